// SPDX-License-Identifier: GPL-3.0-or-later
// To paper: what is asked for, how the printer is, how the job ends.
#include "screen/turn.h"

#include <algorithm>
#include <utility>

namespace mektep {
namespace {

constexpr auto between_looks = std::chrono::seconds(3);
/// A scheduler that hangs answers after some seconds only: so long the voice does not keep silent.
constexpr auto patience = std::chrono::seconds(2);

}  // namespace

void Turn::order_print(const std::string& button) {
    // One job at a time: whoever left the page of one that still waits for paper comes back to it.
    if (s_.is_printing) return s_.go({.kind = PageKind::printing, .interview = s_.printed_from.interview});
    // "Print again" leads here too, one press more than to send it at once: before a second try a parent
    // wants to hear whether the printer is ready, and a press by mistake must not cost five sheets.
    const bool again = s_.page.kind == PageKind::printing;
    const bool was_printed = again && s_.print_state == PrintState::done;
    const auto copies = again && !was_printed ? s_.print_order.copies : 1;
    if (!again) {
        // Side trips from an order before this one ("Help", printed on the way) lead back past it.
        for (auto& page : s_.trail)
            if (page.kind == PageKind::before_printing || page.kind == PageKind::printing)
                page = s_.printed_from;
        s_.printed_from = s_.page;
        s_.printed_by = button;
    }
    const bool is_letter =
        s_.printed_from.kind == PageKind::letter || s_.printed_from.kind == PageKind::cover;
    s_.print_order = {.what = s_.printed_by == "print_all"    ? PrintOrder::What::all_letters
                              : s_.printed_by == "print_both" ? PrintOrder::What::both_languages
                              : is_letter                     ? PrintOrder::What::letter
                                                              : PrintOrder::What::page,
                      .copies = copies};
    show_order();
}

void Turn::show_order() {
    s_.go({.kind = PageKind::before_printing, .interview = s_.printed_from.interview});
    look_at_printer(true);
    s_.printer_look.is_waited_for = !s_.print_order.printer;
}

void Turn::look_at_printer(bool also_at_pages) {
    auto& look = s_.printer_look;
    look.at = s_.world.clock.now();
    look.is_answered = false;
    LookAtPrinter effect{.look = ++look.number};
    if (also_at_pages) {
        effect.document = s_.ordered();
        s_.print_order.page_title = effect.document->title;
    }
    effects_.emplace_back(std::move(effect));
}

void Turn::look_again_in_time() {
    if (s_.page.kind != PageKind::before_printing) return;
    auto& look = s_.printer_look;
    const auto waited = s_.world.clock.now() - look.at;
    if (look.is_waited_for && waited >= patience) {
        look.is_waited_for = false;
        speak_ = Speak::whole_screen;
    }
    if (look.is_answered && waited >= between_looks) look_at_printer(false);
}

void Turn::operator()(const PrinterSeen& seen) {
    auto& look = s_.printer_look;
    if (seen.look != look.number) return;  // it was asked for a page or a visitor that is gone
    look.is_answered = true;
    look.is_waited_for = false;
    const auto before = std::exchange(s_.print_order.printer, seen.state);
    const auto pages_before = s_.print_order.pages;
    if (seen.pages) s_.print_order.pages = seen.pages;
    const bool is_shown = s_.page.kind == PageKind::before_printing && !s_.warned;
    if (!is_shown || (before == seen.state && pages_before == s_.print_order.pages)) return;
    // Without a printer there are other controls.
    const auto screen = s_.screen();
    const auto order = focus_order(screen);
    if (std::ranges::find(order, s_.focus) == order.end()) s_.focus = screen.focus;
    speak_ = Speak::whole_screen;
    announce(s_.scene().words(before_printing(seen.state)));
}

void Turn::print_now() {
    if (s_.page.kind != PageKind::before_printing || s_.print_order.printer == PrintState::no_printer) return;
    s_.print_state = PrintState::sending;
    s_.is_printing = true;
    effects_.emplace_back(
        PrintDocument{.document = s_.ordered(), .copies = s_.print_order.copies, .job = ++s_.print_job});
    s_.go({.kind = PageKind::printing, .interview = s_.printed_from.interview});
}

void Turn::choose_copies(const std::string& key) {
    s_.print_order.copies = std::stoi(key);
    state_changed_ = true;
}

void Turn::save_order() {
    const auto name = s_.print_order.what == PrintOrder::What::page ? "page" : "letter";
    show_order();
    effects_.emplace_back(SaveDocument{.document = s_.ordered(), .name = name});
}

void Turn::after_printing() {
    const auto& from = s_.printed_from;
    const bool was_letter = from.kind == PageKind::letter || from.kind == PageKind::cover;
    const auto next = was_letter && s_.print_state == PrintState::done ? PageKind::cover : from.kind;
    s_.go({.kind = next, .interview = from.interview});
}

}  // namespace mektep
