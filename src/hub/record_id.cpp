// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/record_id.h"

#include <openssl/sha.h>

#include <algorithm>

namespace mektep {

RecordId id_of(const SealedRecord& sealed) {
    // OpenSSL, which libpq needs anyway: it knows the processor's own instructions for this.
    std::array<unsigned char, SHA256_DIGEST_LENGTH> hash{};
    SHA256(reinterpret_cast<const unsigned char*>(sealed.bytes.data()), sealed.bytes.size(), hash.data());
    RecordId id{};
    std::transform(hash.begin(), hash.begin() + id.size(), id.begin(),
                   [](unsigned char byte) { return std::byte{byte}; });
    return id;
}

}  // namespace mektep
