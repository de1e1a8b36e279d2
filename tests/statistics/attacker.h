// SPDX-License-Identifier: GPL-3.0-or-later
// A reader who computes: everything that can be concluded from a published table, by integer programming.
#pragma once

#include "statistics/table.h"

#include <cstddef>
#include <set>
#include <vector>

namespace mektep {

/// The hidden cells (places in table.cells) whose count follows from what is published. The reader knows the
/// published cells, that a hidden count is whole and not nought, that categories add up to their totals where
/// one answer is given, what must hold where several may be given (where few were, by every set of ticks),
/// and that something was hidden only because some hidden count lies between 1 and threshold-1.
/// Cells that are no cell of a release, but that the reader asks for, may be nought: `asked_for`.
std::vector<std::size_t> derived_cells(const FrequencyTable& table, int threshold,
                                       const std::set<std::size_t>& asked_for = {});

}  // namespace mektep
