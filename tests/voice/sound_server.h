// SPDX-License-Identifier: GPL-3.0-or-later
// A PulseAudio of the test's own: a sink that goes nowhere, and its monitor, on which the test listens.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace mektep {

/// Started in a private folder, found by this process through PULSE_SERVER. Throws std::runtime_error if it
/// cannot be started.
class SoundServer {
public:
    SoundServer();
    SoundServer(const SoundServer&) = delete;
    SoundServer& operator=(const SoundServer&) = delete;
    ~SoundServer();

    /// As if it crashed.
    void die();
    /// Again, at the same address.
    void start();

private:
    std::filesystem::path folder_;
    pid_t process_ = -1;
};

/// What comes out of the loudspeaker: the peak of the last tenth of a second, from `parec` on the monitor.
class Listener {
public:
    Listener();
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;
    ~Listener();

    /// True as soon as sound (a peak over 1,000 of 32,768) is heard; false after the limit.
    [[nodiscard]] bool hears_sound(std::chrono::milliseconds limit = std::chrono::seconds(5)) const;
    /// True as soon as a fifth of a second of silence is heard; false after the limit.
    [[nodiscard]] bool hears_silence(std::chrono::milliseconds limit = std::chrono::seconds(5)) const;

private:
    void listen();
    [[nodiscard]] bool awaits(const std::function<bool()>& heard, std::chrono::milliseconds limit) const;

    pid_t process_ = -1;
    int pipe_ = -1;
    mutable std::mutex mutex_;
    std::size_t samples_ = 0;    ///< heard in all
    std::size_t last_loud_ = 0;  ///< the sample that was loud last; 0 = none
    std::jthread thread_;
};

}  // namespace mektep
