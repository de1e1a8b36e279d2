// SPDX-License-Identifier: GPL-3.0-or-later
// Reading and writing that ends in time, or at once when it is stopped. Private to `voice`.
#pragma once

#include <boost/asio.hpp>

#include <chrono>
#include <stop_token>

namespace mektep {

/// One operation at a time, on the thread that asks for it.
class TimedIo {
public:
    using Clock = std::chrono::steady_clock;
    enum class Ended { done, stopped, late };

    boost::asio::io_context context;
    boost::system::error_code error;  ///< of the operation that was done
    std::size_t bytes = 0;            ///< that it moved

    /// `start` begins the operation with the handler that it is given; `cancel` takes it back.
    template <class Start, class Cancel>
    Ended run(Start start, Cancel cancel, Clock::time_point ends, const std::stop_token& stop) {
        bool is_done = false;
        start([this, &is_done](const boost::system::error_code& result, std::size_t moved = 0) {
            error = result;
            bytes = moved;
            is_done = true;
        });
        while (true) {
            context.restart();
            context.run_one_for(look_at_stop);
            if (is_done) return Ended::done;
            const bool is_late = Clock::now() >= ends;
            if (!is_late && !stop.stop_requested()) continue;
            cancel();
            while (!is_done) context.restart(), context.run_one();
            return is_late ? Ended::late : Ended::stopped;
        }
    }

private:
    static constexpr auto look_at_stop = std::chrono::milliseconds(2);
};

}  // namespace mektep
