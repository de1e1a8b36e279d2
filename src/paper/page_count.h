// SPDX-License-Identifier: GPL-3.0-or-later
// How many pages a PDF has, so that it can be told before they are printed.
#pragma once

#include <optional>
#include <string_view>

namespace mektep {

/// Nothing where the bytes are no PDF that can be read.
std::optional<int> page_count(std::string_view pdf);

}  // namespace mektep
