// SPDX-License-Identifier: GPL-3.0-or-later
// Against a real PostgreSQL, as an organisation runs it, and as it dies.
#include "hub/hub.h"

#include "hub/postgres.h"
#include "hub/records.h"

#include "support/fake_store.h"
#include "support/process.h"

#include <catch2/catch.hpp>

#include <future>
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
    CHECK(shown == std::vector<std::int64_t>{0, 500, 1000, 1200});
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
    send(kiosk, "ala-01", as(postgres, "kiosk_1"), silent);
    const auto refused = [&](const std::string& login, const std::string& sql) {
        const auto ended = run(
            {"/usr/lib/postgresql/15/bin/psql", "--no-psqlrc", "--command", sql, postgres.address(login)});
        CAPTURE(login, sql, ended.err);
        CHECK(ended.code != 0);
        CHECK_THAT(ended.err, Catch::Contains("permission denied"));
    };
    for (const auto* sql :
         {"SELECT * FROM mektep.reports", "SELECT count(*) FROM mektep.reports", "DELETE FROM mektep.reports",
          "UPDATE mektep.reports SET site = 'x'", "TRUNCATE mektep.reports", "COPY mektep.reports TO STDOUT"})
        refused("kiosk_1", sql);
    for (const auto* sql : {"DELETE FROM mektep.reports", "UPDATE mektep.reports SET site = 'x'",
                            "INSERT INTO mektep.reports VALUES ('x', '', '')", "TRUNCATE mektep.reports"})
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
    for (const auto* values :
         {"('ala-01', '\\x00', repeat('a', 2384)::bytea)", "('ala-01', repeat('a', 16)::bytea, 'short')",
          "('', repeat('a', 16)::bytea, repeat('a', 2384)::bytea)",
          "(repeat('s', 21), repeat('a', 16)::bytea, repeat('a', 2384)::bytea)",
          "('ala-01', repeat('a', 16)::bytea, repeat('a', 10000000)::bytea)"}) {
        CAPTURE(values);
        CHECK_THROWS(postgres.ask("INSERT INTO mektep.reports VALUES " + std::string(values)));
    }
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
    fill(kiosk, 0, 2000);
    const auto why = why_not([&] {
        send(kiosk, "ala-01", as(postgres, "kiosk_1"), [&](std::int64_t done, std::int64_t) {
            if (done == 1000)
                (void)postgres.ask(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'kiosk_1'");
        });
    });
    CHECK_FALSE(why.empty());
    CHECK(kiosk.count() == 1000);
    CHECK(postgres.ask("SELECT count(*) FROM mektep.reports") == "1000");
    CHECK(send(kiosk, "ala-01", as(postgres, "kiosk_1"), silent) == Transfer{.moved = 1000, .known = 0});
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
    CHECK(receive(office, as(postgres, "office_1"), silent) == Transfer{.moved = 1500, .known = 500});
    CHECK(numbers_in(office) == numbers_up_to(2000));
}

TEST_CASE("A kiosk whose disk fails after the server confirmed sends again, and the server has each once",
          "[hub]") {
    auto& postgres = server();
    FakeStore kiosk;
    fill(kiosk, 0, 700);
    kiosk.cannot_forget = true;
    CHECK_THROWS_AS(send(kiosk, "ala-01", as(postgres, "kiosk_1"), silent), Failure);
    CHECK(kiosk.count() == 700);
    CHECK(postgres.ask("SELECT count(*) FROM mektep.reports") == "500");
    kiosk.cannot_forget = false;
    CHECK(send(kiosk, "ala-01", as(postgres, "kiosk_1"), silent) == Transfer{.moved = 200, .known = 500});
    CHECK(postgres.ask("SELECT count(*) FROM mektep.reports") == "700");
}

TEST_CASE("Two kiosks with the same site code do not overwrite each other", "[hub]") {
    auto& postgres = server();
    FakeStore one, other;
    fill(one, 0, 40);
    fill(other, 40, 40);
    send(one, "demo", as(postgres, "kiosk_1"), silent);
    send(other, "demo", as(postgres, "kiosk_1"), silent);
    FakeStore office;
    CHECK(receive(office, as(postgres, "office_1"), silent) == Transfer{.moved = 80, .known = 0});
    CHECK(numbers_in(office) == numbers_up_to(80));
}

TEST_CASE("A login with a wrong password, and a server that is not there, are told", "[hub]") {
    auto& postgres = server();
    FakeStore kiosk;
    fill(kiosk, 0, 2);
    const auto wrong = hub_address(postgres.address("kiosk_1", "guessed")).value();
    CHECK_THAT(why_not([&] { send(kiosk, "ala-01", wrong, silent); }),
               Catch::Contains("password authentication failed"));
    const auto nowhere = hub_address("postgresql://kiosk_1@127.0.0.1:1/postgres").value();
    CHECK_THAT(why_not([&] { send(kiosk, "ala-01", nowhere, silent); }), Catch::Contains("connecting"));
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
    CHECK_THAT(why_not([&] { send(kiosk, "ala-01", with("localhost", stranger), silent); }),
               Catch::Contains("certificate"));
    CHECK_THAT(why_not([&] { send(kiosk, "ala-01", with("hub.example.kz", authority), silent); }),
               Catch::Contains("does not match host name"));
    CHECK(kiosk.count() == 2);
    CHECK(send(kiosk, "ala-01", with("localhost", authority), silent) == Transfer{.moved = 2, .known = 0});
}

TEST_CASE("Setting up twice changes nothing", "[hub]") {
    auto& postgres = server();
    FakeStore kiosk;
    fill(kiosk, 0, 2);
    send(kiosk, "ala-01", as(postgres, "kiosk_1"), silent);
    set_up(hub_address(postgres.owner()).value());
    CHECK(postgres.ask("SELECT count(*) FROM mektep.reports") == "2");
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
