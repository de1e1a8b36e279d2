// SPDX-License-Identifier: GPL-3.0-or-later
// What a printer says of itself, and what that means to who waits for a page. Private to `paper`.
#pragma once

#include "document/print_state.h"

#include <optional>
#include <string>

namespace mektep {

/// As IPP names it (RFC 8011, 5.4.11 and 5.4.12). Nothing: the attribute was not there.
struct Condition {
    std::optional<int> state = {};            ///< printer-state: 3 idle, 4 processing, 5 stopped
    std::optional<std::string> reasons = {};  ///< printer-state-reasons: "media-empty-error,toner-low-report"
};

/// Why nothing is printed; nothing where nothing hinders. `unknown` where neither attribute is there.
std::optional<PrintState> hindrance(const Condition& condition);

}  // namespace mektep
