// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/store.h"

#include "support/fake_store.h"
#include "support/process.h"

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fstream>
#include <string>

namespace mektep {
namespace {

namespace fs = std::filesystem;

/// A sealed record that can be told from all others; what it holds does not matter to a store.
SealedRecord numbered(std::uint32_t number) {
    SealedRecord record;
    std::uint32_t state = number * 2654435761U + 1;
    for (auto& byte : record.bytes) {
        state = state * 1664525U + 1013904223U;
        byte = std::byte(state >> 24U);
    }
    std::memcpy(record.bytes.data(), &number, sizeof number);
    std::memcpy(record.bytes.data() + sealed_size - sizeof number, &number, sizeof number);
    return record;
}

std::vector<SealedRecord> all_of(Store& store) {
    std::vector<SealedRecord> records;
    store.for_each([&](const SealedRecord& record) { records.push_back(record); });
    return records;
}

bool holds(Store& store, std::uint32_t number) {
    const auto records = all_of(store);
    return std::ranges::count(records, numbered(number)) == 1;
}

/// What sqlite_store says where it fails; empty if it does not.
std::string failure_of_opening(const fs::path& folder) {
    try {
        (void)sqlite_store(folder);
        return {};
    } catch (const Failure& failure) {
        CHECK(failure.where() == Outside::disk);
        return failure.what();
    }
}

/// Runs SQL on the file of a store that is closed.
void run_sql(const fs::path& file, const char* sql) {
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &database) == SQLITE_OK);
    CHECK(sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(database);
}

/// As long as it lives a system call of SQLite is answered by another function, as a bad disk would.
class FaultyCall {
public:
    template <class Function>
    FaultyCall(const char* name, Function function) : name_(name) {
        auto* system = sqlite3_vfs_find(nullptr);
        is_known_ = system->xSetSystemCall(system, name_, reinterpret_cast<sqlite3_syscall_ptr>(function)) ==
                    SQLITE_OK;
    }
    FaultyCall(const FaultyCall&) = delete;
    FaultyCall& operator=(const FaultyCall&) = delete;
    ~FaultyCall() {
        auto* system = sqlite3_vfs_find(nullptr);
        if (is_known_) system->xSetSystemCall(system, name_, nullptr);
    }

private:
    const char* name_;
    bool is_known_ = false;
};

ssize_t full_write(int, const void*, std::size_t) {
    errno = ENOSPC;
    return -1;
}
ssize_t full_write_at(int, const void*, std::size_t, off_t) {
    errno = ENOSPC;
    return -1;
}
/// As for a user who may read a folder but not write there.
int open_to_read_only(const char* path, int flags, int mode) {
    if ((flags & O_ACCMODE) == O_RDONLY) return ::open(path, flags, mode);
    errno = EACCES;
    return -1;
}

std::string bytes_in(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// A folder with a store of `count` records, closed.
void fill(const fs::path& folder, std::uint32_t count) {
    const auto store = sqlite_store(folder);
    for (std::uint32_t i = 0; i < count; ++i) store->add(numbered(i));
}

}  // namespace

TEST_CASE("A store keeps its records when it is closed and opened again", "[report][store]") {
    const PrivateFolder folder;
    CHECK(sqlite_store(folder.path())->count() == 0);
    fill(folder.path(), 30);
    const auto store = sqlite_store(folder.path());
    CHECK(store->count() == 30);
    for (std::uint32_t i = 0; i < 30; ++i) CHECK(holds(*store, i));
}

TEST_CASE("The same record may come twice", "[report][store]") {
    const PrivateFolder folder;
    const auto store = sqlite_store(folder.path());
    store->add(numbered(1));
    store->add(numbered(1));
    CHECK(store->count() == 2);
}

TEST_CASE("Nothing in the files tells in which order reports came", "[report][store]") {
    const PrivateFolder folder;
    fill(folder.path(), 60);
    CHECK_FALSE(fs::exists(folder.path() / "reports.sqlite-wal"));
    const auto bytes = bytes_in(folder.path() / "reports.sqlite");
    const auto store = sqlite_store(folder.path());
    const auto in_key_order = all_of(*store);
    std::vector<std::size_t> ends;  // where the end of each record lies in the file
    for (const auto& record : in_key_order) {
        const std::string_view tail(reinterpret_cast<const char*>(record.bytes.data()) + sealed_size - 40,
                                    40);
        ends.push_back(bytes.find(tail));
        REQUIRE(ends.back() != std::string::npos);
        CHECK(bytes.find(tail, ends.back() + 1) == std::string::npos);
    }
    CHECK(std::ranges::is_sorted(ends));
    const auto by_arrival = [](const SealedRecord& a, const SealedRecord& b) {
        return std::memcmp(a.bytes.data(), b.bytes.data(), 4) < 0;
    };
    CHECK_FALSE(std::ranges::is_sorted(in_key_order, by_arrival));
}

TEST_CASE("A store has no column for a time", "[report][store]") {
    const PrivateFolder folder;
    fill(folder.path(), 1);
    const auto bytes = bytes_in(folder.path() / "reports.sqlite");
    CHECK(bytes.find("CREATE TABLE reports (id BLOB PRIMARY KEY, sealed BLOB NOT NULL) WITHOUT ROWID") !=
          std::string::npos);
}

TEST_CASE("Every report that was acknowledged survives kill -9", "[report][store]") {
    const PrivateFolder folder;
    std::uint32_t first = 0;
    for (const std::uint32_t enough : {1U, 7U, 40U, 90U}) {
        int ends[2] = {};
        REQUIRE(::pipe(ends) == 0);
        const auto child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            try {
                const auto store = sqlite_store(folder.path());
                for (auto number = first;; ++number) {
                    store->add(numbered(number));
                    if (::write(ends[1], &number, sizeof number) != sizeof number) ::_exit(2);
                }
            } catch (...) {
                ::_exit(1);
            }
        }
        ::close(ends[1]);
        std::uint32_t acknowledged = 0, number = 0;
        // What the child wrote before it was killed stays in the pipe and is read to its end.
        while (::read(ends[0], &number, sizeof number) == sizeof number)
            if (++acknowledged == enough) ::kill(child, SIGKILL);
        ::close(ends[0]);
        int status = 0;
        ::waitpid(child, &status, 0);
        CHECK(WIFSIGNALED(status));
        REQUIRE(acknowledged >= enough);
        const auto store = sqlite_store(folder.path());
        const auto records = all_of(*store);
        for (auto i = first; i < first + acknowledged; ++i)
            CHECK(std::ranges::count(records, numbered(i)) == 1);
        // At most the record that was just being added is there without having been acknowledged.
        CHECK(store->count() <= std::int64_t{first} + acknowledged + 1);
        for (first += acknowledged; std::int64_t{first} < store->count(); ++first) {
        }
    }
}

TEST_CASE("Two programs may use a store at once", "[report][store]") {
    const PrivateFolder folder;
    const auto kiosk = sqlite_store(folder.path()), staff = sqlite_store(folder.path());
    kiosk->add(numbered(1));
    CHECK(staff->count() == 1);
    staff->add(numbered(2));
    CHECK(kiosk->count() == 2);
}

TEST_CASE("A full disk is said so, and what was stored stays", "[report][store]") {
    const PrivateFolder folder;
    const auto store = sqlite_store(folder.path());
    store->add(numbered(1));
    {
        const FaultyCall write("write", full_write), at("pwrite", full_write_at),
            at64("pwrite64", full_write_at);
        try {
            store->add(numbered(2));
            FAIL("the record was acknowledged");
        } catch (const Failure& failure) {
            CHECK(failure.where() == Outside::disk);
            CHECK(std::string(failure.what()).find("free some space") != std::string::npos);
        }
    }
    CHECK(store->count() == 1);
    store->add(numbered(3));  // as soon as there is space it goes on
    CHECK(holds(*store, 1));
    CHECK(holds(*store, 3));
    CHECK_FALSE(holds(*store, 2));
}

TEST_CASE("A folder that cannot be written is said so before a visitor comes", "[report][store]") {
    const PrivateFolder folder;
    SECTION("with a store in it") { fill(folder.path(), 2); }
    SECTION("without one") {}
    const FaultyCall open("open", open_to_read_only);
    CHECK(failure_of_opening(folder.path()).find("right to write") != std::string::npos);
}

TEST_CASE("A folder that is missing is said so", "[report][store]") {
    const PrivateFolder folder;
    CHECK(failure_of_opening(folder.path() / "missing").find("no such folder") != std::string::npos);
    CHECK_FALSE(fs::exists(folder.path() / "missing"));
}

TEST_CASE("A store of a newer version is left to that version", "[report][store]") {
    const PrivateFolder folder;
    fill(folder.path(), 3);
    run_sql(folder.path() / "reports.sqlite", "PRAGMA user_version=99");
    const auto before = bytes_in(folder.path() / "reports.sqlite");
    CHECK(failure_of_opening(folder.path()).find("newer version") != std::string::npos);
    CHECK((bytes_in(folder.path() / "reports.sqlite") == before));
}

TEST_CASE("A damaged store is said so and left as it is", "[report][store]") {
    const PrivateFolder folder;
    const auto file = folder.path() / "reports.sqlite";
    fill(folder.path(), 40);
    auto bytes = bytes_in(file);
    SECTION("its beginning is lost") { std::fill_n(bytes.begin(), 100, 'x'); }
    SECTION("its middle is lost") { std::fill(bytes.begin() + 4096, bytes.begin() + 6 * 4096, '\xee'); }
    SECTION("its end is lost") { bytes.resize(bytes.size() / 2); }
    SECTION("it is another kind of file") { bytes = "Deleted by mistake, sorry.\n" + std::string(5000, ' '); }
    std::ofstream(file, std::ios::binary) << bytes;
    CHECK(failure_of_opening(folder.path()).find("damaged") != std::string::npos);
    CHECK((bytes_in(file) == bytes));
}

TEST_CASE("What a crash left in the journal is read, and kept where the store is damaged",
          "[report][store]") {
    const PrivateFolder folder, moved;
    fill(folder.path(), 40);
    const auto store = sqlite_store(folder.path());
    store->add(numbered(40));
    // As a crash leaves it: the last record is in the journal alone.
    for (const auto* name : {"reports.sqlite", "reports.sqlite-wal"})
        fs::copy_file(folder.path() / name, moved.path() / name);
    const auto file = moved.path() / "reports.sqlite", journal = moved.path() / "reports.sqlite-wal";
    SECTION("whole") {
        CHECK(holds(*sqlite_store(moved.path()), 40));
        CHECK_FALSE(fs::exists(journal));
    }
    SECTION("damaged") {
        auto bytes = bytes_in(file);
        std::fill(bytes.begin() + 8192, bytes.end() - 4096, '\xee');
        std::ofstream(file, std::ios::binary) << bytes;
        const auto before = bytes_in(journal);
        CHECK(failure_of_opening(moved.path()).find("damaged") != std::string::npos);
        CHECK((bytes_in(file) == bytes));
        CHECK((bytes_in(journal) == before));
    }
}

TEST_CASE("The fake store does what the real one does", "[report][store][support]") {
    FakeStore store;
    store.add(numbered(2));
    store.add(numbered(1));
    CHECK(store.count() == 2);
    CHECK(holds(store, 1));
    store.is_full = true;
    CHECK_THROWS_AS(store.add(numbered(3)), Failure);
    CHECK(store.count() == 2);
    store.is_broken = true;
    CHECK_THROWS_AS(store.count(), Failure);
    CHECK_THROWS_AS(all_of(store), Failure);
}

}  // namespace mektep
