// SPDX-License-Identifier: GPL-3.0-or-later
// A text as the screening reads it: its words, each as people may have typed it on any keyboard. Private to
// `report`.
#pragma once

#include <unicode/unistr.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace mektep {

/// Letters in a row. Places count UTF-16 units.
struct Word {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::u16string lower;         ///< small letters, as written
    std::u16string plain;         ///< the same with Russian letters for Kazakh ones, as on a Russian keyboard
    bool capital = false;         ///< one capital, then small letters
    bool starts_sentence = true;  ///< so that its capital says nothing
    bool latin = false;
};

struct TextInWords {
    icu::UnicodeString text;
    std::vector<std::size_t> bytes;  ///< of each UTF-16 unit and of the end: its place in the bytes
    std::vector<Word> words;
    bool kazakh = false;  ///< has letters that Russian lacks
};

/// Bytes that are no UTF-8 become U+FFFD, each at its own place.
TextInWords read_text(std::string_view written);

/// Small letters of one spelling: Kazakh letters as Russian ones, “ё” as “е”, no “ь” after “л” before a
/// consonant.
std::u16string plain_letters(std::u16string_view lower);

/// Latin letters in one of the many ways to write Kazakh and Russian with them: “Aygerim”, “Áıgerim” and
/// «Айгерім» come out the same.
std::u16string latin_letters(std::u16string_view lower);

using WordSet = std::unordered_set<std::u16string>;

/// The words of a list that blanks separate, in plain letters.
WordSet plain_words(std::u16string_view list);

bool ends_in(std::u16string_view word, std::u16string_view ending);

}  // namespace mektep
