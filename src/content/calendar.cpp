// SPDX-License-Identifier: GPL-3.0-or-later
#include "content/calendar.h"

#include "base/error.h"

namespace mektep {

bool is_working_day(const Calendar& calendar, Day day) {
    if (calendar.working_days.contains(day)) return true;
    const std::chrono::weekday weekday(day);
    return weekday != std::chrono::Saturday && weekday != std::chrono::Sunday &&
           !calendar.days_off.contains(day);
}

Day after_working_days(const Calendar& calendar, Day day, int working_days) {
    if (working_days < 1) bug("a term of less than one working day");
    while (working_days > 0) {
        day += std::chrono::days(1);
        if (is_working_day(calendar, day)) --working_days;
    }
    return day;
}

Day moved_forward(const Calendar& calendar, Day day) {
    while (!is_working_day(calendar, day)) day += std::chrono::days(1);
    return day;
}

Day moved_back(const Calendar& calendar, Day day) {
    while (!is_working_day(calendar, day)) day -= std::chrono::days(1);
    return day;
}

Day after_months(Day day, int months) {
    const std::chrono::year_month_day date(day);
    const auto later = date + std::chrono::months(months);
    return later.ok() ? Day(later) : Day(later.year() / later.month() / std::chrono::last);
}

}  // namespace mektep
