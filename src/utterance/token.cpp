// SPDX-License-Identifier: GPL-3.0-or-later
#include "utterance/token.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <utility>

namespace mektep {
namespace {

constexpr char32_t stress_mark = 0x0301;

struct Decoded {
    char32_t c = 0;
    std::size_t begin = 0, end = 0;
};

std::vector<Decoded> decode(std::string_view text) {
    std::vector<Decoded> result;
    const auto size = static_cast<std::int32_t>(std::min<std::size_t>(text.size(), INT32_MAX / 2));
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    for (std::int32_t at = 0; at < size;) {
        const auto begin = at;
        UChar32 c = 0;
        U8_NEXT(bytes, at, size, c);
        result.push_back({c < 0 ? U' ' : static_cast<char32_t>(c), static_cast<std::size_t>(begin),
                          static_cast<std::size_t>(at)});
    }
    return result;
}

bool is_letter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)) != 0; }
bool is_ascii_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_blank(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0 || c == 0xFFFD; }

Token::Kind kind_of(char32_t c) {
    if (c == '\n' || c == 0x2028 || c == 0x2029) return Token::Kind::line_end;
    if (is_blank(c)) return Token::Kind::blank;
    if (is_letter(c)) return Token::Kind::word;
    if (is_ascii_digit(c)) return Token::Kind::number;
    return Token::Kind::mark;
}

bool is_dropped(char32_t c) {
    const auto category = u_charType(static_cast<UChar32>(c));
    const bool is_control = category == U_CONTROL_CHAR || category == U_FORMAT_CHAR ||
                            category == U_SURROGATE || category == U_PRIVATE_USE_CHAR;
    const bool is_other_mark = category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK;
    return (is_control && !is_blank(c)) || is_other_mark;
}

}  // namespace

std::vector<Token> tokens_of(std::string_view text) {
    std::vector<Token> tokens;
    for (const auto& [c, begin, end] : decode(text)) {
        // Digits of other scripts are rare here, but nothing may stay unread.
        const auto digit = u_charDigitValue(static_cast<UChar32>(c));
        const auto meant = digit >= 0 ? static_cast<char32_t>('0' + digit) : c;
        if (meant == stress_mark && !tokens.empty() && tokens.back().kind == Token::Kind::word) {
            tokens.back().text += utf8(c);
            tokens.back().source.end = end;
            continue;
        }
        if (is_dropped(meant)) continue;
        const auto kind = kind_of(meant);
        const bool joins =
            !tokens.empty() && tokens.back().kind == kind &&
            (kind == Token::Kind::word || kind == Token::Kind::number || kind == Token::Kind::blank);
        if (joins) {
            if (kind != Token::Kind::blank) tokens.back().text += utf8(meant);
            tokens.back().source.end = end;
        } else {
            tokens.push_back({kind, kind == Token::Kind::blank ? " " : utf8(meant), {begin, end}});
        }
    }
    return tokens;
}

bool is_kazakh_letter(char32_t c) {
    return std::u32string_view(U"әіңғүұқөһӘІҢҒҮҰҚӨҺ").find(c) != std::u32string_view::npos;
}
bool has_kazakh_letter(std::string_view word) {
    return std::ranges::any_of(code_points(word), is_kazakh_letter);
}

bool is_latin_word(std::string_view word) {
    const auto letters = code_points(word);
    return !letters.empty() &&
           std::ranges::all_of(letters, [](char32_t c) { return c < 0x0250 || c == stress_mark; });
}

bool is_capitals(std::string_view word) {
    const auto letters = code_points(word);
    return letters.size() > 1 &&
           std::ranges::all_of(letters, [](char32_t c) { return u_isupper(static_cast<UChar32>(c)) != 0; });
}

int roman_value(std::string_view word) {
    constexpr std::array<std::pair<std::string_view, int>, 9> parts{
        {{"C", 100}, {"XC", 90}, {"L", 50}, {"XL", 40}, {"X", 10}, {"IX", 9}, {"V", 5}, {"IV", 4}, {"I", 1}}};
    if (word.empty() || word.size() > 8) return 0;
    int value = 0;
    auto rest = word;
    for (const auto& [letters, worth] : parts)
        for (int times = 0; times < 3 && rest.starts_with(letters); ++times) {
            value += worth;
            rest.remove_prefix(letters.size());
        }
    return rest.empty() ? value : 0;
}

}  // namespace mektep
