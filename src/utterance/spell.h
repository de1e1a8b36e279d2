// SPDX-License-Identifier: GPL-3.0-or-later
// Names of single letters and marks. Private to `utterance`.
#pragma once

#include "language/language.h"

#include <string>
#include <string_view>

namespace mektep {

/// "қ" -> "қа", "м" -> "эм"; the letter itself where it is its own name.
std::string letter_name(std::string_view letter, Language language);
/// "." -> "нүкте", "точка"; empty for a mark without a name.
std::string mark_name(std::string_view mark, Language language);

}  // namespace mektep
