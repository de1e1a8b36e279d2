// SPDX-License-Identifier: GPL-3.0-or-later
// One function for each kind of block and control.
#include "base/error.h"
#include "kiosk/accessible.h"
#include "kiosk/connect.h"
#include "kiosk/icon.h"
#include "kiosk/page_view.h"
#include "screen/spoken_screen.h"

#include <fmt/format.h>

#include <algorithm>

namespace mektep {
namespace {

void add_class(GtkWidget* widget, const char* css_class) {
    gtk_style_context_add_class(gtk_widget_get_style_context(widget), css_class);
}

GtkWidget* wrapping_label(const std::string& text) {
    auto* const label = gtk_label_new(text.c_str());
    gtk_label_set_line_wrap(GTK_LABEL(label), TRUE);
    gtk_label_set_line_wrap_mode(GTK_LABEL(label), PANGO_WRAP_WORD_CHAR);
    gtk_label_set_xalign(GTK_LABEL(label), 0);
    gtk_label_set_width_chars(GTK_LABEL(label), 1);  // it may become as narrow as the page needs
    return label;
}

/// A text view draws no border of its own, nor does an event box: a box around it does, and shows the focus.
GtkWidget* framed(GtkWidget* field, bool is_wrong) {
    auto* const frame = gtk_box_new(GTK_ORIENTATION_VERTICAL, 0);
    add_class(frame, "fieldframe");
    if (is_wrong) add_class(frame, "invalid");
    gtk_box_pack_start(GTK_BOX(frame), field, TRUE, TRUE, 0);
    connect(field, "focus-in-event", [frame](GtkWidget*, GdkEvent*) {
        add_class(frame, "focused");
        return FALSE;
    });
    connect(field, "focus-out-event", [frame](GtkWidget*, GdkEvent*) {
        gtk_style_context_remove_class(gtk_widget_get_style_context(frame), "focused");
        return FALSE;
    });
    return frame;
}

/// What a screen reader says after the field's name. Where the page begins at the field, that is also what
/// stands above it and would be passed over; a mistake is announced already.
std::string said_with(const TextField& field, const Screen& screen) {
    std::vector<std::string> parts;
    if (field.id == screen.focus && screen.alert.empty()) {
        for (const auto& control : screen.controls)
            if (const auto* progress = std::get_if<Progress>(&control)) parts.push_back(progress->label);
        for (const auto& line : lines_of(screen)) parts.push_back(words_of(line));
    }
    if (field.problem != screen.alert) parts.push_back(field.problem);
    parts.push_back(field.description);
    std::string words;
    for (const auto& part : parts) {
        if (part.empty()) continue;
        if (!words.empty()) words += "\n";
        words += part;
    }
    return words;
}

void set_language(GtkWidget* label, Language language) {
    auto* const attributes = pango_attr_list_new();
    pango_attr_list_insert(
        attributes, pango_attr_language_new(pango_language_from_string(std::string(tag(language)).c_str())));
    gtk_label_set_attributes(GTK_LABEL(label), attributes);
    pango_attr_list_unref(attributes);
}

}  // namespace

GtkWidget* PageView::two_lines(const std::string& id, const std::string& title,
                               const std::string& explanation) {
    auto* const box = gtk_box_new(GTK_ORIENTATION_VERTICAL, 4);
    auto* const first = wrapping_label(title);
    shows_part(first, label_part(id));
    if (!explanation.empty()) add_class(first, "option-title");
    gtk_box_pack_start(GTK_BOX(box), first, FALSE, FALSE, 0);
    if (!explanation.empty()) {
        auto* const second = wrapping_label(explanation);
        shows_part(second, description_part(id));
        gtk_box_pack_start(GTK_BOX(box), second, FALSE, FALSE, 0);
    }
    gtk_widget_set_valign(box, GTK_ALIGN_CENTER);
    return box;
}

GtkWidget* PageView::label(const std::string& text, const char* css_class, GtkWidget* box) {
    auto* const made = wrapping_label(text);
    if (*css_class != '\0') add_class(made, css_class);
    gtk_box_pack_start(GTK_BOX(box), made, FALSE, FALSE, 0);
    return made;
}

GtkWidget* PageView::list_item(const std::string& mark, const std::string& text, GtkWidget* box) {
    auto* const row = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, static_cast<int>(metrics_.text_px * 0.4));
    auto* const sign = gtk_label_new(mark.c_str());
    gtk_widget_set_valign(sign, GTK_ALIGN_START);
    gtk_box_pack_start(GTK_BOX(row), sign, FALSE, FALSE, 0);
    auto* const words = wrapping_label(text);
    gtk_box_pack_start(GTK_BOX(row), words, TRUE, TRUE, 0);
    gtk_box_pack_start(GTK_BOX(box), row, FALSE, FALSE, 0);
    return words;
}

void PageView::add_body(GtkWidget* box, const std::vector<Block>& blocks) {
    std::size_t at = 0, item = 0;
    int line = 0;  // as lines_of() counts them
    const auto finish = [&](GtkWidget* made, const Runs& runs) {
        if (!runs.empty()) set_language(made, runs.front().language);
        shows_part(made, body_part(at, item++));
        if (*gtk_label_get_text(GTK_LABEL(made)) != '\0') add_line(made, fmt::format("body/{}", line++));
        return made;
    };
    const auto add = [&](const Runs& runs, const char* css_class, const std::string& before = {}) {
        return finish(label(before + words_of(runs), css_class, box), runs);
    };
    for (at = 0; at < blocks.size(); ++at) {
        item = 0;
        std::visit(
            [&](const auto& b) {
                using Type = std::decay_t<decltype(b)>;
                if constexpr (std::is_same_v<Type, Heading>) {
                    set_role(add(b.runs, "heading2"), ATK_ROLE_HEADING);
                } else if constexpr (std::is_same_v<Type, Paragraph>) {
                    add(b.runs, b.style == Paragraph::Style::note ? "quiet" : "");
                } else if constexpr (std::is_same_v<Type, List>) {
                    int number = 0;
                    for (const auto& words : b.items)
                        finish(
                            list_item(b.ordered ? fmt::format("{}.", ++number) : "•", words_of(words), box),
                            words);
                } else if constexpr (std::is_same_v<Type, Fields>) {
                    for (const auto& field : b.fields) add(field.value, "", words_of(field.label) + ": ");
                } else if constexpr (std::is_same_v<Type, BlankLine>) {
                    add(b.label, "");
                } else if constexpr (std::is_same_v<Type, Table>) {
                    // Columns have no place on a touch screen in large print: row by row.
                    if (!b.caption.empty()) add(b.caption, "");
                    const auto rows = as_fields(b).fields;
                    for (std::size_t row = 0; row < rows.size(); ++row) {
                        const auto name = words_of(rows[row].label) + ": " + words_of(rows[row].value);
                        auto* const cell = gtk_box_new(GTK_ORIENTATION_VERTICAL, metrics_.gap_px / 4);
                        gtk_box_pack_start(GTK_BOX(box), cell, FALSE, FALSE, 0);
                        finish(label(name, "", cell), rows[row].value);
                        if (row < b.bars.size() && b.bars[row] > 0) add_bar(cell, b.bars[row], name);
                    }
                } else {
                    static_assert(std::is_same_v<Type, SheetBreak>);
                }
            },
            blocks[at]);
    }
}

GtkWidget* PageView::button(const Button& value, bool is_tool) {
    auto* const made = gtk_button_new();
    auto* const row =
        gtk_box_new(GTK_ORIENTATION_HORIZONTAL, static_cast<int>(metrics_.text_px * (is_tool ? 0.25 : 0.5)));
    if (auto* const picture =
            icon_widget(value.icon, static_cast<int>(metrics_.text_px * (is_tool ? 0.8 : 1.1))))
        gtk_box_pack_start(GTK_BOX(row), picture, FALSE, FALSE, 0);
    gtk_box_pack_start(GTK_BOX(row), two_lines(value.id, value.label, is_tool ? "" : value.description), TRUE,
                       TRUE, 0);
    gtk_container_add(GTK_CONTAINER(made), row);
    add_class(made, is_tool ? "tool" : value.primary ? "primary" : "quietbutton");
    set_accessible(made, value.label, value.description);
    gtk_widget_set_sensitive(made, value.enabled ? TRUE : FALSE);
    const auto id = value.id;
    connect(made, "clicked", [this, id](GtkWidget*) { tell_(Pressed{id}); });
    watch_focus(made, id);
    stops_[id] = made;
    return made;
}

void PageView::add_control(GtkWidget* box, const Button& value) {
    gtk_box_pack_start(GTK_BOX(box), button(value, false), FALSE, FALSE, 0);
}

void PageView::add_control(GtkWidget* box, const Choices& value) {
    auto* const group = gtk_box_new(GTK_ORIENTATION_VERTICAL, metrics_.gap_px);
    set_role(group, ATK_ROLE_PANEL);
    set_accessible(group, value.label);
    if (value.label != shown_.title) shows_part(label(value.label, "", group), label_part(value.id));
    // GTK wants one button of a group pressed: an unseen one, as long as nothing is chosen.
    auto* const unseen = value.several ? nullptr : gtk_radio_button_new(nullptr);
    for (const auto& choice : value.choices) {
        auto* const made = value.several ? gtk_check_button_new()
                                         : gtk_radio_button_new_from_widget(GTK_RADIO_BUTTON(unseen));
        gtk_container_add(GTK_CONTAINER(made),
                          two_lines(value.id + "/" + choice.key, choice.label, choice.description));
        set_accessible(made, choice.label, choice.description);
        gtk_toggle_button_set_active(GTK_TOGGLE_BUTTON(made), choice.chosen ? TRUE : FALSE);
        connect(made, "toggled",
                [this, id = value.id, key = choice.key, several = value.several](GtkWidget* toggled) {
                    const bool on = gtk_toggle_button_get_active(GTK_TOGGLE_BUTTON(toggled)) != FALSE;
                    if (!updating_ && (on || several)) tell_(Chosen{.control = id, .key = key, .on = on});
                });
        const auto stop = value.id + "/" + choice.key;
        watch_focus(made, stop);
        stops_[stop] = made;
        gtk_box_pack_start(GTK_BOX(group), made, FALSE, FALSE, 0);
    }
    gtk_box_pack_start(GTK_BOX(box), group, FALSE, FALSE, 0);
    if (unseen != nullptr) g_object_ref_sink(unseen);
    if (unseen != nullptr) g_object_set_data_full(G_OBJECT(group), "unseen", unseen, &g_object_unref);
}

void PageView::add_control(GtkWidget* box, const TextField& value) {
    auto* const prompt = label(value.label, "", box);
    if (value.label == shown_.title)
        gtk_widget_set_no_show_all(prompt, TRUE);  // the heading says it already
    else
        shows_part(prompt, label_part(value.id));
    if (!value.description.empty())
        shows_part(label(value.description, "quiet", box), description_part(value.id));
    // GtkEntry gives screen readers half of a Cyrillic text (GTK 3.24.38); only a concealed field, which is
    // never read, may be one.
    auto* const field = value.concealed ? gtk_entry_new() : gtk_text_view_new();
    add_class(field, "field");
    if (value.concealed) {
        gtk_entry_set_visibility(GTK_ENTRY(field), FALSE);
        gtk_entry_set_input_purpose(GTK_ENTRY(field), GTK_INPUT_PURPOSE_PIN);
        connect(field, "changed", [this, id = value.id](GtkWidget* changed) {
            if (!updating_) tell_(Typed{.field = id, .text = Secret(field_text(changed))});
        });
    } else {
        gtk_text_view_set_wrap_mode(GTK_TEXT_VIEW(field), GTK_WRAP_WORD_CHAR);
        gtk_text_view_set_accepts_tab(GTK_TEXT_VIEW(field), FALSE);
        if (value.several_lines)
            gtk_widget_set_size_request(
                field, -1, std::min(static_cast<int>(metrics_.text_px * 4), display_.height_px / 5));
        connect(gtk_text_view_get_buffer(GTK_TEXT_VIEW(field)), "changed",
                [this, id = value.id, field](GtkTextBuffer*) {
                    if (!updating_) tell_(Typed{.field = id, .text = Secret(field_text(field))});
                });
    }
    // No menu of GTK's own: it would copy and paste, and speak another language.
    connect(field, "button-press-event", [](GtkWidget*, GdkEvent* event) {
        return event->type == GDK_BUTTON_PRESS && event->button.button == 3 ? TRUE : FALSE;
    });
    set_field_text(field, value.value);
    set_accessible(field, value.label, said_with(value, shown_));
    set_labelled_by(field, prompt);
    watch_focus(field, value.id);
    stops_[value.id] = field;
    auto* const frame = framed(field, !value.problem.empty());
    fields_[value.id] = {field, frame, value};
    gtk_box_pack_start(GTK_BOX(box), frame, FALSE, FALSE, 0);
}

void PageView::add_control(GtkWidget* box, const Progress& value) {
    shows_part(label(value.label, "quiet", box), label_part(value.id));
    add_bar(box, static_cast<double>(value.done) / std::max(value.total, 1), value.label);
}

void PageView::add_bar(GtkWidget* box, double part, const std::string& name) {
    auto* const bar = gtk_progress_bar_new();
    gtk_progress_bar_set_fraction(GTK_PROGRESS_BAR(bar), std::clamp(part, 0.0, 1.0));
    set_accessible(bar, name);
    gtk_box_pack_start(GTK_BOX(box), bar, FALSE, FALSE, 0);
}

void PageView::add_toolbar(GtkWidget* box, const std::vector<Button>& buttons) {
    auto* const grid = gtk_grid_new();
    gtk_grid_set_column_homogeneous(GTK_GRID(grid), TRUE);
    gtk_grid_set_row_spacing(GTK_GRID(grid), static_cast<guint>(metrics_.gap_px / 2));
    gtk_grid_set_column_spacing(GTK_GRID(grid), static_cast<guint>(metrics_.gap_px));
    gtk_widget_set_margin_start(grid, metrics_.gap_px);
    gtk_widget_set_margin_end(grid, metrics_.gap_px);
    gtk_widget_set_margin_bottom(grid, metrics_.gap_px);
    // As many columns as the longest words need.
    const int widest = static_cast<int>(metrics_.text_px * 7.2);
    const int columns = std::clamp(display_.width_px / std::max(widest, 1), 1, 4);
    // The last first: a screen reader gets the children of a grid in the reverse order of their coming.
    for (int at = static_cast<int>(buttons.size()) - 1; at >= 0; --at) {
        auto* const made = button(buttons[static_cast<std::size_t>(at)], true);
        gtk_widget_set_hexpand(made, TRUE);
        gtk_grid_attach(GTK_GRID(grid), made, at % columns, at / columns, 1, 1);
    }
    gtk_box_pack_end(GTK_BOX(box), grid, FALSE, FALSE, 0);
}

}  // namespace mektep
