// SPDX-License-Identifier: GPL-3.0-or-later
// Cell suppression: small counts are hidden (primary), and enough others (complementary) that they cannot be
// had by subtraction.
#pragma once

#include "statistics/table.h"

namespace mektep {

inline constexpr int lowest_threshold = 5;

/// Hides every count from 1 to threshold-1, and others so that each hidden cell has at least two counts that
/// agree with everything that is published: the sums, the rule, and that counts are whole and not negative.
/// The same table always gives the same result. A threshold under 5 is a bug(): the settings and the command
/// line refuse it before.
FrequencyTable suppressed(FrequencyTable table, int threshold);

}  // namespace mektep
