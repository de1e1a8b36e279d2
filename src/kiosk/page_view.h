// SPDX-License-Identifier: GPL-3.0-or-later
// A Screen as native GTK widgets. Knows nothing of sessions: it shows values and tells events.
#pragma once

#include "content/pack.h"
#include "screen/event.h"
#include "screen/keyboard_layout.h"
#include "screen/session.h"
#include "screen/theme.h"

#include <gtk/gtk.h>

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace mektep {

/// Runs on: the main thread. Every event is told through `tell`, never from within the building of widgets.
class PageView {
public:
    PageView(const Catalog& catalog, Display display, std::function<void(Event)> tell);
    PageView(const PageView&) = delete;
    PageView& operator=(const PageView&) = delete;

    /// The widget to be put into the window.
    [[nodiscard]] GtkWidget* widget() const { return root_; }

    /// Shows a screen. The same screen with other values is changed in place, so that the focus and the caret
    /// stay.
    void show(const Screen& screen, const Look& look);
    /// Marks what the voice says, and moves it into sight; nothing where the screen shows other words.
    void mark_spoken(const SpokenNow& spoken);
    /// A short message for a screen reader.
    void announce_text(const std::string& text);
    /// Destroys every widget that held a visitor's words, and the clipboards.
    void wipe();

private:
    struct Field {
        GtkWidget* widget = nullptr;  ///< GtkTextView, or GtkEntry for a concealed field
        GtkWidget* frame = nullptr;
        TextField value;
    };

    void rebuild(const Screen& screen, const Look& look);
    void update(const Screen& screen);
    void take_mistakes_away(const Screen& screen);
    void let_lines_be_read(const Screen& screen);
    void set_focus(const std::string& id);
    void focus_arrived(const std::string& id);
    void show_keyboard(const std::string& field);
    void press_key(const KeyFace& key);
    void build_keyboard();
    GtkWidget* key_button(const KeyFace& key);
    [[nodiscard]] const Button* primary_button() const;
    void scroll(int direction);
    void show_scroll_buttons();
    void show_typed_field(GtkAdjustment* adjustment);
    void show_line(GtkWidget* label, std::size_t byte);

    void add_body(GtkWidget* box, const std::vector<Block>& blocks);
    /// A line of words that can be made a stop of the focus.
    void add_line(GtkWidget* label, const std::string& id);
    GtkWidget* label(const std::string& text, const char* css_class, GtkWidget* box);
    /// The label shows this part of the screen, which the voice says too.
    void shows_part(GtkWidget* label, std::string part);
    /// The item's words; its mark hangs before them.
    GtkWidget* list_item(const std::string& mark, const std::string& text, GtkWidget* box);
    GtkWidget* button(const Button& button, bool is_tool);
    /// Label and description, one below the other: the face of a button or a choice.
    GtkWidget* two_lines(const std::string& id, const std::string& label, const std::string& description);
    void add_control(GtkWidget* box, const Button& button);
    void add_control(GtkWidget* box, const Choices& choices);
    void add_control(GtkWidget* box, const TextField& field);
    void add_control(GtkWidget* box, const Progress& progress);
    /// A bar for the eye; `name` says the same.
    void add_bar(GtkWidget* box, double part, const std::string& name);
    void add_toolbar(GtkWidget* box, const std::vector<Button>& buttons);
    void watch_focus(GtkWidget* widget, const std::string& id);

    const Catalog& catalog_;
    Display display_;
    std::function<void(Event)> tell_;
    GtkWidget* root_ = nullptr;
    GtkWidget* page_ = nullptr;       ///< everything that belongs to one screen
    GtkWidget* past_page_ = nullptr;  ///< the one before, unseen
    GtkWidget* content_ = nullptr;    ///< the scrolled part
    GtkWidget* scrolled_ = nullptr;
    GtkWidget* scroll_buttons_ = nullptr;
    GtkWidget* keyboard_ = nullptr;
    GtkWidget* live_ = nullptr;                ///< what a screen reader is told
    std::map<std::string, GtkWidget*> stops_;  ///< focus id -> widget
    std::map<std::string, GtkWidget*> parts_;  ///< part of the screen (screen/spoken_screen.h) -> label
    SpokenNow marked_;
    std::vector<GtkWidget*> lines_;  ///< those of the stops that a screen reader alone needs
    std::map<std::string, Field> fields_;
    std::string typing_in_;  ///< the field that the keyboard writes to
    KeyboardPage keys_;
    bool updating_ = false;  ///< widgets change because the session said so
    Metrics metrics_;
    Look look_;
    Screen shown_;
    std::string signature_;
};

}  // namespace mektep
