// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/sqlite_file.h"

#include "report/journal.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <span>

namespace mektep {
namespace {

constexpr const char* damaged =
    "The file is damaged. It is left as it is: move it aside and keep it, then start again. What it holds "
    "can be read with “mektep report open --damaged FILE”.";

constexpr std::int64_t constant_time = 1'577'836'800;  // 1 January 2020, the same in every store

void set_constant_time(const std::filesystem::path& file) noexcept {
    const std::array<timespec, 2> times{{{constant_time, 0}, {constant_time, 0}}};
    (void)::utimensat(AT_FDCWD, file.c_str(), times.data(), 0);
}

void mark(sqlite3_context* context, int count, sqlite3_value** values) {
    crypto_generichash_state state;
    std::array<unsigned char, crypto_generichash_BYTES_MIN> hash{};
    crypto_generichash_init(&state, nullptr, 0, hash.size());
    for (auto* const value : std::span(values, static_cast<std::size_t>(count))) {
        const std::array<int, 2> kind{sqlite3_value_type(value), sqlite3_value_bytes(value)};
        crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(kind.data()), sizeof kind);
        crypto_generichash_update(&state, sqlite3_value_text(value),
                                  static_cast<unsigned>(sqlite3_value_bytes(value)));
    }
    crypto_generichash_final(&state, hash.data(), hash.size());
    constexpr int mark_size = 4;
    sqlite3_result_blob(context, hash.data(), mark_size, SQLITE_TRANSIENT);
}

}  // namespace

SqliteFile::SqliteFile(std::filesystem::path file) : path_(std::move(file)) {
    if (std::error_code unknown; !std::filesystem::is_directory(path_.parent_path(), unknown))
        refuse("there is no such folder. Make it, or name another (--data DIR).");
    const bool is_new = !std::filesystem::exists(path_);
    sqlite3* handle = nullptr;
    const int opened =
        sqlite3_open_v2(path_.c_str(), &handle,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_FULLMUTEX, forgetful_vfs());
    database_.reset(handle);
    if (opened != SQLITE_OK) fail("opening");
    // SQLite gives its journal the same rights.
    if (is_new) ::chmod(path_.c_str(), S_IRUSR | S_IWUSR);
    constexpr int longest_wait_ms = 5000;
    sqlite3_busy_timeout(database_.get(), longest_wait_ms);
    if (sqlite3_create_function(database_.get(), "mark", -1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr,
                                mark, nullptr, nullptr) != SQLITE_OK)
        fail("opening");
}

void SqliteFile::fail(std::string_view doing) const {
    const int code = database_ == nullptr ? SQLITE_NOMEM : sqlite3_errcode(database_.get());
    std::string advice;
    switch (code & 0xFF) {
        case SQLITE_FULL:
            advice = "The disk is full: free some space. What was stored before is safe.";
            break;
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_CANTOPEN:
            advice = "The folder cannot be written: give the kiosk's user the right to write there.";
            break;
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            advice = damaged;
            break;
        case SQLITE_BUSY:
            advice = "Another program is using it: end that one.";
            break;
        default:
            advice = database_ == nullptr ? "no memory" : sqlite3_errmsg(database_.get());
    }
    const auto sentence = fmt::format("{} the store of reports {}: {}", doing, path_.string(), advice);
    if ((code & 0xFF) == SQLITE_FULL) throw DiskFull(sentence);
    throw Failure(Outside::disk, sentence);
}

void SqliteFile::refuse(std::string_view why) const {
    throw Failure(Outside::disk, fmt::format("opening the store of reports {}: {}", path_.string(), why));
}

void SqliteFile::refuse_damaged() const { refuse(damaged); }

Statement SqliteFile::prepared(const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database_.get(), sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) fail("using");
    return Statement(statement);
}

bool SqliteFile::step(sqlite3_stmt* statement) {
    const int result = sqlite3_step(statement);
    if (result != SQLITE_ROW && result != SQLITE_DONE) fail("reading");
    return result == SQLITE_ROW;
}

void SqliteFile::step_to_end(sqlite3_stmt* statement) {
    if (sqlite3_step(statement) != SQLITE_DONE) fail("writing to");
}

void SqliteFile::run(const std::string& sql) {
    if (sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail("using");
}

std::int64_t SqliteFile::number(const std::string& sql) {
    const auto statement = prepared(sql);
    if (!step(statement.get())) fail("reading");
    return sqlite3_column_int64(statement.get(), 0);
}

void SqliteFile::check_integrity() {
    const auto statement = prepared("PRAGMA quick_check(1)");
    const bool is_whole =
        step(statement.get()) &&
        std::strcmp(reinterpret_cast<const char*>(sqlite3_column_text(statement.get(), 0)), "ok") == 0;
    if (!is_whole) refuse_damaged();
}

void SqliteFile::prepare_to_write() {
    if (sqlite3_db_readonly(database_.get(), "main") == 1)
        refuse("the file cannot be written: give the kiosk's user the right to write it.");
    run("PRAGMA page_size=4096");        // a record fills a page
    run("PRAGMA journal_mode=PERSIST");  // its journal can be overwritten in its place
    run("PRAGMA synchronous=FULL");
    run("PRAGMA secure_delete=ON");
    run("PRAGMA temp_store=MEMORY");
}

std::filesystem::path SqliteFile::journal() const {
    auto file = path_;
    file += "-journal";
    return file;
}

void SqliteFile::leave_no_trace() noexcept {
    if (rewrite_) {
        // The copy is as long as the store: it has no place in memory. It holds sealed records in the order
        // of their slots, as the store itself.
        const auto run = [&](const char* sql) {
            return sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr) == SQLITE_OK;
        };
        run("PRAGMA temp_store=FILE");
        rewrite_ = !run("VACUUM");
        run("PRAGMA temp_store=MEMORY");
    }
    set_constant_time(path_);
    set_constant_time(journal());
}

void SqliteFile::forget_leftovers() noexcept {
    // Nobody else writes meanwhile: their journal would be overwritten.
    if (sqlite3_exec(database_.get(), "BEGIN IMMEDIATE", nullptr, nullptr, nullptr) == SQLITE_OK) {
        make_void_journal(path_);
        sqlite3_exec(database_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
    }
    leave_no_trace();
}

Transaction::~Transaction() {
    if (committed_) return;
    try {
        file_.run("ROLLBACK");
    } catch (const Failure&) {
        // SQLite has rolled back by itself.
    }
}

void Transaction::commit() const {
    file_.run("COMMIT");
    committed_ = true;
    file_.leave_no_trace();
}

}  // namespace mektep
