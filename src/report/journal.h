// SPDX-License-Identifier: GPL-3.0-or-later
// Rollback journals of SQLite that keep nothing of what was written. Private to `report`.
#pragma once

#include <filesystem>

namespace mektep {

/// The name of a VFS (sqlite.org/vfs.html) whose rollback journals are overwritten with zeros in the moment
/// in which they become void, while nobody else can write. The zeros are not waited for: what they cover was
/// written in this way too. A journal that is there is opened as it is, without waiting for the folder, and
/// overwritten where it would be deleted.
const char* forgetful_vfs();

/// Makes the journal of a database, as long as that of a report, so that its place is there when the disk is
/// full, and of the database's owner; or overwrites what a crash has left in it. It and its name are on the
/// disk afterwards. Only for who holds the right to write in the database. Best effort.
void make_void_journal(const std::filesystem::path& database) noexcept;

}  // namespace mektep
