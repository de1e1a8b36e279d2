// SPDX-License-Identifier: GPL-3.0-or-later
// The words that are being said, marked where they stand on the page.
#include "kiosk/page_view.h"
#include "screen/theme.h"

#include <string_view>
#include <utility>

namespace mektep {
namespace {

constexpr int colour_scale = 0x101;  // Pango's components have 16 bits

void add_attribute(PangoAttrList* list, PangoAttribute* attribute, SourceRange range) {
    attribute->start_index = static_cast<guint>(range.begin);
    attribute->end_index = static_cast<guint>(range.end);
    pango_attr_list_insert(list, attribute);
}

PangoAttribute* pango_colour(PangoAttribute* (*make)(guint16, guint16, guint16), Colour colour) {
    const auto scaled = [](std::uint8_t part) { return static_cast<guint16>(part * colour_scale); };
    return make(scaled(colour.red), scaled(colour.green), scaled(colour.blue));
}

/// The language's attribute is taken out of the label's list, which is not used any more.
PangoAttrList* own_attributes(GtkWidget* label) {
    auto* const all = gtk_label_get_attributes(GTK_LABEL(label));
    auto* const kept = pango_attr_list_new();
    if (all == nullptr) return kept;
    auto* const languages = pango_attr_list_filter(
        all,
        [](PangoAttribute* attribute, gpointer) -> gboolean {
            return attribute->klass->type == PANGO_ATTR_LANGUAGE ? TRUE : FALSE;
        },
        nullptr);
    if (languages == nullptr) return kept;
    pango_attr_list_unref(kept);
    return languages;
}

void set_attributes(GtkWidget* label, PangoAttrList* attributes) {
    gtk_label_set_attributes(GTK_LABEL(label), attributes);
    pango_attr_list_unref(attributes);
}

}  // namespace

void PageView::shows_part(GtkWidget* label, std::string part) { parts_[std::move(part)] = label; }

void PageView::mark_spoken(const SpokenNow& spoken) {
    if (spoken == marked_) return;
    if (const auto before = parts_.find(marked_.part); before != parts_.end())
        set_attributes(before->second, own_attributes(before->second));
    marked_ = spoken;
    const auto part = parts_.find(spoken.part);
    if (part == parts_.end()) return;
    auto* const label = part->second;
    const std::string_view text = gtk_label_get_text(GTK_LABEL(label));
    const auto& [begin, end] = spoken.sentence;
    if (end <= begin || end > text.size() || text.substr(begin, end - begin) != spoken.text) return;
    auto* const attributes = own_attributes(label);
    const auto marked = spoken.word.end > spoken.word.begin ? spoken.word : spoken.sentence;
    const auto& colours = theme(look_.theme);
    add_attribute(attributes, pango_colour(&pango_attr_background_new, colours.chosen), marked);
    add_attribute(attributes, pango_colour(&pango_attr_foreground_new, colours.chosen_text), marked);
    set_attributes(label, attributes);
    show_line(label, marked.begin);
}

/// A long page follows the voice.
void PageView::show_line(GtkWidget* label, std::size_t byte) {
    int x = 0, y = 0;
    if (gtk_widget_translate_coordinates(label, content_, 0, 0, &x, &y) == FALSE) return;
    PangoRectangle at{};
    pango_layout_index_to_pos(gtk_label_get_layout(GTK_LABEL(label)), static_cast<int>(byte), &at);
    const int top = y + PANGO_PIXELS(at.y);
    gtk_adjustment_clamp_page(gtk_scrolled_window_get_vadjustment(GTK_SCROLLED_WINDOW(scrolled_)),
                              top - metrics_.gap_px, top + PANGO_PIXELS(at.height) + metrics_.gap_px);
}

}  // namespace mektep
