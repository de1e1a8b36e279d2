// SPDX-License-Identifier: GPL-3.0-or-later
// Tables and charts on paper, the unusual ones too: nothing is lost, nothing leaves the margins, all of it is
// accessible.
#include "document/pdf_ua.h"
#include "paper/pdf.h"
#include "paper/pdf_layout.h"
#include "paper/samples.h"
#include "support/process.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <qpdf/QPDF.hh>

#include <algorithm>
#include <functional>
#include <set>

using namespace mektep;
using Catch::Contains;

namespace {

Document document_of(std::vector<Block> blocks) {
    return {.title = "Бюллетень", .language = Language::kazakh, .blocks = std::move(blocks)};
}

/// With a heading before and a text after it.
std::string pdf_with(Table table, double points = 14) {
    return pdf(document_of({Heading{1, words("Бюллетень")}, std::move(table), Paragraph{words("Соңы.")}}),
               {.text_points = points});
}

/// "сөз1 сөз2 …"
std::string many_words(int count, const std::string& word = "сөз") {
    std::string text;
    for (int i = 1; i <= count; ++i) text += fmt::format("{}{}{}", i == 1 ? "" : " ", word, i);
    return text;
}

/// All that a screen reader reads of it, without blanks.
std::string read_of(const std::string& bytes) {
    std::string text;
    for (const auto& said : said_in(bytes))
        for (const char c : said.text)
            if (c != ' ') text += c;
    return text;
}

std::string without_blanks(std::string text) {
    text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
    return text;
}

void check_accessible(const std::string& bytes) {
    CHECK(as_lines(breaches_of_ua(bytes)) == "");
    CHECK(as_lines(breaches_of_a2a(bytes)) == "");
}

/// The left and right edge of all words, as poppler finds them, and how far down they go.
struct Edges {
    double left = A4::width, right = 0, bottom = 0;
};
Edges edges_of(const std::string& bytes) {
    const PrivateFolder folder;
    const auto page = run({"pdftotext", "-bbox", folder.write("table.pdf", bytes), "-"}).out;
    Edges edges;
    const auto each = [&page](const char* name, const std::function<void(double)>& take) {
        const auto key = fmt::format(" {}=\"", name);
        for (auto at = page.find(key, page.find("<word")); at != std::string::npos;
             at = page.find(key, at + 1))
            if (page.rfind("<word", at) > page.rfind("<page", at))
                take(std::stod(page.substr(at + key.size())));
    };
    each("xMin", [&](double x) { edges.left = std::min(edges.left, x); });
    each("xMax", [&](double x) { edges.right = std::max(edges.right, x); });
    each("yMax", [&](double y) { edges.bottom = std::max(edges.bottom, y); });
    return edges;
}

void check_margins(const std::string& bytes) {
    const auto edges = edges_of(bytes);
    CHECK(edges.left >= A4::left - 0.5);
    CHECK(edges.right <= A4::width - A4::right + 0.5);
}

/// The structure elements of that role.
std::vector<QPDFObjectHandle> elements_of(QPDF& file, const char* role) {
    std::vector<QPDFObjectHandle> found;
    const std::function<void(QPDFObjectHandle)> walk = [&](QPDFObjectHandle each) {
        if (each.isArray())
            for (auto& kid : each.aitems()) walk(kid);
        if (!each.isDictionary()) return;
        if (each.getKey("/S").isNameAndEquals(role)) found.push_back(each);
        walk(each.getKey("/K"));
    };
    walk(file.getRoot().getKey("/StructTreeRoot").getKey("/K"));
    return found;
}

Table chart_of(int rows) {
    Table chart{.caption = words("Бала қайда оқиды?"),
                .header = {words("Жауап"), words("Саны")},
                .rows = {},
                .alternative = "Ең ұзын жолақ: соңғы жауап."};
    for (int i = 1; i <= rows; ++i) {
        chart.rows.push_back({words(fmt::format("Жауап {}", i)), words(std::to_string(i))});
        chart.bars.push_back(static_cast<double>(i) / rows);
    }
    return chart;
}

}  // namespace

TEST_CASE("A row of a table that is higher than a page goes on on the next one, and no word of it is lost",
          "[paper][table]") {
    for (const auto points : {14.0, 24.0}) {
        const Table table{.caption = words("Кесте"),
                          .header = {words("Не"), words("Қалай")},
                          .rows = {{words("Бірінші"), words("1")},
                                   {words("Екінші"), words(many_words(700))},
                                   {words(many_words(300, "атау")), {}}}};
        const auto bytes = pdf_with(table, points);
        CAPTURE(points);
        CHECK(read_of(bytes) == without_blanks("БюллетеньКестеНеҚалайБірінші1Екінші" + many_words(700) +
                                               many_words(300, "атау") + "Соңы."));
        check_accessible(bytes);
        check_margins(bytes);
        CHECK(edges_of(bytes).bottom < A4::height - 20);
    }
}

TEST_CASE("A header that is higher than a page loses no word, and is not repeated", "[paper][table]") {
    const Table table{.caption = {},
                      .header = {words("Не"), words(many_words(700))},
                      .rows = {{words("Бірінші"), words("1")}, {words("Екінші"), words("2")}}};
    const auto bytes = pdf_with(table);
    CHECK(read_of(bytes) == without_blanks("БюллетеньНе" + many_words(700) + "Бірінші1Екінші2Соңы."));
    check_accessible(bytes);
}

TEST_CASE("A word of 300 letters in a table stays inside the margins, and so do its neighbours",
          "[paper][table]") {
    std::string word;
    for (int i = 0; i < 300; ++i) word += i % 7 == 0 ? "ұ" : "қ";
    for (const auto points : {14.0, 24.0})
        for (const std::size_t column : {0U, 1U, 3U}) {
            Table table{.caption = words("Кесте"),
                        .header = {words("Өңір"), words("Барлығы"), words("Үйде"), words("Мектепте")},
                        .rows = {{words("Абай"), words("1"), words("2"), words("3")}}};
            table.rows.front()[column] = words(word);
            const auto bytes = pdf_with(table, points);
            CAPTURE(points, column);
            CHECK_THAT(read_of(bytes), Contains(word) && Contains("Соңы."));
            check_margins(bytes);
            check_accessible(bytes);
        }
}

TEST_CASE("In large print, too, the words of a table stay whole: its letters get smaller, to 18 points",
          "[paper][table]") {
    for (const auto& document : {table_document(3), chart_document()}) {
        const auto bytes = pdf(document, {.text_points = 24});
        const auto* table = std::get_if<Table>(&document.blocks[1]);
        REQUIRE(table != nullptr);
        std::set<std::string> pieces;
        for (const auto& said : said_in(bytes)) {
            pieces.insert(without_blanks(said.text));
            CHECK(said.points >= 17.9);
        }
        for (const auto& cell : table->header) {
            CAPTURE(words_of(cell));
            CHECK(pieces.count(words_of(cell)) == 1);
        }
        check_accessible(bytes);
    }
}

TEST_CASE("A table whose words have no room in columns stands row by row", "[paper][table]") {
    Table table{.caption = words("Кесте"), .header = {words("Өңір")}, .rows = {{words("Абай")}}};
    for (int i = 1; i <= 9; ++i) {
        table.header.push_back(words(fmt::format("Көрсеткіштер{}", i)));
        table.rows.front().push_back(words(std::to_string(i * 11)));
    }
    const auto bytes = pdf_with(table);
    CHECK_THAT(one_line(text_of(bytes)), Contains("Абай: Көрсеткіштер1 11, Көрсеткіштер2 22,"));
    check_margins(bytes);
    check_accessible(bytes);
}

TEST_CASE("A table without a header, or with rows of more cells than it has, is whole and accessible",
          "[paper][table]") {
    for (const auto& header : {std::vector<Runs>{}, {words("Өңір")}, {{}, {}, {}}})
        for (const double points : {14.0, 24.0}) {
            const Table table{
                .caption = words("Кесте"),
                .header = header,
                .rows = {{words("Абай"), words("5"), words("12")}, {words("Алматы")}, {{}, {}, words("9")}}};
            const auto bytes = pdf_with(table, points);
            CAPTURE(header.size(), points);
            CHECK(read_of(bytes) == "БюллетеньКесте" + (header.empty() ? "" : words_of(header.front())) +
                                        "Абай512Алматы9Соңы.");
            check_accessible(bytes);
        }
    const auto caption_alone = pdf_with({.caption = words("Кесте"), .header = {}, .rows = {}});
    CHECK(read_of(caption_alone) == "БюллетеньКестеСоңы.");
    check_accessible(caption_alone);
}

TEST_CASE("The bars of a chart are a figure after its table, with words for whoever does not see them",
          "[paper][table][ua]") {
    const auto bytes = pdf(chart_document());
    check_accessible(bytes);
    QPDF file;
    file.processMemoryFile("chart", bytes.data(), bytes.size());
    auto figures = elements_of(file, "/Figure");
    REQUIRE(figures.size() == 1);
    CHECK(figures[0].getKey("/Alt").getUTF8Value() == "Ең ұзын жолақ: жақын мектепте.");
    auto layout = figures[0].getKey("/A");
    CHECK(layout.getKey("/O").isNameAndEquals("/Layout"));
    auto box = layout.getKey("/BBox").getArrayAsVector();
    REQUIRE(box.size() == 4);
    CHECK(box[0].getNumericValue() > A4::left + A4::text_width / 2);
    CHECK(box[0].getNumericValue() < box[2].getNumericValue());
    CHECK(box[1].getNumericValue() < box[3].getNumericValue());
    CHECK(box[2].getNumericValue() <= A4::width - A4::right + 0.01);
    std::vector<std::string> roles;
    auto kids = elements_of(file, "/Document").front().getKey("/K");
    for (auto& kid : kids.getArrayAsVector()) roles.push_back(kid.getKey("/S").getName());
    CHECK(roles == std::vector<std::string>{"/H1", "/Table", "/Figure", "/P"});
}

TEST_CASE("A chart without words for its bars leaves them to the eye", "[paper][table][ua]") {
    auto chart = chart_of(3);
    chart.alternative.clear();
    const auto bytes = pdf_with(chart);
    QPDF file;
    file.processMemoryFile("chart", bytes.data(), bytes.size());
    CHECK(elements_of(file, "/Figure").empty());
    check_accessible(bytes);
}

TEST_CASE("A chart that fits on one page stands on one page; a longer one is told once, where it ends",
          "[paper][table][ua]") {
    const auto pages_with_rows = [](const std::string& bytes) {
        std::set<int> pages;
        for (const auto& said : said_in(bytes))
            if (said.role.find("/Table") != std::string::npos) pages.insert(said.page);
        return pages.size();
    };
    for (const double points : {14.0, 24.0})
        for (int filler = 0; filler < 12; ++filler) {
            std::vector<Block> blocks{Heading{1, words("Бюллетень")}};
            for (int i = 0; i < filler; ++i) blocks.push_back(Paragraph{words(many_words(30))});
            blocks.push_back(Heading{2, words("Сурет")});
            blocks.push_back(chart_of(9));
            const auto bytes = pdf(document_of(std::move(blocks)), {.text_points = points});
            CAPTURE(points, filler);
            CHECK(pages_with_rows(bytes) == 1);
        }
    const auto bytes = pdf_with(chart_of(60));
    CHECK(pages_with_rows(bytes) == 3);
    check_accessible(bytes);
    QPDF file;
    file.processMemoryFile("chart", bytes.data(), bytes.size());
    CHECK(elements_of(file, "/Figure").size() == 1);
}

TEST_CASE("A heading of many lines stays on one page, with what it heads", "[paper]") {
    for (int filler = 20; filler < 34; ++filler) {
        std::vector<Block> blocks{Heading{1, words("Хат")}};
        for (int i = 0; i < filler; ++i) blocks.push_back(Paragraph{words("Бір жол.")});
        blocks.push_back(Heading{2, words(many_words(60))});
        blocks.push_back(Paragraph{words(many_words(60))});
        std::set<int> pages;
        for (const auto& said : said_in(pdf(document_of(std::move(blocks)))))
            if (said.role.find("/H2") != std::string::npos) pages.insert(said.page);
        CAPTURE(filler);
        CHECK(pages.size() == 1);
    }
}

TEST_CASE("Text stands 30 mm from the left edge of the paper, for the holes of a file, and 15 from the right",
          "[paper]") {
    for (const auto points : {14.0, 24.0})
        for (const auto& document :
             {long_letter(20), sample_letter(), table_document(12), chart_document()}) {
            const auto edges = edges_of(pdf(document, {.text_points = points}));
            CHECK(edges.left / 72 * 25.4 == Approx(30).margin(0.5));
            CHECK(edges.right / 72 * 25.4 <= 210 - 15 + 0.2);
        }
}
