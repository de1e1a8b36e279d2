// SPDX-License-Identifier: GPL-3.0-or-later
// A suppressed table as text: for people, for spreadsheets, and for the systems of other organisations.
#pragma once

#include "statistics/table.h"

#include <string>

namespace mektep {

/// Aligned columns for a terminal; a suppressed cell is "·" with a line that explains it.
std::string as_text(const FrequencyTable& table, int threshold, Language language, const Catalog& catalog);
/// Tidy CSV (RFC 4180): one row a cell, columns code and label of each dimension, count, status. Cells that a
/// spreadsheet would run as a formula are quoted with a leading apostrophe.
std::string as_csv(const FrequencyTable& table);
/// The same with a row of hashtags below the headers (HXL 1.1): #adm1 for the region, #indicator for the
/// other questions, the count and its status.
std::string as_hxl(const FrequencyTable& table);
/// SDMX-CSV 1.0: a column for each dimension, TIME_PERIOD as a range ("2026-01-01/P6M", ISO 8601), OBS_VALUE;
/// totals are "_T", no answer "_U". A hidden cell has OBS_STATUS Q ("missing value; suppressed") and
/// CONF_STATUS C ("confidential"), whether it is hidden for itself or for others: which of the two would say
/// something of it. Else A and F. Needs both months: none given is a bug().
std::string as_sdmx(const FrequencyTable& table, const Selection& selection, int version);

/// A field of a CSV file (RFC 4180). A spreadsheet would run what begins like a formula, so an apostrophe
/// stands before it.
std::string in_csv(const std::string& text);

}  // namespace mektep
