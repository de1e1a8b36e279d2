// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace mektep;

namespace {

std::string answered(const std::string& place, const std::string& month) {
    std::string answers = barrier_answers;
    const auto put = [&](const std::string& old, const std::string& with) {
        answers.replace(answers.find(old), old.size(), with);
    };
    put("learns_now: at_home", "learns_now: " + place);
    put("month: 2026-10", "month: " + month);
    return answers;
}

/// Twelve children at home, three nowhere.
std::string filled_data(const PrivateFolder& folder) {
    const auto data = (folder.path() / "data").string();
    const auto home = folder.write("home.yaml", answered("at_home", "2026-10"));
    const auto nowhere = folder.write("nowhere.yaml", answered("nowhere", "2026-09"));
    for (int i = 0; i < 15; ++i)
        REQUIRE(
            mektep_with({"--data", data, "report", "add", "barrier", "--answers", i < 12 ? home : nowhere})
                .code == 0);
    return data;
}

Ended stats(const std::string& data, std::vector<std::string> options) {
    options.insert(options.begin(), {"--data", data, "stats"});
    if (std::ranges::find(options, "--report") == options.end())
        options.insert(options.end(), {"--report", "barrier"});
    Surroundings typed;
    typed.input = "demonstration\n";
    return mektep_with(options, typed);
}

}  // namespace

TEST_CASE("Statistics hide small counts, and what they could be computed from", "[cli]") {
    const PrivateFolder folder;
    const auto data = filled_data(folder);

    const auto all = stats(data, {});
    CHECK_THAT(all.err, Catch::StartsWith("For your eyes: "));
    CHECK(all.code == 0);
    CHECK_THAT(all.out, Catch::Contains("15"));

    const auto by_place = stats(data, {"--by", "learns_now", "--format", "csv"});
    CHECK(by_place.err == "");
    REQUIRE(by_place.code == 0);
    CHECK_THAT(by_place.out, Catch::Contains("none,Nowhere,,suppressed"));
    // With the total of 15 known, 12 at home would give the three away.
    CHECK_THAT(by_place.out, !(Catch::Contains(",12,published") && Catch::Contains(",15,published")));

    const auto in_kazakh = stats(data, {"--by", "learns_now", "--lang", "kk"});
    CHECK(in_kazakh.code == 0);
    CHECK_THAT(in_kazakh.out, Catch::Contains("·") && !Catch::Contains("Nowhere"));

    const auto before_all = stats(data, {"--to", "2025-12"});
    CHECK(before_all.code == 0);
    CHECK_THAT(before_all.out, !Catch::Contains("15"));
}

TEST_CASE("A table that cannot be made is refused before the passphrase is asked for", "[cli]") {
    struct Row {
        std::vector<std::string> options;
        std::string complaint;
    };
    const auto row = GENERATE(values<Row>({
        {{"--by", "colour"}, "no question “colour”"},
        {{"--by", "words"}, "cannot be counted"},
        {{"--by", "region,region"}, "named twice"},
        {{"--by", "region,age_band,learns_now,outcome"}, "At most three"},
        {{"--from", "2026-12", "--to", "2026-01"}, "later than the last"},
        {{"--report", "poll"}, "no report “poll”"},
    }));
    CAPTURE(row.options);
    const auto ended = stats("/nowhere", row.options);
    CHECK(ended.code == 1);
    CHECK_THAT(ended.err, Catch::Contains(row.complaint));
}

TEST_CASE("Statistics of a folder without reports name the folder", "[cli]") {
    const PrivateFolder folder;
    const auto key = folder.write("keys/reports.key", "{}");
    const auto ended = stats(folder.path().string(), {});
    CHECK(ended.code == 1);
    CHECK_THAT(ended.err, Catch::StartsWith(folder.path().string()) && Catch::Contains("holds no reports"));
}

TEST_CASE("A table that would give a hidden count away is refused, and the earlier one stays", "[cli]") {
    const PrivateFolder folder;
    const auto data = filled_data(folder);
    const auto all = (folder.path() / "all.csv").string(), october = (folder.path() / "october.csv").string();
    const auto first = stats(data, {"--format", "csv", "--out", all});
    CHECK(first.err == "");
    REQUIRE(first.code == 0);
    // Fifteen in all and twelve in October: three in September, whom nobody may count.
    const auto second = stats(data, {"--where", "learns_now=home", "--format", "csv", "--out", october});
    CHECK(second.code == 1);
    CHECK_THAT(second.err, Catch::Contains("every count of this would tell of few reports"));
    CHECK_FALSE(std::filesystem::exists(october));
    CHECK(std::filesystem::exists(all));

    const auto listed = mektep_with({"--data", data, "releases", "list"});
    CHECK_THAT(listed.out, Catch::Contains("   1  ") && !Catch::Contains("   2  "));
    CHECK(stats(data, {"--format", "csv", "--out", all}).code == 0);  // the same once more
    // For the eyes, and as a draft, nothing is refused or entered.
    CHECK(stats(data, {"--where", "learns_now=home"}).code == 0);
    CHECK(stats(data, {"--where", "learns_now=home", "--draft", "--format", "csv", "--out", october}).code ==
          0);
    CHECK_THAT(mektep_with({"--data", data, "releases", "list"}).out, !Catch::Contains("   2  "));

    CHECK(mektep_with({"--data", data, "releases", "forget", "2"}).code == 1);
    CHECK(mektep_with({"--data", data, "releases", "forget", "1"}).code == 0);
    CHECK(stats(data, {"--where", "learns_now=home", "--format", "csv", "--out", october}).code == 0);
}

TEST_CASE("Statistics come as HXL, SDMX, XLSX and as the bulletin", "[cli]") {
    const PrivateFolder folder;
    const auto data = filled_data(folder);
    const auto file = [&](const char* name) { return (folder.path() / name).string(); };
    const std::vector<std::string> months{"--from", "2026-01", "--to", "2026-12"};
    const auto in_months = [&](std::vector<std::string> options) {
        options.insert(options.end(), months.begin(), months.end());
        const auto ended = stats(data, options);
        CHECK(ended.err == "");
        CHECK(ended.code == 0);
        return ended.out;
    };
    CHECK_THAT(in_months({"--format", "hxl"}), Catch::Contains("#indicator+reports+num"));
    CHECK_THAT(in_months({"--format", "sdmx"}), Catch::Contains("2026-01-01/P12M,15,A,F"));
    in_months({"--format", "xlsx", "--out", file("b.xlsx")});
    CHECK_THAT(folder.read("b.xlsx"), Catch::StartsWith("PK"));
    in_months({"--format", "pdf", "--lang", "kk", "--out", file("b.pdf")});
    CHECK_THAT(folder.read("b.pdf"), Catch::StartsWith("%PDF"));
    in_months({"--coverage", "--by", "region", "--format", "csv"});

    CHECK_THAT(stats(data, {"--format", "sdmx"}).err, Catch::Contains("--from and --to"));
    CHECK_THAT(stats(data, {"--format", "pdf"}).err, Catch::Contains("needs a file"));
    CHECK_THAT(stats(data, {"--report", "service-quality", "--coverage"}).err,
               Catch::Contains("does not ask where children learn"));
}

TEST_CASE("A questionnaire is given to others as codebook and as XLSForm", "[cli]") {
    const PrivateFolder folder;
    const auto codes = mektep_with({"report", "codebook", "barrier"});
    CHECK(codes.code == 0);
    CHECK_THAT(codes.out, Catch::Contains("barrier,2,learns_now,no,"));
    for (const auto* const id : {"barrier", "service-quality"})
        CHECK(mektep_with({"report", "form", id, "--out", (folder.path() / "form.xlsx").string()}).code == 0);
    CHECK(mektep_with({"report", "form", "pmpc-complaint"}).code == 1);
}
