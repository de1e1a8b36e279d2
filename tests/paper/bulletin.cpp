// SPDX-License-Identifier: GPL-3.0-or-later
// The bulletin of each shipped questionnaire on paper, in three languages and in large print.
#include "statistics/bulletin.h"

#include "content/load.h"
#include "document/pdf_ua.h"
#include "paper/pdf.h"
#include "statistics/publication.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <random>

using namespace mektep;

namespace {

constexpr Day today = std::chrono::sys_days{std::chrono::year(2026) / 11 / 23};

/// What 400 families might have told.
std::vector<Record> reports_to(const Interview& questionnaire, const Pack& pack) {
    std::mt19937 chance(7);
    std::vector<Record> records;
    for (int i = 0; i < 400; ++i) {
        Record record{.questionnaire = questionnaire.id,
                      .version = std::get<RecordForm>(questionnaire.outcome).version,
                      .month = std::chrono::year(2026) / static_cast<int>(chance() % 3 + 8),
                      .site = "demo",
                      .codes = {},
                      .text = {}};
        for (const auto& question : questionnaire.questions) {
            if (question.kind == Kind::region)
                record.codes[question.id] = {pack.places.regions[chance() % pack.places.regions.size()].code};
            if (!question.options.empty())
                record.codes[question.id] = {question.options[chance() % question.options.size()].code};
        }
        records.push_back(std::move(record));
    }
    return records;
}

}  // namespace

TEST_CASE("The bulletin of each questionnaire is accessible on paper, in three languages, in large print too",
          "[paper][ua][bulletin]") {
    const auto pack = load_pack(MEKTEP_SOURCE_DIR).value();
    for (const auto& questionnaire : pack.interviews) {
        if (!questionnaire.is_report()) continue;
        const auto records = reports_to(questionnaire, pack);
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
