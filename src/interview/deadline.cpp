// SPDX-License-Identifier: GPL-3.0-or-later
#include "interview/deadline.h"

namespace mektep {

Deadline deadline(const Term& term, Day from, const Calendar& calendar) {
    Deadline d{.from = from, .counted = from, .last_day = from};
    if (term.months > 0)
        d.counted = after_months(from, term.months);
    else if (term.working_days > 0)
        d.counted = after_working_days(calendar, from, term.working_days);
    else
        d.counted = from + std::chrono::days(term.calendar_days);
    switch (term.roll) {
        case Term::Roll::none:
            d.last_day = d.counted;
            break;
        case Term::Roll::forward:
            d.last_day = moved_forward(calendar, d.counted);
            break;
        case Term::Roll::back:
            d.last_day = moved_back(calendar, d.counted);
            break;
    }
    d.moved = d.last_day != d.counted;
    return d;
}

}  // namespace mektep
