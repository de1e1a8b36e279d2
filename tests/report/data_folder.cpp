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

TEST_CASE("A key is changed by adding the new one and retiring the old one; both go on opening their own",
          "[report][data][keys][threat]") {
    const PrivateFolder office, kiosk;
    const auto keys_of = [&](const std::string& name) {
        REQUIRE(make_demonstration_keys(office.path() / name));
        // As if made by “mektep keys new”, without its slow passphrase.
        for (const auto* file : {"/reports.pub", "/reports.key"}) {
            auto text = office.read(name + file);
            const std::string mark = "\"demonstration\": true";
            office.write(name + file, text.replace(text.find(mark), mark.size(), "\"demonstration\": false"));
        }
        return unlock(office.path() / name / "reports.key", Secret(demonstration_passphrase)).value();
    };
    const auto old_key = keys_of("old"), new_key = keys_of("new");
    const auto keys = kiosk.path() / "keys";
    CHECK(open_data_folder(kiosk.path())->key.demonstration);
    REQUIRE(add_recipient(keys, office.path() / "old/reports.pub"));
    const auto before = open_data_folder(kiosk.path());
    CHECK_FALSE(before->key.demonstration);  // retired by the first real key
    const auto first = seal(sample_record(), before->key);
    REQUIRE(add_recipient(keys, office.path() / "new/reports.pub"));
    CHECK_FALSE(add_recipient(keys, office.path() / "new/reports.pub"));  // it is there
    const auto both = open_data_folder(kiosk.path())->key;
    CHECK(both.further.size() == 1);
    const auto between = seal(sample_record(), both);
    CHECK_FALSE(retire_recipient(keys, "0000 0000").empty());
    CHECK(retire_recipient(keys, fingerprint(old_key.public_key)).empty());
    CHECK_FALSE(retire_recipient(keys, fingerprint(new_key.public_key)).empty());  // the last
    const auto last = seal(sample_record(), open_data_folder(kiosk.path())->key);
    CHECK(open(first, old_key));
    CHECK_FALSE(open(first, new_key));
    CHECK(open(between, old_key));
    CHECK(open(between, new_key));
    CHECK_FALSE(open(last, old_key));  // whoever has left with the old key
    CHECK(open(last, new_key));
}

TEST_CASE("A fifth recipient, and what is no key, are refused", "[report][data][keys]") {
    const PrivateFolder office, kiosk;
    const auto keys = kiosk.path() / "keys";
    for (int i = 0; i < 5; ++i) {
        const auto folder = office.path() / std::to_string(i);
        REQUIRE(make_demonstration_keys(folder));
        auto text = office.read(std::to_string(i) + "/reports.pub");
        const std::string mark = "\"demonstration\": true";
        office.write(std::to_string(i) + "/reports.pub",
                     text.replace(text.find(mark), mark.size(), "\"demonstration\": false"));
        CHECK(add_recipient(keys, folder / "reports.pub").has_value() == (i < 4));
    }
    CHECK_FALSE(add_recipient(keys, office.write("letter.pub", "Dear colleagues,")));
    CHECK(recipients_in(keys)->further.size() == 3);
}

}  // namespace mektep
