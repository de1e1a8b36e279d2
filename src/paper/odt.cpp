// SPDX-License-Identifier: GPL-3.0-or-later
// libodfgen writes the XML of the document, libzip packs it.
#include "paper/odt.h"

#include "base/error.h"
#include "language/language.h"
#include "paper/keeping.h"
#include "paper/package.h"

#include <fmt/format.h>
#include <libodfgen/libodfgen.hxx>
#include <librevenge/librevenge.h>

#include <algorithm>
#include <utility>

namespace mektep {
namespace {

using librevenge::RVNGPropertyList;
using librevenge::RVNGString;

constexpr double points = 14;

const char* country_of(Language language) { return language == Language::english ? "GB" : "KZ"; }

std::string letters(double size, bool is_bold) {
    return fmt::format("fo:font-size=\"{0}pt\" style:font-size-complex=\"{0}pt\"{1}", size,
                       is_bold ? " fo:font-weight=\"bold\"" : "");
}

/// A style of paragraphs, as the editor's list of styles names it. Headings have LibreOffice's own names.
struct Style {
    const char* name;
    double above = 0, below = 0;  ///< in points
    double left = 0;              ///< in inches
    int outline_level = 0;
    bool keeps_with_next = false;
    bool is_bold = false;
    double size = points;
    const char* align = "start";
};
constexpr Style headings[] = {{.name = "Heading 1",
                               .above = 12,
                               .below = 6,
                               .outline_level = 1,
                               .keeps_with_next = true,
                               .is_bold = true,
                               .size = points * 1.3},
                              {.name = "Heading 2",
                               .above = 11,
                               .below = 4,
                               .outline_level = 2,
                               .keeps_with_next = true,
                               .is_bold = true,
                               .size = points * 1.08},
                              {.name = "Heading 3",
                               .above = 11,
                               .below = 4,
                               .outline_level = 3,
                               .keeps_with_next = true,
                               .is_bold = true}};
constexpr Style text_style{.name = "Letter Text", .below = 6};
constexpr Style address_style{.name = "Address", .below = 2, .left = 2.7};
constexpr Style note_style{.name = "Small Print", .below = 6};
constexpr Style item_style{.name = "List Item", .below = 4};
constexpr Style field_style{.name = "Field", .below = 2};
constexpr Style blank_line_style{.name = "Blank Line", .above = 15};
constexpr Style caption_style{
    .name = "Table Caption", .above = 8, .below = 4, .keeps_with_next = true, .is_bold = true};
constexpr Style header_style{.name = "Table Header", .is_bold = true};
constexpr Style cell_style{.name = "Table Cell"};
constexpr Style number_style{.name = "Table Number", .align = "end"};
constexpr Style footer_style{.name = "Page Number", .align = "end"};

/// Collects the XML that libodfgen sends as SAX events, and adds what it does not write: the letters of the
/// styles, and that each sheet counts its own pages.
class XmlText : public OdfDocumentHandler {
public:
    explicit XmlText(Language language) : language_(language) {}

    void startDocument() override { text_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"; }
    void endDocument() override {}
    void startElement(const char* name, const RVNGPropertyList& attributes) override {
        text_ += fmt::format("<{}", name);
        RVNGPropertyList::Iter entry(attributes);
        for (entry.rewind(); entry.next();) {
            if (std::string_view(entry.key()).starts_with("librevenge:")) continue;
            text_ += fmt::format(" {}=\"{}\"", entry.key(), RVNGString::escapeXML(entry()->getStr()).cstr());
        }
        const std::string_view element(name);
        if (element == "style:style" || element == "style:default-style") open_style(element, attributes);
        if (element == "style:paragraph-properties" && begins_sheet_) text_ += " style:page-number=\"1\"";
        text_ += '>';
    }
    void endElement(const char* name) override {
        const std::string_view element(name);
        if ((element == "style:style" || element == "style:default-style") && !letters_.empty())
            text_ += fmt::format("<style:text-properties {}/>", std::exchange(letters_, {}));
        text_ += fmt::format("</{}>", name);
    }
    void characters(const RVNGString& text) override { text_ += xml_text(text.cstr()); }

    [[nodiscard]] const std::string& text() const { return text_; }

private:
    void open_style(std::string_view element, const RVNGPropertyList& attributes) {
        const auto value = [&attributes](const char* key) {
            const auto* const found = attributes[key];
            return found == nullptr ? std::string() : std::string(found->getStr().cstr());
        };
        begins_sheet_ = !value("style:master-page-name").empty();
        if (element == "style:default-style" && value("style:family") == "paragraph")
            letters_ = fmt::format("fo:font-family=\"Noto Sans\" {} fo:language=\"{}\" fo:country=\"{}\"",
                                   letters(points, false), code(language_), country_of(language_));
        const auto display_name = value("style:display-name");
        for (const auto& style : headings)
            if (display_name == style.name) letters_ = letters(style.size, true);
        for (const auto& style : {caption_style, header_style})
            if (display_name == style.name) letters_ = letters(style.size, true);
    }

    Language language_;
    std::string text_;
    std::string letters_;  ///< of the style that is being written
    bool begins_sheet_ = false;
};

class Writer {
public:
    explicit Writer(OdtGenerator& generator) : generator_(generator) {}

    /// Everything between the first sheet's beginning and the last one's end.
    void write(const std::vector<Block>& blocks) {
        const auto kept = kept_with_next(blocks);
        open_sheet();
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            kept_ = kept[i];
            std::visit(*this, blocks[i]);
        }
        generator_.closePageSpan();
    }

    void operator()(const Heading& heading) {
        const auto level = static_cast<std::size_t>(std::clamp(heading.level, 1, 3));
        paragraph(headings[level - 1], heading.runs);
    }
    void operator()(const Paragraph& each) {
        const bool is_address = each.style == Paragraph::Style::address;
        const bool is_note = each.style == Paragraph::Style::note;
        paragraph(is_address ? address_style : is_note ? note_style : text_style, each.runs, kept_ > 0);
    }
    void operator()(const List& list) {
        begin_sheet();
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
        for (std::size_t i = 0; i < list.items.size(); ++i) {
            generator_.openListElement(properties_of(item_style, i + kept_ >= list.items.size()));
            spans(list.items[i], item_style);
            generator_.closeListElement();
        }
        if (list.ordered)
            generator_.closeOrderedListLevel();
        else
            generator_.closeUnorderedListLevel();
    }
    void operator()(const Fields& fields) {
        for (std::size_t i = 0; i < fields.fields.size(); ++i) {
            const auto& field = fields.fields[i];
            auto runs = field.label;
            for (auto& run : runs) run.strong = true;
            runs.push_back(colon_after(field.label, ": "));
            runs.insert(runs.end(), field.value.begin(), field.value.end());
            paragraph(field_style, runs, i + kept_ >= fields.fields.size());
        }
    }
    void operator()(const BlankLine& line) {
        auto runs = line.label;
        runs.push_back(colon_after(line.label, ": ______________________________"));
        paragraph(blank_line_style, runs, kept_ > 0);
    }
    void operator()(const Table& table) {
        if (!table.caption.empty()) paragraph(caption_style, table.caption);
        auto count = table.header.size();
        for (const auto& each : table.rows) count = std::max(count, each.size());
        if (count == 0) return;
        begin_sheet();
        librevenge::RVNGPropertyListVector columns;
        for (std::size_t i = 0; i < count; ++i) {
            RVNGPropertyList column;
            const auto first = count == 1 ? 6.5 : 2.7;
            column.insert("style:column-width", i == 0 ? first : 3.8 / static_cast<double>(count - 1),
                          librevenge::RVNG_INCH);
            columns.append(column);
        }
        RVNGPropertyList properties;
        properties.insert("librevenge:table-columns", columns);
        generator_.openTable(properties);
        if (!table.header.empty()) row(table.header, count, true);
        for (const auto& each : table.rows) row(each, count, false);
        generator_.closeTable();
    }
    void operator()(const SheetBreak&) { sheet_is_over_ = has_content_; }

private:
    static Run colon_after(const Runs& label, const char* colon) {
        return {.text = colon, .language = label.empty() ? Language::english : label.back().language};
    }

    /// The same properties are the same style, so that the editor has a dozen of them and not hundreds.
    static RVNGPropertyList properties_of(const Style& style, bool is_kept = false) {
        RVNGPropertyList properties;
        const bool gets_kept = is_kept && !style.keeps_with_next;
        properties.insert("style:display-name",
                          (std::string(style.name) + (gets_kept ? " (with next)" : "")).c_str());
        properties.insert("fo:margin-top", style.above, librevenge::RVNG_POINT);
        properties.insert("fo:margin-bottom", style.below, librevenge::RVNG_POINT);
        if (style.left > 0) properties.insert("fo:margin-left", style.left, librevenge::RVNG_INCH);
        properties.insert("fo:text-align", style.align);
        properties.insert("fo:widows", 2);
        properties.insert("fo:orphans", 2);
        if (is_kept || style.keeps_with_next) properties.insert("fo:keep-with-next", "always");
        if (style.outline_level > 0) properties.insert("text:outline-level", style.outline_level);
        return properties;
    }

    void open_sheet() {
        RVNGPropertyList page;
        page.insert("fo:page-width", 8.268, librevenge::RVNG_INCH);
        page.insert("fo:page-height", 11.693, librevenge::RVNG_INCH);
        page.insert("fo:margin-left", 1.18, librevenge::RVNG_INCH);
        page.insert("fo:margin-right", 0.59, librevenge::RVNG_INCH);
        page.insert("fo:margin-top", 0.79, librevenge::RVNG_INCH);
        page.insert("fo:margin-bottom", 0.5, librevenge::RVNG_INCH);
        generator_.openPageSpan(page);
        RVNGPropertyList footer;
        footer.insert("librevenge:occurrence", "all");
        generator_.openFooter(footer);
        generator_.openParagraph(properties_of(footer_style));
        RVNGPropertyList number;
        number.insert("librevenge:field-type", "text:page-number");
        number.insert("style:num-format", "1");
        generator_.insertField(number);
        generator_.closeParagraph();
        generator_.closeFooter();
    }
    /// What follows a SheetBreak begins a new page, and counts anew.
    void begin_sheet() {
        has_content_ = true;
        if (!std::exchange(sheet_is_over_, false)) return;
        generator_.closePageSpan();
        open_sheet();
    }

    void paragraph(const Style& style, const Runs& runs, bool is_kept = false) {
        begin_sheet();
        generator_.openParagraph(properties_of(style, is_kept));
        spans(runs, style);
        generator_.closeParagraph();
    }

    /// A hair line below each row leads the eye.
    void row(const std::vector<Runs>& cells, std::size_t count, bool is_header) {
        RVNGPropertyList properties;
        properties.insert("librevenge:is-header-row", is_header);
        generator_.openTableRow(properties);
        for (std::size_t i = 0; i < count; ++i) {
            RVNGPropertyList cell;
            cell.insert("fo:border-bottom", "0.5pt solid #000000");
            generator_.openTableCell(cell);
            auto style = is_header ? header_style : i == 0 ? cell_style : number_style;
            if (i > 0) style.align = "end";
            if (is_header && i > 0) style.name = "Table Number Header";
            generator_.openParagraph(properties_of(style));
            if (i < cells.size()) spans(cells[i], style);
            generator_.closeParagraph();
            generator_.closeTableCell();
        }
        generator_.closeTableRow();
    }

    void spans(const Runs& runs, const Style& style) {
        for (const auto& run : runs) {
            RVNGPropertyList properties;
            properties.insert("style:font-name", "Noto Sans");
            properties.insert("fo:font-size", style.size, librevenge::RVNG_POINT);
            properties.insert("fo:language", std::string(code(run.language)).c_str());
            properties.insert("fo:country", country_of(run.language));
            if (style.is_bold || run.strong) properties.insert("fo:font-weight", "bold");
            generator_.openSpan(properties);
            // librevenge collapses nothing: blanks at the ends stay as they are.
            generator_.insertText(run.text.c_str());
            generator_.closeSpan();
        }
    }

    OdtGenerator& generator_;
    int lists_ = 0;
    std::size_t kept_ = 0;  ///< of the block that is written, its last lines that stay with the next
    bool has_content_ = false, sheet_is_over_ = false;
};

}  // namespace

std::string odt(const Document& document) {
    XmlText content(document.language), styles(document.language), meta(document.language),
        manifest(document.language);
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
        Writer(generator).write(document.blocks);
        generator.endDocument();
    }
    return packed({{"mimetype", "application/vnd.oasis.opendocument.text", true},
                   {"content.xml", content.text()},
                   {"styles.xml", styles.text()},
                   {"meta.xml", meta.text()},
                   {"META-INF/manifest.xml", manifest.text()}});
}

}  // namespace mektep
