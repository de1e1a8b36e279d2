// SPDX-License-Identifier: GPL-3.0-or-later
// Cell suppression: small counts are hidden (primary), and enough others (complementary) that they cannot be had by subtraction.
#pragma once

#include "statistics/table.h"

namespace mektep {

inline constexpr int lowest_threshold = 5;

/// Hides every count from 1 to threshold-1, and others until no hidden cell can be computed exactly from the published ones, nor be
/// bounded to a single value. A threshold under 5 is a bug(): the settings and the command line refuse it before.
Table suppressed(Table table, int threshold);

}  // namespace mektep
