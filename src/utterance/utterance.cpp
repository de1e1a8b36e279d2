// SPDX-License-Identifier: GPL-3.0-or-later
#include "utterance/utterance.h"

#include <algorithm>

namespace mektep {

std::string words_of(const Utterance& utterance) {
    std::string text;
    for (const auto& span : utterance.spans) {
        for (const auto& word : span.words) {
            if (!text.empty()) text += ' ';
            text += word.text;
        }
        text += span.punctuation;
    }
    return text;
}

SourceRange sentence_of(const Utterance& utterance) {
    if (utterance.spans.empty()) return {};
    auto range = utterance.spans.front().words.front().source;
    for (const auto& span : utterance.spans)
        for (const auto& word : span.words)
            range = {std::min(range.begin, word.source.begin), std::max(range.end, word.source.end)};
    return range;
}

}  // namespace mektep
