// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/odt.h"

#include "paper/docx.h"
#include "paper/pdf.h"
#include "paper/samples.h"
#include "support/package.h"
#include "support/process.h"
#include "support/story.h"
#include "support/xml.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <map>
#include <regex>

using namespace mektep;
using Catch::Contains;

namespace {

/// What LibreOffice makes of it, with a profile of its own.
std::string as_libreoffice_reads(const std::string& bytes, const std::string& form,
                                 const std::string& name = "letter.odt") {
    const PrivateFolder folder;
    const auto file = folder.write(name, bytes);
    const auto ended =
        run({"soffice", "--headless", "-env:UserInstallation=file://" + (folder.path() / "profile").string(),
             "--convert-to", form, "--outdir", folder.path().string(), file},
            {.variables = {{"HOME", folder.path().string()}}, .limit = std::chrono::seconds(90)});
    CAPTURE(ended.out, ended.err);
    REQUIRE(ended.code == 0);
    return folder.read("letter." + form.substr(0, form.find(':')));
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

/// Where the feet of our pages and of LibreOffice's begin, in points.
constexpr int foot = 786;

/// What stands on a strip of the page, or of all pages.
std::string strip_of(const std::string& bytes, int top, int bottom, int page = 0) {
    const PrivateFolder folder;
    std::vector<std::string> command{"pdftotext", "-enc", "UTF-8", "-r", "72", "-x", "0", "-W", "600"};
    command.insert(command.end(), {"-y", std::to_string(top), "-H", std::to_string(bottom - top)});
    if (page > 0) command.insert(command.end(), {"-f", std::to_string(page), "-l", std::to_string(page)});
    command.insert(command.end(), {folder.write("letter.pdf", bytes), "-"});
    return one_line(run(command).out);
}
std::string foot_of(const std::string& bytes, int page) { return strip_of(bytes, foot, 842, page); }

/// Without rules and numbers of lists, which are drawn in the one and text in the other; and without blanks
/// and hyphens, which poppler joins at the ends of lines.
std::string only_words(std::string text) {
    static const std::regex item("(^|\\s)[0-9]+\\.(?=\\s)");
    text = std::regex_replace(one_line(replaced(text, "\f", " ")), item, " ");
    for (const char* each : {"_", "•", "\uFEFF", "-", " "}) text = replaced(text, each, "");
    return text;
}
std::string words_of_pdf(const std::string& bytes) { return only_words(strip_of(bytes, 0, foot)); }

}  // namespace

TEST_CASE("LibreOffice reads from the ODT and the DOCX what stands in the PDF", "[paper][odt][docx]") {
    const auto from_pdf = words_of_pdf(pdf(sample_letter()));
    constexpr auto text = "txt:Text (encoded):UTF8";
    CHECK(only_words(as_libreoffice_reads(odt(sample_letter()), text)) == from_pdf);
    CHECK(only_words(as_libreoffice_reads(docx(sample_letter()), text, "letter.docx")) == from_pdf);
}

TEST_CASE("LibreOffice prints the DOCX as two sheets, each with its own page number", "[paper][docx]") {
    const auto bytes = as_libreoffice_reads(docx(sample_letter()), "pdf", "letter.docx");
    CHECK(words_of_pdf(bytes) == words_of_pdf(pdf(sample_letter())));
    CHECK(foot_of(bytes, 1) == "1");
    CHECK_THAT(text_of(bytes, 1), !Contains("Что делать с письмом"));
    CHECK(foot_of(bytes, 2) == "1");
    CHECK_THAT(text_of(bytes, 2), Contains("Что делать с письмом"));
}

TEST_CASE("A DOCX that goes through LibreOffice and back keeps headings, lists and languages",
          "[paper][docx][odt]") {
    const auto back = as_libreoffice_reads(docx(sample_letter()), "odt", "letter.docx");
    const Xml xml(part(back, "content.xml"),
                  {{"text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"},
                   {"fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"}});
    CHECK(xml.all("//text:h[@text:outline-level='1']") ==
          std::vector<std::string>{"Шағым", "Что делать с письмом"});
    CHECK(xml.count("//text:h[@text:outline-level='2']") == 2);
    CHECK(xml.count("//text:list-item") == 4);
    CHECK(xml.count("//*[@fo:language='ru']") > 0);
}

TEST_CASE("LibreOffice prints the ODT on as many pages as there are sheets, each with its own page number",
          "[paper][odt]") {
    const auto bytes = as_libreoffice_reads(odt(sample_letter()), "pdf");
    CHECK(foot_of(bytes, 1) == "1");
    CHECK_THAT(text_of(bytes, 1), !Contains("Что делать с письмом"));
    CHECK(foot_of(bytes, 2) == "1");
    CHECK_THAT(text_of(bytes, 2), Contains("Что делать с письмом"));
}

TEST_CASE("A letter of many pages is the same word for word in PDF, ODT and DOCX, and counts its pages",
          "[paper][odt][docx]") {
    const auto letter = long_letter(30);
    const auto from_pdf = words_of_pdf(pdf(letter));
    const auto from_odt = as_libreoffice_reads(odt(letter), "pdf"),
               from_docx = as_libreoffice_reads(docx(letter), "pdf", "letter.docx");
    CHECK(words_of_pdf(from_odt) == from_pdf);
    CHECK(words_of_pdf(from_docx) == from_pdf);
    for (const auto& bytes : {from_odt, from_docx}) {
        CHECK(foot_of(bytes, 2) == "2");
        CHECK(foot_of(bytes, 3) == "3");
    }
}

TEST_CASE("A shipped letter of several pages is the same word for word in PDF, ODT and DOCX",
          "[paper][odt][docx][letters]") {
    const PrivateFolder folder;
    const auto answers = folder.write("letter.yaml", answers_of_story("special-school-in-shymkent"));
    for (const char* language : {"kk", "ru"}) {
        const auto ended =
            run({MEKTEP_PROGRAM, "letter", "pmpc-complaint", "--today", "2026-11-23", "--answers", answers,
                 "--lang", language, "--form", "pdf,odt,docx", "--out", folder.path().string()});
        CAPTURE(language, ended.err);
        REQUIRE(ended.code == 0);
        const auto from_pdf = words_of_pdf(folder.read("letter.pdf"));
        CHECK(from_pdf.size() > 10000);
        CHECK(words_of_pdf(as_libreoffice_reads(folder.read("letter.odt"), "pdf")) == from_pdf);
        CHECK(words_of_pdf(as_libreoffice_reads(folder.read("letter.docx"), "pdf", "letter.docx")) ==
              from_pdf);
    }
}

TEST_CASE("In LibreOffice, too, the date and the signature take two lines of text to their page",
          "[paper][odt][docx]") {
    // From a page that is nearly full to one that has some place left.
    for (const int lines : {21, 22, 23}) {
        Document letter{.title = "Хат", .language = Language::kazakh, .blocks = {Heading{1, words("Хат")}}};
        List list{.ordered = true, .items = {}};
        for (int i = 0; i < lines; ++i) list.items.push_back(words("Бала өз мектебінде оқуға құқылы."));
        letter.blocks.push_back(list);
        letter.blocks.push_back(Fields{{{words("Күні"), words("2026 жылғы 23 қараша")}}});
        letter.blocks.push_back(BlankLine{words("Қолы")});
        for (const auto& bytes : {as_libreoffice_reads(odt(letter), "pdf"),
                                  as_libreoffice_reads(docx(letter), "pdf", "letter.docx")}) {
            const auto last = text_of(bytes, text_of(bytes, 2).empty() ? 1 : 2);
            CAPTURE(lines, last);
            const std::string sentence = "Бала өз мектебінде";
            const auto first = last.find(sentence);
            REQUIRE(first != std::string::npos);
            CHECK(last.find(sentence, first + 1) != std::string::npos);
            CHECK(last.find("Қолы") != std::string::npos);
        }
    }
}

TEST_CASE("An editor finds headings and paragraphs of an ODT by their names, in the letters of the letter",
          "[paper][odt]") {
    const auto bytes = odt(sample_letter());
    const std::map<std::string, std::string> prefixes{
        {"style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"},
        {"text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"},
        {"fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"}};
    const Xml styles(part(bytes, "styles.xml"), prefixes), content(part(bytes, "content.xml"), prefixes);
    for (const char* name : {"Heading 1", "Heading 2", "Letter Text", "Address", "Small Print (with next)",
                             "List Item", "Field", "Blank Line"}) {
        CAPTURE(name);
        const auto style = fmt::format("//style:style[@style:display-name='{}']", name);
        CHECK(styles.count(style) == 1);
        CHECK(styles.count(style + "/style:paragraph-properties[@fo:widows='2' and @fo:orphans='2']") == 1);
    }
    CHECK(styles.count("//style:style[@style:display-name='Heading 1']/style:text-properties[@fo:font-weight="
                       "'bold']") == 1);
    CHECK(
        styles.count("//style:default-style[@style:family='paragraph']/style:text-properties[@fo:font-family="
                     "'Noto Sans' and @fo:language='kk']") == 1);
    // Every word, the ruled line too, says its language.
    CHECK(content.count("//text:p/text()[normalize-space()] | //text:h/text()[normalize-space()]") == 0);
}

TEST_CASE("The ODT has real headings, lists, and the language of each run", "[paper][odt]") {
    const auto content = part(odt(sample_letter()), "content.xml");
    CHECK_THAT(content, Contains("<text:h ") && Contains("text:outline-level=\"1\"") &&
                            Contains("text:outline-level=\"2\""));
    CHECK_THAT(content, Contains("<text:list ") && Contains("<text:list-item"));
    CHECK_THAT(content, Contains("fo:language=\"kk\"") && Contains("fo:language=\"ru\"") &&
                            Contains("fo:country=\"KZ\""));
    CHECK_THAT(content, Contains("образования &amp; попросите талон &lt;с номером&gt;"));
    CHECK_THAT(part(odt(sample_letter()), "meta.xml"), Contains("Шағым"));
}

TEST_CASE("The ODT begins with its type, unpacked, as the format asks", "[paper][odt]") {
    const auto bytes = odt(sample_letter());
    CHECK(bytes.substr(0, 4) == "PK\x03\x04");
    CHECK(bytes.substr(8, 2) == std::string(2, '\0'));  // stored
    CHECK(bytes.substr(30, 47) == "mimetypeapplication/vnd.oasis.opendocument.text");
}

TEST_CASE("Nothing typed can break the XML of an ODT", "[paper][odt]") {
    for (const char* text : {"a\x01\x0B<b>&\"'", "", "]]>", "\xEF\xBF\xBE"}) {
        const Document document{
            .title = text, .language = Language::kazakh, .blocks = {Paragraph{words(text)}}};
        CHECK_NOTHROW(Xml(part(odt(document), "content.xml"), {}));
    }
}

TEST_CASE("A table in an ODT or a DOCX reaches LibreOffice cell by cell", "[paper][odt][docx]") {
    const auto only_cells = [](const std::string& text) {
        const auto begin = text.find("Барлығы");
        return one_line(text.substr(begin, text.find("Кестеден") - begin));
    };
    const std::string cells =
        "Барлығы Үйде Мектепте Атауы бір жолға сыймайтын өте ұзақ өңір 1 7 3 4 Область без названия 14 6 8";
    constexpr auto text = "txt:Text (encoded):UTF8";
    CHECK(only_cells(as_libreoffice_reads(odt(table_document(2)), text)) == cells);
    CHECK(only_cells(as_libreoffice_reads(docx(table_document(2)), text, "letter.docx")) == cells);
}

TEST_CASE("A table in an ODT has a rule below each row and loses no cell, with or without a header",
          "[paper][odt][docx][table]") {
    const std::map<std::string, std::string> prefixes{
        {"table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"},
        {"style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"},
        {"fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"},
        {"w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}};
    const Document document{
        .title = "t",
        .language = Language::kazakh,
        .blocks = {Table{
            .caption = {}, .header = {}, .rows = {{words("а"), words("5"), words("6")}, {words("ә")}}}}};
    const Xml content(part(odt(document), "content.xml"), prefixes);
    CHECK(content.count("//table:table-cell") == 6);
    CHECK(content.count("//table:table-header-rows") == 0);
    CHECK(content.count("//style:table-cell-properties[not(@fo:border-bottom)]") == 0);
    CHECK(Xml(part(docx(document), "word/document.xml"), prefixes).count("//w:tbl/w:tr/w:tc/w:p") == 6);
}

TEST_CASE("The same document gives the same ODT, and no time stands in it", "[paper][odt]") {
    CHECK(odt(sample_letter()) == odt(sample_letter()));
    CHECK_THAT(part(odt(sample_letter()), "meta.xml"),
               !Contains("meta:creation-date") && !Contains("dc:date"));
}
