// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/number.h"

#include "base/error.h"
#include "language/russian_ordinal.h"

#include <fmt/format.h>
#include <unicode/rbnf.h>

#include <algorithm>
#include <array>
#include <memory>
#include <sstream>
#include <string_view>

namespace mektep {
namespace {

std::string_view name(Gender gender) {
    switch (gender) {
        case Gender::masculine:
            return "masculine";
        case Gender::feminine:
            return "feminine";
        case Gender::neuter:
            return "neuter";
        case Gender::plural:
            return "plural";
    }
    bug("a gender without a name");
}

std::string_view suffix(Case grammatical_case) {
    switch (grammatical_case) {
        case Case::nominative:
            return "";
        case Case::genitive:
            return "-genitive";
        case Case::dative:
            return "-dative";
        case Case::accusative:
            return "-accusative";
        case Case::instrumental:
            return "-ablative";  // ICU's name for it
        case Case::locative:
            return "-locative";
    }
    bug("a case without a name");
}

const icu::RuleBasedNumberFormat& speller(Language language) {
    const auto make = [](Language l) {
        UErrorCode status = U_ZERO_ERROR;
        auto format = std::make_unique<icu::RuleBasedNumberFormat>(
            icu::URBNF_SPELLOUT, icu::Locale(std::string(code(l)).c_str()), status);
        if (U_FAILURE(status)) bug("ICU cannot spell numbers in a language of ours");
        return format;
    };
    static const std::array spellers{make(Language::kazakh), make(Language::russian),
                                     make(Language::english)};
    return *spellers.at(static_cast<std::size_t>(language));
}

template <class Number>
std::string spelled_by(Number number, Language language, std::string_view rules) {
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString text;
    icu::FieldPosition position;
    speller(language).format(
        number, icu::UnicodeString::fromUTF8({rules.data(), static_cast<std::int32_t>(rules.size())}), text,
        position, status);
    if (U_FAILURE(status)) bug(fmt::format("ICU has no rule set {}", rules));
    text.findAndReplace(icu::UnicodeString(u'\u00ad'), icu::UnicodeString());  // soft hyphens of English
    text.findAndReplace(u'-', u' ');
    std::string words;
    return text.toUTF8String(words);
}

struct Correction {
    std::string_view wrong, right;
};

std::string corrected(std::string words, std::string_view wrong, std::string_view right) {
    for (auto at = words.find(wrong); at != std::string::npos; at = words.find(wrong, at + right.size()))
        words.replace(at, wrong.size(), right);
    return words;
}

// ICU 72 writes е where ё is spoken: in "трёх", "трём", "четырёх", "четырём" and "нулём".
std::string with_yo(std::string words) {
    constexpr std::array corrections{
        Correction{"трех", "трёх"}, Correction{"четырех", "четырёх"}, Correction{"трем", "трём"},
        Correction{"четырем", "четырём"},
        // "трёхсот" and "трёхтысячный" have it, the instrumental "тремя" and "четырьмя" does not.
        Correction{"трёмя", "тремя"}, Correction{"нулем", "нулём"}};
    for (const auto& [wrong, right] : corrections) words = corrected(std::move(words), wrong, right);
    return words;
}

/// ICU names one million in Kazakh without its number ("миллион", "бір миллиард миллион"); it must be named.
std::string with_one_million(const std::string& words) {
    constexpr std::array<std::string_view, 3> units{"миллион", "миллиард", "триллион"};
    std::istringstream rest(words);
    std::string result;
    bool counted = false;
    for (std::string word; rest >> word;) {
        const bool is_unit = std::ranges::find(units, word) != units.end();
        if (!result.empty()) result += ' ';
        if (is_unit && !counted) result += "бір ";
        result += word;
        counted = !is_unit && word != "минус";
    }
    return result;
}

}  // namespace

std::string cardinal(std::int64_t number, Language language, Gender gender, Case grammatical_case) {
    switch (language) {
        case Language::kazakh:
            return with_one_million(spelled_by(number, language, "%spellout-cardinal"));
        case Language::russian:
            return with_yo(
                spelled_by(number, language,
                           fmt::format("%spellout-cardinal-{}{}", name(gender), suffix(grammatical_case))));
        case Language::english:
            return spelled_by(number, language, "%spellout-cardinal");
    }
    bug("a language without numbers");
}

std::string ordinal(std::int64_t number, Language language, Gender gender, Case grammatical_case) {
    if (number < 0 || number > 999'999) bug("an ordinal outside 0 to 999,999");
    switch (language) {
        case Language::kazakh:
            return corrected(spelled_by(number, language, "%spellout-ordinal"), "қырықыншы", "қырқыншы");
        case Language::russian:
            return russian_ordinal(static_cast<int>(number), gender, grammatical_case);
        case Language::english:
            return spelled_by(number, language, "%spellout-ordinal");
    }
    bug("a language without ordinals");
}

std::string decimal(double number, Language language) {
    const auto rules = language == Language::russian ? "%spellout-cardinal-feminine" : "%spellout-cardinal";
    auto words = spelled_by(number, language, rules);
    return language == Language::russian ? with_yo(std::move(words)) : words;
}

}  // namespace mektep
