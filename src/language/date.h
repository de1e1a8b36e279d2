// SPDX-License-Identifier: GPL-3.0-or-later
// Dates as a reader of each language writes them, and the one form that files use.
#pragma once

#include "base/message.h"
#include "language/language.h"

#include <optional>
#include <string>
#include <string_view>

namespace mektep {

/// "2026 жылғы 23 қараша", "23 ноября 2026 года", "23 November 2026".
std::string long_date(Day day, Language language);
/// "23.11.2026" in every language.
std::string short_date(Day day);
/// "2026 жылғы қараша", "ноябрь 2026 года", "November 2026".
std::string month_and_year(Month month, Language language);
/// "дүйсенбі", "понедельник", "Monday".
std::string weekday_name(Day day, Language language);

/// ISO 8601: "2026-11-23" and "2026-11".
std::string iso(Day day);
std::string iso(Month month);
/// From ISO 8601 or from DD.MM.YYYY; nothing if there is no such day in the calendar (31 April) or the year
/// is not 1900..2100.
std::optional<Day> day_of(std::string_view text);
/// From YYYY-MM or MM.YYYY.
std::optional<Month> month_of(std::string_view text);

}  // namespace mektep
