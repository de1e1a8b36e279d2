// SPDX-License-Identifier: GPL-3.0-or-later
// What one proof says of a pack, in lines that a test can compare.
#pragma once

#include "check/check.h"
#include "support/pack_folder.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace mektep {

/// The day on which the packs of the tests are proven.
inline constexpr Day day_of_proof = std::chrono::sys_days(std::chrono::year(2026) / 11 / 24);

inline const Lexicon& shipped_lexicon() {
    static const auto lexicon = Lexicon::load(MEKTEP_SOURCE_DIR "/speech").value();
    return lexicon;
}

/// "config/law.yaml:3: There is no act “x”." for each finding of the check with that name.
inline std::vector<std::string> said_by(std::string_view check, const PackFolder& folder) {
    const auto pack = folder.load();
    REQUIRE(pack);
    const auto named = std::ranges::find(all_checks(), check, &Check::id);
    REQUIRE(named != all_checks().end());
    std::vector<std::string> lines;
    for (const auto& finding :
         named->run({.pack = *pack, .lexicon = shipped_lexicon(), .today = day_of_proof})) {
        CHECK(finding.check == check);
        CHECK_FALSE(render(finding.problem.remedy, Language::english, Catalog()).empty());
        lines.push_back(folder.written(finding.problem.place) + ": " +
                        render(finding.problem.what, Language::english, Catalog()));
    }
    return lines;
}

using Lines = std::vector<std::string>;

inline const std::string guide_file = "config/guide/need-help.yaml";
inline const std::string letter_file = "config/letters/complaint.yaml";
inline const std::string law_file = "config/law.yaml";
inline const std::string places_file = "config/places.yaml";

}  // namespace mektep
