// SPDX-License-Identifier: GPL-3.0-or-later
// Ctrl-C and the end of the session as a request to stop: what is on its way to a printer is taken back.
#pragma once

#include <signal.h>

#include <stop_token>
#include <thread>

namespace mektep {

/// As long as it lives SIGINT, SIGTERM and SIGHUP request a stop instead of ending the program. Made before
/// other threads are.
class Interrupt {
public:
    Interrupt() {
        sigemptyset(&signals_);
        for (const int each : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&signals_, each);
        pthread_sigmask(SIG_BLOCK, &signals_, &before_);
        watch_ = std::jthread([this](const std::stop_token& end) {
            constexpr timespec pause{.tv_sec = 0, .tv_nsec = 100'000'000};
            while (!end.stop_requested())
                if (sigtimedwait(&signals_, nullptr, &pause) > 0) source_.request_stop();
        });
    }
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;
    ~Interrupt() {
        watch_.request_stop();
        watch_.join();
        pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    }
    [[nodiscard]] std::stop_token token() const { return source_.get_token(); }

private:
    sigset_t signals_{}, before_{};
    std::stop_source source_;
    std::jthread watch_;
};

}  // namespace mektep
