// SPDX-License-Identifier: GPL-3.0-or-later
// The bulletin of each shipped questionnaire on paper, in three languages and in large print.
#include "statistics/bulletin.h"

#include "content/load.h"
#include "document/pdf_ua.h"
#include "paper/pdf.h"
#include "report/some_reports.h"
#include "statistics/publication.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>

using namespace mektep;

namespace {

constexpr Day today = std::chrono::sys_days{std::chrono::year(2026) / 11 / 23};

}  // namespace

TEST_CASE("The bulletin of each questionnaire is accessible on paper, in three languages, in large print too",
          "[paper][ua][bulletin]") {
    const auto pack = load_pack(MEKTEP_SOURCE_DIR).value();
    for (const auto& questionnaire : pack.interviews) {
        if (!questionnaire.is_report()) continue;
        const auto records = some_reports(questionnaire, pack, 400, 7);
        const Selection all{.questionnaire = questionnaire.id, .from = {}, .to = {}};
        for (const auto language : {Language::kazakh, Language::russian, Language::english}) {
            const auto sections =
                counted(records, tables_of_bulletin(questionnaire, all), {}, pack, today, language)
                    .value()
                    .sections;
            const auto document = bulletin(sections, threshold_of(pack), pack, today, language);
            for (const double points : {14.0, 24.0}) {
                const auto bytes = pdf(document, {.text_points = points});
                CAPTURE(questionnaire.id, code(language), points);
                CHECK(as_lines(breaches_of_ua(bytes)) == "");
                CHECK(as_lines(breaches_of_a2a(bytes)) == "");
                const auto said = said_in(bytes);
                CHECK(said.size() > 100);
                CHECK(std::ranges::none_of(said, [](const Said& each) { return each.points < 13.99; }));
            }
        }
    }
}
