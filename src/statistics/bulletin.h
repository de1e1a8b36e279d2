// SPDX-License-Identifier: GPL-3.0-or-later
// Suppressed tables as a document that the organisation publishes as it is.
#pragma once

#include "document/document.h"
#include "statistics/table.h"

#include <vector>

namespace mektep {

/// A suppressed table and what it counts.
struct Section {
    FrequencyTable table;
    Selection selection;
    bool is_coverage = false;  ///< of the reports that the questionnaire's coverage selects
};

/// What stands in the place of a count that is not published.
Message hidden_count();

/// How it was counted: who answered, what is hidden and why, the threshold, how many cells are hidden, the
/// questionnaire's note and version, and the day.
std::vector<Block> method_of(const std::vector<Section>& sections, int threshold, const Pack& pack, Day today,
                             Language language);

/// "first month: January 2026; last month: June 2026".
std::string period_of(const Selection& selection, const Pack& pack, Language language);

/// Title, period and number of reports; each table with bars and shares where it has one question, in columns
/// where it crosses two, row by row where it crosses three; then the method. Of a cell that is hidden the
/// word says so. All sections are of one questionnaire.
Document bulletin(const std::vector<Section>& sections, int threshold, const Pack& pack, Day today,
                  Language language);

}  // namespace mektep
