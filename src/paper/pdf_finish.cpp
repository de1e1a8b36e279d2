// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/pdf_finish.h"

#include "base/error.h"
#include "language/language.h"

#include <fmt/format.h>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <stdexcept>

namespace mektep {
namespace {

std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '&')
            result += "&amp;";
        else if (c == '<')
            result += "&lt;";
        else if (c == '>')
            result += "&gt;";
        else
            result += c;
    }
    return result;
}

std::string xmp(const Document& document) {
    return fmt::format(
        "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
        "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
        "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"
        "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></dc:title>\n"
        "<dc:language><rdf:Bag><rdf:li>{}</rdf:li></rdf:Bag></dc:language>\n"
        "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>\n",
        escaped(document.title), tag(document.language));
}

/// Puts text and rules that stand outside of marked content into /Artifact sequences: Cairo 1.16 has no tag
/// for these.
class ArtifactMarker : public QPDFObjectHandle::TokenFilter {
public:
    void handleToken(const QPDFTokenizer::Token& token) override {
        operands_.push_back(token);
        if (token.getType() != QPDFTokenizer::tt_word) return;
        const auto& op = token.getValue();
        if (op == "BDC" || op == "BMC") ++depth_;
        if (depth_ == 0 && !is_open_ && (op == "BT" || op == "m" || op == "re")) {
            write("\n/Artifact BMC\n");
            is_open_ = true;
        }
        flush();
        if (op == "EMC") --depth_;
        if (is_open_ && (op == "ET" || op == "S" || op == "f" || op == "f*" || op == "n")) {
            write("\nEMC\n");
            is_open_ = false;
        }
    }
    void handleEOF() override { flush(); }

private:
    void flush() {
        for (const auto& token : operands_) writeToken(token);
        operands_.clear();
    }

    std::vector<QPDFTokenizer::Token>
        operands_;  ///< an operator comes after them, its artifact must begin before
    int depth_ = 0;
    bool is_open_ = false;
};

/// The Span elements from top to bottom, in the order in which they were begun.
void find_spans(QPDFObjectHandle element, std::vector<QPDFObjectHandle>& spans) {
    if (element.isArray()) {
        for (auto& child : element.aitems()) find_spans(child, spans);
        return;
    }
    if (!element.isDictionary() || !element.hasKey("/K")) return;
    if (element.getKey("/S").isNameAndEquals("/Span")) spans.push_back(element);
    find_spans(element.getKey("/K"), spans);
}

void finish_spans(QPDF& pdf, const std::vector<std::string>& languages) {
    std::vector<QPDFObjectHandle> spans;
    find_spans(pdf.getRoot().getKey("/StructTreeRoot"), spans);
    if (spans.size() != languages.size()) bug("the PDF has other Span elements than were drawn");
    for (std::size_t i = 0; i < spans.size(); ++i)
        spans[i].replaceKey("/Lang", QPDFObjectHandle::newString(languages[i]));
}

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

std::string finished(std::string_view bytes, const Document& document,
                     const std::vector<std::string>& span_languages) {
    try {
        QPDF pdf;
        pdf.setSuppressWarnings(true);
        pdf.processMemoryFile("letter", bytes.data(), bytes.size());
        finish_catalog(pdf, document);
        finish_spans(pdf, span_languages);
        for (auto& page : QPDFPageDocumentHelper(pdf).getAllPages()) {
            page.getObjectHandle().replaceKey("/Tabs", QPDFObjectHandle::newName("/S"));
            page.addContentTokenFilter(std::shared_ptr<QPDFObjectHandle::TokenFilter>(new ArtifactMarker));
        }
        for (auto& object : pdf.getAllObjects())
            if (object.isDictionaryOfType("/Font", "/CIDFontType2"))
                object.replaceKey("/CIDToGIDMap", QPDFObjectHandle::newName("/Identity"));
        QPDFWriter writer(pdf);
        writer.setOutputMemory();
        writer.setDeterministicID(true);
        writer.write();
        const auto buffer = writer.getBufferSharedPointer();
        return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
    } catch (const std::runtime_error& trouble) {
        throw Failure(Outside::disk, fmt::format("finishing the PDF: {}", trouble.what()));
    }
}

}  // namespace mektep
