// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences about the machine, never about the visitor, one line each on standard error.
#pragma once

#include <fmt/format.h>

#include <string_view>
#include <utility>

namespace mektep {

/// Writes one line; control characters become spaces.
void log_line(std::string_view line);

/// `log("Printer {} answered after {} ms.", queue, ms)`. A Secret is not formattable, so an answer cannot be
/// passed.
template <class... Arguments>
void log(fmt::format_string<Arguments...> sentence, Arguments&&... arguments) {
    log_line(fmt::format(sentence, std::forward<Arguments>(arguments)...));
}

}  // namespace mektep
