// SPDX-License-Identifier: GPL-3.0-or-later
// The on-screen keyboard of a page, and the text of its fields.
#include "base/secret.h"
#include "kiosk/accessible.h"
#include "kiosk/connect.h"
#include "kiosk/page_view.h"

namespace mektep {
namespace {

bool begins_with_capital(KeyboardKind kind) {
    return kind == KeyboardKind::letters || kind == KeyboardKind::name;
}

}  // namespace

std::string field_text(GtkWidget* field) {
    if (GTK_IS_ENTRY(field)) return gtk_entry_get_text(GTK_ENTRY(field));
    auto* const buffer = gtk_text_view_get_buffer(GTK_TEXT_VIEW(field));
    GtkTextIter begin, end;
    gtk_text_buffer_get_bounds(buffer, &begin, &end);
    auto* const text = gtk_text_buffer_get_text(buffer, &begin, &end, FALSE);
    std::string result = text;
    g_free(text);
    return result;
}

void set_field_text(GtkWidget* field, const std::string& text) {
    if (field_text(field) == text) return;
    if (GTK_IS_ENTRY(field)) {
        gtk_entry_set_text(GTK_ENTRY(field), text.c_str());
        gtk_editable_set_position(GTK_EDITABLE(field), -1);
        return;
    }
    gtk_text_buffer_set_text(gtk_text_view_get_buffer(GTK_TEXT_VIEW(field)), text.c_str(),
                             static_cast<int>(text.size()));
}

void PageView::show_keyboard(const std::string& field) {
    if (typing_in_ != field) {
        typing_in_ = field;
        keys_ = {.letters = shown_.language,
                 .shifted = begins_with_capital(fields_.at(field).value.keyboard) &&
                            field_text(fields_.at(field).widget).empty()};
    }
    build_keyboard();
}

/// The button that is the next step of the page, or null.
const Button* PageView::primary_button() const {
    for (const auto& control : shown_.controls)
        if (const auto* button = std::get_if<Button>(&control); button != nullptr && button->primary)
            return button;
    return nullptr;
}

GtkWidget* PageView::key_button(const KeyFace& key) {
    auto* const made = gtk_button_new_with_label(key.face.c_str());
    auto* const style = gtk_widget_get_style_context(made);
    gtk_style_context_add_class(style, "key");
    if (key.does == KeyFace::Does::done) gtk_style_context_add_class(style, "primary");
    // Words have no room to grow as the letters do: whole and smaller they are read better than cut off.
    if (key.does != KeyFace::Does::type) gtk_style_context_add_class(style, "word");
    gtk_label_set_ellipsize(GTK_LABEL(gtk_bin_get_child(GTK_BIN(made))), PANGO_ELLIPSIZE_END);
    set_accessible(made, key.name);
    gtk_widget_set_can_focus(made, FALSE);  // the field keeps the focus
    gtk_widget_set_hexpand(made, TRUE);
    connect(made, "clicked", [this, key](GtkWidget*) { press_key(key); });
    return made;
}

void PageView::build_keyboard() {
    gtk_container_foreach(
        GTK_CONTAINER(keyboard_), [](GtkWidget* child, gpointer) { gtk_widget_destroy(child); }, nullptr);
    const auto field = fields_.find(typing_in_);
    if (field == fields_.end()) return;
    const auto* const next = primary_button();
    for (const auto& row : keyboard(field->second.value.keyboard, keys_, shown_.language,
                                    next == nullptr ? "" : next->label, catalog_)) {
        auto* const grid = gtk_grid_new();
        gtk_grid_set_column_homogeneous(GTK_GRID(grid), TRUE);
        gtk_grid_set_column_spacing(GTK_GRID(grid), 4);
        gtk_widget_set_margin_start(grid, metrics_.gap_px / 2);
        gtk_widget_set_margin_end(grid, metrics_.gap_px / 2);
        int column = 0;
        for (const auto& key : row) column += key.width;
        // The last first: a screen reader gets the children of a grid in the reverse order of their coming.
        for (auto key = row.rbegin(); key != row.rend(); ++key) {
            column -= key->width;
            gtk_grid_attach(GTK_GRID(grid), key_button(*key), column, 0, key->width, 1);
        }
        gtk_box_pack_start(GTK_BOX(keyboard_), grid, FALSE, FALSE, 0);
    }
    gtk_widget_show_all(keyboard_);
}

void PageView::press_key(const KeyFace& key) {
    const auto found = fields_.find(typing_in_);
    if (found == fields_.end()) return;
    if (key.does == KeyFace::Does::done) {
        if (const auto* const next = primary_button()) tell_(Pressed{next->id});
        return;
    }
    const auto& field = found->second;
    const auto kind = field.value.keyboard;
    const auto before = keys_;
    auto text = after_key(field_text(field.widget), key, kind);
    set_field_text(field.widget, text);
    switch (key.does) {
        case KeyFace::Does::shift:
            keys_.shifted = !keys_.shifted;
            break;
        case KeyFace::Does::marks:
            keys_.marks = !keys_.marks;
            break;
        case KeyFace::Does::next_layout:
            keys_.letters = next_letters(keys_.letters);
            break;
        // Every word of a name begins with a capital, and so do the names in an address.
        case KeyFace::Does::space:
            keys_.shifted = begins_with_capital(kind) && !field.value.several_lines;
            break;
        case KeyFace::Does::type:
        case KeyFace::Does::erase:
            keys_.shifted = begins_with_capital(kind) && text.empty();
            break;
        case KeyFace::Does::done:
            break;
    }
    mektep::wipe(text);
    if (keys_ != before) build_keyboard();
}

}  // namespace mektep
