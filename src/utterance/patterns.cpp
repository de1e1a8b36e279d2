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

/// 23.11.2026 and 2026-11-23.
std::optional<Reading> read_date(const std::vector<Token>& tokens, std::size_t at, Language language) {
    if (!is_kind(tokens, at + 2, Token::Kind::number) || !is_kind(tokens, at + 4, Token::Kind::number))
        return std::nullopt;
    const bool dotted = is_mark(tokens, at + 1, ".") && is_mark(tokens, at + 3, ".");
    const bool hyphened = is_mark(tokens, at + 1, "-") && is_mark(tokens, at + 3, "-");
    if (!dotted && !hyphened) return std::nullopt;
    const auto day = day_of(tokens[at].text + tokens[at + 1].text + tokens[at + 2].text +
                            tokens[at + 3].text + tokens[at + 4].text);
    if (!day) return std::nullopt;
    // "23.11.2026 г.": the word for the year is in the reading already.
    const bool names_year = language == Language::russian && is_kind(tokens, at + 5, Token::Kind::blank) &&
                            is_kind(tokens, at + 6, Token::Kind::word) &&
                            (tokens[at + 6].text == "г" || tokens[at + 6].text == "года");
    // Its dot stays where it ends the text too.
    const std::size_t year_word =
        !names_year                                                                            ? 0
        : is_mark(tokens, at + 7, ".") && tokens[at + 6].text == "г" && at + 8 < tokens.size() ? 3
                                                                                               : 2;
    return Reading{date_in_words(*day, language), 5 + year_word};
}

/// 09:30
std::optional<Reading> read_time(const std::vector<Token>& tokens, std::size_t at, Language language,
                                 const std::string& before) {
    if (!is_mark(tokens, at + 1, ":") || !is_kind(tokens, at + 2, Token::Kind::number)) return std::nullopt;
    const auto& hour = tokens[at].text;
    const auto& minute = tokens[at + 2].text;
    if (hour.size() > 2 || minute.size() != 2 || std::stoi(hour) > 24 || std::stoi(minute) > 59)
        return std::nullopt;
    if (language == Language::russian) return Reading{russian_time(std::stoll(hour), minute, before), 3};
    const auto minutes = minute == "00" ? std::string() : " " + digits_in_words(minute, language, {2});
    const auto words = cardinal(std::stoll(hour), language) + minutes;
    // "сағат 9:00-де": the ending belongs to the last word.
    const bool has_ending = language == Language::kazakh && is_mark(tokens, at + 3, "-") &&
                            is_kind(tokens, at + 4, Token::Kind::word);
    return has_ending ? Reading{with_case_ending(words, tokens[at + 4].text), 5} : Reading{words, 3};
}

/// +7 701 123 45 67 and 8 (701) 123-45-67.
std::optional<Reading> read_phone(const std::vector<Token>& tokens, std::size_t at, Language language) {
    auto next = at;
    const bool has_plus = is_mark(tokens, at, "+");
    if (has_plus) ++next;
    if (!is_kind(tokens, next, Token::Kind::number)) return std::nullopt;
    std::string digits;
    std::size_t end = next;
    while (next < tokens.size() && digits.size() < 11) {
        const auto& token = tokens[next];
        if (token.kind == Token::Kind::number)
            digits += token.text, end = next + 1;
        else if (token.kind != Token::Kind::blank && !is_mark(tokens, next, "(") &&
                 !is_mark(tokens, next, ")") && !is_mark(tokens, next, "-"))
            break;
        ++next;
    }
    const bool is_phone =
        digits.size() == 11 && digits[1] == '7' && (has_plus ? digits[0] == '7' : digits[0] == '8');
    if (!is_phone) return std::nullopt;
    const auto plus = language == Language::kazakh    ? "қосу "
                      : language == Language::russian ? "плюс "
                                                      : "plus ";
    return Reading{(has_plus ? plus : "") + digits_in_words(digits, language, {1, 3, 3, 2, 2}), end - at};
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

std::optional<Reading> read_sign(const std::vector<Token>& tokens, std::size_t at, Language language) {
    static constexpr std::array<Sign, 8> signs{{{"№", "нөмір", "номер", "number"},
                                                {"§", "параграф", "параграф", "section"},
                                                {"%", "пайыз", "процентов", "percent"},
                                                {"₸", "теңге", "тенге", "tenge"},
                                                {"&", "және", "и", "and"},
                                                {"+", "қосу", "плюс", "plus"},
                                                {"@", "ат белгісі", "собака", "at"},
                                                {"=", "тең", "равно", "equals"}}};
    // "50 %-дан": the ending belongs to the word that the sign becomes.
    const bool has_ending = language == Language::kazakh && is_mark(tokens, at + 1, "-") &&
                            is_kind(tokens, at + 2, Token::Kind::word);
    if (has_ending && is_mark(tokens, at, "%")) return Reading{"пайыз" + tokens[at + 2].text, 3};
    if (has_ending && is_mark(tokens, at, "₸")) return Reading{"теңге" + tokens[at + 2].text, 3};
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
    return read_number(tokens, at, language, before);
}

}  // namespace mektep
