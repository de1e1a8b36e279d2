// SPDX-License-Identifier: GPL-3.0-or-later
// The PIN, the staff's page, and what they do with the reports.
#include "report/open.h"
#include "screen/turn.h"

#include <utility>

namespace mektep {
namespace {

constexpr int tries_of_pin = 5;
constexpr auto pin_lock = std::chrono::minutes(5);

/// Where the reports stay open.
bool is_among_statistics(PageKind kind) {
    return kind == PageKind::statistics || kind == PageKind::charts || kind == PageKind::help ||
           kind == PageKind::finish;
}

}  // namespace

void Turn::ask_pin(PinPurpose purpose) {
    s_.pin_purpose = purpose;
    s_.go_aside({.kind = PageKind::pin, .interview = s_.page.interview});
}

void Turn::check_pin() {
    if (s_.pin_locked_until)
        return refuse({{.place = {.item = "pin"},
                        .what = message("The PIN was wrong too often."),
                        .remedy = message("Wait five minutes, then try again.")}});
    const auto& hash = s_.world.pack.settings.pin_hash;
    const bool right =
        hash.empty() ? s_.draft.text.reveal() == demonstration_pin : pin_fits(s_.draft.text, hash);
    if (!right) {
        if (++s_.wrong_pins >= tries_of_pin) s_.pin_locked_until = s_.world.clock.now() + pin_lock;
        s_.draft.text = Secret();
        return refuse({{.place = {.item = "pin"},
                        .what = message("This is not the PIN."),
                        .remedy = message("Type it again, or ask who looks after the kiosk.")}});
    }
    s_.wrong_pins = 0;
    const auto asked_from = s_.trail.back();
    s_.trail.pop_back();
    s_.draft = {};
    if (s_.pin_purpose == PinPurpose::staff_page) {
        effects_.emplace_back(AskMachine{});
        s_.trail.push_back(asked_from);
        return s_.go({.kind = PageKind::staff});
    }
    if (asked_from.kind == PageKind::before_printing || asked_from.kind == PageKind::printing)
        return save_order();
    s_.go({.kind = PageKind::letter, .interview = asked_from.interview});
    effects_.emplace_back(SaveDocument{.document = as_printed(s_.written())});
}

bool Turn::press_staff(const std::string& id) {
    const bool is_staff_page = s_.page.kind == PageKind::staff;
    if (id == "staff")
        ask_pin(PinPurpose::staff_page);
    else if (is_staff_page && id == "unlock")
        open_reports();
    else if (is_staff_page && id == "refresh")
        effects_.emplace_back(AskMachine{});
    else if (is_staff_page && id == "quit")
        effects_.insert(effects_.end(), {Effect{BeSilent{}}, Effect{Wipe{}}, Effect{Quit{}}});
    else if (s_.statistics.opened && id == "charts")
        s_.go_aside({.kind = PageKind::charts}), count_reports();
    else if (s_.statistics.opened && id == "save_statistics")
        save_statistics();
    else
        return false;
    return true;
}

void Turn::open_reports() {
    effects_.emplace_back(OpenReports{s_.draft.text});
    s_.statistics = {.opening = OpeningReports{.done = 0, .total = s_.machine.reports}};
    s_.go_aside({.kind = PageKind::statistics});
}

void Turn::operator()(const OpeningReports& progress) {
    if (s_.statistics.opening) s_.statistics.opening = progress;
}

void Turn::operator()(const ReportsOpened& opened) {
    if (!s_.statistics.opening) return;  // staff have left
    s_.statistics.opening.reset();
    if (!opened.problems.empty()) {
        s_.statistics = {};
        s_.go_back();
        return refuse(opened.problems);
    }
    s_.statistics.opened = opened;
    for (const auto& interview : s_.world.pack.interviews)
        if (interview.is_report() && s_.statistics.choice.questionnaire.empty())
            s_.statistics.choice.questionnaire = interview.id;
    s_.focus = "title";
    speak_ = Speak::whole_screen;
}

void Turn::choose_statistics(const Chosen& chosen) {
    if (!chosen.on) return;
    auto& choice = s_.statistics.choice;
    if (chosen.control == "questionnaire") choice.questionnaire = chosen.key;
    if (chosen.control == "region") choice.region = chosen.key == all_key ? "" : chosen.key;
    if (chosen.control == "year")
        choice.year = chosen.key == all_key ? std::nullopt : std::optional(std::stoi(chosen.key));
    s_.notice.clear();
}

void Turn::count_reports() {
    s_.statistics.bulletin.reset();
    effects_.emplace_back(CountReports{s_.statistics.choice});
}

void Turn::operator()(const ReportsCounted& counted) {
    if (s_.page.kind != PageKind::charts) return;
    s_.statistics.bulletin = counted.bulletin;
    s_.focus = "title";
    speak_ = Speak::whole_screen;
}

void Turn::save_statistics() {
    if (std::exchange(s_.statistics.saving, true)) return;
    effects_.emplace_back(SaveStatistics{s_.statistics.choice});
    s_.notice = s_.scene().words(message("The counts are being checked and saved. One moment."));
    announce(s_.notice);
}

void Turn::close_reports_if_left() {
    const bool is_open = s_.statistics.opened || s_.statistics.opening;
    if (!is_open || is_among_statistics(s_.page.kind)) return;
    s_.statistics = {};
    effects_.emplace_back(CloseReports{});
}

}  // namespace mektep
