// SPDX-License-Identifier: GPL-3.0-or-later
// What the lexicon's files say, as the normaliser reads it. Private to `utterance`.
#pragma once

#include "utterance/lexicon.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace mektep {

/// How a written form is said. `condition` (abbreviations): any of "before_number", "after_number",
/// "before_name", "after=WORD", joined by commas; all of them must hold.
struct SaidAs {
    std::string words;
    Language language = Language::kazakh;
    std::string condition;
};

struct LexiconTables {
    std::map<std::pair<Language, std::string>, SaidAs> words;  ///< key in small letters
    std::map<std::pair<Language, std::string>, std::vector<SaidAs>>
        abbreviations;  ///< key as written, with its dots
};

struct Lexicon::Tables : LexiconTables {};

struct LexiconAccess {
    static const LexiconTables& tables(const Lexicon& lexicon);
};

}  // namespace mektep
