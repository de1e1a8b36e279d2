// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/pdf_ua.h"
#include "paper/pdf.h"
#include "paper/pdf_layout.h"
#include "paper/samples.h"

#include <cairo-pdf.h>
#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <rapidcheck/catch.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

using namespace mektep;
using Catch::Contains;

namespace {

/// A block of lines of equal height, without any text.
SetBlock lines_of(std::size_t count, double height = 20) {
    SetBlock block{.tag = "P"};
    for (std::size_t i = 0; i < count; ++i) block.lines.push_back({.height = height});
    block.keeps_together = count <= 3;
    return block;
}

SetBlock some_block() {
    const auto kind = *rc::gen::inRange(0, 10);
    auto block = lines_of(kind == 0 ? 1 : *rc::gen::inRange<std::size_t>(1, 60));
    block.space_before = *rc::gen::inRange(0, 12);
    if (kind == 0) block.keeps_with_next = block.keeps_together = true;  // a heading
    block.new_sheet = *rc::gen::inRange(0, 12) == 0;
    return block;
}

/// The last words of a page, without the blanks: poppler joins single digits.
std::string page_number(const std::string& bytes, int page) {
    std::string text = one_line(text_of(bytes, page));
    text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
    const auto slash = text.rfind('/');
    if (slash == std::string::npos) return text;
    const auto begin = text.find_last_not_of("0123456789", slash - 1);
    return text.substr(begin + 1);
}

}  // namespace

TEST_CASE("Pages keep the rules of typesetting, whatever the document", "[paper]") {
    rc::prop("each line once, in order, inside the margins", [] {
        const auto blocks =
            *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(1, 60));
        std::vector<SetBlock> all;
        for (const auto count : blocks) all.push_back(lines_of(count));
        std::size_t block = 0, line = 0;
        for (const auto& page : pages_of(all))
            for (const auto& placed : page) {
                RC_ASSERT(placed.block == block);
                RC_ASSERT(placed.line == line);
                RC_ASSERT(placed.y >= A4::top);
                RC_ASSERT(placed.y + 20 <= A4::height - A4::bottom + 0.01);
                if (++line == all[block].lines.size()) ++block, line = 0;
            }
        RC_ASSERT(block == all.size());
    });
    rc::prop("no lonely line, no heading at the foot, no sheet in the middle of a page", [] {
        std::vector<SetBlock> all;
        for (int i = *rc::gen::inRange(1, 15); i > 0; --i) all.push_back(some_block());
        const auto pages = pages_of(all);
        for (std::size_t p = 0; p < pages.size(); ++p) {
            RC_ASSERT(!pages[p].empty());
            const auto& first = pages[p].front();
            const auto& last = pages[p].back();
            const auto count = [&](const Placed& placed) { return all[placed.block].lines.size(); };
            if (count(first) > 1) RC_ASSERT(first.line + 1 != count(first));  // widow
            if (count(last) > 1) RC_ASSERT(last.line != 0);                   // orphan
            const bool ends_block = last.line + 1 == count(last);
            if (ends_block && last.block + 1 < all.size() && all[last.block].keeps_with_next)
                RC_ASSERT(all[last.block + 1].new_sheet);
            for (std::size_t n = 1; n < pages[p].size(); ++n)
                if (pages[p][n].line == 0) RC_ASSERT(!all[pages[p][n].block].new_sheet);
        }
    });
}

TEST_CASE("A heading goes to the next page with what it heads", "[paper]") {
    for (std::size_t filler = 30; filler <= 36; ++filler) {
        auto heading = lines_of(1, 25);
        heading.keeps_with_next = true;
        std::vector<SetBlock> blocks;
        blocks.push_back(lines_of(filler));
        blocks.push_back(std::move(heading));
        blocks.push_back(lines_of(8));
        CAPTURE(filler);
        for (const auto& page : pages_of(blocks)) CHECK(page.back().block != 1);
    }
}

TEST_CASE("A signature takes the last lines of a long paragraph with it", "[paper]") {
    for (std::size_t filler = 28; filler <= 38; ++filler) {
        auto text = lines_of(filler);
        text.keeps_with_next = true;
        std::vector<SetBlock> blocks;
        blocks.push_back(std::move(text));
        blocks.push_back(lines_of(1));
        const auto pages = pages_of(blocks);
        CAPTURE(filler);
        const auto& last = pages.back();
        REQUIRE(last.back().block == 1);
        CHECK(last.size() >= 3);            // two lines of text and the signature
        CHECK(pages.front().size() >= 20);  // and the first page is not left empty for it
    }
}

TEST_CASE("The date and the signature take text with them to their page, whatever stands above", "[paper]") {
    rc::prop("two lines of text above the date", [] {
        Document letter{.title = "Хат",
                        .language = Language::kazakh,
                        .blocks = {Heading{1, words("Хат")}, Paragraph{words("Сәлеметсіз бе.")}}};
        for (int i = *rc::gen::inRange(0, 12); i > 0; --i) {
            std::string text = "Бала";
            for (int n = *rc::gen::inRange(1, 90); n > 0; --n) text += " мектепке";
            if (*rc::gen::inRange(0, 3) == 0)
                letter.blocks.push_back(List{true, {words(text), words("Көшірме.")}});
            else
                letter.blocks.push_back(Paragraph{words(text)});
        }
        letter.blocks.push_back(Fields{{{words("Күні"), words("2026 жылғы 23 қараша")}}});
        letter.blocks.push_back(BlankLine{words("Қолы")});
        const auto all = said_in(pdf(letter, {.text_points = *rc::gen::element(14.0, 24.0)}));
        RC_ASSERT(all.back().text == "Қолы:");
        std::set<std::pair<int, long>> lines;
        for (const auto& said : all)
            if (said.page == all.back().page && said.block != all.back().block)
                lines.emplace(said.block, std::lround(said.y));
        RC_ASSERT(lines.size() >= 3U);
    });
}

TEST_CASE("Forty rules to be filled in take two pages, not forty", "[paper]") {
    Document form{.title = "Парақ", .language = Language::kazakh, .blocks = {}};
    for (int i = 0; i < 40; ++i) form.blocks.push_back(BlankLine{words(fmt::format("Жол {}", i))});
    const auto bytes = pdf(form);
    CHECK(page_number(bytes, 1) == "1/2");
}

TEST_CASE("A letter of ten pages numbers them, and loses no paragraph", "[paper]") {
    const auto letter = long_letter(90);
    const auto bytes = pdf(letter);
    const auto text = one_line(text_of(bytes));
    CHECK(page_number(bytes, 10).substr(0, 3) == "10/");
    CHECK(page_number(bytes, 11).substr(0, 3) == "11/");
    for (int i = 1; i <= 90; ++i) CHECK_THAT(text, Contains(fmt::format(" {}-абзац, 1-сөйлем", i)));
}

TEST_CASE("Each sheet counts its own pages", "[paper]") {
    const auto bytes = pdf(sample_letter());
    CHECK(page_number(bytes, 1) == "1/1");
    CHECK(page_number(bytes, 2) == "1/1");
}

TEST_CASE("Large print is larger and longer", "[paper]") {
    CHECK(page_number(pdf(long_letter(8)), 1) == "1/2");
    CHECK(page_number(pdf(long_letter(8), {.text_points = 24}), 3).starts_with("3/"));
}
