// SPDX-License-Identifier: GPL-3.0-or-later
// The on-screen keyboard: rows of keys with the names by which they are said.
#pragma once

#include "language/catalog.h"
#include "screen/screen.h"

#include <string>
#include <string_view>
#include <vector>

namespace mektep {

struct KeyFace {
    enum class Does { type, erase, shift, space, next_layout };
    std::string face;  ///< what stands on it and is typed, or the word on a function key
    std::string name;  ///< how it is said and its accessible name
    Does does = Does::type;
    int width = 1;  ///< in key widths
};
using KeyRows = std::vector<std::vector<KeyFace>>;

/// Kazakh letters have ә і ң ғ ү ұ қ ө һ on key faces of their own; digits and marks stand above the letters.
KeyRows keyboard(KeyboardKind kind, Language language, bool shifted, const Catalog& catalog);
/// The text after this key at its end ("" for shift). A date keyboard sets its dots by itself.
std::string after_key(std::string text, const KeyFace& key, KeyboardKind kind);
/// What was typed on any keyboard into a date or month field, with its dots: "23112026" -> "23.11.2026".
/// Other kinds: unchanged.
std::string with_dots(std::string_view typed, KeyboardKind kind);

}  // namespace mektep
