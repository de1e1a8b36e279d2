// SPDX-License-Identifier: GPL-3.0-or-later
// A screen as a value: what is shown, what is said and what AT-SPI must show all come from it.
#pragma once

#include "document/document.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace mektep {

/// Pictures that stand beside a button's words, never instead of them.
enum class Icon {
    none,
    back,
    home,
    speak,
    silence,
    repeat,
    language,
    text_size,
    contrast,
    finish,
    help,
    print,
    save,
    next,
    guide,
    letter,
    report,
    staff,
    edit,
    check,
    warning
};

/// A control's words are finished text in the screen's language. `label` is its accessible name,
/// `description` what else is to be known (may be empty). An icon without a label cannot be constructed.
struct Button {
    std::string id = {};
    std::string label = {};
    std::string description = {};
    Icon icon = Icon::none;
    bool primary = false;
    bool enabled = true;
    /// Of the label, where it is not the screen's: the language chooser names each language in that language.
    std::optional<Language> language = {};
};

struct Choice {
    std::string key = {};
    std::string label = {};
    std::string description = {};
    bool chosen = false;
};
/// Large buttons, one below the other: radio buttons, or check boxes if `several`.
struct Choices {
    std::string id = {};
    std::string label = {};
    std::vector<Choice> choices = {};
    bool several = false;
};

/// Which keys the on-screen keyboard offers.
enum class KeyboardKind { letters, name, digits, date, month, phone, pin };

struct TextField {
    std::string id = {};
    std::string label = {};
    std::string value = {};
    std::string description = {};  ///< an example or the form that is expected
    std::string problem = {};      ///< what is wrong and how to mend it; empty when nothing is
    KeyboardKind keyboard = KeyboardKind::letters;
    bool concealed = false;  ///< a PIN or passphrase: shown as dots, never spoken (K07)
    bool several_lines = false;
    int longest = 120;  ///< code points
};

/// How far the interview is: shown as a bar and as words ("Question 3 of about 9").
struct Progress {
    std::string id = "progress";
    std::string label = {};
    int done = 0;
    int total = 1;
};

/// Closed on purpose: a new kind does not compile until the view, the voice and the test table handle it.
using Control = std::variant<Button, Choices, TextField, Progress>;

struct Screen {
    std::string id = {};  ///< "language", "home", "question:placement", "check", "letter", "done", "staff" …
    Language language = Language::kazakh;
    std::string title = {};  ///< the heading, level 1
    std::vector<Block> body = {};
    std::vector<Control> controls = {};  ///< in reading order
    std::vector<Button> toolbar =
        {};  ///< the same on every screen: back, home, speak, language, text size, contrast, finish
    std::string focus = {};   ///< id of the control, or "title"
    std::string alert = {};   ///< an error or a warning that is announced at once; shown above the title
    bool is_private = false;  ///< shows what a visitor typed: spoken aloud only after consent (K08)
    /// A screen reader runs, and reads what has the focus: the alert and each line of the body are stops too.
    bool read_by_focus = false;
};

/// The accessible name of any control.
const std::string& label_of(const Control& control);
const std::string& id_of(const Control& control);
/// The control or toolbar button with that id, or null.
const Control* find_control(const Screen& screen, std::string_view id);
const Button* find_button(const Screen& screen, std::string_view id);
/// The body as the lines that are shown: a heading, a paragraph, an item of a list; none is empty.
std::vector<Runs> lines_of(const Screen& screen);
/// Ids of everything that can hold the focus, in reading order: "title", each enabled control (a Choices
/// gives "id/key" for each choice), then the toolbar. Where it is read by focus, "alert" comes first, and
/// "body/0", "body/1" … (the lines of the body) after the title.
std::vector<std::string> focus_order(const Screen& screen);

}  // namespace mektep
