// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/machine.h"

#include "base/log.h"
#include "paper/odt.h"
#include "paper/pdf.h"
namespace mektep {
namespace {

constexpr auto printing_limit = std::chrono::minutes(5);

Message words_for_staff(const Printer::Status& printer) {
    if (printer.state == PrintState::no_printer)
        return message("There is no printer. Connect one and set it up in CUPS: it is then found by itself.");
    if (printer.state == PrintState::done)
        return message("The printer {queue} is ready.", {{"queue", printer.queue}});
    return before_printing(printer.state);
}

}  // namespace

Machine::Machine(MachineParts parts, const Pack& pack, const Clock& clock, std::function<void(Event)> tell)
    : parts_(std::move(parts)),
      pack_(pack),
      tell_(std::move(tell)),
      // What a loss of power left in the queue must not come out before another visitor's eyes.
      printing_([](const std::stop_token&) {
          if (const auto left = purge_left_jobs(); left > 0)
              log("{} jobs of an earlier run were purged.", left);
      }),
      printer_watch_(*parts_.printer, tell_),
      staff_(parts_.data.root, pack, clock, parts_.stick, tell_) {
    headphones_ = std::make_unique<HeadphoneWatch>(
        std::move(parts_.cards), [this](bool plugged_in) { tell_(HeadphonesChanged{plugged_in}); });
}

Machine::~Machine() {
    // The printing thread tells events: it ends before what it tells them to.
    printing_.request_stop();
    if (printing_.joinable()) printing_.join();
}

void Machine::say(const Say& effect, const Look& look) {
    if (!parts_.speaker) return tell_(SpeechEnded{});
    const Manner manner{.rate_words_per_minute = look.rate_words_per_minute,
                        .volume_percent = look.volume_percent};
    parts_.speaker->say(
        effect.utterances, manner, [this] { tell_(SpeechEnded{}); },
        [this](std::size_t utterance, SourceRange word) {
            tell_(SpeechReached{.utterance = utterance, .word = word});
        });
}

void Machine::be_silent() {
    if (parts_.speaker) parts_.speaker->stop();
}
void Machine::pause() {
    if (parts_.speaker) parts_.speaker->pause();
}
void Machine::resume() {
    if (parts_.speaker) parts_.speaker->resume();
}

void Machine::print(const PrintDocument& effect) {
    // The job before is ended by the thread of the new one: the window does not wait for it.
    printing_.request_stop();
    printing_ =
        std::jthread([this, document = effect.document, copies = effect.copies, before = std::move(printing_),
                      job = effect.job](const std::stop_token& stop) mutable {
            const auto tell = [&](PrintState state) { tell_(PrintingChanged{.job = job, .state = state}); };
            try {
                if (before.joinable()) before.join();
                auto bytes = pdf(document);
                parts_.printer->print(bytes, copies, printing_limit, tell, stop);
                mektep::wipe(bytes);
            } catch (const std::exception& failure) {  // the edge of the print thread
                log("Printing failed: {}", failure.what());
                tell(PrintState::failed);
            }
        });
}

void Machine::cancel_printing() { printing_.request_stop(); }

void Machine::save(const SaveDocument& effect) {
    auto saved = save_on_stick(parts_.stick, effect.name,
                               {{".pdf", pdf(effect.document)}, {".odt", odt(effect.document)}});
    if (!saved) return tell_(Saved{.problems = saved.error(), .files = {}});
    tell_(Saved{.problems = {}, .files = *std::move(saved)});
}

void Machine::store(const SealedRecord& record) {
    try {
        parts_.data.store->add(record);
        tell_(ReportStored{.why_not = {}, .stored = true});
    } catch (const Failure& failure) {
        log("A report could not be stored: {}", failure.what());
        tell_(ReportStored{.why_not = message("The report could not be kept: the kiosk has no room for it. "
                                              "Please tell the staff. Your answers are still here."),
                           .stored = false});
    }
}

void Machine::tell_state(Language language) {
    const auto words = [&](const Message& m) { return render(m, language, pack_.catalog); };
    MachineState state;
    const auto trouble = parts_.speaker ? parts_.speaker->trouble() : parts_.voice_trouble;
    state.voice = !trouble
                      ? words(message("The voice works: {name}.", {{"name", parts_.speaker->voice_name()}}))
                      : words(message("There is no voice: {why}", {{"why", words(*trouble)}}));
    if (const auto better = parts_.speaker ? parts_.speaker->voice_trouble() : std::nullopt)
        state.voice += " " + words(*better);
    state.printer = words(message("The printer is being asked whether it is ready."));
    try {
        state.reports = parts_.data.store->count();
        state.counts = parts_.data.store->counts();
        state.store = words(message("The store of reports works."));
    } catch (const Failure& failure) {
        state.store = failure.what();
    }
    state.pack =
        parts_.pack_state.empty() ? words(message("The content is proven and in use.")) : parts_.pack_state;
    state.demonstration_key = parts_.data.key.demonstration;
    tell_(state);
    printer_watch_.ask([this, state, language](const Printer::Status& printer) mutable {
        state.printer = render(words_for_staff(printer), language, pack_.catalog);
        tell_(state);
    });
}

}  // namespace mektep
