// SPDX-License-Identifier: GPL-3.0-or-later
// Enumerations as each language writes them.
#pragma once

#include "language/language.h"

#include <string>
#include <vector>

namespace mektep {

/// {"a","b","c"} -> "a, b, c" in Kazakh, "a, b и c" in Russian, "a, b and c" in English.
std::string list_of(const std::vector<std::string>& items, Language language);

}  // namespace mektep
