// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/record_id.h"

#include "hub/records.h"

#include <catch2/catch.hpp>
#include <sodium.h>

#include <algorithm>

namespace mektep {

TEST_CASE("The name of a sealed record is made from its bytes alone", "[hub]") {
    const auto one = numbered(1);
    auto same = one;
    same.questionnaire = "barrier";
    CHECK(id_of(one) == id_of(same));
    CHECK_FALSE(id_of(one) == id_of(numbered(2)));
}

TEST_CASE("The name of a sealed record is the first half of its SHA-256, as another library reckons it",
          "[hub]") {
    const auto record = numbered(7);
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(record.bytes.data()),
                       record.bytes.size());
    const auto id = id_of(record);
    CHECK(std::equal(id.begin(), id.end(), hash.begin(),
                     [](std::byte one, unsigned char other) { return one == std::byte{other}; }));
}

}  // namespace mektep
