// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/page_view.h"

#include "base/error.h"
#include "kiosk/accessible.h"
#include "kiosk/connect.h"
#include "kiosk/stylesheet.h"
#include "screen/spoken_screen.h"

#include <algorithm>
#include <type_traits>
#include <utility>

namespace mektep {
namespace {

constexpr int pinned_toolbar_up_to_percent =
    125;  ///< larger text needs the room: the toolbar then ends the page

void add_class(GtkWidget* widget, const char* css_class) {
    gtk_style_context_add_class(gtk_widget_get_style_context(widget), css_class);
}

/// Everything of a screen but what may change without building it anew: the values of fields, what is chosen,
/// the focus; and mistakes, which go away in place.
std::string signature(const Screen& screen, const Look& look) {
    std::string text = screen.id + '\1' + screen.title + '\1' + std::string(code(screen.language)) +
                       look.theme + std::to_string(look.text_size_percent);
    const auto add = [&](const std::string& part) { text += '\1' + part; };
    const auto add_runs = [&](const Runs& runs) { add(words_of(runs)); };
    for (const auto& block : screen.body)
        std::visit(
            [&](const auto& b) {
                using Type = std::decay_t<decltype(b)>;
                if constexpr (std::is_same_v<Type, Heading> || std::is_same_v<Type, Paragraph>)
                    add_runs(b.runs);
                else if constexpr (std::is_same_v<Type, List>)
                    std::ranges::for_each(b.items, add_runs);
                else if constexpr (std::is_same_v<Type, Fields>)
                    for (const auto& field : b.fields) add_runs(field.label), add_runs(field.value);
                else if constexpr (std::is_same_v<Type, BlankLine>)
                    add_runs(b.label);
                else if constexpr (std::is_same_v<Type, Table>) {
                    add_runs(b.caption);
                    for (const auto& row : b.rows) std::ranges::for_each(row, add_runs);
                } else
                    static_assert(std::is_same_v<Type, SheetBreak>);
            },
            block);
    for (const auto& control : screen.controls)
        std::visit(
            [&](const auto& c) {
                using Type = std::decay_t<decltype(c)>;
                add(c.id);
                add(c.label);
                if constexpr (std::is_same_v<Type, Button>)
                    add(c.description + (c.enabled ? "+" : "-"));
                else if constexpr (std::is_same_v<Type, Choices>)
                    for (const auto& choice : c.choices) add(choice.key + choice.label);
                else if constexpr (std::is_same_v<Type, TextField>)
                    add(c.description);
            },
            control);
    for (const auto& button : screen.toolbar)
        add(button.label + button.description + (button.enabled ? "+" : "-"));
    return text;
}

std::vector<std::string> mistakes_of(const Screen& screen) {
    std::vector<std::string> mistakes{screen.alert};
    for (const auto& control : screen.controls)
        if (const auto* field = std::get_if<TextField>(&control)) mistakes.push_back(field->problem);
    return mistakes;
}

/// Whether there is a mistake on it that was not on the screen before.
bool has_new_mistake(const Screen& screen, const Screen& before) {
    const auto now = mistakes_of(screen), then = mistakes_of(before);
    if (now.size() != then.size()) return true;
    for (std::size_t i = 0; i < now.size(); ++i)
        if (!now[i].empty() && now[i] != then[i]) return true;
    return false;
}

std::string progress_of(const Screen& screen) {
    std::string words;
    for (const auto& control : screen.controls)
        if (const auto* progress = std::get_if<Progress>(&control)) words = progress->label;
    return words;
}

}  // namespace

PageView::PageView(const Catalog& catalog, Display display, std::function<void(Event)> tell)
    : catalog_(catalog),
      display_(display),
      tell_(std::move(tell)),
      root_(gtk_box_new(GTK_ORIENTATION_VERTICAL, 0)) {
    live_ = gtk_label_new("");
    add_class(live_, "live");
    gtk_widget_set_opacity(live_, 0);
    gtk_widget_set_size_request(live_, 1, 1);
    gtk_label_set_ellipsize(GTK_LABEL(live_), PANGO_ELLIPSIZE_END);
    gtk_widget_set_no_show_all(live_, TRUE);
    gtk_widget_show(live_);
    gtk_box_pack_end(GTK_BOX(root_), live_, FALSE, FALSE, 0);
    gtk_widget_show(root_);
}

void PageView::show(const Screen& screen, const Look& look) {
    const auto now = signature(screen, look);
    updating_ = true;
    if (now != signature_ || page_ == nullptr || has_new_mistake(screen, shown_)) {
        rebuild(screen, look);
        signature_ = now;
    } else {
        update(screen);
    }
    let_lines_be_read(screen);
    shown_ = screen;
    set_focus(screen.focus);
    updating_ = false;
}

void PageView::announce_text(const std::string& text) { announce(live_, text); }

void PageView::wipe() {
    scroll_buttons_ = nullptr;
    for (auto* const each : {&page_, &past_page_})
        if (auto* const page = std::exchange(*each, nullptr)) gtk_widget_destroy(page);
    keyboard_ = nullptr;
    stops_.clear();
    parts_.clear();
    marked_ = {};
    lines_.clear();
    fields_.clear();
    typing_in_.clear();
    shown_ = {};
    signature_.clear();
    gtk_label_set_text(GTK_LABEL(live_), "");
    atk_object_set_name(gtk_widget_get_accessible(live_), "");
    for (auto* const selection : {GDK_SELECTION_PRIMARY, GDK_SELECTION_CLIPBOARD}) {
        auto* const clipboard = gtk_clipboard_get(selection);
        gtk_clipboard_set_text(clipboard, "", 0);
        gtk_clipboard_clear(clipboard);
    }
}

void PageView::rebuild(const Screen& screen, const Look& look) {
    metrics_ = metrics(display_, look.text_size_percent);
    if (look.theme != look_.theme || look.text_size_percent != look_.text_size_percent || page_ == nullptr)
        apply_stylesheet(stylesheet(theme(look.theme), metrics_));
    look_ = look;
    const auto typing_in = typing_in_;
    const bool same_screen = screen.id == shown_.id;
    scroll_buttons_ = nullptr;
    // The page that is left stays until the next one is: a screen reader that finds the widget with the focus
    // dead takes the first sign of a new field for the focus, and does not say its name (Orca 43).
    if (past_page_ != nullptr) gtk_widget_destroy(past_page_);
    past_page_ = page_;
    if (past_page_ != nullptr) gtk_widget_hide(past_page_);
    keyboard_ = nullptr;
    stops_.clear();
    parts_.clear();
    marked_ = {};
    lines_.clear();
    fields_.clear();
    if (!same_screen) typing_in_.clear();

    page_ = gtk_box_new(GTK_ORIENTATION_VERTICAL, 0);
    gtk_box_pack_start(GTK_BOX(root_), page_, TRUE, TRUE, 0);
    auto* const row = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 0);
    gtk_box_pack_start(GTK_BOX(page_), row, TRUE, TRUE, 0);
    scrolled_ = gtk_scrolled_window_new(nullptr, nullptr);
    gtk_scrolled_window_set_policy(GTK_SCROLLED_WINDOW(scrolled_), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
    gtk_box_pack_start(GTK_BOX(row), scrolled_, TRUE, TRUE, 0);
    content_ = gtk_box_new(GTK_ORIENTATION_VERTICAL, metrics_.gap_px);
    add_class(content_,
              "page");  // its padding, not margins: GTK leaves the margin of a scrolled box unpainted
    gtk_container_add(GTK_CONTAINER(scrolled_), content_);
    gtk_container_set_focus_vadjustment(GTK_CONTAINER(content_),
                                        gtk_scrolled_window_get_vadjustment(GTK_SCROLLED_WINDOW(scrolled_)));
    show_scroll_buttons();
    gtk_box_pack_end(GTK_BOX(row), scroll_buttons_, FALSE, FALSE, 0);

    if (!screen.alert.empty()) {
        auto* const alert = label(screen.alert, "alert", content_);
        shows_part(alert, std::string(alert_part));
        add_line(alert, "alert");
    }
    auto* const title = label(screen.title, "heading1", content_);
    shows_part(title, std::string(title_part));
    gtk_label_set_selectable(GTK_LABEL(title), TRUE);  // GTK gives the focus to selectable labels only
    set_role(title, ATK_ROLE_HEADING);
    set_accessible(title, screen.title, progress_of(screen));
    watch_focus(title, "title");
    stops_["title"] = title;
    shown_ = screen;
    add_body(content_, screen.body);
    for (const auto& control : screen.controls)
        std::visit([&](const auto& c) { add_control(content_, c); }, control);

    const bool is_pinned = look.text_size_percent <= pinned_toolbar_up_to_percent;
    if (is_pinned) {
        // The keyboard stands between the page and the toolbar.
        keyboard_ = gtk_box_new(GTK_ORIENTATION_VERTICAL, 4);
        gtk_box_pack_start(GTK_BOX(page_), keyboard_, FALSE, FALSE, 0);
        add_toolbar(page_, screen.toolbar);
    } else {
        add_toolbar(content_, screen.toolbar);
        keyboard_ = gtk_box_new(GTK_ORIENTATION_VERTICAL, 4);
        gtk_box_pack_start(GTK_BOX(page_), keyboard_, FALSE, FALSE, 0);
    }
    gtk_widget_show_all(page_);
    gtk_widget_hide(scroll_buttons_);
    if (same_screen && !typing_in.empty()) show_keyboard(typing_in);
}

/// Whoever mends a mistake is in the middle of it: the page stays, and a screen reader has nothing to say.
void PageView::take_mistakes_away(const Screen& screen) {
    if (const auto alert = stops_.find("alert"); alert != stops_.end() && screen.alert.empty()) {
        gtk_widget_hide(alert->second);
        std::erase(lines_, alert->second);
        stops_.erase(alert);
    }
    for (const auto& control : screen.controls) {
        const auto* const value = std::get_if<TextField>(&control);
        if (value == nullptr || !value->problem.empty()) continue;
        const auto& field = fields_.at(value->id);
        gtk_style_context_remove_class(gtk_widget_get_style_context(field.frame), "invalid");
        if (!field.value.problem.empty()) set_accessible(field.widget, value->label, value->description);
    }
}

void PageView::update(const Screen& screen) {
    take_mistakes_away(screen);
    for (const auto& control : screen.controls) {
        if (const auto* choices = std::get_if<Choices>(&control)) {
            for (const auto& choice : choices->choices) {
                const auto stop = stops_.find(choices->id + "/" + choice.key);
                if (stop != stops_.end() && choice.chosen)
                    gtk_toggle_button_set_active(GTK_TOGGLE_BUTTON(stop->second), TRUE);
                if (stop != stops_.end() && !choice.chosen && choices->several)
                    gtk_toggle_button_set_active(GTK_TOGGLE_BUTTON(stop->second), FALSE);
            }
        }
        if (const auto* field = std::get_if<TextField>(&control))
            set_field_text(fields_.at(field->id).widget, field->value);
    }
}

void PageView::add_line(GtkWidget* label, const std::string& id) {
    watch_focus(label, id);
    stops_[id] = label;
    lines_.push_back(label);
}

void PageView::let_lines_be_read(const Screen& screen) {
    for (auto* const line : lines_) {
        if (gtk_label_get_selectable(GTK_LABEL(line)) == static_cast<gboolean>(screen.read_by_focus))
            continue;
        gtk_label_set_selectable(GTK_LABEL(line), screen.read_by_focus ? TRUE : FALSE);
    }
}

void PageView::set_focus(const std::string& id) {
    const auto stop = stops_.find(id);
    if (stop == stops_.end() || gtk_widget_has_focus(stop->second) != FALSE) return;
    gtk_widget_grab_focus(stop->second);
    focus_arrived(id);
}

void PageView::focus_arrived(const std::string& id) {
    if (fields_.contains(id)) show_keyboard(id);
    if (!updating_) tell_(Focused{id});
}

void PageView::watch_focus(GtkWidget* widget, const std::string& id) {
    connect(widget, "focus-in-event", [this, id](GtkWidget*, GdkEvent*) {
        focus_arrived(id);
        return FALSE;
    });
}

void PageView::scroll(int direction) {
    auto* const adjustment = gtk_scrolled_window_get_vadjustment(GTK_SCROLLED_WINDOW(scrolled_));
    gtk_adjustment_set_value(adjustment, gtk_adjustment_get_value(adjustment) +
                                             direction * gtk_adjustment_get_page_size(adjustment) * 0.85);
}

/// The keyboard takes room: the field that is typed in moves into what is left.
void PageView::show_typed_field(GtkAdjustment* adjustment) {
    const auto field = fields_.find(typing_in_);
    int x = 0, y = 0;
    if (field == fields_.end() ||
        gtk_widget_translate_coordinates(field->second.frame, content_, 0, 0, &x, &y) == FALSE)
        return;
    const int height = gtk_widget_get_allocated_height(field->second.frame);
    gtk_adjustment_clamp_page(adjustment, y - metrics_.gap_px, y + height + metrics_.gap_px);
}

void PageView::show_scroll_buttons() {
    scroll_buttons_ = gtk_box_new(GTK_ORIENTATION_VERTICAL, metrics_.gap_px);
    gtk_widget_set_valign(scroll_buttons_, GTK_ALIGN_CENTER);
    gtk_widget_set_margin_end(scroll_buttons_, metrics_.gap_px);
    const auto add = [&](const char* face, const Message& name, int direction) {
        auto* const arrow = gtk_button_new_with_label(face);
        add_class(arrow, "tool");
        set_accessible(arrow, render(name, shown_.language, catalog_));
        // The keys reach everything without it: the page follows the focus.
        gtk_widget_set_can_focus(arrow, FALSE);
        connect(arrow, "clicked", [this, direction](GtkWidget*) { scroll(direction); });
        gtk_box_pack_start(GTK_BOX(scroll_buttons_), arrow, FALSE, FALSE, 0);
    };
    add("▲", message("Further up"), -1);
    add("▼", message("Further down"), 1);
    auto* const adjustment = gtk_scrolled_window_get_vadjustment(GTK_SCROLLED_WINDOW(scrolled_));
    connect(adjustment, "changed", [this](GtkAdjustment* changed) {
        const bool is_long = gtk_adjustment_get_upper(changed) > gtk_adjustment_get_page_size(changed) + 1;
        const auto* const shown = gtk_scrolled_window_get_vadjustment(GTK_SCROLLED_WINDOW(scrolled_));
        if (scroll_buttons_ == nullptr || changed != shown) return;
        gtk_widget_set_visible(scroll_buttons_, is_long ? TRUE : FALSE);
        show_typed_field(changed);
    });
}

}  // namespace mektep
