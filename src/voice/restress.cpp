// SPDX-License-Identifier: GPL-3.0-or-later
#include "voice/restress.h"

#include "language/code_point.h"

#include <vector>

namespace mektep {
namespace {

using Letters = std::u32string_view;

bool is_one_of(char32_t c, Letters letters) { return letters.find(c) != Letters::npos; }
bool is_russian_vowel(char32_t c) { return is_one_of(c, U"аеёиоуыэюя"); }

/// One vowel of a mnemonic string: where its letter begins, how long it is with its marks ("u#", "E2").
struct Sound {
    std::size_t begin = 0;
    std::size_t length = 1;
};

std::vector<Sound> vowels_of(std::string_view mnemonics) {
    std::vector<Sound> vowels;
    for (std::size_t i = 0; i < mnemonics.size(); ++i) {
        const auto rest = mnemonics.substr(i);
        // "@-" is the glide before р, "I^" the end of its softness: neither is a vowel of the spelling.
        if (rest.starts_with("@-") || rest.starts_with("I^")) {
            ++i;
            continue;
        }
        if (std::string_view("aAeEiIoOuUyVY8@&").find(rest.front()) == std::string_view::npos) continue;
        std::size_t length = 1;
        while (i + length < mnemonics.size() &&
               std::string_view("#\"2").find(mnemonics[i + length]) != std::string_view::npos)
            ++length;
        vowels.push_back({i, length});
        i += length - 1;
    }
    return vowels;
}

struct Spelling {
    std::u32string letters;  ///< small, without the mark
    std::size_t stressed = 0;
};

std::optional<Spelling> spelling_of(std::string_view word) {
    auto letters = code_points(word);
    const auto mark = letters.find(U'\u0301');
    if (mark == std::u32string::npos || mark == 0) return std::nullopt;
    letters.erase(mark, 1);
    for (auto& c : letters) {
        if (c >= U'А' && c <= U'Я') c += U'а' - U'А';
        if (c == U'Ё') c = U'ё';
    }
    return Spelling{std::move(letters), mark - 1};
}

/// What stands before a vowel letter decides its sound.
enum class Before { nothing, vowel, hushing, always_soft, consonant };

Before before(const std::u32string& letters, std::size_t at) {
    if (at == 0) return Before::nothing;
    const auto c = letters[at - 1];
    if (is_russian_vowel(c) || is_one_of(c, U"ьъ")) return Before::vowel;
    if (is_one_of(c, U"жшц")) return Before::hushing;
    return is_one_of(c, U"чщй") ? Before::always_soft : Before::consonant;
}

std::string_view stressed_sound(char32_t letter, Before left, bool is_last) {
    switch (letter) {
        case U'а':
            return "A";
        case U'о':
            return "o";
        case U'у':
            return left == Before::always_soft ? "u#" : "u";
        case U'ы':
            return "y";
        case U'э':
            return "E";
        case U'е':
            return left == Before::hushing ? "E" : "e";
        case U'ё':
            return left == Before::hushing ? "o" : "8";
        case U'и':
            if (left == Before::hushing) return "y";
            return left == Before::nothing || is_last ? "I" : "i";
        case U'ю':
            return left == Before::consonant ? "u\"" : "u";
        default:  // я
            return left == Before::consonant ? "A" : "a";
    }
}

/// `is_pretonic`: in the syllable before the stressed one.
std::string_view reduced_sound(char32_t letter, Before left, bool is_pretonic, bool is_last) {
    switch (letter) {
        case U'а':
            if (is_last) return left == Before::always_soft ? "V" : "a#";
            return is_pretonic || left == Before::nothing ? "a" : "V";
        case U'о':
            return "V";
        case U'у':
            return left == Before::always_soft ? "u#" : "u";
        case U'ы':
            return "y";
        case U'э':
            return "E#";
        case U'е':
            if (left == Before::hushing) return "y";
            return left == Before::nothing || (left == Before::vowel && is_last) ? "I" : "i";
        case U'ё':
            return left == Before::hushing ? "o" : "8";
        case U'и':
            if (is_last || left == Before::nothing) return "I";
            return left == Before::hushing ? "y" : "i";
        case U'ю':
            return left == Before::consonant ? "u\"" : "u";
        default:  // я
            if (left != Before::consonant) return "a";
            return is_pretonic ? "a" : "V";
    }
}

std::string without_stress(std::string_view mnemonics) {
    std::string plain;
    for (const auto c : mnemonics)
        if (c != '\'' && c != ',') plain += c;
    return plain;
}

std::optional<std::string> russian(const std::string& plain, const Spelling& spelling) {
    const auto sounds = vowels_of(plain);
    std::vector<std::size_t> letters;
    for (std::size_t i = 0; i < spelling.letters.size(); ++i)
        if (is_russian_vowel(spelling.letters[i])) letters.push_back(i);
    if (sounds.size() != letters.size()) return std::nullopt;
    std::size_t stressed = 0;
    while (stressed < letters.size() && letters[stressed] != spelling.stressed) ++stressed;
    if (stressed == letters.size()) return std::nullopt;
    std::string result;
    std::size_t copied = 0;
    for (std::size_t i = 0; i < sounds.size(); ++i) {
        const auto letter = spelling.letters[letters[i]];
        const auto left = before(spelling.letters, letters[i]);
        const bool is_last = letters[i] + 1 == spelling.letters.size();
        result.append(plain, copied, sounds[i].begin - copied);
        if (i == stressed) result += '\'';
        result += i == stressed ? stressed_sound(letter, left, is_last)
                                : reduced_sound(letter, left, i + 1 == stressed, is_last);
        copied = sounds[i].begin + sounds[i].length;
    }
    return result.append(plain, copied);
}

/// Counted from the end: loanwords may have more sounds than letters at their beginning.
std::optional<std::string> kazakh(const std::string& plain, const Spelling& spelling) {
    const auto& letters = spelling.letters;
    const auto is_vowel = [](char32_t c) { return is_one_of(c, U"аәеёиоөұүыіэюя"); };
    std::size_t behind = 0;
    for (auto i = spelling.stressed + 1; i < letters.size(); ++i)
        if (is_vowel(letters[i]) || (letters[i] == U'у' && !is_vowel(letters[i - 1]))) ++behind;
    const auto sounds = vowels_of(plain);
    if (sounds.size() <= behind) return std::nullopt;
    auto result = plain;
    return result.insert(sounds[sounds.size() - 1 - behind].begin, 1, '\'');
}

}  // namespace

std::optional<std::string> restressed(std::string_view mnemonics, std::string_view word, Language language) {
    const auto spelling = spelling_of(word);
    if (!spelling || language == Language::english) return std::nullopt;
    const auto plain = without_stress(mnemonics);
    // Another language's sounds ("(en)…") or several words: not what the table is about.
    if (plain.find_first_of("(_| ") != std::string::npos) return std::nullopt;
    return language == Language::russian ? russian(plain, *spelling) : kazakh(plain, *spelling);
}

}  // namespace mektep
