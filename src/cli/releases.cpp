// SPDX-License-Identifier: GPL-3.0-or-later
// mektep releases: what was published, and taking back what never went out.
#include "base/file.h"
#include "cli/scene.h"
#include "cli/terminal.h"
#include "language/date.h"
#include "statistics/register.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

namespace mektep {
namespace {

struct Asked {
    std::string register_file;
    std::size_t number = 0;
};

std::filesystem::path file_of(const Asked& asked, const Common& common) {
    return asked.register_file.empty() ? std::filesystem::path(common.data) / "releases.jsonl"
                                       : std::filesystem::path(asked.register_file);
}

std::string in_a_line(const Release& release) {
    const auto& [questionnaire, from, to, where] = release.selection;
    std::string by, only;
    for (const auto& side : release.sides) by += (by.empty() ? "" : ",") + side.question;
    for (const auto& [question, codes] : where)
        only += fmt::format(" {}={}", question, fmt::join(codes, ","));
    const auto hidden = std::ranges::count(release.cells, std::optional<std::int64_t>{});
    return fmt::format("{}  {} {}  {}..{}  by {}{}  threshold {}, {} of {} hidden\n", iso(release.made),
                       questionnaire, release.version, from ? iso(*from) : "", to ? iso(*to) : "",
                       by.empty() ? "-" : by, only, release.threshold, hidden, release.cells.size());
}

Problems list(const Asked& asked, const Common& common) {
    const auto releases = releases_in(file_of(asked, common));
    if (!releases) return releases.error();
    for (std::size_t i = 0; i < releases->size(); ++i)
        tell(fmt::format("{:>4}  {}", i + 1, in_a_line((*releases)[i])));
    return {};
}

Problems forget(const Asked& asked, const Common& common) {
    const auto file = file_of(asked, common);
    const FileLock lock(file);
    auto releases = releases_in(file);
    if (!releases) return releases.error();
    if (asked.number == 0 || asked.number > releases->size())
        return {Problem{.place = {.item = std::to_string(asked.number)},
                        .what = message("There is no release of this number."),
                        .remedy = message("Name one of the list: mektep releases list")}};
    releases->erase(releases->begin() + static_cast<std::ptrdiff_t>(asked.number - 1));
    write_releases(file, *releases);
    tell(message("The release is forgotten. Should anybody have it after all, later tables could give its "
                 "hidden counts away."),
         common);
    return {};
}

}  // namespace

void add_releases(CLI::App& app, const Common& common, Work& chosen) {
    auto* const command =
        app.add_subcommand("releases", "What mektep stats published, which later tables are held against");
    command->require_subcommand(1);
    const auto asked = std::make_shared<Asked>();
    command->add_option("--register", asked->register_file,
                        "File of all releases (without it: releases.jsonl of the data folder)");
    auto* const all = command->add_subcommand("list", "Each release in a line");
    all->callback([&common, &chosen, asked] { chosen = [&common, asked] { return list(*asked, common); }; });
    auto* const one = command->add_subcommand("forget", "Take back a release that nobody has seen");
    one->add_option("number", asked->number, "Its number in the list")->required();
    one->callback(
        [&common, &chosen, asked] { chosen = [&common, asked] { return forget(*asked, common); }; });
}

}  // namespace mektep
