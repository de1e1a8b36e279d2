// SPDX-License-Identifier: GPL-3.0-or-later
// Shares of published counts.
#pragma once

#include "statistics/table.h"

#include <optional>
#include <string>

namespace mektep {

/// What part of the total along one dimension this cell is, 0 to 1: of a published count and a published
/// total alone, so it says nothing that the two do not say. Nothing where one is hidden or the total is
/// nought.
std::optional<double> share_of(const FrequencyTable& table, const std::vector<std::size_t>& index,
                               std::size_t dimension);
/// "12.5 %" as each language writes it; empty for nothing.
std::string as_percent(std::optional<double> share, Language language);

/// How many cells are hidden.
std::int64_t hidden_cells(const FrequencyTable& table);

/// What is counted for the questionnaire's coverage: its question, of the reports that meet its condition.
/// Nothing where the questionnaire declares none.
struct CoverageQuestion {
    std::string question;
    std::map<std::string, std::vector<std::string>> where;  ///< codes, as in Selection
};
std::optional<CoverageQuestion> coverage_of(const Interview& questionnaire);

}  // namespace mektep
