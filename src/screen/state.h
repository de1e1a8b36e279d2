// SPDX-License-Identifier: GPL-3.0-or-later
// All that a session knows. Private to `screen`.
#pragma once

#include "interview/walk.h"
#include "screen/build.h"
#include "screen/session.h"

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace mektep {

/// Which screen is shown. Closed: a new page does not compile until it is built and one can go back from it.
enum class PageKind {
    language,
    home,
    guides,
    letters,
    reports,
    help,
    law,
    words,
    contacts,
    term,
    question,
    check,
    advice,
    letter,
    cover,
    before_printing,
    printing,
    sending,
    thanks,
    pin,
    staff,
    statistics,  ///< which reports, and what to do with their counts
    charts,
    finish
};

struct Page {
    PageKind kind = PageKind::language;
    std::string interview = {};  ///< of question … sending
    std::string item = {};       ///< a question's id, or a glossary entry's
    bool operator==(const Page&) const = default;
};

/// What the staff's PIN was asked for.
enum class PinPurpose { staff_page, save_letter };

/// What is said after an event, if the voice is on.
enum class Speak { nothing, whole_screen, focused };

/// What the voice was last given, and how far it is.
struct BeingRead {
    std::vector<Utterance> utterances = {};
    std::size_t first = 0;  ///< the utterance with which the last Say began
    std::size_t at = 0;     ///< the one that is heard
    SourceRange word = {};  ///< of that one's source
    bool paused = false;
    bool spelling = false;  ///< the voice spells in between: how far it is says nothing of the reading
};

/// When the printer was last looked at.
struct PrinterLook {
    int number = 0;  ///< never used twice, so that nothing is taken for the answer of a later visitor
    bool is_answered = true;
    std::chrono::steady_clock::time_point at = {};
    bool is_waited_for = false;  ///< the voice waits for the first answer, to say the page once and whole
};

struct SessionState {
    SessionWorld world;
    Language language = Language::kazakh;
    Look look = {};
    Page page = {};
    std::vector<Page> trail = {};  ///< where "back" leads from side trips (help, a glossary word, the PIN …)
    std::map<std::string, Page> entry = {};  ///< the page from which each interview was begun
    Answers answers = {};
    Draft draft = {};
    std::map<std::string, Draft> drafts =
        {};                 ///< of questions that were left before "continue": nothing typed is lost
    bool changing = false;  ///< one answer is being changed from the check page
    Language letter_language = Language::kazakh;
    std::vector<std::string> letters = {};  ///< written in this session, in their order
    PrintOrder print_order = {};
    PrinterLook printer_look = {};
    PrintState print_state = PrintState::sending;
    int print_job = 0;         ///< the newest, of whichever visitor
    bool is_printing = false;  ///< it has not ended, whatever page is shown
    Page printed_from = {};
    std::string printed_by = {};  ///< the button that asked for it
    PinPurpose pin_purpose = PinPurpose::staff_page;
    MachineState machine = {};
    StatisticsState statistics = {};
    std::string notice = {};  ///< an alert of the present page
    Secret words_on_the_way;  ///< the free text of a report, while it is being stored
    Secret kept_words;        ///< stored already, while its answers are not
    std::optional<SealedRecord> answers_to_store;
    std::string focus = "title";
    bool voice_is_busy = false;
    bool headphones = false;
    bool spoke_aloud = false;  ///< before the headphones came
    bool screen_reader = false;
    bool may_speak_private = false;  ///< the visitor allowed the loudspeaker (K08)
    std::chrono::steady_clock::time_point last_activity = {};
    std::optional<std::chrono::steady_clock::time_point> warned = {};
    int wrong_pins = 0;
    std::optional<std::chrono::steady_clock::time_point> pin_locked_until = {};
    BeingRead reading = {};

    explicit SessionState(const SessionWorld& w);

    [[nodiscard]] Scene scene() const { return {world.pack, language, look, world.clock.today()}; }
    [[nodiscard]] const Interview& interview() const;
    [[nodiscard]] Walk walk_of(const Interview& interview) const;
    /// The screen's, where offices read it; else the kiosk's first language.
    [[nodiscard]] Language usual_letter_language() const;
    [[nodiscard]] Letter written(const Interview& form, Language in_language) const;
    [[nodiscard]] Letter written() const {
        return written(interview(), letter_language);
    }  ///< the letter in its language, the cover sheet in the screen's
    [[nodiscard]] Document advised() const;
    /// The letters of this session, as far as they are complete.
    [[nodiscard]] std::vector<Letter> all_letters() const;
    [[nodiscard]] std::vector<Letter> in_both_languages() const;
    /// What such a page of the present interview says, for paper.
    [[nodiscard]] Document on_paper(PageKind kind) const;
    /// What was asked for by the button that opened the screen before printing. Made when it is needed: the
    /// words may change with the language of the screen.
    [[nodiscard]] Document ordered() const;
    /// The screen of the present page, with the focus where the visitor has it.
    [[nodiscard]] Screen screen() const;

    void go(Page next);        ///< shows a page; the draft and the notice are new
    void go_aside(Page next);  ///< the same, and "back" leads here again
    void begin_interview(const std::string& id);
    void proceed();  ///< to the next question, or to the interview's end
    void show_question(const std::string& interview, const std::string& question);
    void keep_draft();  ///< before another page is shown
    void go_back();
    void reset();  ///< as for the next visitor
};

}  // namespace mektep
