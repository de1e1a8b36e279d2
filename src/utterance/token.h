// SPDX-License-Identifier: GPL-3.0-or-later
// The pieces of a written text, with their places. Private to `utterance`.
#pragma once

#include "language/code_point.h"
#include "utterance/utterance.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mektep {

struct Token {
    enum class Kind { word, number, blank, line_end, mark };
    Kind kind = Kind::mark;
    std::string text;  ///< letters, digits, or one code point
    SourceRange source;
};

/// Splits any bytes: what is not UTF-8 becomes blanks, control characters and invisible marks are dropped,
/// stress marks stay with their word, other combining marks are dropped.
std::vector<Token> tokens_of(std::string_view text);

bool is_kazakh_letter(char32_t c);  ///< one of ә і ң ғ ү ұ қ ө һ, small or capital
bool has_kazakh_letter(std::string_view word);
bool is_latin_word(std::string_view word);
/// Two or more capital letters and nothing else: an abbreviation.
bool is_capitals(std::string_view word);
/// The value of a Roman number written in capitals (I to CXCIX), else 0.
int roman_value(std::string_view word);

}  // namespace mektep
