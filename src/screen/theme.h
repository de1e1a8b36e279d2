// SPDX-License-Identifier: GPL-3.0-or-later
// Colours and sizes: contrasts by WCAG 2.2, lengths in millimetres of the real screen.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mektep {

struct Colour {
    std::uint8_t red = 0, green = 0, blue = 0;
    bool operator==(const Colour&) const = default;
};
/// "#rrggbb"
std::string css(Colour colour);
/// WCAG 2.2: 1 to 21.
double contrast(Colour a, Colour b);

/// One look. Every text/background pair has at least 7:1, every control's edge and the focus ring at least
/// 3:1 (K26).
struct Theme {
    std::string id;  ///< "light", "dark", "yellow"
    Colour background, text;
    Colour surface;  ///< of a button
    Colour surface_text;
    Colour edge;                   ///< a button's border
    Colour primary, primary_text;  ///< the one action to take next
    Colour chosen, chosen_text;
    Colour focus;                  ///< the ring
    Colour problem, problem_text;  ///< an error's strip
    Colour quiet;                  ///< secondary text
};
const std::vector<Theme>& all_themes();
const Theme& theme(std::string_view id);

/// The steps of the text-size button, in percent.
const std::vector<int>& text_sizes();

/// A display: pixels and millimetres. Where a size is not known 96 pixels an inch are assumed.
struct Display {
    int width_px = 1280, height_px = 1024;
    double width_mm = 0;
    double viewing_distance_mm = 600;
};
double px_per_mm(const Display& display);
/// The height of a capital H that subtends 0.7 degrees at that distance (EN 301 549 5.1.4): 7.3 mm at 600 mm.
double smallest_capital_mm(double viewing_distance_mm);

/// Lengths in pixels for a display and a text size.
struct Metrics {
    double text_px = 0;  ///< font size of body text
    double heading_px = 0;
    double smallest_px = 0;  ///< font size at 100 %: capitals of the smallest height that EN 301 549 allows
    double key_px = 0;  ///< on a key's face: grows with the text, as far as a row of twelve keys has room
    int target_px = 0;  ///< height of a touch target: 20 mm, never under 44 px (K24)
    int gap_px = 0;     ///< 4 mm between targets
    int focus_px = 0;   ///< width of the focus ring
};
Metrics metrics(const Display& display, int text_size_percent);

}  // namespace mektep
