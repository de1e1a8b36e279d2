// SPDX-License-Identifier: GPL-3.0-or-later
// Terms of law, counted a second time day by day.
#include "content/calendar.h"

#include "content/refused.h"
#include "language/date.h"

#include <rapidcheck/catch.h>

using namespace mektep;
using namespace std::chrono_literals;
using std::chrono::days;

namespace {

Day at(const char* date) { return day_of(date).value(); }

/// The calendar that comes with the program.
const Calendar& shipped() {
    static const auto calendar = load_pack(MEKTEP_SOURCE_DIR).value().calendar;
    return calendar;
}

/// A calendar with days off and working weekends thrown over 2026 and 2027.
Calendar any_calendar() {
    const auto some_days = [] {
        std::set<Day> found;
        for (const auto offset : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 730)))
            found.insert(at("2026-01-01") + days(offset));
        return found;
    };
    return {.days_off = some_days(), .working_days = some_days(), .first_year = 2026, .last_year = 2027};
}

/// The rule in other words, by the number of the day: 1 January 1970 was a Thursday.
bool is_open(const Calendar& calendar, Day day) {
    const auto weekday = (day.time_since_epoch().count() % 7 + 7 + 3) % 7;  // 0 = Monday
    if (calendar.working_days.count(day) == 1) return true;
    return weekday < 5 && calendar.days_off.count(day) == 0;
}

}  // namespace

TEST_CASE("Working days are counted as an office counts them", "[content][calendar]") {
    rc::prop("between a day and the n-th working day after it lie n - 1 working days", [] {
        const auto calendar = any_calendar();
        const auto from = at("2026-01-01") + days(*rc::gen::inRange(0, 600));
        const auto n = *rc::gen::inRange(1, 60);
        const auto last = after_working_days(calendar, from, n);
        int counted = 0;
        for (auto day = from + days(1); day <= last; day += days(1))
            counted += is_open(calendar, day) ? 1 : 0;
        RC_ASSERT(counted == n);
        RC_ASSERT(is_open(calendar, last));
    });
}

TEST_CASE("A last day is moved to the nearest working day and no further", "[content][calendar]") {
    rc::prop("forward and back", [] {
        const auto calendar = any_calendar();
        const auto day = at("2026-01-01") + days(*rc::gen::inRange(0, 730));
        const auto later = moved_forward(calendar, day);
        const auto earlier = moved_back(calendar, day);
        RC_ASSERT(is_open(calendar, later) && is_open(calendar, earlier));
        RC_ASSERT(earlier <= day && day <= later);
        for (auto d = earlier + days(1); d < later; d += days(1))
            RC_ASSERT(d == day || !is_open(calendar, d));
        RC_ASSERT(is_working_day(calendar, day) == (later == day));
    });
}

TEST_CASE("Months end on the same number or on the month's last day", "[content][calendar]") {
    CHECK(after_months(at("2026-11-23"), 3) == at("2027-02-23"));
    CHECK(after_months(at("2026-11-30"), 3) == at("2027-02-28"));
    CHECK(after_months(at("2027-11-30"), 3) == at("2028-02-29"));
    CHECK(after_months(at("2026-12-31"), 6) == at("2027-06-30"));
    rc::prop("so many months later, never later in the month", [] {
        const auto day = at("2000-01-01") + days(*rc::gen::inRange(0, 30'000));
        const auto months = *rc::gen::inRange(0, 120);
        const std::chrono::year_month_day from(day);
        const std::chrono::year_month_day to(after_months(day, months));
        RC_ASSERT(to.year() / to.month() == from.year() / from.month() + std::chrono::months(months));
        RC_ASSERT(to.day() <= from.day());
        // A day is lost only where the month has no more.
        if (to.day() != from.day())
            RC_ASSERT(std::chrono::year_month_day(Day(to) + days(1)).month() != to.month());
    });
}

TEST_CASE("The holidays of Kazakhstan are days off in every year a kiosk may run", "[content][calendar]") {
    for (int year = 2020; year <= 2040; ++year)
        for (const auto* const day :
             {"-01-01", "-01-02", "-03-08", "-03-21", "-03-22", "-03-23", "-05-01", "-12-16"})
            CHECK_FALSE(is_working_day(shipped(), at((std::to_string(year) + day).c_str())));
    CHECK_FALSE(is_working_day(shipped(), at("2026-05-27")));  // Kurban Ait
    CHECK_FALSE(is_working_day(shipped(), at("2026-10-26")));  // Republic Day was a Sunday
    CHECK(is_working_day(shipped(), at("2026-11-23")));
    CHECK_FALSE(is_working_day(shipped(), at("2026-11-22")));
    CHECK((shipped().first_year == 2026 && shipped().last_year >= 2027));
}

TEST_CASE("Over New Year three working days take a week", "[content][calendar]") {
    CHECK(after_working_days(shipped(), at("2026-12-30"), 1) == at("2026-12-31"));
    CHECK(after_working_days(shipped(), at("2026-12-30"), 2) == at("2027-01-05"));
    CHECK(after_working_days(shipped(), at("2026-11-23"), 20) == at("2026-12-22"));
}

TEST_CASE("A Saturday that was made a working day counts", "[content][calendar]") {
    PackFolder folder;
    folder.write(calendar_file,
                 "holidays: [{month: 2, day: 29, name: Leap}]\nyears:\n  2028: {off: [2028-03-06], "
                 "working: [2028-03-04]}\n  2045: {off: []}\n");
    const auto calendar = folder.load().value().calendar;
    CHECK(after_working_days(calendar, at("2028-03-03"), 1) == at("2028-03-04"));
    CHECK(after_working_days(calendar, at("2028-03-03"), 2) == at("2028-03-07"));
    CHECK_FALSE(is_working_day(calendar, at("2028-02-29")));
    CHECK_FALSE(is_working_day(calendar, at("2044-02-29")));  // years that the file names are known, too
    CHECK((calendar.first_year == 2028 && calendar.last_year == 2045));
}

TEST_CASE("A term of no working days is our bug", "[content][calendar]") {
    CHECK_THROWS_AS(after_working_days({}, at("2026-11-23"), 0), std::logic_error);
}
