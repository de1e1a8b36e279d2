// SPDX-License-Identifier: GPL-3.0-or-later
// Printing and its end, in states that can be said in words. One of the five seams.
#pragma once

#include "document/print_state.h"

#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace mektep {

class Printer {
public:
    virtual ~Printer() = default;
    /// Prints the PDF and waits for the end, telling each change of state on the calling thread; the result
    /// is the last one told. Gives up after `limit` or when `stop` is requested, and then cancels and purges
    /// the job. Runs on: the print thread.
    virtual PrintState print(std::string_view pdf, int copies, std::chrono::seconds limit,
                             const std::function<void(PrintState)>& tell, std::stop_token stop) = 0;
    /// Before anything is sent, and for the staff page: the queue's name and how the printer is, or
    /// no_printer. May take some seconds. Runs on: any thread.
    struct Status {
        std::string queue;
        PrintState state = PrintState::no_printer;  ///< done = ready
    };
    [[nodiscard]] virtual Status status() = 0;
};

/// Takes letters of ours out of the scheduler that an earlier run left there (a loss of power): else they
/// would be printed before another visitor's eyes. How many. May take seconds where the scheduler hangs.
int purge_left_jobs();

/// libcups; `queue` empty = the default destination. The job carries a neutral title and no user name.
std::unique_ptr<Printer> cups_printer(std::string queue);

}  // namespace mektep
