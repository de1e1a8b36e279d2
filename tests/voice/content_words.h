// SPDX-License-Identifier: GPL-3.0-or-later
// Every word that the texts of the pack hand to the voice.
#pragma once

#include "language/language.h"

#include <set>
#include <string>

namespace mektep {

/// In small letters, with U+0301 where the lexicon or the rules put it; only words of that voice.
std::set<std::string> words_of_the_content(Language language);

}  // namespace mektep
