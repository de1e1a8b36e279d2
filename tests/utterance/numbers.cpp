// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers that are said come back as the numbers that were written.
#include "utterance/spoken.h"

#include <map>
#include <optional>
#include <sstream>

using namespace mektep;

namespace {

using Values = std::map<std::string, int>;

const Values& values(Language language) {
    static const Values kazakh{{"нөл", 0},    {"бір", 1},     {"екі", 2},     {"үш", 3},     {"төрт", 4},
                               {"бес", 5},    {"алты", 6},    {"жеті", 7},    {"сегіз", 8},  {"тоғыз", 9},
                               {"он", 10},    {"жиырма", 20}, {"отыз", 30},   {"қырық", 40}, {"елу", 50},
                               {"алпыс", 60}, {"жетпіс", 70}, {"сексен", 80}, {"тоқсан", 90}};
    static const Values russian{
        {"ноль", 0},          {"один", 1},          {"одна", 1},         {"два", 2},
        {"две", 2},           {"три", 3},           {"четыре", 4},       {"пять", 5},
        {"шесть", 6},         {"семь", 7},          {"восемь", 8},       {"девять", 9},
        {"десять", 10},       {"одиннадцать", 11},  {"двенадцать", 12},  {"тринадцать", 13},
        {"четырнадцать", 14}, {"пятнадцать", 15},   {"шестнадцать", 16}, {"семнадцать", 17},
        {"восемнадцать", 18}, {"девятнадцать", 19}, {"двадцать", 20},    {"тридцать", 30},
        {"сорок", 40},        {"пятьдесят", 50},    {"шестьдесят", 60},  {"семьдесят", 70},
        {"восемьдесят", 80},  {"девяносто", 90},    {"сто", 100},        {"двести", 200},
        {"триста", 300},      {"четыреста", 400},   {"пятьсот", 500},    {"шестьсот", 600},
        {"семьсот", 700},     {"восемьсот", 800},   {"девятьсот", 900}};
    return language == Language::kazakh ? kazakh : russian;
}

/// An own reader of number words, so that ICU is not its own judge. Nothing where a word is no number.
std::optional<int> number_of(const std::string& words, Language language) {
    std::istringstream stream(words);
    int total = 0, part = 0;
    for (std::string word; stream >> word;) {
        if (word.back() == '.') word.pop_back();
        if (word == "жүз")
            part = part == 0 ? 100 : part * 100;
        else if (word == "мың" || word.starts_with("тысяч"))
            total += (part == 0 ? 1 : part) * 1000, part = 0;
        else if (word.starts_with("миллион"))
            total += (part == 0 ? 1 : part) * 1'000'000, part = 0;
        else if (const auto found = values(language).find(word); found == values(language).end())
            return std::nullopt;
        else
            part += found->second;
    }
    return total + part;
}

}  // namespace

TEST_CASE("Numbers up to a million come back as themselves", "[utterance]") {
    const auto language = GENERATE(Language::kazakh, Language::russian);
    int wrong = 0;
    // All small ones, and a stride that meets every last pair of digits.
    for (int number = 0; number <= 1'000'000; number += number < 3000 ? 1 : 397) {
        const auto words = spoken(std::to_string(number), language);
        if (number_of(words, language) == number) continue;
        ++wrong;
        UNSCOPED_INFO(number << " is said as " << words);
    }
    CHECK(wrong == 0);
}

TEST_CASE("Thousands are grouped by any blank", "[utterance]") {
    const auto blank = GENERATE(as<std::string>(), " ", "\u00a0", "\u202f", "\u2009");
    CHECK(number_of(spoken("1" + blank + "234" + blank + "567", Language::russian), Language::russian) ==
          1'234'567);
    CHECK(number_of(spoken("150" + blank + "000", Language::kazakh), Language::kazakh) == 150'000);
}

TEST_CASE("All days of a year are said as dates", "[utterance]") {
    using namespace std::chrono;
    for (Day day = sys_days(2027y / January / 1); day < sys_days(2028y / January / 1); day += days(1)) {
        const year_month_day date(day);
        char written[40];
        std::snprintf(written, sizeof written, "%02u.%02u.2027", static_cast<unsigned>(date.day()),
                      static_cast<unsigned>(date.month()));
        CAPTURE(written);
        CHECK_THAT(spoken(written, Language::russian),
                   Catch::EndsWith(" две тысячи двадцать седьмого года."));
        CHECK_THAT(spoken(written, Language::kazakh), Catch::StartsWith("екі мың жиырма жетінші жылғы "));
    }
}
