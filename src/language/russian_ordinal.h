// SPDX-License-Identifier: GPL-3.0-or-later
// Russian ordinal numbers in words. Private to `language`.
#pragma once

#include "language/number.h"

#include <string>

namespace mektep {

/// 0 to 999,999. Our own and not ICU's: ICU 72 leaves 200 and 300 undeclined ("двести"), writes 40,000 and
/// most thousands as digits, and declines третий and сороковой wrongly.
std::string russian_ordinal(int number, Gender gender, Case grammatical_case);

}  // namespace mektep
