// SPDX-License-Identifier: GPL-3.0-or-later
// From written text to spoken words: numbers, dates, №, abbreviations, languages. Pure: no sound, no file.
#pragma once

#include "language/language.h"
#include "utterance/lexicon.h"
#include "utterance/utterance.h"

#include <string_view>
#include <vector>

namespace mektep {

/// One utterance a sentence, in order; ShownAt::offset is the sentence's place in `text`, and a sentence of
/// more than 200 words is divided. `language` is the language the text is written in; Kazakh letters in a
/// Russian text and words that the lexicon marks get a span of their own. The result holds no digit, no sign,
/// no Latin letter (English spans excepted). Text that is not UTF-8 is repaired with U+FFFD, control
/// characters are dropped; never throws on any input; linear in its length.
std::vector<Utterance> normalised(std::string_view text, Language language, const Lexicon& lexicon);

/// Letter by letter, each by its name ("әліп" is not used: the school names), digits as words: to spell, and
/// to echo typing.
std::vector<Utterance> spelled(std::string_view text, Language language);

/// What would stay unsaid or be said wrongly: digits, Latin words or abbreviations that no rule and no
/// lexicon line covers. Each is returned as it stands in the text. Used by the checker.
std::vector<std::string> unspeakable(std::string_view text, Language language, const Lexicon& lexicon);

}  // namespace mektep
