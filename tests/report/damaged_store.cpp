// SPDX-License-Identifier: GPL-3.0-or-later
// What a disk does to a store in the course of years: a bit here, a bit there.
#include "report/open.h"
#include "report/sample_record.h"
#include "report/store.h"
#include "support/process.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <set>
#include <string>

namespace mektep {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
constexpr std::size_t page_size = 4096;
constexpr std::size_t reports = 60;

using Bytes = std::array<std::byte, sealed_size>;

/// A store of 60 reports, of which each byte can be changed.
class Store60 {
public:
    Store60() {
        (void)make_demonstration_keys(keys_.path()).value();
        key_.push_back(unlock(keys_.path() / "reports.key", Secret(demonstration_passphrase)).value());
        const auto store = sqlite_store(folder_.path());
        for (std::size_t i = 0; i < reports; ++i) {
            const auto sealed = seal(sample_record(), key_.front().public_key);
            store->add(sealed);
            records_.insert(sealed.bytes);
        }
        counts_ = store->counts();
        whole_ = folder_.read("reports.sqlite");
    }

    [[nodiscard]] const std::string& whole() const { return whole_; }
    [[nodiscard]] std::size_t pages() const { return whole_.size() / page_size; }
    [[nodiscard]] fs::path file() const { return folder_.path() / "reports.sqlite"; }

    /// What becomes of the store with a bit flipped.
    struct Outcome {
        std::string silent_loss = {};  ///< what nobody is told; empty if there is no such thing
        bool is_refused = false;
        bool is_unreadable = false;
    };
    Outcome with_flipped(std::size_t byte, unsigned bit) {
        auto bytes = whole_;
        bytes[byte] = static_cast<char>(bytes[byte] ^ (1 << bit));
        folder_.write("reports.sqlite", bytes);
        fs::remove(folder_.path() / "reports.sqlite-journal");
        try {
            return seen(*sqlite_store(folder_.path()));
        } catch (const Failure&) {
            const auto is_untouched = folder_.read("reports.sqlite") == bytes;
            return {.silent_loss = is_untouched ? "" : "a refused file was changed", .is_refused = true};
        }
    }
    /// How many of the reports open with the key from what is left.
    [[nodiscard]] std::size_t salvaged() const {
        std::vector<SealedRecord> found;
        salvage(file(), [&](const SealedRecord& sealed) { found.push_back(sealed); });
        return open_all(found, key_).records.size();
    }

private:
    Outcome seen(Store& store) {
        std::set<Bytes> found;
        std::size_t strange = 0;
        store.for_each([&](const SealedRecord& sealed) {
            if (records_.contains(sealed.bytes))
                found.insert(sealed.bytes);
            else
                ++strange;
        });
        // What differs does not open, and is told.
        if (found.size() + strange != reports || strange > 1) return {.silent_loss = "a report is not there"};
        if (store.count() != static_cast<std::int64_t>(reports)) return {.silent_loss = "the count is wrong"};
        if (store.counts() != counts_) return {.silent_loss = "the counts of the months are wrong"};
        if (store.forget_before(2026y / 12) != 0) return {.silent_loss = "a report goes too early"};
        // Writing takes its time on a disk: some of the files are enough.
        if (++seen_ % 8 != 0) return {.is_unreadable = strange > 0};
        store.add_all({SealedRecord{}, SealedRecord{}});
        if (store.forget_before(2027y / 1) != static_cast<std::int64_t>(reports))
            return {.silent_loss = "a report never goes"};
        return {.is_unreadable = strange > 0};
    }

    PrivateFolder folder_, keys_;
    std::vector<SecretKey> key_;
    std::set<Bytes> records_;
    std::vector<MonthlyCount> counts_;
    std::string whole_;
    std::size_t seen_ = 0;
};

}  // namespace

TEST_CASE("No flipped bit of the page that describes the store hides a report or stops a kiosk",
          "[report][store]") {
    Store60 store;
    std::mt19937 random(7);
    const auto schema = store.whole().find("CREATE TABLE");
    std::size_t refused = 0, letters = 0;
    for (std::size_t byte = 0; byte < page_size; ++byte) {
        if (byte >= 100 && store.whole()[byte] == 0) continue;  // holds nothing
        // A bit of each byte; of the schema's letters the lowest too, which makes another letter of it.
        std::set<unsigned> bits{static_cast<unsigned>(random() % 8)};
        if (byte >= schema) bits.insert(0);
        for (const auto bit : bits) {
            CAPTURE(byte, bit);
            const auto outcome = store.with_flipped(byte, bit);
            CHECK(outcome.silent_loss == "");
            letters += byte >= schema ? 1U : 0U;
            refused += outcome.is_refused ? 1U : 0U;
        }
    }
    CHECK(letters > 300);
    CHECK(refused > letters);
    CHECK(store.salvaged() == reports);
}

TEST_CASE("A flipped bit in any page is found or changes nothing, and every other report still opens",
          "[report][store]") {
    Store60 store;
    std::mt19937 random(6);
    std::size_t refused = 0, unreadable = 0;
    for (std::size_t page = 1; page < store.pages(); ++page) {
        // In the head of the page, of its row, or in the record at its end.
        const std::array<std::size_t, 3> places{random() % 12, page_size - sealed_size - 1 - random() % 22,
                                                page_size - 1 - random() % sealed_size};
        const auto at = places.at(page % places.size());
        CAPTURE(page, at);
        const auto outcome = store.with_flipped(page * page_size + at, random() % 8);
        CHECK(outcome.silent_loss == "");
        refused += outcome.is_refused ? 1U : 0U;
        unreadable += outcome.is_unreadable ? 1U : 0U;
        // Each opening of what may be a record takes four attempts: some of the files are enough.
        if (outcome.is_refused && refused % 16 == 0) CHECK(store.salvaged() + 1 >= reports);
    }
    CHECK(refused > 50);
    CHECK(unreadable > 5);
}

}  // namespace mektep
