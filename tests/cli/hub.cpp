// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.h"

#include <catch2/catch.hpp>

using namespace mektep;

namespace {

/// A kiosk with one report, its words included.
std::string kiosk_in(const PrivateFolder& folder) {
    const auto data = (folder.path() / "kiosk").string();
    const auto answers = folder.write("answers.yaml", std::string(barrier_answers) + "words: Пандус жоқ.\n");
    REQUIRE(mektep_with({"--data", data, "report", "add", "barrier", "--answers", answers}).code == 0);
    return data;
}

}  // namespace

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
        return mektep_with({"--data", kiosk, "hub", "send", "--to", address});
    };
    const auto open_line = send_to("postgresql://k:topsecret@hub.example.kz/r?sslmode=disable");
    CHECK(open_line.code == 1);
    CHECK_THAT(open_line.err, Catch::Contains("TLS") && !Catch::Contains("topsecret"));
    const auto nowhere = send_to("postgresql://k:topsecret@127.0.0.1:1/r");
    CHECK(nowhere.code == 3);
    CHECK_THAT(nowhere.err, Catch::Contains("run it again") && !Catch::Contains("topsecret"));
    CHECK(mektep_with({"--data", kiosk, "report", "count"}).out == "2\n");
}
