// SPDX-License-Identifier: GPL-3.0-or-later
#include "screen/theme.h"

#include "base/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace mektep {
namespace {

constexpr double millimetres_per_inch = 25.4;
constexpr double assumed_px_per_inch = 96;
constexpr double target_mm = 20;        // K24
constexpr double gap_mm = 4;            // K24
constexpr int smallest_target_px = 44;  // WCAG 2.5.5
/// Height of a capital H of Noto Sans as a share of its font size (the font's OS/2 table: 714 of 1000).
constexpr double capital_share = 0.714;

double linear(std::uint8_t channel) {
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(Colour c) {
    return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) + 0.0722 * linear(c.blue);
}

constexpr Colour rgb(std::uint32_t value) {
    return Colour{static_cast<std::uint8_t>(value >> 16U), static_cast<std::uint8_t>((value >> 8U) & 0xFFU),
                  static_cast<std::uint8_t>(value & 0xFFU)};
}

}  // namespace

std::string css(Colour c) { return fmt::format("#{:02x}{:02x}{:02x}", c.red, c.green, c.blue); }

double contrast(Colour a, Colour b) {
    const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
    return (lighter + 0.05) / (darker + 0.05);
}

const std::vector<Theme>& all_themes() {
    static const std::vector<Theme> themes{
        // Warm paper, deep teal: the colours of a quiet room.
        Theme{.id = "light",
              .background = rgb(0xfaf6ee),
              .text = rgb(0x1d2426),
              .surface = rgb(0xffffff),
              .surface_text = rgb(0x1d2426),
              .edge = rgb(0x5f6f70),
              .primary = rgb(0x0b4f55),
              .primary_text = rgb(0xffffff),
              .chosen = rgb(0x0b4f55),
              .chosen_text = rgb(0xffffff),
              .focus = rgb(0xb34700),
              .problem = rgb(0x7d1420),
              .problem_text = rgb(0xffffff),
              .quiet = rgb(0x3d4a4c)},
        Theme{.id = "dark",
              .background = rgb(0x14191b),
              .text = rgb(0xf4efe6),
              .surface = rgb(0x232b2e),
              .surface_text = rgb(0xf4efe6),
              .edge = rgb(0x8fa3a5),
              .primary = rgb(0x9fe0dc),
              .primary_text = rgb(0x0c1a1c),
              .chosen = rgb(0x9fe0dc),
              .chosen_text = rgb(0x0c1a1c),
              .focus = rgb(0xffb454),
              .problem = rgb(0xffc9c4),
              .problem_text = rgb(0x3a0508),
              .quiet = rgb(0xcfd6d6)},
        Theme{.id = "yellow",
              .background = rgb(0x000000),
              .text = rgb(0xffe600),
              .surface = rgb(0x000000),
              .surface_text = rgb(0xffe600),
              .edge = rgb(0xffe600),
              .primary = rgb(0xffe600),
              .primary_text = rgb(0x000000),
              .chosen = rgb(0xffe600),
              .chosen_text = rgb(0x000000),
              .focus = rgb(0x4de1ff),
              .problem = rgb(0xffffff),
              .problem_text = rgb(0x000000),
              .quiet = rgb(0xffe600)},
    };
    return themes;
}

const Theme& theme(std::string_view id) {
    const auto found = std::ranges::find(all_themes(), id, &Theme::id);
    if (found == all_themes().end()) bug("a theme that does not exist");
    return *found;
}

const std::vector<int>& text_sizes() {
    static const std::vector<int> sizes{100, 125, 150, 200};
    return sizes;
}

double px_per_mm(const Display& display) {
    if (display.width_mm <= 0) return assumed_px_per_inch / millimetres_per_inch;
    return display.width_px / display.width_mm;
}

double smallest_capital_mm(double viewing_distance_mm) {
    constexpr double angle = 0.7 * std::numbers::pi / 180;  // EN 301 549 5.1.4
    return viewing_distance_mm * std::tan(angle);
}

Metrics metrics(const Display& display, int text_size_percent) {
    const double scale = text_size_percent / 100.0;
    const double mm = px_per_mm(display);
    // Everything that is read is at least as high as EN 301 549 asks for; headings are larger, nothing is
    // smaller.
    const double smallest = std::ceil(smallest_capital_mm(display.viewing_distance_mm) * mm / capital_share);
    return Metrics{.text_px = smallest * scale,
                   .heading_px = std::max(smallest * scale, smallest * 1.35 * std::min(scale, 1.5)),
                   .smallest_px = smallest,
                   .key_px = smallest * std::min(scale, 1.5),
                   .target_px = std::max(smallest_target_px, static_cast<int>(std::ceil(target_mm * mm))),
                   .gap_px = static_cast<int>(std::ceil(gap_mm * mm)),
                   .focus_px = std::max(4, static_cast<int>(std::lround(1.5 * mm)))};
}

}  // namespace mektep
