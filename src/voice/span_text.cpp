// SPDX-License-Identifier: GPL-3.0-or-later
#include "voice/span_text.h"

#include <string_view>

namespace mektep {

std::string text_of(const Span& span) {
    constexpr std::string_view stress_mark = "\xCC\x81";
    std::string text;
    for (const auto& word : span.words) {
        if (!text.empty()) text += ' ';
        text += word.text;
    }
    for (auto at = text.find(stress_mark); at != std::string::npos; at = text.find(stress_mark))
        text.erase(at, stress_mark.size());
    return text + span.punctuation;
}

}  // namespace mektep
