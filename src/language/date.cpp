// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/date.h"

#include "base/error.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

namespace mektep {
namespace {

using Names = std::array<std::string_view, 12>;

// Written out rather than asked of ICU: kk "2026 жылғы 23 қараша" (not "2026 ж. 23 қараша") is what laws and
// letters use.
constexpr Names kazakh_months{"қаңтар", "ақпан", "наурыз",   "сәуір", "мамыр",  "маусым",
                              "шілде",  "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан"};
constexpr Names russian_months{"январь", "февраль", "март",     "апрель",  "май",    "июнь",
                               "июль",   "август",  "сентябрь", "октябрь", "ноябрь", "декабрь"};
constexpr Names russian_months_of{"января", "февраля", "марта",    "апреля",  "мая",    "июня",
                                  "июля",   "августа", "сентября", "октября", "ноября", "декабря"};
constexpr Names english_months{"January", "February", "March",     "April",   "May",      "June",
                               "July",    "August",   "September", "October", "November", "December"};

using Weekdays = std::array<std::string_view, 7>;  // from Sunday, as std::chrono counts
constexpr Weekdays kazakh_days{"жексенбі", "дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма", "сенбі"};
constexpr Weekdays russian_days{"воскресенье", "понедельник", "вторник", "среда",
                                "четверг",     "пятница",     "суббота"};
constexpr Weekdays english_days{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};

std::string_view name(const Names& names, std::chrono::month month) {
    return names.at(static_cast<unsigned>(month) - 1);
}

struct Numbers {
    int year = 0;
    unsigned month = 0;
    unsigned day = 1;
};

std::optional<int> number(std::string_view text, std::size_t shortest, std::size_t longest) {
    int value = 0;
    const auto* end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc() || rest != end || value < 0 || text.size() < shortest || text.size() > longest)
        return std::nullopt;
    return value;
}

std::optional<Day> checked(const Numbers& n) {
    const std::chrono::year_month_day date{std::chrono::year(n.year), std::chrono::month(n.month),
                                           std::chrono::day(n.day)};
    if (!date.ok() || n.year < 1900 || n.year > 2100) return std::nullopt;
    return Day(date);
}

}  // namespace

std::string long_date(Day day, Language language) {
    const std::chrono::year_month_day date(day);
    const auto y = static_cast<int>(date.year());
    const auto d = static_cast<unsigned>(date.day());
    switch (language) {
        case Language::kazakh:
            return fmt::format("{} жылғы {} {}", y, d, name(kazakh_months, date.month()));
        case Language::russian:
            return fmt::format("{} {} {} года", d, name(russian_months_of, date.month()), y);
        case Language::english:
            return fmt::format("{} {} {}", d, name(english_months, date.month()), y);
    }
    bug("a language without dates");
}

std::string short_date(Day day) {
    const std::chrono::year_month_day date(day);
    return fmt::format("{:02}.{:02}.{}", static_cast<unsigned>(date.day()),
                       static_cast<unsigned>(date.month()), static_cast<int>(date.year()));
}

std::string month_and_year(Month month, Language language) {
    const auto y = static_cast<int>(month.year());
    switch (language) {
        case Language::kazakh:
            return fmt::format("{} жылғы {}", y, name(kazakh_months, month.month()));
        case Language::russian:
            return fmt::format("{} {} года", name(russian_months, month.month()), y);
        case Language::english:
            return fmt::format("{} {}", name(english_months, month.month()), y);
    }
    bug("a language without months");
}

std::string weekday_name(Day day, Language language) {
    const auto index = std::chrono::weekday(day).c_encoding();
    switch (language) {
        case Language::kazakh:
            return std::string(kazakh_days.at(index));
        case Language::russian:
            return std::string(russian_days.at(index));
        case Language::english:
            return std::string(english_days.at(index));
    }
    bug("a language without weekdays");
}

std::string iso(Day day) {
    const std::chrono::year_month_day date(day);
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string iso(Month month) {
    return fmt::format("{:04}-{:02}", static_cast<int>(month.year()), static_cast<unsigned>(month.month()));
}

std::optional<Day> day_of(std::string_view text) {
    const char separator = text.find('-') != std::string_view::npos ? '-' : '.';
    const auto first = text.find(separator);
    const auto second = first == std::string_view::npos ? first : text.find(separator, first + 1);
    if (second == std::string_view::npos) return std::nullopt;
    auto begin = text.substr(0, first);
    auto end = text.substr(second + 1);
    if (separator == '.') std::swap(begin, end);
    const auto year = number(begin, 4, 4);
    const auto month = number(text.substr(first + 1, second - first - 1), 1, 2);
    const auto day = number(end, 1, 2);
    if (!year || !month || !day) return std::nullopt;
    return checked({*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day)});
}

std::optional<Month> month_of(std::string_view text) {
    const char separator = text.find('-') != std::string_view::npos ? '-' : '.';
    const auto at = text.find(separator);
    if (at == std::string_view::npos) return std::nullopt;
    auto begin = text.substr(0, at);
    auto end = text.substr(at + 1);
    if (separator == '.') std::swap(begin, end);
    const auto year = number(begin, 4, 4);
    const auto month = number(end, 1, 2);
    if (!year || !month || !checked({*year, static_cast<unsigned>(*month)})) return std::nullopt;
    return Month(std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)));
}

}  // namespace mektep
