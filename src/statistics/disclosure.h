// SPDX-License-Identifier: GPL-3.0-or-later
// What a reader of several releases could compute by subtraction, and none of them shows alone.
#pragma once

#include "statistics/release.h"

#include <chrono>
#include <string>
#include <variant>
#include <vector>

namespace mektep {

/// A count that follows from the releases together: a hidden cell, or a small number of reports that one of
/// two counted and the other did not, for their months, their day of arrival or their answers.
struct Disclosure {
    std::size_t release = 0;  ///< in which the cell is hidden, or the later one
    std::vector<std::pair<std::string, std::string>> answers;  ///< question and code; none: the total
    std::optional<std::size_t> earlier = {};                   ///< the release that is subtracted
};
/// The counts of the releases cannot all be true: reports that were counted before are gone.
struct Contradiction {};
/// The time was not enough to find out.
struct Undecided {};
using Audit = std::variant<std::vector<Disclosure>, Contradiction, Undecided>;

/// By integer programming (GLPK) over all releases of one questionnaire and version: for each hidden cell,
/// and each difference of two releases, another count that agrees with everything published is looked for;
/// where there is none the count is disclosed. A difference of at least the threshold may be known, a hidden
/// cell never. Reports only come, so a later release holds all that an earlier one counted of the same
/// months. What is not reckoned with: knowledge from elsewhere, and counts of three questions crossed that no
/// release shows. All releases must be of one questionnaire and version: others are a bug().
Audit audit(const std::vector<Release>& releases, std::chrono::milliseconds limit);

}  // namespace mektep
