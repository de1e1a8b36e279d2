// SPDX-License-Identifier: GPL-3.0-or-later
// Seals a finished record to the organisation's public key (libsodium sealed box); nothing here can open it.
#pragma once

#include "base/error.h"
#include "report/record.h"

#include <array>
#include <cstddef>
#include <filesystem>

namespace mektep {

inline constexpr std::size_t padded_size = 2048;              ///< every record is padded to this: RECORD.md
inline constexpr std::size_t sealed_size = padded_size + 48;  ///< crypto_box_SEALBYTES

/// What the store holds: the same size whatever was said.
struct SealedRecord {
    std::array<std::byte, sealed_size> bytes{};
    bool operator==(const SealedRecord&) const = default;
};

struct PublicKey {
    std::array<unsigned char, 32> bytes{};
    bool demonstration = false;  ///< made by demonstration_keys: anybody can open what is sealed to it

    bool operator==(const PublicKey&) const = default;
};

/// A bug() if the record does not fit; record_of and record_from_json make only those that do.
SealedRecord seal(const Record& record, const PublicKey& key);

/// From a key file of `mektep keys new`. Problems if it is not one.
Result<PublicKey> load_public_key(const std::filesystem::path& file);

}  // namespace mektep
