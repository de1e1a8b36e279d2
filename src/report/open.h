// SPDX-License-Identifier: GPL-3.0-or-later
// The organisation's side: making keys, unlocking the secret one with its passphrase, opening sealed records.
#pragma once

#include "base/secret.h"
#include "report/seal.h"
#include "report/store.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace mektep {

/// The unlocked secret key, in guarded memory.
struct SecretKey {
    Secret bytes;  ///< 32 bytes
    PublicKey public_key;
};

/// The passphrase of the demonstration key, which the README prints and the staff page warns about.
inline constexpr std::string_view demonstration_passphrase = "demonstration";

/// Writes DIR/reports.pub (everyone) and DIR/reports.key (owner only; the secret half encrypted with Argon2id
/// and secretbox). Problems if the passphrase has fewer than 12 characters or a file is already there;
/// Failure(disk).
Result<PublicKey> make_keys(const std::filesystem::path& directory, const Secret& passphrase);
/// The same with the demonstration passphrase, marked as such in both files.
Result<PublicKey> make_demonstration_keys(const std::filesystem::path& directory);

/// Problems: the file is not a key file, or the passphrase is not the right one.
Result<SecretKey> unlock(const std::filesystem::path& key_file, const Secret& passphrase);

/// Problem if the record was not sealed to this key, was damaged, or is not a record of a version that we
/// know.
Result<Record> open(const SealedRecord& sealed, const SecretKey& key);

/// The records that keys open, and what is wrong with the others, each kind once.
struct OpenedReports {
    std::vector<Record> records = {};
    Problems problems = {};
    std::int64_t unreadable = 0;

    void add(OpenedReports other);
};
/// Opens each with the first of the keys that fits, on every core; the records keep their order.
OpenedReports open_all(std::span<const SealedRecord> sealed, const std::vector<SecretKey>& keys);

/// Gets the opened records of a batch.
using TakeRecords = std::function<void(const std::vector<Record>&)>;
/// Told how many are done, of how many; false: no further.
using OpeningProgress = std::function<bool(std::int64_t done, std::int64_t total)>;
/// Every record of a store, batch by batch: a report that is given meanwhile does not wait. A batch is wiped
/// from memory when it was taken, and none is kept: the result has no records. Failure(disk).
OpenedReports open_each(
    Store& store, const std::vector<SecretKey>& keys, const TakeRecords& take,
    const OpeningProgress& go_on = [](std::int64_t, std::int64_t) { return true; });
/// The same of a store that is damaged (salvage()). What opens with none of the keys is not told: places that
/// hold no record look the same.
void open_each_of_damaged(const std::filesystem::path& store, const std::vector<SecretKey>& keys,
                          const TakeRecords& take);

/// Argon2id hash of a staff PIN for kiosk.yaml, and its check.
std::string pin_hash(const Secret& pin);
bool pin_fits(const Secret& pin, std::string_view hash);

}  // namespace mektep
