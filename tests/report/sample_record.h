// SPDX-License-Identifier: GPL-3.0-or-later
// A record as the barrier report makes it, for tests of what happens to records.
#pragma once

#include "report/record.h"

namespace mektep {

inline Record sample_record() {
    using namespace std::chrono;
    return {.questionnaire = "barrier",
            .version = 1,
            .month = 2026y / November,
            .site = "demo",
            .codes = {{"region", {"75"}},
                      {"age_band", {"a6"}},
                      {"needs", {"see", "walk"}},
                      {"month", {"2026-09"}}},
            .text = {}};
}

/// The words that somebody added to such a report.
inline Record sample_words() {
    return {.questionnaire = "barrier.words",
            .version = 1,
            .month = {},
            .site = {},
            .codes = {},
            .text = "Пандус жоқ, мектепке кіре алмаймыз."};
}

}  // namespace mektep
