// SPDX-License-Identifier: GPL-3.0-or-later
// The last day of a legal term, and how it was counted. Stands in `interview` (not in `letter`), because the
// facts that `when` uses are deadlines too.
#pragma once

#include "content/pack.h"

namespace mektep {

struct Deadline {
    Day from;      ///< the day that the term runs from
    Day counted;   ///< what the term alone gives
    Day last_day;  ///< after moving it off a day off, if the term says so
    bool moved = false;
};

/// By the term's rule and the pack's calendar.
Deadline deadline(const Term& term, Day from, const Calendar& calendar);

}  // namespace mektep
