// SPDX-License-Identifier: GPL-3.0-or-later
// What tests may listen to: a line for each screen and each utterance, into a pipe that they hold.
#pragma once

#include <string_view>

namespace mektep {

/// Refuses anything but a pipe or a socket: what a visitor hears never reaches a file.
class TestReport {
public:
    TestReport() = default;
    /// Problems are a usage error: std::invalid_argument with a sentence.
    explicit TestReport(int descriptor);

    void tell(std::string_view what, std::string_view words) const;

private:
    int descriptor_ = -1;
};

}  // namespace mektep
