// SPDX-License-Identifier: GPL-3.0-or-later
// The on-screen keyboard: rows of keys with the names by which they are said.
#pragma once

#include <string>
#include <vector>

#include "language/catalog.h"
#include "screen/screen.h"

namespace mektep {

struct KeyFace {
    enum class Does { type, erase, shift, space, next_layout };
    std::string face;   ///< what stands on it and is typed (lower case), or the word on a function key
    std::string name;   ///< how it is said and its accessible name
    Does does = Does::type;
    int width = 1;      ///< in key widths
};
using KeyRows = std::vector<std::vector<KeyFace>>;

/// Kazakh letters have ә і ң ғ ү ұ қ ө һ on key faces of their own; digits and marks stand above the letters.
KeyRows keyboard(KeyboardKind kind, Language language, bool shifted, const Catalog& catalog);
/// The text after this key at its end ("" for shift). A date keyboard sets its dots by itself.
std::string after_key(std::string text, const KeyFace& key, KeyboardKind kind, bool shifted);

}  // namespace mektep
