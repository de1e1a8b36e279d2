// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/staff_counts.h"

#include "content/load.h"
#include "report/some_reports.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

using namespace mektep;

namespace {

using namespace std::chrono;

constexpr Day today = sys_days{2026y / November / 27};

const Pack& pack() {
    static const Pack loaded = load_pack(MEKTEP_SOURCE_DIR).value();
    return loaded;
}

std::vector<Record> some_barriers() {
    const auto& questionnaire = *find_interview(pack(), "barrier");
    auto records = some_reports(questionnaire, pack(), 300, 5);
    for (std::size_t i = 0; i < records.size(); i += 4) {
        records[i].month = 2025y / May;
        for (const auto& question : questionnaire.questions)
            if (question.kind == Kind::month) records[i].codes.set(question.id, {"2025-04"});
    }
    return records;
}

StaffCounts counted_by_staff(const std::vector<Record>& records) {
    StaffCounts counts(pack());
    for (const auto& record : records) counts.add(record, today);
    return counts;
}

}  // namespace

TEST_CASE("Staff get for each choice what is counted of the reports that meet it", "[staff]") {
    const auto records = some_barriers();
    const auto counts = counted_by_staff(records);
    CHECK(counts.reports() == 300);
    CHECK(counts.years() == std::vector{2025, 2026});
    const auto region = counts.regions().front();
    for (const auto& choice :
         {StatisticsChoice{.questionnaire = "barrier"},
          StatisticsChoice{.questionnaire = "barrier", .region = region},
          StatisticsChoice{.questionnaire = "barrier", .year = 2025},
          StatisticsChoice{.questionnaire = "barrier", .region = region, .year = 2026}}) {
        const auto expected = std::ranges::count_if(records, [&](const Record& record) {
            return (choice.region.empty() || record.codes.of("region").front() == choice.region) &&
                   (!choice.year || int{record.month.year()} == *choice.year);
        });
        CAPTURE(choice.region, choice.year.has_value());
        CHECK(counts.of(choice).sections(Language::russian).front().table.cells.back().count == expected);
    }
}

TEST_CASE("All tables of one opening are of the same reports, whatever they select", "[staff][register]") {
    // Else the next release would be held against an earlier one as if reports had come between them.
    const auto counts = counted_by_staff(some_barriers());
    const auto reports = [&](const StatisticsChoice& choice) {
        return counted(counts.of(choice), {}, today, Language::russian).releases.front().reports;
    };
    CHECK(reports({.questionnaire = "barrier"}) == 300);
    CHECK(reports({.questionnaire = "barrier", .region = counts.regions().front()}) == 300);
    CHECK(reports({.questionnaire = "barrier", .year = 2025}) == 300);
    CHECK(reports({.questionnaire = "barrier", .year = 2020}) == 300);
    CHECK(reports({.questionnaire = "service-quality"}) == 0);
}

TEST_CASE("What no kiosk makes is not counted for staff, and its number is told", "[staff]") {
    auto records = some_barriers();
    records[0].codes.set("region", {"nowhere"});
    records[1].version = 1;
    records[2].month = 2027y / January;
    auto counts = counted_by_staff(records);
    CHECK(counts.reports() == 297);
    CHECK(counts.left_out() == 3);
    counts.clear();
    CHECK(counts.reports() == 0);
    CHECK(counts.left_out() == 0);
    CHECK(counts.regions().empty());
}
