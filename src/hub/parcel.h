// SPDX-License-Identifier: GPL-3.0-or-later
// Sealed records in a file, for a stick where there is no network, and the receipt that comes back on it.
//
// The bytes of a parcel: `JMP2`, the records (2,384 bytes each), the BLAKE2b hash (32 bytes) of all before
// it. Of a receipt: `JMQ1`, the names of records (16 bytes each), the hash. No name of a person, no site, no
// time.
#pragma once

#include "hub/hub.h"

#include "base/error.h"

#include <filesystem>

namespace mektep {

/// Writes every record of the store; they stay in the store as well. Failure(disk).
std::int64_t write_parcel(Store& store, const std::filesystem::path& file);

/// How many records the file has. Problems if it is no parcel, was cut short or changed. Failure(disk).
Result<std::int64_t> records_in(const std::filesystem::path& file);

/// Adds to the store every record of the file that it does not hold; they are kept as records of the month
/// `received`. Problems as above: then nothing is taken. Failure(disk).
Result<Transfer> read_parcel(Store& store, const std::filesystem::path& file, Month received = {});

/// The names of the records of a parcel that was read. Problems and Failure as above.
Problems write_receipt(const std::filesystem::path& parcel, const std::filesystem::path& receipt);

/// Overwrites in the store the records of a receipt, and no other; how many. Problems and Failure as above.
Result<std::int64_t> forget_received(Store& store, const std::filesystem::path& receipt);

}  // namespace mektep
