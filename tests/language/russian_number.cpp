// SPDX-License-Identifier: GPL-3.0-or-later
// Russian numbers in words: read back by a reader of our own, and declined as the grammar declines them.
#include "language/number.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

using namespace mektep;

namespace {

constexpr std::array all_genders{Gender::masculine, Gender::feminine, Gender::neuter, Gender::plural};
constexpr std::array all_cases{Case::nominative, Case::genitive,     Case::dative,
                               Case::accusative, Case::instrumental, Case::locative};

std::string counted(std::int64_t number, Gender gender = Gender::masculine, Case of = Case::nominative) {
    return cardinal(number, Language::russian, gender, of);
}
std::string place(std::int64_t number, Gender gender = Gender::masculine, Case of = Case::nominative) {
    return ordinal(number, Language::russian, gender, of);
}

const std::map<std::string, int, std::less<>> small{
    {"один", 1},          {"одна", 1},          {"одно", 1},        {"два", 2},          {"две", 2},
    {"три", 3},           {"четыре", 4},        {"пять", 5},        {"шесть", 6},        {"семь", 7},
    {"восемь", 8},        {"девять", 9},        {"десять", 10},     {"одиннадцать", 11}, {"двенадцать", 12},
    {"тринадцать", 13},   {"четырнадцать", 14}, {"пятнадцать", 15}, {"шестнадцать", 16}, {"семнадцать", 17},
    {"восемнадцать", 18}, {"девятнадцать", 19}, {"двадцать", 20},   {"тридцать", 30},    {"сорок", 40},
    {"пятьдесят", 50},    {"шестьдесят", 60},   {"семьдесят", 70},  {"восемьдесят", 80}, {"девяносто", 90},
    {"сто", 100},         {"двести", 200},      {"триста", 300},    {"четыреста", 400},  {"пятьсот", 500},
    {"шестьсот", 600},    {"семьсот", 700},     {"восемьсот", 800}, {"девятьсот", 900}};

/// The form of a unit that goes with so many: 0 for 1, 1 for 2 to 4, 2 for the rest.
int agreement(std::int64_t number) {
    if (number % 100 >= 11 && number % 100 <= 14) return 2;
    return number % 10 == 1 ? 0 : number % 10 >= 2 && number % 10 <= 4 ? 1 : 2;
}

/// The number that a Russian reader understands; nothing where a word is none or does not agree.
std::optional<std::int64_t> read_back(const std::string& words) {
    if (words == "ноль") return 0;
    static const std::map<std::string, std::pair<std::int64_t, int>, std::less<>> units{
        {"тысяча", {1000, 0}},       {"тысячи", {1000, 1}},        {"тысяч", {1000, 2}},
        {"миллион", {1'000'000, 0}}, {"миллиона", {1'000'000, 1}}, {"миллионов", {1'000'000, 2}}};
    std::int64_t whole = 0;
    std::int64_t part = 0;
    std::istringstream rest(words);
    for (std::string word; rest >> word;) {
        if (const auto found = small.find(word); found != small.end())
            part += found->second;
        else if (const auto unit = units.find(word); unit != units.end()) {
            if (part == 0 || agreement(part) != unit->second.second) return std::nullopt;
            whole += part * unit->second.first;
            part = 0;
        } else
            return std::nullopt;
    }
    return whole + part;
}

}  // namespace

TEST_CASE("Every Russian number up to a million means what was written", "[language][russian]") {
    std::int64_t wrong = 0;
    for (std::int64_t number = 0; number <= 1'000'000; number += number < 20'000 ? 1 : 37)
        if (read_back(counted(number)) != number && ++wrong < 5)
            FAIL_CHECK(number << ": " << counted(number));
    CHECK(read_back(counted(1'000'000)) == 1'000'000);
    CHECK(wrong == 0);
}

TEST_CASE("Thousands are feminine in Russian, whatever is counted", "[language][russian]") {
    CHECK(counted(21'000) == "двадцать одна тысяча");
    CHECK(counted(2'001) == "две тысячи один");
    CHECK(counted(2'001, Gender::feminine) == "две тысячи одна");
    CHECK(counted(2'000'000) == "два миллиона");
    CHECK(counted(-5) == "минус пять");
}

TEST_CASE("Russian numbers are written with ё, so that the voice says it", "[language][russian]") {
    CHECK(counted(3, Gender::masculine, Case::genitive) == "трёх");
    CHECK(counted(4, Gender::masculine, Case::dative) == "четырём");
    CHECK(counted(4, Gender::masculine, Case::instrumental) == "четырьмя");
    CHECK(counted(3, Gender::masculine, Case::instrumental) == "тремя");
    CHECK(counted(343, Gender::masculine, Case::genitive) == "трёхсот сорока трёх");
    CHECK(counted(343, Gender::masculine, Case::instrumental) == "тремястами сорока тремя");
    CHECK(counted(0, Gender::masculine, Case::instrumental) == "нулём");
    CHECK(place(4, Gender::masculine, Case::genitive) == "четвёртого");
    for (const auto gender : all_genders)
        for (const auto of : all_cases)
            for (const int number : {3, 4, 30, 34, 40, 300, 400, 434, 3'000, 4'000, 34'000})
                for (const auto* const unsaid : {"трех", "трем ", "четырех", "четырем", "четверт", "нулем"}) {
                    CHECK(counted(number, gender, of).find(unsaid) == std::string::npos);
                    CHECK(place(number, gender, of).find(unsaid) == std::string::npos);
                }
}

TEST_CASE("Russian ordinals are declined in their last word alone", "[language][russian]") {
    using G = Gender;
    using C = Case;
    const auto [number, gender, of, words] = GENERATE(table<int, Gender, Case, std::string>({
        {0, G::feminine, C::nominative, "нулевая"},
        {1, G::masculine, C::locative, "первом"},
        {21, G::masculine, C::locative, "двадцать первом"},
        {23, G::masculine, C::genitive, "двадцать третьего"},
        {3, G::masculine, C::nominative, "третий"},
        {3, G::masculine, C::dative, "третьему"},
        {3, G::feminine, C::accusative, "третью"},
        {3, G::plural, C::instrumental, "третьими"},
        {40, G::masculine, C::locative, "сороковом"},
        {40, G::plural, C::instrumental, "сороковыми"},
        {49, G::feminine, C::genitive, "сорок девятой"},
        {100, G::masculine, C::nominative, "сотый"},
        {110, G::masculine, C::nominative, "сто десятый"},
        {200, G::masculine, C::nominative, "двухсотый"},
        {300, G::feminine, C::nominative, "трёхсотая"},
        {343, G::masculine, C::nominative, "триста сорок третий"},
        {500, G::masculine, C::genitive, "пятисотого"},
        {1000, G::masculine, C::nominative, "тысячный"},
        {1100, G::masculine, C::nominative, "одна тысяча сотый"},
        {2026, G::masculine, C::genitive, "две тысячи двадцать шестого"},
        {3000, G::masculine, C::nominative, "трёхтысячный"},
        {21'000, G::masculine, C::nominative, "двадцатиоднотысячный"},
        {40'000, G::masculine, C::nominative, "сорокатысячный"},
        {90'000, G::masculine, C::nominative, "девяностотысячный"},
        {100'000, G::masculine, C::nominative, "стотысячный"},
        {321'000, G::neuter, C::nominative, "трёхсотдвадцатиоднотысячное"},
        {999'999, G::masculine, C::dative, "девятьсот девяносто девять тысяч девятьсот девяносто девятому"},
    }));
    CHECK(place(number, gender, of) == words);
}

TEST_CASE("No Russian ordinal holds a digit or an undeclined last word", "[language][russian]") {
    const std::vector<std::string> endings{"й", "го", "му", "м", "я", "ю", "е", "и", "х"};
    std::int64_t wrong = 0;
    for (std::int64_t number = 0; number < 1'000'000; number += number < 1'100 ? 1 : 1'013)
        for (const auto gender : all_genders)
            for (const auto of : all_cases) {
                const auto words = place(number, gender, of);
                const auto last =
                    words.substr(words.rfind(' ') == std::string::npos ? 0 : words.rfind(' ') + 1);
                const bool is_declined =
                    !small.contains(last) &&
                    std::ranges::any_of(endings, [&](const auto& ending) { return last.ends_with(ending); });
                const bool has_digit = words.find_first_of("0123456789.") != std::string::npos;
                if ((!is_declined || has_digit) && ++wrong < 5) FAIL_CHECK(number << ": " << words);
            }
    CHECK(wrong == 0);
}

TEST_CASE("An ordinal outside what a law or a date can need is a bug", "[language][russian]") {
    CHECK_THROWS_AS(place(-1), std::logic_error);
    CHECK_THROWS_AS(place(1'000'000), std::logic_error);
}

TEST_CASE("Fractions agree in Russian", "[language][russian]") {
    CHECK(decimal(3.5, Language::russian) == "три целых пять десятых");
    CHECK(decimal(1.1, Language::russian) == "одна целая одна десятая");
    CHECK(decimal(21.05, Language::russian) == "двадцать одна целая пять сотых");
}
