// SPDX-License-Identifier: GPL-3.0-or-later
// What the loader says of a pack that it refuses, in lines that a test can compare.
#pragma once

#include "support/pack_folder.h"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace mektep {

using Lines = std::vector<std::string>;

inline std::string in_english(const Message& sentence) {
    return render(sentence, Language::english, Catalog());
}

/// "config/law.yaml:3: “x” is not known here." for each problem, in order; each has a remedy. Empty for a
/// sound pack.
inline Lines refused_with(const PackFolder& folder) {
    const auto pack = folder.load();
    Lines lines;
    if (pack) return lines;
    for (const auto& [place, what, remedy] : pack.error()) {
        CHECK_FALSE(in_english(remedy).empty());
        lines.push_back(folder.written(place) + ": " + in_english(what));
    }
    return lines;
}

inline const std::string guide_file = "config/guide/need-help.yaml";
inline const std::string letter_file = "config/letters/complaint.yaml";
inline const std::string report_file = "config/reports/barrier.yaml";
inline const std::string law_file = "config/law.yaml";
inline const std::string places_file = "config/places.yaml";
inline const std::string calendar_file = "config/calendar.yaml";
inline const std::string glossary_file = "config/glossary.yaml";
inline const std::string settings_file = "config/kiosk.yaml";

}  // namespace mektep
