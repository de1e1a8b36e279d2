// SPDX-License-Identifier: GPL-3.0-or-later
// A document in the order and the portions in which it is read aloud.
#pragma once

#include "document/document.h"

#include <string>
#include <vector>

namespace mektep {

/// One portion: a heading, a paragraph, a list item, a field. `text` is still as written; `utterance` makes
/// words of it.
struct SpokenPart {
    std::string text;
    Language language = Language::english;
    std::size_t block = 0;  ///< index into Document::blocks
    std::size_t item = 0;   ///< of a list, or field
    std::ptrdiff_t offset =
        0;  ///< bytes from the item's words to `text`: the number of a list stands before them
};

/// Lists say their numbers; a blank line says its label; sheet breaks are silent. Runs of different languages
/// are separate parts.
std::vector<SpokenPart> spoken(const std::vector<Block>& blocks);

}  // namespace mektep
