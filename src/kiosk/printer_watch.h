// SPDX-License-Identifier: GPL-3.0-or-later
// How the printer is and how many pages would come out, found out beside the window: a scheduler may hang for
// seconds.
#pragma once

#include "paper/print.h"
#include "screen/event.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace mektep {

/// Answers each LookAtPrinter by PrinterSeen; of several that wait, the newest alone. Calls back on a thread
/// of its own. Ends when what it is doing has ended: within the limits of libcups.
class PrinterWatch {
public:
    /// `printer` must outlive it.
    PrinterWatch(Printer& printer, std::function<void(Event)> tell);

    void look(LookAtPrinter effect);
    /// The queue's name and state, for the staff page.
    void ask(std::function<void(const Printer::Status&)> answer);
    /// Nobody waits for an answer any more; a document that waits is forgotten.
    void forget();

private:
    void work(const std::stop_token& stop);
    void answer(const LookAtPrinter& asked);
    Printer::Status status() noexcept;

    Printer& printer_;
    std::function<void(Event)> tell_;
    std::mutex mutex_;
    std::condition_variable_any asked_for_;
    std::optional<LookAtPrinter> asked_;
    std::function<void(const Printer::Status&)> staff_ask_;
    std::jthread worker_;  ///< the last member: it uses all others
};

}  // namespace mektep
