// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/seal.h"

#include "base/secret.h"
#include "report/padding.h"

#include <sodium.h>

#include <algorithm>
#include <cstring>

namespace mektep {

std::array<unsigned char, padded_size> padded(const Record& record) {
    auto json = json_line(record);
    if (json.size() > padded_size - padding_header) bug("a record that does not fit its fixed size");
    std::array<unsigned char, padded_size> bytes{};
    std::ranges::copy(record_magic, bytes.begin());
    bytes[4] = static_cast<unsigned char>(json.size() & 0xFFU);
    bytes[5] = static_cast<unsigned char>(json.size() >> 8U);
    std::memcpy(bytes.data() + padding_header, json.data(), json.size());
    wipe(json);
    return bytes;
}

SealedRecord seal(const Record& record, const PublicKey& key) {
    if (sodium_init() < 0) bug("libsodium could not start");
    auto bytes = padded(record);
    SealedRecord sealed;
    static_assert(sealed_size == padded_size + crypto_box_SEALBYTES);
    const auto failed = crypto_box_seal(reinterpret_cast<unsigned char*>(sealed.bytes.data()), bytes.data(),
                                        bytes.size(), key.bytes.data());
    sodium_memzero(bytes.data(), bytes.size());
    if (failed != 0) bug("a public key that libsodium refuses");
    return sealed;
}

}  // namespace mektep
