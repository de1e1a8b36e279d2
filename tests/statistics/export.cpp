// SPDX-License-Identifier: GPL-3.0-or-later
#include "statistics/export.h"

#include "statistics/suppress.h"
#include "statistics/survey.h"
#include "statistics/tally.h"

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

constexpr int threshold = 5;

Section section_of(FrequencyTable table) {
    return {.table = std::move(table), .selection = {.questionnaire = "barrier", .from = {}, .to = {}}};
}

/// After the byte order mark.
std::string csv_of(FrequencyTable table) {
    const auto csv = as_csv(section_of(std::move(table)), threshold);
    REQUIRE(csv.starts_with("\xEF\xBB\xBF"));
    return csv.substr(3);
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
    CHECK(csv_of(by_who()) ==
          "who,who_label,count,status,questionnaire,from,to,selected,threshold\r\n"
          "s1,The school,12,published,barrier,,,,5\r\n"
          "p0,The PMPC,,suppressed,barrier,,,,5\r\n"
          "n0,Nobody,,suppressed,barrier,,,,5\r\n"
          "_total,,21,published,barrier,,,,5\r\n");
}

TEST_CASE("A file of counts says which months and which reports it counts", "[statistics][export]") {
    using namespace std::chrono;
    auto section = section_of(by_who());
    section.selection.from = 2026y / January;
    section.selection.to = 2026y / June;
    section.selection.where = {{"needs", {"see"}}, {"region", {"71", "75"}}};
    const auto* const counted = ",barrier,2026-01,2026-06,needs=see region=71+75,5\r\n";
    CHECK_THAT(as_csv(section, threshold), Catch::EndsWith(counted));
    CHECK_THAT(as_hxl(section, threshold), Catch::EndsWith(counted));
    CHECK_THAT(as_sdmx(section, survey().interviews.front()),
               Catch::Contains("DATAFLOW,REGION,WHO,NEEDS,MONTH,TIME_PERIOD") &&
                   Catch::Contains(",71+75,s1,see,_T,2026-01-01/P6M,12,A,F\r\n"));
}

TEST_CASE("CSV quotes what has commas, quotes or line ends", "[statistics][export]") {
    CHECK(csv_of(of_label("a, \"b\"\nc")).find("\"a, \"\"b\"\"\nc\",\"a, \"\"b\"\"\nc\",5,published,") !=
          std::string::npos);
}

TEST_CASE("A spreadsheet runs no cell as a formula", "[statistics][export]") {
    const auto label = GENERATE(values<std::string>({"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"}));
    CAPTURE(label);
    const auto csv = csv_of(of_label(label));
    CHECK(csv.find("'" + label) != std::string::npos);
    CHECK(csv.find("\n" + label) == std::string::npos);
    CHECK(csv.find("," + label) == std::string::npos);
}

TEST_CASE("A table without questions is one number", "[statistics][export]") {
    FrequencyTable table;
    table.cells = {{.count = 7, .suppressed = false}};
    CHECK(csv_of(table) ==
          "count,status,questionnaire,from,to,selected,threshold\r\n7,published,barrier,,,,5\r\n");
    CHECK(as_text(table, 5, Language::english, Catalog()) == "reports\n7\n");
}

TEST_CASE("HXL has its hashtags below the headers", "[statistics][export]") {
    const auto hxl = as_hxl(section_of(by_who()), threshold);
    CHECK_THAT(hxl,
               Catch::Contains("who,who_label,count,status,questionnaire,from,to,selected,threshold\r\n"
                               "#indicator+who+code,#indicator+who+name,#indicator+reports+num,#status,"
                               "#meta+questionnaire,#date+start,#date+end,#meta+selected,#meta+threshold\r\n"
                               "s1,The school,12,published,barrier,,,,5\r\n"));
    auto regions = by_who();
    regions.dimensions[0].question = "region";
    CHECK_THAT(as_hxl(section_of(regions), threshold), Catch::Contains("#adm1+code,#adm1+name,"));
}

TEST_CASE("SDMX names the period, and that a count is confidential, but not why", "[statistics][export]") {
    using namespace std::chrono;
    auto half = section_of(by_who());
    const auto& questionnaire = survey().interviews.front();
    CHECK_THROWS_AS(as_sdmx(half, questionnaire), std::logic_error);
    half.selection.from = 2025y / November;
    half.selection.to = 2026y / April;
    CHECK(as_sdmx(half, questionnaire) ==
          "DATAFLOW,REGION,WHO,NEEDS,MONTH,TIME_PERIOD,OBS_VALUE,OBS_STATUS,CONF_STATUS\r\n"
          "JAQYN_MEKTEP:BARRIER(1.0),_T,s1,_T,_T,2025-11-01/P6M,12,A,F\r\n"
          "JAQYN_MEKTEP:BARRIER(1.0),_T,p0,_T,_T,2025-11-01/P6M,,Q,C\r\n"
          "JAQYN_MEKTEP:BARRIER(1.0),_T,n0,_T,_T,2025-11-01/P6M,,Q,C\r\n"
          "JAQYN_MEKTEP:BARRIER(1.0),_T,_T,_T,_T,2025-11-01/P6M,21,A,F\r\n");
}

}  // namespace mektep
