// SPDX-License-Identifier: GPL-3.0-or-later
#include "screen/screen.h"

#include <algorithm>

namespace mektep {

const std::string& label_of(const Control& control) {
    return std::visit([](const auto& c) -> const std::string& { return c.label; }, control);
}

const std::string& id_of(const Control& control) {
    return std::visit([](const auto& c) -> const std::string& { return c.id; }, control);
}

const Control* find_control(const Screen& screen, std::string_view id) {
    const auto found =
        std::ranges::find_if(screen.controls, [&](const Control& c) { return id_of(c) == id; });
    return found == screen.controls.end() ? nullptr : &*found;
}

const Button* find_button(const Screen& screen, std::string_view id) {
    if (const auto* control = find_control(screen, id)) return std::get_if<Button>(control);
    const auto found = std::ranges::find(screen.toolbar, id, &Button::id);
    return found == screen.toolbar.end() ? nullptr : &*found;
}

namespace {

struct StopsOf {
    std::vector<std::string>& order;

    void operator()(const Button& button) const {
        if (button.enabled) order.push_back(button.id);
    }
    void operator()(const TextField& field) const { order.push_back(field.id); }
    void operator()(const Choices& choices) const {
        for (const auto& choice : choices.choices) order.push_back(choices.id + "/" + choice.key);
    }
    void operator()(const Progress&) const {}  // shown and said, but nothing can be done with it
};

struct LinesOf {
    std::vector<Runs>& lines;

    void operator()(const Heading& heading) const { lines.push_back(heading.runs); }
    void operator()(const Paragraph& paragraph) const { lines.push_back(paragraph.runs); }
    void operator()(const List& list) const {
        lines.insert(lines.end(), list.items.begin(), list.items.end());
    }
    void operator()(const Fields& fields) const {
        for (const auto& field : fields.fields) {
            auto line = field.label;
            line.insert(line.end(), field.value.begin(), field.value.end());
            lines.push_back(std::move(line));
        }
    }
    void operator()(const BlankLine& blank) const { lines.push_back(blank.label); }
    void operator()(const Table& table) const {
        lines.push_back(table.caption);
        (*this)(as_fields(table));
    }
    void operator()(const SheetBreak&) const {}
};

}  // namespace

std::vector<Runs> lines_of(const Screen& screen) {
    std::vector<Runs> lines;
    for (const auto& block : screen.body) std::visit(LinesOf{lines}, block);
    std::erase_if(lines, [](const Runs& runs) { return words_of(runs).empty(); });
    return lines;
}

std::vector<std::string> focus_order(const Screen& screen) {
    std::vector<std::string> order;
    if (screen.read_by_focus && !screen.alert.empty()) order.emplace_back("alert");
    order.emplace_back("title");
    const auto lines = screen.read_by_focus ? lines_of(screen).size() : 0;
    for (std::size_t line = 0; line < lines; ++line) order.push_back("body/" + std::to_string(line));
    for (const auto& control : screen.controls) std::visit(StopsOf{order}, control);
    for (const auto& button : screen.toolbar) StopsOf{order}(button);
    return order;
}

}  // namespace mektep
