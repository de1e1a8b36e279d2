// SPDX-License-Identifier: GPL-3.0-or-later
#include "statistics/suppress.h"

#include "statistics/attacker.h"
#include "statistics/disclosure.h"
#include "statistics/linked.h"
#include "statistics/sample_table.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>
#include <rapidcheck/catch.h>

#include <algorithm>
#include <chrono>
#include <sstream>
#include <utility>

namespace mektep {
namespace {

std::string written(const FrequencyTable& table) {
    std::ostringstream text;
    for (const auto& dimension : table.dimensions)
        text << dimension.categories.size() + 1 << (dimension.adds_up ? " " : "* ");
    text << ":";
    for (const auto& cell : table.cells) text << " " << cell.count << (cell.suppressed ? "?" : "");
    return text.str();
}

std::size_t hidden_in(const FrequencyTable& table) {
    return static_cast<std::size_t>(std::ranges::count(table.cells, true, &Cell::suppressed));
}

bool shows_small(const FrequencyTable& table, int threshold) {
    return std::ranges::any_of(table.cells, [&](const Cell& cell) {
        return !cell.suppressed && cell.count > 0 && cell.count < threshold;
    });
}

Release as_release(FrequencyTable table, int threshold) {
    for (std::size_t d = 0; d < table.dimensions.size(); ++d)
        table.dimensions[d].question = "q" + std::to_string(d);
    const Selection all{.questionnaire = "barrier", .from = {}, .to = {}};
    return release_of(table, all, 1, table.cells.back().count, threshold, {});
}

/// What ticks in several questions tell of each other is found when a table is to be published.
bool is_refused(const FrequencyTable& table, int threshold) {
    if (std::ranges::count(table.dimensions, false, &Dimension::adds_up) < 2) return false;
    const auto found = audit({as_release(table, threshold)}, std::chrono::seconds(5));
    const auto* const disclosed = std::get_if<std::vector<Disclosure>>(&found);
    return disclosed == nullptr || !disclosed->empty();
}

}  // namespace

TEST_CASE("The attacker finds what is hidden by the first rule alone", "[statistics][attacker]") {
    // Without complementary suppression 3 is 43 - 40: if the attacker missed it, the tests below would prove
    // nothing.
    auto table = line({3, 40});
    table.cells[0].suppressed = true;
    CHECK(derived_cells(table, 5) == std::vector<std::size_t>{0});
    auto crossed = square({{3, 20, 30}, {20, 4, 30}, {30, 30, 30}});
    crossed.at({0, 0}).suppressed = crossed.at({1, 1}).suppressed = true;
    CHECK(derived_cells(crossed, 5).size() == 2);
    // No line has a single hidden cell, but the first column leaves nothing for its two.
    auto corner = square({{0, 3, 30}, {0, 4, 30}, {30, 30, 30}});
    for (const auto& index : {std::vector<std::size_t>{0, 0}, {0, 1}, {1, 0}, {1, 1}})
        corner.at(index).suppressed = true;
    CHECK(derived_cells(corner, 5).size() == 4);
    // Several answers may be given, and nobody gave another than the first: its hidden count lies between the
    // total and the total.
    auto answers = empty_table({{2, false}});
    for (int i = 0; i < 4; ++i) count(answers, {{0}});
    answers.cells[0].suppressed = true;
    CHECK(derived_cells(answers, 5) == std::vector<std::size_t>{0});
}

TEST_CASE("A table without small counts is published whole", "[statistics][suppress]") {
    CHECK(hidden_in(suppressed(line({5, 0, 40}), 5)) == 0);
    CHECK(hidden_in(suppressed(square({{10, 20}, {30, 0}}), 10)) == 0);
    CHECK(hidden_in(suppressed(empty_table({}), 10)) == 0);
    CHECK(hidden_in(suppressed(empty_table({{0, true}}), 10)) == 0);
}

TEST_CASE("A small count takes the next smallest with it", "[statistics][suppress]") {
    const auto table = suppressed(line({3, 40, 7, 20}), 5);
    CHECK(written(table) == "5 : 3? 40 7? 20 70");
}

TEST_CASE("Two small counts that hide each other take nothing with them", "[statistics][suppress]") {
    CHECK(written(suppressed(line({3, 40, 4, 20}), 5)) == "5 : 3? 40 4? 20 67");
}

TEST_CASE("In a crossed table four cells hide each other", "[statistics][suppress]") {
    CHECK(hidden_in(suppressed(square({{3, 20, 30}, {20, 25, 30}, {30, 30, 30}}), 5)) == 4);
}

TEST_CASE("A total under the threshold is hidden", "[statistics][suppress]") {
    auto table = empty_table({});
    table.cells[0].count = 4;
    CHECK(suppressed(table, 5).cells[0].suppressed);
    CHECK(suppressed(line({2, 1}), 5).cells.back().suppressed);
}

TEST_CASE("Where several answers may be given a small count needs no other", "[statistics][suppress]") {
    auto table = empty_table({{3, false}});
    for (int i = 0; i < 20; ++i)
        count(table, {i < 3 ? std::vector<std::size_t>{0, 1} : std::vector<std::size_t>{1, 2}});
    CHECK(written(suppressed(table, 5)) == "4* : 3? 20 17 20");
}

TEST_CASE("A threshold under five is a bug", "[statistics][suppress]") {
    CHECK_THROWS_AS(suppressed(line({1}), 4), std::logic_error);
}

TEST_CASE("Several sums together give nothing away", "[statistics][suppress][attacker]") {
    // Each line alone says nothing here; an earlier suppression, which narrowed line by line, let the sums of
    // all give a cell away.
    const auto table = suppressed(
        square({{16, 11, 12, 1, 2, 2}, {11, 7, 14, 0, 3, 4}, {2, 3, 1, 0, 0, 0}, {3, 1, 2, 1, 0, 0}}), 5);
    CHECK(derived_cells(table, 5).empty());
    CHECK_FALSE(shows_small(table, 5));
}

TEST_CASE("No hidden count follows from what is published", "[statistics][suppress][attacker]") {
    rc::prop("by integer programming, in tables of one to three dimensions", [] {
        std::vector<SampleSide> sides;
        const auto dimensions = *rc::gen::element(1, 2, 2, 3, 3);
        for (int d = 0; d < dimensions; ++d)
            sides.push_back({.categories = *rc::gen::resize(
                                 rc::kNominalSize, rc::gen::inRange<std::size_t>(1, dimensions == 3 ? 5 : 8)),
                             .adds_up = *rc::gen::inRange(0, 4) != 0});
        const auto threshold = *rc::gen::element(5, 10);
        const auto reports = *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<std::size_t>(0, 150));
        const auto table =
            suppressed(random_table(sides, reports, *rc::gen::arbitrary<unsigned>()), threshold);
        RC_LOG() << written(table) << "\n";
        RC_ASSERT_FALSE(shows_small(table, threshold));
        RC_ASSERT(derived_cells(table, threshold).empty() || is_refused(table, threshold));
    });
}

TEST_CASE("What ticks in several questions tell together is hidden before a table is published",
          "[statistics][suppress][attacker]") {
    // Sums, bounds and overlaps alone leave a count of this table to whoever reckons with every set of ticks.
    auto counts = empty_table({{2, false}, {2, false}, {3, false}});
    const std::vector<std::int64_t> cells{10, 4, 5, 12, 7, 2,  2,  8, 12, 5,  5, 14, 6, 6,  2,  8, 5, 4,
                                          2,  7, 9, 8,  3, 11, 12, 7, 5,  15, 8, 4,  3, 10, 15, 9, 6, 18};
    for (std::size_t n = 0; n < cells.size(); ++n) counts.cells[n].count = cells[n];
    std::vector<std::string> names;
    for (std::size_t n = 0; n < cells.size(); ++n) names.push_back(std::to_string(n));
    for (std::size_t d = 0; d < 3; ++d) counts.dimensions[d].question = "q" + std::to_string(d);
    auto table = suppressed(counts, 5);
    CHECK_FALSE(derived_cells(table, 5).empty());
    const Selection all{.questionnaire = "barrier", .from = {}, .to = {}};
    hide_linked(
        {{.table = &table, .names = names}}, {}, {},
        [&] { return std::vector{release_of(table, all, 1, 18, 5, {})}; }, std::chrono::seconds(60));
    CHECK(derived_cells(table, 5).empty());
}

TEST_CASE("Suppression changes no count and gives the same result again", "[statistics][suppress]") {
    rc::prop("for any table", [] {
        const auto table =
            random_table({{4, true}, {3, false}, {2, true}}, *rc::gen::inRange<std::size_t>(0, 300),
                         *rc::gen::arbitrary<unsigned>());
        const auto once = suppressed(table, 10), again = suppressed(table, 10);
        RC_ASSERT(written(once) == written(again));
        for (std::size_t i = 0; i < table.cells.size(); ++i)
            RC_ASSERT(once.cells[i].count == table.cells[i].count);
    });
}

TEST_CASE("The largest tables of the barrier report are hidden in a moment", "[statistics][suppress]") {
    // Regions, answers, answers: with one answer to each question, and with several to two of them.
    for (const auto several : {false, true}) {
        CAPTURE(several);
        const auto table = random_table({{21, true}, {7, !several}, {8, !several}}, 2000, 7);
        const auto begin = std::chrono::steady_clock::now();
        const auto result = suppressed(table, 10);
        CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
        CHECK_FALSE(shows_small(result, 10));
        // Few more than the small ones themselves: a table of dots would help nobody.
        const auto small = std::ranges::count_if(
            table.cells, [](const Cell& cell) { return cell.count > 0 && cell.count < 10; });
        CAPTURE(small, hidden_in(result));
        CHECK(std::cmp_less(hidden_in(result), small + small / 4));
    }
}

}  // namespace mektep
