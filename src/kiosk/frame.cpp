// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/frame.h"

#include "base/log.h"
#include "kiosk/connect.h"
#include "kiosk/screen_reader.h"

#include <gdk/gdk.h>
#include <wx/display.h>
#include <wx/nativewin.h>
#include <wx/sizer.h>

#include <algorithm>

namespace mektep {
namespace {

constexpr int tick_ms = 1000;
constexpr int window_width = 1280, window_height = 1024;

Display display_of(const Settings& settings, bool in_window) {
    const wxRect area = wxDisplay(0U).GetGeometry();
    Display display{.width_px = area.width,
                    .height_px = area.height,
                    .width_mm = settings.screen_width_mm,
                    .viewing_distance_mm = settings.viewing_distance_mm};
    if (in_window) {
        // In a window the size in millimetres is not that of the screen: the density is kept.
        const double density = px_per_mm(display);
        display.width_px = std::min(area.width, window_width);
        display.height_px = std::min(area.height, window_height);
        display.width_mm = display.width_px / density;
    }
    return display;
}

}  // namespace

KioskFrame::KioskFrame(FrameParts parts)
    : wxFrame(nullptr, wxID_ANY, "Jaqyn Mektep"), parts_(std::move(parts)), tick_(this) {
    const auto display = display_of(parts_.pack.settings, parts_.in_window);
    machine_ = std::make_unique<Machine>(std::move(parts_.machine), parts_.pack, parts_.clock,
                                         [this](Event event) { post(std::move(event)); });
    session_ = std::make_unique<Session>(
        SessionWorld{parts_.pack, parts_.lexicon, parts_.clock, machine_->report_key()});
    view_ = std::make_unique<PageView>(parts_.pack.catalog, display,
                                       [this](Event event) { post(std::move(event)); });
    auto* const sizer = new wxBoxSizer(wxVERTICAL);
    sizer->Add(new wxNativeWindow(this, wxID_ANY, view_->widget()), wxSizerFlags(1).Expand());
    SetSizer(sizer);
    watch_keys();
    Bind(wxEVT_TIMER, [this](wxTimerEvent&) { handle(TimePassed{}); });
    const auto first = session_->begin();
    look_ = first.look;
    language_ = first.screen.language;
    shown_ = first.screen.id;
    SetTitle(wxString::FromUTF8(first.screen.title));  // a screen reader says it when the window comes
    view_->show(first.screen, first.look);
    parts_.report.tell("screen", first.screen.id);
    if (parts_.in_window)
        SetClientSize(display.width_px, display.height_px);
    else
        ShowFullScreen(true);
    Show();
    tick_.Start(tick_ms);
    watch_screen_reader([this](bool running) { post(ScreenReaderChanged{running}); });
}

KioskFrame::~KioskFrame() {
    tick_.Stop();
    gdk_event_handler_set([](GdkEvent* event, gpointer) { gtk_main_do_event(event); }, nullptr, nullptr);
}

void KioskFrame::post(Event event) {
    CallAfter([this, event = std::move(event)] { handle(event); });
}

void KioskFrame::handle(const Event& event) {
    const auto step = session_->on(event);
    look_ = step.look;
    language_ = step.screen.language;
    const bool wipes = std::ranges::any_of(
        step.effects, [](const Effect& effect) { return std::holds_alternative<Wipe>(effect); });
    if (wipes) {
        machine_->staff().close();
        machine_->forget_looks();
        view_->wipe();
    }
    // Before the page: a screen reader says one after the other, and a mistake before the field that has it.
    for (const auto& effect : step.effects)
        if (const auto* news = std::get_if<Announce>(&effect)) view_->announce_text(news->text);
    view_->show(step.screen, step.look);
    view_->mark_spoken(step.spoken);
    if (shown_ != step.screen.id || wipes) parts_.report.tell("screen", step.screen.id);
    shown_ = step.screen.id;
    for (const auto& effect : step.effects) carry_out(effect);
    rethrow_from_signals();
}

void KioskFrame::carry_out(const Effect& effect) {
    std::visit(
        [this](const auto& e) {
            using Type = std::decay_t<decltype(e)>;
            if constexpr (std::is_same_v<Type, Say>) {
                for (const auto& utterance : e.utterances) parts_.report.tell("say", words_of(utterance));
                machine_->say(e, look_);
            } else if constexpr (std::is_same_v<Type, BeSilent>)
                machine_->be_silent();
            else if constexpr (std::is_same_v<Type, Pause>)
                machine_->pause();
            else if constexpr (std::is_same_v<Type, Resume>)
                machine_->resume();
            else if constexpr (std::is_same_v<Type, PrintDocument>)
                machine_->print(e);
            else if constexpr (std::is_same_v<Type, LookAtPrinter>)
                machine_->look_at_printer(e);
            else if constexpr (std::is_same_v<Type, CancelPrinting>)
                machine_->cancel_printing();
            else if constexpr (std::is_same_v<Type, SaveDocument>)
                machine_->save(e);
            else if constexpr (std::is_same_v<Type, StoreReport>)
                machine_->store(e.record);
            else if constexpr (std::is_same_v<Type, AskMachine>)
                machine_->tell_state(language_);
            else if constexpr (std::is_same_v<Type, OpenReports>)
                machine_->staff().open(e.passphrase);
            else if constexpr (std::is_same_v<Type, CountReports>)
                machine_->staff().count(e.choice, language_);
            else if constexpr (std::is_same_v<Type, SaveStatistics>)
                machine_->staff().save(e.choice, language_);
            else if constexpr (std::is_same_v<Type, CloseReports>)
                machine_->staff().close();
            else if constexpr (std::is_same_v<Type, Quit>)
                Close(true);
            else
                static_assert(std::is_same_v<Type, Wipe> || std::is_same_v<Type, Announce>);  // done before
        },
        effect);
}

bool KioskFrame::on_key(const std::string& name, bool is_repeat) {
    const auto action = parts_.keys.find(name);
    if (action == parts_.keys.end()) return false;
    const bool moves = action->second == KeyAction::up || action->second == KeyAction::down;
    // A key that is held down does its work once (EN 301 549 5.9): only moving goes on.
    if (!is_repeat || moves) post(KeyPressed{action->second});
    return true;
}

// Before any widget: wx hands keys to the focused widget first, and a label would take the arrow keys for
// itself.
void KioskFrame::watch_keys() {
    gdk_event_handler_set(
        [](GdkEvent* event, gpointer self) {
            if (!static_cast<KioskFrame*>(self)->takes_key(*event)) gtk_main_do_event(event);
        },
        this, nullptr);
}

bool KioskFrame::takes_key(const GdkEvent& event) noexcept {
    if (event.type == GDK_KEY_RELEASE) held_.erase(event.key.keyval);
    if (event.type != GDK_KEY_PRESS) return false;
    const bool is_repeat = !held_.insert(event.key.keyval).second;
    const char* const name = gdk_keyval_name(event.key.keyval);
    return name != nullptr && on_key(name, is_repeat);
}

void KioskFrame::rethrow_from_signals() {
    if (auto thrown = std::exchange(thrown_in_signal(), nullptr)) std::rethrow_exception(thrown);
}

}  // namespace mektep
