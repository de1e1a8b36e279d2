// SPDX-License-Identifier: GPL-3.0-or-later
// Days off in Kazakhstan: weekends, public holidays and transferred days by year (config/calendar.yaml).
#pragma once

#include "base/message.h"

#include <set>

namespace mektep {

struct Calendar {
    std::set<Day> days_off;      ///< holidays and days off moved to a weekday
    std::set<Day> working_days;  ///< Saturdays or Sundays that were made working days
    int first_year = 0;          ///< outside first_year..last_year only weekends and fixed holidays are known
    int last_year = 0;
};

bool is_working_day(const Calendar& calendar, Day day);
/// The n-th working day after `day` (n >= 1): counting starts with the next day (APPC 76(2)).
Day after_working_days(const Calendar& calendar, Day day, int working_days);
/// `day` if it is a working day, else the first one after it.
Day moved_forward(const Calendar& calendar, Day day);
/// `day` if it is a working day, else the last one before it.
Day moved_back(const Calendar& calendar, Day day);
/// The same day number so many months later, or the last day of a shorter month.
Day after_months(Day day, int months);

}  // namespace mektep
