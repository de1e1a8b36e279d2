// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers, dates, telephone numbers and signs: from tokens to words. Private to `utterance`.
#pragma once

#include "language/language.h"
#include "utterance/token.h"

#include <optional>
#include <string>
#include <vector>

namespace mektep {

/// What a run of tokens is said as.
struct Reading {
    std::string words;
    std::size_t tokens = 1;  ///< how many were used up
};

/// The reading of what begins at `at`, if it is a number or a sign; `before` is the last word that was said
/// (small letters), for the case of Russian numbers.
std::optional<Reading> read_pattern(const std::vector<Token>& tokens, std::size_t at, Language language,
                                    const std::string& before);

/// Kazakh and Russian numbers with what the neighbours tell (kazakh.cpp, russian.cpp).
std::optional<Reading> read_kazakh_number(const std::vector<Token>& tokens, std::size_t at,
                                          std::int64_t value, std::size_t used);
std::optional<Reading> read_russian_number(const std::vector<Token>& tokens, std::size_t at,
                                           std::int64_t value, std::size_t used, const std::string& before);

/// "полтора" or "полторы", by the noun that follows.
std::string one_and_a_half(const std::vector<Token>& tokens, std::size_t next);

/// "бес" -> "бестен", "беске"; for the endings of numbers in a range.
std::string with_ablative(const std::string& words);
std::string with_dative(const std::string& words);
/// The case ending that is written (for another word: "9:00-де"), in the form that these words ask for.
std::string with_case_ending(const std::string& words, std::string_view ending);

/// Russian prepositions and comparisons after which a number stands in the genitive ("до", "более").
bool governs_genitive(std::string_view word);

/// The token at that place has this kind (and this text).
bool is_kind(const std::vector<Token>& tokens, std::size_t at, Token::Kind kind);
bool is_mark(const std::vector<Token>& tokens, std::size_t at, std::string_view text);
/// "IV квартал", "глава IV": a Roman number as an ordinal, in Russian with the gender and case of its noun.
std::string roman_in_words(int value, Language language, const std::string& before, const std::string& after);
/// The hours and minutes of a time in the case that the word before asks for: "до 18:00".
std::string russian_time(std::int64_t hour, const std::string& minute, const std::string& before);

/// The number from 1 of a month's name in any form that texts use ("қараша", "ноября"), or 0.
int month_number(std::string_view word, Language language);

}  // namespace mektep
