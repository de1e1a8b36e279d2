// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"

namespace mektep {
namespace {

constexpr auto kazakhstan_offset =
    std::chrono::hours(5);  // one time zone for the whole country since 1 March 2024

class MachineClock : public Clock {
public:
    explicit MachineClock(std::optional<Day> day) : day_(day) {}

    [[nodiscard]] Day today() const override {
        if (day_) return *day_;
        return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now() + kazakhstan_offset);
    }
    [[nodiscard]] std::chrono::steady_clock::time_point now() const override {
        return std::chrono::steady_clock::now();
    }

private:
    std::optional<Day> day_;
};

}  // namespace

std::unique_ptr<Clock> machine_clock(std::optional<Day> day) { return std::make_unique<MachineClock>(day); }

}  // namespace mektep
