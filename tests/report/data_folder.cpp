// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/data_folder.h"

#include "report/open.h"
#include "report/sample_record.h"
#include "support/process.h"

#include <catch2/catch.hpp>

namespace mektep {
namespace {

namespace fs = std::filesystem;

fs::perms access_of(const fs::path& path) { return fs::status(path).permissions() & fs::perms::mask; }

}  // namespace

TEST_CASE("A new data folder is private, has demonstration keys and an empty store", "[report][data]") {
    const PrivateFolder parent;
    const auto root = parent.path() / "deep" / "data";
    auto folder = open_data_folder(root);
    REQUIRE(folder);
    CHECK(folder->root == root);
    CHECK(folder->key.demonstration);
    CHECK(folder->store->count() == 0);
    CHECK(access_of(root) == fs::perms::owner_all);
    CHECK(access_of(root / "keys") == fs::perms::owner_all);
    folder->store->add(seal(sample_record(), folder->key));
    const auto key = unlock(root / "keys" / "reports.key", Secret(demonstration_passphrase));
    REQUIRE(key);
    folder->store->for_each(
        [&](const SealedRecord& sealed) { CHECK(open(sealed, *key) == sample_record()); });
}

TEST_CASE("A data folder that is opened again keeps its key and its reports", "[report][data]") {
    const PrivateFolder parent;
    const auto key = [&] {
        const auto folder = open_data_folder(parent.path());
        folder->store->add(seal(sample_record(), folder->key));
        return folder->key;
    }();
    const auto again = open_data_folder(parent.path());
    REQUIRE(again);
    CHECK(again->key == key);
    CHECK(again->store->count() == 1);
}

TEST_CASE("A data folder with a broken public key is refused and nothing is replaced", "[report][data]") {
    const PrivateFolder parent;
    fs::create_directory(parent.path() / "keys");
    parent.write("keys/reports.pub", "not a key");
    CHECK_FALSE(open_data_folder(parent.path()));
    CHECK(parent.read("keys/reports.pub") == "not a key");
    CHECK_FALSE(fs::exists(parent.path() / "keys" / "reports.key"));
}

TEST_CASE("A lost public key beside a secret one is not replaced by a demonstration pair", "[report][data]") {
    const PrivateFolder parent;
    fs::create_directory(parent.path() / "keys");
    parent.write("keys/reports.key", "the organisation's");
    CHECK_FALSE(open_data_folder(parent.path()));
    CHECK(parent.read("keys/reports.key") == "the organisation's");
}

TEST_CASE("A data folder that cannot be made says what to do", "[report][data]") {
    const PrivateFolder parent;
    const auto file = parent.write("file", "in the way");
    for (const auto& root : {fs::path(file), fs::path(file) / "data", fs::path("/proc/data")}) {
        CAPTURE(root);
        try {
            (void)open_data_folder(root);
            FAIL("it was opened");
        } catch (const Failure& failure) {
            CHECK(failure.where() == Outside::disk);
            CHECK(std::string(failure.what()).find("--data DIR") != std::string::npos);
        }
    }
}

}  // namespace mektep
