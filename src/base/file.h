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

/// A file that is written piece by piece: beside `path`, under a name that nobody can guess, until it is
/// whole.
class NewFile {
public:
    /// Failure(disk), as everything here.
    explicit NewFile(std::filesystem::path path, Access access = Access::everyone);
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;
    /// Without `finish` nothing is left of it.
    ~NewFile();

    void write(std::string_view bytes);
    /// Flushes it to the disk and renames it: afterwards the file is whole, also after a loss of power.
    void finish();

private:
    std::filesystem::path path_, aside_;
    int descriptor_ = -1;
};

/// Held by whoever reads a file and writes it again: two programs at once would lose what one of them wrote.
/// Waits for the other.
class FileLock {
public:
    /// Locks `path.lock`, which is made and stays. Failure(disk) if the folder cannot be written.
    explicit FileLock(const std::filesystem::path& path);
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;
    ~FileLock();

private:
    int descriptor_ = -1;
};

/// Writes a new file, flushes it to the disk and renames it: afterwards the file is whole or as it was, and a
/// link of that name is replaced, not followed. Failure(disk).
void write_file(const std::filesystem::path& path, std::string_view bytes, Access access = Access::everyone);

}  // namespace mektep
