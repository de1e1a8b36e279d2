// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/russian_ordinal.h"

#include <array>
#include <string_view>

namespace mektep {
namespace {

using std::string_view;
using Endings = std::array<string_view, 6>;  // in the order of Case

// Stems of the ordinals ("пят-ый"), and what stands before сот- and тысячн- ("пяти-тысячный").
constexpr std::array<string_view, 20> small_stems{
    "нулев",       "перв",      "втор",       "трет",      "четвёрт",     "пят",        "шест",
    "седьм",       "восьм",     "девят",      "десят",     "одиннадцат",  "двенадцат",  "тринадцат",
    "четырнадцат", "пятнадцат", "шестнадцат", "семнадцат", "восемнадцат", "девятнадцат"};
constexpr std::array<string_view, 20> small_prefixes{
    "",           "одно",        "двух",       "трёх",         "четырёх",
    "пяти",       "шести",       "семи",       "восьми",       "девяти",
    "десяти",     "одиннадцати", "двенадцати", "тринадцати",   "четырнадцати",
    "пятнадцати", "шестнадцати", "семнадцати", "восемнадцати", "девятнадцати"};
constexpr std::array<string_view, 10> ten_stems{
    "",          "десят",      "двадцат",   "тридцат",     "сороков",
    "пятидесят", "шестидесят", "семидесят", "восьмидесят", "девяност"};
constexpr std::array<string_view, 10> ten_prefixes{
    "",           "десяти",      "двадцати",   "тридцати",     "сорока",
    "пятидесяти", "шестидесяти", "семидесяти", "восьмидесяти", "девяносто"};
constexpr std::array<string_view, 10> hundred_prefixes{"",           "сто",      "двухсот",  "трёхсот",
                                                       "четырёхсот", "пятисот",  "шестисот", "семисот",
                                                       "восьмисот",  "девятисот"};

string_view at(const auto& names, int index) { return names.at(static_cast<std::size_t>(index)); }

/// 321 -> "трёхсотдвадцатиодно", which "тысячный" follows in one word.
std::string prefix(int number) {
    std::string text(at(hundred_prefixes, number / 100));
    const int rest = number % 100;
    if (rest < 20) return text.append(at(small_prefixes, rest));
    return text.append(at(ten_prefixes, rest / 10)).append(at(small_prefixes, rest % 10));
}

const Endings& endings(Gender gender, bool stressed, bool soft) {
    static constexpr Endings masculine{"ый", "ого", "ому", "ый", "ым", "ом"};
    static constexpr Endings stressed_masculine{"ой", "ого", "ому", "ой", "ым", "ом"};
    static constexpr Endings neuter{"ое", "ого", "ому", "ое", "ым", "ом"};
    static constexpr Endings feminine{"ая", "ой", "ой", "ую", "ой", "ой"};
    static constexpr Endings plural{"ые", "ых", "ым", "ые", "ыми", "ых"};
    static constexpr Endings soft_masculine{"ий", "ьего", "ьему", "ий", "ьим", "ьем"};
    static constexpr Endings soft_neuter{"ье", "ьего", "ьему", "ье", "ьим", "ьем"};
    static constexpr Endings soft_feminine{"ья", "ьей", "ьей", "ью", "ьей", "ьей"};
    static constexpr Endings soft_plural{"ьи", "ьих", "ьим", "ьи", "ьими", "ьих"};
    switch (gender) {
        case Gender::masculine:
            if (soft) return soft_masculine;
            return stressed ? stressed_masculine : masculine;
        case Gender::feminine:
            return soft ? soft_feminine : feminine;
        case Gender::neuter:
            return soft ? soft_neuter : neuter;
        case Gender::plural:
            break;
    }
    return soft ? soft_plural : plural;
}

/// The last part of a number, which alone is declined: 1 to 19, the tens, the hundreds, or the thousands.
int last_part(int number) {
    if (number % 1000 == 0) return number;
    if (number % 100 == 0) return number % 1000;
    return number % 100 < 20 || number % 10 == 0 ? number % 100 : number % 10;
}

std::string stem(int part) {
    if (part == 1000) return "тысячн";
    if (part > 1000) return prefix(part / 1000) + "тысячн";
    if (part == 100) return "сот";
    if (part > 100) return prefix(part);  // "двухсот-ый": the prefix ends as the stem does
    return std::string(part < 20 ? at(small_stems, part) : at(ten_stems, part / 10));
}

}  // namespace

std::string russian_ordinal(int number, Gender gender, Case grammatical_case) {
    const int last = last_part(number);
    const bool stressed = last == 0 || last == 2 || (last >= 6 && last <= 8) || last == 40;
    const auto word =
        stem(last) +
        std::string(endings(gender, stressed, last == 3).at(static_cast<std::size_t>(grammatical_case)));
    return number == last ? word : cardinal(number - last, Language::russian) + " " + word;
}

}  // namespace mektep
