// SPDX-License-Identifier: GPL-3.0-or-later
// eSpeak NG's phonemes of a word with the stress where the lexicon says. Private to `voice`.
#pragma once

#include "language/language.h"

#include <optional>
#include <string>
#include <string_view>

namespace mektep {

/// `mnemonics`: what eSpeak says for the word without its mark; `word`: the word with U+0301 behind the
/// stressed vowel. The consonants stay; in Russian each vowel gets the sound that its letter has under that
/// stress (eSpeak's own table of reductions), in Kazakh only the stress moves. Nothing where the sounds do
/// not match the letters: the word is then said as eSpeak says it.
std::optional<std::string> restressed(std::string_view mnemonics, std::string_view word, Language language);

}  // namespace mektep
