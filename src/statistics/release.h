// SPDX-License-Identifier: GPL-3.0-or-later
// A table that was published, as a reader knows it: what the next one is held against.
#pragma once

#include "statistics/table.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mektep {

/// A suppressed table and what it counts. Hidden counts are not in it: it may lie in a file beside the table.
struct Release {
    struct Side {
        std::string question;
        std::vector<std::string> codes;
        bool adds_up = true;

        bool operator==(const Side&) const = default;
    };
    Selection selection;
    int version = 1;  ///< of the questionnaire
    Day made;
    std::int64_t reports = 0;  ///< how many of this questionnaire and version there were, of whatever month
    int threshold = 0;
    std::vector<Side> sides;
    std::vector<std::optional<std::int64_t>> cells;  ///< as in FrequencyTable; nothing: hidden

    bool operator==(const Release&) const = default;
};

Release release_of(const FrequencyTable& suppressed, const Selection& selection, int version,
                   std::int64_t reports, int threshold, Day made);

/// Whether both say the same of the same reports.
bool is_same(const Release& one, const Release& other);

/// One line of JSON, UTF-8, without a line break.
std::string json_line(const Release& release);
/// Problems for anything that is not one.
Result<Release> release_from_json(std::string_view line);

}  // namespace mektep
