// SPDX-License-Identifier: GPL-3.0-or-later
// What day it is, and how long ago something was: an interface, so that a test can set both.
#pragma once

#include "base/message.h"

#include <chrono>
#include <memory>
#include <optional>

namespace mektep {

/// The only source of time in the product. Safe from any thread.
class Clock {
public:
    virtual ~Clock() = default;
    /// The civil day in Kazakhstan (UTC+5 since 1 March 2024).
    [[nodiscard]] virtual Day today() const = 0;
    /// A time that never runs backwards, for time-outs.
    [[nodiscard]] virtual std::chrono::steady_clock::time_point now() const = 0;
};

/// The machine's clock; with `day` given, `today()` is always that day (`--today`).
std::unique_ptr<Clock> machine_clock(std::optional<Day> day = std::nullopt);

}  // namespace mektep
