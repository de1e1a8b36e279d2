// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/parcel.h"

#include "hub/known_records.h"

#include "base/file.h"

#include <fmt/format.h>
#include <sodium.h>

#include <array>
#include <cstring>
#include <fstream>
#include <string>

namespace mektep {
namespace {

constexpr std::size_t magic_size = 4;
constexpr std::size_t hash_size = 32;
constexpr std::size_t at_once = 1000;  // records in memory

/// A kind of file: items of one size between a magic and a hash.
struct Kind {
    std::string_view magic;
    std::size_t item_size;
};
constexpr Kind parcel{.magic = "JMP2", .item_size = sealed_size};
constexpr Kind receipt_of_parcel{.magic = "JMQ1", .item_size = sizeof(RecordId)};

class Hash {
public:
    Hash() {
        if (sodium_init() < 0) bug("libsodium could not start");
        crypto_generichash_init(&state_, nullptr, 0, hash_size);
    }
    void add(std::string_view bytes) {
        crypto_generichash_update(&state_, reinterpret_cast<const unsigned char*>(bytes.data()),
                                  bytes.size());
    }
    std::string result() {
        std::string hash(hash_size, '\0');
        crypto_generichash_final(&state_, reinterpret_cast<unsigned char*>(hash.data()), hash.size());
        return hash;
    }

private:
    crypto_generichash_state state_{};
};

/// Whole files only: what is not finished leaves nothing.
class Writer {
public:
    Writer(const std::filesystem::path& file, const Kind& kind) : file_(file, Access::owner_only) {
        write(kind.magic);
    }
    void write(std::string_view bytes) {
        file_.write(bytes);
        hash_.add(bytes);
    }
    void finish() {
        file_.write(hash_.result());
        file_.finish();
    }

private:
    NewFile file_;
    Hash hash_;
};

std::string_view view_of(const auto& bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

Problem wrong(const std::filesystem::path& file, Message what) {
    return {.place = {.file = file.string()},
            .what = std::move(what),
            .remedy = message(
                "Nothing was taken from it. Copy it again from the kiosk: it still has the reports.")};
}

[[noreturn]] void fail(const std::filesystem::path& file) {
    throw Failure(Outside::disk, fmt::format("reading {}: it cannot be read", file.string()));
}

/// Hands on each piece of the file: the magic, every item, the hash.
void each_piece(const std::filesystem::path& file, const Kind& kind, std::uintmax_t items,
                const std::function<void(std::string_view)>& visit) {
    std::ifstream stream(file, std::ios::binary);
    std::string piece;
    const auto next = [&](std::size_t size) {
        piece.resize(size);
        if (!stream.read(piece.data(), static_cast<std::streamsize>(size))) fail(file);
        visit(piece);
    };
    next(magic_size);
    for (std::uintmax_t i = 0; i < items; ++i) next(kind.item_size);
    next(hash_size);
}

/// How many items a file has, once its hash has proved it whole.
Result<std::uintmax_t> items_in(const std::filesystem::path& file, const Kind& kind) {
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    if (error) fail(file);
    std::string magic(magic_size, '\0');
    std::ifstream(file, std::ios::binary).read(magic.data(), magic_size);
    if (magic != kind.magic) return refused(wrong(file, message("This is not a file of sealed reports.")));
    constexpr auto frame = magic_size + hash_size;
    if (size < frame || (size - frame) % kind.item_size != 0)
        return refused(wrong(file, message("The file of sealed reports was cut short.")));
    const auto items = (size - frame) / kind.item_size;
    Hash hash;
    std::string last;
    each_piece(file, kind, items, [&](std::string_view piece) {
        hash.add(last);
        last = piece;
    });
    if (hash.result() != last)
        return refused(wrong(file, message("The file of sealed reports was damaged or changed.")));
    return items;
}

/// Every item of a file that was proved whole.
void each_item(const std::filesystem::path& file, const Kind& kind, std::uintmax_t items,
               const std::function<void(std::string_view)>& visit) {
    std::uintmax_t piece = 0;
    each_piece(file, kind, items, [&](std::string_view bytes) {
        if (piece > 0 && piece <= items) visit(bytes);
        ++piece;
    });
}

SealedRecord record_of(std::string_view bytes) {
    SealedRecord record;
    std::memcpy(record.bytes.data(), bytes.data(), std::min(bytes.size(), record.bytes.size()));
    return record;
}

}  // namespace

std::int64_t write_parcel(Store& store, const std::filesystem::path& file) {
    Writer writer(file, parcel);
    std::int64_t count = 0;
    // Few at a time: a report that is given meanwhile does not wait for a slow stick.
    for (auto some = store.some(0, at_once); !some.empty(); some = store.some(some.back().slot, at_once)) {
        for (const auto& stored : some) writer.write(view_of(stored.record.bytes));
        count += std::ssize(some);
    }
    writer.finish();
    return count;
}

Result<std::int64_t> records_in(const std::filesystem::path& file) {
    const auto items = items_in(file, parcel);
    if (!items) return refused(items.error());
    return static_cast<std::int64_t>(*items);
}

Result<Transfer> read_parcel(Store& store, const std::filesystem::path& file, Month received) {
    const auto items = items_in(file, parcel);
    if (!items) return refused(items.error());
    KnownRecords known(store, received);
    Transfer transfer;
    std::vector<SealedRecord> batch;
    const auto take = [&] {
        const auto added = known.add(batch);
        transfer.moved += added;
        transfer.known += std::ssize(batch) - added;
        batch.clear();
    };
    each_item(file, parcel, *items, [&](std::string_view bytes) {
        batch.push_back(record_of(bytes));
        if (batch.size() == at_once) take();
    });
    take();
    return transfer;
}

Problems write_receipt(const std::filesystem::path& file, const std::filesystem::path& receipt) {
    const auto items = items_in(file, parcel);
    if (!items) return items.error();
    Writer writer(receipt, receipt_of_parcel);
    each_item(file, parcel, *items,
              [&](std::string_view bytes) { writer.write(view_of(id_of(record_of(bytes)))); });
    writer.finish();
    return {};
}

Result<std::int64_t> forget_received(Store& store, const std::filesystem::path& receipt) {
    const auto items = items_in(receipt, receipt_of_parcel);
    if (!items) return refused(items.error());
    RecordIds received;
    each_item(receipt, receipt_of_parcel, *items, [&](std::string_view bytes) {
        RecordId id{};
        std::memcpy(id.data(), bytes.data(), std::min(bytes.size(), id.size()));
        received.insert(id);
    });
    std::int64_t gone = 0;
    for (auto some = store.some(0, at_once); !some.empty();) {
        const auto after = some.back().slot;
        std::erase_if(some,
                      [&](const StoredRecord& stored) { return !received.contains(id_of(stored.record)); });
        if (!some.empty()) gone += store.forget(some);
        some = store.some(after, at_once);
    }
    return gone;
}

}  // namespace mektep
