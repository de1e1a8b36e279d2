// SPDX-License-Identifier: GPL-3.0-or-later
// The words that are to be said, each with its place in the text that it came from.
#pragma once

#include "language/language.h"

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace mektep {

/// Byte offsets [begin, end) into the UTF-8 source text.
struct SourceRange {
    std::size_t begin = 0;
    std::size_t end = 0;
    auto operator<=>(const SourceRange&) const = default;
};

/// One spoken word. A number of the source may become several words, all with the number's range.
struct SpokenWord {
    std::string text;  ///< letters only, with U+0301 after the stressed vowel where the lexicon knows it
    SourceRange source;
};

/// Words for one voice. Punctuation that shapes the melody follows the last word ("," "." "?" ":" or empty).
struct Span {
    Language language = Language::kazakh;
    std::vector<SpokenWord> words;
    std::string punctuation;
};

/// Where the source of an utterance can be seen while it is said.
struct ShownAt {
    std::string part = {};      ///< of the screen (screen/spoken_screen.h); empty = it is only said
    std::ptrdiff_t offset = 0;  ///< bytes from the beginning of that part's text to that of the source
    bool operator==(const ShownAt&) const = default;
};

/// A portion of speech that is said without a break of meaning: usually a sentence.
struct Utterance {
    std::string source;  ///< the sentence as it was written, from its first word to its last
    std::vector<Span> spans;
    ShownAt shown = {};
};

/// From the first to the last word, in the source; empty where there is no word.
SourceRange sentence_of(const Utterance& utterance);

/// The spoken words, separated by spaces, with the punctuation: for `mektep speak --words`, for logs and for
/// tests.
std::string words_of(const Utterance& utterance);

}  // namespace mektep
