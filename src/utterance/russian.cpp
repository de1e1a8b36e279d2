// SPDX-License-Identifier: GPL-3.0-or-later
// Russian numbers: case by the preposition before, gender by the noun after, ordinals of dates, years and
// endings.
#include "language/number.h"
#include "language/order.h"
#include "utterance/patterns.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

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
    if (governs_genitive(word)) return Case::genitive;
    if (word == "к" || word == "ко") return Case::dative;
    if (word == "перед" || word == "между" || word == "над") return Case::instrumental;
    return Case::nominative;
}

Gender gender_of(std::string_view noun) {
    constexpr std::array<std::string_view, 10> feminine{"минут",   "секунд", "недел", "копи", "стать",
                                                        "страниц", "тысяч",  "букв",  "цифр", "стро"};
    constexpr std::array<std::string_view, 4> neuter{"слов", "лиц", "мест", "числ"};
    const auto begins = [&](std::string_view stem) { return noun.starts_with(stem); };
    if (std::ranges::any_of(feminine, begins)) return Gender::feminine;
    return std::ranges::any_of(neuter, begins) ? Gender::neuter : Gender::masculine;
}

/// "12-летний", "3-дневный", "100-процентный": the number is the first part of the word, in the genitive.
std::optional<std::string> compound(std::int64_t value, const std::string& written) {
    constexpr std::array<std::string_view, 13> second_parts{
        "летн",  "летие", "дневн", "недельн", "месячн",  "часов",   "минутн",
        "этажн", "кратн", "местн", "классн",  "процент", "страничн"};
    const auto small = lower_case(written, Language::russian);
    if (value < 1 || value > 999 ||
        std::ranges::none_of(second_parts, [&](std::string_view part) { return small.starts_with(part); }))
        return std::nullopt;
    std::string first = value == 1    ? "одно"
                        : value == 40 ? "сорока"
                        : value == 90 ? "девяносто"
                        : value == 100
                            ? "сто"
                            : cardinal(value, Language::russian, Gender::masculine, Case::genitive);
    std::erase(first, ' ');
    return first + small;
}

/// "2-х", "5-ти", "3-мя": a cardinal in another case.
std::optional<Reading> cardinal_with_ending(std::string_view written, std::int64_t value, std::size_t used) {
    const auto say = [&](Case in) {
        return Reading{cardinal(value, Language::russian, Gender::masculine, in), used + 2};
    };
    const bool is_small = value >= 2 && value <= 4;
    if ((written == "х" || written == "ёх") && is_small) return say(Case::genitive);
    if (written == "ти" || written == "и") return say(Case::genitive);
    if (written == "мя" || written == "ью" || written == "тью") return say(Case::instrumental);
    return std::nullopt;
}

std::optional<Reading> with_ending(const std::vector<Token>& tokens, std::size_t next, std::int64_t value,
                                   std::size_t used, const std::string& before) {
    if (!is_mark(tokens, next, "-") || !is_kind(tokens, next + 1, Token::Kind::word)) return std::nullopt;
    const auto& written = tokens[next + 1].text;
    if (const auto roman = roman_value(written); roman != 0)
        return Reading{cardinal(value, Language::russian) + " тире " + cardinal(roman, Language::russian),
                       used + 2};
    if (value > 999'999) return std::nullopt;
    if (auto word = compound(value, written)) return Reading{*std::move(word), used + 2};
    if (auto reading = cardinal_with_ending(written, value, used)) return reading;
    const auto found = std::ranges::find(endings, std::string_view(written), &Ending::written);
    if (found == endings.end()) return std::nullopt;
    constexpr std::array<std::string_view, 6> locative{"в", "во", "на", "о", "об", "при"};
    const bool is_instrumental =
        written == "м" && std::ranges::find(locative, std::string_view(before)) == locative.end();
    return Reading{ordinal(value, Language::russian, found->gender,
                           is_instrumental ? Case::instrumental : found->grammatical_case),
                   used + 2};
}

std::string noun_at(const std::vector<Token>& tokens, std::size_t at) {
    return is_kind(tokens, at, Token::Kind::word) ? lower_case(tokens[at].text, Language::russian)
                                                  : std::string();
}

/// "1 сентября": of what day, to what day, on what day.
std::string day_of_month(std::int64_t value, std::string_view before) {
    const auto day_case = before == "к" || before == "ко"    ? Case::dative
                          : before == "перед"                ? Case::instrumental
                          : before == "по" || before == "на" ? Case::nominative
                                                             : Case::genitive;
    return ordinal(value, Language::russian, Gender::neuter, day_case);
}

/// "в 2026 году", "2026 г.", "2026 год"; the abbreviation is read along, since its case is that of the
/// number.
std::optional<Reading> year(const std::vector<Token>& tokens, std::size_t next, std::int64_t value,
                            std::size_t used, const std::string& before) {
    if (value < 1000 || value > 2100 || !is_kind(tokens, next, Token::Kind::blank)) return std::nullopt;
    const auto noun = noun_at(tokens, next + 1);
    const auto say = [&](Case in) { return ordinal(value, Language::russian, Gender::masculine, in); };
    if (noun == "года") return Reading{say(Case::genitive), used};
    if (noun == "год") return Reading{say(Case::nominative), used};
    if (noun == "году") return Reading{say(before == "к" ? Case::dative : Case::locative), used};
    if (noun != "г" || !is_mark(tokens, next + 2, ".")) return std::nullopt;
    // The dot stays where it ends the text too.
    const auto behind = next + 3;
    const std::size_t dot = behind < tokens.size() && !is_kind(tokens, behind, Token::Kind::line_end) ? 1 : 0;
    return before == "в" ? Reading{say(Case::locative) + " году", used + 2 + dot}
                         : Reading{say(Case::genitive) + " года", used + 2 + dot};
}

/// "5 класс", "в 5 классе": the classes of a school have an order and no number.
std::optional<Reading> school_class(const std::vector<Token>& tokens, std::size_t next, std::int64_t value,
                                    std::size_t used) {
    if (value < 1 || value > 12 || !is_kind(tokens, next, Token::Kind::blank)) return std::nullopt;
    const auto noun = noun_at(tokens, next + 1);
    // "с 1 по 4 класс"
    const bool is_first_of_two = noun == "по" && is_kind(tokens, next + 3, Token::Kind::number) &&
                                 noun_at(tokens, next + 5).starts_with("класс");
    if (is_first_of_two)
        return Reading{ordinal(value, Language::russian, Gender::masculine, Case::genitive), used};
    constexpr std::array<std::pair<std::string_view, Case>, 5> forms{{{"класс", Case::nominative},
                                                                      {"класса", Case::genitive},
                                                                      {"классу", Case::dative},
                                                                      {"классом", Case::instrumental},
                                                                      {"классе", Case::locative}}};
    const auto* const found =
        std::ranges::find(forms, std::string_view(noun), &std::pair<std::string_view, Case>::first);
    // "3 класса" counts them after 2, 3 and 4, but a text for parents names the third class.
    if (found == forms.end()) return std::nullopt;
    return Reading{ordinal(value, Language::russian, Gender::masculine, found->second), used};
}

/// "5–7 лет": from ... to ...; "2026-2027 учебный год" and "1–4 классы" are named by their order; "21-7" is a
/// code.
std::optional<Reading> range(const std::vector<Token>& tokens, std::size_t next, std::int64_t value,
                             std::size_t used) {
    const bool has_dash =
        is_mark(tokens, next, "–") || is_mark(tokens, next, "-") || is_mark(tokens, next, "—");
    if (!has_dash || !is_kind(tokens, next + 1, Token::Kind::number) || tokens[next + 1].text.size() > 6)
        return std::nullopt;
    const auto second = std::stoll(tokens[next + 1].text);
    const auto noun = noun_at(tokens, next + 3);
    const auto in_order = [](std::int64_t number, Case in) {
        return ordinal(number, Language::russian, Gender::masculine, in);
    };
    if (noun.starts_with("класс") && value < second && second <= 12)
        return Reading{"с " + in_order(value, Case::genitive) + " по " + in_order(second, Case::nominative),
                       used + 2};
    const bool are_years = value >= 1900 && value <= 2100 && second == value + 1;
    if (are_years) {
        const auto last = noun_at(tokens, next + 5);
        const auto in = last == "года" ? Case::genitive : last == "году" ? Case::locative : Case::nominative;
        return Reading{in_order(value, in) + " " + in_order(second, in), used + 2};
    }
    if (is_mark(tokens, next, "-")) {
        // "3-4 раза": about so many; "21-7": a code.
        const bool counts =
            second == value + 1 && !noun.empty() && is_kind(tokens, next + 2, Token::Kind::blank);
        return counts ? Reading{cardinal(value, Language::russian, gender_of(noun)), used + 1}
                      : Reading{cardinal(value, Language::russian) + " тире", used + 1};
    }
    if (second <= value) return std::nullopt;
    // "1–2 месяца": the noun stands in the form that the second number asks for.
    if (second == value + 1 && second <= 4)
        return Reading{cardinal(value, Language::russian, gender_of(noun)) + " " +
                           cardinal(second, Language::russian, gender_of(noun)),
                       used + 2};
    const auto say = [&](std::int64_t number) {
        return cardinal(number, Language::russian, gender_of(noun), Case::genitive);
    };
    return Reading{"от " + say(value) + " до " + say(second), used + 2};
}

/// The form that a number asks its noun for: "1 час", "2 часа", "5 часов".
std::string_view counted(std::int64_t value, std::string_view one, std::string_view few,
                         std::string_view many) {
    const auto last = value % 10, tens = value / 10 % 10;
    if (tens == 1 || last == 0 || last > 4) return many;
    return last == 1 ? one : few;
}

}  // namespace

bool governs_genitive(std::string_view word) {
    constexpr std::array<std::string_view, 28> prepositions{
        "от",      "до",     "с",      "со",     "из",     "около",     "более",
        "менее",   "младше", "старше", "после",  "без",    "для",       "не позднее",
        "позднее", "ранее",  "раньше", "больше", "меньше", "свыше",     "течение",
        "кроме",   "среди",  "у",      "вместо", "против", "не больше", "не меньше"};
    return std::ranges::find(prepositions, word) != prepositions.end();
}

std::string one_and_a_half(const std::vector<Token>& tokens, std::size_t next) {
    const auto noun = is_kind(tokens, next, Token::Kind::blank) ? noun_at(tokens, next + 1) : std::string();
    return gender_of(noun) == Gender::feminine ? "полторы" : "полтора";
}

std::string russian_time(std::int64_t hour, const std::string& minute, const std::string& before) {
    const auto in = case_after(before);
    auto words = cardinal(hour, Language::russian, Gender::masculine, in);
    if (minute == "00")
        return words + " " +
               std::string(in == Case::genitive ? counted(hour, "часа", "часов", "часов")
                           : in == Case::dative ? counted(hour, "часу", "часам", "часам")
                                                : counted(hour, "час", "часа", "часов"));
    if (minute.front() == '0') words += " " + cardinal(0, Language::russian, Gender::masculine, in);
    return words + " " + cardinal(std::stoll(minute), Language::russian, Gender::masculine, in);
}

std::string roman_in_words(int value, Language language, const std::string& before,
                           const std::string& after) {
    if (language != Language::russian) return ordinal(value, language);
    constexpr std::array<std::string_view, 8> feminine{"глава",  "часть",   "четверть", "статья",
                                                       "группа", "степень", "очередь",  "категория"};
    constexpr std::array<std::string_view, 11> feminine_of{"главы",   "главе",   "части",    "четверти",
                                                           "статьи",  "статье",  "группы",   "группе",
                                                           "степени", "очереди", "категории"};
    const auto is_one_of = [](const auto& nouns, const std::string& noun) {
        return std::ranges::find(nouns, std::string_view(noun)) != nouns.end();
    };
    if (is_one_of(feminine, before) || is_one_of(feminine, after))
        return ordinal(value, language, Gender::feminine);
    if (is_one_of(feminine_of, before) || is_one_of(feminine_of, after))
        return ordinal(value, language, Gender::feminine, Case::genitive);
    if (after == "века" || after == "квартала" || after == "класса" || after == "раздела")
        return ordinal(value, language, Gender::masculine, Case::genitive);
    if (after == "веке" || after == "квартале" || after == "классе" || after == "разделе")
        return ordinal(value, language, Gender::masculine, Case::locative);
    return ordinal(value, language);
}

std::optional<Reading> read_russian_number(const std::vector<Token>& tokens, std::size_t at,
                                           std::int64_t value, std::size_t used, const std::string& before) {
    const auto next = at + used;
    if (auto reading = with_ending(tokens, next, value, used, before)) return reading;
    const auto noun = is_kind(tokens, next, Token::Kind::blank) ? noun_at(tokens, next + 1) : std::string();
    if (value >= 1 && value <= 31 && month_number(noun, Language::russian) != 0)
        return Reading{day_of_month(value, before), used};
    if (auto reading = year(tokens, next, value, used, before)) return reading;
    if (auto reading = school_class(tokens, next, value, used)) return reading;
    if (auto reading = range(tokens, next, value, used)) return reading;
    // "пункт 2 статьи 26": the number names the paragraph and does not count the articles.
    constexpr std::array<std::string_view, 14> numbered{
        "пункт",  "пункта", "пункту", "пункте", "подпункт", "подпункта", "статья",
        "статьи", "статье", "часть",  "части",  "номер",    "дом",       "квартира"};
    const bool is_name = std::ranges::find(numbered, before) != numbered.end();
    auto words =
        cardinal(value, Language::russian, is_name ? Gender::masculine : gender_of(noun), case_after(before));
    // "подпункт 2) пункта 5": this bracket is no pause.
    if (before.starts_with("подпункт") && is_mark(tokens, next, ")")) return Reading{words, used + 1};
    return Reading{words, used};
}

}  // namespace mektep
