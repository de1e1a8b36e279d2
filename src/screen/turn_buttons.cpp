// SPDX-License-Identifier: GPL-3.0-or-later
// What each button and key does.
#include "screen/spoken_screen.h"
#include "screen/theme.h"
#include "screen/turn.h"

#include <algorithm>
#include <utility>

namespace mektep {
namespace {

constexpr int volume_step = 10, rate_step = 20;
constexpr int slowest = 80, fastest = 300;  // words a minute: voice/voice.h

}  // namespace

void Turn::press(const std::string& id) {
    if (id.starts_with("language:")) return choose_language(id);
    if (id.starts_with("start:")) return s_.begin_interview(id.substr(6));
    if (id.starts_with("term:"))
        return s_.go_aside({.kind = PageKind::term, .interview = s_.page.interview, .item = id.substr(5)});
    if (id.starts_with("change:")) {
        s_.changing = true;
        return s_.show_question(s_.page.interview, id.substr(7));
    }
    if (press_toolbar(id) || press_paper(id) || press_staff(id)) return;
    if (id == "guides") return begin_or_list(PageKind::guides);
    if (id == "letters") return begin_or_list(PageKind::letters);
    if (id == "reports") return begin_or_list(PageKind::reports);
    if (id == "help")
        return s_.page.kind == PageKind::help ? s_.go_back() : s_.go_aside({.kind = PageKind::help});
    if (id == "take_out") return take_out();
    if (id == "continue") return s_.page.kind == PageKind::pin ? check_pin() : answer();
    if (id == "law") return s_.go_aside({.kind = PageKind::law, .interview = s_.page.interview});
    if (id == "all_law") return s_.go_aside({.kind = PageKind::law});
    if (id == "words") return s_.go_aside({.kind = PageKind::words});
    if (id == "contacts") return s_.go_aside({.kind = PageKind::contacts});
    if (id == "check") return s_.go({.kind = PageKind::check, .interview = s_.page.interview});
    if (id == "write") return write();
    if (id == "send") return send();
}

bool Turn::press_toolbar(const std::string& id) {
    if (id == "back" || id == "return")
        s_.go_back();
    else if (id == "home" || id == "home_now")
        s_.go({.kind = PageKind::home});
    else if (id == "speak")
        toggle_voice();
    else if (id == "switch_language")
        switch_language();
    else if (id == "text_size")
        next_text_size();
    else if (id == "contrast")
        next_theme();
    else if (id == "finish")
        finish_session();
    else if (id == "finish_now")
        end_session();
    else if (id == "softer")
        act(KeyAction::softer);
    else if (id == "louder")
        act(KeyAction::louder);
    else if (id == "slower")
        act(KeyAction::slower);
    else if (id == "faster")
        act(KeyAction::faster);
    else if (id == "allow_private")
        allow_private();
    else
        return id == "stay";
    return true;
}

bool Turn::press_paper(const std::string& id) {
    if (id == "print" || id == "print_all" || id == "print_both")
        order_print(id);
    else if (id == "print_now")
        print_now();
    else if (id == "cancel_printing")
        effects_.emplace_back(CancelPrinting{});
    else if (id == "after")
        after_printing();
    else if (id == "letter")
        s_.go({.kind = PageKind::letter, .interview = s_.page.interview});
    else if (id == "cover")
        s_.go({.kind = PageKind::cover, .interview = s_.page.interview});
    else if (id == "other_letter_language")
        switch_letter_language();
    else if (id == "save")
        ask_pin(PinPurpose::save_letter);
    else
        return false;
    return true;
}

void Turn::act(KeyAction action) {
    switch (action) {
        case KeyAction::up:
            return move_focus(-1);
        case KeyAction::down:
            return move_focus(1);
        case KeyAction::select:
            return select();
        case KeyAction::back:
            return s_.go_back();
        case KeyAction::help:
            return explain();
        case KeyAction::speech_toggle:
            return toggle_voice();
        case KeyAction::repeat:
            return read_from(0);
        case KeyAction::stop:
            return be_silent();
        case KeyAction::pause:
            return pause_or_go_on();
        case KeyAction::previous_sentence:
            return read_from(s_.reading.at == 0 ? 0 : s_.reading.at - 1);
        case KeyAction::next_sentence:
            return read_from(s_.reading.at + 1);
        case KeyAction::spell:
            return spell();
        case KeyAction::louder:
            return set_volume(s_.look.volume_percent + volume_step);
        case KeyAction::softer:
            return set_volume(s_.look.volume_percent - volume_step);
        case KeyAction::faster:
            return set_rate(s_.look.rate_words_per_minute + rate_step);
        case KeyAction::slower:
            return set_rate(s_.look.rate_words_per_minute - rate_step);
        case KeyAction::finish:
            return finish_session();
    }
}

void Turn::move_focus(int by) {
    const auto order = focus_order(s_.screen());
    const auto count = static_cast<std::ptrdiff_t>(order.size());
    const auto at = std::ranges::find(order, s_.focus) - order.begin();
    const auto next = at == count ? 0 : (at + by + count) % count;
    s_.focus = order[static_cast<std::size_t>(next)];
    speak_ = Speak::focused;
}

void Turn::select() {
    const auto screen = s_.screen();
    if (const auto* button = find_button(screen, s_.focus)) {
        if (button->enabled) press(button->id);
        return;
    }
    const auto slash = s_.focus.find('/');
    if (slash != std::string::npos) {
        const auto* control = find_control(screen, s_.focus.substr(0, slash));
        const auto* group = control == nullptr ? nullptr : std::get_if<Choices>(control);
        if (group == nullptr) return;
        const auto choice = std::ranges::find(group->choices, s_.focus.substr(slash + 1), &Choice::key);
        if (choice == group->choices.end()) return;
        (*this)(Chosen{.control = group->id, .key = choice->key, .on = !group->several || !choice->chosen});
        // Of a radio button a screen reader expects to be told by moving or the space bar only (Orca 43).
        if (!group->several)
            announce(s_.scene().words(message("{choice}: chosen", {{"choice", choice->label}})));
        return;
    }
    // Enter in a field means: go on.
    const auto is_primary = [](const Control& control) {
        const auto* button = std::get_if<Button>(&control);
        return button != nullptr && button->primary;
    };
    const auto primary = std::ranges::find_if(screen.controls, is_primary);
    if (s_.focus != "title" && primary != screen.controls.end()) press(id_of(*primary));
}

void Turn::explain() {
    auto utterances = spoken_control(s_.screen(), s_.focus, s_.world.pack.catalog, s_.world.lexicon);
    const auto keys = normalised(
        s_.scene().words(
            message("The arrow keys up and down go from one thing to the next. Enter presses it. F2 switches "
                    "the voice on or off.")),
        s_.language, s_.world.lexicon);
    if (s_.screen().is_private && !may_say_private()) utterances.clear();
    utterances.insert(utterances.end(), keys.begin(), keys.end());
    say(std::move(utterances), true);
}

void Turn::toggle_voice() {
    s_.look.speaking = !s_.look.speaking;
    if (!s_.look.speaking) be_silent();
    speak_ = Speak::whole_screen;
}

void Turn::allow_private() {
    s_.may_speak_private = true;
    s_.focus = s_.screen().focus;
    speak_ = Speak::whole_screen;
}

void Turn::set_volume(int percent) {
    s_.look.volume_percent = std::clamp(percent, volume_step, 100);
    tell(message("Volume {percent} percent", {{"percent", std::int64_t{s_.look.volume_percent}}}));
}

void Turn::set_rate(int words_per_minute) {
    s_.look.rate_words_per_minute = std::clamp(words_per_minute, slowest, fastest);
    tell(message("{rate} words a minute", {{"rate", std::int64_t{s_.look.rate_words_per_minute}}}));
}

void Turn::choose_language(const std::string& id) {
    s_.language = language_of(id.substr(9)).value_or(s_.language);
    s_.letter_language = s_.usual_letter_language();
    s_.go({.kind = PageKind::home});
}

void Turn::switch_language() {
    s_.language = s_.language == Language::kazakh ? Language::russian : Language::kazakh;
    s_.draft.problem.clear();
    s_.notice.clear();
    if (s_.page.kind == PageKind::charts) count_reports();
    if (s_.page.kind == PageKind::before_printing) look_at_printer(true);
    speak_ = Speak::whole_screen;
}

void Turn::next_text_size() {
    const auto& sizes = text_sizes();
    const auto at = std::ranges::find(sizes, s_.look.text_size_percent) - sizes.begin() + 1;
    s_.look.text_size_percent = sizes[static_cast<std::size_t>(at) % sizes.size()];
    tell(message("Text size {percent} percent", {{"percent", std::int64_t{s_.look.text_size_percent}}}));
}

void Turn::next_theme() {
    const auto& themes = all_themes();
    const auto at = std::ranges::find(themes, s_.look.theme, &Theme::id) - themes.begin() + 1;
    s_.look.theme = themes[static_cast<std::size_t>(at) % themes.size()].id;
    tell(s_.look.theme == "light"  ? message("Light colours")
         : s_.look.theme == "dark" ? message("Dark colours")
                                   : message("Yellow on black"));
}

void Turn::begin_or_list(PageKind kind) {
    const Interview* only = nullptr;
    int count = 0;
    for (const auto& interview : s_.world.pack.interviews) {
        const bool fits = kind == PageKind::guides    ? interview.is_guide()
                          : kind == PageKind::letters ? interview.is_letter()
                                                      : interview.is_report();
        if (!fits) continue;
        only = &interview;
        ++count;
    }
    if (count == 1)
        s_.begin_interview(only->id);
    else
        s_.go_aside({.kind = kind});
}

}  // namespace mektep
