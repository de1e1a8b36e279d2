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

    void say(std::string_view text, Language language) {
        if (text.empty()) return;
        for (auto& utterance : normalised(text, language, lexicon_)) told_.push_back(std::move(utterance));
    }
    void say(std::string_view text) { say(text, screen_.language); }
    void say(const Message& message) { say(render(message, screen_.language, catalog_)); }

    /// "button, 2 of 5": said after the name, as a screen reader does.
    void say_place(const Message& role, std::size_t number, std::size_t count) {
        say(message("{role}, {number} of {count}", {{"role", render(role, screen_.language, catalog_)},
                                                    {"number", static_cast<std::int64_t>(number)},
                                                    {"count", static_cast<std::int64_t>(count)}}));
    }

    void blocks(const std::vector<Block>& blocks) {
        for (const auto& part : spoken(blocks)) say(part.text, part.language);
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
        teller.say(button.label, language);
        teller.say(button.description, language);
        const auto [number, count] = position_of(screen, button.id);
        teller.say_place(button.enabled ? message("button") : message("button, not available now"), number,
                         count);
    }
    void operator()(const Choices& choices) const {
        if (choices.label != screen.title) teller.say(choices.label);
        for (const auto& choice : choices.choices) tell(choices, choice);
    }
    void tell(const Choices& choices, const Choice& choice) const {
        teller.say(choice.label);
        teller.say(choice.description);
        const auto at = static_cast<std::size_t>(&choice - choices.choices.data()) + 1;
        teller.say_place(choice.chosen ? message("chosen") : message("not chosen"), at,
                         choices.choices.size());
    }
    void operator()(const TextField& field) const {
        if (field.label != screen.title) teller.say(field.label);
        teller.say(message("text field"));
        if (field.concealed)
            teller.say(field.value.empty() ? message("empty") : message("filled in, not read aloud"));
        else if (field.value.empty())
            teller.say(message("empty"));
        else
            teller.say(field.value);
        teller.say(field.description);
        if (field.problem != screen.alert) teller.say(field.problem);
    }
    void operator()(const Progress& progress) const { teller.say(progress.label); }
};

}  // namespace

std::vector<Utterance> spoken(const Screen& screen, const Catalog& catalog, const Lexicon& lexicon) {
    Teller teller(screen, catalog, lexicon);
    teller.say(screen.alert);
    teller.say(screen.title);
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
        teller.say(screen.title);
        teller.say(message("heading"));
    } else if (const auto* found = find_control(screen, control)) {
        std::visit(tell, *found);
        // On a question screen the field's label is the title and would otherwise stay unsaid.
        if (label_of(*found) == screen.title) {
            Teller with_label(screen, catalog, lexicon);
            with_label.say(screen.title);
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
