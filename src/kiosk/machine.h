// SPDX-License-Identifier: GPL-3.0-or-later
// The session's effects on the world: voice, paper, stick, store. No widget.
#pragma once

#include "content/pack.h"
#include "kiosk/printer_watch.h"
#include "kiosk/staff_statistics.h"
#include "paper/print.h"
#include "paper/stick.h"
#include "report/data_folder.h"
#include "screen/event.h"
#include "screen/session.h"
#include "voice/headphones.h"
#include "voice/speaker.h"

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>

namespace mektep {

/// Everything that the kiosk is started with.
struct MachineParts {
    std::unique_ptr<Speaker> speaker;      ///< null where there is no voice
    std::optional<Message> voice_trouble;  ///< why there is none
    std::unique_ptr<SoundCards> cards;     ///< where headphones are plugged in
    std::unique_ptr<Printer> printer;
    DataFolder data;
    StickPlace stick;

    std::string pack_state;  ///< a sentence on the content pack
};

/// Carries out effects. Runs on: the main thread; printing and looking at the printer have threads of their
/// own. `tell` may be called from any thread.
class Machine {
public:
    Machine(MachineParts parts, const Pack& pack, const Clock& clock, std::function<void(Event)> tell);
    ~Machine();
    Machine(const Machine&) = delete;
    Machine& operator=(const Machine&) = delete;

    void say(const Say& effect, const Look& look);
    void be_silent();
    void pause();
    void resume();
    void look_at_printer(const LookAtPrinter& effect) { printer_watch_.look(effect); }
    /// A page that waits to be counted is forgotten.
    void forget_looks() { printer_watch_.forget(); }
    /// Ends what is still being printed.
    void print(const PrintDocument& effect);
    void cancel_printing();
    void save(const SaveDocument& effect);
    void store(const SealedRecord& record);
    void tell_state(Language language);

    /// The organisation's reports, as long as staff have them open.
    StaffStatistics& staff() { return staff_; }

    [[nodiscard]] const PublicKey& report_key() const { return parts_.data.key; }

private:
    MachineParts parts_;
    const Pack& pack_;
    std::function<void(Event)> tell_;
    std::jthread printing_;
    PrinterWatch printer_watch_;
    std::unique_ptr<HeadphoneWatch> headphones_;
    StaffStatistics staff_;
};

}  // namespace mektep
