// SPDX-License-Identifier: GPL-3.0-or-later
// How hard a text is to read, computed (K29).
#pragma once

#include "content/pack.h"

#include <string>
#include <string_view>
#include <vector>

namespace mektep {

/// Björnsson's LIX (1968): words in a sentence on average, and the share of long words (more than six
/// letters) in percent, added. It needs no syllables, so it serves all three languages; Kazakh, which builds
/// long words, has higher values for the same ease. Words of the glossary marked [[…]] are left out, as are
/// arguments. 0 for no words.
double reading_level(std::string_view text);

/// A text as parents read it, with its level and the limit for its kind and language.
struct ReadText {
    Text text;
    Language language = Language::english;
    std::string words;
    double level = 0;
    double limit = 0;  ///< 0 = none: titles, options, the words of the law itself
};
/// All texts that have a limit, hardest first (measured against it).
std::vector<ReadText> reading_levels(const Pack& pack);

}  // namespace mektep
