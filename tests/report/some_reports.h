// SPDX-License-Identifier: GPL-3.0-or-later
// What families might have told: reports to a questionnaire, the same for the same seed.
#pragma once

#include "content/pack.h"
#include "report/record.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <random>
#include <string>
#include <vector>

namespace mektep {

/// Few answers get most reports, as in life. At the kiosk every question is answered; of a form that others
/// fill in, some are left out.
inline Record some_report(const Interview& questionnaire, const Pack& pack, std::mt19937& chance,
                          bool leaves_out = false) {
    const auto uneven = [&](std::size_t count) {
        const auto first = chance() % count, second = chance() % count;
        return std::min({first, second, static_cast<std::size_t>(chance() % count)});
    };
    Record record{.questionnaire = questionnaire.id,
                  .version = std::get<RecordForm>(questionnaire.outcome).version,
                  .month = std::chrono::year(2026) / static_cast<int>(chance() % 3 + 8),
                  .site = "demo",
                  .codes = {},
                  .text = {}};
    for (const auto& question : questionnaire.questions) {
        if (leaves_out && chance() % 12 == 0) continue;
        std::vector<std::string> codes;
        if (question.kind == Kind::region) codes = {pack.places.regions.at(uneven(20)).code};
        if (question.kind == Kind::month) codes = {"2026-0" + std::to_string(chance() % 4 + 5)};
        if (question.kind == Kind::number) codes = {std::to_string(uneven(12))};
        if (!question.options.empty()) {
            const auto given = question.kind == Kind::choices ? chance() % 3 + 1 : 1;
            for (std::size_t each = 0; each < given; ++each)
                codes.push_back(question.options[uneven(question.options.size())].code);
        }
        if (!codes.empty()) record.codes.set(question.id, codes);
    }
    return record;
}

inline std::vector<Record> some_reports(const Interview& questionnaire, const Pack& pack,
                                        std::size_t how_many, unsigned seed, bool leaves_out = false) {
    std::mt19937 chance(seed);
    std::vector<Record> records;
    for (std::size_t i = 0; i < how_many; ++i)
        records.push_back(some_report(questionnaire, pack, chance, leaves_out));
    return records;
}

}  // namespace mektep
