// SPDX-License-Identifier: GPL-3.0-or-later
// Units and signs behind a number: "5 кг", "0,1 %", "10 °C", "100 тыс.". Private to `utterance`.
#pragma once

#include "utterance/lexicon_tables.h"
#include "utterance/token.h"

namespace mektep {

/// Writes each unit of units.tsv that stands behind a number as a word in the form that the number asks for,
/// so that all later rules see an ordinary noun. The words keep the places of what they replace.
std::vector<Token> with_units_in_words(std::vector<Token> tokens, Language language,
                                       const LexiconTables& tables);

}  // namespace mektep
