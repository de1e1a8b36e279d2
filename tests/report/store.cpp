// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/store.h"

#include "report/open.h"
#include "report/sample_record.h"
#include "support/fake_store.h"
#include "support/process.h"

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <csignal>
#include <cstring>
#include <fstream>
#include <map>
#include <numeric>
#include <random>
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
/// As on a disk that is full: what lies in a file can be overwritten, and no file grows.
ssize_t write_in_place(int file, const void* bytes, std::size_t size, off_t at) {
    struct stat state {};
    if (::fstat(file, &state) == 0 && at + static_cast<off_t>(size) <= state.st_size)
        return ::pwrite(file, bytes, size, at);
    errno = ENOSPC;
    return -1;
}
/// As for a user who may read a folder but not write there.
int open_to_read_only(const char* path, int flags, int mode) {
    if ((flags & O_ACCMODE) == O_RDONLY) return ::open(path, flags, mode);
    errno = EACCES;
    return -1;
}

/// Of values with their places in the list.
double correlation(const std::vector<double>& values) {
    const auto size = static_cast<double>(values.size());
    const double middle = (size - 1) / 2;
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / size;
    double both = 0, places = 0, spread = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double x = static_cast<double>(i) - middle, y = values[i] - mean;
        both += x * y, places += x * x, spread += y * y;
    }
    return both / std::sqrt(places * spread);
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

TEST_CASE("Nothing in the files tells in which order reports came, while the kiosk runs and after a theft",
          "[report][store][threat]") {
    const PrivateFolder folder, stolen;
    std::unique_ptr<Store> store = sqlite_store(folder.path());
    constexpr std::uint32_t reports = 200;
    for (std::uint32_t i = 0; i < reports; ++i) store->add(numbered(i));
    // Stolen while it runs: every file as it lies there.
    for (const auto& entry : fs::directory_iterator(folder.path()))
        fs::copy_file(entry.path(), stolen.path() / entry.path().filename());
    CHECK(fs::exists(stolen.path() / "reports.sqlite-journal"));
    const auto journal = bytes_in(stolen.path() / "reports.sqlite-journal");
    CHECK(std::ranges::all_of(journal, [](char byte) { return byte == 0; }));
    CHECK_FALSE(fs::exists(stolen.path() / "reports.sqlite-wal"));
    const auto bytes = bytes_in(stolen.path() / "reports.sqlite");
    std::vector<double> places;  // where each record lies in the file, in the order of arrival
    for (std::uint32_t i = 0; i < reports; ++i) {
        const auto record = numbered(i);
        const std::string_view tail(reinterpret_cast<const char*>(record.bytes.data()) + sealed_size - 40,
                                    40);
        const auto found = bytes.find(tail);
        REQUIRE(found != std::string::npos);
        CHECK(bytes.find(tail, found + 1) == std::string::npos);
        places.push_back(static_cast<double>(found));
    }
    // Were the places in any way in the order of arrival, they would correlate with it. By chance alone the
    // correlation of 200 passes 0.3 once in 50,000 runs.
    CHECK(std::abs(correlation(places)) < 0.3);
    std::vector<double> slots;
    for (const auto& [slot, record] : store->some(0, reports)) {
        std::uint32_t number = 0;
        std::memcpy(&number, record.bytes.data(), sizeof number);
        slots.push_back(number);
    }
    CHECK(std::abs(correlation(slots)) < 0.3);
}

TEST_CASE("A long journal is zeros and is cut off, one of a batch is zeros and is kept",
          "[report][store][threat]") {
    const PrivateFolder folder;
    const auto store = sqlite_store(folder.path());
    const auto journal = [&] {
        const auto bytes = bytes_in(folder.path() / "reports.sqlite-journal");
        CHECK(std::ranges::all_of(bytes, [](char byte) { return byte == 0; }));
        return bytes.size();
    };
    constexpr std::size_t longest = 8 * 1024 * 1024;
    std::vector<SealedRecord> records;
    for (std::uint32_t i = 0; i < 2100; ++i) records.push_back(numbered(i));
    store->add_all(records);  // the file is rewritten: its journal is as long as the file
    CHECK(fs::file_size(folder.path() / "reports.sqlite") > longest);
    CHECK(journal() < longest);
    const auto batch = store->some(0, 1000);
    CHECK(store->forget(batch) == 1000);
    const auto of_batch = journal();
    CHECK(of_batch > 1000 * 4096);
    CHECK(of_batch < longest);
    store->add(records.front());
    CHECK(journal() == of_batch);
}

TEST_CASE("A store that had to grow does not tell what came before and what after",
          "[report][store][threat]") {
    const PrivateFolder folder;
    const auto store = sqlite_store(folder.path());
    for (std::uint32_t i = 0; i < 300; ++i) store->add(numbered(i));
    const auto bytes = bytes_in(folder.path() / "reports.sqlite");
    std::vector<double> places;
    for (std::uint32_t i = 0; i < 300; ++i) {
        const auto record = numbered(i);
        places.push_back(static_cast<double>(bytes.find(
            std::string_view(reinterpret_cast<const char*>(record.bytes.data()) + sealed_size - 40, 40))));
    }
    CHECK(std::abs(correlation(places)) < 0.3);
    const auto journal = bytes_in(folder.path() / "reports.sqlite-journal");
    CHECK(std::ranges::all_of(journal, [](char byte) { return byte == 0; }));
    CHECK(store->count() == 300);
    CHECK(all_of(*store).size() == 300);
}

TEST_CASE("The times of the files do not tell when a report came", "[report][store][threat]") {
    const PrivateFolder folder;
    const auto store = sqlite_store(folder.path());
    const auto before = fs::last_write_time(folder.path() / "reports.sqlite");
    store->add(numbered(1));
    for (const auto& entry : fs::directory_iterator(folder.path()))
        CHECK(fs::last_write_time(entry.path()) == before);
    struct stat state {};
    REQUIRE(::stat((folder.path() / "reports.sqlite").c_str(), &state) == 0);
    CHECK(state.st_mtime == 1'577'836'800);  // 1 January 2020
    CHECK(state.st_atime == 1'577'836'800);
}

TEST_CASE("A store of one report has the size and the pages of one of two hundred",
          "[report][store][threat]") {
    const PrivateFolder few, many;
    fill(few.path(), 1);
    fill(many.path(), 200);
    CHECK(fs::file_size(few.path() / "reports.sqlite") == fs::file_size(many.path() / "reports.sqlite"));
}

TEST_CASE("A store has no column for a time finer than a quarter", "[report][store][threat]") {
    const PrivateFolder folder;
    fill(folder.path(), 1);
    const auto bytes = bytes_in(folder.path() / "reports.sqlite");
    CHECK(bytes.find("CREATE TABLE slots (slot INTEGER PRIMARY KEY, quarter INTEGER NOT NULL, mark BLOB NOT "
                     "NULL, sealed BLOB NOT NULL)") != std::string::npos);
}

TEST_CASE("Staff see the counts of months without a key, also of what has left", "[report][store]") {
    using namespace std::chrono;
    const PrivateFolder folder;
    const auto store = sqlite_store(folder.path());
    auto record = numbered(1);
    record.questionnaire = "barrier";
    for (const auto month : {2026y / October, 2026y / November, 2026y / November}) {
        record.month = month;
        store->add(record);
    }
    record.questionnaire.clear();  // the words of a report are not a report
    store->add(record);
    const std::vector<MonthlyCount> expected{{"barrier", 2026y / October, 1},
                                             {"barrier", 2026y / November, 2}};
    CHECK(store->counts() == expected);
    CHECK(store->count() == 4);
    store->forget(store->some(0, 1));
    CHECK(store->counts() == expected);
    CHECK(store->count() == 3);
}

TEST_CASE("What left the store is overwritten", "[report][store][retention]") {
    const PrivateFolder folder;
    const auto store = sqlite_store(folder.path());
    for (std::uint32_t i = 0; i < 5; ++i) store->add(numbered(i));
    const auto three = store->some(0, 3);
    const auto& gone = three.front().record;
    store->forget(three);
    CHECK(store->count() == 2);
    CHECK(store->some(three.back().slot, 10).size() == 2);
    const auto bytes = bytes_in(folder.path() / "reports.sqlite");
    CHECK(bytes.find(std::string_view(reinterpret_cast<const char*>(gone.bytes.data()), 40)) ==
          std::string::npos);
    store->forget(three);  // twice is no fault
    CHECK(store->count() == 2);
}

TEST_CASE("Two programs that send at once lose no report that came between them", "[report][store]") {
    const PrivateFolder folder;
    const auto kiosk = sqlite_store(folder.path());
    for (std::uint32_t i = 0; i < 256; ++i) kiosk->add(numbered(i));
    const auto one = sqlite_store(folder.path()), other = sqlite_store(folder.path());
    const auto seen_by_both = one->some(0, 256);
    one->forget(seen_by_both);
    kiosk->add(numbered(256));  // lies in a slot that both knew as another record's
    other->forget(seen_by_both);
    CHECK(kiosk->count() == 1);
    CHECK(holds(*kiosk, 256));
}

TEST_CASE("A record is kept until its quarter of the year is over", "[report][store][retention]") {
    using namespace std::chrono;
    const PrivateFolder folder;
    const auto store = sqlite_store(folder.path());
    auto record = numbered(1);
    for (const auto month : {2025y / December, 2026y / January, 2026y / March, 2026y / April}) {
        record.month = month;
        store->add(record);
    }
    record.month = {};
    store->add(record);
    CHECK(store->newest_quarter() == 2026y / April);
    CHECK(store->forget_before(2025y / December) == 0);
    CHECK(store->forget_before(2026y / March) == 1);
    CHECK(store->forget_before(2026y / April) == 2);
    CHECK(store->forget_before(2027y / April) == 1);
    CHECK(store->count() == 1);  // its month was never told
    CHECK_FALSE(store->newest_quarter().ok());
}

namespace {

/// How long this machine takes from nothing to one stored report: a sanitizer makes it long.
int microseconds_to_store_one() {
    const PrivateFolder folder;
    const auto begin = std::chrono::steady_clock::now();
    sqlite_store(folder.path())->add(numbered(0));
    return static_cast<int>(
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin)
            .count());
}

}  // namespace

TEST_CASE("Every report that was acknowledged survives kill -9 at any moment, and none is there twice",
          "[report][store]") {
    const PrivateFolder folder;
    std::mt19937 random(20261123);
    std::vector<std::uint32_t> acknowledged;
    std::uint32_t first = 0;
    constexpr int kills = 500;
    const auto longest = std::max(9'000, 3 * microseconds_to_store_one());
    for (int round = 0; round < kills; ++round) {
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
        // A moment between the start of the program and some reports later.
        const auto moment = std::uniform_int_distribution(0, longest)(random);
        ::usleep(static_cast<useconds_t>(moment));
        ::kill(child, SIGKILL);
        // What the child wrote before it was killed stays in the pipe and is read to its end.
        std::uint32_t number = 0;
        while (::read(ends[0], &number, sizeof number) == sizeof number) {
            acknowledged.push_back(number);
            first = number + 1;
        }
        ::close(ends[0]);
        int status = 0;
        ::waitpid(child, &status, 0);
        REQUIRE(WIFSIGNALED(status));
        ++first;  // what was just being added may be there: its number is not used again
    }
    const auto store = sqlite_store(folder.path());
    std::map<std::uint32_t, int> found;
    for (const auto& record : all_of(*store)) {
        std::uint32_t number = 0;
        std::memcpy(&number, record.bytes.data(), sizeof number);
        REQUIRE(record == numbered(number));
        ++found[number];
    }
    REQUIRE(acknowledged.size() > 100);
    for (const auto number : acknowledged) CHECK(found[number] == 1);
    for (const auto& [number, times] : found) CHECK(times == 1);
    CHECK(found.size() <= acknowledged.size() + kills);
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

TEST_CASE("A store on a full disk can be emptied, however many leave it at once", "[report][store]") {
    using namespace std::chrono;
    const PrivateFolder folder;
    const auto store = sqlite_store(folder.path());
    std::vector<SealedRecord> records;
    for (std::uint32_t i = 0; i < 700; ++i) {
        records.push_back(numbered(i));
        records.back().month = 2026y / October;
    }
    store->add_all(records);
    const auto journal = folder.path() / "reports.sqlite-journal";
    fs::resize_file(journal, std::uintmax_t{5} * 4096);  // the least that there always is
    const FaultyCall write("write", full_write), at("pwrite", write_in_place),
        at64("pwrite64", write_in_place);
    SECTION("to the office") {
        const auto most = store->some(0, 500);
        CHECK(store->forget(most) == 500);
        CHECK(store->count() == 200);
        CHECK(store->forget(store->some(0, 500)) == 200);
    }
    SECTION("because they are old") { CHECK(store->forget_before(2027y / January) == 700); }
    CHECK(store->count() == 0);
    CHECK(std::ranges::all_of(bytes_in(journal), [](char byte) { return byte == 0; }));
    // And a report finds its place again.
    auto report = numbered(701);
    report.questionnaire = "barrier";
    report.month = 2026y / October;
    store->add_all({report, numbered(702)});
    CHECK(store->count() == 2);
}

TEST_CASE("A record whose bytes lost their length leaves the store like any other", "[report][store]") {
    using namespace std::chrono;
    const PrivateFolder folder;
    auto record = numbered(1);
    record.month = 2026y / October;
    sqlite_store(folder.path())->add_all({record, record});
    run_sql(folder.path() / "reports.sqlite", "UPDATE slots SET sealed=x'00ff' WHERE quarter<>1000");
    const auto store = sqlite_store(folder.path());
    CHECK(store->count() == 2);
    CHECK(store->forget(store->some(0, 1)) == 1);
    CHECK(store->forget_before(2027y / January) == 1);
    CHECK(store->count() == 0);
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
    {
        // As a crash leaves it: a transaction is written to the file, and its journal is not yet void.
        sqlite3* database = nullptr;
        REQUIRE(sqlite3_open((folder.path() / "reports.sqlite").c_str(), &database) == SQLITE_OK);
        CHECK(sqlite3_exec(database,
                           "PRAGMA journal_mode=PERSIST; PRAGMA cache_size=1; PRAGMA cache_spill=1; BEGIN; "
                           "UPDATE slots SET "
                           "quarter=1000;",
                           nullptr, nullptr, nullptr) == SQLITE_OK);
        for (const auto* name : {"reports.sqlite", "reports.sqlite-journal"})
            fs::copy_file(folder.path() / name, moved.path() / name);
        sqlite3_close(database);
    }
    const auto file = moved.path() / "reports.sqlite";
    SECTION("whole") {
        // SQLite deletes the journal then: its blocks are seen through another name.
        const auto journal = moved.path() / "reports.sqlite-journal", other_name = moved.path() / "kept";
        fs::create_hard_link(journal, other_name);
        const auto is_zero = [](char byte) { return byte == 0; };
        REQUIRE_FALSE(std::ranges::all_of(bytes_in(other_name), is_zero));
        const auto store = sqlite_store(moved.path());
        for (std::uint32_t i = 0; i < 40; ++i) CHECK(holds(*store, i));
        CHECK(std::ranges::all_of(bytes_in(other_name), is_zero));
        CHECK(std::ranges::all_of(bytes_in(journal), is_zero));
    }
    SECTION("damaged") {
        fs::remove(moved.path() / "reports.sqlite-journal");
        auto bytes = bytes_in(file);
        std::fill(bytes.begin() + 4096, bytes.begin() + 8192, '\xee');
        std::ofstream(file, std::ios::binary) << bytes;
        CHECK(failure_of_opening(moved.path()).find("damaged") != std::string::npos);
        CHECK((bytes_in(file) == bytes));
    }
}

TEST_CASE("What a program that was killed left behind a journal is zeros after the next report",
          "[report][store][threat]") {
    const PrivateFolder folder;
    const auto store = sqlite_store(folder.path());
    store->add(numbered(1));
    const auto journal = folder.path() / "reports.sqlite-journal";
    // The head is void, and the program died before the rest was.
    auto bytes = std::string(1'000'000, 'x');
    std::fill_n(bytes.begin(), 28, '\0');
    std::ofstream(journal, std::ios::binary) << bytes;
    store->add(numbered(2));
    CHECK(std::ranges::all_of(bytes_in(journal), [](char byte) { return byte == 0; }));
    CHECK(store->count() == 2);
}

TEST_CASE("The journal belongs to the owner of the store, also where an administrator was the first to look",
          "[report][store]") {
    if (::geteuid() != 0) return;  // only root can give a file away
    const PrivateFolder folder;
    fill(folder.path(), 3);
    const auto file = folder.path() / "reports.sqlite", journal = folder.path() / "reports.sqlite-journal";
    constexpr uid_t kiosk = 1234;
    REQUIRE(::chown(file.c_str(), kiosk, kiosk) == 0);
    fs::remove(journal);
    CHECK(sqlite_store(folder.path())->count() == 3);
    struct stat state {};
    REQUIRE(::stat(journal.c_str(), &state) == 0);
    CHECK(state.st_uid == kiosk);
    CHECK((state.st_mode & 0777U) == 0600U);
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
