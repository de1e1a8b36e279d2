// SPDX-License-Identifier: GPL-3.0-or-later
#include "statistics/release.h"

#include "language/date.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace mektep {
namespace {

using nlohmann::json;

constexpr int known_format = 1;

json month_or_null(const std::optional<Month>& month) { return month ? json(iso(*month)) : json(); }

std::optional<Month> month_in(const json& value) {
    if (value.is_null()) return {};
    const auto month = month_of(value.get<std::string>());
    if (!month) throw json::other_error::create(501, "no month", nullptr);
    return month;
}

Release read(const json& line) {
    if (line.at("format") != known_format) throw json::other_error::create(501, "another format", nullptr);
    Release release;
    release.selection = {.questionnaire = line.at("questionnaire"),
                         .from = month_in(line.at("from")),
                         .to = month_in(line.at("to")),
                         .where = line.at("where")};
    release.version = line.at("version");
    const auto made = day_of(line.at("made").get<std::string>());
    if (!made) throw json::other_error::create(501, "no day", nullptr);
    release.made = *made;
    release.reports = line.at("reports");
    release.threshold = line.at("threshold");
    std::size_t size = 1;
    for (const auto& side : line.at("by")) {
        release.sides.push_back(
            {.question = side.at("question"), .codes = side.at("codes"), .adds_up = side.at("adds_up")});
        size *= release.sides.back().codes.size() + 1;
    }
    for (const auto& cell : line.at("cells"))
        release.cells.push_back(cell.is_null() ? std::nullopt : std::optional(cell.get<std::int64_t>()));
    if (release.cells.size() != size) throw json::other_error::create(501, "cells are missing", nullptr);
    return release;
}

}  // namespace

Release release_of(const FrequencyTable& suppressed, const Selection& selection, int version,
                   std::int64_t reports, int threshold, Day made) {
    Release release{.selection = selection,
                    .version = version,
                    .made = made,
                    .reports = reports,
                    .threshold = threshold,
                    .sides = {},
                    .cells = {}};
    for (auto& [question, codes] : release.selection.where) {
        std::ranges::sort(codes);
        codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
    }
    for (const auto& dimension : suppressed.dimensions) {
        Release::Side side{.question = dimension.question, .codes = {}, .adds_up = dimension.adds_up};
        for (const auto& category : dimension.categories) side.codes.push_back(category.code);
        release.sides.push_back(std::move(side));
    }
    for (const auto& cell : suppressed.cells)
        release.cells.push_back(cell.suppressed ? std::nullopt : std::optional(cell.count));
    return release;
}

bool is_same(const Release& one, const Release& other) {
    return one.selection.questionnaire == other.selection.questionnaire && one.version == other.version &&
           one.selection.from == other.selection.from && one.selection.to == other.selection.to &&
           one.selection.where == other.selection.where && one.reports == other.reports &&
           one.threshold == other.threshold && one.sides == other.sides && one.cells == other.cells;
}

std::string json_line(const Release& release) {
    json line{{"format", known_format},
              {"questionnaire", release.selection.questionnaire},
              {"version", release.version},
              {"from", month_or_null(release.selection.from)},
              {"to", month_or_null(release.selection.to)},
              {"where", release.selection.where},
              {"made", iso(release.made)},
              {"reports", release.reports},
              {"threshold", release.threshold},
              {"by", json::array()},
              {"cells", json::array()}};
    for (const auto& side : release.sides)
        line["by"].push_back({{"question", side.question}, {"codes", side.codes}, {"adds_up", side.adds_up}});
    for (const auto& cell : release.cells) line["cells"].push_back(cell ? json(*cell) : json());
    return line.dump();
}

Result<Release> release_from_json(std::string_view line) {
    try {
        return read(json::parse(line));
    } catch (const json::exception&) {
        return refused(
            Problem{.place = {},
                    .what = message("This line is no release."),
                    .remedy = message("Bring the file back from a copy: without it nobody knows what was "
                                      "published before.")});
    }
}

}  // namespace mektep
