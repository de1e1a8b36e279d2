// SPDX-License-Identifier: GPL-3.0-or-later
// mektep-kiosk: the touch program. The edge where every failure ends.
#include "base/log.h"
#include "content/where.h"
#include "kiosk/crash_guard.h"
#include "kiosk/frame.h"
#include "kiosk/start.h"
#include "language/date.h"
#include "voice/program_voice.h"
#include "voice/speech_dispatcher_voice.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <glib-unix.h>
#include <gtk/gtk.h>
#include <wx/app.h>
#include <wx/init.h>

#include <csignal>
#include <cstdio>
#include <exception>
#include <optional>

namespace mektep {
namespace {

struct Options {
    bool in_window = false;
    std::string data = default_data().string();
    std::string pack = default_pack().string();
    std::string save_to;
    std::string today;
    int test_report = -1;
};

constexpr int wrong_input = 1, usage = 2, outside = 3, our_fault = 70;

void print(const Problems& problems) {
    for (const auto& problem : problems)
        fmt::print(stderr, "{}:{}: {} {}\n", problem.place.file, problem.place.line,
                   render(problem.what, Language::english, Catalog()),
                   render(problem.remedy, Language::english, Catalog()));
}

std::unique_ptr<Voice> voice_of(const Settings& settings) {
    auto own = espeak_voice(default_speech_data());
    switch (settings.voice) {
        case VoiceKind::espeak:
            return own;
        case VoiceKind::program:
            return voice_with_fallback(program_voice({.command = settings.voice_program}), std::move(own));
        case VoiceKind::speech_dispatcher:
            return voice_with_fallback(speech_dispatcher_voice(), std::move(own));
    }
    bug("a voice of no kind");
}

std::unique_ptr<Speaker> speaker_or_trouble(const Settings& settings, std::optional<Message>& trouble) {
    try {
        return std::make_unique<Speaker>(voice_of(settings), pulse_player());
    } catch (const Failure& failure) {
        trouble = message("The voice cannot start: {details}", {{"details", failure.what()}});
        log("There is no voice: {}", failure.what());
        return nullptr;
    }
}

/// The program around the window; wx owns the window itself.
class KioskApp : public wxApp {
public:
    KioskApp(const Options& options, const ProvenPack& pack, const Clock& clock, MachineParts machine,
             KeyMap keys)
        : options_(options),
          pack_(pack),
          clock_(clock),
          machine_(std::move(machine)),
          keys_(std::move(keys)) {}

    bool OnInit() override {
        // Without the first a screen reader says "selected" instead of the field's name; without the second
        // it takes the caret of a heading for what is new, and leaves the heading out.
        g_object_set(gtk_settings_get_default(), "gtk-entry-select-on-focus", FALSE,
                     "gtk-label-select-on-focus", FALSE, "gtk-enable-animations", FALSE, nullptr);
        new KioskFrame(
            FrameParts{.pack = pack_.pack,
                       .lexicon = pack_.lexicon,
                       .clock = clock_,
                       .keys = std::move(keys_),
                       .machine = std::move(machine_),
                       .report = options_.test_report < 0 ? TestReport() : TestReport(options_.test_report),
                       .in_window = options_.in_window});
        return true;
    }

    bool OnExceptionInMainLoop() override {
        try {
            throw;
        } catch (const std::exception& fault) {
            log("The kiosk stops because of a fault of its own: {}", fault.what());
        }
        failed_ = true;
        return false;
    }
    [[nodiscard]] bool failed() const { return failed_; }

private:
    const Options& options_;
    const ProvenPack& pack_;
    const Clock& clock_;
    MachineParts machine_;
    KeyMap keys_;
    bool failed_ = false;
};

/// The session ends or the machine is shut down: the window closes, so that answers are wiped and what is on
/// its way to the printer is taken back.
gboolean close_window(gpointer /*unused*/) noexcept {
    if (auto* const window = wxTheApp->GetTopWindow()) window->Close(true);
    return G_SOURCE_CONTINUE;
}

int run(const Options& options, char* program) {
    const auto day = options.today.empty() ? std::optional<Day>() : day_of(options.today);
    if (!options.today.empty() && !day) {
        fmt::print(stderr, "--today: “{}” is no date. Write it as 2026-11-23.\n", options.today);
        return usage;
    }
    const auto clock = machine_clock(day);
    auto data = open_data_folder(options.data);
    if (!data) return print(data.error()), wrong_input;
    auto pack = proven_pack(options.pack, options.data, clock->today());
    if (!pack) return print(pack.error()), wrong_input;
    auto keys = key_map(pack->pack.settings.keys);
    if (!keys) return print(keys.error()), wrong_input;
    MachineParts machine{.speaker = nullptr,
                         .voice_trouble = {},
                         .cards = pulse_cards(),
                         .printer = cups_printer(pack->pack.settings.printer),
                         .data = *std::move(data),
                         .stick = options.save_to.empty()
                                      ? StickPlace{.folder = pack->pack.settings.save_folder}
                                      : StickPlace{.folder = options.save_to, .must_be_mounted = false},
                         .pack_state = pack->state};
    machine.speaker = speaker_or_trouble(pack->pack.settings, machine.voice_trouble);
    auto* const app = new KioskApp(options, *pack, *clock, std::move(machine), *std::move(keys));
    wxApp::SetInstance(app);
    int count = 1;
    char* arguments[] = {program, nullptr};
    if (!wxEntryStart(count, arguments)) {
        fmt::print(stderr, "There is no display. Start the kiosk inside a graphical session.\n");
        return outside;
    }
    for (const int signal : {SIGTERM, SIGINT, SIGHUP}) g_unix_signal_add(signal, close_window, nullptr);
    if (!app->CallOnInit()) return our_fault;
    app->OnRun();
    const bool failed = app->failed();
    app->OnExit();
    wxEntryCleanup();
    return failed ? our_fault : 0;
}

}  // namespace
}  // namespace mektep

int main(int count, char** arguments) {
    mektep::guard_against_traces();
    mektep::Options options;
    CLI::App cli(
        "Jaqyn Mektep: the kiosk that tells parents of their child's right to the local school, in Kazakh "
        "and Russian.",
        "mektep-kiosk");
    cli.add_flag("--window", options.in_window, "Run in a window instead of filling the screen");
    cli.add_option("--data", options.data, "Folder for reports and keys, made if it is missing")
        ->capture_default_str();
    cli.add_option("--pack", options.pack, "Folder of the content pack (config, locales, speech)")
        ->capture_default_str();
    cli.add_option(
        "--save-to", options.save_to,
        "Where staff save letters: the mount point of a stick (instead of save_folder in kiosk.yaml)");
    cli.add_option("--today", options.today, "What day it is, as 2026-11-23 (for tests)");
    cli.add_option("--test-report-fd", options.test_report,
                   "Pipe or socket that gets a line for each screen and utterance (for tests; never a file)");
    cli.set_version_flag("--version", MEKTEP_VERSION);
    try {
        cli.parse(count, arguments);
    } catch (const CLI::ParseError& error) {
        return cli.exit(error) == 0 ? 0 : mektep::usage;
    }
    try {
        return mektep::run(options, arguments[0]);
    } catch (const mektep::Failure& failure) {
        fmt::print(stderr, "{}\n", failure.what());
        return mektep::outside;
    } catch (const std::invalid_argument& wrong) {
        fmt::print(stderr, "{}\n", wrong.what());
        return mektep::usage;
    } catch (const std::exception& fault) {
        fmt::print(stderr, "A fault of the program itself: {}\nPlease report it.\n", fault.what());
        return mektep::our_fault;
    }
}
