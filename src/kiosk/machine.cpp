// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/machine.h"

#include "base/file.h"
#include "base/log.h"
#include "language/date.h"
#include "paper/odt.h"
#include "paper/pdf.h"
#include "report/open.h"
#include "statistics/suppress.h"
#include "statistics/table.h"

#include <fmt/format.h>

#include <algorithm>

namespace mektep {
namespace {

constexpr auto printing_limit = std::chrono::minutes(5);

std::vector<Record> opened(Store& store, const SecretKey& key) {
    std::vector<Record> records;
    store.for_each([&](const SealedRecord& sealed) {
        if (auto record = open(sealed, key)) records.push_back(*std::move(record));
    });
    return records;
}

/// "Where does the child learn now? Nowhere: 12": one question after the other, small counts hidden.
std::vector<std::string> summary_of(const std::vector<Record>& records, const Pack& pack, Language language) {
    std::vector<std::string> lines;
    for (const auto& interview : pack.interviews) {
        if (!interview.is_report()) continue;
        const auto all = std::ranges::count(records, interview.id, &Record::questionnaire);
        lines.push_back(
            render(message("{title}: {count, plural, one {# report} other {# reports}}",
                           {{"title", render(message_of(interview.title), language, pack.catalog)},
                            {"count", std::int64_t{all}}}),
                   language, pack.catalog));
        for (const auto& question : interview.questions) {
            if (question.options.empty()) continue;
            auto table = table_of(records, {question.id},
                                  {.questionnaire = interview.id, .from = {}, .to = {}}, pack, language);
            if (!table) continue;
            const auto hidden = suppressed(*std::move(table), pack.settings.smallest_cell);
            std::string line = hidden.dimensions.front().label;
            for (std::size_t i = 0; i < hidden.dimensions.front().categories.size(); ++i) {
                const auto& cell = hidden.at({i});
                const auto count =
                    cell.suppressed
                        ? render(message("fewer than {smallest}",
                                         {{"smallest", std::int64_t{pack.settings.smallest_cell}}}),
                                 language, pack.catalog)
                        : std::to_string(cell.count);
                line += " " + hidden.dimensions.front().categories[i].label + ": " + count + ".";
            }
            lines.push_back(std::move(line));
        }
    }
    return lines;
}

}  // namespace

Machine::Machine(MachineParts parts, const Pack& pack, std::function<void(Event)> tell)
    : parts_(std::move(parts)), pack_(pack), tell_(std::move(tell)) {
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

void Machine::print(const Document& document) {
    printing_ = std::jthread([this, document](const std::stop_token& stop) {
        try {
            auto bytes = pdf(document);
            parts_.printer->print(
                bytes, 1, printing_limit, [this](PrintState state) { tell_(PrintingChanged{state}); }, stop);
            mektep::wipe(bytes);
        } catch (const std::exception& failure) {  // the edge of the print thread
            log("Printing failed: {}", failure.what());
            tell_(PrintingChanged{PrintState::failed});
        }
    });
}

void Machine::cancel_printing() { printing_.request_stop(); }

void Machine::save(const Document& document) {
    if (parts_.save_folder.empty() || !std::filesystem::is_directory(parts_.save_folder))
        return tell_(Saved{
            .why_not = message(
                "No stick is plugged in, or this kiosk has no place for one (save_folder in kiosk.yaml)."),
            .files = {}});
    try {
        auto base = parts_.save_folder / fmt::format("letter-{}", ++saved_);
        while (std::filesystem::exists(base.string() + ".pdf"))
            base = parts_.save_folder / fmt::format("letter-{}", ++saved_);
        write_file(base.string() + ".pdf", pdf(document));
        write_file(base.string() + ".odt", odt(document));
        tell_(Saved{.why_not = {}, .files = {base.string() + ".pdf", base.string() + ".odt"}});
    } catch (const Failure& failure) {
        log("Saving to the stick failed.");
        tell_(Saved{
            .why_not = message("The letter could not be saved: the stick is full, or it cannot be written."),
            .files = {}});
    }
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
    const auto printer = parts_.printer->status();
    state.printer =
        printer.state == PrintState::no_printer
            ? words(message(
                  "There is no printer. Connect one and set it up in CUPS: it is then found by itself."))
        : printer.state == PrintState::done
            ? words(message("The printer {queue} is ready.", {{"queue", printer.queue}}))
            : words(in_words(printer.state));
    try {
        state.reports = parts_.data.store->count();
        state.store = words(message("The store of reports works."));
    } catch (const Failure& failure) {
        state.store = failure.what();
    }
    state.pack =
        parts_.pack_state.empty() ? words(message("The content is proven and in use.")) : parts_.pack_state;
    state.demonstration_key = parts_.data.key.demonstration;
    tell_(state);
}

void Machine::unlock(const Secret& passphrase, Language language) {
    try {
        const auto key = mektep::unlock(parts_.data.root / "keys" / "reports.key", passphrase);
        if (!key) return tell_(Unlocked{.right = false, .summary = {}});
        tell_(Unlocked{.right = true,
                       .summary = summary_of(opened(*parts_.data.store, *key), pack_, language)});
    } catch (const Failure& failure) {
        log("The reports could not be opened: {}", failure.what());
        tell_(Unlocked{.right = false, .summary = {}});
    }
}

}  // namespace mektep
