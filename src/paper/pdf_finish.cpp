// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/pdf_finish.h"

#include "base/error.h"
#include "language/language.h"
#include "paper/package.h"

#include <fmt/format.h>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <optional>
#include <stdexcept>
#include <string_view>

namespace mektep {
namespace {

/// PDF/A allows no property that it does not know, unless the file describes it (ISO 19005-2, 6.6.2.3.3).
constexpr const char* schema_of_pdfua =
    "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" "
    "xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" "
    "xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>\n";

std::string xmp(const Document& document) {
    return fmt::format(
        "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
        "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
        "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
        "xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\" "
        "xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n"
        "<pdfuaid:part>1</pdfuaid:part>\n"
        "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>\n"
        "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></dc:title>\n"
        "<dc:language><rdf:Bag><rdf:li>{}</rdf:li></rdf:Bag></dc:language>\n"
        "</rdf:Description>\n{}</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>\n",
        xml_text(document.title), tag(document.language), schema_of_pdfua);
}

/// Puts text and rules that stand outside of marked content into /Artifact sequences: Cairo 1.16 has no tag
/// for these. Page numbers and repeated headers are artifacts of pagination (ISO 14289-1, 7.8), rules and
/// bars of layout.
class ArtifactMarker : public QPDFObjectHandle::TokenFilter {
public:
    void handleToken(const QPDFTokenizer::Token& token) override {
        operands_.push_back(token);
        if (token.getType() != QPDFTokenizer::tt_word) return;
        const auto& op = token.getValue();
        if (op == "EMC" && depth_ == 0 && closed_early_ > 0) {
            --closed_early_;
            return operands_.clear();
        }
        if (op == "BDC" || op == "BMC") ++depth_;
        if (op == "rg") fill_ = grey();
        if (depth_ == 0 && !is_open_ && (op == "BT" || op == "m" || op == "re")) {
            write(fmt::format("\n/Artifact <</Type {}>> BDC\n", op == "BT" ? kind_of_text() : "/Layout"));
            is_open_ = true;
        }
        const bool ends_content = op == "rg" && (fill_ == footer_grey || fill_ == header_grey);
        flush();
        if (op == "EMC") --depth_;
        for (; ends_content && depth_ > 0; --depth_, ++closed_early_) write("\nEMC\n");
        if (is_open_ && (op == "ET" || op == "S" || op == "f" || op == "f*" || op == "n")) {
            write("\nEMC\n");
            is_open_ = false;
        }
    }
    void handleEOF() override { flush(); }

private:
    /// Of a colour whose three parts are the same.
    [[nodiscard]] std::optional<double> grey() const {
        std::optional<double> first;
        for (const auto& token : operands_) {
            if (token.getType() == QPDFTokenizer::tt_space || token.getType() == QPDFTokenizer::tt_word)
                continue;
            const auto part = std::stod(token.getValue());
            if (first && *first != part) return std::nullopt;
            first = part;
        }
        return first;
    }
    [[nodiscard]] std::string_view kind_of_text() const {
        if (fill_ == header_grey) return "/Pagination /Subtype /Header";
        return "/Pagination /Subtype /Footer";
    }
    void flush() {
        for (const auto& token : operands_) writeToken(token);
        operands_.clear();
    }

    std::vector<QPDFTokenizer::Token>
        operands_;  ///< an operator comes after them, its artifact must begin before
    std::optional<double> fill_ = {};
    int depth_ = 0;
    int closed_early_ = 0;  ///< marks that Cairo will still end
    bool is_open_ = false;
};

/// The elements that have attributes, from top to bottom, in the order in which they were begun.
void find_elements(QPDFObjectHandle element, std::vector<QPDFObjectHandle>& found) {
    if (element.isArray()) {
        for (auto& child : element.aitems()) find_elements(child, found);
        return;
    }
    if (!element.isDictionary() || !element.hasKey("/K")) return;
    auto role = element.getKey("/S");
    for (const char* each : {"/Span", "/L", "/TH", "/Figure"})
        if (role.isNameAndEquals(each)) found.push_back(element);
    find_elements(element.getKey("/K"), found);
}

QPDFObjectHandle attribute_object(const char* owner, const char* key, const std::string& value) {
    auto object = QPDFObjectHandle::newDictionary();
    object.replaceKey("/O", QPDFObjectHandle::newName(owner));
    object.replaceKey(key, QPDFObjectHandle::newName(value));
    return object;
}

void finish_figure(QPDFObjectHandle figure, const Attribute& attribute) {
    figure.replaceKey("/Alt", QPDFObjectHandle::newUnicodeString(attribute.value));
    auto box = QPDFObjectHandle::newArray();
    for (const auto edge : attribute.box) box.appendItem(QPDFObjectHandle::newReal(edge, 2));
    auto layout = QPDFObjectHandle::newDictionary();
    layout.replaceKey("/O", QPDFObjectHandle::newName("/Layout"));
    layout.replaceKey("/BBox", box);
    layout.replaceKey("/Placement", QPDFObjectHandle::newName("/Block"));
    figure.replaceKey("/A", layout);
}

void finish_elements(QPDF& pdf, const std::vector<Attribute>& attributes) {
    std::vector<QPDFObjectHandle> elements;
    find_elements(pdf.getRoot().getKey("/StructTreeRoot"), elements);
    if (elements.size() != attributes.size()) bug("the PDF has other elements than were drawn");
    for (std::size_t i = 0; i < elements.size(); ++i) {
        const auto& [role, value, box] = attributes[i];
        if (!elements[i].getKey("/S").isNameAndEquals(role)) bug("the PDF has its elements in another order");
        if (role == "/Span")
            elements[i].replaceKey("/Lang", QPDFObjectHandle::newString(value));
        else if (role == "/Figure")
            finish_figure(elements[i], attributes[i]);
        else if (role == "/TH")
            elements[i].replaceKey("/A", attribute_object("/Table", "/Scope", value));
        else
            elements[i].replaceKey("/A", attribute_object("/List", "/ListNumbering", value));
    }
}

/// Gives the red, green and blue of the page the meaning of sRGB (IEC 61966-2-1), with no profile of any
/// device: PDF/A allows no bare device colours. Nothing is transparent, so the page needs no group.
void finish_page(QPDFObjectHandle page) {
    static const char* const srgb =
        "[/CalRGB << /WhitePoint [0.9505 1 1.089] /Gamma [2.2 2.2 2.2] "
        "/Matrix [0.4124 0.2126 0.0193 0.3576 0.7152 0.1192 0.1805 0.0722 0.9505] >>]";
    page.replaceKey("/Tabs", QPDFObjectHandle::newName("/S"));
    page.removeKey("/Group");
    auto resources = page.getKey("/Resources");
    auto spaces = resources.getKey("/ColorSpace");
    if (!spaces.isDictionary()) spaces = QPDFObjectHandle::newDictionary();
    spaces.replaceKey("/DefaultRGB", QPDFObjectHandle::parse(srgb));
    resources.replaceKey("/ColorSpace", spaces);
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

std::string finished(const Drawn& drawn, const Document& document) {
    try {
        QPDF pdf;
        pdf.setSuppressWarnings(true);
        pdf.processMemoryFile("letter", drawn.bytes.data(), drawn.bytes.size());
        finish_catalog(pdf, document);
        finish_elements(pdf, drawn.attributes);
        for (auto& page : QPDFPageDocumentHelper(pdf).getAllPages()) {
            finish_page(page.getObjectHandle());
            page.addContentTokenFilter(std::shared_ptr<QPDFObjectHandle::TokenFilter>(new ArtifactMarker));
        }
        for (auto& object : pdf.getAllObjects())
            if (object.isDictionaryOfType("/Font", "/CIDFontType2"))
                object.replaceKey("/CIDToGIDMap", QPDFObjectHandle::newName("/Identity"));
        QPDFWriter writer(pdf);
        writer.setOutputMemory();
        writer.setDeterministicID(true);
        writer.setNewlineBeforeEndstream(true);  // ISO 19005-2, 6.1.7.1
        writer.write();
        const auto buffer = writer.getBufferSharedPointer();
        return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
    } catch (const std::runtime_error& trouble) {
        throw Failure(Outside::disk, fmt::format("finishing the PDF: {}", trouble.what()));
    }
}

}  // namespace mektep
