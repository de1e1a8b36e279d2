// SPDX-License-Identifier: GPL-3.0-or-later
// What keeping, opening, counting and sending reports costs, each beside the bare library that does the work:
// bench_report. Build it in release (cmake --preset bench).
#include "hub/hub.h"
#include "hub/postgres.h"
#include "hub/record_id.h"
#include "hub/records.h"

#include "base/handle.h"
#include "content/load.h"
#include "report/data_folder.h"
#include "report/open.h"
#include "report/padding.h"
#include "report/some_reports.h"
#include "statistics/credible.h"
#include "statistics/publication.h"
#include "support/process.h"

#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <libpq-fe.h>
#include <sodium.h>
#include <sqlite3.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <memory>
#include <random>
#include <sstream>
#include <stdexcept>
#include <string_view>
#include <thread>

namespace {

using namespace mektep;

const Pack& pack() {
    static const Pack loaded = load_pack(MEKTEP_SOURCE_DIR).value();
    return loaded;
}

Record some_barrier(std::mt19937& chance) {
    return some_report(*find_interview(pack(), "barrier"), pack(), chance);
}

// --- Keeping -----------------------------------------------------------------------------------------------

void keep_report(benchmark::State& state) {
    const PrivateFolder folder;
    const auto store = sqlite_store(folder.path());
    std::uint32_t number = 0;
    for (auto _ : state) {
        auto record = numbered(number++);
        record.questionnaire = "barrier";  // counted, as what a visitor gives is
        record.month = std::chrono::year(2026) / 10;
        store->add(record);
    }
    state.SetItemsProcessed(state.iterations());
}

struct Database {
    explicit Database(const std::string& file) {
        sqlite3* opened = nullptr;
        if (sqlite3_open(file.c_str(), &opened) != SQLITE_OK) throw std::runtime_error("sqlite3_open");
        handle.reset(opened);
    }
    void run(const std::string& sql) const {
        if (sqlite3_exec(handle.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
            throw std::runtime_error(sqlite3_errmsg(handle.get()));
    }
    [[nodiscard]] Handle<sqlite3_stmt, sqlite3_finalize> prepared(const std::string& sql) const {
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v2(handle.get(), sql.c_str(), -1, &statement, nullptr) != SQLITE_OK)
            throw std::runtime_error(sqlite3_errmsg(handle.get()));
        return Handle<sqlite3_stmt, sqlite3_finalize>(statement);
    }
    Handle<sqlite3, sqlite3_close> handle;
};

/// The same bytes, each in a transaction of its own, by SQLite alone with the pragmas of our store.
void bare_sqlite_insert(benchmark::State& state) {
    const PrivateFolder folder;
    const Database database((folder.path() / "bare.sqlite").string());
    for (const auto* pragma : {"page_size=4096", "journal_mode=PERSIST", "synchronous=FULL",
                               "secure_delete=ON", "temp_store=MEMORY"})
        database.run(std::string("PRAGMA ") + pragma);
    database.run("CREATE TABLE records (id INTEGER PRIMARY KEY, sealed BLOB NOT NULL)");
    const auto insert = database.prepared("INSERT INTO records (sealed) VALUES (?)");
    std::uint32_t number = 0;
    for (auto _ : state) {
        const auto record = numbered(number++);
        sqlite3_bind_blob(insert.get(), 1, record.bytes.data(), static_cast<int>(record.bytes.size()),
                          SQLITE_TRANSIENT);
        if (sqlite3_step(insert.get()) != SQLITE_DONE) throw std::runtime_error("insert");
        sqlite3_reset(insert.get());
    }
    state.SetItemsProcessed(state.iterations());
}

// --- Opening -----------------------------------------------------------------------------------------------

constexpr std::size_t sealed_reports = 4000;
constexpr Day a_day = std::chrono::sys_days{std::chrono::year(2026) / 11 / 27};

struct Sealed {
    PrivateFolder folder;
    std::vector<SecretKey> keys;
    std::vector<SealedRecord> records;

    Sealed() {
        const auto key = make_demonstration_keys(folder.path()).value();
        keys.push_back(unlock(folder.path() / "reports.key", Secret(demonstration_passphrase)).value());
        std::mt19937 chance(7);
        for (std::size_t i = 0; i < sealed_reports; ++i) records.push_back(seal(some_barrier(chance), key));
    }
};

const Sealed& sealed() {
    static const Sealed made;
    return made;
}

void open_reports(benchmark::State& state) {
    const auto& reports = sealed();
    for (auto _ : state) benchmark::DoNotOptimize(open_all(reports.records, reports.keys));
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(sealed_reports));
}

/// libsodium alone, on as many threads: the place of the key, then the content; nothing is made of the bytes.
void libsodium_loop(benchmark::State& state) {
    const auto& reports = sealed();
    const auto& key = reports.keys.front();
    const std::size_t threads = std::max(1U, std::thread::hardware_concurrency());
    const auto part = [&](std::size_t begin, std::size_t end) {
        for (auto i = begin; i < end; ++i) {
            const auto* const given = reinterpret_cast<const unsigned char*>(reports.records[i].bytes.data());
            std::array<unsigned char, crypto_aead_xchacha20poly1305_ietf_KEYBYTES> own_key{};
            std::array<unsigned char, padded_size> bytes{};
            constexpr std::array<unsigned char, crypto_aead_xchacha20poly1305_ietf_NPUBBYTES> nonce{};
            constexpr auto places = most_recipients * place_size;
            if (crypto_box_seal_open(own_key.data(), given, place_size, key.public_key.bytes.data(),
                                     reinterpret_cast<const unsigned char*>(key.bytes.reveal().data())) !=
                    0 ||
                crypto_aead_xchacha20poly1305_ietf_decrypt(bytes.data(), nullptr, nullptr, given + places,
                                                           sealed_size - places, given, places, nonce.data(),
                                                           own_key.data()) != 0)
                throw std::runtime_error("a record does not open");
            benchmark::DoNotOptimize(bytes);
        }
    };
    for (auto _ : state) {
        std::vector<std::jthread> running;
        for (std::size_t i = 0; i < threads; ++i)
            running.emplace_back(part, sealed_reports * i / threads, sealed_reports * (i + 1) / threads);
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(sealed_reports));
}

/// The program of count_store_memory: opens every record of a store, counts the bulletin as `mektep stats`
/// does, and prints the most memory in megabytes that this took beside unlocking the key.
int count_in_child(const std::string& folder) {
    std::vector<SecretKey> keys;
    keys.push_back(unlock(folder + "/reports.key", Secret(demonstration_passphrase)).value());
    auto tallies = Tallies::of(tables_of_bulletin(*find_interview(pack(), "barrier"),
                                                  {.questionnaire = "barrier", .from = {}, .to = {}}),
                               pack())
                       .value();
    std::ofstream("/proc/self/clear_refs") << "5";  // forget the peak until now
    const auto store = sqlite_store(folder);
    Oddities oddities;
    open_each(*store, keys, [&](const std::vector<Record>& records) {
        for (const auto& record : records)
            if (is_credible(record, pack(), a_day, oddities)) tallies.add(record);
    });
    if (counted(tallies, {}, a_day, Language::russian).sections.empty()) throw std::runtime_error("no table");
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;)
        if (word == "VmHWM:") {
            long kilobytes = 0;
            status >> kilobytes;
            fmt::print("{} {}\n", tallies.reports(), kilobytes / 1024);
        }
    return 0;
}

/// A store of that many records, counted by a program of its own: what it takes must not grow with them.
void count_store_memory(benchmark::State& state) {
    static double first_megabytes = 0;
    const auto& reports = sealed();
    const PrivateFolder folder;
    std::filesystem::copy_file(reports.folder.path() / "reports.key", folder.path() / "reports.key");
    {
        const auto store = sqlite_store(folder.path());
        for (std::int64_t i = 0; i < state.range(0); i += static_cast<std::int64_t>(sealed_reports))
            store->add_all(reports.records);
    }
    std::int64_t opened = 0;
    double megabytes = 0;
    for (auto _ : state) {
        Surroundings patient;
        patient.limit = std::chrono::seconds(600);
        std::istringstream said(run({"/proc/self/exe", "--count", folder.path()}, patient).out);
        said >> opened >> megabytes;
    }
    if (opened != state.range(0)) throw std::runtime_error("not all counted");
    if (first_megabytes == 0) first_megabytes = megabytes;
    if (megabytes > 1.5 * first_megabytes) throw std::runtime_error("counting takes memory by the record");
    state.counters["peak_MB"] = megabytes;
}

// --- Counting ----------------------------------------------------------------------------------------------

constexpr std::size_t many = 1'000'000;

const std::vector<Record>& million() {
    static const std::vector<Record> records = [] {
        std::vector<Record> made;
        made.reserve(many);
        std::mt19937 chance(11);
        for (std::size_t i = 0; i < many; ++i) made.push_back(some_barrier(chance));
        return made;
    }();
    return records;
}

const std::vector<std::string> crossed{"region", "learns_now", "age_band"};

void cross_of_three(benchmark::State& state) {
    const auto& records = million();
    for (auto _ : state)
        benchmark::DoNotOptimize(table_of(
            records, crossed, {.questionnaire = "barrier", .from = {}, .to = {}}, pack(), Language::russian));
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(many));
}

/// The same cross written by hand: the answers in a table of SQLite, in memory, with all its margins.
void sql_cross_of_three(benchmark::State& state) {
    const Database database(":memory:");
    database.run("CREATE TABLE reports (questionnaire TEXT, version INTEGER, a TEXT, b TEXT, c TEXT)");
    database.run("BEGIN");
    const auto insert = database.prepared("INSERT INTO reports VALUES ('barrier', ?, ?, ?, ?)");
    for (const auto& record : million()) {
        sqlite3_bind_int(insert.get(), 1, record.version);
        for (int i = 0; i < 3; ++i) {
            const auto& code = record.codes.of(crossed[static_cast<std::size_t>(i)]).front();
            sqlite3_bind_text(insert.get(), i + 2, code.data(), static_cast<int>(code.size()),
                              SQLITE_TRANSIENT);
        }
        sqlite3_step(insert.get());
        sqlite3_reset(insert.get());
    }
    database.run("COMMIT");
    const auto select = database.prepared(
        "WITH cross AS (SELECT a, b, c, count(*) AS n FROM reports WHERE questionnaire='barrier' AND "
        "version=2 "
        "GROUP BY a, b, c) "
        "SELECT a, b, c, n FROM cross "
        "UNION ALL SELECT a, b, NULL, sum(n) FROM cross GROUP BY a, b "
        "UNION ALL SELECT a, NULL, c, sum(n) FROM cross GROUP BY a, c "
        "UNION ALL SELECT NULL, b, c, sum(n) FROM cross GROUP BY b, c "
        "UNION ALL SELECT a, NULL, NULL, sum(n) FROM cross GROUP BY a "
        "UNION ALL SELECT NULL, b, NULL, sum(n) FROM cross GROUP BY b "
        "UNION ALL SELECT NULL, NULL, c, sum(n) FROM cross GROUP BY c "
        "UNION ALL SELECT NULL, NULL, NULL, sum(n) FROM cross");
    for (auto _ : state) {
        std::int64_t last = 0;
        while (sqlite3_step(select.get()) == SQLITE_ROW) last = sqlite3_column_int64(select.get(), 3);
        sqlite3_reset(select.get());
        if (last != static_cast<std::int64_t>(many)) throw std::runtime_error("not all counted");
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(many));
}

// --- Sending -----------------------------------------------------------------------------------------------

constexpr std::uint32_t sent_reports = 20'000;

struct Server {
    Postgres postgres;
    Server() {
        set_up(hub_address(postgres.owner()).value());
        if (!add_login(hub_address(postgres.owner()).value(), "bench", Secret("secret"), Login::kiosk)
                 .empty())
            throw std::runtime_error("no login");
    }
};

Server& server() {
    static Server made;
    return made;
}

void hub_send(benchmark::State& state) {
    const auto address = hub_address(server().postgres.address("bench")).value();
    static std::uint32_t first = 0;  // the server has what an earlier repetition sent
    for (auto _ : state) {
        state.PauseTiming();
        const PrivateFolder folder;
        const auto store = sqlite_store(folder.path());
        fill(*store, first, sent_reports);
        first += sent_reports;
        state.ResumeTiming();
        if (send(*store, "bench", address, [](std::int64_t, std::int64_t) {}).moved != sent_reports)
            throw std::runtime_error("not all sent");
    }
    state.SetItemsProcessed(state.iterations() * sent_reports);
}

void add_big_endian(std::string& bytes, std::uint32_t number, unsigned size) {
    for (auto shift = size; shift-- > 0;) bytes += static_cast<char>((number >> (8 * shift)) & 0xFFU);
}

/// COPY of the same rows into a table that is like the hub's in everything, by libpq alone; nothing is read
/// from a store, and nothing forgotten in one.
void postgres_copy(benchmark::State& state) {
    const Handle<PGconn, PQfinish> connection(PQconnectdb(server().postgres.owner().c_str()));
    const auto must = [&](const std::string& sql, ExecStatusType status) {
        const Handle<PGresult, PQclear> result(PQexec(connection.get(), sql.c_str()));
        if (PQresultStatus(result.get()) != status)
            throw std::runtime_error(PQerrorMessage(connection.get()));
    };
    must("CREATE TABLE IF NOT EXISTS copied (LIKE mektep.reports INCLUDING ALL)", PGRES_COMMAND_OK);
    for (auto _ : state) {
        state.PauseTiming();
        must("TRUNCATE copied", PGRES_COMMAND_OK);
        std::vector<std::string> rows;
        for (std::uint32_t i = 0; i < sent_reports; ++i) {
            const auto record = numbered(i);
            const auto id = id_of(record);
            std::string row;
            add_big_endian(row, 3, 2);
            const auto field = [&](const void* bytes, std::size_t size) {
                add_big_endian(row, static_cast<std::uint32_t>(size), 4);
                row.append(static_cast<const char*>(bytes), size);
            };
            field("bench", 5);
            field(id.data(), id.size());
            field(record.bytes.data(), record.bytes.size());
            rows.push_back(std::move(row));
        }
        state.ResumeTiming();
        must("COPY copied FROM STDIN (FORMAT binary)", PGRES_COPY_IN);
        std::string head("PGCOPY\n\377\r\n\0", 11);
        head.append(8, '\0');
        const auto put = [&](const std::string& bytes) {
            if (PQputCopyData(connection.get(), bytes.data(), static_cast<int>(bytes.size())) != 1)
                throw std::runtime_error("COPY");
        };
        put(head);
        for (const auto& row : rows) put(row);
        if (PQputCopyEnd(connection.get(), nullptr) != 1) throw std::runtime_error("COPY");
        while (PGresult* result = PQgetResult(connection.get())) {
            const Handle<PGresult, PQclear> ended(result);
            if (PQresultStatus(result) != PGRES_COMMAND_OK)
                throw std::runtime_error(PQerrorMessage(connection.get()));
        }
    }
    state.SetItemsProcessed(state.iterations() * sent_reports);
}

BENCHMARK(keep_report)->UseRealTime();
BENCHMARK(bare_sqlite_insert)->UseRealTime();
BENCHMARK(open_reports)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(libsodium_loop)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(count_store_memory)
    ->Arg(20'000)
    ->Arg(200'000)
    ->Iterations(1)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(hub_send)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(postgres_copy)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(cross_of_three)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(sql_cross_of_three)->UseRealTime()->Unit(benchmark::kMillisecond);

}  // namespace

int main(int count, char** arguments) {
    if (sodium_init() < 0) return 1;
    if (count == 3 && std::string_view(arguments[1]) == "--count") return count_in_child(arguments[2]);
    benchmark::Initialize(&count, arguments);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
