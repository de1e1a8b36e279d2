// SPDX-License-Identifier: GPL-3.0-or-later
#include "statistics/survey.h"
#include "statistics/tally.h"

#include <catch2/catch.hpp>

namespace mektep {
namespace {

using namespace std::chrono;

std::int64_t count_at(const Result<FrequencyTable>& table, const std::vector<std::size_t>& index) {
    return table->at(index).count;
}

std::vector<std::string> codes_of(const Dimension& dimension) {
    std::vector<std::string> codes;
    for (const auto& category : dimension.categories) codes.push_back(category.code);
    return codes;
}

const Selection all{.questionnaire = "barrier", .from = {}, .to = {}};

}  // namespace

TEST_CASE("Without a question the table is one number", "[statistics][table]") {
    const auto table = table_of({reply(), reply(), reply()}, {}, all, survey(), Language::english);
    REQUIRE(table);
    CHECK(table->dimensions.empty());
    CHECK(count_at(table, {}) == 3);
}

TEST_CASE("Every option has its category, in the order of the questionnaire, and none has zero",
          "[statistics][table]") {
    const auto table = table_of({reply({.who = "s1"}), reply({.who = "s1"}), reply({.who = "n0"})}, {"who"},
                                all, survey(), Language::english);
    REQUIRE(table);
    CHECK(table->dimensions[0].label == "Who stood in the way?");
    CHECK(codes_of(table->dimensions[0]) == std::vector<std::string>{"s1", "p0", "n0"});
    CHECK(table->dimensions[0].categories[1].label == "The PMPC");
    CHECK(table->dimensions[0].adds_up);
    CHECK(count_at(table, {0}) == 2);
    CHECK(count_at(table, {1}) == 0);
    CHECK(count_at(table, {2}) == 1);
    CHECK(count_at(table, {3}) == 3);
}

TEST_CASE("Regions have their proper names in the reader's language", "[statistics][table]") {
    CHECK(table_of({}, {"region"}, all, survey(), Language::kazakh)->dimensions[0].categories[0].label ==
          "Алматы қаласы");
    CHECK(table_of({}, {"region"}, all, survey(), Language::russian)->dimensions[0].categories[0].label ==
          "город Алматы");
}

TEST_CASE("A report with several answers counts in each of them and once in the total",
          "[statistics][table]") {
    const auto table = table_of({reply({.needs = {"see", "hear"}}), reply({.needs = {"see"}})}, {"needs"},
                                all, survey(), Language::english);
    REQUIRE(table);
    CHECK_FALSE(table->dimensions[0].adds_up);
    CHECK(count_at(table, {0}) == 2);
    CHECK(count_at(table, {1}) == 1);
    CHECK(count_at(table, {2}) == 2);
}

TEST_CASE("The months are those that occur, in their order", "[statistics][table]") {
    const auto table =
        table_of({reply({.month = "2026-10"}), reply({.month = "2025-12"}), reply({.month = "2026-10"})},
                 {"month"}, all, survey(), Language::english);
    REQUIRE(table);
    CHECK(codes_of(table->dimensions[0]) == std::vector<std::string>{"2025-12", "2026-10"});
    CHECK(table->dimensions[0].categories[1].label == "October 2026");
    CHECK(count_at(table, {1}) == 2);
}

TEST_CASE("Questions are crossed, with totals on each side", "[statistics][table]") {
    const auto table = table_of({reply({.region = "75", .who = "s1"}), reply({.region = "75", .who = "n0"}),
                                 reply({.region = "71", .who = "s1"})},
                                {"region", "who"}, all, survey(), Language::english);
    REQUIRE(table);
    CHECK(count_at(table, {0, 0}) == 1);
    CHECK(count_at(table, {0, 3}) == 2);
    CHECK(count_at(table, {2, 0}) == 2);
    CHECK(count_at(table, {2, 3}) == 3);
}

TEST_CASE("Only reports of this questionnaire and these months count", "[statistics][table]") {
    auto other = reply();
    other.questionnaire = "another";
    auto early = reply(), late = reply();
    early.month = 2026y / January;
    late.month = 2026y / December;
    const std::vector<Record> records{other, early, reply(), late};
    const auto counted = [&](Selection selection) {
        return count_at(table_of(records, {}, selection, survey(), Language::english), {});
    };
    CHECK(counted(all) == 3);
    CHECK(counted({.questionnaire = "barrier", .from = 2026y / February, .to = {}}) == 2);
    CHECK(counted({.questionnaire = "barrier", .from = {}, .to = 2026y / November}) == 2);
    CHECK(counted({.questionnaire = "barrier", .from = 2026y / December, .to = 2026y / December}) == 1);
}

TEST_CASE("Reports without an answer have a category, so that the sum is the total", "[statistics][table]") {
    auto silent = reply();
    silent.codes.erase("who");
    auto unknown = reply({.who = "a code of the future"});
    const auto table = table_of({reply(), silent, unknown}, {"who"}, all, survey(), Language::english);
    REQUIRE(table);
    CHECK(table->dimensions[0].categories.back().code == unanswered_code);
    CHECK(table->dimensions[0].categories.back().label == "No answer");
    CHECK(count_at(table, {3}) == 2);
    CHECK(count_at(table, {4}) == 3);
}

TEST_CASE("A forged report cannot count twice nor put its words into the table", "[statistics][table]") {
    // Anybody who has the public key can seal whatever is a record.
    auto twice = reply(), both = reply(), words = reply({.month = "Call 8 701"});
    twice.codes.set("needs", {"see", "see"});
    both.codes.set("who", {"s1", "n0"});
    const std::vector<Record> records{twice, both, words};
    const auto needs = table_of(records, {"needs"}, all, survey(), Language::english);
    CHECK(count_at(needs, {0}) == 3);
    const auto who = table_of(records, {"who"}, all, survey(), Language::english);
    CHECK(count_at(who, {0}) == 2);
    CHECK(count_at(who, {2}) == 0);
    CHECK(count_at(who, {3}) == 1);  // no answer
    const auto months = table_of(records, {"month"}, all, survey(), Language::english);
    CHECK(codes_of(months->dimensions[0]) ==
          std::vector<std::string>{"2026-09", std::string(unanswered_code)});
}

TEST_CASE("Questions that cannot be counted are refused by name", "[statistics][table]") {
    const auto item_of_problem = [](const std::vector<std::string>& by, const Selection& selection = all) {
        const auto table = table_of({}, by, selection, survey(), Language::english);
        REQUIRE_FALSE(table);
        return table.error().front().place.item;
    };
    CHECK(item_of_problem({"nonsense"}) == "nonsense");
    CHECK(item_of_problem({"words"}) == "words");
    CHECK(item_of_problem({"who", "who"}) == "who");
    CHECK(item_of_problem({"region", "who", "needs", "month"}) == "month");
    CHECK(item_of_problem({}, {.questionnaire = "guide", .from = {}, .to = {}}) == "guide");
    CHECK(item_of_problem({}, {.questionnaire = "missing", .from = {}, .to = {}}) == "missing");
}

TEST_CASE("A cell with the wrong number of places is a bug", "[statistics][table]") {
    const auto table = table_of({}, {"who"}, all, survey(), Language::english);
    CHECK_THROWS_AS(table->at({0, 0}), std::logic_error);
}

TEST_CASE("Records of another version of the questionnaire are not counted", "[statistics][table]") {
    auto old = reply({.who = "s1"});
    old.version = 2;
    const std::vector<Record> records{reply({.who = "s1"}), old, old};
    CHECK(count_at(table_of(records, {"who"}, all, survey(), Language::english), {0}) == 1);
}

TEST_CASE("Reports can be selected by their answers", "[statistics][table]") {
    const std::vector<Record> records{reply({.who = "s1"}), reply({.who = "p0", .needs = {"see", "hear"}}),
                                      reply({.who = "n0", .needs = {"hear"}})};
    auto selection = all;
    selection.where = {{"who", {"s1", "p0"}}};
    CHECK(count_at(table_of(records, {}, selection, survey(), Language::english), {}) == 2);
    selection.where = {{"needs", {"hear"}}};
    CHECK(count_at(table_of(records, {}, selection, survey(), Language::english), {}) == 2);
    // A forged record with two answers where one is asked for gives none.
    auto forged = reply();
    forged.codes.set("who", {"s1", "p0"});
    selection.where = {{"who", {"s1"}}};
    CHECK(count_at(table_of({forged}, {}, selection, survey(), Language::english), {}) == 0);
}

TEST_CASE("A selection that cannot be made is refused", "[statistics][table]") {
    const auto refused_with = [](const std::string& question, const std::vector<std::string>& codes) {
        auto selection = all;
        selection.where = {{question, codes}};
        const auto table = table_of({}, {}, selection, survey(), Language::english);
        REQUIRE_FALSE(table);
        return table.error().front().what.text;
    };
    CHECK_THAT(refused_with("who", {"x9"}), Catch::Contains("is no code of"));
    CHECK_THAT(refused_with("needs", {"see", "hear"}), Catch::Contains("several answers"));
    CHECK_THAT(refused_with("colour", {"red"}), Catch::Contains("has no question"));
    CHECK_THAT(refused_with("words", {"x"}), Catch::Contains("cannot be counted"));
}

}  // namespace mektep
