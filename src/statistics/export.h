// SPDX-License-Identifier: GPL-3.0-or-later
// A suppressed table as text.
#pragma once

#include "statistics/table.h"

#include <string>

namespace mektep {

/// Aligned columns for a terminal; a suppressed cell is "·" with a line that explains it.
std::string as_text(const FrequencyTable& table, int threshold, Language language, const Catalog& catalog);
/// Tidy CSV (RFC 4180): one row a cell, columns code and label of each dimension, count, status. Cells that a
/// spreadsheet would run as a formula are quoted with a leading apostrophe.
std::string as_csv(const FrequencyTable& table);

}  // namespace mektep
