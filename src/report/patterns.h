// SPDX-License-Identifier: GPL-3.0-or-later
// Personal data that regular expressions know: numbers, addresses, and what stands behind “my name is”.
// Private to `report`.
#pragma once

#include "report/screening.h"

#include <span>

namespace mektep {

struct Pattern {
    PersonalData what;
    const char16_t* regex;
};

std::span<const Pattern> patterns_of_numbers();
std::span<const Pattern> patterns_of_addresses();
std::span<const Pattern> patterns_of_introductions();

// Word ends are spelt out: \b of ICU does not say on which side.
#define MEKTEP_START u"(?<![\\p{L}\\p{N}])"
#define MEKTEP_END u"(?![\\p{L}\\p{N}])"

}  // namespace mektep
