// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/store.h"

#include "base/file.h"
#include "base/handle.h"
#include "language/date.h"
#include "report/sqlite_file.h"

#include <fmt/format.h>
#include <sodium.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <span>

namespace mektep {
namespace {

constexpr int schema_version = 3;
constexpr const char* slots_table =
    "CREATE TABLE slots (slot INTEGER PRIMARY KEY, quarter INTEGER NOT NULL, mark BLOB NOT NULL, sealed BLOB "
    "NOT NULL)";
constexpr const char* counts_table =
    "CREATE TABLE counts (questionnaire TEXT, month TEXT, reports INTEGER NOT NULL, mark BLOB NOT NULL, "
    "PRIMARY KEY (questionnaire, month)) WITHOUT ROWID";
constexpr std::int64_t first_slots = 256;
constexpr std::size_t page_size = 4096;
constexpr std::size_t at_once = 500;  // records of a transaction
constexpr std::int64_t unknown_version = -1;
constexpr std::size_t few = 3;  // with the file's first page their journal fits the one that is kept
// All of them integers of two bytes for SQLite (128 to 32,767), so that a row never changes its size.
constexpr int free_quarter = 1000;
constexpr int unknown_quarter = 1001;

int quarter_of(const Month& month) {
    if (!month.ok()) return unknown_quarter;
    constexpr unsigned months = 3;
    return 4 * int{month.year()} + static_cast<int>((unsigned{month.month()} - 1) / months);
}

/// Bytes that nobody can tell from a sealed record. One call of the system for all, not for each.
class RandomBytes {
public:
    RandomBytes() { crypto_stream_chacha20_keygen(key_.data()); }
    RandomBytes(const RandomBytes&) = delete;
    RandomBytes& operator=(const RandomBytes&) = delete;
    ~RandomBytes() { sodium_memzero(key_.data(), key_.size()); }

    const SealedRecord& next() {
        std::array<unsigned char, crypto_stream_chacha20_NONCEBYTES> nonce{};
        std::memcpy(nonce.data(), &drawn_, sizeof drawn_);
        ++drawn_;
        crypto_stream_chacha20(reinterpret_cast<unsigned char*>(record_.bytes.data()), record_.bytes.size(),
                               nonce.data(), key_.data());
        return record_;
    }

private:
    std::array<unsigned char, crypto_stream_chacha20_KEYBYTES> key_{};
    std::uint64_t drawn_ = 0;
    SealedRecord record_;
};

class SqliteStore : public Store {
public:
    explicit SqliteStore(const std::filesystem::path& directory) : file_(directory / "reports.sqlite") {
        if (sodium_init() < 0) bug("libsodium could not start");
        // Until the file has proved whole nothing is written to it.
        const auto version = file_.number("PRAGMA user_version");
        if (version > schema_version)
            file_.refuse("it was written by a newer version of this program. Use that version.");
        file_.check_integrity();
        if (version != 0 && version < schema_version)
            file_.refuse(
                "it was written by a first version of this program, which sealed otherwise. Move it aside "
                "and keep it; open it with that version.");
        if (version != 0) check_schema();
        file_.prepare_to_write();
        if (version == 0) make();
        load_free_slots();
        check_counts();
        file_.forget_leftovers();
    }

    void add_all(const std::vector<SealedRecord>& records) override {
        if (!take_)
            take_ = file_.prepared(
                fmt::format("UPDATE slots SET quarter=?1, mark=mark(slot, ?1), sealed=?2 WHERE slot=?3 AND "
                            "quarter={}",
                            free_quarter));
        try {
            add_in_one_transaction(records);
        } catch (...) {
            version_ = unknown_version;  // slots that were drawn are free again
            throw;
        }
    }

    [[nodiscard]] std::int64_t count() override {
        if (file_.number("PRAGMA data_version") != version_) load_free_slots();
        return slots_ - std::ssize(free_);
    }

    void for_each(const std::function<void(const SealedRecord&)>& visit) override {
        each(0, -1, [&](const StoredRecord& stored) { visit(stored.record); });
    }

    [[nodiscard]] std::vector<StoredRecord> some(Slot after, std::size_t most) override {
        std::vector<StoredRecord> found;
        found.reserve(most);
        each(after, static_cast<std::int64_t>(most),
             [&](StoredRecord stored) { found.push_back(std::move(stored)); });
        return found;
    }

    std::int64_t forget(const std::vector<StoredRecord>& records) override {
        // The bytes too: another program may have emptied the slot, and the kiosk filled it again. What has
        // another size is damaged and was handed out padded.
        const auto empty =
            file_.prepared(fmt::format("UPDATE slots SET quarter={0}, mark=mark(slot, {0}), sealed=?1 WHERE "
                                       "slot=?2 AND quarter<>{0} AND "
                                       "(sealed=?3 OR length(sealed)<>{1})",
                                       free_quarter, sealed_size));
        return in_groups(std::span(records), [&](const StoredRecord& stored) {
            sqlite3_reset(empty.get());
            bind_bytes(empty.get(), 3, stored.record);
            return emptied(empty.get(), stored.slot);
        });
    }

    std::int64_t forget_before(Month month) override {
        const auto old = fmt::format("quarter > {} AND quarter < {}", unknown_quarter, quarter_of(month));
        std::vector<Slot> slots;
        const auto select = file_.prepared("SELECT slot FROM slots WHERE " + old);
        while (file_.step(select.get())) slots.push_back(sqlite3_column_int64(select.get(), 0));
        const auto empty = file_.prepared(
            fmt::format("UPDATE slots SET quarter={0}, mark=mark(slot, {0}), sealed=?1 WHERE slot=?2 AND {1}",
                        free_quarter, old));
        std::int64_t gone = 0;
        for (std::span<const Slot> rest(slots); !rest.empty();) {
            const auto some = rest.first(std::min(at_once, rest.size()));
            gone += in_groups(some, [&](Slot slot) { return emptied(empty.get(), slot); });
            rest = rest.subspan(some.size());
        }
        return gone;
    }

    [[nodiscard]] Month newest_quarter() override {
        const auto quarter = static_cast<int>(file_.number(
            fmt::format("SELECT coalesce(max(quarter), 0) FROM slots WHERE quarter > {}", unknown_quarter)));
        if (quarter == 0) return {};
        return std::chrono::year(quarter / 4) / (quarter % 4 * 3 + 1);
    }

    [[nodiscard]] std::vector<MonthlyCount> counts() override {
        std::vector<MonthlyCount> all;
        const auto select =
            file_.prepared("SELECT questionnaire, month, reports FROM counts ORDER BY questionnaire, month");
        while (file_.step(select.get())) {
            const auto text = [&](int column) {
                return std::string(reinterpret_cast<const char*>(sqlite3_column_text(select.get(), column)));
            };
            if (const auto month = month_of(text(1)))
                all.push_back({.questionnaire = text(0),
                               .month = *month,
                               .reports = sqlite3_column_int64(select.get(), 2)});
        }
        return all;
    }

private:
    /// Without a copy: the record must be there until the statement has run.
    static void bind_bytes(sqlite3_stmt* statement, int place, const SealedRecord& record) {
        sqlite3_bind_blob(statement, place, record.bytes.data(), static_cast<int>(record.bytes.size()),
                          SQLITE_STATIC);
    }
    static void bind_text(sqlite3_stmt* statement, int place, const std::string& text) {
        sqlite3_bind_text(statement, place, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
    }

    /// All in one transaction; where the disk is too full for its journal, a few in each.
    template <class Item, class Empty>
    std::int64_t in_groups(std::span<const Item> items, const Empty& empty) {
        try {
            return in_one_transaction(items, empty);
        } catch (const DiskFull&) {
            if (items.size() <= few) throw;
        }
        std::int64_t gone = 0;
        for (auto rest = items; !rest.empty(); rest = rest.subspan(std::min(few, rest.size())))
            gone += in_one_transaction(rest.first(std::min(few, rest.size())), empty);
        return gone;
    }

    template <class Item, class Empty>
    std::int64_t in_one_transaction(std::span<const Item> items, const Empty& empty) {
        std::vector<Slot> gone;
        const Transaction transaction(file_);
        for (const auto& item : items)
            if (const auto slot = empty(item); slot > 0) gone.push_back(slot);
        transaction.commit();
        free_.insert(free_.end(), gone.begin(), gone.end());
        return std::ssize(gone);
    }

    void add_in_one_transaction(const std::vector<SealedRecord>& records) {
        const Transaction transaction(file_);
        is_fresh_ = false;
        for (const auto& record : records) {
            while (!is_taken(drawn_slot(), record)) {
                // Another program may have taken it since we looked; nobody does within this transaction.
                if (is_fresh_) file_.refuse_damaged();
            }
            if (!record.questionnaire.empty()) count_one(record);
        }
        transaction.commit();
    }

    /// The slot if the statement has emptied it, else 0.
    Slot emptied(sqlite3_stmt* empty, Slot slot) {
        sqlite3_reset(empty);
        bind_bytes(empty, 1, random_.next());
        sqlite3_bind_int64(empty, 2, slot);
        file_.step_to_end(empty);
        return file_.changes() == 1 ? slot : 0;
    }

    bool is_taken(Slot slot, const SealedRecord& record) {
        sqlite3_reset(take_.get());
        sqlite3_bind_int(take_.get(), 1, quarter_of(record.month));
        bind_bytes(take_.get(), 2, record);
        sqlite3_bind_int64(take_.get(), 3, slot);
        file_.step_to_end(take_.get());
        return file_.changes() == 1;
    }

    /// A free slot by lot: the place says nothing of the time.
    [[nodiscard]] Slot drawn_slot() {
        if (free_.empty()) grow();
        const auto drawn = randombytes_uniform(static_cast<std::uint32_t>(free_.size()));
        std::swap(free_.at(drawn), free_.back());
        const auto slot = free_.back();
        free_.pop_back();
        return slot;
    }

    void count_one(const SealedRecord& record) {
        if (!count_)
            count_ = file_.prepared(
                "INSERT INTO counts VALUES (?1, ?2, 1, mark(?1, ?2, 1)) ON CONFLICT DO UPDATE SET "
                "reports = reports + 1, mark = mark(questionnaire, month, reports + 1)");
        sqlite3_reset(count_.get());
        bind_text(count_.get(), 1, record.questionnaire);
        bind_text(count_.get(), 2, iso(record.month));
        file_.step_to_end(count_.get());
    }

    void make() {
        const Transaction transaction(file_);
        // Another program may have made it meanwhile.
        if (file_.number("SELECT count(*) FROM sqlite_schema") == 0) {
            file_.run(slots_table);
            file_.run(counts_table);
            add_slots(first_slots);
            file_.run(fmt::format("PRAGMA user_version={}", schema_version));
        }
        check_schema();
        transaction.commit();
        file_.run("VACUUM");
    }

    /// SQLite believes whatever the schema says: one flipped bit of a name would hide every record.
    void check_schema() {
        const auto select =
            file_.prepared("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name");
        const auto is_next = [&](std::string_view name, std::string_view sql) {
            if (!file_.step(select.get())) return false;
            const auto is = [&](int column, std::string_view expected) {
                const auto* const text = sqlite3_column_text(select.get(), column);
                return text != nullptr && reinterpret_cast<const char*>(text) == expected;
            };
            return is(0, "table") && is(1, name) && is(2, name) && is(3, sql);
        };
        if (!is_next("counts", counts_table) || !is_next("slots", slots_table) || file_.step(select.get()))
            file_.refuse_damaged();
    }

    void check_counts() {
        if (file_.number(
                "SELECT count(*) FROM counts WHERE mark IS NOT mark(questionnaire, month, reports)") != 0)
            file_.refuse_damaged();
    }

    void add_slots(std::int64_t how_many) {
        const auto insert = file_.prepared(
            fmt::format("INSERT OR IGNORE INTO slots VALUES (?1, {0}, mark(?1, {0}), ?2)", free_quarter));
        for (std::int64_t i = 0; i < how_many; ++i) {
            std::uint64_t slot = 0;
            randombytes_buf(&slot, sizeof slot);
            sqlite3_reset(insert.get());
            sqlite3_bind_int64(insert.get(), 1, static_cast<Slot>(slot >> 2U) + 1);
            bind_bytes(insert.get(), 2, random_.next());
            file_.step_to_end(insert.get());
        }
    }

    /// Twice the slots, within the transaction of the report that found none free; rewritten afterwards, so
    /// that the old half of the file cannot be told from the new one.
    void grow() {
        load_free_slots();  // another program may have made some
        is_fresh_ = true;
        if (!free_.empty()) return;
        add_slots(std::max(first_slots, file_.number("SELECT count(*) FROM slots")));
        load_free_slots();
        file_.rewrite_after_commit();
    }

    void load_free_slots() {
        free_.clear();
        slots_ = 0;
        version_ = file_.number("PRAGMA data_version");
        const auto select = file_.prepared(
            "SELECT slot, quarter, typeof(slot)='integer' AND slot > 0 AND mark IS mark(slot, quarter) FROM "
            "slots");
        while (file_.step(select.get())) {
            if (sqlite3_column_int(select.get(), 2) == 0) file_.refuse_damaged();
            ++slots_;
            if (sqlite3_column_int(select.get(), 1) == free_quarter)
                free_.push_back(sqlite3_column_int64(select.get(), 0));
        }
    }

    void each(Slot after, std::int64_t most, const std::function<void(StoredRecord)>& visit) {
        const auto select = file_.prepared(fmt::format(
            "SELECT slot, sealed FROM slots WHERE slot > ? AND quarter <> {} ORDER BY slot LIMIT ?",
            free_quarter));
        sqlite3_bind_int64(select.get(), 1, after);
        sqlite3_bind_int64(select.get(), 2, most);
        while (file_.step(select.get())) visit(stored(select.get()));
    }

    /// Of a row that is a slot and its bytes. One of another size is damaged: it is given as it is and does
    /// not open.
    static StoredRecord stored(sqlite3_stmt* row) {
        StoredRecord found{.slot = sqlite3_column_int64(row, 0), .record = {}};
        const auto* const bytes = sqlite3_column_blob(row, 1);
        const auto size = static_cast<std::size_t>(sqlite3_column_bytes(row, 1));
        if (bytes != nullptr)
            std::memcpy(found.record.bytes.data(), bytes, std::min(size, found.record.bytes.size()));
        return found;
    }

    SqliteFile file_;
    RandomBytes random_;
    std::vector<Slot> free_;
    std::int64_t slots_ = 0;  ///< free or not
    std::int64_t version_ =
        unknown_version;     ///< of the file when they were read: another program's writing changes it
    bool is_fresh_ = false;  ///< free_ was read within the transaction of now
    Statement take_, count_;
};

}  // namespace

std::unique_ptr<Store> sqlite_store(const std::filesystem::path& directory) {
    return std::make_unique<SqliteStore>(directory);
}

void salvage(const std::filesystem::path& file, const std::function<void(const SealedRecord&)>& visit) {
    std::ifstream stream(file, std::ios::binary);
    std::array<char, page_size> page{};
    if (!stream)
        throw Failure(Outside::disk,
                      fmt::format("reading the damaged store {}: it cannot be opened", file.string()));
    while (stream.read(page.data(), page.size())) {
        SealedRecord record;
        std::memcpy(record.bytes.data(), page.data() + page.size() - sealed_size, sealed_size);
        visit(record);
    }
}

}  // namespace mektep
