// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/pdf_finish.h"

#include <fmt/format.h>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "base/error.h"
#include "language/language.h"

namespace mektep {
namespace {

std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '&') result += "&amp;";
        else if (c == '<') result += "&lt;";
        else if (c == '>') result += "&gt;";
        else result += c;
    }
    return result;
}

std::string xmp(const Document& document) {
    return fmt::format(
        "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
        "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"
        "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></dc:title>\n"
        "<dc:language><rdf:Bag><rdf:li>{}</rdf:li></rdf:Bag></dc:language>\n"
        "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>\n",
        escaped(document.title), tag(document.language));
}

/// Puts what stands outside of marked content into /Artifact sequences.
class ArtifactMarker : public QPDFObjectHandle::TokenFilter {
public:
    void handleToken(const QPDFTokenizer::Token& token) override {
        if (token.getType() == QPDFTokenizer::tt_word) {
            const auto& op = token.getValue();
            if (op == "BDC" || op == "BMC") ++depth_;
            if (op == "BT" && depth_ == 0) {
                write("/Artifact BMC\n");
                opened_ = true;
            }
            writeToken(token);
            if (op == "EMC" && depth_ > 0) --depth_;
            if (op == "ET" && opened_) {
                write("\nEMC\n");
                opened_ = false;
            }
            return;
        }
        writeToken(token);
    }

private:
    int depth_ = 0;
    bool opened_ = false;
};

void finish_catalog(QPDF& pdf, const Document& document) {
    auto root = pdf.getRoot();
    root.replaceKey("/Lang", QPDFObjectHandle::newString(std::string(tag(document.language))));
    auto mark = QPDFObjectHandle::newDictionary();
    mark.replaceKey("/Marked", QPDFObjectHandle::newBool(true));
    root.replaceKey("/MarkInfo", mark);
    auto preferences = QPDFObjectHandle::newDictionary();
    preferences.replaceKey("/DisplayDocTitle", QPDFObjectHandle::newBool(true));
    root.replaceKey("/ViewerPreferences", preferences);
    auto metadata = QPDFObjectHandle::newStream(&pdf, xmp(document));
    metadata.getDict().replaceKey("/Type", QPDFObjectHandle::newName("/Metadata"));
    metadata.getDict().replaceKey("/Subtype", QPDFObjectHandle::newName("/XML"));
    root.replaceKey("/Metadata", pdf.makeIndirectObject(metadata));
    auto info = pdf.getTrailer().getKey("/Info");
    if (info.isDictionary()) {
        info.replaceKey("/Title", QPDFObjectHandle::newUnicodeString(document.title));
        info.removeKey("/Producer");
        info.removeKey("/CreationDate");
    }
}

}  // namespace

std::string finished(std::string_view bytes, const Document& document) {
    try {
        QPDF pdf;
        pdf.setSuppressWarnings(true);
        pdf.processMemoryFile("letter", bytes.data(), bytes.size());
        finish_catalog(pdf, document);
        for (auto& page : QPDFPageDocumentHelper(pdf).getAllPages()) {
            page.getObjectHandle().replaceKey("/Tabs", QPDFObjectHandle::newName("/S"));
            page.addContentTokenFilter(std::shared_ptr<QPDFObjectHandle::TokenFilter>(new ArtifactMarker));
        }
        for (auto& object : pdf.getAllObjects())
            if (object.isDictionaryOfType("/Font", "/CIDFontType2")) object.replaceKey("/CIDToGIDMap", QPDFObjectHandle::newName("/Identity"));
        QPDFWriter writer(pdf);
        writer.setOutputMemory();
        writer.setDeterministicID(true);
        writer.write();
        const auto buffer = writer.getBufferSharedPointer();
        return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
    } catch (const std::exception& trouble) {
        throw Failure(Outside::disk, fmt::format("finishing the PDF: {}", trouble.what()));
    }
}

}  // namespace mektep
