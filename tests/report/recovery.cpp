// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/recovery.h"

#include "report/sample_record.h"
#include "support/process.h"

#include <catch2/catch.hpp>
#include <sodium.h>

#include <algorithm>
#include <string>

namespace mektep {
namespace {

SecretKey random_key() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium could not start");
    std::string secret(32, '\0');
    SecretKey key;
    crypto_box_keypair(key.public_key.bytes.data(), reinterpret_cast<unsigned char*>(secret.data()));
    key.bytes = Secret(secret);
    return key;
}

}  // namespace

TEST_CASE("What stands on the recovery sheet is the key again", "[report][keys]") {
    for (int i = 0; i < 200; ++i) {
        const auto key = random_key();
        const std::string code(recovery_code(key).reveal());
        CHECK(code.size() == 74);
        CHECK(code.find_first_of("ILOU") == std::string::npos);
        const auto again = key_of_recovery_code(Secret(code));
        REQUIRE(again);
        CHECK(again->bytes == key.bytes);
        CHECK(again->public_key == key.public_key);
    }
}

TEST_CASE("The code is read as people type it", "[report][keys]") {
    const auto key = random_key();
    std::string code(recovery_code(key).reveal());
    std::ranges::replace(code, ' ', '-');
    std::ranges::replace(code, '0', 'o');
    std::ranges::replace(code, '1', 'l');
    std::ranges::transform(code, code.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    CHECK(key_of_recovery_code(Secret(code))->bytes == key.bytes);
}

TEST_CASE("One wrong symbol of the code anywhere, or two exchanged, is told", "[report][keys]") {
    const std::string code(recovery_code(random_key()).reveal());
    for (std::size_t at = 0; at < code.size(); ++at) {
        if (code[at] == ' ') continue;
        CAPTURE(at);
        auto wrong = code;
        wrong[at] = code[at] == '7' ? '8' : '7';
        CHECK_FALSE(key_of_recovery_code(Secret(wrong)));
        auto exchanged = code;
        if (at + 1 < code.size() && code[at + 1] != ' ' && code[at] != code[at + 1]) {
            std::swap(exchanged[at], exchanged[at + 1]);
            CHECK_FALSE(key_of_recovery_code(Secret(exchanged)));
        }
    }
    for (const auto& wrong : {std::string(), code.substr(5), code + " 0000", code + "0",
                              std::string("әріптер"), std::string(60, '0'), std::string(100'000, 'A')})
        CHECK_FALSE(key_of_recovery_code(Secret(wrong)));
}

TEST_CASE("Recovered keys open what was sealed before, under a new passphrase", "[report][keys]") {
    const PrivateFolder folder;
    const auto key = random_key();
    const auto sealed = seal(sample_record(), key.public_key);
    CHECK_FALSE(write_recovered_keys(folder.path() / "again", key, Secret("short")));
    REQUIRE(write_recovered_keys(folder.path() / "again", key, Secret("another long passphrase")));
    const auto again = unlock(folder.path() / "again/reports.key", Secret("another long passphrase"));
    REQUIRE(again);
    CHECK(open(sealed, *again) == sample_record());
}

}  // namespace mektep
