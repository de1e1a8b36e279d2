// SPDX-License-Identifier: GPL-3.0-or-later
// Russian numbers: case by the preposition before, gender by the noun after, ordinals of dates, years and endings.
#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "language/number.h"
#include "language/order.h"
#include "utterance/patterns.h"

namespace mektep {
namespace {

struct Ending {
    std::string_view written;
    Gender gender;
    Case grammatical_case;
};
/// What stands behind the hyphen of "5-го": the end of an ordinal.
constexpr std::array<Ending, 12> endings{{{"й", Gender::masculine, Case::nominative},
                                          {"ый", Gender::masculine, Case::nominative},
                                          {"ой", Gender::feminine, Case::genitive},
                                          {"я", Gender::feminine, Case::nominative},
                                          {"ая", Gender::feminine, Case::nominative},
                                          {"е", Gender::neuter, Case::nominative},
                                          {"го", Gender::masculine, Case::genitive},
                                          {"му", Gender::masculine, Case::dative},
                                          {"м", Gender::masculine, Case::locative},
                                          {"х", Gender::plural, Case::genitive},
                                          {"ю", Gender::feminine, Case::accusative},
                                          {"ую", Gender::feminine, Case::accusative}}};

Case case_after(std::string_view word) {
    constexpr std::array<std::string_view, 14> genitive{"от", "до", "с", "со", "из", "около", "более", "менее", "младше", "старше", "после", "без", "для", "не позднее"};
    if (std::ranges::find(genitive, word) != genitive.end()) return Case::genitive;
    if (word == "к" || word == "ко" || word == "по") return Case::dative;
    return Case::nominative;
}

Gender gender_of(std::string_view noun) {
    constexpr std::array<std::string_view, 10> feminine{"минут", "секунд", "недел", "копи", "стать", "страниц", "тысяч", "букв", "цифр", "стро"};
    constexpr std::array<std::string_view, 4> neuter{"слов", "лиц", "мест", "числ"};
    const auto begins = [&](std::string_view stem) { return noun.starts_with(stem); };
    if (std::ranges::any_of(feminine, begins)) return Gender::feminine;
    return std::ranges::any_of(neuter, begins) ? Gender::neuter : Gender::masculine;
}

std::optional<Reading> with_ending(const std::vector<Token>& tokens, std::size_t next, std::int64_t value, std::size_t used) {
    if (!is_mark(tokens, next, "-") || !is_kind(tokens, next + 1, Token::Kind::word)) return std::nullopt;
    const auto& written = tokens[next + 1].text;
    if (const auto roman = roman_value(written); roman != 0)
        return Reading{cardinal(value, Language::russian) + " " + cardinal(roman, Language::russian), used + 2};
    if (value > 999'999) return std::nullopt;
    const auto found = std::ranges::find(endings, std::string_view(written), &Ending::written);
    if (found == endings.end()) return std::nullopt;
    return Reading{ordinal(value, Language::russian, found->gender, found->grammatical_case), used + 2};
}

}  // namespace

std::optional<Reading> read_russian_number(const std::vector<Token>& tokens, std::size_t at, std::int64_t value, std::size_t used, const std::string& before) {
    const auto next = at + used;
    if (auto reading = with_ending(tokens, next, value, used)) return reading;
    std::string noun;
    if (is_kind(tokens, next, Token::Kind::blank) && is_kind(tokens, next + 1, Token::Kind::word)) noun = lower_case(tokens[next + 1].text, Language::russian);
    if (value <= 31 && month_number(noun, Language::russian) != 0) return Reading{ordinal(value, Language::russian, Gender::neuter, Case::genitive), used};
    const bool is_year = value >= 1000 && value <= 2100;
    if (is_year && (noun == "года" || noun == "г")) return Reading{ordinal(value, Language::russian, Gender::masculine, Case::genitive), used};
    if (is_year && noun == "год") return Reading{ordinal(value, Language::russian, Gender::masculine, Case::nominative), used};
    if (is_year && noun == "году") return Reading{ordinal(value, Language::russian, Gender::masculine, Case::locative), used};
    if (is_mark(tokens, next, "-") && is_kind(tokens, next + 1, Token::Kind::number)) return Reading{cardinal(value, Language::russian), used + 1};
    // "пункт 2 статьи 26": the number names the paragraph and does not count the articles.
    constexpr std::array<std::string_view, 8> numbered{"пункт", "пункта", "подпункт", "статья", "статьи", "часть", "номер", "дом"};
    const bool is_name = std::ranges::find(numbered, before) != numbered.end();
    auto words = cardinal(value, Language::russian, is_name ? Gender::masculine : gender_of(noun), case_after(before));
    // "5 %": the sign agrees with its number.
    const auto sign = is_kind(tokens, next, Token::Kind::blank) ? next + 1 : next;
    if (is_mark(tokens, sign, "%")) {
        const auto last = value % 10, tens = value / 10 % 10;
        words += tens == 1 || last == 0 || last > 4 ? " процентов" : last == 1 ? " процент" : " процента";
        return Reading{words, sign + 1 - at};
    }
    return Reading{words, used};
}

}  // namespace mektep
