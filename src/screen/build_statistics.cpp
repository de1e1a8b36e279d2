// SPDX-License-Identifier: GPL-3.0-or-later
// What staff see of the opened reports: which are counted, and the counts.
#include "language/date.h"
#include "screen/build.h"

#include <algorithm>

namespace mektep {
namespace {

Choices which_questionnaire(const Scene& scene, const StatisticsChoice& choice) {
    Choices choices{.id = "questionnaire", .label = scene.words(message("Questionnaire"))};
    for (const auto& interview : scene.pack.interviews)
        if (interview.is_report())
            choices.choices.push_back({.key = interview.id,
                                       .label = scene.words(message_of(statistics_title(interview))),
                                       .chosen = interview.id == choice.questionnaire});
    return choices;
}

Choices which_region(const Scene& scene, const ReportsOpened& opened, const StatisticsChoice& choice) {
    Choices choices{.id = "region", .label = scene.words(message("Region"))};
    choices.choices.push_back({.key = std::string(all_key),
                               .label = scene.words(message("All regions")),
                               .chosen = choice.region.empty()});
    for (const auto& code : opened.regions)
        if (const auto* region = find_region(scene.pack.places, code))
            choices.choices.push_back(
                {.key = code, .label = region->name.of(scene.language), .chosen = choice.region == code});
    return choices;
}

Choices which_year(const Scene& scene, const ReportsOpened& opened, const StatisticsChoice& choice) {
    Choices choices{.id = "year", .label = scene.words(message("Months"))};
    choices.choices.push_back({.key = std::string(all_key),
                               .label = scene.words(message("All months")),
                               .chosen = !choice.year.has_value()});
    for (const auto year : opened.years)
        choices.choices.push_back(
            {.key = std::to_string(year),
             .label = scene.words(message("the year {year}", {{"year", std::to_string(year)}})),
             .chosen = choice.year == year});
    return choices;
}

Button save_button(const Scene& scene) {
    auto save =
        button(scene, "save_statistics", message("Save bulletin and tables to the stick"), Icon::save);
    save.description =
        scene.words(message("For publication: the counts are held against all that was saved here before."));
    return save;
}

}  // namespace

Screen statistics_screen(const Scene& scene, const StatisticsState& statistics, const std::string& notice) {
    auto screen = titled(scene, "statistics", message("What parents reported"));
    screen.alert = notice;
    if (!statistics.opened) {
        const auto progress = statistics.opening.value_or(OpeningReports{});
        screen.body.emplace_back(scene.paragraph(message("The reports are being opened.")));
        screen.controls.emplace_back(
            Progress{.label = scene.words(message("Reports opened: {done} of {total}",
                                                  {{"done", progress.done}, {"total", progress.total}})),
                     .done = static_cast<int>(progress.done),
                     .total = static_cast<int>(std::max<std::int64_t>(progress.total, 1))});
        return screen;
    }
    const auto& opened = *statistics.opened;
    screen.body.emplace_back(scene.paragraph(
        message("{count, plural, =0 {No report can be counted.} one {# report is open until you leave this "
                "page.} other {# reports are open until you leave this page.}}",
                {{"count", opened.reports}})));
    if (opened.unreadable > 0)
        screen.body.emplace_back(scene.paragraph(message(
            "{count, plural, one {# report does} other {# reports do}} not open with this key: made for "
            "another one, or damaged.",
            {{"count", opened.unreadable}})));
    if (opened.left_out > 0)
        screen.body.emplace_back(scene.paragraph(message(
            "{count, plural, one {# report is} other {# reports are}} not counted: filled in by another "
            "version of the questionnaire, or as no kiosk fills it in.",
            {{"count", opened.left_out}})));
    if (opened.reports == 0) return screen;
    screen.controls.emplace_back(which_questionnaire(scene, statistics.choice));
    screen.controls.emplace_back(which_region(scene, opened, statistics.choice));
    screen.controls.emplace_back(which_year(scene, opened, statistics.choice));
    screen.controls.emplace_back(button(scene, "charts", message("Show the counts"), Icon::check, true));
    screen.controls.emplace_back(save_button(scene));
    return screen;
}

Screen charts_screen(const Scene& scene, const StatisticsState& statistics, const std::string& notice) {
    auto screen = titled(scene, "charts", message("What parents reported"));
    screen.alert = notice;
    if (!statistics.bulletin) {
        screen.body.emplace_back(scene.paragraph(message("One moment.")));
        return screen;
    }
    screen.title = statistics.bulletin->title;
    screen.body = below_title(scene, *statistics.bulletin, screen.title);
    screen.controls.emplace_back(save_button(scene));
    return screen;
}

}  // namespace mektep
