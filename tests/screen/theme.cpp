// SPDX-License-Identifier: GPL-3.0-or-later
#include "screen/theme.h"

#include <catch2/catch.hpp>

using namespace mektep;

TEST_CASE("Contrast is that of WCAG", "[screen][K26]") {
    CHECK(contrast({0, 0, 0}, {255, 255, 255}) == Approx(21.0));
    CHECK(contrast({119, 119, 119}, {255, 255, 255}) == Approx(4.48).margin(0.01));
}

TEST_CASE("In every theme text has 7:1, edges and the focus ring 3:1", "[screen][K26]") {
    for (const auto& theme : all_themes()) {
        CAPTURE(theme.id);
        CHECK(contrast(theme.text, theme.background) >= 7);
        CHECK(contrast(theme.quiet, theme.background) >= 7);
        CHECK(contrast(theme.surface_text, theme.surface) >= 7);
        CHECK(contrast(theme.quiet, theme.surface) >= 7);
        CHECK(contrast(theme.primary_text, theme.primary) >= 7);
        CHECK(contrast(theme.chosen_text, theme.chosen) >= 7);
        CHECK(contrast(theme.problem_text, theme.problem) >= 7);
        CHECK(contrast(theme.edge, theme.background) >= 3);
        CHECK(contrast(theme.edge, theme.surface) >= 3);
        CHECK(contrast(theme.focus, theme.background) >= 3);
        CHECK(contrast(theme.focus, theme.surface) >= 3);
    }
}

TEST_CASE("A capital letter is 7.3 mm high at 600 mm", "[screen][K15]") {
    CHECK(smallest_capital_mm(600) == Approx(7.33).margin(0.01));
    const Display display{.width_px = 1920, .height_px = 1080, .width_mm = 476, .viewing_distance_mm = 600};
    const auto sizes = metrics(display, 100);
    CHECK(sizes.smallest_px * 0.714 / px_per_mm(display) >= 7.3);
    CHECK(sizes.text_px >= sizes.smallest_px);
}

TEST_CASE("Touch targets are 20 mm and 4 mm apart, and never under 44 pixels", "[screen][K24]") {
    const Display known{.width_px = 1920, .height_px = 1080, .width_mm = 476, .viewing_distance_mm = 600};
    CHECK(metrics(known, 100).target_px >= 20 * px_per_mm(known));
    CHECK(metrics(known, 100).gap_px >= 4 * px_per_mm(known));
    const Display coarse{.width_px = 640, .height_px = 480, .width_mm = 640, .viewing_distance_mm = 600};
    CHECK(metrics(coarse, 100).target_px == 44);
}
