// SPDX-License-Identifier: GPL-3.0-or-later
// A document's way to paper: before it is sent, while it is printed, and after.
#include "base/error.h"
#include "screen/build.h"

#include <utility>

namespace mektep {
namespace {

constexpr int most_copies = 3;

Message what_comes_out(const PrintOrder& order) {
    switch (order.what) {
        case PrintOrder::What::page:
            return message("The page “{title}”.", {{"title", order.page_title}});
        case PrintOrder::What::letter:
            return message("Two copies of the letter, and a sheet that says what to do with them.");
        case PrintOrder::What::all_letters:
            return message("Two copies of each letter, and one sheet that says what to do with them.");
        case PrintOrder::What::both_languages:
            return message(
                "Two copies of the letter in Kazakh, two in Russian, and a sheet that says what to do with "
                "them.");
    }
    bug("an order of nothing");
}

Choices copies_to_choose(const Scene& scene, const PrintOrder& order) {
    const bool is_page = order.what == PrintOrder::What::page;
    Choices choices{.id = "copies",
                    .label = scene.words(is_page ? message("How many copies do you need?")
                                                 : message("How many such sets do you need?"))};
    for (std::int64_t copies = 1; copies <= most_copies; ++copies) {
        Choice choice{
            .key = std::to_string(copies),
            .label = scene.words(
                is_page ? message("{copies, plural, one {# copy} other {# copies}}", {{"copies", copies}})
                        : message("{sets, plural, one {# set} other {# sets}}", {{"sets", copies}})),
            .chosen = copies == order.copies};
        if (order.pages)
            choice.description = scene.words(
                message("{pages, plural, one {# page} other {# pages}}", {{"pages", copies * *order.pages}}));
        choices.choices.push_back(std::move(choice));
    }
    return choices;
}

}  // namespace

Screen before_printing_screen(const Scene& scene, const PrintOrder& order, const std::string& notice) {
    const bool can_print = order.printer != PrintState::no_printer;
    auto screen =
        titled(scene, "before_printing",
               can_print ? message("What will be printed") : message("Nothing can be printed here"));
    screen.alert = notice;
    if (can_print) {
        screen.body.emplace_back(scene.paragraph(what_comes_out(order)));
        if (order.pages)
            screen.body.emplace_back(
                scene.paragraph(message("{pages, plural, one {# page} other {# pages}} will come out.",
                                        {{"pages", std::int64_t{order.copies} * *order.pages}})));
    }
    auto printer =
        scene.paragraph(order.printer ? before_printing(*order.printer)
                                      : message("The printer is being asked whether it is ready."));
    const bool is_trouble = order.printer && order.printer != PrintState::done;
    for (auto& run : printer.runs) run.strong = is_trouble;
    screen.body.emplace_back(std::move(printer));
    if (can_print) {
        // First, where it is seen without scrolling and reached by one key: one set is what most need.
        screen.controls.emplace_back(button(scene, "print_now", message("Print"), Icon::print, true));
        screen.controls.emplace_back(copies_to_choose(scene, order));
    } else {
        screen.body.emplace_back(
            scene.paragraph(message("Nothing is lost: the staff can save it to a stick for you.")));
        screen.controls.emplace_back(
            button(scene, "save", message("Save to a stick, with the staff"), Icon::save, true));
    }
    return screen;
}

Screen printing_screen(const Scene& scene, PrintState state) {
    const bool ended = has_ended(state);
    auto screen = titled(scene, state == PrintState::done ? "done" : "printing",
                         state == PrintState::done ? message("Your pages are printed")
                         : ended                   ? message("Your pages are not printed")
                                                   : message("Printing"));
    screen.body.emplace_back(scene.paragraph(in_words(state)));
    if (state == PrintState::done)
        screen.body.emplace_back(
            scene.paragraph(message("Take all sheets with you. Nothing of them stays in the kiosk.")));
    else if (ended)
        screen.body.emplace_back(
            scene.paragraph(message("Please call the staff. Your answers are still here: you can print "
                                    "again, or save the letter to a stick.")));
    if (!ended) {
        screen.controls.emplace_back(
            button(scene, "cancel_printing", message("Stop printing"), Icon::finish));
        return screen;
    }
    if (state == PrintState::done) {
        screen.controls.emplace_back(button(scene, "after", message("What to do next"), Icon::guide, true));
        screen.controls.emplace_back(
            button(scene, "reports", message("Report a barrier, without names"), Icon::report));
        screen.controls.emplace_back(button(scene, "print", message("Print again"), Icon::print));
    } else {
        screen.controls.emplace_back(button(scene, "print", message("Print again"), Icon::print, true));
        screen.controls.emplace_back(
            button(scene, "save", message("Save to a stick, with the staff"), Icon::save));
        screen.controls.emplace_back(button(scene, "after", message("Back to the pages"), Icon::letter));
    }
    return screen;
}

}  // namespace mektep
