// SPDX-License-Identifier: GPL-3.0-or-later
// Which characters people's words may hold. Private to `interview`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mektep {

/// NFC, white space folded to single blanks (line ends kept if `keeps_lines`), trimmed.
std::string tidy(std::string_view text, bool keeps_lines = false);

bool is_cyrillic(char32_t c);
bool is_latin(char32_t c);
bool is_digit(char32_t c);
/// Control characters, bidirectional marks and whatever else no reader sees, private use, unassigned planes.
bool is_forbidden(char32_t c);
/// Pictures: emoji and their joiners.
bool is_emoji(char32_t c);
/// Cyrillic and Latin letters, their accents, digits, punctuation, money and a few signs: what the fonts of a
/// letter have, and an office can read.
bool is_written_here(char32_t c);
/// An accent without a letter before it, or more than two on one: such a heap covers the lines around it.
bool has_heaped_accents(std::u32string_view text);

}  // namespace mektep
