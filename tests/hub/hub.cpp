// SPDX-License-Identifier: GPL-3.0-or-later
// Against a real PostgreSQL, as an organisation runs it, and as it dies.
#include "hub/hub.h"

#include "hub/postgres.h"
#include "hub/record_id.h"
#include "hub/records.h"

#include "support/fake_store.h"
#include "support/process.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <sys/types.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <future>
#include <iterator>
#include <thread>

namespace mektep {
namespace {

const auto silent = [](std::int64_t, std::int64_t) {};

/// One server for all cases; each begins with an empty table.
Postgres& server() {
    static Postgres postgres;
    static const bool is_ready = [] {
        const auto owner = hub_address(postgres.owner()).value();
        set_up(owner);
        REQUIRE(add_login(owner, "kiosk_1", Secret("secret"), Login::kiosk).empty());
        REQUIRE(add_login(owner, "office_1", Secret("secret"), Login::office).empty());
        return true;
    }();
    REQUIRE(is_ready);
    postgres.ask("TRUNCATE mektep.reports");
    return postgres;
}

HubAddress as(const Postgres& postgres, const std::string& login) {
    return hub_address(postgres.address(login)).value();
}

std::string why_not(const std::function<void()>& work) {
    try {
        work();
        return "";
    } catch (const Failure& failure) {
        CHECK(failure.where() == Outside::server);
        return failure.what();
    }
}

}  // namespace

TEST_CASE("Reports leave the kiosk for the server, and the office has each once", "[hub]") {
    auto& postgres = server();
    const PrivateFolder folder, desk;
    const auto kiosk = sqlite_store(folder.path()), office = sqlite_store(desk.path());
    fill(*kiosk, 0, 1200);
    CHECK(rehearse_sending(*kiosk, as(postgres, "kiosk_1")) == 1200);
    CHECK(kiosk->count() == 1200);
    std::vector<std::int64_t> shown;
    const auto sent =
        send(*kiosk, "ala-01", as(postgres, "kiosk_1"), [&](std::int64_t done, std::int64_t all) {
            shown.push_back(done);
            CHECK(all == 1200);
        });
    CHECK(sent == Transfer{.moved = 1200, .known = 0});
    CHECK(shown == std::vector<std::int64_t>{0, 1000, 1200});
    CHECK(kiosk->count() == 0);
    CHECK(rehearse_receiving(as(postgres, "office_1")) == 1200);
    CHECK(receive(*office, as(postgres, "office_1"), silent) == Transfer{.moved = 1200, .known = 0});
    CHECK(numbers_in(*office) == numbers_up_to(1200));
    CHECK(receive(*office, as(postgres, "office_1"), silent) == Transfer{.moved = 0, .known = 1200});
}

TEST_CASE("A kiosk may add to the server and do nothing else; the office may read and nothing else",
          "[hub][threat]") {
    auto& postgres = server();
    FakeStore kiosk;
    fill(kiosk, 0, 3);
    send(kiosk, "ala-01", as(postgres, "kiosk_1"), silent, 1);
    const auto refused = [&](const std::string& login, const std::string& sql) {
        const auto ended = run(
            {"/usr/lib/postgresql/15/bin/psql", "--no-psqlrc", "--command", sql, postgres.address(login)});
        CAPTURE(login, sql, ended.err);
        CHECK(ended.code != 0);
        CHECK_THAT(ended.err, Catch::Contains("permission denied"));
    };
    for (const auto* sql :
         {"SELECT * FROM mektep.reports", "SELECT count(*) FROM mektep.reports", "DELETE FROM mektep.reports",
          "UPDATE mektep.reports SET site = 'x'", "TRUNCATE mektep.reports", "COPY mektep.reports TO STDOUT",
          "CREATE TEMP TABLE t (a int)", "CREATE TABLE public.t (a int)", "CREATE SCHEMA s",
          "SELECT lo_create(0)", "SELECT lo_creat(-1)", "SELECT lo_from_bytea(0, 'x')"})
        refused("kiosk_1", sql);
    for (const auto* sql : {"DELETE FROM mektep.reports", "UPDATE mektep.reports SET site = 'x'",
                            "INSERT INTO mektep.reports VALUES ('x', '', '')", "TRUNCATE mektep.reports",
                            "SELECT xmin FROM mektep.reports", "SELECT ctid FROM mektep.reports",
                            "SELECT reports FROM mektep.reports WHERE xmin::text = '1'"})
        refused("office_1", sql);
    FakeStore office;
    CHECK_THAT(why_not([&] { receive(office, as(postgres, "kiosk_1"), silent); }),
               Catch::Contains("permission denied"));
    CHECK_THAT(why_not([&] { rehearse_sending(kiosk, as(postgres, "office_1")); }),
               Catch::Contains("may not add reports"));
    CHECK(postgres.ask("SELECT count(*) FROM mektep.reports") == "3");
}

TEST_CASE("The server's owner sees a site, a hash and sealed bytes, and no time", "[hub][threat]") {
    auto& postgres = server();
    CHECK(postgres.ask("SELECT string_agg(column_name || ' ' || data_type, ', ' ORDER BY column_name) FROM "
                       "information_schema.columns WHERE table_schema = 'mektep'") ==
          "id bytea, sealed bytea, site text");
    // A time could hide in the server's own bookkeeping.
    CHECK(postgres.ask("SHOW track_commit_timestamp") == "off");
}

TEST_CASE("What is no sealed record does not enter the server", "[hub]") {
    auto& postgres = server();
    const auto insert = [&](const std::string& site, const std::string& id, const std::string& bytes) {
        postgres.ask("INSERT INTO mektep.reports SELECT " + site + ", " + id + ", b FROM (SELECT " + bytes +
                     "::bytea AS b) x");
    };
    const std::string site = "'ala-01'", id = "substr(sha256(b), 1, 16)", bytes = "repeat('a', 2384)";
    CHECK_NOTHROW(insert(site, id, bytes));
    CHECK_THROWS(insert(site, "'\\x00'::bytea", bytes));
    CHECK_THROWS(insert(site, "repeat('a', 16)::bytea", bytes));
    CHECK_THROWS(insert(site, id, "'short'"));
    CHECK_THROWS(insert(site, id, "repeat('a', 10000000)"));
    CHECK_THROWS(insert("''", id, bytes));
    CHECK_THROWS(insert("repeat('s', 21)", id, bytes));
}

TEST_CASE("Whoever has a kiosk's password cannot take the name of a report that waits there",
          "[hub][threat]") {
    auto& postgres = server();
    FakeStore kiosk;
    fill(kiosk, 0, 60);
    std::string name;
    for (const auto byte : id_of(numbered(7))) name += fmt::format("{:02x}", std::to_integer<unsigned>(byte));
    const auto squatted =
        run({"/usr/lib/postgresql/15/bin/psql", "--no-psqlrc", "--command",
             "INSERT INTO mektep.reports VALUES ('ala-01', '\\x" + name + "', repeat('a', 2384)::bytea)",
             postgres.address("kiosk_1")});
    CHECK(squatted.code != 0);
    CHECK_THAT(squatted.err, Catch::Contains("violates check constraint"));
    CHECK(send(kiosk, "ala-01", as(postgres, "kiosk_1"), silent) == Transfer{.moved = 60, .known = 0});
    FakeStore office;
    receive(office, as(postgres, "office_1"), silent);
    CHECK(numbers_in(office) == numbers_up_to(60));
}

TEST_CASE("The server cannot tell which words came with which answers: fifty records come together or none",
          "[hub][threat]") {
    auto& postgres = server();
    FakeStore kiosk;
    // Visits with words, each followed by a sending.
    for (std::uint32_t visit = 0; visit < 24; ++visit) {
        fill(kiosk, 2 * visit, 2);
        CHECK(send(kiosk, "ala-01", as(postgres, "kiosk_1"), silent) == Transfer{});
    }
    CHECK(kiosk.count() == 48);
    CHECK(postgres.ask("SELECT count(*) FROM mektep.reports") == "0");
    // However many there are, no transaction brings fewer.
    fill(kiosk, 48, 1012);
    CHECK(send(kiosk, "ala-01", as(postgres, "kiosk_1"), silent).moved == 1060);
    fill(kiosk, 1060, 1041);
    CHECK(send(kiosk, "ala-01", as(postgres, "kiosk_1"), silent).moved == 1041);
    CHECK(postgres.ask("SELECT min(n) >= 50 FROM (SELECT count(*) AS n FROM mektep.reports GROUP BY "
                       "xmin::text) t") == "t");
    // Who says so sends the rest.
    fill(kiosk, 3000, 2);
    CHECK(send(kiosk, "ala-01", as(postgres, "kiosk_1"), silent, 1).moved == 2);
}

TEST_CASE("A server that dies in mid-batch loses nothing, and sending again makes nothing double", "[hub]") {
    auto& postgres = server();
    FakeStore kiosk;
    fill(kiosk, 0, 3000);
    // While the table is locked a batch waits at the server: there it is killed.
    auto lock = std::async(std::launch::async, [&] {
        try {
            postgres.ask("BEGIN; LOCK mektep.reports IN EXCLUSIVE MODE; SELECT pg_sleep(60)");
        } catch (const std::exception&) {
            // It dies with the server.
        }
    });
    std::string why;
    auto sending = std::async(std::launch::async, [&] {
        why = why_not([&] {
            send(kiosk, "ala-01", as(postgres, "kiosk_1"), [&](std::int64_t done, std::int64_t) {
                if (done == 0)  // the lock first
                    while (postgres.ask(
                               "SELECT count(*) FROM pg_locks WHERE mode = 'ExclusiveLock' AND relation = "
                               "'mektep.reports'::regclass") == "0")
                        std::this_thread::yield();
            });
        });
    });
    while (postgres.ask("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'") == "0")
        std::this_thread::yield();
    postgres.kill();
    sending.get();
    lock.get();
    CHECK_THAT(why, Catch::Contains("run it again"));
    CHECK(kiosk.count() == 3000);
    postgres.start();
    CHECK(send(kiosk, "ala-01", as(postgres, "kiosk_1"), silent) == Transfer{.moved = 3000, .known = 0});
    CHECK(kiosk.count() == 0);
    FakeStore office;
    receive(office, as(postgres, "office_1"), silent);
    CHECK(numbers_in(office) == numbers_up_to(3000));
}

TEST_CASE("A connection that is cut between two batches is taken up where it was", "[hub]") {
    auto& postgres = server();
    FakeStore kiosk;
    fill(kiosk, 0, 4000);
    const auto why = why_not([&] {
        send(kiosk, "ala-01", as(postgres, "kiosk_1"), [&](std::int64_t done, std::int64_t) {
            if (done == 1000)
                (void)postgres.ask(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'kiosk_1'");
        });
    });
    CHECK_FALSE(why.empty());
    // The next batch was on its way: the server may have it, and the kiosk may have heard so or not.
    const auto left = kiosk.count();
    CHECK((left == 2000 || left == 3000));
    const auto rest = send(kiosk, "ala-01", as(postgres, "kiosk_1"), silent);
    CHECK(rest.moved + rest.known == left);
    CHECK(postgres.ask("SELECT count(*) FROM mektep.reports") == "4000");
    FakeStore office;
    const auto cut = why_not([&] {
        receive(office, as(postgres, "office_1"), [&](std::int64_t done, std::int64_t) {
            if (done == 500)
                (void)postgres.ask(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'office_1'");
        });
    });
    CHECK_FALSE(cut.empty());
    CHECK(office.count() == 500);
    CHECK(receive(office, as(postgres, "office_1"), silent) == Transfer{.moved = 3500, .known = 500});
    CHECK(numbers_in(office) == numbers_up_to(4000));
}

TEST_CASE("A kiosk whose disk fails after the server confirmed sends again, and the server has each once",
          "[hub]") {
    auto& postgres = server();
    FakeStore kiosk;
    fill(kiosk, 0, 1400);
    kiosk.cannot_forget = true;
    CHECK_THROWS_AS(send(kiosk, "ala-01", as(postgres, "kiosk_1"), silent), Failure);
    CHECK(kiosk.count() == 1400);
    kiosk.cannot_forget = false;
    const auto again = send(kiosk, "ala-01", as(postgres, "kiosk_1"), silent);
    CHECK(again.known >= 1000);
    CHECK(again.moved + again.known == 1400);
    CHECK(postgres.ask("SELECT count(*) FROM mektep.reports") == "1400");
}

TEST_CASE("Two kiosks with the same site code do not overwrite each other", "[hub]") {
    auto& postgres = server();
    FakeStore one, other;
    fill(one, 0, 40);
    fill(other, 40, 40);
    send(one, "demo", as(postgres, "kiosk_1"), silent, 1);
    send(other, "demo", as(postgres, "kiosk_1"), silent, 1);
    FakeStore office;
    CHECK(receive(office, as(postgres, "office_1"), silent) == Transfer{.moved = 80, .known = 0});
    CHECK(numbers_in(office) == numbers_up_to(80));
}

TEST_CASE("A login with a wrong password, and a server that is not there, are told", "[hub]") {
    auto& postgres = server();
    FakeStore kiosk;
    fill(kiosk, 0, 2);
    const auto wrong = hub_address(postgres.address("kiosk_1", "guessed")).value();
    CHECK_THAT(why_not([&] { send(kiosk, "ala-01", wrong, silent, 1); }),
               Catch::Contains("password authentication failed"));
    const auto nowhere = hub_address("postgresql://kiosk_1@127.0.0.1:1/postgres").value();
    CHECK_THAT(why_not([&] { send(kiosk, "ala-01", nowhere, silent, 1); }), Catch::Contains("connecting"));
    CHECK(kiosk.count() == 2);
    CHECK_FALSE(
        add_login(hub_address(postgres.owner()).value(), "x; DROP TABLE", Secret("s"), Login::kiosk).empty());
}

TEST_CASE("Over TLS the certificate is checked: another authority's is refused", "[hub][threat]") {
    auto& postgres = server();
    FakeStore kiosk;
    fill(kiosk, 0, 2);
    // As if it were another machine: nothing but verify-full may then be spoken.
    const auto with = [&](const std::string& host, const std::string& root) {
        return HubAddress{.connection = "postgresql://kiosk_1:secret@" + host + ":" +
                                        std::to_string(postgres.port()) +
                                        "/postgres?hostaddr=127.0.0.1&sslrootcert=" + root,
                          .is_on_this_machine = false};
    };
    const PrivateFolder other;
    const auto stranger = other.path() / "root.crt";
    REQUIRE(run({"openssl", "req", "-new", "-x509", "-days", "2", "-nodes", "-subj", "/CN=localhost",
                 "-keyout", other.path() / "key", "-out", stranger})
                .code == 0);
    const auto authority = postgres.folder() / "root.crt";
    CHECK_THAT(why_not([&] { send(kiosk, "ala-01", with("localhost", stranger), silent, 1); }),
               Catch::Contains("certificate"));
    CHECK_THAT(why_not([&] { send(kiosk, "ala-01", with("hub.example.kz", authority), silent, 1); }),
               Catch::Contains("does not match host name"));
    CHECK(kiosk.count() == 2);
    CHECK(send(kiosk, "ala-01", with("localhost", authority), silent, 1) == Transfer{.moved = 2, .known = 0});
}

TEST_CASE("Setting up twice changes nothing", "[hub]") {
    auto& postgres = server();
    FakeStore kiosk;
    fill(kiosk, 0, 2);
    send(kiosk, "ala-01", as(postgres, "kiosk_1"), silent, 1);
    set_up(hub_address(postgres.owner()).value());
    CHECK(postgres.ask("SELECT count(*) FROM mektep.reports") == "2");
    CHECK(rehearse_sending(kiosk, as(postgres, "kiosk_1")) == 0);
}

TEST_CASE("A server that refuses another storage, as distributed ones do, is set up all the same", "[hub]") {
    auto& postgres = server();
    postgres.ask(
        "DROP TABLE mektep.reports; CREATE FUNCTION no() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION 'not supported yet'; END $$; CREATE EVENT TRIGGER no ON ddl_command_start WHEN TAG "
        "IN "
        "('ALTER TABLE') EXECUTE FUNCTION no()");
    CHECK_NOTHROW(set_up(hub_address(postgres.owner()).value()));
    postgres.ask("DROP EVENT TRIGGER no; DROP FUNCTION no");
    FakeStore kiosk;
    fill(kiosk, 0, 60);
    CHECK(send(kiosk, "ala-01", as(postgres, "kiosk_1"), silent).moved == 60);
    set_up(hub_address(postgres.owner()).value());
    CHECK(postgres.ask("SELECT attstorage FROM pg_attribute WHERE attrelid = 'mektep.reports'::regclass AND "
                       "attname = 'sealed'") == "e");
}

TEST_CASE("A login that is there gets the new password, unless it is somebody else's", "[hub]") {
    auto& postgres = server();
    const auto owner = hub_address(postgres.owner()).value();
    CHECK(add_login(owner, "kiosk_2", Secret("first"), Login::kiosk).empty());
    CHECK(add_login(owner, "kiosk_2", Secret("second"), Login::kiosk).empty());
    FakeStore kiosk;
    CHECK(rehearse_sending(kiosk, hub_address(postgres.address("kiosk_2", "second")).value()) == 0);
    CHECK_THAT(
        why_not([&] { rehearse_sending(kiosk, hub_address(postgres.address("kiosk_2", "first")).value()); }),
        Catch::Contains("password authentication failed"));
    for (const auto* name : {"kiosk_2", "owner", "mektep_office"}) {
        CAPTURE(name);
        CHECK_FALSE(add_login(owner, name, Secret("third"), Login::office).empty());
    }
}

TEST_CASE("A password is in no log of the server, also where the login could not be made", "[hub][threat]") {
    auto& postgres = server();
    const auto kiosk = hub_address(postgres.address("kiosk_1")).value();
    const auto why = why_not([&] { add_login(kiosk, "thief", Secret("topsecret"), Login::kiosk); });
    CHECK_THAT(why, Catch::Contains("permission denied") && !Catch::Contains("run it again"));
    std::ifstream log(postgres.folder() / "log");
    const std::string written{std::istreambuf_iterator<char>(log), {}};
    CHECK_THAT(written, Catch::Contains("CREATE ROLE") && !Catch::Contains("topsecret"));
}

TEST_CASE("A server that takes the call and does not answer holds nobody for long", "[hub]") {
    auto& postgres = server();
    FakeStore kiosk;
    fill(kiosk, 0, 60);
    auto hub = as(postgres, "kiosk_1");
    hub.patience = std::chrono::seconds(1);
    const auto send_now = [&] { send(kiosk, "ala-01", hub, silent); };
    SECTION("because another program has locked the table") {
        auto lock = std::async(std::launch::async, [&] {
            postgres.ask("BEGIN; LOCK mektep.reports IN EXCLUSIVE MODE; SELECT pg_sleep(60)");
        });
        while (postgres.ask("SELECT count(*) FROM pg_locks WHERE mode = 'ExclusiveLock' AND relation = "
                            "'mektep.reports'::regclass") == "0")
            std::this_thread::yield();
        CHECK_THAT(why_not(send_now), Catch::Contains("lock timeout"));
        postgres.ask(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(60)'"
            " AND pid <> pg_backend_pid()");
        CHECK_THROWS(lock.get());
    }
    SECTION("because it is stopped") {
        pid_t stopped = 0;
        const auto why = why_not([&] {
            send(kiosk, "ala-01", hub, [&](std::int64_t, std::int64_t) {
                stopped =
                    std::stoi(postgres.ask("SELECT pid FROM pg_stat_activity WHERE usename = 'kiosk_1'"));
                ::kill(stopped, SIGSTOP);
            });
        });
        ::kill(stopped, SIGCONT);
        CHECK_THAT(why, Catch::Contains("does not answer"));
    }
    CHECK(kiosk.count() == 60);
}

TEST_CASE("A server that is too slow for a batch gets smaller ones", "[hub]") {
    auto& postgres = server();
    postgres.ask(
        "CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.004); RETURN "
        "new; END $$; CREATE TRIGGER slow BEFORE INSERT ON mektep.reports FOR EACH ROW EXECUTE FUNCTION "
        "slow()");
    FakeStore kiosk;
    fill(kiosk, 0, 600);
    auto hub = as(postgres, "kiosk_1");
    hub.patience = std::chrono::seconds(1);  // for 250 of them
    CHECK(send(kiosk, "ala-01", hub, silent) == Transfer{.moved = 600, .known = 0});
    postgres.ask("DROP FUNCTION slow CASCADE");
    CHECK(postgres.ask("SELECT min(n) >= 50 FROM (SELECT count(*) AS n FROM mektep.reports GROUP BY "
                       "xmin::text) t") == "t");
}

TEST_CASE("What the address does not say does not come from the surroundings", "[hub][threat]") {
    auto& postgres = server();
    FakeStore kiosk;
    for (const auto& [name, value] :
         {std::pair("PGHOST", "203.0.113.7"), std::pair("PGHOSTADDR", "203.0.113.7"),
          std::pair("PGSSLMODE", "disable"), std::pair("PGSERVICE", "other"),
          std::pair("PGOPTIONS", "-c role=nobody")})
        ::setenv(name, value, 1);  // NOLINT(concurrency-mt-unsafe): no other thread runs
    CHECK(rehearse_sending(kiosk, as(postgres, "kiosk_1")) == 0);
}

TEST_CASE("Two hundred thousand reports come through", "[hub]") {
    auto& postgres = server();
    FakeStore kiosk, office;
    fill(kiosk, 0, 200'000);
    CHECK(send(kiosk, "ala-01", as(postgres, "kiosk_1"), silent).moved == 200'000);
    CHECK(receive(office, as(postgres, "office_1"), silent).moved == 200'000);
    CHECK(numbers_in(office) == numbers_up_to(200'000));
}

}  // namespace mektep
