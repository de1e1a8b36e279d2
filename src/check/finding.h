// SPDX-License-Identifier: GPL-3.0-or-later
// What a proof found.
#pragma once

#include "base/error.h"

#include <string>
#include <string_view>
#include <vector>

namespace mektep {

/// A problem of a pack, and the check that found it.
struct Finding {
    std::string check;  ///< id of the check: "paths", "texts" …
    Problem problem;
};
using Findings = std::vector<Finding>;

}  // namespace mektep
