// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/seal.h"

#include "base/secret.h"
#include "report/padding.h"

#include <fmt/format.h>
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
    static_assert(place_size == crypto_aead_xchacha20poly1305_ietf_KEYBYTES + crypto_box_SEALBYTES);
    if (key.further.size() >= most_recipients) bug("more recipients than a record has places for");
    auto content = padded(record);
    SealedRecord sealed{.bytes = {},
                        .month = record.month,
                        .questionnaire = is_words(record) ? std::string() : record.questionnaire};
    auto* const bytes = reinterpret_cast<unsigned char*>(sealed.bytes.data());
    std::array<unsigned char, crypto_aead_xchacha20poly1305_ietf_KEYBYTES> own_key{};
    crypto_aead_xchacha20poly1305_ietf_keygen(own_key.data());
    bool failed = false;
    for (std::size_t i = 0; i < most_recipients; ++i) {
        // A place that nobody needs is sealed to a key whose secret half nobody has: all places look alike.
        std::array<unsigned char, crypto_box_PUBLICKEYBYTES> recipient{};
        std::array<unsigned char, crypto_box_SECRETKEYBYTES> forgotten{};
        if (i == 0)
            recipient = key.bytes;
        else if (i <= key.further.size())
            recipient = key.further[i - 1];
        else
            crypto_box_keypair(recipient.data(), forgotten.data());
        sodium_memzero(forgotten.data(), forgotten.size());
        failed |=
            crypto_box_seal(bytes + i * place_size, own_key.data(), own_key.size(), recipient.data()) != 0;
    }
    // The own key seals this one record and never another: a fixed nonce is safe. The places are
    // authenticated with the content.
    constexpr std::array<unsigned char, crypto_aead_xchacha20poly1305_ietf_NPUBBYTES> nonce{};
    constexpr auto places = most_recipients * place_size;
    crypto_aead_xchacha20poly1305_ietf_encrypt(bytes + places, nullptr, content.data(), content.size(), bytes,
                                               places, nullptr, nonce.data(), own_key.data());
    sodium_memzero(own_key.data(), own_key.size());
    sodium_memzero(content.data(), content.size());
    if (failed) bug("a public key that libsodium refuses");
    return sealed;
}

std::string fingerprint(const PublicKey& key) {
    std::string text;
    for (std::size_t i = 0; i < 8; ++i)
        text += fmt::format("{}{:02x}", i > 0 && i % 2 == 0 ? " " : "", key.bytes.at(i));
    return text;
}

}  // namespace mektep
