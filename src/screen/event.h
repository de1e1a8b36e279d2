// SPDX-License-Identifier: GPL-3.0-or-later
// What can happen to a session, and what it asks for in return: values that cross between it and the program
// around it.
#pragma once

#include "base/secret.h"
#include "document/print_state.h"
#include "report/seal.h"
#include "report/store.h"
#include "screen/screen.h"
#include "utterance/utterance.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace mektep {

/// A button was pressed (its id), by touch, key, mouse or AT-SPI.
struct Pressed {
    std::string button = {};
};
/// A choice was switched on or off.
struct Chosen {
    std::string control = {};
    std::string key = {};
    bool on = true;
};
/// The whole new text of a field.
struct Typed {
    std::string field = {};
    Secret text = {};
};
/// The focus moved: an id of focus_order().
struct Focused {
    std::string control = {};
};
/// What the keys of a keypad mean (screen/keys.h maps key names to these).
enum class KeyAction {
    up,
    down,
    select,
    back,
    help,
    speech_toggle,
    repeat,
    stop,
    pause,  ///< and on again
    previous_sentence,
    next_sentence,
    spell,  ///< what is focused, or the word that was said last
    louder,
    softer,
    faster,
    slower,
    finish
};
struct KeyPressed {
    KeyAction action = KeyAction::select;
};
/// Time went on: sent about once a second. Any other event counts as activity, this one does not.
struct TimePassed {};
/// The voice has said everything it was given.
struct SpeechEnded {};
/// The voice is at this word of the utterances of the last Say.
struct SpeechReached {
    std::size_t utterance = 0;
    SourceRange word = {};
};
struct HeadphonesChanged {
    bool plugged_in = false;
};
/// A screen reader runs: our own voice is silent (K32).
struct ScreenReaderChanged {
    bool running = false;
};
struct PrintingChanged {
    int job = 0;  ///< of the PrintDocument that it tells of
    PrintState state = PrintState::sending;
};
/// How the printer is before anything is sent; done = ready.
struct PrinterSeen {
    int look = 0;  ///< of the LookAtPrinter that it answers
    PrintState state = PrintState::no_printer;
    std::optional<int> pages = {};  ///< of the document that was asked about
};
/// The effects below, done or failed; what hinders is in the words of who stands at the screen.
struct ReportStored {
    Message why_not = {};
    bool stored = false;
};
struct Saved {
    Problems problems = {};
    std::vector<std::string> files = {};
};
/// The state of the machine for the staff page.
struct MachineState {
    std::string voice, printer, store,
        pack;  ///< a finished sentence each, in English or the staff's language
    std::int64_t reports = 0;
    std::vector<MonthlyCount> counts = {};  ///< what was given at this kiosk, known without any key
    bool demonstration_key = false;
    bool demonstration_pin = false;
};
/// How far the opening of the sealed reports is.
struct OpeningReports {
    std::int64_t done = 0;
    std::int64_t total = 0;
};
struct ReportsOpened {
    Problems problems = {};       ///< a wrong passphrase, a key that is not there; none when they are open
    std::int64_t reports = 0;     ///< that the key opens, words apart
    std::int64_t unreadable = 0;  ///< sealed to another key, or damaged
    std::int64_t left_out = 0;    ///< of another version of the questionnaire, or made by no kiosk
    std::vector<std::string> regions = {};  ///< codes that occur
    std::vector<int> years = {};            ///< in which reports were given
};
struct ReportsCounted {
    Document bulletin = {};  ///< small counts are hidden in it
};

using Event =
    std::variant<Pressed, Chosen, Typed, Focused, KeyPressed, TimePassed, SpeechEnded, SpeechReached,
                 HeadphonesChanged, ScreenReaderChanged, PrintingChanged, PrinterSeen, ReportStored, Saved,
                 MachineState, OpeningReports, ReportsOpened, ReportsCounted>;

/// What the session asks the program to do. Everything private is in it as a value and is gone with it.
struct Say {
    std::vector<Utterance> utterances = {};
};
struct BeSilent {};
struct Pause {};
struct Resume {};
/// A short message for the screen reader.
struct Announce {
    std::string text = {};
};
/// To be answered by PrinterSeen, as soon as the printer tells. The newest counts: an earlier one needs no
/// answer any more.
struct LookAtPrinter {
    int look = 0;
    std::optional<Document> document = {};  ///< whose pages are to be counted
};
struct PrintDocument {
    Document document = {};
    int copies = 1;
    int job = 0;  ///< no two have the same: another visitor's end must not be told of this one
};
struct CancelPrinting {};
struct SaveDocument {
    Document document = {};       ///< as PDF and ODT into the folder of the settings (staff only)
    std::string name = "letter";  ///< of the files, before their number
};
struct StoreReport {
    SealedRecord record = {};
};
struct AskMachine {};
/// Which reports staff want to see counted.
struct StatisticsChoice {
    std::string questionnaire = {};
    std::string region = {};       ///< a code; empty: all
    std::optional<int> year = {};  ///< in which they were given; nothing: all

    bool operator==(const StatisticsChoice&) const = default;
};
struct OpenReports {
    Secret passphrase = {};
};
struct CountReports {
    StatisticsChoice choice = {};
};
/// Bulletin and tables onto the stick, if nothing follows from them together with what was given out before.
struct SaveStatistics {
    StatisticsChoice choice = {};
};
/// Staff have left: the opened reports are forgotten.
struct CloseReports {};
/// The session has ended: forget everything that was shown, typed or spoken.
struct Wipe {};
struct Quit {};

using Effect = std::variant<Say, BeSilent, Pause, Resume, Announce, LookAtPrinter, PrintDocument,
                            CancelPrinting, SaveDocument, StoreReport, AskMachine, OpenReports, CountReports,
                            SaveStatistics, CloseReports, Wipe, Quit>;

}  // namespace mektep
