// SPDX-License-Identifier: GPL-3.0-or-later
// What the patterns of the pack become when they are said.
#pragma once

#include "content/text.h"
#include "language/catalog.h"

#include <string>
#include <vector>

namespace mektep {

/// The sentences that a text can become in that language, as they are said: every key of its choices, a
/// number of each plural form, a word for what the parent types. Choices inside choices need every
/// combination; a text that has more than 1,000 of them is cut off. Empty where there is no translation.
std::vector<std::string> samples_of(const Text& text, Language language, const Catalog& catalog);

}  // namespace mektep
