// SPDX-License-Identifier: GPL-3.0-or-later
// The one window: it gives events to the session and shows what comes back.
#pragma once

#include "kiosk/machine.h"
#include "kiosk/page_view.h"
#include "kiosk/test_report.h"
#include "screen/keys.h"
#include "screen/session.h"

#include <wx/frame.h>
#include <wx/timer.h>

#include <functional>
#include <memory>
#include <set>
#include <string>

namespace mektep {

/// What the window works with; all of it outlives the window.
struct FrameParts {
    const Pack& pack;
    const Lexicon& lexicon;
    const Clock& clock;
    KeyMap keys;
    MachineParts machine;
    TestReport report;
    bool in_window = false;
};

class KioskFrame : public wxFrame {
public:
    explicit KioskFrame(FrameParts parts);
    ~KioskFrame() override;

    KioskFrame(const KioskFrame&) = delete;
    KioskFrame& operator=(const KioskFrame&) = delete;

private:
    /// From any thread: the event is handled by the main loop later.
    void post(Event event);
    void handle(const Event& event);
    void carry_out(const Effect& effect);
    bool on_key(const std::string& name, bool is_repeat);
    void watch_keys();
    /// True if the key is one of the map: it is then done with.
    bool takes_key(const GdkEvent& event) noexcept;
    void rethrow_from_signals();

    FrameParts parts_;
    std::unique_ptr<Machine> machine_;
    std::unique_ptr<Session> session_;
    std::unique_ptr<PageView> view_;
    Look look_;
    Language language_ = Language::kazakh;
    std::string shown_;
    std::set<guint> held_;  ///< keys that are down
    wxTimer tick_;
};

}  // namespace mektep
