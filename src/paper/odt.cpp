// SPDX-License-Identifier: GPL-3.0-or-later
// libodfgen writes the XML of the document, libzip packs it.
#include "paper/odt.h"

#include "base/error.h"
#include "language/language.h"
#include "paper/package.h"

#include <fmt/format.h>
#include <libodfgen/libodfgen.hxx>
#include <librevenge/librevenge.h>

#include <array>
#include <utility>

namespace mektep {
namespace {

using librevenge::RVNGPropertyList;
using librevenge::RVNGString;

/// Collects the XML that libodfgen sends as SAX events.
class XmlText : public OdfDocumentHandler {
public:
    void startDocument() override { text_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"; }
    void endDocument() override {}
    void startElement(const char* name, const RVNGPropertyList& attributes) override {
        text_ += fmt::format("<{}", name);
        RVNGPropertyList::Iter entry(attributes);
        for (entry.rewind(); entry.next();) {
            if (std::string_view(entry.key()).starts_with("librevenge:")) continue;
            text_ += fmt::format(" {}=\"{}\"", entry.key(), RVNGString::escapeXML(entry()->getStr()).cstr());
        }
        text_ += '>';
    }
    void endElement(const char* name) override { text_ += fmt::format("</{}>", name); }
    void characters(const RVNGString& text) override { text_ += xml_text(text.cstr()); }

    [[nodiscard]] const std::string& text() const { return text_; }

private:
    std::string text_;
};

class Writer {
public:
    Writer(OdtGenerator& generator, double points) : generator_(generator), points_(points) {}

    void operator()(const Heading& heading) {
        RVNGPropertyList properties = paragraph_properties();
        properties.insert("text:outline-level", heading.level);
        properties.insert("fo:margin-top", 0.15, librevenge::RVNG_INCH);
        properties.insert("fo:keep-with-next", "always");
        generator_.openParagraph(properties);
        spans(heading.runs, heading.level == 1 ? points_ * 1.3 : points_ * 1.08, true);
        generator_.closeParagraph();
    }
    void operator()(const Paragraph& paragraph) {
        RVNGPropertyList properties = paragraph_properties();
        properties.insert("fo:margin-bottom", 0.08, librevenge::RVNG_INCH);
        if (paragraph.style == Paragraph::Style::address)
            properties.insert("fo:margin-left", 2.7, librevenge::RVNG_INCH);
        generator_.openParagraph(properties);
        spans(paragraph.runs, points_, false);
        generator_.closeParagraph();
    }
    void operator()(const List& list) {
        RVNGPropertyList level;
        level.insert("librevenge:list-id", ++lists_);
        level.insert("librevenge:level", 1);
        level.insert("text:space-before", 0.0, librevenge::RVNG_INCH);
        level.insert("text:min-label-width", 0.3, librevenge::RVNG_INCH);
        if (list.ordered) {
            level.insert("style:num-format", "1");
            level.insert("style:num-suffix", ".");
            level.insert("text:start-value", 1);
            generator_.openOrderedListLevel(level);
        } else {
            level.insert("text:bullet-char", "•");
            generator_.openUnorderedListLevel(level);
        }
        for (const auto& item : list.items) {
            generator_.openListElement(RVNGPropertyList());
            spans(item, points_, false);
            generator_.closeListElement();
        }
        if (list.ordered)
            generator_.closeOrderedListLevel();
        else
            generator_.closeUnorderedListLevel();
    }
    void operator()(const Fields& fields) {
        for (const auto& field : fields.fields) {
            generator_.openParagraph(paragraph_properties());
            spans(field.label, points_, true);
            spans({Run{.text = ": ",
                       .language = field.label.empty() ? Language::english : field.label.back().language}},
                  points_, false);
            spans(field.value, points_, false);
            generator_.closeParagraph();
        }
    }
    void operator()(const BlankLine& line) {
        RVNGPropertyList properties;
        properties.insert("fo:margin-top", 0.2, librevenge::RVNG_INCH);
        generator_.openParagraph(properties);
        spans(line.label, points_, false);
        generator_.insertText(": ______________________________");
        generator_.closeParagraph();
    }
    void operator()(const Table& table) {
        if (!table.caption.empty()) operator()(Paragraph{.runs = table.caption});
        librevenge::RVNGPropertyListVector columns;
        for (std::size_t i = 0; i < table.header.size(); ++i) {
            RVNGPropertyList column;
            column.insert("style:column-width",
                          i == 0 ? 2.7 : 3.8 / static_cast<double>(table.header.size() - 1),
                          librevenge::RVNG_INCH);
            columns.append(column);
        }
        RVNGPropertyList properties;
        properties.insert("librevenge:table-columns", columns);
        generator_.openTable(properties);
        row(table.header, true);
        for (const auto& each : table.rows) row(each, false);
        generator_.closeTable();
    }
    void operator()(const SheetBreak&) { page_break_ = true; }

private:
    /// What follows a SheetBreak begins a new page.
    RVNGPropertyList paragraph_properties() {
        RVNGPropertyList properties;
        if (std::exchange(page_break_, false)) properties.insert("fo:break-before", "page");
        return properties;
    }

    void row(const std::vector<Runs>& cells, bool is_header) {
        RVNGPropertyList properties;
        properties.insert("librevenge:is-header-row", is_header);
        generator_.openTableRow(properties);
        for (std::size_t i = 0; i < cells.size(); ++i) {
            generator_.openTableCell(RVNGPropertyList());
            auto paragraph = paragraph_properties();
            if (i > 0) paragraph.insert("fo:text-align", "end");
            generator_.openParagraph(paragraph);
            spans(cells[i], points_, is_header);
            generator_.closeParagraph();
            generator_.closeTableCell();
        }
        generator_.closeTableRow();
    }

    void spans(const Runs& runs, double points, bool is_bold) {
        for (const auto& run : runs) {
            RVNGPropertyList properties;
            properties.insert("style:font-name", "Noto Sans");
            properties.insert("fo:font-size", points, librevenge::RVNG_POINT);
            properties.insert("fo:language", std::string(code(run.language)).c_str());
            properties.insert("fo:country", run.language == Language::english ? "GB" : "KZ");
            if (is_bold || run.strong) properties.insert("fo:font-weight", "bold");
            generator_.openSpan(properties);
            // librevenge collapses nothing: blanks at the ends stay as they are.
            generator_.insertText(run.text.c_str());
            generator_.closeSpan();
        }
    }

    OdtGenerator& generator_;
    double points_;
    int lists_ = 0;
    bool page_break_ = false;
};

}  // namespace

std::string odt(const Document& document) {
    XmlText content, styles, meta, manifest;
    {
        OdtGenerator generator;
        generator.addDocumentHandler(&content, ODF_CONTENT_XML);
        generator.addDocumentHandler(&styles, ODF_STYLES_XML);
        generator.addDocumentHandler(&meta, ODF_META_XML);
        generator.addDocumentHandler(&manifest, ODF_MANIFEST_XML);
        generator.startDocument(RVNGPropertyList());
        RVNGPropertyList metadata;
        metadata.insert("dc:title", document.title.c_str());
        metadata.insert("dc:language", std::string(tag(document.language)).c_str());
        generator.setDocumentMetaData(metadata);
        RVNGPropertyList page;
        page.insert("fo:page-width", 8.268, librevenge::RVNG_INCH);
        page.insert("fo:page-height", 11.693, librevenge::RVNG_INCH);
        page.insert("fo:margin-left", 1.18, librevenge::RVNG_INCH);
        page.insert("fo:margin-right", 0.59, librevenge::RVNG_INCH);
        page.insert("fo:margin-top", 0.79, librevenge::RVNG_INCH);
        page.insert("fo:margin-bottom", 0.79, librevenge::RVNG_INCH);
        generator.openPageSpan(page);
        Writer writer(generator, 14);
        for (const auto& block : document.blocks) std::visit(writer, block);
        generator.closePageSpan();
        generator.endDocument();
    }
    return packed({{"mimetype", "application/vnd.oasis.opendocument.text", true},
                   {"content.xml", content.text()},
                   {"styles.xml", styles.text()},
                   {"meta.xml", meta.text()},
                   {"META-INF/manifest.xml", manifest.text()}});
}

}  // namespace mektep
