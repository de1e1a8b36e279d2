// SPDX-License-Identifier: GPL-3.0-or-later
// What anybody may look up, whatever has happened: the law, its words, and where to turn.
#pragma once

#include "letter/compose.h"

#include <string>
#include <vector>

namespace mektep {

/// The ids of the sources that the page or letter of this setting rests on, in their order. The walk must be
/// complete.
std::vector<std::string> cited_sources(const Setting& setting);

/// "The law, in plain words": act by act, each provision with what it says. Only the sources named in `only`,
/// or all that are in use. What is only known from practice says so.
Document law_page(const Pack& pack, Language language, const std::vector<std::string>& only = {});

/// Every word of the glossary with its explanation, sorted by the language's alphabet.
Document words_page(const Pack& pack, Language language);

/// Where to turn: what holds for the whole country, then each region with its education department.
Document contacts_page(const Pack& pack, Language language);

}  // namespace mektep
