// SPDX-License-Identifier: GPL-3.0-or-later
// Legal words and their explanation in plain ones.
#pragma once

#include "content/text.h"

#include <string>
#include <string_view>
#include <vector>

namespace mektep {

/// `[[id]]` in a text shows `word` (or the words after a bar: `[[id|as written here]]`) and offers
/// `explanation`.
struct GlossaryEntry {
    std::string id;
    Text word;
    Text explanation;
};

struct Glossary {
    std::vector<GlossaryEntry> entries;
};

const GlossaryEntry* find_entry(const Glossary& glossary, std::string_view id);

}  // namespace mektep
