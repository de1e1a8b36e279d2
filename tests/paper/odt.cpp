// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/odt.h"

#include "paper/docx.h"
#include "paper/pdf.h"
#include "paper/samples.h"
#include "support/package.h"
#include "support/process.h"
#include "support/xml.h"

#include <catch2/catch.hpp>

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

/// Rules and page numbers are drawn in the one and text in the other.
std::string only_words(std::string text) {
    for (const char* each : {"_", "•", "1/1", "1 / 1", "\f", "\uFEFF"}) text = replaced(text, each, " ");
    text = one_line(text);
    for (const char* each : {" 1. ", " 2. "}) text = replaced(text, each, " ");
    return text;
}

}  // namespace

TEST_CASE("LibreOffice reads from the ODT and the DOCX what stands in the PDF", "[paper][odt][docx]") {
    const auto from_pdf = only_words(text_of(pdf(sample_letter())));
    constexpr auto text = "txt:Text (encoded):UTF8";
    CHECK(only_words(as_libreoffice_reads(odt(sample_letter()), text)) == from_pdf);
    CHECK(only_words(as_libreoffice_reads(docx(sample_letter()), text, "letter.docx")) == from_pdf);
}

TEST_CASE("LibreOffice prints the DOCX as two sheets, each with its own page number", "[paper][docx]") {
    const auto bytes = as_libreoffice_reads(docx(sample_letter()), "pdf", "letter.docx");
    CHECK(only_words(text_of(bytes)) == only_words(text_of(pdf(sample_letter()))));
    CHECK_THAT(replaced(one_line(text_of(bytes, 1)), "1 / 1", "1/1"),
               Contains("1/1") && !Contains("Что делать с письмом"));
    CHECK_THAT(replaced(one_line(text_of(bytes, 2)), "1 / 1", "1/1"),
               Contains("1/1") && Contains("Что делать с письмом"));
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

TEST_CASE("LibreOffice prints the ODT on as many pages as there are sheets", "[paper][odt]") {
    const auto bytes = as_libreoffice_reads(odt(sample_letter()), "pdf");
    CHECK_THAT(text_of(bytes, 2), Contains("Что делать с письмом"));
    CHECK_THAT(text_of(bytes, 1), !Contains("Что делать с письмом"));
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

TEST_CASE("The same document gives the same ODT, and no time stands in it", "[paper][odt]") {
    CHECK(odt(sample_letter()) == odt(sample_letter()));
    CHECK_THAT(part(odt(sample_letter()), "meta.xml"),
               !Contains("meta:creation-date") && !Contains("dc:date"));
}
