// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/open.h"
#include "support/process.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <string>
#include <utility>
#include <vector>

namespace mektep {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

}  // namespace

TEST_CASE("A real pair opens with its passphrase and with no other", "[report][keys]") {
    const PrivateFolder folder;
    const auto keys = folder.path() / "new";
    const auto made = make_keys(keys, Secret("төрт сөзден тұратын"));
    REQUIRE(made);
    CHECK_FALSE(made->demonstration);
    CHECK(load_public_key(keys / "reports.pub") == *made);
    CHECK((fs::status(keys / "reports.key").permissions() & fs::perms::mask) ==
          (fs::perms::owner_read | fs::perms::owner_write));
    const auto unlocked = unlock(keys / "reports.key", Secret("төрт сөзден тұратын"));
    REQUIRE(unlocked);
    CHECK(unlocked->public_key == *made);
    CHECK(unlocked->bytes.size() == 32);
    const auto refused_key = unlock(keys / "reports.key", Secret("төрт сөзден тұратын "));
    REQUIRE_FALSE(refused_key);
    CHECK(refused_key.error().front().place.item == "passphrase");
    CHECK_FALSE(unlock(keys / "reports.key", Secret()));
}

TEST_CASE("A passphrase of eleven characters is refused and nothing is written", "[report][keys]") {
    const PrivateFolder folder;
    const auto made = make_keys(folder.path() / "new", Secret("elevenchars"));
    REQUIRE_FALSE(made);
    CHECK(made.error().front().place.item == "passphrase");
    CHECK_FALSE(make_keys(folder.path() / "new", Secret("алты әріп")));  // 16 bytes, but nine characters
    CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("Keys are never overwritten", "[report][keys]") {
    const PrivateFolder folder;
    REQUIRE(make_demonstration_keys(folder.path()));
    const auto pub = folder.read("reports.pub"), secret = folder.read("reports.key");
    CHECK_FALSE(make_demonstration_keys(folder.path()));
    CHECK_FALSE(make_keys(folder.path(), Secret("a passphrase of some length")));
    fs::remove(folder.path() / "reports.pub");
    CHECK_FALSE(make_demonstration_keys(folder.path()));
    CHECK(folder.read("reports.key") == secret);
    CHECK_FALSE(pub == secret);
}

TEST_CASE("The demonstration pair says so in both files", "[report][keys]") {
    const PrivateFolder folder;
    REQUIRE(make_demonstration_keys(folder.path()));
    CHECK(load_public_key(folder.path() / "reports.pub")->demonstration);
    for (const auto* name : {"reports.pub", "reports.key"})
        CHECK(json::parse(folder.read(name)).at("demonstration") == true);
    CHECK(unlock(folder.path() / "reports.key", Secret(demonstration_passphrase))->public_key.demonstration);
}

TEST_CASE("A folder that cannot be made is a failure of the disk", "[report][keys]") {
    const PrivateFolder folder;
    const auto file = folder.write("file", "not a folder");
    CHECK_THROWS_AS(make_demonstration_keys(fs::path(file) / "keys"), Failure);
    CHECK_THROWS_AS(load_public_key(folder.path() / "missing.pub"), Failure);
    CHECK_THROWS_AS(unlock(folder.path() / "missing.key", Secret("demonstration")), Failure);
}

TEST_CASE("A file that is no key is refused, whatever is in it", "[report][keys]") {
    const PrivateFolder folder;
    REQUIRE(make_demonstration_keys(folder.path()));
    const auto changed = [&](const char* name, const char* key, const json& value) {
        auto file = json::parse(folder.read(name));
        file[key] = value;
        return file.dump();
    };
    const std::vector<std::string> rows{
        "",
        "{",
        "[]",
        "null",
        "\xff\xfe",
        folder.read("reports.key"),
        changed("reports.pub", "type", 7),
        changed("reports.pub", "type", "something else"),
        changed("reports.pub", "format", 2),
        changed("reports.pub", "format", "1"),
        changed("reports.pub", "public", "00"),
        changed("reports.pub", "public", json::array()),
        changed("reports.pub", "public", std::string(64, 'x')),
        std::string(20'000, ' '),
    };
    for (const auto& row : rows) {
        CAPTURE(row);
        CHECK_FALSE(load_public_key(folder.write("changed.pub", row)));
    }
}

TEST_CASE("A secret key file with other limits is refused before any work is done", "[report][keys]") {
    const PrivateFolder folder;
    REQUIRE(make_demonstration_keys(folder.path()));
    const std::vector<std::pair<std::string, json>> rows{
        {"operations", 0},   {"operations", -1},
        {"operations", "2"}, {"operations", 1'000'000},
        {"memory", 0},       {"memory", std::uint64_t{1} << 40U},
        {"salt", "00"},      {"nonce", nullptr},
        {"box", 5},          {"public", ""},
        {"type", nullptr},
    };
    for (const auto& [key, value] : rows) {
        CAPTURE(key, value.dump());
        auto file = json::parse(folder.read("reports.key"));
        file[key] = value;
        const auto unlocked =
            unlock(folder.write("changed.key", file.dump()), Secret(demonstration_passphrase));
        REQUIRE_FALSE(unlocked);
        CHECK(unlocked.error().front().place.item.empty());  // the file is at fault, not the passphrase
    }
}

TEST_CASE("A PIN fits its hash and no other", "[report][keys]") {
    const auto hash = pin_hash(Secret("4071"));
    CHECK(hash.find("4071") == std::string::npos);
    CHECK(hash.starts_with("$argon2id$"));
    CHECK(pin_fits(Secret("4071"), hash));
    CHECK_FALSE(pin_fits(Secret("4072"), hash));
    CHECK_FALSE(pin_fits(Secret(), hash));
    CHECK_FALSE(pin_fits(Secret("4071"), ""));
    CHECK_FALSE(pin_fits(Secret("4071"), "no hash at all"));
    CHECK_FALSE(pin_fits(Secret("4071"), std::string(1000, '$')));
}

}  // namespace mektep
