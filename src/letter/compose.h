// SPDX-License-Identifier: GPL-3.0-or-later
// From block forms and answers to the blocks of a document: only what the parent said and what the law
// switches allow.
#pragma once

#include "content/pack.h"
#include "document/document.h"
#include "interview/walk.h"

#include <string>
#include <vector>

namespace mektep {

/// A complete walk and the world around it: all that composing needs.
struct Setting {
    const Interview& interview;
    const Walk& walk;
    const Pack& pack;
    Day today;
    Language language;
};

/// The blocks whose `when` holds and whose sources are in use, with their arguments filled in. Ids of the
/// sources that the kept blocks rest on are appended to `cited`, each once, in order.
std::vector<Block> composed_blocks(const std::vector<BlockForm>& forms, const Setting& setting,
                                   std::vector<std::string>& cited);

/// The items (of a list, of the enclosures) that apply, filled in.
std::vector<Runs> composed_items(const std::vector<BlockForm::Item>& items, const Setting& setting,
                                 std::vector<std::string>& cited);

/// A text of the pack in the setting's language with the arguments of its walk.
std::string filled_in(const Text& text, const Setting& setting);

/// "What this rests on": each cited source with its act, provision, the day of the text used, and whether a
/// lawyer has reviewed it ("a lawyer's review is pending" until then).
std::vector<Block> source_notes(const std::vector<std::string>& cited, const Pack& pack, Language language);

}  // namespace mektep
