// SPDX-License-Identifier: GPL-3.0-or-later
// What a reader of several releases could compute by subtraction, and none of them shows alone.
#pragma once

#include "statistics/release.h"

#include <chrono>
#include <string>
#include <variant>
#include <vector>

namespace mektep {

/// A count that follows from the releases together.
struct Disclosure {
    enum class Kind {
        hidden,      ///< a cell that is not published
        difference,  ///< few reports, which one of two releases counted and the other did not
        part         ///< few reports of some months, day of arrival or answers, which no release shows apart
    };
    Kind kind = Kind::hidden;
    std::size_t release = 0;  ///< in which the cell is hidden; else the last one that counted the reports
    std::vector<std::pair<std::string, std::string>>
        answers;              ///< question and code ("hear+see": both were ticked); none: the total
    std::size_t earlier = 0;  ///< of a difference: the release that is subtracted

    bool operator==(const Disclosure&) const = default;
};
/// The counts of the releases cannot all be true: reports that were counted before are gone.
struct Contradiction {};
/// The time was not enough to find out.
struct Undecided {};
using Audit = std::variant<std::vector<Disclosure>, Contradiction, Undecided>;

/// By integer programming (GLPK) over all releases of one questionnaire and version: for each hidden cell,
/// each difference of two releases and each part of the reports that they tell apart, another count that
/// agrees with everything published is looked for; where none is found in time the count is disclosed. The
/// reader knows the rule: a hidden count is never nought. A count of at least the threshold may be known, and
/// a nought; a hidden cell never. Questions that the releases cross in a circle are reckoned with as if they
/// had been crossed all together; where those counts are too many to be solved it is Undecided. Reports only
/// come, so a later release holds all that an earlier one counted of the same months. Not reckoned with:
/// knowledge from elsewhere, and which answers were ticked together where more than three of one question
/// were. All releases must be of one questionnaire and version: others are a bug().
Audit audit(const std::vector<Release>& releases, std::chrono::milliseconds limit);

}  // namespace mektep
