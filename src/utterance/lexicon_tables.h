// SPDX-License-Identifier: GPL-3.0-or-later
// What the lexicon's files say, as the normaliser reads it. Private to `utterance`.
#pragma once

#include "utterance/lexicon.h"

#include <map>
#include <set>
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

/// A word's stress, where eSpeak NG would put it elsewhere. `condition`: "before=WORD", "after=WORD", or
/// empty.
struct StressedForm {
    std::size_t vowel = 0;  ///< index of the stressed vowel, in code points
    std::string condition;
};

/// A unit behind a number. Russian has three forms (1 час, 2 часа, 5 часов); other languages use the first.
struct UnitForms {
    std::string one, few, many;
};

struct LexiconTables {
    std::map<std::pair<Language, std::string>, SaidAs> words;  ///< key in small letters
    std::map<std::pair<Language, std::string>, std::vector<SaidAs>>
        abbreviations;  ///< key as written, with its dots
    std::map<std::pair<Language, std::string>, std::vector<StressedForm>> stress;  ///< key in small letters
    std::map<std::pair<Language, std::string>, UnitForms> units;                   ///< key as written
    std::set<std::u32string> names;  ///< Kazakh names as Russian texts write them, in small letters
};

struct Lexicon::Tables : LexiconTables {};

struct LexiconAccess {
    static const LexiconTables& tables(const Lexicon& lexicon);
};

}  // namespace mektep
