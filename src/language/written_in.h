// SPDX-License-Identifier: GPL-3.0-or-later
// In which language somebody typed.
#pragma once

#include "language/language.h"

#include <optional>
#include <string_view>

namespace mektep {

/// Kazakh where every third word or more has one of its nine letters of its own; Russian where there are at
/// least three words, none of them with such a letter, and one that only Russian has ("не", "что", "была").
/// Nothing for names, numbers and all that could be either.
std::optional<Language> written_in(std::string_view text);

}  // namespace mektep
