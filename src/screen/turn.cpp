// SPDX-License-Identifier: GPL-3.0-or-later
// What each event does, and what is said and announced of it.
#include "screen/turn.h"

#include "base/error.h"
#include "screen/keyboard_layout.h"
#include "screen/spoken_screen.h"

#include <algorithm>
#include <utility>

namespace mektep {
namespace {

/// The screen as it may be said through a loudspeaker that others hear (K08).
Screen without_private(Screen screen, const std::string& notice) {
    screen.body = {Paragraph{.runs = {Run{.text = notice, .language = screen.language}}}};
    for (auto& control : screen.controls) {
        if (auto* field = std::get_if<TextField>(&control)) field->value.clear();
        if (auto* button = std::get_if<Button>(&control);
            button != nullptr && button->id.starts_with("change:"))
            button->description.clear();
    }
    return screen;
}

std::size_t shifted(std::size_t at, std::ptrdiff_t by) {
    return static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, static_cast<std::ptrdiff_t>(at) + by));
}

/// A range of the source as one of the part that shows it. The number of a list is said, but shown elsewhere.
SourceRange on_screen(SourceRange range, const ShownAt& shown) {
    return {shifted(range.begin, shown.offset), shifted(range.end, shown.offset)};
}

}  // namespace

void Turn::operator()(const Pressed& pressed) { press(pressed.button); }

void Turn::operator()(const Chosen& chosen) {
    if (chosen.control == "letter_language") {
        if (const auto language = language_of(chosen.key); language && chosen.on)
            s_.letter_language = *language;
    } else if (s_.page.kind == PageKind::question && chosen.control == s_.page.item) {
        choose(chosen);
    } else if (s_.page.kind == PageKind::before_printing && chosen.control == "copies") {
        if (chosen.on) choose_copies(chosen.key);
    } else if (s_.page.kind == PageKind::statistics) {
        choose_statistics(chosen);
    }
    s_.focus = chosen.control + "/" + chosen.key;
    speak_ = Speak::focused;
}

void Turn::operator()(const Typed& typed) {
    const auto screen = s_.screen();
    const auto* control = find_control(screen, typed.field);
    const auto* field = control == nullptr ? nullptr : std::get_if<TextField>(control);
    if (field == nullptr) return;
    auto text = with_dots(typed.text.reveal(), field->keyboard);
    if (!field->concealed && (!screen.is_private || may_say_private()))
        say(spoken_typing(s_.draft.text.reveal(), text, s_.language, s_.world.pack.catalog));
    s_.draft.text = Secret(text);
    s_.draft.problem.clear();
    wipe(text);
}

void Turn::operator()(const Focused& focused) {
    if (focused.control == s_.focus) return;  // the view did what the session asked for
    s_.focus = focused.control;
    speak_ = Speak::focused;
}

void Turn::operator()(const KeyPressed& key) { act(key.action); }

void Turn::operator()(const TimePassed&) {
    const auto now = s_.world.clock.now();
    if (s_.pin_locked_until && now >= *s_.pin_locked_until) s_.pin_locked_until.reset(), s_.wrong_pins = 0;
    const bool printing = s_.page.kind == PageKind::printing && s_.is_printing;
    // No cap while the voice speaks, the printer works or reports are opened (K22).
    const bool working = s_.statistics.opening || s_.statistics.saving;
    if ((s_.voice_is_busy && !s_.reading.paused) || printing || working) s_.last_activity = now;
    const auto& settings = s_.world.pack.settings;
    if (s_.warned) {
        if (now - *s_.warned >= settings.idle_answer) end_session();
        return;
    }
    if (now - s_.last_activity < settings.idle_warning) return look_again_in_time();
    if (s_.page.kind == PageKind::language) return end_session_if_changed();
    s_.warned = now;
    s_.focus = "stay";
    announce(s_.screen().alert);
    // A warning is always heard, whether or not the voice was switched on.
    say(spoken(s_.screen(), s_.world.pack.catalog, s_.world.lexicon), true);
}

void Turn::operator()(const SpeechEnded&) { s_.voice_is_busy = false; }

void Turn::operator()(const SpeechReached& reached) {
    if (s_.reading.spelling) return;
    s_.reading.at = std::min(s_.reading.first + reached.utterance, s_.reading.utterances.size());
    s_.reading.word = reached.word;
}

void Turn::operator()(const HeadphonesChanged& headphones) {
    if (std::exchange(s_.headphones, headphones.plugged_in) == headphones.plugged_in) return;
    if (!headphones.plugged_in) {
        // Nothing goes on through the loudspeaker by itself; who used it before may go on by a key.
        s_.look.speaking = s_.spoke_aloud;
        return be_silent();
    }
    s_.spoke_aloud = std::exchange(s_.look.speaking, true);
    speak_ = Speak::whole_screen;
}

void Turn::operator()(const ScreenReaderChanged& reader) {
    s_.screen_reader = reader.running;
    if (reader.running) be_silent();
}

void Turn::operator()(const PrintingChanged& printing) {
    if (printing.job != s_.print_job || !s_.is_printing) return;  // of a visitor who is gone
    s_.print_state = printing.state;
    s_.is_printing = !has_ended(printing.state);
    if (s_.page.kind != PageKind::printing) return;
    s_.focus.clear();
    s_.focus = s_.screen().focus;
    speak_ = Speak::whole_screen;
    announce(s_.scene().words(in_words(printing.state)));
}

void Turn::operator()(const ReportStored& report) {
    if (s_.page.kind != PageKind::sending) return;
    const auto id = s_.page.interview;
    if (report.stored && s_.answers_to_store) {
        s_.kept_words = std::exchange(s_.words_on_the_way, Secret());
        effects_.emplace_back(StoreReport{*std::exchange(s_.answers_to_store, std::nullopt)});
        return;
    }
    s_.answers_to_store.reset();
    s_.words_on_the_way = Secret();
    if (report.stored) {
        s_.kept_words = Secret();
        forget_report(id);
        return s_.go({.kind = PageKind::thanks});
    }
    s_.go({.kind = PageKind::check, .interview = id});
    s_.notice = s_.scene().words(report.why_not);
    announce(s_.notice);
}

void Turn::operator()(const Saved& saved) {
    const bool was_letter = !std::exchange(s_.statistics.saving, false);
    const bool was_ordered = was_letter && s_.page.kind == PageKind::before_printing;
    if (was_letter && !was_ordered && s_.page.kind != PageKind::letter)
        return;  // of a session that has ended
    s_.notice = !saved.problems.empty() ? sentence_of(saved.problems.front(), s_.scene())
                : was_ordered && s_.print_order.what == PrintOrder::What::page
                    ? s_.scene().words(message("The page is saved on the stick."))
                : was_letter
                    ? s_.scene().words(message("The letter is saved on the stick."))
                    : s_.scene().words(message(
                          "{count, plural, one {# file is} other {# files are}} saved on the stick. You "
                          "can take it out now.",
                          {{"count", std::ssize(saved.files)}}));
    announce(s_.notice);
    speak_ = Speak::whole_screen;
}

void Turn::operator()(const MachineState& machine) {
    s_.machine = machine;
    s_.machine.demonstration_pin = s_.world.pack.settings.pin_hash.empty();
}

Step Turn::finish() && {
    close_reports_if_left();
    const bool new_page = !(s_.page == before_);
    if (new_page) speak_ = Speak::whole_screen;
    if (speak_ == Speak::focused && s_.focus == focus_before_ && !state_changed_) speak_ = Speak::nothing;
    Step step{.screen = s_.screen(), .look = s_.look, .effects = {}};
    const bool comes_later = new_page && s_.page.kind == PageKind::before_printing &&
                             s_.printer_look.is_waited_for;  // said once, with what the printer answers
    if (s_.look.speaking && speak_ != Speak::nothing && !said_) {
        if (comes_later)
            be_silent();
        else
            say_of(step.screen);
    }
    if (new_page && !step.screen.alert.empty() && !announced_) announce(step.screen.alert);
    step.effects = std::move(effects_);
    step.spoken = spoken_now();
    return step;
}

SpokenNow Turn::spoken_now() const {
    const auto& reading = s_.reading;
    const auto mark = s_.world.pack.settings.highlight;
    if (mark == Highlight::off || !s_.voice_is_busy || reading.spelling || reading.word.end == 0 ||
        reading.at >= reading.utterances.size())
        return {};
    const auto& utterance = reading.utterances[reading.at];
    const auto sentence = on_screen(sentence_of(utterance), utterance.shown);
    if (sentence.begin == sentence.end) return {};  // the number of a list alone
    return {.part = utterance.shown.part,
            .sentence = sentence,
            .word = mark == Highlight::word ? on_screen(reading.word, utterance.shown) : SourceRange{},
            .text = utterance.source.substr(shifted(sentence.begin, -utterance.shown.offset),
                                            sentence.end - sentence.begin)};
}

void Turn::say_of(const Screen& shown) {
    const auto& catalog = s_.world.pack.catalog;
    const auto notice = s_.scene().words(message(
        "What you typed is not read through the loudspeaker. To hear it, press “Read my data aloud”."));
    const auto screen = shown.is_private && !may_say_private() ? without_private(shown, notice) : shown;
    say(speak_ == Speak::whole_screen ? spoken(screen, catalog, s_.world.lexicon)
                                      : spoken_control(screen, s_.focus, catalog, s_.world.lexicon));
}

void Turn::say(std::vector<Utterance> utterances, bool always) {
    if (utterances.empty() || s_.screen_reader || (!s_.look.speaking && !always)) return;
    s_.reading = {.utterances = std::move(utterances)};
    read_from(0);
}

void Turn::read_from(std::size_t sentence) {
    auto& reading = s_.reading;
    if (reading.utterances.empty() || s_.screen_reader) return;
    reading.first = reading.at = std::min(sentence, reading.utterances.size() - 1);
    reading.word = {};
    reading.paused = reading.spelling = false;
    s_.voice_is_busy = true;
    said_ = true;
    std::vector<Utterance> rest(reading.utterances.begin() + static_cast<std::ptrdiff_t>(reading.first),
                                reading.utterances.end());
    effects_.emplace_back(Say{.utterances = std::move(rest)});
}

void Turn::pause_or_go_on() {
    if (!s_.voice_is_busy) return read_from(s_.reading.at);
    s_.reading.paused = !s_.reading.paused;
    if (s_.reading.paused)
        effects_.emplace_back(Pause{});
    else
        effects_.emplace_back(Resume{});
}

/// What was typed into the focused field; else the word that was said last.
void Turn::spell() {
    const auto screen = s_.screen();
    const auto* control = find_control(screen, s_.focus);
    const auto* field = control == nullptr ? nullptr : std::get_if<TextField>(control);
    const bool is_secret =
        field != nullptr && (field->concealed || (screen.is_private && !may_say_private()));
    if (is_secret || s_.screen_reader) return;
    const auto& utterances = s_.reading.utterances;
    const auto at = s_.reading.at;
    const auto word = s_.reading.word;
    auto text = field != nullptr ? field->value : std::string();
    if (text.empty() && at < utterances.size() && word.end <= utterances[at].source.size())
        text = utterances[at].source.substr(word.begin, word.end - word.begin);
    auto letters = spelled(text, s_.language);
    if (letters.empty()) return;
    // What was being read stays where it was: after the spelling it can go on.
    s_.voice_is_busy = true;
    said_ = true;
    s_.reading.paused = false;
    s_.reading.spelling = true;
    effects_.emplace_back(Say{std::move(letters)});
}

void Turn::announce(const std::string& text) {
    if (text.empty()) return;
    announced_ = true;
    effects_.emplace_back(Announce{text});
}

void Turn::be_silent() {
    s_.voice_is_busy = false;
    s_.reading.paused = false;
    effects_.emplace_back(BeSilent{});
}

void Turn::tell(const Message& words) {
    say(normalised(s_.scene().words(words), s_.language, s_.world.lexicon));
}

}  // namespace mektep
