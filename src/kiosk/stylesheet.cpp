// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/stylesheet.h"

#include "base/error.h"

#include <fmt/format.h>
#include <gtk/gtk.h>

#include <algorithm>
#include <cmath>

namespace mektep {

std::string stylesheet(const Theme& t, const Metrics& m) {
    const auto px = [](double length) { return static_cast<int>(std::lround(length)); };
    using namespace fmt::literals;
    return fmt::format(
        R"(* {{ font-family: 'Noto Sans'; font-size: {text}px; text-shadow: none; box-shadow: none; -gtk-icon-shadow: none; }}
window, .background, box, grid, viewport, scrolledwindow {{ background-color: {bg}; background-image: none; color: {fg}; border: none; }}
label {{ color: {fg}; background-color: transparent; caret-color: transparent; }}
.page {{ padding: {pad}px {pad2}px; }}
button box, radiobutton box, checkbutton box {{ background-color: transparent; }}
.live {{ font-size: 1px; }}
.heading1 {{ font-size: {heading}px; font-weight: bold; border-bottom: {focuswidth}px solid transparent; }}
label.heading1:focus {{ border-bottom-color: {focus}; }}
.heading2 {{ font-size: {heading2}px; font-weight: bold; }}
.quiet {{ color: {quiet}; }}
.alert {{ background-color: {problem}; color: {problemtext}; padding: {pad}px; border-radius: {radius}px; }}
label:focus {{ box-shadow: 0 0 0 {focuswidth}px {focus}; }}
label.heading1:focus {{ box-shadow: none; }}
label:focus, label selection {{ background-color: transparent; color: {fg}; }}
label.alert:focus {{ background-color: {problem}; color: {problemtext}; }}
button, radiobutton, checkbutton {{ background-color: {surface}; background-image: none; color: {surfacetext};
  border: 3px solid {edge}; border-radius: {radius}px; min-height: {target}px; padding: {smallpad}px {pad}px; }}
button label, radiobutton label, checkbutton label {{ color: {surfacetext}; }}
button.primary {{ background-color: {primary}; border-color: {primary}; color: {primarytext}; }}
button.primary * {{ color: {primarytext}; }}
button.primary label {{ color: {primarytext}; font-weight: bold; }}
button:disabled, button:disabled label {{ color: {quiet}; border-style: dashed; opacity: 1; }}
button.tool {{ min-height: {target}px; padding: 2px {smallpad}px; border-width: 2px; }}
button.key {{ min-height: {key}px; padding: 0; border-width: 2px; }}
button.key label {{ font-size: {keytext}px; }}
button.key.word label {{ font-size: {keyword}px; }}
button.quietbutton {{ min-height: {target}px; }}
radiobutton:checked, checkbutton:checked {{ background-color: {chosen}; border-color: {chosen}; }}
radiobutton:checked label, checkbutton:checked label {{ color: {chosentext}; }}
radio, check {{ min-width: {mark}px; min-height: {mark}px; border: 3px solid {edge}; background-color: {bg}; background-image: none; color: {fg}; margin-right: {smallpad}px; }}
radio {{ border-radius: {mark}px; }}
.option-title {{ font-weight: bold; }}
textview, textview text, entry {{ background-color: {surface}; background-image: none; color: {surfacetext}; caret-color: {surfacetext}; }}
.fieldframe {{ background-color: {surface}; border: 3px solid {edge}; border-radius: {radius}px; padding: {pad}px; }}
.fieldframe.invalid {{ border-color: {problem}; border-width: 6px; }}
.fieldframe.focused {{ border-color: {focus}; border-width: {focuswidth}px; }}
entry.field {{ border: none; box-shadow: none; padding: 0; min-height: {mark}px; }}
textview text selection, entry selection {{ background-color: {chosen}; color: {chosentext}; }}
progressbar trough, progressbar progress {{ min-height: 10px; border-radius: 5px; border: none; background-image: none; }}
progressbar trough {{ background-color: {edge}; }}
progressbar progress {{ background-color: {primary}; }}
button:focus, radiobutton:focus, checkbutton:focus {{ outline: {focuswidth}px solid {focus}; outline-offset: 2px; -gtk-outline-radius: {radius}px; }}
)",
        "text"_a = px(m.text_px), "heading"_a = px(m.heading_px), "heading2"_a = px(m.text_px * 1.12),
        "bg"_a = css(t.background), "fg"_a = css(t.text), "quiet"_a = css(t.quiet),
        "problem"_a = css(t.problem), "problemtext"_a = css(t.problem_text), "pad"_a = px(m.text_px * 0.45),
        "pad2"_a = px(m.text_px * 0.8), "smallpad"_a = px(m.text_px * 0.22), "radius"_a = 12,
        "surface"_a = css(t.surface), "surfacetext"_a = css(t.surface_text), "edge"_a = css(t.edge),
        "target"_a = m.target_px, "primary"_a = css(t.primary), "primarytext"_a = css(t.primary_text),
        "keytext"_a = px(m.key_px), "keyword"_a = px(m.smallest_px),
        "key"_a = std::max(44, m.target_px * 7 / 10), "chosen"_a = css(t.chosen),
        "chosentext"_a = css(t.chosen_text), "mark"_a = px(m.text_px * 0.9), "focuswidth"_a = m.focus_px,
        "focus"_a = css(t.focus));
}

void apply_stylesheet(const std::string& css) {
    static GtkCssProvider* provider =
        nullptr;  // GTK keeps one list of providers a display: ours is added to it once
    if (provider == nullptr) {
        provider = gtk_css_provider_new();
        gtk_style_context_add_provider_for_screen(gdk_screen_get_default(), GTK_STYLE_PROVIDER(provider),
                                                  GTK_STYLE_PROVIDER_PRIORITY_USER + 1);
    }
    GError* error = nullptr;
    if (gtk_css_provider_load_from_data(provider, css.data(), static_cast<gssize>(css.size()), &error) ==
        FALSE)
        bug(std::string("a stylesheet that GTK refuses: ") + error->message);
}

}  // namespace mektep
