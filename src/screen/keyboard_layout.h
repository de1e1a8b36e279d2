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
    enum class Does { type, erase, shift, marks, space, next_layout, done };
    std::string face;  ///< what stands on it and is typed, or the word on a function key
    std::string name;  ///< how it is said and its accessible name
    Does does = Does::type;
    int width = 1;  ///< in key widths
};
using KeyRows = std::vector<std::vector<KeyFace>>;

/// What a keyboard of letters shows just now.
struct KeyboardPage {
    Language letters = Language::kazakh;
    bool shifted = false;
    bool marks = false;  ///< the upper row has marks instead of digits
    bool operator==(const KeyboardPage&) const = default;
};
/// The letters that the key for other letters leads to: the Kazakh ones, which hold the Russian ones, come
/// next after the Russian ones.
Language next_letters(Language letters);

/// Kazakh letters have ә і ң ғ ү ұ қ ө һ on key faces of their own. A name needs neither digits nor marks but
/// the hyphen. `words` is the language of the screen; `done` the words of the button that the last key stands
/// for.
KeyRows keyboard(KeyboardKind kind, const KeyboardPage& page, Language words, const std::string& done,
                 const Catalog& catalog);
/// The text after this key at its end (unchanged for shift and the like). A date keyboard sets its dots by
/// itself.
std::string after_key(std::string text, const KeyFace& key, KeyboardKind kind);
/// What was typed on any keyboard into a date or month field, with its dots: "23112026" -> "23.11.2026".
/// Other kinds: unchanged.
std::string with_dots(std::string_view typed, KeyboardKind kind);

}  // namespace mektep
