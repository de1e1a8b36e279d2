// SPDX-License-Identifier: GPL-3.0-or-later
// The DOCX from inside: its XML against what ISO/IEC 29500 asks.
#include "paper/docx.h"

#include "paper/samples.h"
#include "support/package.h"
#include "support/xml.h"

#include <catch2/catch.hpp>

#include <set>

using namespace mektep;

namespace {

const std::string w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const std::string rel = "http://schemas.openxmlformats.org/package/2006/relationships";

Xml part_of(const std::string& bytes, const std::string& name) {
    return {part(bytes, name.c_str()), {{"w", w}, {"rel", rel}, {"dc", "http://purl.org/dc/elements/1.1/"}}};
}

}  // namespace

TEST_CASE("A DOCX has real headings, lists that begin at one, and the language of each run",
          "[paper][docx]") {
    const auto bytes = docx(sample_letter());
    const auto xml = part_of(bytes, "word/document.xml");
    CHECK(xml.all("//w:p[w:pPr/w:pStyle/@w:val='Heading1']") ==
          std::vector<std::string>{"Шағым", "Что делать с письмом"});
    CHECK(xml.all("//w:p[w:pPr/w:pStyle/@w:val='Heading2']") ==
          std::vector<std::string>{"Құқықтық негіз", "Өтінемін"});
    CHECK(xml.count("//w:p[w:pPr/w:numPr]") == 4);
    CHECK(xml.all("//w:r[w:rPr/w:lang/@w:val='ru-KZ']/w:t") ==
          std::vector<std::string>{"«Школа имени Пушкина»", "Что делать с письмом",
                                   "Отдайте письмо в управление образования & попросите талон <с номером>."});
    CHECK(xml.count("//w:r[w:t and not(w:rPr/w:lang)]") == 0);
    // The ordered list has a number of its own, which begins anew; bullets share one.
    const auto numbering = part_of(bytes, "word/numbering.xml");
    const auto ordered = xml.first("(//w:p[w:r/w:t='Баланы қайта тексеруді.']//w:numId/@w:val)[1]");
    CHECK(numbering.count("//w:num[@w:numId='" + ordered + "']/w:lvlOverride/w:startOverride[@w:val='1']") ==
          1);
    CHECK(part_of(bytes, "word/styles.xml").first("//w:docDefaults//w:lang/@w:val") == "kk-KZ");
    CHECK(part_of(bytes, "docProps/core.xml").first("//dc:title") == "Шағым");
}

TEST_CASE("In a DOCX, whatever is named is there", "[paper][docx]") {
    const auto bytes = docx(sample_letter());
    const auto xml = part_of(bytes, "word/document.xml");
    const auto styles = part_of(bytes, "word/styles.xml");
    const auto numbering = part_of(bytes, "word/numbering.xml");
    for (const auto& style : xml.all("//w:pStyle/@w:val"))
        CHECK(styles.count("//w:style[@w:styleId='" + style + "']") == 1);
    for (const auto& number : xml.all("//w:numId/@w:val"))
        CHECK(numbering.count("//w:num[@w:numId='" + number + "']") == 1);
    for (const auto& target :
         part_of(bytes, "word/_rels/document.xml.rels").all("//rel:Relationship/@Target"))
        CHECK_FALSE(part(bytes, ("word/" + target).c_str()).empty());
    for (const auto& target : part_of(bytes, "_rels/.rels").all("//rel:Relationship/@Target"))
        CHECK_FALSE(part(bytes, target.c_str()).empty());
    for (const auto& size : styles.all("//w:sz/@w:val")) CHECK(std::stoi(size) >= 28);  // half points
}

TEST_CASE("A table in a DOCX has a bold header row that is repeated on each page", "[paper][docx]") {
    const auto xml = part_of(docx(table_document(3)), "word/document.xml");
    CHECK(xml.count("//w:tbl/w:tr") == 4);
    CHECK(xml.count("//w:tbl/w:tr[1]/w:trPr/w:tblHeader") == 1);
    CHECK(xml.count("//w:tbl/w:tr/w:tc/w:p") == 16);
    CHECK(xml.count("//w:tbl/w:tr[1]//w:r[w:rPr/w:b]") == 4);
    CHECK(xml.count("//w:tbl/w:tr[position() > 1]//w:r[w:rPr/w:b]") == 0);
    CHECK(xml.count("//w:tbl/w:tblGrid/w:gridCol") == 4);
    CHECK(xml.first("//w:tbl/preceding-sibling::w:p[1]") == "Өңірлер бойынша кедергілер");
}

TEST_CASE("Each sheet of a DOCX counts its own pages", "[paper][docx]") {
    const auto xml = part_of(docx(sample_letter()), "word/document.xml");
    CHECK(xml.count("//w:sectPr") == 2);
    CHECK(xml.count("//w:sectPr/w:pgNumType[@w:start='1']") == 2);
    CHECK(xml.first("//w:p[w:pPr/w:sectPr]").starts_with("Қолы: "));
    // SECTIONPAGES is unknown to LibreOffice, which would print "2/1".
    CHECK(part_of(docx(sample_letter()), "word/footer1.xml").all("//w:fldSimple/@w:instr") ==
          std::vector<std::string>{" PAGE "});
}

TEST_CASE("In a DOCX the date and what stands before it stay on the page of the signature", "[paper][docx]") {
    const Document letter{
        .title = "Хат",
        .language = Language::kazakh,
        .blocks = {Paragraph{words("Бірінші.")}, List{true, {words("а"), words("ә"), words("б")}},
                   Fields{{{words("Күні"), words("2026")}}}, BlankLine{words("Қолы")},
                   Paragraph{words("Соңы.")}}};
    const auto xml = part_of(docx(letter), "word/document.xml");
    CHECK(xml.all("//w:p[w:pPr/w:keepNext]") == std::vector<std::string>{"ә", "б", "Күні: 2026"});
}

TEST_CASE("The same document gives the same DOCX; nothing typed can break its XML", "[paper][docx]") {
    CHECK(docx(sample_letter()) == docx(sample_letter()));
    for (const char* text : {"a\x01\x0B<b>&\"'", "", "]]>", "\xEF\xBF\xBE"}) {
        const Document document{
            .title = text, .language = Language::kazakh, .blocks = {Paragraph{words(text)}}};
        CHECK_NOTHROW(part_of(docx(document), "word/document.xml"));
        CHECK_NOTHROW(part_of(docx(document), "docProps/core.xml"));
    }
    CHECK_NOTHROW(part_of(docx({}), "word/document.xml"));
}
