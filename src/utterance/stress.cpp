// SPDX-License-Identifier: GPL-3.0-or-later
#include "utterance/stress.h"

#include "language/code_point.h"
#include "language/order.h"

#include <algorithm>
#include <sstream>

namespace mektep {
namespace {

constexpr char32_t stress_mark = U'\u0301';
using Letters = std::u32string_view;

bool is_russian_vowel(char32_t c) { return Letters(U"аеёиоуыэюя").find(c) != Letters::npos; }

std::string marked_at(const std::u32string& letters, std::size_t vowel) {
    std::string text;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        text += utf8(letters[i]);
        if (i == vowel) text += utf8(stress_mark);
    }
    return text;
}

bool holds(const std::string& conditions, const std::string& before, const std::string& after) {
    std::istringstream list(conditions);
    for (std::string condition; std::getline(list, condition, ',');) {
        constexpr std::string_view is_before = "before=", is_after = "after=";
        if (condition.starts_with(is_before) && after != condition.substr(is_before.size())) return false;
        if (condition.starts_with(is_after) && before != condition.substr(is_after.size())) return false;
    }
    return true;
}

/// A Kazakh name in a Russian text is stressed on the last vowel of its stem in all cases: Ербо́л, Ербо́ла;
/// Айгу́ль, Айгу́лью; Данья́р.
std::optional<std::size_t> stress_of_name(Letters word, const std::set<std::u32string>& names) {
    static constexpr std::array<Letters, 15> endings{U"",  U"а",  U"у", U"ом", U"е",  U"ы",  U"ой", U"я",
                                                     U"ю", U"ем", U"и", U"ей", U"ью", U"ёй", U"ою"};
    for (const auto ending : endings) {
        if (!word.ends_with(ending)) continue;
        const auto stem = word.substr(0, word.size() - ending.size());
        for (const auto nominative_end : {U"", U"ь", U"й", U"а", U"я"}) {
            const auto name = std::u32string(stem) + nominative_end;
            if (!names.contains(name)) continue;
            // Дана: the last vowel of the nominative; Даны: that of this form.
            const bool ends_in_vowel = is_russian_vowel(name.back());
            const auto whole = ends_in_vowel ? word : stem;
            for (std::size_t i = whole.size(); i-- > 0;)
                if (is_russian_vowel(whole[i])) return i;
        }
    }
    return std::nullopt;
}

std::optional<std::size_t> stressed_vowel(const std::u32string& small, const std::string& before,
                                          const std::string& after, Language language,
                                          const LexiconTables& tables) {
    std::string key;
    for (const auto c : small) key += utf8(c);
    if (const auto found = tables.stress.find({language, key}); found != tables.stress.end())
        for (const auto& form : found->second)
            if (holds(form.condition, before, after)) return form.vowel;
    if (language == Language::kazakh) return early_kazakh_stress(small);
    if (language == Language::russian) return stress_of_name(small, tables.names);
    return std::nullopt;
}

}  // namespace

void mark_stress(Utterance& utterance, const LexiconTables& tables) {
    std::string before;
    for (auto& span : utterance.spans)
        for (std::size_t i = 0; i < span.words.size(); ++i) {
            auto& text = span.words[i].text;
            const auto small_text = lower_case(text, span.language);
            const auto letters = code_points(text), small = code_points(small_text);
            const auto after =
                i + 1 < span.words.size() ? lower_case(span.words[i + 1].text, span.language) : std::string();
            const bool is_marked = letters.find(stress_mark) != std::u32string::npos;
            if (!is_marked && letters.size() == small.size())
                if (const auto vowel = stressed_vowel(small, before, after, span.language, tables))
                    text = marked_at(letters, *vowel);
            before = small_text;
        }
}

}  // namespace mektep
