// SPDX-License-Identifier: GPL-3.0-or-later
// Debian has no C++ library that writes DOCX: the few parts that a letter needs are written here.
#include "paper/docx.h"

#include "language/language.h"
#include "paper/keeping.h"
#include "paper/package.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace mektep {
namespace {

constexpr int points = 14;
/// A4 with the margins of the PDF, in twentieths of a point.
constexpr const char* page_size =
    R"(<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1247" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>)";

constexpr const char* head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr const char* w_space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
constexpr const char* r_space =
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// Paragraphs are held back by one, since the end of a section stands in its last one.
class Writer {
public:
    void write(const std::vector<Block>& blocks) {
        const auto kept = kept_with_next(blocks);
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            kept_ = kept[i];
            std::visit(*this, blocks[i]);
        }
    }

    void operator()(const Heading& heading) {
        add(fmt::format("<w:pStyle w:val=\"Heading{}\"/>", std::clamp(heading.level, 1, 6)),
            spans(heading.runs));
    }
    void operator()(const Paragraph& paragraph) {
        using Style = Paragraph::Style;
        const std::string style = paragraph.style == Style::address ? "<w:pStyle w:val=\"Address\"/>"
                                  : paragraph.style == Style::note  ? "<w:pStyle w:val=\"SmallPrint\"/>"
                                                                    : "";
        add(style + keep(kept_ > 0), spans(paragraph.runs));
    }
    void operator()(const List& list) {
        // Each numbered list has a number of its own, so that it begins at 1.
        const int number = list.ordered ? first_ordered_list + ordered_lists_++ : bullet_list;
        for (std::size_t i = 0; i < list.items.size(); ++i)
            if (!list.items[i].empty())
                add(fmt::format("<w:pStyle w:val=\"ListParagraph\"/>{}<w:numPr><w:ilvl w:val=\"0\"/><w:numId "
                                "w:val=\"{}\"/></w:numPr>",
                                keep(i + kept_ >= list.items.size()), number),
                    spans(list.items[i]));
    }
    void operator()(const Fields& fields) {
        for (std::size_t i = 0; i < fields.fields.size(); ++i) {
            const auto& field = fields.fields[i];
            auto label = field.label;
            for (auto& run : label) run.strong = true;
            add("<w:pStyle w:val=\"Field\"/>" + keep(i + kept_ >= fields.fields.size()),
                spans(label) + spans({colon_after(field.label, ": ")}) + spans(field.value));
        }
    }
    void operator()(const BlankLine& line) {
        add("<w:pStyle w:val=\"BlankLine\"/>" + keep(kept_ > 0),
            spans(line.label) + spans({colon_after(line.label, ": ")}) + "<w:r><w:tab/></w:r>");
    }
    void operator()(const Table& table) {
        if (!table.caption.empty()) add("<w:pStyle w:val=\"Caption\"/>", spans(table.caption));
        auto count = table.header.size();
        for (const auto& each : table.rows) count = std::max(count, each.size());
        if (count == 0) return;
        flush();
        text_ +=
            "<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblBorders><w:bottom w:val=\"single\" "
            "w:sz=\"4\"/><w:insideH w:val=\"single\" w:sz=\"4\"/></w:tblBorders></w:tblPr><w:tblGrid>";
        for (std::size_t i = 0; i < count; ++i) text_ += fmt::format("<w:gridCol w:w=\"{}\"/>", 9355 / count);
        text_ += "</w:tblGrid>\n";
        if (!table.header.empty()) text_ += row(table.header, count, true);
        for (const auto& each : table.rows) text_ += row(each, count, false);
        text_ += "</w:tbl>\n";
        add("<w:spacing w:after=\"0\"/>", "");  // Word wants a paragraph after a table
    }
    void operator()(const SheetBreak&) {
        if (text_.empty() && last_.second.empty()) return;
        last_.first += section(false);
    }

    /// The body of the document, ended.
    [[nodiscard]] std::string body() && {
        flush();
        return std::move(text_) + section(true);
    }
    [[nodiscard]] int ordered_lists() const { return ordered_lists_; }

    static constexpr int bullet_list = 1, first_ordered_list = 2;

private:
    static Run colon_after(const Runs& label, const char* colon) {
        return {.text = colon, .language = label.empty() ? Language::english : label.back().language};
    }

    static std::string section(bool is_last) {
        return fmt::format(
            "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId4\"/>{}{}<w:pgNumType "
            "w:start=\"1\"/></w:sectPr>",
            is_last ? "" : "<w:type w:val=\"nextPage\"/>", page_size);
    }

    static std::string spans(const Runs& runs) {
        std::string text;
        for (const auto& run : runs)
            text += fmt::format(
                "<w:r><w:rPr>{}<w:lang w:val=\"{}\"/></w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>",
                run.strong ? "<w:b/>" : "", tag(run.language), xml_text(run.text));
        return text;
    }

    static std::string row(const std::vector<Runs>& cells, std::size_t count, bool is_header) {
        std::string text = is_header ? "<w:tr><w:trPr><w:tblHeader/></w:trPr>" : "<w:tr>";
        for (std::size_t i = 0; i < count; ++i) {
            auto runs = i < cells.size() ? cells[i] : Runs{};
            for (auto& run : runs) run.strong = run.strong || is_header;
            text += fmt::format("<w:tc><w:p><w:pPr>{}</w:pPr>{}</w:p></w:tc>",
                                i == 0 ? "" : "<w:jc w:val=\"right\"/>", spans(runs));
        }
        return text + "</w:tr>\n";
    }
    static std::string keep(bool is_kept) { return is_kept ? "<w:keepNext/>" : ""; }

    void add(std::string properties, std::string content) {
        flush();
        last_ = {std::move(properties), std::move(content)};
    }
    void flush() {
        if (last_.first.empty() && last_.second.empty()) return;
        text_ += fmt::format("<w:p><w:pPr>{}</w:pPr>{}</w:p>\n", last_.first, last_.second);
        last_ = {};
    }

    std::string text_;
    std::pair<std::string, std::string> last_;  ///< properties and content
    int ordered_lists_ = 0;
    std::size_t kept_ = 0;  ///< of the block that is written, its last lines that stay with the next
};

std::string style(const char* id, const char* name, const std::string& paragraph, const std::string& run) {
    return fmt::format(
        "<w:style w:type=\"paragraph\" w:styleId=\"{}\"><w:name w:val=\"{}\"/><w:basedOn w:val=\"Normal\"/>"
        "<w:qFormat/><w:pPr>{}</w:pPr><w:rPr>{}</w:rPr></w:style>\n",
        id, name, paragraph, run);
}

std::string styles(Language language) {
    const auto size = [](double of) { return fmt::format("<w:sz w:val=\"{}\"/>", static_cast<int>(of * 2)); };
    std::string text = fmt::format(
        "{}<w:styles {}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Noto Sans\" w:hAnsi=\"Noto "
        "Sans\" "
        "w:cs=\"Noto Sans\"/><w:sz w:val=\"{}\"/><w:lang w:val=\"{}\"/></w:rPr></w:rPrDefault>"
        "<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:before=\"0\" w:after=\"120\" w:line=\"264\" "
        "w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>\n"
        "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/>"
        "<w:qFormat/></w:style>\n",
        head, w_space, points * 2, tag(language));
    for (int level = 1; level <= 6; ++level)
        text += style(fmt::format("Heading{}", level).c_str(), fmt::format("heading {}", level).c_str(),
                      fmt::format("<w:keepNext/><w:spacing w:before=\"240\" w:after=\"80\"/><w:outlineLvl "
                                  "w:val=\"{}\"/>",
                                  level - 1),
                      "<w:b/>" + size(level == 1   ? points * 1.3
                                      : level == 2 ? points * 1.08
                                                   : points));
    text += style("Caption", "caption", "<w:keepNext/>", "<w:b/>");
    text += style("ListParagraph", "List Paragraph", "<w:spacing w:after=\"80\"/>", "");
    text += style("Address", "Address", "<w:spacing w:after=\"40\"/><w:ind w:left=\"3900\"/>", "");
    text += style("Field", "Field", "<w:spacing w:after=\"40\"/>", "");
    text += style("SmallPrint", "Small Print", "", "");
    text += style("BlankLine", "Blank Line",
                  "<w:tabs><w:tab w:val=\"right\" w:leader=\"underscore\" w:pos=\"6500\"/></w:tabs>"
                  "<w:spacing w:before=\"300\"/>",
                  "");
    text += style("Footer", "footer", "<w:jc w:val=\"right\"/>", "");
    return text + "</w:styles>";
}

std::string numbering(int ordered_lists) {
    const auto level = [](const char* format, const char* words) {
        return fmt::format(
            "<w:multiLevelType w:val=\"singleLevel\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt "
            "w:val=\"{}\"/><w:lvlText w:val=\"{}\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"480\" "
            "w:hanging=\"480\"/></w:pPr></w:lvl>",
            format, words);
    };
    std::string text = fmt::format(
        "{}<w:numbering {}><w:abstractNum w:abstractNumId=\"0\">{}</w:abstractNum><w:abstractNum "
        "w:abstractNumId=\"1\">{}</w:abstractNum><w:num w:numId=\"{}\"><w:abstractNumId "
        "w:val=\"0\"/></w:num>",
        head, w_space, level("bullet", "•"), level("decimal", "%1."), Writer::bullet_list);
    for (int i = 0; i < ordered_lists; ++i)
        text += fmt::format(
            "<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\">"
            "<w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>",
            Writer::first_ordered_list + i);
    return text + "</w:numbering>";
}

/// The page's number within the sheet. Not of how many: LibreOffice knows no field of Word that counts these.
std::string footer() {
    return fmt::format(
        "{}<w:ftr {}><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr><w:fldSimple w:instr=\" PAGE "
        "\"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>",
        head, w_space);
}

std::string types() {
    std::string text = fmt::format(
        "{}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default "
        "Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        "<Default Extension=\"xml\" ContentType=\"application/xml\"/>",
        head);
    for (const auto& [part, type] : {std::pair{"document", "document.main"},
                                     {"styles", "styles"},
                                     {"numbering", "numbering"},
                                     {"settings", "settings"},
                                     {"footer1", "footer"}})
        text += fmt::format(
            "<Override PartName=\"/word/{}.xml\" "
            "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml\"/>",
            part, type);
    return text +
           "<Override PartName=\"/docProps/core.xml\" "
           "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>";
}

std::string relationships(const std::vector<std::pair<const char*, const char*>>& targets) {
    std::string text = fmt::format(
        "{}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">", head);
    int number = 0;
    for (const auto& [type, target] : targets)
        text += fmt::format(
            "<Relationship Id=\"rId{}\" Type=\"http://schemas.openxmlformats.org/{}\" Target=\"{}\"/>",
            ++number, type, target);
    return text + "</Relationships>";
}

std::string properties(const Document& document) {
    return fmt::format(
        "{}<cp:coreProperties "
        "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:language>{}</dc:language>"
        "</cp:coreProperties>",
        head, xml_text(document.title), tag(document.language));
}

}  // namespace

std::string docx(const Document& document) {
    Writer writer;
    writer.write(document.blocks);
    const auto ordered_lists = writer.ordered_lists();
    const auto body = fmt::format("{}<w:document {} {}><w:body>\n{}</w:body></w:document>", head, w_space,
                                  r_space, std::move(writer).body());
    const auto settings = fmt::format(
        "{}<w:settings {}><w:defaultTabStop w:val=\"708\"/><w:themeFontLang w:val=\"{}\"/></w:settings>",
        head, w_space, tag(document.language));
    return packed(
        {{"[Content_Types].xml", types()},
         {"_rels/.rels",
          relationships({{"officeDocument/2006/relationships/officeDocument", "word/document.xml"},
                         {"package/2006/relationships/metadata/core-properties", "docProps/core.xml"}})},
         {"docProps/core.xml", properties(document)},
         {"word/_rels/document.xml.rels",
          relationships({{"officeDocument/2006/relationships/styles", "styles.xml"},
                         {"officeDocument/2006/relationships/numbering", "numbering.xml"},
                         {"officeDocument/2006/relationships/settings", "settings.xml"},
                         {"officeDocument/2006/relationships/footer", "footer1.xml"}})},
         {"word/document.xml", body},
         {"word/footer1.xml", footer()},
         {"word/numbering.xml", numbering(ordered_lists)},
         {"word/settings.xml", settings},
         {"word/styles.xml", styles(document.language)}});
}

}  // namespace mektep
