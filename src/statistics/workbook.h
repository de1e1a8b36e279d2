// SPDX-License-Identifier: GPL-3.0-or-later
// Tables and questionnaires as XLSX.
#pragma once

#include "statistics/bulletin.h"

#include <string>

namespace mektep {

/// XLSX (ECMA-376): a sheet for each table with its counts as numbers and, of one or two questions, a bar
/// chart; a last sheet with the method. A hidden cell has a word and no bar. No cell is a formula. The same
/// input gives the same bytes.
std::string workbook(const std::vector<Section>& sections, int threshold, const Pack& pack, Day today,
                     Language language);

/// The questionnaire as an XLSForm, for KoboToolbox and ODK: sheets survey, choices and settings; answers
/// have our codes as names, so that what is gathered elsewhere can be counted with what kiosks gather. In
/// English, Kazakh and Russian.
std::string xlsform(const Interview& questionnaire, const Pack& pack);

/// What the codes mean, as CSV: a row for each answer of each question with its words in kk, ru and en, the
/// version of the questionnaire and whether several answers may be given.
std::string codebook(const Interview& questionnaire, const Pack& pack);

}  // namespace mektep
