// SPDX-License-Identifier: GPL-3.0-or-later
// The on-screen keyboard of a page, and the text of its fields.
#include <ranges>

#include "base/secret.h"
#include "kiosk/accessible.h"
#include "kiosk/connect.h"
#include "kiosk/page_view.h"

namespace mektep {
namespace {

constexpr double largest_words_percent = 100;  ///< of the keys that have words on them

void scale_words(GtkLabel* label, double scale) {
    auto* const attributes = pango_attr_list_new();
    pango_attr_list_insert(attributes, pango_attr_scale_new(scale));
    gtk_label_set_attributes(label, attributes);
    pango_attr_list_unref(attributes);
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
        keyboard_language_ = shown_.language;
        shifted_ = fields_.at(field).value.keyboard == KeyboardKind::letters &&
                   field_text(fields_.at(field).widget).empty();
    }
    build_keyboard();
}

void PageView::build_keyboard() {
    gtk_container_foreach(
        GTK_CONTAINER(keyboard_), [](GtkWidget* child, gpointer) { gtk_widget_destroy(child); }, nullptr);
    const auto field = fields_.find(typing_in_);
    if (field == fields_.end()) return;
    for (const auto& row : keyboard(field->second.value.keyboard, keyboard_language_, shifted_, catalog_)) {
        auto* const grid = gtk_grid_new();
        gtk_grid_set_column_homogeneous(GTK_GRID(grid), TRUE);
        gtk_grid_set_column_spacing(GTK_GRID(grid), 4);
        gtk_widget_set_margin_start(grid, metrics_.gap_px / 2);
        gtk_widget_set_margin_end(grid, metrics_.gap_px / 2);
        int column = 0;
        for (const auto& key : row) column += key.width;
        // The last first: a screen reader gets the children of a grid in the reverse order of their coming.
        for (const auto& key : std::views::reverse(row)) {
            column -= key.width;
            auto* const made = gtk_button_new_with_label(key.face.c_str());
            gtk_style_context_add_class(gtk_widget_get_style_context(made), "key");
            auto* const face = GTK_LABEL(gtk_bin_get_child(GTK_BIN(made)));
            gtk_label_set_ellipsize(face, PANGO_ELLIPSIZE_END);
            // A word has no room to grow as the letters do: whole and smaller it is read better than cut off.
            if (key.does != KeyFace::Does::type && look_.text_size_percent > largest_words_percent)
                scale_words(face, largest_words_percent / look_.text_size_percent);
            set_accessible(made, key.name);
            gtk_widget_set_can_focus(made, FALSE);  // the field keeps the focus
            gtk_widget_set_hexpand(made, TRUE);
            connect(made, "clicked", [this, key](GtkWidget*) { press_key(key); });
            gtk_grid_attach(GTK_GRID(grid), made, column, 0, key.width, 1);
        }
        gtk_box_pack_start(GTK_BOX(keyboard_), grid, FALSE, FALSE, 0);
    }
    gtk_widget_show_all(keyboard_);
}

void PageView::press_key(const KeyFace& key) {
    const auto found = fields_.find(typing_in_);
    if (found == fields_.end()) return;
    const auto kind = found->second.value.keyboard;
    const auto was_shifted = shifted_;
    const auto was_language = keyboard_language_;
    auto text = after_key(field_text(found->second.widget), key, kind);
    set_field_text(found->second.widget, text);
    switch (key.does) {
        case KeyFace::Does::shift:
            shifted_ = !shifted_;
            break;
        case KeyFace::Does::next_layout:
            keyboard_language_ = keyboard_language_ == Language::kazakh    ? Language::russian
                                 : keyboard_language_ == Language::russian ? Language::english
                                                                           : Language::kazakh;
            break;
        // Every word of a name begins with a capital.
        case KeyFace::Does::space:
            shifted_ = kind == KeyboardKind::letters && !found->second.value.several_lines;
            break;
        case KeyFace::Does::type:
        case KeyFace::Does::erase:
            shifted_ = kind == KeyboardKind::letters && text.empty();
            break;
    }
    mektep::wipe(text);
    if (shifted_ != was_shifted || keyboard_language_ != was_language) build_keyboard();
}

}  // namespace mektep
