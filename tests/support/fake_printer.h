// SPDX-License-Identifier: GPL-3.0-or-later
// A printer that follows a script and keeps what it was given.
#pragma once

#include "paper/print.h"

#include <string>
#include <vector>

namespace mektep {

class FakePrinter : public Printer {
public:
    explicit FakePrinter(std::vector<PrintState> script = {PrintState::sending, PrintState::printing,
                                                           PrintState::done})
        : script_(std::move(script)) {}

    PrintState print(std::string_view pdf, int copies, std::chrono::seconds,
                     const std::function<void(PrintState)>& tell, std::stop_token stop) override {
        printed.emplace_back(pdf);
        copies_asked.push_back(copies);
        for (const auto state : script_) {
            if (stop.stop_requested()) break;
            tell(state);
            if (has_ended(state)) return state;
        }
        // A script without an end is a printer that waits: until somebody stops it, or else until the limit.
        const auto last = stop.stop_requested() ? PrintState::cancelled : PrintState::timed_out;
        tell(last);
        return last;
    }

    [[nodiscard]] Status status() override { return standing; }

    std::vector<std::string> printed = {};  ///< the bytes of each job
    std::vector<int> copies_asked = {};
    Status standing = {.queue = "fake", .state = PrintState::done};

private:
    std::vector<PrintState> script_;
};

}  // namespace mektep
