// SPDX-License-Identifier: GPL-3.0-or-later
#include "utterance/utterance.h"

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

}  // namespace mektep
