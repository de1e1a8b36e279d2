// SPDX-License-Identifier: GPL-3.0-or-later
// The attacker against what the organisation publishes: every table of the shipped questionnaires.
#include "content/load.h"
#include "report/some_reports.h"
#include "statistics/attacker.h"
#include "statistics/publication.h"
#include "statistics/share.h"
#include "statistics/suppress.h"

#include <catch2/catch.hpp>

#include <chrono>

using namespace mektep;

namespace {

constexpr Day made = std::chrono::sys_days{std::chrono::year(2026) / 11 / 23};

const Pack& shipped_pack() {
    static const Pack pack = load_pack(MEKTEP_SOURCE_DIR).value();
    return pack;
}

std::vector<std::string> counted_questions(const Interview& questionnaire) {
    std::vector<std::string> ids;
    for (const auto& question : questionnaire.questions)
        if (question.kind != Kind::text) ids.push_back(question.id);
    return ids;
}

std::int64_t withstands(const std::vector<Record>& records, const std::vector<std::string>& by,
                        const Selection& selection) {
    const auto table = suppressed(table_of(records, by, selection, shipped_pack(), Language::english).value(),
                                  threshold_of(shipped_pack()));
    std::string crossed;
    for (const auto& id : by) crossed += id + " ";
    CAPTURE(selection.questionnaire, crossed, table.cells.size());
    CHECK(derived_cells(table, threshold_of(shipped_pack())).empty());
    return hidden_cells(table);
}

}  // namespace

TEST_CASE("A bulletin of a shipped questionnaire can be published, however few reports there are",
          "[statistics][attacker]") {
    for (const auto& questionnaire : shipped_pack().interviews) {
        if (!questionnaire.is_report()) continue;
        for (const auto how_many : {12U, 30U, 60U, 100U, 150U, 300U, 700U})
            for (const auto seed : {3U, 4U}) {
                const auto records = some_reports(questionnaire, shipped_pack(), how_many, seed, seed == 4);
                const Selection selection{.questionnaire = questionnaire.id, .from = {}, .to = {}};
                const auto bulletin = counted(records, tables_of_bulletin(questionnaire, selection), {},
                                              shipped_pack(), made, Language::english)
                                          .value();
                std::int64_t hidden_totals = 0;
                for (const auto& section : bulletin.sections) {
                    CAPTURE(questionnaire.id, how_many, seed, section.table.cells.size());
                    CHECK(derived_cells(section.table, threshold_of(shipped_pack())).empty());
                    hidden_totals += section.table.cells.back().suppressed ? 1 : 0;
                }
                CAPTURE(questionnaire.id, how_many, seed);
                CHECK(hidden_totals <= 1);
                // All together: the coverage is a sum of age bands, which another table shows.
                CHECK(
                    problems_of_publishing(bulletin.releases, {}, shipped_pack(), Language::english).empty());
            }
    }
}

TEST_CASE("After the bulletin, crosses of the same months can be published too", "[statistics][register]") {
    const auto& questionnaire = *find_interview(shipped_pack(), "barrier");
    const auto records = some_reports(questionnaire, shipped_pack(), 600, 8);
    const Selection selection{.questionnaire = questionnaire.id, .from = {}, .to = {}};
    std::vector<Release> published;
    const auto publishes = [&](const std::vector<Wanted>& wanted) {
        const auto counts =
            counted(records, wanted, published, shipped_pack(), made, Language::english).value();
        const auto problems =
            problems_of_publishing(counts.releases, published, shipped_pack(), Language::english);
        for (const auto& problem : problems)
            UNSCOPED_INFO(render(problem.what, Language::english, shipped_pack().catalog));
        if (problems.empty())
            for (auto& each : not_yet_in(published, counts.releases)) published.push_back(std::move(each));
        return problems.empty();
    };
    const auto bulletin = tables_of_bulletin(questionnaire, selection);
    CHECK(publishes(bulletin));
    const auto first = published;
    CHECK(publishes(bulletin));  // once more, the same
    CHECK(published == first);
    CHECK(publishes({*coverage_table(questionnaire, selection, {"region"})}));
    CHECK(publishes({{{"who_barred", "complained"}, selection}}));
    CHECK(publishes({{{"region", "who_barred"}, selection}}));
}

TEST_CASE("No hidden count follows from two or three questions of a shipped questionnaire",
          "[statistics][attacker]") {
    std::int64_t hidden = 0;
    for (const auto& questionnaire : shipped_pack().interviews) {
        if (!questionnaire.is_report()) continue;
        const auto records = some_reports(questionnaire, shipped_pack(), 500, 5, true);
        const Selection selection{.questionnaire = questionnaire.id, .from = {}, .to = {}};
        const auto ids = counted_questions(questionnaire);
        for (std::size_t a = 0; a < ids.size(); ++a)
            for (std::size_t b = a + 1; b < ids.size(); ++b) {
                hidden += withstands(records, {ids[a], ids[b]}, selection);
                for (std::size_t c = b + 1; c < ids.size(); ++c) {
                    if ((a + b + c) % 8 == 1)  // all 448 take minutes; all were tried
                        hidden += withstands(records, {ids[a], ids[b], ids[c]}, selection);
                }
            }
    }
    CHECK(hidden > 1000);  // or there was nothing to find
}

TEST_CASE(
    "Two years of monthly bulletins are published one after the other, then their whole year, and no few are "
    "shown",
    "[statistics][register]") {
    const auto& questionnaire = *find_interview(shipped_pack(), "barrier");
    auto records = some_reports(questionnaire, shipped_pack(), 2400, 9);
    const auto first = std::chrono::year(2025) / std::chrono::January;
    for (std::size_t i = 0; i < records.size(); ++i) records[i].month = first + std::chrono::months(i % 24);
    std::vector<Release> published;
    const auto publishes = [&](Month from, Month to) {
        const Selection selection{.questionnaire = questionnaire.id, .from = from, .to = to};
        const auto counts = counted(records, tables_of_bulletin(questionnaire, selection), published,
                                    shipped_pack(), made, Language::english)
                                .value();
        const bool passes =
            problems_of_publishing(counts.releases, published, shipped_pack(), Language::english).empty();
        if (passes) published.insert(published.end(), counts.releases.begin(), counts.releases.end());
        return passes;
    };
    for (int i = 0; i < 24; ++i)
        CHECK(publishes(first + std::chrono::months(i), first + std::chrono::months(i)));
    CHECK(publishes(first, first));  // once more, the same
    const auto in_months = published.size();
    CHECK(publishes(first, first + std::chrono::months(11)));
    // What would have told of few reports is hidden in the year.
    const auto hidden = [](const Release& release) {
        return std::ranges::count(release.cells, std::optional<std::int64_t>{});
    };
    CHECK(std::any_of(published.begin() + static_cast<std::ptrdiff_t>(in_months), published.end(),
                      [&](const Release& release) { return hidden(release) > 0; }));
}
