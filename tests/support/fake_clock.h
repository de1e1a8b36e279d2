// SPDX-License-Identifier: GPL-3.0-or-later
// A clock that stands still until the test moves it.
#pragma once

#include "base/clock.h"

namespace mektep {

class FakeClock : public Clock {
public:
    explicit FakeClock(Day day = std::chrono::year(2026) / 11 / 23) : day_(day) {}

    [[nodiscard]] Day today() const override { return day_; }
    [[nodiscard]] std::chrono::steady_clock::time_point now() const override { return now_; }
    void pass(std::chrono::seconds time) { now_ += time; }

private:
    Day day_;
    std::chrono::steady_clock::time_point now_{std::chrono::hours(1000)};
};

}  // namespace mektep
