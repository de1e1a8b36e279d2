// SPDX-License-Identifier: GPL-3.0-or-later
// A SQLite file that keeps no trace of the order of what is written to it. Private to `report`.
#pragma once

#include "base/error.h"
#include "base/handle.h"

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace mektep {

using Statement = Handle<sqlite3_stmt, sqlite3_finalize>;

/// The disk is full: less may still fit.
class DiskFull : public Failure {
public:
    explicit DiskFull(const std::string& sentence) : Failure(Outside::disk, sentence) {}
};

/// Errors of SQLite become Failure(disk) that says what to do. In its SQL, mark(a, b, …) is four bytes that
/// tell whether a bit of these values was flipped.
class SqliteFile {
public:
    /// Opens it, or creates it in a folder that is there. Nothing is written yet.
    explicit SqliteFile(std::filesystem::path file);
    SqliteFile(const SqliteFile&) = delete;
    SqliteFile& operator=(const SqliteFile&) = delete;

    [[nodiscard]] Statement prepared(const std::string& sql);
    /// True where there is a row; false at the end.
    bool step(sqlite3_stmt* statement);
    void step_to_end(sqlite3_stmt* statement);
    void run(const std::string& sql);
    [[nodiscard]] std::int64_t number(const std::string& sql);
    [[nodiscard]] int changes() const { return sqlite3_changes(database_.get()); }

    void check_integrity();
    [[noreturn]] void refuse(std::string_view why) const;
    [[noreturn]] void refuse_damaged() const;
    /// Durable transactions, deleted content overwritten, nothing in temporary files. Failure(disk) if the
    /// file cannot be written.
    void prepare_to_write();
    /// The next leave_no_trace rewrites the file in the order of its keys.
    void rewrite_after_commit() { rewrite_ = true; }
    /// Sets the times of the file and its journal to a constant. Best effort: on a bad disk the next call
    /// does it.
    void leave_no_trace() noexcept;
    /// The same, after a program that may have been killed: overwrites what its journal tells.
    void forget_leftovers() noexcept;

private:
    [[noreturn]] void fail(std::string_view doing) const;
    [[nodiscard]] std::filesystem::path journal() const;

    std::filesystem::path path_;
    Handle<sqlite3, sqlite3_close> database_;
    bool rewrite_ = false;
};

/// Rolled back unless it is committed.
class Transaction {
public:
    explicit Transaction(SqliteFile& file) : file_(file) { file_.run("BEGIN IMMEDIATE"); }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();
    /// Afterwards it is on the disk, and the file keeps no trace of it.
    void commit() const;

private:
    SqliteFile& file_;
    mutable bool committed_ = false;
};

}  // namespace mektep
