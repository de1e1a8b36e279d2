// SPDX-License-Identifier: GPL-3.0-or-later
// Kazakh numbers: ordinal before a noun that a hyphen joins, before a month, and for a year; endings; ranges.
#include "language/number.h"
#include "language/order.h"
#include "utterance/patterns.h"

#include <algorithm>
#include <array>

namespace mektep {
namespace {

using Words = std::vector<std::string_view>;

/// Ordinals go to 999,999.
bool has_ordinal(std::int64_t value) { return value <= 999'999; }
bool is_year(std::int64_t value) { return value >= 1900 && value <= 2100; }

std::string noun_at(const std::vector<Token>& tokens, std::size_t at) {
    return is_kind(tokens, at, Token::Kind::word) ? lower_case(tokens[at].text, Language::kazakh)
                                                  : std::string();
}

/// "5-ке", "15-тен": what a number takes as any noun does.
bool is_case_ending(std::string_view word) {
    static const Words endings{"ға",  "ге",  "қа",  "ке",  "да",  "де",  "та",   "те",   "дан",  "ден",
                               "тан", "тен", "нан", "нен", "ды",  "ді",  "ты",   "ті",   "ны",   "ні",
                               "дың", "дің", "тың", "тің", "ның", "нің", "дағы", "дегі", "тағы", "тегі",
                               "мен", "бен", "пен", "сы",  "сі",  "і",   "ы"};
    return std::ranges::find(endings, word) != endings.end();
}

/// "3-ші", "20-ншы", also with a case ending: "5-шіге".
std::optional<std::string> behind_ordinal_ending(std::string_view word) {
    for (const std::string_view ending : {"інші", "ыншы", "нші", "ншы", "ші", "шы"})
        if (word.starts_with(ending)) return std::string(word.substr(ending.size()));
    return std::nullopt;
}

/// "2-еу", "3-еуі", "6-ауы": so many together.
std::optional<std::string> collective(std::int64_t value, std::string_view ending) {
    constexpr std::array<std::string_view, 7> together{"біреу", "екеу",  "үшеу", "төртеу",
                                                       "бесеу", "алтау", "жетеу"};
    const bool fits = ending.starts_with("еу") || ending.starts_with("ау");
    if (!fits || value < 1 || value > 7) return std::nullopt;
    return std::string(together.at(static_cast<std::size_t>(value - 1))) +
           std::string(ending.substr(std::string_view("еу").size()));
}

/// "49-бап", "5-ке", "3-ші", "319-III".
std::optional<Reading> joined_by_hyphen(const std::vector<Token>& tokens, std::size_t next,
                                        std::int64_t value, std::size_t used) {
    if (!is_mark(tokens, next, "-") || !is_kind(tokens, next + 1, Token::Kind::word)) return std::nullopt;
    const auto words = cardinal(value, Language::kazakh);
    const auto noun = noun_at(tokens, next + 1);
    if (const auto roman = roman_value(tokens[next + 1].text); roman != 0)
        return Reading{words + " сызықша " + cardinal(roman, Language::kazakh), used + 2};
    if (auto together = collective(value, noun)) return Reading{*std::move(together), used + 2};
    if (is_case_ending(noun)) return Reading{with_case_ending(words, noun), used + 2};
    if (!has_ordinal(value)) return std::nullopt;
    if (const auto rest = behind_ordinal_ending(noun))
        return Reading{ordinal(value, Language::kazakh) + *rest, used + 2};
    return Reading{ordinal(value, Language::kazakh), used + 1};
}

/// "5–7 жас": from ... to ...; the classes "1–4-сыныптар" and the years "2026–2027" are named by their order.
std::optional<Reading> range(const std::vector<Token>& tokens, std::size_t next, std::int64_t value,
                             std::size_t used) {
    const bool has_dash =
        is_mark(tokens, next, "–") || is_mark(tokens, next, "-") || is_mark(tokens, next, "—");
    if (!has_dash || !is_kind(tokens, next + 1, Token::Kind::number) || tokens[next + 1].text.size() > 6)
        return std::nullopt;
    const auto second = std::stoll(tokens[next + 1].text);
    const auto behind = next + 2;
    const auto noun = noun_at(tokens, behind + 1);
    const bool is_order = (is_year(value) && is_year(second)) || noun.starts_with("сынып");
    if (is_order && has_ordinal(value)) {
        const auto words = ordinal(value, Language::kazakh) + " " + ordinal(second, Language::kazakh);
        return Reading{words, used + 2 + (is_mark(tokens, behind, "-") ? 1U : 0U)};
    }
    if (is_mark(tokens, next, "-"))
        return Reading{cardinal(value, Language::kazakh), used + 1};  // a code: "21-7"
    if (second <= value) return std::nullopt;
    return Reading{with_ablative(cardinal(value, Language::kazakh)) + " " +
                       with_dative(cardinal(second, Language::kazakh)) +
                       (noun.empty() ? " дейін" : " дейінгі"),
                   used + 2};
}

/// The last vowel of a number word tells whether its endings are thin.
bool is_thin(std::string_view word) {
    const auto letters = code_points(word);
    const auto last = std::ranges::find_if(letters.rbegin(), letters.rend(), [](char32_t c) {
        return std::u32string_view(U"аоұыеөүіәо").find(c) != std::u32string_view::npos;
    });
    return last != letters.rend() && std::u32string_view(U"еөүіә").find(*last) != std::u32string_view::npos;
}

bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> letters) {
    return std::ranges::any_of(letters, [&](std::string_view letter) { return word.ends_with(letter); });
}

/// "бес", "үш", "төрт", "қырық" end in a voiceless sound; "тоғыз", "сегіз", "жүз" in a voiced one.
bool is_voiceless_end(std::string_view words) { return ends_with_any(words, {"с", "т", "қ", "к", "п", "ш"}); }

}  // namespace

std::string with_ablative(const std::string& words) {
    const bool thin = is_thin(words);
    if (ends_with_any(words, {"н", "м", "ң"})) return words + (thin ? "нен" : "нан");
    if (is_voiceless_end(words)) return words + (thin ? "тен" : "тан");
    return words + (thin ? "ден" : "дан");
}

std::string with_dative(const std::string& words) {
    const bool thin = is_thin(words);
    if (is_voiceless_end(words)) return words + (thin ? "ке" : "қа");
    return words + (thin ? "ге" : "ға");
}

std::string with_case_ending(const std::string& words, std::string_view ending) {
    const auto is_one_of = [&](std::initializer_list<std::string_view> forms) {
        return std::ranges::find(forms, ending) != forms.end();
    };
    if (is_one_of({"дан", "ден", "тан", "тен", "нан", "нен"})) return with_ablative(words);
    if (is_one_of({"ға", "ге", "қа", "ке"})) return with_dative(words);
    if (is_one_of({"да", "де", "та", "те"}))
        return words +
               (is_voiceless_end(words) ? (is_thin(words) ? "те" : "та") : (is_thin(words) ? "де" : "да"));
    return words + std::string(ending);
}

std::optional<Reading> read_kazakh_number(const std::vector<Token>& tokens, std::size_t at,
                                          std::int64_t value, std::size_t used) {
    const auto next = at + used;
    if (auto reading = joined_by_hyphen(tokens, next, value, used)) return reading;
    if (auto reading = range(tokens, next, value, used)) return reading;
    const auto words = cardinal(value, Language::kazakh);
    // "5-тармағының 2) тармақшасы"
    if (is_mark(tokens, next, ")") && noun_at(tokens, next + 2).starts_with("тармақша") && has_ordinal(value))
        return Reading{ordinal(value, Language::kazakh), used + 1};
    if (is_kind(tokens, next, Token::Kind::blank) && has_ordinal(value)) {
        const auto noun = noun_at(tokens, next + 1);
        const bool counts_years =
            (noun.starts_with("жыл") && (is_year(value) || noun == "жылғы" || noun == "жылы")) ||
            (noun == "ж" && is_mark(tokens, next + 2, "."));
        if (counts_years || (value <= 31 && month_number(noun, Language::kazakh) != 0))
            return Reading{ordinal(value, Language::kazakh), used};
    }
    return Reading{words, used};
}

}  // namespace mektep
