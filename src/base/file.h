// SPDX-License-Identifier: GPL-3.0-or-later
// Whole files: read at once, written beside and renamed, so that a full disk never leaves half a file.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace mektep {

/// The bytes of a file. Failure(disk) if it cannot be read.
std::string read_file(const std::filesystem::path& path);

/// Who may read a file that we write.
enum class Access { owner_only, everyone };

/// Writes a new file beside `path`, of a name that nobody can guess, flushes it to the disk and renames it:
/// afterwards the file is whole or as it was, and a link of that name is replaced, not followed.
/// Failure(disk).
void write_file(const std::filesystem::path& path, std::string_view bytes, Access access = Access::everyone);

}  // namespace mektep
