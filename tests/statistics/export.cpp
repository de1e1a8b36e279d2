// SPDX-License-Identifier: GPL-3.0-or-later
#include "statistics/export.h"

#include "statistics/suppress.h"
#include "statistics/survey.h"

#include <catch2/catch.hpp>

namespace mektep {
namespace {

/// 12 reports of the school, 6 of the PMPC, 3 of nobody.
FrequencyTable by_who() {
    std::vector<Record> records;
    for (int i = 0; i < 21; ++i) records.push_back(reply({.who = i < 12 ? "s1" : i < 18 ? "p0" : "n0"}));
    const Selection selection{.questionnaire = "barrier", .from = {}, .to = {}};
    return suppressed(table_of(records, {"who"}, selection, survey(), Language::english).value(), 5);
}

FrequencyTable of_label(const std::string& label) {
    FrequencyTable table;
    table.dimensions.push_back(
        {.question = "who", .label = "Who", .categories = {{label, label}}, .adds_up = true});
    table.cells = {{.count = 5, .suppressed = false}, {.count = 5, .suppressed = false}};
    return table;
}

}  // namespace

TEST_CASE("A terminal shows aligned columns and says why cells are hidden", "[statistics][export]") {
    CHECK(as_text(by_who(), 5, Language::english, Catalog()) ==
          "Who stood in the way?  reports\n"
          "The school             12\n"
          "The PMPC               ·\n"
          "Nobody                 ·\n"
          "total                  21\n"
          "· : hidden. Counts under 5 are not published, nor those from which they could be computed.\n");
}

TEST_CASE("Where nothing is hidden nothing is explained", "[statistics][export]") {
    CHECK(as_text(of_label("A"), 5, Language::english, Catalog()).find("hidden") == std::string::npos);
}

TEST_CASE("CSV has a row for each cell, and no count where it is hidden", "[statistics][export]") {
    CHECK(as_csv(by_who()) ==
          "who,who_label,count,status\r\n"
          "s1,The school,12,published\r\n"
          "p0,The PMPC,,suppressed\r\n"
          "n0,Nobody,,suppressed\r\n"
          "_total,total,21,published\r\n");
}

TEST_CASE("CSV quotes what has commas, quotes or line ends", "[statistics][export]") {
    CHECK(as_csv(of_label("a, \"b\"\nc")).find("\"a, \"\"b\"\"\nc\",\"a, \"\"b\"\"\nc\",5,published\r\n") !=
          std::string::npos);
}

TEST_CASE("A spreadsheet runs no cell as a formula", "[statistics][export]") {
    const auto label = GENERATE(values<std::string>({"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"}));
    CAPTURE(label);
    const auto csv = as_csv(of_label(label));
    CHECK(csv.find("'" + label) != std::string::npos);
    CHECK(csv.find("\n" + label) == std::string::npos);
    CHECK(csv.find("," + label) == std::string::npos);
}

TEST_CASE("A table without questions is one number", "[statistics][export]") {
    FrequencyTable table;
    table.cells = {{.count = 7, .suppressed = false}};
    CHECK(as_csv(table) == "count,status\r\n7,published\r\n");
    CHECK(as_text(table, 5, Language::english, Catalog()) == "reports\n7\n");
}

TEST_CASE("HXL has its hashtags below the headers", "[statistics][export]") {
    const auto hxl = as_hxl(by_who());
    CHECK_THAT(hxl,
               Catch::StartsWith("who,who_label,count,status\r\n"
                                 "#indicator+who+code,#indicator+who+name,#indicator+reports+num,#status\r\n"
                                 "s1,The school,12,published\r\n"));
    auto regions = by_who();
    regions.dimensions[0].question = "region";
    CHECK_THAT(as_hxl(regions), Catch::Contains("#adm1+code,#adm1+name,"));
}

TEST_CASE("SDMX names the period, and that a count is confidential, but not why", "[statistics][export]") {
    using namespace std::chrono;
    const Selection half{.questionnaire = "barrier", .from = 2025y / November, .to = 2026y / April};
    CHECK(as_sdmx(by_who(), half, 2) ==
          "DATAFLOW,WHO,TIME_PERIOD,OBS_VALUE,OBS_STATUS,CONF_STATUS\r\n"
          "JAQYN_MEKTEP:BARRIER(2.0),s1,2025-11-01/P6M,12,A,F\r\n"
          "JAQYN_MEKTEP:BARRIER(2.0),p0,2025-11-01/P6M,,Q,C\r\n"
          "JAQYN_MEKTEP:BARRIER(2.0),n0,2025-11-01/P6M,,Q,C\r\n"
          "JAQYN_MEKTEP:BARRIER(2.0),_T,2025-11-01/P6M,21,A,F\r\n");
    CHECK_THROWS_AS(as_sdmx(by_who(), {.questionnaire = "barrier", .from = {}, .to = {}}, 2),
                    std::logic_error);
}

}  // namespace mektep
