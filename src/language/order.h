// SPDX-License-Identifier: GPL-3.0-or-later
// Sorting and letter case by the rules of each language (Boost.Locale).
#pragma once

#include "language/language.h"

#include <string>
#include <string_view>
#include <vector>

namespace mektep {

/// In the alphabet's order of that language (Kazakh: Ғ after Г, Қ after К).
std::vector<std::string> sorted(std::vector<std::string> words, Language language);
std::string lower_case(std::string_view text, Language language);
std::string upper_case(std::string_view text, Language language);
/// Unicode NFC.
std::string composed(std::string_view text);
/// True if the bytes are well-formed UTF-8.
bool is_utf8(std::string_view text);
/// Number of code points; 0 for text that is not UTF-8.
std::size_t length(std::string_view text);

}  // namespace mektep
