// SPDX-License-Identifier: GPL-3.0-or-later
// places.yaml and calendar.yaml.
#include "content/load_parts.h"
#include "content/yaml_reader.h"

#include <algorithm>
#include <string>
#include <vector>

namespace mektep {
namespace {

ProperName name_of(YamlFile& yaml, const YAML::Node& node) {
    ProperName name;
    if (!yaml.is_map(node, {"kk", "ru", "en"})) return name;
    for (const auto language : all_languages)
        name.in[language] = yaml.text(node, std::string(code(language)).c_str(), true);
    return name;
}

constexpr int first_fixed_year = 2020,
              last_fixed_year = 2040;  // fixed holidays are known for as long as a kiosk may run

void add_days(YamlFile& yaml, const YAML::Node& list, int year, std::set<Day>& days) {
    for (const auto& item : yaml.items(list)) {
        YAML::Node map;
        map["day"] = item;
        const auto day = yaml.day(map, "day");
        if (!day) continue;
        if (std::chrono::year_month_day(*day).year() != std::chrono::year(year))
            yaml.complain(item,
                          message("This day is not in the year {year}.", {{"year", std::to_string(year)}}),
                          message("Move it to its own year."));
        days.insert(*day);
    }
}

struct Holiday {
    std::chrono::month month;
    std::chrono::day day;
};

std::vector<Holiday> holidays_of(YamlFile& yaml, const YAML::Node& list) {
    std::vector<Holiday> holidays;
    for (const auto& node : yaml.items(list)) {
        if (!yaml.is_map(node, {"month", "day", "name"})) continue;
        const auto month = std::chrono::month(static_cast<unsigned>(yaml.number(node, "month", 0, 1, 12)));
        const auto day = std::chrono::day(static_cast<unsigned>(yaml.number(node, "day", 0, 1, 31)));
        const bool exists = (std::chrono::year(2024) / month / day).ok();  // a leap year: it has every day
        if (!exists)
            yaml.complain(node, message("“{key}” must be a date that exists.", {{"key", std::string("day")}}),
                          message("Write the month and the day: {example}.",
                                  {{"example", std::string("month: 3, day: 21")}}));
        holidays.push_back({month, day});
    }
    return holidays;
}

}  // namespace

Places load_places(const std::filesystem::path& file, Problems& problems) {
    Places places;
    YamlFile yaml(file, problems);
    const auto& root = yaml.root();
    if (!root.IsDefined() || root.IsNull() || !yaml.is_map(root, {"regions"})) return places;
    for (const auto& [code, node] : yaml.entries(root["regions"])) {
        Region region{.code = code, .name = {}, .bodies = {}, .place = yaml.place(node, code)};
        if (code.size() != 2 || code.find_first_not_of("0123456789") != std::string::npos)
            yaml.complain(node, message("“{code}” is not the code of a region.", {{"code", code}}),
                          message("Write the first two digits of the KATO code, in quotes."));
        for (const auto& [role, name] : yaml.entries(node)) {
            if (role == "name")
                region.name = name_of(yaml, name);
            else
                region.bodies[role] = name_of(yaml, name);
        }
        if (region.name.in.empty())
            yaml.complain(node, message("The region has no name."),
                          message("Add “name: '{'kk: …, ru: …, en: …'}'”."));
        places.regions.push_back(std::move(region));
    }
    return places;
}

Calendar load_calendar(const std::filesystem::path& file, Problems& problems) {
    Calendar calendar;
    YamlFile yaml(file, problems);
    const auto& root = yaml.root();
    if (!root.IsDefined() || root.IsNull() || !yaml.is_map(root, {"holidays", "years"})) return calendar;
    const auto holidays = holidays_of(yaml, root["holidays"]);
    for (const auto& [year, node] : yaml.entries(root["years"])) {
        if (year.size() != 4 || year.find_first_not_of("0123456789") != std::string::npos) {
            yaml.complain(node, message("“{year}” is not a year.", {{"year", year}}),
                          message("Write it as 2026."));
            continue;
        }
        const int number = std::stoi(year);
        calendar.first_year = calendar.first_year == 0 ? number : std::min(calendar.first_year, number);
        calendar.last_year = std::max(calendar.last_year, number);
        if (!yaml.is_map(node, {"off", "working"})) continue;
        add_days(yaml, node["off"], number, calendar.days_off);
        add_days(yaml, node["working"], number, calendar.working_days);
    }
    const int first =
        calendar.first_year == 0 ? first_fixed_year : std::min(first_fixed_year, calendar.first_year);
    for (int year = first; year <= std::max(last_fixed_year, calendar.last_year); ++year)
        for (const auto& [month, day] : holidays)
            if (const auto date = std::chrono::year(year) / month / day; date.ok())
                calendar.days_off.insert(Day(date));
    return calendar;
}

}  // namespace mektep
