// SPDX-License-Identifier: GPL-3.0-or-later
// One event's work: what it does to the state of a session, and the effects it asks for. Private to `screen`.
#pragma once

#include "report/screening.h"
#include "screen/event.h"
#include "screen/keys.h"
#include "screen/state.h"

#include <string>
#include <string_view>
#include <vector>

namespace mektep {

/// Lives for one event: `std::visit(turn, event)`, then `finish()`.
class Turn {
public:
    explicit Turn(SessionState& state) : s_(state), before_(state.page), focus_before_(state.focus) {}

    void operator()(const Pressed& pressed);
    void operator()(const Chosen& chosen);
    void operator()(const Typed& typed);
    void operator()(const Focused& focused);
    void operator()(const KeyPressed& key);
    void operator()(const TimePassed&);
    void operator()(const SpeechEnded&);
    void operator()(const SpeechReached& reached);
    void operator()(const HeadphonesChanged& headphones);
    void operator()(const ScreenReaderChanged& reader);
    void operator()(const PrintingChanged& printing);
    void operator()(const PrinterSeen& seen);
    void operator()(const ReportStored& report);
    void operator()(const Saved& saved);
    void operator()(const MachineState& machine);
    void operator()(const OpeningReports& progress);
    void operator()(const ReportsOpened& opened);
    void operator()(const ReportsCounted& counted);

    /// The screen after the event, and all that it asked for.
    Step finish() &&;

private:
    [[nodiscard]] bool may_say_private() const { return s_.headphones || s_.may_speak_private; }
    void say_of(const Screen& shown);
    [[nodiscard]] SpokenNow spoken_now() const;
    void say(std::vector<Utterance> utterances, bool always = false);
    void tell(const Message& words);
    void announce(const std::string& text);
    void be_silent();
    /// Goes on with what was being said, at another of its sentences.
    void read_from(std::size_t sentence);
    void pause_or_go_on();
    void spell();

    // Buttons and keys (turn_buttons.cpp).
    void press(const std::string& id);
    bool press_toolbar(const std::string& id);
    bool press_paper(const std::string& id);
    void act(KeyAction action);
    void move_focus(int by);
    void select();
    void explain();
    void toggle_voice();
    void allow_private();
    void set_volume(int percent);
    void set_rate(int words_per_minute);
    void choose_language(const std::string& id);
    void switch_language();
    void next_text_size();
    void next_theme();
    void begin_or_list(PageKind kind);

    // Answers, letters, reports, the end (turn_work.cpp).
    void choose(const Chosen& chosen);
    void answer();
    void refuse_personal(const Secret& text, const std::vector<PersonalFinding>& findings);
    void take_out();
    void refuse(const Problems& problems);
    void write();
    void send();
    /// A report that was sent must not be sent again by going back; answers that other interviews share stay.
    void forget_report(const std::string& id);
    void switch_letter_language();
    void finish_session();
    void end_session_if_changed();
    void end_session();

    // To paper (turn_paper.cpp).
    void order_print(const std::string& button);
    void show_order();
    void look_at_printer(bool also_at_pages);
    void look_again_in_time();
    void choose_copies(const std::string& key);
    void print_now();
    void save_order();  ///< the PIN was right
    void after_printing();

    // The PIN and the staff's pages (turn_staff.cpp).
    void ask_pin(PinPurpose purpose);
    void check_pin();
    bool press_staff(const std::string& id);
    void open_reports();
    void choose_statistics(const Chosen& chosen);
    void count_reports();
    void save_statistics();
    void close_reports_if_left();

    SessionState& s_;
    Page before_;
    std::string focus_before_;
    std::vector<Effect> effects_;
    Speak speak_ = Speak::nothing;
    bool state_changed_ = false;
    bool said_ = false;
    bool announced_ = false;
};

}  // namespace mektep
