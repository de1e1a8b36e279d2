// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/postgres.h"

#include "cli/program.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>

using namespace mektep;

namespace {

/// A kiosk with one report, its words included.
std::string kiosk_in(const PrivateFolder& folder) {
    const auto data = (folder.path() / "kiosk").string();
    const auto answers = folder.write("answers.yaml", std::string(barrier_answers) + "words: Пандус жоқ.\n");
    REQUIRE(mektep_with({"--data", data, "report", "add", "barrier", "--answers", answers}).code == 0);
    return data;
}

/// Who else but the owner may do something with a file.
bool is_private(const std::filesystem::path& file) {
    using std::filesystem::perms;
    return (std::filesystem::status(file).permissions() & (perms::group_all | perms::others_all)) ==
           perms::none;
}

}  // namespace

TEST_CASE("A server is set up, gets what a kiosk has, and gives it to the office", "[cli][hub]") {
    const Postgres postgres;
    const PrivateFolder folder;
    const auto kiosk = kiosk_in(folder), office = (folder.path() / "office").string(),
               password = folder.write("password", "secret\n");
    const auto to = postgres.address("kiosk_1"), from = postgres.address("office_1");
    const auto set_up = [&] {
        return mektep_with({"hub", "setup", "--to", postgres.owner(), "--kiosk", "kiosk_1", "--office",
                            "office_1", "--password-file", password});
    };
    CHECK(set_up().out ==
          "The tables and the roles are there: mektep_kiosk may only add, mektep_office may only read.\n"
          "The login kiosk_1 is made.\nThe login office_1 is made.\n");
    CHECK(set_up().code == 0);  // again is no fault
    CHECK(mektep_with({"--data", kiosk, "hub", "send", "--dry-run", "--to", to}).out ==
          "The server takes reports from this login. 2 records would be sent.\n");
    const auto too_few = mektep_with({"--data", kiosk, "hub", "send", "--to", to});
    CHECK(too_few.code == 0);
    CHECK_THAT(too_few.out, Catch::StartsWith("2 records wait here: fewer than 50"));
    CHECK(postgres.ask("SELECT count(*) FROM mektep.reports") == "0");
    // On a terminal one sees how far it is.
    const auto shown =
        run({"script", "--quiet", "--return", "--command",
             std::string(MEKTEP_PROGRAM) + " --data " + kiosk + " hub send --all --to " + to, "/dev/null"});
    CHECK(shown.code == 0);
    CHECK_THAT(shown.out, Catch::Contains("0 / 2") && Catch::Contains("2 / 2"));
    CHECK(mektep_with({"--data", kiosk, "report", "count"}).out == "0\n");
    CHECK(mektep_with({"--data", office, "hub", "receive", "--dry-run", "--from", from}).out ==
          "The server has 2 records.\n");
    const auto received = mektep_with({"--data", office, "hub", "receive", "--from", from});
    CHECK(received.err == "");
    CHECK(received.out == "2 records were new there, 0 already there.\n");
    CHECK(is_private(office));
    CHECK(is_private(office + "/reports.sqlite"));
    CHECK(mektep_with({"--data", office, "report", "count"}).out == "2\n");
}

TEST_CASE("The receipt of a stick lets the kiosk overwrite what the office has", "[cli][hub]") {
    const PrivateFolder folder;
    const auto kiosk = kiosk_in(folder), office = (folder.path() / "office").string(),
               stick = (folder.path() / "reports.jmp").string(),
               receipt = (folder.path() / "receipt.jmp").string();
    REQUIRE(mektep_with({"--data", kiosk, "hub", "send", "--to", stick}).code == 0);
    const auto read =
        mektep_with({"--data", office, "hub", "receive", "--from", stick, "--receipt", receipt});
    CHECK(read.err == "");
    CHECK_THAT(read.out, Catch::Contains("The receipt is written"));
    CHECK(mektep_with({"--data", kiosk, "hub", "forget", "--receipt", receipt}).out ==
          "2 records were overwritten: the office has them.\n");
    CHECK(mektep_with({"--data", kiosk, "report", "count"}).out == "0\n");
    CHECK(mektep_with({"--data", office, "report", "count"}).out == "2\n");
}

TEST_CASE("A host without its beginning does not become a file of that name", "[cli][hub]") {
    const PrivateFolder folder;
    const auto kiosk = kiosk_in(folder);
    for (const auto* place : {"hub.example.kz", "host=hub.example.kz", "kiosk@hub.example.kz:5432"}) {
        CAPTURE(place);
        for (const auto* way : {"send", "receive"}) {
            const auto ended = mektep_with(
                {"--data", kiosk, "hub", way, std::string(way) == "send" ? "--to" : "--from", place});
            CHECK(ended.code == 1);
            CHECK_THAT(ended.err, Catch::Contains("postgresql://user@host/database"));
        }
        CHECK_FALSE(std::filesystem::exists(place));
    }
}

TEST_CASE("What sends and overwrites by itself are units that systemd takes", "[cli][packaging]") {
    const PrivateFolder folder;
    std::vector<std::string> command{"systemd-analyze", "verify"};
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(MEKTEP_SOURCE_DIR) /
                                                                 "packaging/systemd")) {
        std::ifstream stream(entry.path());
        std::string unit{std::istreambuf_iterator<char>(stream), {}};
        if (const auto program = unit.find("/usr/bin/mektep"); program != std::string::npos)
            unit.replace(program, 15, MEKTEP_PROGRAM);
        command.push_back(folder.write(entry.path().filename(), unit));
    }
    CHECK(command.size() == 6);
    const auto ended = run(command);
    CHECK(ended.code == 0);
    CHECK(ended.err == "");
}

TEST_CASE("Reports go to the office on a stick, and open there with the key", "[cli][hub]") {
    const PrivateFolder folder;
    const auto kiosk = kiosk_in(folder), office = (folder.path() / "office").string(),
               stick = (folder.path() / "reports.parcel").string();
    CHECK(mektep_with({"--data", kiosk, "hub", "send", "--dry-run", "--to", stick}).out ==
          "2 records would be written.\n");
    CHECK(!std::filesystem::exists(stick));
    const auto sent = mektep_with({"--data", kiosk, "hub", "send", "--to", stick});
    CHECK(sent.err == "");
    REQUIRE(sent.code == 0);
    CHECK(sent.out == "2 sealed records were written. They are still on the kiosk.\n");
    CHECK(mektep_with({"--data", office, "hub", "receive", "--dry-run", "--from", stick}).out ==
          "The file has 2 records.\n");
    CHECK(mektep_with({"--data", office, "hub", "receive", "--from", stick}).out ==
          "2 records were new there, 0 already there.\n");
    CHECK(mektep_with({"--data", office, "hub", "receive", "--from", stick}).out ==
          "0 records were new there, 2 already there.\n");
    Surroundings typed;
    typed.input = "demonstration\n";
    const auto opened =
        mektep_with({"--data", office, "report", "open", "--key", kiosk + "/keys/reports.key"}, typed);
    CHECK(opened.err == "");
    CHECK(lines_in(opened.out) == 2);
    // The words stand alone: no month, no site, no region.
    CHECK_THAT(
        opened.out,
        Catch::Contains(R"({"format":1,"questionnaire":"barrier.words","text":"Пандус жоқ.","version":2})"));
}

TEST_CASE("A stick file that was cut short is refused and named", "[cli][hub]") {
    const PrivateFolder folder;
    const auto kiosk = kiosk_in(folder), office = (folder.path() / "office").string(),
               stick = (folder.path() / "reports.parcel").string();
    REQUIRE(mektep_with({"--data", kiosk, "hub", "send", "--to", stick}).code == 0);
    std::filesystem::resize_file(stick, 3000);
    const auto ended = mektep_with({"--data", office, "hub", "receive", "--from", stick});
    CHECK(ended.code == 1);
    CHECK_THAT(ended.err, Catch::StartsWith(stick) && Catch::Contains("cut short"));
}

TEST_CASE("A server is not spoken to without TLS, and one that is not there is a failure of the server",
          "[cli][hub]") {
    const PrivateFolder folder;
    const auto kiosk = kiosk_in(folder);
    const auto send_to = [&](const std::string& address) {
        return mektep_with({"--data", kiosk, "hub", "send", "--all", "--to", address});
    };
    const auto open_line = send_to("postgresql://k:topsecret@hub.example.kz/r?sslmode=disable");
    CHECK(open_line.code == 1);
    CHECK_THAT(open_line.err, Catch::Contains("TLS") && !Catch::Contains("topsecret"));
    const auto nowhere = send_to("postgresql://k:topsecret@127.0.0.1:1/r");
    CHECK(nowhere.code == 3);
    CHECK_THAT(nowhere.err, Catch::Contains("run it again") && !Catch::Contains("topsecret"));
    CHECK(mektep_with({"--data", kiosk, "report", "count"}).out == "2\n");
}
