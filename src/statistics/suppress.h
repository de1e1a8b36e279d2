// SPDX-License-Identifier: GPL-3.0-or-later
// Cell suppression: small counts are hidden (primary), and enough others (complementary) that they cannot be
// had by subtraction.
#pragma once

#include "statistics/table.h"

#include <cstdint>
#include <vector>

namespace mektep {

inline constexpr int lowest_threshold = 5;

/// Whether the count of a cell is told elsewhere, by another table of the same reports.
enum class Known : std::uint8_t { no, shown, hidden };

/// Hides every count from 1 to threshold-1, and others so that each hidden cell has at least two counts that
/// agree with everything that is published: the sums, the rule, and that a hidden count is whole and not
/// nought, for a nought is always shown. `known`, a place for each cell or none: what is shown elsewhere is
/// not hidden where there is any other way, what is hidden elsewhere is hidden here too. What ticks in
/// several questions tell of each other is left to hide_linked(). The same table always gives the same
/// result. A threshold under 5 is a bug(): the settings and the command line refuse it before.
FrequencyTable suppressed(FrequencyTable table, int threshold, const std::vector<Known>& known = {});

}  // namespace mektep
