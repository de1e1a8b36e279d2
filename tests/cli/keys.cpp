// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.h"

#include <catch2/catch.hpp>

using namespace mektep;

namespace {

Ended new_keys(const std::string& folder, const std::string& passphrase) {
    Surroundings typed;
    typed.input = passphrase + "\n";
    return mektep_with({"keys", "new", "--out", folder}, typed);
}

}  // namespace

TEST_CASE("The organisation's own key seals and opens, and is never overwritten", "[cli]") {
    const PrivateFolder folder;
    const auto keys = (folder.path() / "keys").string();
    const auto made = new_keys(keys, "four words nobody guesses");
    CHECK(made.err == "");
    REQUIRE(made.code == 0);
    using std::filesystem::perms;
    CHECK((std::filesystem::status(keys + "/reports.key").permissions() &
           (perms::group_all | perms::others_all)) == perms::none);

    const auto secret = folder.read("keys/reports.key");
    const auto again = new_keys(keys, "other words nobody guesses");
    CHECK(again.code == 1);
    CHECK_THAT(again.err, Catch::Contains("never overwritten"));
    CHECK(folder.read("keys/reports.key") == secret);

    // The kiosk's data folder is the folder that holds keys/.
    const auto answers = folder.write("answers.yaml", barrier_answers);
    REQUIRE(mektep_with({"--data", folder.path().string(), "report", "add", "barrier", "--answers", answers})
                .code == 0);
    Surroundings typed;
    typed.input = "four words nobody guesses\n";
    const auto opened = mektep_with(
        {"--data", folder.path().string(), "report", "open", "--key", keys + "/reports.key"}, typed);
    CHECK(opened.code == 0);
    CHECK(lines_in(opened.out) == 1);
}

TEST_CASE("A passphrase that is short or missing makes no key", "[cli]") {
    const PrivateFolder folder;
    const auto passphrase = GENERATE(values<std::string>({"", "short", "eleven char"}));
    const auto ended = new_keys((folder.path() / "keys").string(), passphrase);
    CHECK(ended.code == 1);
    CHECK(lines_in(ended.err) == 1);
    CHECK(!std::filesystem::exists(folder.path() / "keys/reports.key"));
}

TEST_CASE("A folder that cannot be made for keys is a failure of the disk", "[cli]") {
    const auto ended = new_keys("/proc/keys", "four words nobody guesses");
    CHECK(ended.code == 3);
    CHECK_THAT(ended.err, Catch::StartsWith("mektep: "));
}

TEST_CASE("A PIN becomes the line of kiosk.yaml, and nothing else is taken for one", "[cli]") {
    Surroundings typed;
    typed.input = "471100\n";
    const auto made = mektep_with({"keys", "pin"}, typed);
    CHECK(made.code == 0);
    CHECK_THAT(made.out, Catch::StartsWith("pin_hash: \"$argon2id$") && !Catch::Contains("471100"));
    typed.input = GENERATE(values<std::string>({"12\n", "secret\n", "1234567890123\n", "\n"}));
    CHECK(mektep_with({"keys", "pin"}, typed).code == 1);
}
