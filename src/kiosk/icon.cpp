// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/icon.h"

#include "base/error.h"
#include "kiosk/accessible.h"

#include <cmath>
#include <numbers>
#include <sstream>
#include <string>

namespace mektep {
namespace {

/// Strokes on a grid of 24: M and L with a point, C with a circle's centre and radius, A with an arc's
/// centre, radius, degrees.
const char* strokes(Icon icon) {
    switch (icon) {
        case Icon::none:
            return "";
        case Icon::back:
            return "M 20 12 L 5 12 M 11 5 L 4 12 L 11 19";
        case Icon::home:
            return "M 3 12 L 12 4 L 21 12 M 6 10 L 6 20 L 18 20 L 18 10";
        case Icon::speak:
            return "M 3 9 L 8 9 L 13 5 L 13 19 L 8 15 L 3 15 L 3 9 A 13 12 5 -50 50 A 13 12 9 -50 50";
        case Icon::silence:
            return "M 3 9 L 8 9 L 13 5 L 13 19 L 8 15 L 3 15 L 3 9 M 16 9 L 22 15 M 22 9 L 16 15";
        case Icon::repeat:
            return "A 12 12 8 -60 200 M 4 4 L 5 10 L 11 9";
        case Icon::language:
            return "C 12 12 9 M 3 12 L 21 12 A 4 12 12 -45 45 A 20 12 12 135 225";
        case Icon::text_size:
            return "M 3 19 L 9 5 L 15 19 M 5 14 L 13 14 M 16 19 L 19 11 L 22 19";
        case Icon::contrast:
            return "C 12 12 9 M 12 3 L 12 21 M 15 5 L 15 19 M 18 7 L 18 17";
        case Icon::finish:
            return "M 6 6 L 18 18 M 18 6 L 6 18";
        case Icon::help:
            return "C 12 12 9 A 12 9 3 180 400 M 13 12 L 12 14 M 12 17 L 12 17.4";
        case Icon::print:
            return "M 7 8 L 7 3 L 17 3 L 17 8 M 7 17 L 3 17 L 3 8 L 21 8 L 21 17 L 17 17 M 7 14 L 17 14 L 17 "
                   "21 L 7 21 L 7 14";
        case Icon::save:
            return "M 12 3 L 12 15 M 7 10 L 12 15 L 17 10 M 4 17 L 4 21 L 20 21 L 20 17";
        case Icon::next:
            return "M 4 12 L 19 12 M 13 5 L 20 12 L 13 19";
        case Icon::guide:
            return "C 12 12 9 M 15.5 8.5 L 13.5 13.5 L 8.5 15.5 L 10.5 10.5 L 15.5 8.5";
        case Icon::letter:
            return "M 3 6 L 21 6 L 21 19 L 3 19 L 3 6 M 3 7 L 12 14 L 21 7";
        case Icon::report:
            return "M 4 4 L 20 4 L 20 16 L 11 16 L 6 21 L 6 16 L 4 16 L 4 4 M 8 8 L 16 8 M 8 12 L 14 12";
        case Icon::staff:
            return "C 12 8 4 A 12 22 8 195 345";
        case Icon::edit:
            return "M 4 20 L 5 15 L 16 4 L 20 8 L 9 19 L 4 20 M 14 6 L 18 10";
        case Icon::check:
            return "M 4 13 L 10 19 L 20 6";
        case Icon::warning:
            return "M 12 3 L 22 20 L 2 20 L 12 3 M 12 9 L 12 14 M 12 17 L 12 17.4";
    }
    bug("an icon without strokes");
}

void draw_strokes(cairo_t* cairo, const char* path) {
    std::istringstream stream(path);
    std::string command;
    const auto radians = [](double degrees) { return degrees * std::numbers::pi / 180; };
    while (stream >> command) {
        double x = 0, y = 0, radius = 0, from = 0, to = 360;
        stream >> x >> y;
        if (command == "M") cairo_move_to(cairo, x, y);
        if (command == "L") cairo_line_to(cairo, x, y);
        if (command != "C" && command != "A") continue;
        stream >> radius;
        if (command == "A") stream >> from >> to;
        cairo_new_sub_path(cairo);
        cairo_arc(cairo, x, y, radius, radians(from), radians(to));
    }
    cairo_stroke(cairo);
}

gboolean on_draw(GtkWidget* widget, cairo_t* cairo, gpointer data) noexcept {
    auto* const style = gtk_widget_get_style_context(widget);
    GdkRGBA colour;
    gtk_style_context_get_color(style, gtk_style_context_get_state(style), &colour);
    gdk_cairo_set_source_rgba(cairo, &colour);
    const double size =
        std::min(gtk_widget_get_allocated_width(widget), gtk_widget_get_allocated_height(widget));
    cairo_translate(cairo, 0, (gtk_widget_get_allocated_height(widget) - size) / 2);
    cairo_scale(cairo, size / 24, size / 24);
    cairo_set_line_width(cairo, 2.2);
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    draw_strokes(cairo, static_cast<const char*>(data));
    return FALSE;
}

}  // namespace

GtkWidget* icon_widget(Icon icon, int size_px) {
    if (icon == Icon::none) return nullptr;
    auto* const area = gtk_drawing_area_new();
    gtk_widget_set_size_request(area, size_px, size_px);
    gtk_widget_set_valign(area, GTK_ALIGN_CENTER);
    g_signal_connect(area, "draw", G_CALLBACK(on_draw), const_cast<char*>(strokes(icon)));
    set_decorative(area);
    return area;
}

}  // namespace mektep
