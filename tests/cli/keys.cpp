// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.h"

#include <catch2/catch.hpp>

#include <sstream>

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

TEST_CASE("A lost passphrase is made good from the recovery sheet", "[cli]") {
    const PrivateFolder folder;
    const auto keys = (folder.path() / "keys").string(), again = (folder.path() / "again").string();
    REQUIRE(new_keys(keys, "four words nobody guesses").code == 0);
    const auto answers = folder.write("answers.yaml", barrier_answers);
    const auto data = folder.path().string();
    REQUIRE(mektep_with({"--data", data, "report", "add", "barrier", "--answers", answers}).code == 0);
    Surroundings typed;
    typed.input = "four words nobody guesses\n";
    const auto sheet = mektep_with({"keys", "sheet", "--key", keys + "/reports.key", "--out", "-"}, typed);
    CHECK(sheet.err == "");
    REQUIRE(sheet.code == 0);
    CHECK_THAT(sheet.out, Catch::Contains("Whoever has this sheet can open every report"));
    // The three lines of the code, as a person copies them.
    std::string code;
    std::istringstream lines(sheet.out);
    for (std::string line; std::getline(lines, line);)
        for (const auto* number : {"1. ", "2. ", "3. "})
            if (const auto at = line.find(number); at != std::string::npos) code += line.substr(at + 3) + " ";
    typed.input = code + "\nfive quite other words here\n";
    const auto recovered = mektep_with({"keys", "recover", "--out", again}, typed);
    CHECK(recovered.err == "");
    REQUIRE(recovered.code == 0);
    typed.input = "five quite other words here\n";
    const auto opened =
        mektep_with({"--data", data, "report", "open", "--key", again + "/reports.key"}, typed);
    CHECK(opened.err == "");
    CHECK(lines_in(opened.out) == 1);
    typed.input = "0000" + code.substr(4) + "\nfive quite other words here\n";
    const auto mistyped = mektep_with({"keys", "recover", "--out", again + "2"}, typed);
    CHECK(mistyped.code == 1);
    CHECK_THAT(mistyped.err, Catch::Contains("Compare each group"));
}

TEST_CASE("A data folder that a key makes is its owner's alone, and so are the reports in it",
          "[cli][threat]") {
    const PrivateFolder folder;
    const auto office = (folder.path() / "office").string(), data = (folder.path() / "data").string();
    REQUIRE(new_keys(office, "four words nobody guesses").code == 0);
    REQUIRE(mektep_with({"--data", data, "keys", "add", office + "/reports.pub"}).code == 0);
    const auto answers = folder.write("answers.yaml", barrier_answers);
    REQUIRE(mektep_with({"--data", data, "report", "add", "barrier", "--answers", answers}).code == 0);
    using std::filesystem::perms;
    for (const auto* name : {"", "/keys", "/reports.sqlite", "/reports.sqlite-journal"}) {
        CAPTURE(name);
        CHECK((std::filesystem::status(data + name).permissions() & (perms::group_all | perms::others_all)) ==
              perms::none);
    }
}

TEST_CASE("The kiosk's keys are listed, added and retired", "[cli]") {
    const PrivateFolder folder;
    const auto data = folder.path().string();
    REQUIRE(new_keys((folder.path() / "one").string(), "four words nobody guesses").code == 0);
    REQUIRE(new_keys((folder.path() / "two").string(), "four words nobody guesses").code == 0);
    const auto keys = [&](std::vector<std::string> words) {
        words.insert(words.begin(), {"--data", data, "keys"});
        return mektep_with(words);
    };
    CHECK(keys({"list"}).code != 0);
    CHECK(keys({"add", data + "/one/reports.pub"}).code == 0);
    const auto first = keys({"list"}).out;
    CHECK(lines_in(first) == 1);
    CHECK(keys({"add", data + "/two/reports.pub"}).code == 0);
    CHECK(lines_in(keys({"list"}).out) == 2);
    CHECK(keys({"retire", first.substr(0, first.size() - 1)}).code == 0);
    CHECK(lines_in(keys({"list"}).out) == 1);
    CHECK(keys({"list"}).out != first);
    CHECK(keys({"retire", first.substr(0, first.size() - 1)}).code == 1);
    CHECK(keys({"add", data + "/nowhere.pub"}).code == 1);
}
