// SPDX-License-Identifier: GPL-3.0-or-later
// Kazakh numbers: ordinal before a noun that a hyphen joins, before a month, and for a year.
#include "language/number.h"
#include "language/order.h"
#include "utterance/patterns.h"

namespace mektep {
namespace {

/// Ordinals go to 999,999.
bool has_ordinal(std::int64_t value) { return value <= 999'999; }

}  // namespace

std::optional<Reading> read_kazakh_number(const std::vector<Token>& tokens, std::size_t at, std::int64_t value, std::size_t used) {
    const auto words = cardinal(value, Language::kazakh);
    const auto next = at + used;
    // "49-бап", "3-тармағы", "1-сынып": the hyphen makes the number an ordinal; "21-7-тармақшасы" reads the first part as it is.
    if (is_mark(tokens, next, "-") && is_kind(tokens, next + 1, Token::Kind::word) && has_ordinal(value)) {
        const auto& noun = tokens[next + 1].text;
        if (roman_value(noun) != 0) return Reading{words + " " + cardinal(roman_value(noun), Language::kazakh), used + 2};
        return Reading{ordinal(value, Language::kazakh), used + 1};
    }
    if (is_kind(tokens, next, Token::Kind::blank) && is_kind(tokens, next + 1, Token::Kind::word) && has_ordinal(value)) {
        const auto noun = lower_case(tokens[next + 1].text, Language::kazakh);
        if (noun == "жылғы" || noun == "жылы" || noun == "жылдың" || (value <= 31 && month_number(noun, Language::kazakh) != 0))
            return Reading{ordinal(value, Language::kazakh), used};
    }
    if (is_mark(tokens, next, "-") && is_kind(tokens, next + 1, Token::Kind::number)) return Reading{words, used + 1};
    return Reading{words, used};
}

}  // namespace mektep
