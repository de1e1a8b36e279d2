// SPDX-License-Identifier: GPL-3.0-or-later
// What a person at the terminal reads and types.
#pragma once

#include "base/secret.h"
#include "cli/command.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace mektep {

/// Writes to standard output.
void tell(std::string_view text);
/// The sentence in the person's language, as a line on standard output.
void tell(const Message& sentence, const Common& common);
/// The same on standard error, where standard output may be a file.
void note(const Message& sentence, const Common& common);
/// One line for each problem on standard error: "file:line: item: what is wrong. How to mend it."
void tell(const Problems& problems, const Common& common);

/// "1000 / 3000" on standard error, in place, until all is done; nothing where nobody watches.
void tell_progress(std::int64_t done, std::int64_t all);

/// A line of `file`, the last one where it has fewer; else, at a terminal, what is typed there without being
/// shown; else the next line of standard input. Problem if that is empty. Failure(disk) if the file cannot be
/// read.
Result<Secret> read_secret(const Message& prompt, const Common& common, const std::string& file,
                           std::size_t line = 0);
/// The same, typed twice where it is typed: for what is new.
Result<Secret> read_new_secret(const Message& prompt, const Common& common, const std::string& file);

/// Writes a file that was asked for, or standard output for "-". Failure(disk).
void write_result(const std::string& file, std::string_view bytes);

}  // namespace mektep
