// SPDX-License-Identifier: GPL-3.0-or-later
#include "interview/text_rules.h"

#include "language/order.h"

#include <algorithm>
#include <array>
#include <utility>

namespace mektep {
namespace {

/// Of Unicode's blocks those that Noto Sans has whole.
constexpr std::array<std::pair<char32_t, char32_t>, 11> written_here{{
    {0x0020, 0x007E},  // Latin, digits, punctuation
    {0x00A0, 0x036F},  // Latin of all Europe, modifiers, accents
    {0x0400, 0x052F},  // Cyrillic
    {0x1E00, 0x1EFF},  // Latin with two accents
    {0x2000, 0x205E},  // blanks and punctuation
    {0x2070, 0x2071},
    {0x2074, 0x208E},  // raised and lowered digits
    {0x20A0, 0x20BF},  // money, the tenge too
    {0x2100, 0x215F},  // № ™ ℃ ⅓
    {0x2190, 0x2193},  // arrows
    {0x2212, 0x2212},  // minus
}};

bool is_accent(char32_t c) { return (c >= 0x0300 && c <= 0x036F) || (c >= 0x0483 && c <= 0x0489); }

}  // namespace

std::string tidy(std::string_view text, bool keeps_lines) {
    std::string result;
    char pending = 0;
    const auto normal = composed(text);
    for (std::size_t i = 0; i < normal.size(); ++i) {
        char c = normal[i];
        const bool is_no_break_space = c == '\xC2' && i + 1 < normal.size() && normal[i + 1] == '\xA0';
        if (is_no_break_space) c = ' ', ++i;
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            pending = keeps_lines && (c == '\n' || pending == '\n') ? '\n' : ' ';
            continue;
        }
        if (pending != 0 && !result.empty()) result += pending;
        pending = 0;
        result += c;
    }
    return result;
}

bool is_cyrillic(char32_t c) { return c >= 0x0400 && c <= 0x052F; }
bool is_latin(char32_t c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (c >= 0x00C0 && c <= 0x024F && c != 0x00D7 && c != 0x00F7);
}
bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

bool is_forbidden(char32_t c) {
    const bool is_control = (c < 0x20 && c != '\n' && c != '\t' && c != '\r') || (c >= 0x7F && c < 0xA0);
    constexpr char32_t soft_hyphen = 0x00AD;
    const bool is_invisible = (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
                              (c >= 0x2060 && c <= 0x206F) || c == 0x061C || c == 0xFEFF || c == soft_hyphen;
    // From U+E0000: tags and variation selectors that no reader sees, then private use.
    const bool is_private =
        (c >= 0xE000 && c <= 0xF8FF) || c >= 0xE0000 || (c & 0xFFFEU) == 0xFFFE || c == 0xFFFD;
    return is_control || is_invisible || is_private;
}

bool is_emoji(char32_t c) {
    return (c >= 0x1F000 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF) || (c >= 0xFE00 && c <= 0xFE0F) ||
           c == 0x20E3 || (c >= 0x2B00 && c <= 0x2BFF) || (c >= 0x10000 && c < 0x1F000);
}

bool is_written_here(char32_t c) {
    constexpr std::array<char32_t, 7> others{'\n', '\t', '\r', U'≈', U'≠', U'≤', U'≥'};
    return std::ranges::any_of(written_here,
                               [c](const auto& block) { return c >= block.first && c <= block.second; }) ||
           std::ranges::find(others, c) != others.end();
}

bool has_heaped_accents(std::u32string_view text) {
    constexpr int most = 2;
    int accents = most;
    for (const auto c : text) {
        const bool is_blank = c <= ' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F;
        if (!is_accent(c))
            accents = is_blank ? most : 0;
        else if (++accents > most)
            return true;
    }
    return false;
}

}  // namespace mektep
