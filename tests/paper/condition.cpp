// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/condition.h"

#include <catch2/catch.hpp>

using namespace mektep;

TEST_CASE("What a printer says of itself is told as what a person can do about it", "[paper]") {
    struct Row {
        int state;
        std::string reasons;
        std::optional<PrintState> told;
        std::string why;
    };
    constexpr int idle = 3, printing = 4, stopped = 5;
    const auto row = GENERATE(values<Row>({
        {idle, "none", {}, "nothing hinders"},
        {printing, "none", {}, "nothing hinders"},
        {stopped, "media-empty-error", PrintState::out_of_paper, "as printers say it"},
        {printing, "media-empty-warning", PrintState::out_of_paper, "as ippeveprinter says it"},
        {printing, "toner-low-warning,media-jam-error", PrintState::jammed, "the jam is what stops it"},
        {stopped, "paused", PrintState::paused, "as CUPS says it"},
        {idle, "offline-report", PrintState::offline, "as the backend of CUPS says it"},
        {stopped, "cover-open-error", PrintState::attention, "an error"},
        {printing, "cover-open-warning", PrintState::attention, "as ippeveprinter says it"},
        {stopped, "door-open", PrintState::attention, "no severity is as bad as an error"},
        {stopped, "interlock-open-error", PrintState::attention, "an error"},
        {printing, "toner-empty-error", PrintState::attention, "an error"},
        {printing, "marker-supply-empty", PrintState::attention, "no severity is as bad as an error"},
        {printing, "output-area-full-error", PrintState::attention, "an error"},
        {printing, "com.example.gremlin-error", PrintState::attention, "an error of a maker's own"},
        {stopped, "none", PrintState::attention, "it stands still and does not say why"},
        {stopped, "toner-low-report", PrintState::attention, "what it reports is not why it stands still"},
        {printing, "toner-low-warning", {}, "a warning stops nothing"},
        {printing, "marker-supply-low-report", {}, "a report stops nothing"},
        {printing, "toner-empty-warning", {}, "it goes on, paler"},
        {printing, "toner-low", {}, "little toner stops nothing, whatever the severity"},
        {printing, "cups-waiting-for-job-completed", {}, "CUPS speaks of itself"},
    }));
    CAPTURE(row.state, row.reasons, row.why);
    CHECK(hindrance({.state = row.state, .reasons = row.reasons}) == row.told);
}

TEST_CASE("Of a printer that says nothing of itself nothing is known", "[paper]") {
    CHECK(hindrance({}) == PrintState::unknown);
    CHECK(hindrance({.state = 3}) == std::nullopt);
    CHECK(hindrance({.reasons = "media-empty"}) == PrintState::out_of_paper);
}
