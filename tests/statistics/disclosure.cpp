// SPDX-License-Identifier: GPL-3.0-or-later
#include "statistics/disclosure.h"

#include "statistics/attacker.h"
#include "statistics/sample_table.h"
#include "statistics/suppress.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>
#include <rapidcheck/catch.h>

#include <algorithm>
#include <set>

namespace mektep {
namespace {

using namespace std::chrono;

constexpr seconds limit{60};
constexpr int threshold = 5;

/// Questions are called q0, q1, … and codes 0, 1, …
FrequencyTable named(FrequencyTable table, const std::vector<std::string>& questions) {
    for (std::size_t d = 0; d < questions.size(); ++d) table.dimensions[d].question = questions[d];
    return table;
}

Selection months(Month from, Month to) { return {.questionnaire = "barrier", .from = from, .to = to}; }

Release release(const FrequencyTable& table, const Selection& selection, std::int64_t reports = 1000) {
    return release_of(table, selection, 1, reports, threshold, 2026y / November / 23d);
}

std::vector<Disclosure> disclosures(const std::vector<Release>& releases) {
    const auto result = audit(releases, limit);
    REQUIRE(std::holds_alternative<std::vector<Disclosure>>(result));
    return std::get<std::vector<Disclosure>>(result);
}

FrequencyTable total(std::int64_t count) {
    auto table = empty_table({});
    table.cells[0].count = count;
    return table;
}

const auto half = months(2026y / January, 2026y / June), seven = months(2026y / January, 2026y / July);

}  // namespace

TEST_CASE("A release alone gives nothing away", "[statistics][disclosure]") {
    CHECK(disclosures({release(suppressed(named(line({3, 40, 7, 20}), {"q0"}), threshold), half)}).empty());
    CHECK(
        disclosures({release(suppressed(named(square({{3, 20, 30}, {20, 4, 30}, {30, 30, 30}}), {"q0", "q1"}),
                                        threshold),
                             half)})
            .empty());
}

TEST_CASE("Six months taken from seven show the few reports of the seventh", "[statistics][disclosure]") {
    const auto found = disclosures({release(total(20), half), release(total(22), seven)});
    REQUIRE(found.size() == 1);
    CHECK(found.front().release == 1);
    CHECK(found.front().kind == Disclosure::Kind::difference);
    CHECK(found.front().earlier == 0);
    CHECK(found.front().answers.empty());
}

TEST_CASE("Many reports of the seventh month may be known, and so may none", "[statistics][disclosure]") {
    CHECK(disclosures({release(total(20), half), release(total(25), seven)}).empty());
    CHECK(disclosures({release(total(20), half), release(total(20), seven)}).empty());
}

TEST_CASE("Months that no two releases share cannot be subtracted", "[statistics][disclosure]") {
    CHECK(disclosures({release(total(20), half), release(total(22), months(2026y / July, 2026y / December))})
              .empty());
}

TEST_CASE("Reports that came late are few, and their number follows from two releases of the same months",
          "[statistics][disclosure]") {
    CHECK(disclosures({release(total(20), half, 20), release(total(22), half, 22)}).size() == 1);
    CHECK(disclosures({release(total(20), half, 20), release(total(40), half, 40)}).empty());
}

TEST_CASE("Reports that were counted before and are gone are noticed", "[statistics][disclosure]") {
    CHECK(std::holds_alternative<Contradiction>(
        audit({release(total(20), half), release(total(15), seven)}, limit)));
    CHECK(std::holds_alternative<Contradiction>(
        audit({release(total(20), half), release(total(21), half)}, limit)));
}

TEST_CASE("A hidden count that another table shows in its margin is found", "[statistics][disclosure]") {
    // 3 and 7 are hidden by each other; a table that shows 7 gives the 3 away.
    auto first = named(line({3, 40, 7, 20}), {"q0"});
    first.cells[0].suppressed = first.cells[2].suppressed = true;
    auto second = named(line({3, 40, 7, 20}), {"q0"});
    second.cells[0].suppressed = second.cells[3].suppressed = true;
    CHECK(disclosures({release(first, half), release(first, half)}).empty());
    CHECK_FALSE(disclosures({release(first, half), release(second, half)}).empty());
    // Once more, where the second table crosses the question with another one.
    auto crossed = named(square({{1, 2}, {20, 20}, {3, 4}, {10, 10}}), {"q0", "q1"});
    for (const auto& index : {std::vector<std::size_t>{0, 0}, {0, 1}, {2, 0}, {2, 1}})
        crossed.at(index).suppressed = true;
    crossed.at({0, 2}).suppressed = crossed.at({3, 2}).suppressed = true;
    crossed.at({3, 0}).suppressed = crossed.at({3, 1}).suppressed = true;
    CHECK_FALSE(disclosures({release(first, half), release(crossed, half)}).empty());
}

TEST_CASE("Those selected and all reports together show the few that were left out",
          "[statistics][disclosure]") {
    auto school_age = half;
    school_age.where = {{"q0", {"1", "2"}}};
    const auto ages = named(line({3, 40, 7, 20}), {"q0"});
    const auto hidden = suppressed(ages, threshold);  // 3 and 7
    CHECK_FALSE(disclosures({release(hidden, half), release(total(47), school_age)}).empty());
    auto wide = half;
    wide.where = {{"q0", {"0", "1", "2"}}};
    CHECK(disclosures({release(hidden, half), release(total(50), wide)}).empty());
}

TEST_CASE("All reports and those with one answer show the few with another", "[statistics][disclosure]") {
    auto at_home = half;
    at_home.where = {{"q0", {"1"}}};
    CHECK(disclosures({release(total(15), half), release(total(12), at_home)}).size() == 1);
    CHECK(disclosures({release(total(25), half), release(total(12), at_home)}).empty());
    auto at_home_later = seven;
    at_home_later.where = at_home.where;
    CHECK(disclosures({release(total(15), half), release(total(13), at_home_later)}).empty());
}

TEST_CASE("A hidden count is never nought, and a reader knows it", "[statistics][disclosure]") {
    // 1 and 1: two counts that are not nought and together 2.
    auto table = named(line({1, 1, 18, 0}), {"q0"});
    table.cells[0].suppressed = table.cells[1].suppressed = true;
    CHECK(disclosures({release(table, half)}).size() == 2);
    const auto better = suppressed(line({1, 1, 18, 0}), threshold);
    CHECK(derived_cells(better, threshold).empty());
    CHECK_FALSE(better.at({3}).suppressed);
}

TEST_CASE("The few reports of a month follow from three periods that overlap", "[statistics][disclosure]") {
    // January 20, February 3, March 20.
    const auto first = release(total(23), months(2026y / January, 2026y / February));
    const auto second = release(total(23), months(2026y / February, 2026y / March));
    const auto all = release(total(43), months(2026y / January, 2026y / March));
    CHECK(disclosures({first, second}).empty());
    const auto found = disclosures({first, second, all});
    REQUIRE(found.size() == 1);
    CHECK(found.front().kind == Disclosure::Kind::part);
    // With 30 in February there is nothing to hide.
    CHECK(disclosures({release(total(50), months(2026y / January, 2026y / February)),
                       release(total(50), months(2026y / February, 2026y / March)),
                       release(total(70), months(2026y / January, 2026y / March))})
              .empty());
}

TEST_CASE("The few who gave an answer follow from three selections that overlap",
          "[statistics][disclosure]") {
    // 3, 15 and 20.
    const auto those = [&](std::vector<std::string> codes, std::int64_t count) {
        auto selection = half;
        selection.where = {{"q0", std::move(codes)}};
        return release(total(count), selection);
    };
    CHECK(disclosures({those({"0", "1"}, 18), those({"1", "2"}, 35)}).empty());
    CHECK_FALSE(disclosures({those({"0", "1"}, 18), those({"1", "2"}, 35), those({"0", "2"}, 23)}).empty());
}

TEST_CASE("Three questions crossed two by two say something of all three", "[statistics][disclosure]") {
    // Each report has one of two answers to each. Whoever knows all pairs knows who gave all three answers up
    // to one number, and noughts fix that number.
    const auto ab = named(square({{10, 20}, {20, 0}}), {"q0", "q1"});
    const auto bc = named(square({{27, 3}, {10, 10}}), {"q1", "q2"});
    auto hidden = bc;
    hidden.at({0, 1}).suppressed = hidden.at({0, 0}).suppressed = true;
    hidden.at({1, 1}).suppressed = hidden.at({1, 0}).suppressed = true;
    const auto ac = named(square({{17, 13}, {20, 0}}), {"q0", "q2"});
    // q0=1 has neither q1=1 nor q2=1, so all 20 with q1=1 have q0=0, and of the 13 with q2=1 …
    CHECK(disclosures({release(ab, half), release(ac, half)}).empty());
    CHECK(disclosures({release(ab, half), release(hidden, half)}).empty());
    auto whole = bc;
    CHECK_FALSE(disclosures({release(ab, half), release(ac, half), release(whole, half)}).empty());
}

TEST_CASE("Where few answers were ticked, the sets of ticks are reckoned with", "[statistics][disclosure]") {
    // see by barrier 56, 38 of 94; hear 11, hidden, 14; all 63, 45 of 102: then 6 ticked both barriers, none
    // of them sees badly, and the hidden count is 9.
    auto table = named(square({{56, 38}, {11, 9}}), {"q0", "q1"});
    for (auto& dimension : table.dimensions) dimension.adds_up = false;
    table.at({0, 2}).count = 94;
    table.at({1, 2}).count = 14;
    table.at({2, 0}).count = 63;
    table.at({2, 1}).count = 45;
    table.at({2, 2}).count = 102;
    table.at({1, 1}).suppressed = true;
    CHECK(derived_cells(table, 10).size() == 1);
    CHECK_FALSE(disclosures({release(table, half)}).empty());
}

TEST_CASE("What is too large to be solved is not decided", "[statistics][disclosure]") {
    // Three questions of thirty answers each, crossed two by two.
    const auto pair = [&](const char* one, const char* other) {
        std::vector<std::vector<std::int64_t>> counts(30, std::vector<std::int64_t>(30, 20));
        return release(named(square(counts), {one, other}), half);
    };
    CHECK(std::holds_alternative<Undecided>(
        audit({pair("q0", "q1"), pair("q1", "q2"), pair("q0", "q2")}, limit)));
}

TEST_CASE("Whatever the audit lets pass, the attacker of the tests finds no hidden count in either",
          "[statistics][disclosure][attacker]") {
    std::size_t refused = 0, passed = 0;
    rc::prop("two releases, the second of which counts more months", [&] {
        std::vector<SampleSide> sides;
        const auto dimensions = *rc::gen::element(1, 1, 2);
        for (int d = 0; d < dimensions; ++d)
            sides.push_back(
                {.categories = *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<std::size_t>(1, 5)),
                 .adds_up = *rc::gen::inRange(0, 4) != 0});
        const auto size = [] {
            return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<std::size_t>(0, 120));
        };
        const auto early = random_reports(sides, size(), *rc::gen::arbitrary<unsigned>());
        const auto late = random_reports(sides, size(), *rc::gen::arbitrary<unsigned>());
        std::vector<std::string> questions;
        for (int d = 0; d < dimensions; ++d) questions.push_back("q" + std::to_string(d));
        auto six = named(empty_table(sides), questions), all = six;
        for (const auto& report : early) count(six, report), count(all, report);
        for (const auto& report : late) count(all, report);
        six = suppressed(six, threshold);
        all = suppressed(all, threshold);
        const auto verdict = audit({release(six, half), release(all, seven)}, limit);
        RC_ASSERT(std::holds_alternative<std::vector<Disclosure>>(verdict));
        if (!std::get<std::vector<Disclosure>>(verdict).empty()) {
            ++refused;
            return;
        }
        ++passed;
        // Both releases as one table, with one dimension more: the months of the first, those that were added
        // (which nobody published), and all.
        auto sides_and_months = sides;
        sides_and_months.push_back({2, true});
        auto both = empty_table(sides_and_months);
        std::set<std::size_t> differences;
        for (std::size_t cell = 0; cell < six.cells.size(); ++cell) {
            both.cells[cell * 3] = six.cells[cell];
            both.cells[cell * 3 + 1] = {all.cells[cell].count - six.cells[cell].count, true};
            both.cells[cell * 3 + 2] = all.cells[cell];
            differences.insert(cell * 3 + 1);
        }
        for (const auto cell : derived_cells(both, threshold, differences)) {
            const auto known = both.cells[cell].count;
            const bool is_difference = cell % 3 == 1;
            RC_ASSERT(is_difference);
            RC_ASSERT(known == 0 || known >= threshold);
        }
    });
    CHECK(refused > 0);
    CHECK(passed > 0);
}

}  // namespace mektep
