// SPDX-License-Identifier: GPL-3.0-or-later
// A suppressed table as text: for people, for spreadsheets, and for the systems of other organisations.
#pragma once

#include "statistics/bulletin.h"

#include <string>

namespace mektep {

/// Aligned columns for a terminal; a suppressed cell is "·" with a line that explains it.
std::string as_text(const FrequencyTable& table, int threshold, Language language, const Catalog& catalog);
/// Tidy CSV (RFC 4180, UTF-8 with its mark, by which Excel knows it): one row a cell, columns code and label
/// of each dimension, count, status, then what was counted: questionnaire, first and last month, the codes by
/// which reports were selected ("age_band=a6+a11"), threshold. A total has the code "_total" and no label.
/// Cells that a spreadsheet would run as a formula are quoted with a leading apostrophe.
std::string as_csv(const Section& section, int threshold);
/// The same with a row of hashtags below the headers (HXL 1.1): #adm1 for the region, #indicator for the
/// other questions, the count and its status, #date for the months, #meta for the rest.
std::string as_hxl(const Section& section, int threshold);
/// SDMX-CSV 1.0: a column for each question of the questionnaire that can be counted by, so that every file
/// of it has the same key; TIME_PERIOD as a range ("2026-01-01/P6M", ISO 8601), OBS_VALUE. A question by
/// which nothing is divided is "_T" (total), or the codes by which reports were selected ("a6+a11"); no
/// answer is
/// "_U". A hidden cell has OBS_STATUS Q ("missing value; suppressed") and CONF_STATUS C ("confidential"),
/// whether it is hidden for itself or for others: which of the two would say something of it. Else A and F.
/// Needs both months: none given is a bug().
std::string as_sdmx(const Section& section, const Interview& questionnaire);

/// A field of a CSV file (RFC 4180). A spreadsheet would run what begins like a formula, so an apostrophe
/// stands before it.
std::string in_csv(const std::string& text);

}  // namespace mektep
