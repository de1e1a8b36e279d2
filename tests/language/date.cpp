// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/date.h"

#include <catch2/catch.hpp>
#include <rapidcheck/catch.h>

using namespace mektep;
using namespace std::chrono_literals;

namespace {

constexpr Day day_of_issue = std::chrono::sys_days(2026y / 11 / 23);

}  // namespace

TEST_CASE("A date stands as the reader's laws write it", "[language][date]") {
    CHECK(long_date(day_of_issue, Language::kazakh) == "2026 жылғы 23 қараша");
    CHECK(long_date(day_of_issue, Language::russian) == "23 ноября 2026 года");
    CHECK(long_date(day_of_issue, Language::english) == "23 November 2026");
    CHECK(short_date(std::chrono::sys_days(2026y / 3 / 5)) == "05.03.2026");
    CHECK(weekday_name(day_of_issue, Language::kazakh) == "дүйсенбі");
    CHECK(weekday_name(day_of_issue, Language::russian) == "понедельник");
    CHECK(weekday_name(day_of_issue + std::chrono::days(6), Language::english) == "Sunday");
}

TEST_CASE("A month alone stands in the nominative, in a date in the genitive", "[language][date]") {
    CHECK(month_and_year(2026y / 11, Language::kazakh) == "2026 жылғы қараша");
    CHECK(month_and_year(2026y / 11, Language::russian) == "ноябрь 2026 года");
    CHECK(month_and_year(2026y / 5, Language::russian) == "май 2026 года");
    CHECK(long_date(std::chrono::sys_days(2026y / 5 / 1), Language::russian) == "1 мая 2026 года");
    CHECK(long_date(std::chrono::sys_days(2026y / 8 / 31), Language::russian) == "31 августа 2026 года");
    CHECK(month_and_year(2026y / 12, Language::english) == "December 2026");
}

TEST_CASE("What files write is read back as the same day", "[language][date]") {
    const auto first = std::chrono::sys_days(1900y / 1 / 1);
    const auto last = std::chrono::sys_days(2100y / 12 / 31);
    for (auto day = first; day <= last; day += std::chrono::days(1))
        if (day_of(iso(day)) != day || day_of(short_date(day)) != day) FAIL(iso(day));
    CHECK_FALSE(day_of("1899-12-31"));
    CHECK_FALSE(day_of("2101-01-01"));
    for (int year = 1900; year <= 2100; ++year)
        for (unsigned month = 1; month <= 12; ++month) {
            const Month written{std::chrono::year(year), std::chrono::month(month)};
            if (month_of(iso(written)) != written) FAIL(iso(written));
        }
    CHECK(month_of("11.2026") == Month(2026y / 11));
}

TEST_CASE("A day that is not in the calendar is no date", "[language][date]") {
    const auto text = GENERATE(values<std::string>(
        {"2026-02-29",        "2026-04-31",  "31.04.2026", "29.02.2100",  "2026-13-01",
         "2026-00-10",        "2026-01-00",  "",           "today",       "2026",
         "2026-11",           "23.11.26",    "23/11/2026", "2026-11-23 ", " 2026-11-23",
         "2026-11-23T00:00",  "+2026-11-23", "2026--1-23", "2026-11--3",  "2026-11-2x",
         "99999999999-11-23", "23.11.2026.", "..",         "--",          "２０２６-11-23"}));
    CHECK_FALSE(day_of(text));
}

TEST_CASE("A leap day is a date in leap years only", "[language][date]") {
    CHECK(day_of("29.02.2028") == std::chrono::sys_days(2028y / 2 / 29));
    CHECK(day_of("29.02.2000"));
    CHECK_FALSE(day_of("29.02.2026"));
    CHECK_FALSE(day_of("29.02.1900"));
}

TEST_CASE("No text at all is read as two different days", "[language][date]") {
    rc::prop("whatever bytes are read as a day or a month, it is written as that again", [] {
        const auto text = *rc::gen::container<std::string>(rc::gen::elementOf(std::string("0123456789-. ")));
        if (const auto day = day_of(text)) RC_ASSERT(day_of(iso(*day)) == day);
        if (const auto month = month_of(text)) RC_ASSERT(month_of(iso(*month)) == month);
    });
}
