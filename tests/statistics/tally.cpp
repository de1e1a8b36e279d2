// SPDX-License-Identifier: GPL-3.0-or-later
#include "statistics/tally.h"

#include "statistics/survey.h"

#include <catch2/catch.hpp>
#include <rapidcheck/catch.h>

#include <algorithm>
#include <set>

namespace mektep {
namespace {

using namespace std::chrono;

const Selection all{.questionnaire = "barrier", .from = {}, .to = {}};

/// What a forged record may say too: several answers, the same one twice, what is no code.
Record some_reply() {
    auto record = reply();
    record.month = 2026y / month(*rc::gen::inRange(8U, 11U));
    const auto answer = [&](const char* question, const std::vector<std::string>& codes) {
        const auto given = *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(codes));
        if (given.empty())
            record.codes.erase(question);
        else
            record.codes.set(question, std::vector(given.begin(), given.begin() + std::min<std::ptrdiff_t>(
                                                                                      3, std::ssize(given))));
    };
    answer("region", {"75", "71", "99"});
    answer("who", {"s1", "p0", "n0", "x"});
    answer("needs", {"see", "hear", "x"});
    answer("month", {"2026-07", "2026-08", "2025-12", "July"});
    return record;
}

/// The codes that count as the answer, by the words of the rule.
std::set<std::string> answer_to(const Record& record, const std::string& question) {
    std::set<std::string> given, known;
    for (const auto code : record.codes.of(question)) given.emplace(code);
    if (question != "needs" && given.size() > 1) given.clear();
    for (const auto& code : given)
        if (code != "x" && code != "99" && code != "July") known.insert(code);
    if (known.empty()) known.emplace(unanswered_code);
    return known;
}

}  // namespace

TEST_CASE("Every cell is the number of reports that give its answers", "[statistics][tally]") {
    rc::prop("whatever the reports say, by any two questions", [] {
        const auto records = *rc::gen::container<std::vector<Record>>(rc::gen::exec(some_reply));
        const std::vector<std::string> questions{"region", "who", "needs", "month"};
        const auto first = *rc::gen::inRange<std::size_t>(0, 4),
                   second = *rc::gen::inRange<std::size_t>(0, 3);
        const std::vector<std::string> by{questions[first], questions[second < first ? second : second + 1]};
        auto selection = all;
        if (*rc::gen::arbitrary<bool>()) selection.from = 2026y / September;
        if (*rc::gen::arbitrary<bool>()) selection.where["who"] = {"s1", "p0"};
        const auto table = table_of(records, by, selection, survey(), Language::english).value();
        each_index(widths_of(table), [&](const std::vector<std::size_t>& index) {
            const auto is_in_cell = [&](const Record& record) {
                for (std::size_t d = 0; d < by.size(); ++d) {
                    const auto& categories = table.dimensions[d].categories;
                    if (index[d] < categories.size() &&
                        !answer_to(record, by[d]).contains(categories[index[d]].code))
                        return false;
                }
                return true;
            };
            const auto is_selected = [&](const Record& record) {
                const auto who = answer_to(record, "who");
                return (!selection.from || record.month >= *selection.from) &&
                       (selection.where.empty() || who.contains("s1") || who.contains("p0"));
            };
            const auto expected = std::ranges::count_if(
                records, [&](const Record& record) { return is_selected(record) && is_in_cell(record); });
            RC_ASSERT(table.at(index).count == expected);
        });
    });
}

TEST_CASE("A tally can be asked while it counts", "[statistics][tally]") {
    auto tally = Tally::of({"month"}, all, survey()).value();
    tally.add(reply({.month = "2026-09"}));
    CHECK(tally.table(Language::english).cells.size() == 2);
    tally.add(reply({.month = "2025-12"}));
    const auto table = tally.table(Language::english);
    REQUIRE(table.cells.size() == 3);
    CHECK(table.dimensions[0].categories[0].code == "2025-12");
    CHECK(table.at({0}).count == 1);
    CHECK(table.at({2}).count == 2);
    CHECK(tally.reports() == 2);
}

TEST_CASE("Indices come in the order of the cells, the last question first", "[statistics][table]") {
    std::vector<std::vector<std::size_t>> seen;
    each_index({2, 3}, [&](const auto& index) { seen.push_back(index); });
    CHECK(seen == std::vector<std::vector<std::size_t>>{{0, 0}, {0, 1}, {0, 2}, {1, 0}, {1, 1}, {1, 2}});
    seen.clear();
    each_index({}, [&](const auto& index) { seen.push_back(index); });
    CHECK(seen.size() == 1);
}

}  // namespace mektep
