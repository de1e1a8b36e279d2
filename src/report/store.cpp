// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/store.h"

#include "base/handle.h"

#include <fmt/format.h>
#include <sodium.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace mektep {
namespace {

constexpr int schema_version = 1;
using Database = Handle<sqlite3, sqlite3_close>;
using Statement = Handle<sqlite3_stmt, sqlite3_finalize>;

[[noreturn]] void fail(sqlite3* database, const std::filesystem::path& file, std::string_view doing) {
    const int code = database == nullptr ? SQLITE_NOMEM : sqlite3_errcode(database);
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
            advice = "The file is damaged. It is left as it is: move it aside and keep it, then start again.";
            break;
        case SQLITE_BUSY:
            advice = "Another program is using it: end that one.";
            break;
        default:
            advice = database == nullptr ? "no memory" : sqlite3_errmsg(database);
    }
    throw Failure(Outside::disk, fmt::format("{} the store of reports {}: {}", doing, file.string(), advice));
}

class SqliteStore : public Store {
public:
    explicit SqliteStore(const std::filesystem::path& directory) : file_(directory / "reports.sqlite") {
        if (sodium_init() < 0) bug("libsodium could not start");
        if (std::error_code unknown; !std::filesystem::is_directory(directory, unknown))
            throw Failure(Outside::disk, fmt::format("opening the store of reports {}: there is no such "
                                                     "folder. Make it, or name another (--data DIR).",
                                                     file_.string()));
        sqlite3* handle = nullptr;
        std::error_code none;
        const bool has_journal = std::filesystem::file_size(file_.string() + "-wal", none) > 0 && !none;
        const int opened =
            sqlite3_open_v2(file_.c_str(), &handle,
                            SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_FULLMUTEX, nullptr);
        database_.reset(handle);
        if (opened != SQLITE_OK) fail(database_.get(), file_, "opening");
        sqlite3_busy_timeout(database_.get(), 5000);
        // Until the file has proved whole nothing is written to it, not even what its journal still holds.
        sqlite3_db_config(database_.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        const auto version = number("PRAGMA user_version");
        if (version > schema_version)
            refuse("it was written by a newer version of this program. Use that version.");
        check_integrity();
        if (sqlite3_db_readonly(database_.get(), "main") == 1)
            refuse("the file cannot be written: give the kiosk's user the right to write it.");
        sqlite3_db_config(database_.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, nullptr);
        run("PRAGMA journal_mode=WAL");
        run("PRAGMA synchronous=FULL");
        run("PRAGMA secure_delete=ON");
        if (version == 0) {
            // Random keys and no rowid: the file does not tell in which order reports came.
            run("CREATE TABLE IF NOT EXISTS reports (id BLOB PRIMARY KEY, sealed BLOB NOT NULL) WITHOUT "
                "ROWID");
            run(fmt::format("PRAGMA user_version={}", schema_version));
        }
        // A journal that is left tells in which order its reports came: the program was killed before it
        // could tidy.
        if (has_journal) forget_order();
    }
    SqliteStore(const SqliteStore&) = delete;
    SqliteStore& operator=(const SqliteStore&) = delete;
    ~SqliteStore() override {
        if (has_added_) forget_order();
    }

    void add(const SealedRecord& record) override {
        std::array<unsigned char, 16> id{};
        randombytes_buf(id.data(), id.size());
        const auto insert = prepared("INSERT INTO reports (id, sealed) VALUES (?, ?)");
        sqlite3_bind_blob(insert.get(), 1, id.data(), static_cast<int>(id.size()), SQLITE_TRANSIENT);
        sqlite3_bind_blob(insert.get(), 2, record.bytes.data(), static_cast<int>(record.bytes.size()),
                          SQLITE_TRANSIENT);
        if (sqlite3_step(insert.get()) != SQLITE_DONE) fail(database_.get(), file_, "writing to");
        has_added_ = true;
    }

    [[nodiscard]] std::int64_t count() override { return number("SELECT count(*) FROM reports"); }

    void for_each(const std::function<void(const SealedRecord&)>& visit) override {
        const auto select = prepared("SELECT sealed FROM reports ORDER BY id");
        int step = sqlite3_step(select.get());
        for (; step == SQLITE_ROW; step = sqlite3_step(select.get())) {
            SealedRecord record;
            const auto size = static_cast<std::size_t>(sqlite3_column_bytes(select.get(), 0));
            // A row of another size is damaged: it is given as it is and does not open.
            std::memcpy(record.bytes.data(), sqlite3_column_blob(select.get(), 0),
                        std::min(size, record.bytes.size()));
            visit(record);
        }
        if (step != SQLITE_DONE) fail(database_.get(), file_, "reading");
    }

private:
    [[nodiscard]] Statement prepared(const std::string& sql) {
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v2(database_.get(), sql.c_str(), -1, &statement, nullptr) != SQLITE_OK)
            fail(database_.get(), file_, "using");
        return Statement(statement);
    }
    void run(const std::string& sql) {
        if (sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
            fail(database_.get(), file_, "using");
    }
    [[nodiscard]] std::int64_t number(const std::string& sql) {
        const auto statement = prepared(sql);
        if (sqlite3_step(statement.get()) != SQLITE_ROW) fail(database_.get(), file_, "reading");
        return sqlite3_column_int64(statement.get(), 0);
    }
    void check_integrity() {
        const auto statement = prepared("PRAGMA quick_check(1)");
        const bool is_whole =
            sqlite3_step(statement.get()) == SQLITE_ROW &&
            std::strcmp(reinterpret_cast<const char*>(sqlite3_column_text(statement.get(), 0)), "ok") == 0;
        if (!is_whole)
            refuse("the file is damaged. It is left as it is: move it aside and keep it, then start again.");
    }
    [[noreturn]] void refuse(std::string_view why) const {
        throw Failure(Outside::disk, fmt::format("opening the store of reports {}: {}", file_.string(), why));
    }

    /// Pages are filled as reports come, whatever their keys; rewriting the file in the order of the keys
    /// wipes that trace. Best effort: on a full disk, or while another program reads, the next opening or
    /// closing does it.
    void forget_order() noexcept {
        sqlite3_exec(database_.get(), "VACUUM", nullptr, nullptr, nullptr);
        sqlite3_wal_checkpoint_v2(database_.get(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    }

    bool has_added_ = false;
    std::filesystem::path file_;
    Database database_;
};

}  // namespace

std::unique_ptr<Store> sqlite_store(const std::filesystem::path& directory) {
    return std::make_unique<SqliteStore>(directory);
}

}  // namespace mektep
