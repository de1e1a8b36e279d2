// SPDX-License-Identifier: GPL-3.0-or-later
#include "screen/spoken_screen.h"

#include "base/error.h"
#include "document/spoken.h"
#include "language/order.h"

#include <algorithm>

namespace mektep {
namespace {

class Teller {
public:
    Teller(const Screen& screen, const Catalog& catalog, const Lexicon& lexicon)
        : screen_(screen), catalog_(catalog), lexicon_(lexicon) {}

    void say(std::string_view text, Language language, const ShownAt& shown) {
        if (text.empty()) return;
        for (auto& utterance : normalised(text, language, lexicon_)) {
            utterance.shown = {.part = shown.part, .offset = shown.offset + utterance.shown.offset};
            told_.push_back(std::move(utterance));
        }
    }
    void say(std::string_view text, std::string_view part) {
        say(text, screen_.language, {.part = std::string(part)});
    }
    /// What is nowhere on the screen.
    void say(const Message& message) { say(render(message, screen_.language, catalog_), ""); }

    /// "button, 2 of 5": said after the name, as a screen reader does.
    void say_place(const Message& role, std::size_t number, std::size_t count) {
        say(message("{role}, {number} of {count}", {{"role", render(role, screen_.language, catalog_)},
                                                    {"number", static_cast<std::int64_t>(number)},
                                                    {"count", static_cast<std::int64_t>(count)}}));
    }

    void blocks(const std::vector<Block>& blocks) {
        for (const auto& part : spoken(blocks))
            say(part.text, part.language, {.part = body_part(part.block, part.item), .offset = part.offset});
    }

    [[nodiscard]] std::vector<Utterance> told() && { return std::move(told_); }

private:
    const Screen& screen_;
    const Catalog& catalog_;
    const Lexicon& lexicon_;
    std::vector<Utterance> told_;
};

/// Where a control stands among those of its row: the page's own, or the toolbar.
struct Position {
    std::size_t number = 1;
    std::size_t count = 1;
};

Position position_of(const Screen& screen, std::string_view id) {
    auto order = focus_order(screen);
    order.erase(order.begin());  // the title
    const auto is_toolbar = [&](const std::string& stop) {
        return std::ranges::find(screen.toolbar, stop, &Button::id) != screen.toolbar.end();
    };
    const auto first_tool = std::ranges::find_if(order, is_toolbar);
    const bool in_toolbar = is_toolbar(std::string(id));
    const auto begin = in_toolbar ? first_tool : order.begin();
    const auto end = in_toolbar ? order.end() : first_tool;
    const auto at = std::find(begin, end, id);
    return {static_cast<std::size_t>(at - begin) + 1, static_cast<std::size_t>(end - begin)};
}

struct TellControl {
    Teller& teller;
    const Screen& screen;

    void operator()(const Button& button) const {
        const auto language = button.language.value_or(screen.language);
        teller.say(button.label, language, {.part = label_part(button.id)});
        teller.say(button.description, language, {.part = description_part(button.id)});
        const auto [number, count] = position_of(screen, button.id);
        teller.say_place(button.enabled ? message("button") : message("button, not available now"), number,
                         count);
    }
    void operator()(const Choices& choices) const {
        if (choices.label != screen.title) teller.say(choices.label, label_part(choices.id));
        for (const auto& choice : choices.choices) tell(choices, choice);
    }
    void tell(const Choices& choices, const Choice& choice) const {
        const auto id = choices.id + "/" + choice.key;
        teller.say(choice.label, label_part(id));
        teller.say(choice.description, description_part(id));
        const auto at = static_cast<std::size_t>(&choice - choices.choices.data()) + 1;
        teller.say_place(choice.chosen ? message("chosen") : message("not chosen"), at,
                         choices.choices.size());
    }
    void operator()(const TextField& field) const {
        if (field.label != screen.title) teller.say(field.label, label_part(field.id));
        teller.say(message("text field"));
        if (field.concealed)
            teller.say(field.value.empty() ? message("empty") : message("filled in, not read aloud"));
        else if (field.value.empty())
            teller.say(message("empty"));
        else
            teller.say(field.value, "");  // the field itself shows it, with the caret
        teller.say(field.description, description_part(field.id));
        if (field.problem != screen.alert) teller.say(field.problem, "");
    }
    void operator()(const Progress& progress) const { teller.say(progress.label, label_part(progress.id)); }
};

}  // namespace

std::string body_part(std::size_t block, std::size_t item) {
    return "body:" + std::to_string(block) + "/" + std::to_string(item);
}
std::string label_part(std::string_view control) { return "label:" + std::string(control); }
std::string description_part(std::string_view control) { return "description:" + std::string(control); }

std::vector<Utterance> spoken(const Screen& screen, const Catalog& catalog, const Lexicon& lexicon) {
    Teller teller(screen, catalog, lexicon);
    teller.say(screen.alert, alert_part);
    teller.say(screen.title, title_part);
    teller.blocks(screen.body);
    for (const auto& control : screen.controls) std::visit(TellControl{teller, screen}, control);
    for (const auto& button : screen.toolbar)
        if (button.enabled) TellControl{teller, screen}(button);
    return std::move(teller).told();
}

std::vector<Utterance> spoken_control(const Screen& screen, std::string_view control, const Catalog& catalog,
                                      const Lexicon& lexicon) {
    Teller teller(screen, catalog, lexicon);
    const TellControl tell{teller, screen};
    const auto slash = control.find('/');
    if (control == "title") {
        teller.say(screen.title, title_part);
        teller.say(message("heading"));
    } else if (const auto* found = find_control(screen, control)) {
        std::visit(tell, *found);
        // On a question screen the field's label is the title and would otherwise stay unsaid.
        if (label_of(*found) == screen.title) {
            Teller with_label(screen, catalog, lexicon);
            with_label.say(screen.title, title_part);
            std::visit(TellControl{with_label, screen}, *found);
            return std::move(with_label).told();
        }
    } else if (const auto* button = find_button(screen, control)) {
        tell(*button);
    } else if (slash != std::string_view::npos) {
        const auto* group = find_control(screen, control.substr(0, slash));
        const auto* choices = group == nullptr ? nullptr : std::get_if<Choices>(group);
        if (choices == nullptr) return {};
        const auto choice = std::ranges::find(choices->choices, control.substr(slash + 1), &Choice::key);
        if (choice != choices->choices.end()) tell.tell(*choices, *choice);
    }
    return std::move(teller).told();
}

std::vector<Utterance> spoken_typing(std::string_view before, std::string_view after, Language language,
                                     const Catalog& catalog) {
    if (before == after) return {};
    if (after.size() > before.size() && after.starts_with(before))
        return spelled(after.substr(before.size()), language);
    if (before.starts_with(after)) {
        auto erased = spelled(before.substr(after.size()), language);
        auto word = normalised(render(message("erased"), language, catalog), language, Lexicon());
        erased.insert(erased.end(), word.begin(), word.end());
        return erased;
    }
    return spelled(after, language);
}

}  // namespace mektep
