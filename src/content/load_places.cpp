// SPDX-License-Identifier: GPL-3.0-or-later
// places.yaml and calendar.yaml.
#include "content/load_parts.h"
#include "content/yaml_reader.h"

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

void add_days(YamlFile& yaml, const YAML::Node& list, std::set<Day>& days) {
    for (const auto& item : yaml.items(list)) {
        YAML::Node map;
        map["day"] = item;
        if (const auto day = yaml.day(map, "day")) days.insert(*day);
    }
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
    for (const auto& node : yaml.items(root["holidays"])) {
        if (!yaml.is_map(node, {"month", "day", "name"})) continue;
        const auto month = static_cast<unsigned>(yaml.number(node, "month", 1, 1, 12));
        const auto day = static_cast<unsigned>(yaml.number(node, "day", 1, 1, 31));
        for (int year = first_fixed_year; year <= last_fixed_year; ++year) {
            const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                                   std::chrono::day(day)};
            if (date.ok()) calendar.days_off.insert(Day(date));
        }
    }
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
        add_days(yaml, node["off"], calendar.days_off);
        add_days(yaml, node["working"], calendar.working_days);
    }
    return calendar;
}

}  // namespace mektep
