// SPDX-License-Identifier: GPL-3.0-or-later
#include "interview/deadline.h"

#include "interview/questions.h"

#include <rapidcheck/catch.h>

using namespace mektep;

namespace {

Day day(const std::string& text) { return day_of(text).value(); }

const Calendar& shipped_calendar() {
    static const auto pack = load_pack(MEKTEP_SOURCE_DIR).value();
    return pack.calendar;
}

Term months(int count, Term::Roll roll) {
    return {.id = "t", .months = count, .from = "today", .roll = roll, .source = {}, .place = {}};
}

std::string last_day(const Term& term, const std::string& from) {
    return iso(deadline(term, day(from), shipped_calendar()).last_day);
}

}  // namespace

TEST_CASE("Months end on the same day number, or on the last day of a shorter month", "[deadline]") {
    const auto three = months(3, Term::Roll::none);
    CHECK(last_day(three, "2026-09-01") == "2026-12-01");
    CHECK(last_day(three, "2026-11-30") == "2027-02-28");
    CHECK(last_day(three, "2027-11-30") == "2028-02-29");
    CHECK(last_day(three, "2026-10-15") == "2027-01-15");
}

TEST_CASE("A last day that is a day off moves as the term says", "[deadline]") {
    // 16 December 2026 is a holiday on a Wednesday; 13 December is a Sunday.
    CHECK(last_day(months(3, Term::Roll::none), "2026-09-16") == "2026-12-16");
    CHECK(last_day(months(3, Term::Roll::forward), "2026-09-16") == "2026-12-17");
    CHECK(last_day(months(3, Term::Roll::back), "2026-09-16") == "2026-12-15");
    CHECK(last_day(months(3, Term::Roll::forward), "2026-09-13") == "2026-12-14");
    CHECK(last_day(months(3, Term::Roll::back), "2026-09-13") == "2026-12-11");
    const auto moved = deadline(months(3, Term::Roll::back), day("2026-09-13"), shipped_calendar());
    CHECK(moved.moved);
    CHECK(moved.from == day("2026-09-13"));
    CHECK(moved.counted == day("2026-12-13"));
    CHECK_FALSE(deadline(months(3, Term::Roll::back), day("2026-09-10"), shipped_calendar()).moved);
}

TEST_CASE("Working days are counted from the next day and pass over weekends and holidays", "[deadline]") {
    Term three = months(0, Term::Roll::forward);
    three.working_days = 3;
    CHECK(last_day(three, "2026-11-23") == "2026-11-26");  // Monday to Thursday
    CHECK(last_day(three, "2026-11-26") == "2026-12-01");  // over a weekend
    CHECK(last_day(three, "2026-12-14") == "2026-12-18");  // over Independence Day
    three.working_days = 20;
    CHECK(last_day(three, "2026-11-23") == "2026-12-22");
}

TEST_CASE("Calendar days are counted as they are", "[deadline]") {
    Term ten = months(0, Term::Roll::none);
    ten.calendar_days = 10;
    CHECK(last_day(ten, "2026-11-23") == "2026-12-03");
}

TEST_CASE("A term that rolls ends on a working day, on the right side of what was counted",
          "[deadline][property]") {
    rc::prop("terms", [] {
        const auto from = day("2025-01-01") + std::chrono::days(*rc::gen::inRange(0, 1000));
        auto term =
            months(*rc::gen::inRange(1, 13), *rc::gen::element(Term::Roll::forward, Term::Roll::back));
        const auto found = deadline(term, from, shipped_calendar());
        RC_ASSERT(is_working_day(shipped_calendar(), found.last_day));
        const bool is_forward = term.roll == Term::Roll::forward;
        const auto moved = found.last_day - found.counted;
        RC_ASSERT((is_forward ? moved : -moved) >= std::chrono::days(0));
        RC_ASSERT(found.moved == (found.last_day != found.counted));
        RC_ASSERT(found.moved == !is_working_day(shipped_calendar(), found.counted));
    });
}
