// SPDX-License-Identifier: GPL-3.0-or-later
#include "statistics/bulletin.h"

#include "document/plain_text.h"
#include "statistics/share.h"
#include "statistics/suppress.h"
#include "statistics/survey.h"
#include "statistics/tally.h"
#include "statistics/workbook.h"
#include "support/package.h"

#include <catch2/catch.hpp>

namespace mektep {
namespace {

using namespace std::chrono;

constexpr Day today = sys_days(2026y / November / 23d);

std::vector<Record> replies(int schools, int pmpc) {
    std::vector<Record> records;
    for (int i = 0; i < schools; ++i) records.push_back(reply({.who = "s1", .needs = {"see", "hear"}}));
    for (int i = 0; i < pmpc; ++i) records.push_back(reply({.region = "71", .who = "p0"}));
    return records;
}

Section section(const std::vector<Record>& records, const std::vector<std::string>& by,
                Language language = Language::english) {
    const Selection all{.questionnaire = "barrier", .from = {}, .to = {}};
    return {suppressed(*table_of(records, by, all, survey(), language), 5), all};
}

std::string text_of(const std::vector<Section>& sections) {
    return plain_text(bulletin(sections, 5, survey(), today, Language::english));
}

}  // namespace

TEST_CASE("A share is of published counts alone", "[statistics][share]") {
    const auto table = section(replies(30, 10), {"who"}).table;
    CHECK(share_of(table, {0}, 0) == 0.75);
    CHECK(share_of(table, {3}, 0) == 1.0);
    const auto hidden = section(replies(30, 3), {"who"}).table;
    CHECK_FALSE(share_of(hidden, {1}, 0));
    CHECK_FALSE(share_of(section({}, {"who"}).table, {0}, 0));
    CHECK(as_percent(0.125, Language::english) == "12.5%");
    CHECK(as_percent(0.125, Language::russian) == "12,5 %");
    CHECK(as_percent(0.6, Language::kazakh) == "60 %");
    CHECK(as_percent({}, Language::kazakh).empty());
}

TEST_CASE("The bulletin shows counts, shares and bars, and how it was counted", "[statistics][bulletin]") {
    const auto records = replies(30, 10);
    const auto document =
        bulletin({section(records, {}), section(records, {"who"})}, 5, survey(), today, Language::english);
    const auto* const title = std::get_if<Heading>(&document.blocks.front());
    REQUIRE(title != nullptr);
    CHECK(title->level == 1);
    std::vector<Table> tables;
    for (const auto& block : document.blocks)
        if (const auto* table = std::get_if<Table>(&block)) tables.push_back(*table);
    REQUIRE(tables.size() == 1);
    CHECK(tables.front().bars == std::vector<double>{1, 10.0 / 30, 0, 0});
    CHECK(words_of(tables.front().rows[1][2]) == "25%");
    const auto text = plain_text(document);
    CHECK_THAT(text, Catch::Contains("Reports counted: 40") && Catch::Contains("Counts from 1 to 4") &&
                         Catch::Contains("Hidden counts in this bulletin: 0") &&
                         Catch::Contains("23 November 2026"));
    CHECK(tables.front().alternative == "Bar chart of these counts. The longest bar: The school, 30.");
}

TEST_CASE("The bulletin names who publishes it, where the settings do", "[statistics][bulletin]") {
    auto pack = survey();
    const auto records = replies(30, 10);
    const auto text = [&] {
        return plain_text(bulletin({section(records, {})}, 5, pack, today, Language::english));
    };
    CHECK_THAT(text(), !Catch::Contains("Published by"));
    pack.settings.organisation = "Example Foundation, 1 Abai Street, Shymkent";
    CHECK_THAT(text(), Catch::Contains("Published by: Example Foundation, 1 Abai Street, Shymkent"));
}

TEST_CASE("A hidden count is a word, without share and without bar", "[statistics][bulletin]") {
    const auto records = replies(30, 3);
    const auto text = text_of({section(records, {}), section(records, {"who"})});
    CHECK_THAT(text, Catch::Contains("The PMPC") && Catch::Contains("The PMPC    hidden\n"));
}

TEST_CASE("That several answers could be given is said before their numbers", "[statistics][bulletin]") {
    const auto text = text_of({section(replies(30, 10), {"needs"})});
    const auto said = text.find("Several answers could be given"), first = text.find("Seeing");
    REQUIRE(said != std::string::npos);
    REQUIRE(first != std::string::npos);
    CHECK(said < first);
}

TEST_CASE("Two questions are crossed in columns, three below each other", "[statistics][bulletin]") {
    const auto records = replies(30, 10);
    CHECK_THAT(text_of({section(records, {"who", "region"})}),
               Catch::Contains("Almaty") && Catch::Contains("Astana"));
    const auto by_three = text_of({section(records, {"who", "region", "needs"})});
    CHECK_THAT(by_three, Catch::Contains("In what does the child need support? Seeing") &&
                             Catch::Contains("In what does the child need support? total"));
}

TEST_CASE("The workbook holds the counts as numbers, a chart, and the method", "[statistics][workbook]") {
    const auto records = replies(30, 3);
    const std::vector<Section> sections{section(replies(30, 10), {"who"}),
                                        section(records, {"who", "region"}),
                                        section(records, {"who", "region", "needs"}), section(records, {})};
    const auto bytes = workbook(sections, 5, survey(), today, Language::russian);
    CHECK(bytes == workbook(sections, 5, survey(), today, Language::russian));
    const auto first = part(bytes, "xl/worksheets/sheet1.xml");
    CHECK_THAT(first, Catch::Contains("<v>30</v>") && Catch::Contains("<v>0.75</v>"));
    const auto second = part(bytes, "xl/worksheets/sheet2.xml");
    CHECK_THAT(second, !Catch::Contains("<v>3</v></c><c r=\"C3\""));
    const auto words = part(bytes, "xl/sharedStrings.xml");
    CHECK_THAT(words, Catch::Contains("hidden") && Catch::Contains("Counts from 1 to 4"));
    CHECK_THAT(part(bytes, "xl/charts/chart1.xml"), Catch::Contains("barDir val=\"bar\""));
    for (const auto* const sheet : {"1", "2", "3", "4", "5"})
        CHECK_THAT(part(bytes, (std::string("xl/worksheets/sheet") + sheet + ".xml").c_str()),
                   !Catch::Contains("<f>"));
}

TEST_CASE("The questionnaire goes to other tools as an XLSForm with our codes", "[statistics][xlsform]") {
    const auto bytes = xlsform(*find_interview(survey(), "barrier"), survey());
    const auto words = part(bytes, "xl/sharedStrings.xml");
    for (const auto* const word :
         {"select_one region", "select_one who", "select_multiple needs", "date", "month-year", "text",
          "label::Kazakh (kk)", "label::Russian (ru)", "label::English (en)", "list_name", "form_id",
          "default_language", "<t>s1</t>", "<t>75</t>", "Алматы қаласы"})
        CHECK_THAT(words, Catch::Contains(word));
    const auto book = part(bytes, "xl/workbook.xml");
    for (const auto* const sheet : {"name=\"survey\"", "name=\"choices\"", "name=\"settings\""})
        CHECK_THAT(book, Catch::Contains(sheet));
}

TEST_CASE("The codebook tells each code in three languages", "[statistics][codebook]") {
    const auto csv = codebook(*find_interview(survey(), "barrier"), survey());
    CHECK_THAT(csv, Catch::StartsWith("questionnaire,version,question,") &&
                        Catch::Contains("barrier,1,who,no,Who stood in the way?,") &&
                        Catch::Contains(",s1,The school,") && Catch::Contains("barrier,1,needs,yes,") &&
                        Catch::Contains(",YYYY-MM,"));
}

}  // namespace mektep
