// SPDX-License-Identifier: GPL-3.0-or-later
// The lock of libpulse's threaded main loop, for a scope. Private to `voice`.
#pragma once

#include <pulse/thread-mainloop.h>

namespace mektep {

/// Does nothing where there is no loop.
class Locked {
public:
    explicit Locked(pa_threaded_mainloop* loop) : loop_(loop) {
        if (loop_ != nullptr) pa_threaded_mainloop_lock(loop_);
    }
    Locked(const Locked&) = delete;
    Locked& operator=(const Locked&) = delete;
    ~Locked() {
        if (loop_ != nullptr) pa_threaded_mainloop_unlock(loop_);
    }

private:
    pa_threaded_mainloop* loop_;
};

}  // namespace mektep
