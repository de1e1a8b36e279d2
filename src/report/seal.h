// SPDX-License-Identifier: GPL-3.0-or-later
// Seals a finished record to the organisation's public keys (libsodium); nothing here can open it.
#pragma once

#include "base/error.h"
#include "report/record.h"

#include <array>
#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace mektep {

inline constexpr std::size_t padded_size = 2048;   ///< every record is padded to this: RECORD.md
inline constexpr std::size_t most_recipients = 4;  ///< places for keys in a sealed record, all of them filled
inline constexpr std::size_t place_size = 32 + 48;  ///< the record's own key in a crypto_box_seal
inline constexpr std::size_t sealed_size = most_recipients * place_size + padded_size + 16;

/// What the store holds: the same size whatever was said and to how many keys it is sealed.
struct SealedRecord {
    std::array<std::byte, sealed_size> bytes{};
    /// What staff may know without a key, kept apart from the bytes: for the counts and the retention.
    Month month{};                   ///< in which it was given; not ok() = unknown
    std::string questionnaire = {};  ///< counted as one report of this one; empty = not counted

    bool operator==(const SealedRecord&) const = default;
};

/// The public half of the organisation's key, and of further recipients: each opens a record alone.
struct PublicKey {
    std::array<unsigned char, 32> bytes{};
    bool demonstration = false;  ///< one is of make_demonstration_keys: anybody can open what is sealed to it
    std::vector<std::array<unsigned char, 32>> further = {};  ///< at most most_recipients - 1

    bool operator==(const PublicKey&) const = default;
};

/// A bug() if the record does not fit, or there are too many recipients.
SealedRecord seal(const Record& record, const PublicKey& key);

/// How a public key is called on paper and on the screen: its first 16 hexadecimal digits, in fours.
std::string fingerprint(const PublicKey& key);

/// From a key file of `mektep keys new`. Problems if it is not one.
Result<PublicKey> load_public_key(const std::filesystem::path& file);

}  // namespace mektep
