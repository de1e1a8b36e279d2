// SPDX-License-Identifier: GPL-3.0-or-later
// Our PDFs against our checker, and the checker against files with one thing broken each.
#include "document/pdf_ua.h"

#include "paper/pdf.h"
#include "paper/pdf_ua_broken.h"
#include "paper/samples.h"

#include <catch2/catch.hpp>
#include <qpdf/QPDF.hh>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

using namespace mektep;

namespace {

const char* const table_of_parts =
    "<< /S /Table /K [ << /S /Caption >> "
    "<< /S /THead /K [ << /S /TR /K [ << /S /TH /A << /O /Table /Scope /Both >> >> "
    "<< /S /TH /A << /O /Table /Scope /Column >> >> ] >> ] >> "
    "<< /S /TBody /K [ << /S /TR /K [ << /S /TH /A << /O /Table /Scope /Row >> >> << /S /TD >> ] >> ] >> ] "
    ">>";
const char* const table_with_wide_cell =
    "<< /S /Table /K [ << /S /TR /K [ << /S /TH /A << /O /Table /Scope /Column >> >> "
    "<< /S /TH /A << /O /Table /Scope /Column /ColSpan 2 >> >> ] >> "
    "<< /S /TR /K [ << /S /TH /A << /O /Table /Scope /Row >> >> << /S /TD >> << /S /TD >> ] >> ] >>";

/// As a bar chart is: drawn, with words for it and the place where it lies.
void add_figure(Open open) {
    auto figure = open.add("<< /S /Figure /Alt (140, 60) /A << /O /Layout /BBox [ 9 9 99 99 ] >> >>");
    const auto mcid = open.parents().getArrayNItems();
    open.parents().appendItem(figure);
    figure.replaceKey("/K", QPDFObjectHandle::newInteger(mcid));
    figure.replaceKey("/Pg", open.page());
    open.append("/Figure << /MCID " + std::to_string(mcid) + " >> BDC 0 0 1 rg 9 9 90 90 re f EMC");
}

}  // namespace

TEST_CASE("A PDF is PDF/UA-1 and PDF/A-2a, as it says", "[paper][ua]") {
    for (const auto& document : {sample_letter(), long_letter(30), table_document(40), chart_document(),
                                 Document{.title = "Хат", .language = Language::kazakh, .blocks = {}}})
        for (const auto points : {14.0, 24.0}) {
            const auto bytes = pdf(document, {.text_points = points});
            CHECK(as_lines(breaches_of_ua(bytes)) == "");
            CHECK(as_lines(breaches_of_a2a(bytes)) == "");
        }
}

TEST_CASE("The checker catches each point that it knows in a file where it is broken", "[paper][ua]") {
    const auto good = pdf(sample_letter());
    std::set<std::string> caught;
    for (const auto& broken : broken_files()) {
        const auto bytes = broken_file(broken, good);
        const auto found = broken.point.starts_with("A ") ? breaches_of_a2a(bytes) : breaches_of_ua(bytes);
        const bool is_caught = std::ranges::any_of(found, [&](const Breach& each) {
            return each.point == broken.point && each.what.find(broken.says) != std::string::npos;
        });
        INFO(broken.point << ", " << broken.how << ":\n" << as_lines(found));
        CHECK(is_caught);
        if (is_caught) caught.insert(broken.point);
    }
    const auto known = known_points();
    CHECK(caught == std::set<std::string>(known.begin(), known.end()));
}

TEST_CASE("The checker takes for sound what is sound", "[paper][ua]") {
    struct Row {
        const char* what;
        std::function<void(Open)> make;
    };
    const std::vector<Row> rows{
        {"a table", [](Open o) { o.add(good_table); }},
        {"a table of two parts under a caption", [](Open o) { o.add(table_of_parts); }},
        {"a cell over two columns", [](Open o) { o.add(table_with_wide_cell); }},
        {"a label in the words of another language",
         [](Open o) {
             auto label = o.element("/Lbl"), span = o.element("/Span");
             const auto mcid = label.getKey("/K").getIntValueAsInt();
             auto inner = o.file.makeIndirectObject(label.shallowCopy());
             inner.replaceKey("/S", span.getKey("/S")), inner.replaceKey("/P", label);
             label.replaceKey("/K", inner), o.parents().setArrayItem(mcid, inner);
         }},
        {"a figure that has words and a place", add_figure},
        {"greys that the page gives a meaning, and colours that have a profile",
         [](Open o) {
             auto profile = QPDFObjectHandle::newStream(&o.file, "profile");
             profile.getDict().replaceKey("/N", QPDFObjectHandle::newInteger(3));
             auto spaces = o.resources("/ColorSpace");
             spaces.replaceKey("/DefaultGray", QPDFObjectHandle::parse("[ /CalGray << >> ]"));
             spaces.replaceKey("/DefaultRGB", QPDFObjectHandle::parse("[ /ICCBased ]"));
             spaces.getKey("/DefaultRGB").appendItem(profile);
             o.append("/Artifact BMC 0 g 9 9 90 90 re f EMC");
         }},
        {"colours that the file means as a whole",
         [](Open o) {
             auto profile = QPDFObjectHandle::newStream(&o.file, "profile");
             profile.getDict().replaceKey("/N", QPDFObjectHandle::newInteger(3));
             auto intent = QPDFObjectHandle::parse("<< /S /GTS_PDFA1 >>");
             intent.replaceKey("/DestOutputProfile", profile);
             o.root().replaceKey("/OutputIntents", QPDFObjectHandle::newArray({intent}));
             o.page().getKey("/Resources").removeKey("/ColorSpace");
         }},
    };
    const auto good = pdf(sample_letter());
    for (const auto& [what, make] : rows) {
        const auto bytes = broken_file({.point = "", .how = what, .harm = make}, good);
        CAPTURE(what);
        CHECK(as_lines(breaches_of_ua(bytes)) == "");
        CHECK(as_lines(breaches_of_a2a(bytes)) == "");
    }
}

TEST_CASE("A file that is cut off or no PDF at all is a breach, not a crash", "[paper][ua]") {
    const auto good = pdf(sample_letter());
    for (const auto& bytes : {std::string(), std::string("%PDF-1.7\n"), good.substr(0, good.size() / 2)}) {
        CHECK_FALSE(breaches_of_ua(bytes).empty());
        CHECK_FALSE(breaches_of_a2a(bytes).empty());
    }
    auto header = good;
    header[7] = '9';
    CHECK_FALSE(breaches_of_a2a(header).empty());
}

TEST_CASE("What is read out of the file is what the document says, each word in its language",
          "[paper][ua]") {
    std::string kazakh, russian;
    for (const auto& said : said_in(pdf(sample_letter()))) {
        CAPTURE(said.role, said.text);
        CHECK(said.points >= 14);
        (said.language == "ru-kz" ? russian : kazakh) += said.text;
    }
    CHECK_THAT(russian, Catch::Contains("«Школа имени Пушкина»") &&
                            Catch::Contains("Отдайте письмо в управление") && !Catch::Contains("Шағым"));
    CHECK_THAT(kazakh,
               Catch::Contains("Шағым") && Catch::Contains("Мектептің атауы") && !Catch::Contains("Отдайте"));
}

TEST_CASE("A paragraph that goes on over the page does not say the page's number", "[paper][ua]") {
    const auto bytes = pdf(long_letter(30));
    std::string text;
    for (const auto& said : said_in(bytes)) text += said.text;
    CHECK_THAT(text, !Catch::Contains(" / "));
    const auto numbers = artifacts_in(bytes);
    REQUIRE(numbers.size() >= 3);
    CHECK(numbers[0].text.starts_with("1 / "));
    CHECK(numbers[2].text.starts_with("3 / "));
}

TEST_CASE("A table that goes on over the page has its header again, for the eye alone",
          "[paper][ua][table]") {
    const auto bytes = pdf(table_document(40));
    CHECK(as_lines(breaches_of_ua(bytes)).empty());
    CHECK(as_lines(breaches_of_a2a(bytes)).empty());
    const auto all = said_in(bytes);
    CHECK(std::ranges::count(all, "Барлығы", &Said::text) == 1);
    const auto last_page = all.back().page;
    REQUIRE(last_page > 1);
    double first_row = 1000;
    for (const auto& said : all)
        if (said.page == 2) first_row = std::min(first_row, said.y);
    std::map<int, std::string> above_the_rows;
    for (const auto& drawn : artifacts_in(bytes))
        if (drawn.y < first_row) above_the_rows[drawn.page] += drawn.text;
    for (int page = 2; page <= last_page; ++page) CHECK(above_the_rows[page] == "ӨңірБарлығыҮйдеМектепте");
}

TEST_CASE("No row stands alone at the foot or at the head of a page", "[paper][ua][table]") {
    for (int rows = 20; rows < 60; ++rows) {
        std::map<int, std::set<int>> rows_of_page;
        for (const auto& said : said_in(pdf(table_document(rows))))
            if (said.role.find("TR/T") != std::string::npos && said.role.find("/TR/TH") == std::string::npos)
                rows_of_page[said.page].insert(said.block);
        CAPTURE(rows);
        for (const auto& [page, on] : rows_of_page) CHECK(on.size() > 1);
    }
}

TEST_CASE("A table is read cell by cell, each row with its header, and no row is torn",
          "[paper][ua][table]") {
    const auto all = said_in(pdf(table_document(40)));
    std::vector<std::string> roles, texts;
    std::set<int> pages;
    for (const auto& said : all) {
        if (said.role.find("/Table") == std::string::npos) continue;
        pages.insert(said.page);
        if (said.page != 1 || texts.size() > 12) continue;
        roles.push_back(said.role.substr(said.role.find("Table")));
        texts.push_back(said.text);
    }
    REQUIRE(texts.size() > 12);
    CHECK(roles[0] == "Table/Caption");
    CHECK(texts[0] == "Өңірлер бойынша кедергілер");
    CHECK(roles[1] == "Table/TR/TH");
    CHECK(std::vector<std::string>(texts.begin() + 1, texts.begin() + 5) ==
          std::vector<std::string>{"Өңір", "Барлығы", "Үйде", "Мектепте"});
    CHECK(pages.size() > 1);
    std::map<int, std::set<int>> pages_of_row;
    for (const auto& said : all) pages_of_row[said.block].insert(said.page);
    for (const auto& [row, on] : pages_of_row) CHECK(on.size() == 1);
    CHECK(std::any_of(all.begin(), all.end(), [](const Said& said) {
        return said.language == "ru-kz" && said.text == "Область без названия";
    }));
}
