// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/seal.h"

#include "report/open.h"
#include "report/sample_record.h"
#include "support/process.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>
#include <rapidcheck/catch.h>

#include <algorithm>
#include <string>

namespace mektep {
namespace {

/// One demonstration pair for all cases: stretching its passphrase takes a while.
const SecretKey& secret_key() {
    static const SecretKey key = [] {
        const PrivateFolder folder;
        (void)make_demonstration_keys(folder.path()).value();
        return unlock(folder.path() / "reports.key", Secret(demonstration_passphrase)).value();
    }();
    return key;
}

std::string_view bytes_of(const SealedRecord& sealed) {
    return {reinterpret_cast<const char*>(sealed.bytes.data()), sealed.bytes.size()};
}

}  // namespace

TEST_CASE("What is sealed is opened by the secret key alone", "[report][seal]") {
    const auto sealed = seal(sample_record(), secret_key().public_key);
    CHECK(open(sealed, secret_key()) == sample_record());
    const PrivateFolder folder;
    (void)make_demonstration_keys(folder.path()).value();
    const auto other = unlock(folder.path() / "reports.key", Secret(demonstration_passphrase)).value();
    CHECK_FALSE(open(sealed, other));
}

TEST_CASE("Opening gives back every record that was sealed", "[report][seal]") {
    rc::prop("whatever was answered", [] {
        auto record = sample_record();
        record.codes.set("needs", std::vector<std::string>(*rc::gen::inRange<std::size_t>(0, 30), "c"));
        RC_ASSERT(open(seal(record, secret_key().public_key), secret_key()) == record);
        auto words = sample_words();
        words.text.assign(*rc::gen::inRange<std::size_t>(1, 501), 'a');
        RC_ASSERT(open(seal(words, secret_key().public_key), secret_key()) == words);
    });
}

TEST_CASE("A sealed record tells neither its words nor that it equals another", "[report][seal]") {
    const auto one = seal(sample_record(), secret_key().public_key),
               other = seal(sample_record(), secret_key().public_key);
    CHECK_FALSE(one == other);
    for (const auto* word : {"barrier", "JMR1", "a6", "demo"})
        CHECK(bytes_of(one).find(word) == std::string_view::npos);
    auto empty = sample_record();
    empty.codes = {};
    CHECK(bytes_of(seal(empty, secret_key().public_key)).size() == bytes_of(one).size());
    CHECK(bytes_of(seal(sample_words(), secret_key().public_key)).size() == bytes_of(one).size());
}

TEST_CASE("A record that was changed anywhere does not open", "[report][seal]") {
    const auto sealed = seal(sample_record(), secret_key().public_key);
    for (std::size_t i = 0; i < sealed.bytes.size(); i += 13) {
        auto damaged = sealed;
        damaged.bytes[i] ^= std::byte{1};
        CAPTURE(i);
        CHECK_FALSE(open(damaged, secret_key()));
    }
    CHECK_FALSE(open(SealedRecord{}, secret_key()));
}

TEST_CASE("Each of several recipients opens a record alone, and it tells nobody how many there are",
          "[report][seal][keys]") {
    const auto make = [] {
        const PrivateFolder folder;
        (void)make_demonstration_keys(folder.path()).value();
        return unlock(folder.path() / "reports.key", Secret(demonstration_passphrase)).value();
    };
    const auto second = make(), stranger = make();
    auto both = secret_key().public_key;
    both.further.push_back(second.public_key.bytes);
    const auto sealed = seal(sample_record(), both);
    CHECK(open(sealed, secret_key()) == sample_record());
    CHECK(open(sealed, second) == sample_record());
    CHECK_FALSE(open(sealed, stranger));
    CHECK(bytes_of(sealed).size() == bytes_of(seal(sample_record(), secret_key().public_key)).size());
    both.further.resize(most_recipients);
    CHECK_THROWS_AS(seal(sample_record(), both), std::logic_error);
}

TEST_CASE("A record that cannot fit is a bug, not a cut record", "[report][seal]") {
    auto record = sample_words();
    record.text.assign(3000, 'a');
    CHECK_THROWS_AS(seal(record, secret_key().public_key), std::logic_error);
}

}  // namespace mektep
