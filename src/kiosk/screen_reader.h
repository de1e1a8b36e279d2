// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a screen reader runs: two voices at once would help nobody (K32).
#pragma once

#include <functional>

namespace mektep {

/// Tells now if one runs, and later whenever one starts or ends. Does nothing where there is no session bus.
/// Runs on: the main thread.
void watch_screen_reader(std::function<void(bool running)> tell);

}  // namespace mektep
