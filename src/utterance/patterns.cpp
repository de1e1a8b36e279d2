// SPDX-License-Identifier: GPL-3.0-or-later
#include "utterance/patterns.h"

#include "language/date.h"
#include "language/number.h"
#include "language/order.h"

#include <algorithm>
#include <array>

namespace mektep {

bool is_kind(const std::vector<Token>& tokens, std::size_t at, Token::Kind kind) {
    return at < tokens.size() && tokens[at].kind == kind;
}

bool is_mark(const std::vector<Token>& tokens, std::size_t at, std::string_view text) {
    return is_kind(tokens, at, Token::Kind::mark) && tokens[at].text == text;
}

int month_number(std::string_view word, Language language) {
    using Names = std::array<std::string_view, 12>;
    constexpr Names kazakh{"қаңтар", "ақпан", "наурыз",   "сәуір", "мамыр",  "маусым",
                           "шілде",  "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан"};
    constexpr Names russian{"января", "февраля", "марта",    "апреля",  "мая",    "июня",
                            "июля",   "августа", "сентября", "октября", "ноября", "декабря"};
    constexpr Names english{"january", "february", "march",     "april",   "may",      "june",
                            "july",    "august",   "september", "october", "november", "december"};
    const auto small = lower_case(word, language);
    const auto& names = language == Language::kazakh    ? kazakh
                        : language == Language::russian ? russian
                                                        : english;
    for (std::size_t i = 0; i < names.size(); ++i)
        // Kazakh months take endings: "қарашада", "қарашадағы".
        if (language == Language::kazakh ? small.starts_with(names.at(i)) : small == names.at(i))
            return static_cast<int>(i) + 1;
    return 0;
}

namespace {

constexpr std::size_t longest_number = 15;  // digits: longer runs are codes, read digit by digit

std::string digits_in_words(std::string_view digits, Language language,
                            std::initializer_list<std::size_t> groups) {
    std::string words;
    const auto say = [&](std::string_view group) {
        while (group.size() > 1 && group.front() == '0') {
            words += cardinal(0, language) + " ";
            group.remove_prefix(1);
        }
        if (!group.empty()) words += cardinal(std::stoll(std::string(group)), language) + " ";
    };
    for (const auto size : groups) {
        const auto group = digits.substr(0, size);
        say(group);
        digits.remove_prefix(group.size());
    }
    for (const char digit : digits) say(std::string(1, digit));
    if (!words.empty()) words.pop_back();
    return words;
}

std::string date_in_words(Day day, Language language) {
    const std::chrono::year_month_day date(day);
    const auto number = static_cast<std::int64_t>(static_cast<unsigned>(date.day()));
    const auto year = static_cast<std::int64_t>(static_cast<int>(date.year()));
    const auto written = long_date(day, language);
    switch (language) {
        case Language::kazakh: {
            const auto month = written.substr(written.rfind(' ') + 1);
            return ordinal(year, language) + " жылғы " + ordinal(number, language) + " " + month;
        }
        case Language::russian: {
            const auto begin = written.find(' ') + 1;
            const auto month = written.substr(begin, written.find(' ', begin) - begin);
            return ordinal(number, language, Gender::neuter, Case::genitive) + " " + month + " " +
                   ordinal(year, language, Gender::masculine, Case::genitive) + " года";
        }
        case Language::english: {
            const auto begin = written.find(' ') + 1;
            const auto month = written.substr(begin, written.find(' ', begin) - begin);
            return ordinal(number, language) + " of " + month + " " + cardinal(year / 100, language) + " " +
                   cardinal(year % 100, language);
        }
    }
    return {};
}

/// 23.11.2026, 23/11/2026 and 2026-11-23.
std::optional<Reading> read_date(const std::vector<Token>& tokens, std::size_t at, Language language) {
    if (!is_kind(tokens, at + 2, Token::Kind::number) || !is_kind(tokens, at + 4, Token::Kind::number))
        return std::nullopt;
    const bool dotted = is_mark(tokens, at + 1, ".") && is_mark(tokens, at + 3, ".");
    const bool hyphened = is_mark(tokens, at + 1, "-") && is_mark(tokens, at + 3, "-");
    const bool slashed = is_mark(tokens, at + 1, "/") && is_mark(tokens, at + 3, "/");
    if (!dotted && !hyphened && !slashed) return std::nullopt;
    const auto separator = slashed ? std::string(".") : tokens[at + 1].text;
    const auto day =
        day_of(tokens[at].text + separator + tokens[at + 2].text + separator + tokens[at + 4].text);
    if (!day) return std::nullopt;
    // "23.11.2026 г.": the word for the year is in the reading already.
    const bool has_word =
        is_kind(tokens, at + 5, Token::Kind::blank) && is_kind(tokens, at + 6, Token::Kind::word);
    const auto& word = has_word ? tokens[at + 6].text : tokens[at].text;
    const bool names_year = has_word && (language == Language::russian  ? word == "г" || word == "года"
                                         : language == Language::kazakh ? word == "ж" || word == "жылғы"
                                                                        : false);
    // Its dot stays where it ends the text too.
    const std::size_t year_word =
        !names_year                                                                              ? 0
        : is_mark(tokens, at + 7, ".") && (word == "г" || word == "ж") && at + 8 < tokens.size() ? 3
                                                                                                 : 2;
    return Reading{date_in_words(*day, language), 5 + year_word};
}

/// A time begins here: "09:30", and "9.30" where the word before or a dash to another time says so.
bool is_time(const std::vector<Token>& tokens, std::size_t at, const std::string& before) {
    if (!is_kind(tokens, at, Token::Kind::number) || !is_kind(tokens, at + 2, Token::Kind::number))
        return false;
    const auto &hour = tokens[at].text, &minute = tokens[at + 2].text;
    if (hour.size() > 2 || minute.size() != 2 || std::stoi(hour) > 24 || std::stoi(minute) > 59) return false;
    if (is_mark(tokens, at + 1, ":")) return true;
    if (!is_mark(tokens, at + 1, ".") || is_mark(tokens, at + 3, ".")) return false;
    constexpr std::array<std::string_view, 6> time_words{"в", "с", "до", "к", "сағат", "часов"};
    const bool is_pair = is_mark(tokens, at + 3, "–") || is_mark(tokens, at + 3, "-") || before == "–";
    return is_pair || std::ranges::find(time_words, std::string_view(before)) != time_words.end();
}

std::string time_in_words(const std::string& hour, const std::string& minute, Language language) {
    const auto minutes = minute == "00" ? std::string() : " " + digits_in_words(minute, language, {2});
    return cardinal(std::stoll(hour), language) + minutes;
}

/// "9:00–18:00"
std::optional<Reading> read_times(const std::vector<Token>& tokens, std::size_t at, Language language) {
    const bool has_dash =
        is_mark(tokens, at + 3, "–") || is_mark(tokens, at + 3, "-") || is_mark(tokens, at + 3, "—");
    if (!has_dash || !is_time(tokens, at + 4, "–")) return std::nullopt;
    const auto &first = tokens[at].text, &first_minute = tokens[at + 2].text;
    const auto &last = tokens[at + 4].text, &last_minute = tokens[at + 6].text;
    if (language == Language::russian)
        return Reading{"с " + russian_time(std::stoll(first), first_minute, "с") + " до " +
                           russian_time(std::stoll(last), last_minute, "до"),
                       7};
    if (language == Language::kazakh)
        return Reading{with_ablative(time_in_words(first, first_minute, language)) + " " +
                           with_dative(time_in_words(last, last_minute, language)) + " дейін",
                       7};
    return Reading{
        time_in_words(first, first_minute, language) + " to " + time_in_words(last, last_minute, language),
        7};
}

std::optional<Reading> read_time(const std::vector<Token>& tokens, std::size_t at, Language language,
                                 const std::string& before) {
    // "10.30-да": a Kazakh ending tells a time too.
    const bool has_ending = language == Language::kazakh && is_mark(tokens, at + 3, "-") &&
                            is_kind(tokens, at + 4, Token::Kind::word);
    if (!is_time(tokens, at, has_ending ? "сағат" : before)) return std::nullopt;
    if (auto both = read_times(tokens, at, language)) return both;
    const auto &hour = tokens[at].text, &minute = tokens[at + 2].text;
    if (language == Language::russian) return Reading{russian_time(std::stoll(hour), minute, before), 3};
    const auto words = time_in_words(hour, minute, language);
    // "сағат 9:00-де": the ending belongs to the last word.
    return has_ending ? Reading{with_case_ending(words, tokens[at + 4].text), 5} : Reading{words, 3};
}

/// A telephone number as its writer grouped it: four digits in a group are two pairs.
std::string phone_in_words(const std::vector<std::string>& groups, Language language) {
    std::string words;
    for (const auto& group : groups)
        words += (words.empty() ? "" : " ") + (group.size() == 4
                                                   ? digits_in_words(group, language, {2, 2})
                                                   : digits_in_words(group, language, {group.size()}));
    return words;
}

/// +7 701 123 45 67, 8 (7252) 12-34-56 and 8-800-080-77-77.
std::optional<Reading> read_phone(const std::vector<Token>& tokens, std::size_t at, Language language) {
    auto next = at;
    const bool has_plus = is_mark(tokens, at, "+");
    if (has_plus) ++next;
    if (!is_kind(tokens, next, Token::Kind::number)) return std::nullopt;
    std::string digits;
    std::vector<std::string> groups;
    std::size_t end = next;
    while (next < tokens.size() && digits.size() < 11) {
        const auto& token = tokens[next];
        if (token.kind == Token::Kind::number) {
            digits += token.text;
            groups.push_back(token.text);
            end = next + 1;
        } else if (token.kind != Token::Kind::blank && !is_mark(tokens, next, "(") &&
                   !is_mark(tokens, next, ")") && !is_mark(tokens, next, "-")) {
            break;
        }
        ++next;
    }
    const bool is_phone = digits.size() == 11 && (digits[1] == '7' || digits.substr(1, 3) == "800") &&
                          (has_plus ? digits[0] == '7' : digits[0] == '8');
    if (!is_phone) return std::nullopt;
    const auto plus = language == Language::kazakh    ? "қосу "
                      : language == Language::russian ? "плюс "
                                                      : "plus ";
    const bool is_grouped = groups.size() > 3 && std::ranges::all_of(groups, [](const std::string& group) {
                                return group.size() <= 4;
                            });
    const auto words =
        is_grouped ? phone_in_words(groups, language) : digits_in_words(digits, language, {1, 3, 3, 2, 2});
    return Reading{(has_plus ? plus : "") + words, end - at};
}

/// What is a code and no amount: an IIN in two halves, a postal index, the short number of a service.
std::optional<Reading> read_code(const std::vector<Token>& tokens, std::size_t at, Language language,
                                 const std::string& before) {
    const auto& digits = tokens[at].text;
    const bool in_halves = digits.size() == 6 && is_kind(tokens, at + 1, Token::Kind::blank) &&
                           is_kind(tokens, at + 2, Token::Kind::number) && tokens[at + 2].text.size() == 6;
    if (in_halves)
        return Reading{digits_in_words(digits + tokens[at + 2].text, language, {2, 2, 2, 2, 2, 2}), 3};
    if (digits.size() == 6 && before.starts_with("индекс"))
        return Reading{digits_in_words(digits, language, {2, 2, 2}), 1};
    if (digits.size() != 4) return std::nullopt;
    constexpr std::array<std::string_view, 5> calls{"звоните", "позвоните", "номеру", "телефон", "телефону"};
    const auto ending =
        is_mark(tokens, at + 1, "-") && is_kind(tokens, at + 2, Token::Kind::word) ? at + 2 : at;
    const auto noun =
        is_kind(tokens, ending + 1, Token::Kind::blank) && is_kind(tokens, ending + 2, Token::Kind::word)
            ? lower_case(tokens[ending + 2].text, language)
            : std::string();
    const bool is_kazakh_call =
        language == Language::kazakh && (noun.starts_with("қоңырау") || noun.starts_with("нөмір"));
    if (!is_kazakh_call && std::ranges::find(calls, std::string_view(before)) == calls.end())
        return std::nullopt;
    const auto words = digits_in_words(digits, language, {2, 2});
    if (is_kazakh_call && ending != at) return Reading{with_case_ending(words, tokens[ending].text), 3};
    return Reading{words, 1};
}

/// "№ 12/34", "1/2": the word for the stroke; fractions of ten parts at most are said as such in Russian.
std::optional<Reading> read_stroke(const std::vector<Token>& tokens, std::size_t at, Language language,
                                   const std::string& before) {
    if (!is_mark(tokens, at + 1, "/") || !is_kind(tokens, at + 2, Token::Kind::number)) return std::nullopt;
    const auto &first = tokens[at].text, &second = tokens[at + 2].text;
    if (first.size() > 6 || second.size() > 6) return std::nullopt;
    const auto above = std::stoll(first), below = std::stoll(second);
    const bool is_school_year = first.size() == 4 && second.size() == 4 && below == above + 1;
    if (is_school_year && language == Language::kazakh)
        return Reading{ordinal(above, language) + " " + ordinal(below, language), 3};
    if (is_school_year && language == Language::russian) {
        const auto in = before == "в" ? Case::locative : Case::nominative;
        return Reading{ordinal(above, language, Gender::masculine, in) + " " +
                           ordinal(below, language, Gender::masculine, in),
                       3};
    }
    const bool is_part =
        language == Language::russian && above > 0 && above < below && below <= 10 && before != "номер";
    if (is_part)
        return Reading{cardinal(above, language, Gender::feminine) + " " +
                           (above == 1 ? ordinal(below, language, Gender::feminine)
                                       : ordinal(below, language, Gender::plural, Case::genitive)),
                       3};
    const auto stroke = language == Language::kazakh    ? " қиғаш сызық "
                        : language == Language::russian ? " дробь "
                                                        : " slash ";
    return Reading{cardinal(above, language) + stroke + cardinal(below, language), 3};
}

/// The digits of a number whose thousands are grouped by blanks: "1 000 000".
std::string grouped(const std::vector<Token>& tokens, std::size_t at, std::size_t& used) {
    auto digits = tokens[at].text;
    used = 1;
    if (digits.size() > 3) return digits;
    while (is_kind(tokens, at + used, Token::Kind::blank) &&
           is_kind(tokens, at + used + 1, Token::Kind::number) && tokens[at + used + 1].text.size() == 3) {
        digits += tokens[at + used + 1].text;
        used += 2;
    }
    return digits;
}

std::optional<Reading> read_decimal(const std::vector<Token>& tokens, std::size_t at, std::size_t used,
                                    const std::string& digits, Language language) {
    const bool has_comma =
        is_mark(tokens, at + used, ",") && is_kind(tokens, at + used + 1, Token::Kind::number);
    if (!has_comma || tokens[at + used + 1].text.size() > 3) return std::nullopt;
    if (language == Language::russian && digits == "1" && tokens[at + used + 1].text == "5")
        return Reading{one_and_a_half(tokens, at + used + 2), used + 2};
    return Reading{decimal(std::stod(digits + "." + tokens[at + used + 1].text), language), used + 2};
}

std::optional<Reading> read_number(const std::vector<Token>& tokens, std::size_t at, Language language,
                                   const std::string& before) {
    std::size_t used = 1;
    const auto digits = grouped(tokens, at, used);
    if (digits.size() == 12 && used == 1)
        return Reading{digits_in_words(digits, language, {2, 2, 2, 2, 2, 2}), 1};  // an IIN
    if (digits.size() > longest_number || (digits.size() > 1 && digits.front() == '0'))
        return Reading{digits_in_words(digits, language, {}), used};
    if (auto fraction = read_decimal(tokens, at, used, digits, language)) return fraction;
    const auto value = std::stoll(digits);
    switch (language) {
        case Language::kazakh:
            return read_kazakh_number(tokens, at, value, used);
        case Language::russian:
            return read_russian_number(tokens, at, value, used, before);
        case Language::english:
            return Reading{cardinal(value, language), used};
    }
    return std::nullopt;
}

struct Sign {
    std::string_view mark, kazakh, russian, english;
};

/// "≥ 10", "15×15": signs that are said only beside numbers.
std::optional<Reading> read_comparison(const std::vector<Token>& tokens, std::size_t at, Language language) {
    static constexpr std::array<Sign, 7> signs{{{"≥", "кемінде", "не меньше", "at least"},
                                                {"≤", "ең көбі", "не больше", "at most"},
                                                {"≈", "шамамен", "примерно", "about"},
                                                {"<", "кем", "меньше", "less than"},
                                                {">", "көп", "больше", "more than"},
                                                {"×", "көбейту", "на", "by"},
                                                {"÷", "бөлу", "делить на", "divided by"}}};
    const auto next = is_kind(tokens, at + 1, Token::Kind::blank) ? at + 2 : at + 1;
    if (!is_kind(tokens, next, Token::Kind::number)) return std::nullopt;
    // "оннан кем": the Kazakh number takes the ending and comes first.
    const bool is_less = is_mark(tokens, at, "<"), is_more = is_mark(tokens, at, ">");
    if (language == Language::kazakh && (is_less || is_more) && tokens[next].text.size() <= 6)
        return Reading{
            with_ablative(cardinal(std::stoll(tokens[next].text), language)) + (is_less ? " кем" : " көп"),
            next + 1 - at};
    for (const auto& sign : signs)
        if (is_mark(tokens, at, sign.mark))
            return Reading{std::string(language == Language::kazakh    ? sign.kazakh
                                       : language == Language::russian ? sign.russian
                                                                       : sign.english),
                           1};
    return std::nullopt;
}

std::optional<Reading> read_sign(const std::vector<Token>& tokens, std::size_t at, Language language) {
    static constexpr std::array<Sign, 8> signs{{{"№", "нөмір", "номер", "number"},
                                                {"§", "параграф", "параграф", "section"},
                                                {"%", "пайыз", "процентов", "percent"},
                                                {"₸", "теңге", "тенге", "tenge"},
                                                {"&", "және", "и", "and"},
                                                {"+", "қосу", "плюс", "plus"},
                                                {"@", "ат белгісі", "собака", "at"},
                                                {"=", "тең", "равно", "equals"}}};
    if (auto comparison = read_comparison(tokens, at, language)) return comparison;
    // "№№ 5 и 6"
    if (is_mark(tokens, at, "№") && is_mark(tokens, at + 1, "№"))
        return Reading{language == Language::kazakh    ? "нөмірлер"
                       : language == Language::russian ? "номера"
                                                       : "numbers",
                       2};
    for (const auto& sign : signs)
        if (is_mark(tokens, at, sign.mark))
            return Reading{std::string(language == Language::kazakh    ? sign.kazakh
                                       : language == Language::russian ? sign.russian
                                                                       : sign.english),
                           1};
    return std::nullopt;
}

/// "-5", but neither "21-7" nor "ПМПК-5".
bool is_minus(const std::vector<Token>& tokens, std::size_t at) {
    const bool has_sign = is_mark(tokens, at, "-") || is_mark(tokens, at, "−") || is_mark(tokens, at, "–");
    if (!has_sign || !is_kind(tokens, at + 1, Token::Kind::number)) return false;
    return at == 0 || is_kind(tokens, at - 1, Token::Kind::blank) ||
           is_kind(tokens, at - 1, Token::Kind::line_end) || is_mark(tokens, at - 1, "(");
}

}  // namespace

std::optional<Reading> read_pattern(const std::vector<Token>& tokens, std::size_t at, Language language,
                                    const std::string& before) {
    if (auto phone = read_phone(tokens, at, language)) return phone;
    if (is_minus(tokens, at)) return Reading{language == Language::english ? "minus" : "минус", 1};
    if (!is_kind(tokens, at, Token::Kind::number)) return read_sign(tokens, at, language);
    if (auto date = read_date(tokens, at, language)) return date;
    if (auto time = read_time(tokens, at, language, before)) return time;
    if (auto code = read_code(tokens, at, language, before)) return code;
    if (auto stroke = read_stroke(tokens, at, language, before)) return stroke;
    return read_number(tokens, at, language, before);
}

}  // namespace mektep
