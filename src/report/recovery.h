// SPDX-License-Identifier: GPL-3.0-or-later
// The secret key on paper, for the day on which the passphrase or the computer is lost.
#pragma once

#include "report/open.h"

#include <filesystem>
#include <string_view>

namespace mektep {

/// 60 letters and digits in groups of four, which a person can type: the key's 32 bytes and 5 bytes of
/// BLAKE2b over them in Crockford's Base32 (no I, L, O, U). Whoever has it needs no passphrase.
Secret recovery_code(const SecretKey& key);

/// Small letters, blanks and hyphens are taken too, I and L for 1, O for 0. Problem if it was not typed as it
/// stands on the paper.
Result<SecretKey> key_of_recovery_code(const Secret& code);

/// Writes the pair again, under a new passphrase. Problems and Failure as of make_keys.
Result<PublicKey> write_recovered_keys(const std::filesystem::path& directory, const SecretKey& key,
                                       const Secret& passphrase);

}  // namespace mektep
