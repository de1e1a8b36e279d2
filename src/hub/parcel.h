// SPDX-License-Identifier: GPL-3.0-or-later
// Sealed records in a file, for a stick where there is no network.
//
// The bytes: `JMP1`, the number of records (4 bytes, little endian), the records (2,384 bytes each), the
// BLAKE2b hash (32 bytes) of all before it. No name, no site, no time.
#pragma once

#include "hub/hub.h"

#include "base/error.h"

#include <filesystem>
#include <vector>

namespace mektep {

/// Writes every record of the store; they stay in the store as well. Failure(disk).
std::int64_t write_parcel(Store& store, const std::filesystem::path& file);

/// The records of the file. Problems if it is no parcel, was cut short or changed. Failure(disk).
Result<std::vector<SealedRecord>> records_in(const std::filesystem::path& file);

/// Adds to the store every record of the file that it does not hold. Problems if the file is no parcel, was
/// cut short or changed: then nothing is taken. Failure(disk).
Result<Transfer> read_parcel(Store& store, const std::filesystem::path& file);

}  // namespace mektep
