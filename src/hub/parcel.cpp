// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/parcel.h"

#include "hub/known_records.h"

#include "base/file.h"

#include <sodium.h>

#include <array>
#include <cstring>
#include <string>

namespace mektep {
namespace {

constexpr std::string_view magic = "JMP1";
constexpr std::size_t header_size = 8;
constexpr std::size_t hash_size = 32;
// 2 GB: more than a kiosk can have given in years; a larger file is not ours.
constexpr std::uint64_t most_records = 1'000'000;

std::string hash_of(std::string_view bytes) {
    if (sodium_init() < 0) bug("libsodium could not start");
    std::string hash(hash_size, '\0');
    crypto_generichash(reinterpret_cast<unsigned char*>(hash.data()), hash.size(),
                       reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), nullptr, 0);
    return hash;
}

Problem wrong(const std::filesystem::path& file, Message what) {
    return {.place = {.file = file.string()},
            .what = std::move(what),
            .remedy = message(
                "Nothing was taken from it. Copy it again from the kiosk: it still has the reports.")};
}

}  // namespace

std::int64_t write_parcel(Store& store, const std::filesystem::path& file) {
    std::string bytes(header_size, '\0');
    std::memcpy(bytes.data(), magic.data(), magic.size());
    std::uint64_t count = 0;
    store.for_each([&](const SealedRecord& record) {
        bytes.append(reinterpret_cast<const char*>(record.bytes.data()), record.bytes.size());
        ++count;
    });
    if (count > most_records)
        throw Failure(Outside::disk, "writing the parcel: there are more than a million records");
    for (std::size_t i = 0; i < 4; ++i)
        bytes[magic.size() + i] = static_cast<char>((count >> (8 * i)) & 0xFFU);
    write_file(file, bytes + hash_of(bytes), Access::owner_only);
    return static_cast<std::int64_t>(count);
}

Result<std::vector<SealedRecord>> records_in(const std::filesystem::path& file) {
    std::error_code error;
    if (std::filesystem::file_size(file, error) > most_records * sealed_size + header_size + hash_size &&
        !error)
        return refused(wrong(file, message("This is not a file of sealed reports.")));
    const auto bytes = read_file(file);
    if (bytes.size() < header_size || !bytes.starts_with(magic))
        return refused(wrong(file, message("This is not a file of sealed reports.")));
    std::uint64_t count = 0;
    for (std::size_t i = 0; i < 4; ++i)
        count |= std::uint64_t{static_cast<unsigned char>(bytes[magic.size() + i])} << (8 * i);
    if (bytes.size() < header_size + count * sealed_size + hash_size)
        return refused(wrong(file, message("The file of sealed reports was cut short.")));
    const std::string_view whole(bytes.data(), bytes.size() - hash_size);
    if (bytes.size() != header_size + count * sealed_size + hash_size ||
        hash_of(whole) != bytes.substr(bytes.size() - hash_size))
        return refused(wrong(file, message("The file of sealed reports was damaged or changed.")));
    std::vector<SealedRecord> records(count);
    for (std::size_t i = 0; i < count; ++i)
        std::memcpy(records[i].bytes.data(), bytes.data() + header_size + i * sealed_size, sealed_size);
    return records;
}

Result<Transfer> read_parcel(Store& store, const std::filesystem::path& file) {
    const auto records = records_in(file);
    if (!records) return refused(records.error());
    const auto added = KnownRecords(store).add(*records);
    return Transfer{.moved = added, .known = std::ssize(*records) - added};
}

}  // namespace mektep
