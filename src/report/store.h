// SPDX-License-Identifier: GPL-3.0-or-later
// Where sealed records wait: an interface, SQLite behind it. One of the five seams.
#pragma once

#include "report/seal.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace mektep {

/// Where a record lies in its store: drawn by lot when the store was made, so it says nothing of the record.
using Slot = std::int64_t;

struct StoredRecord {
    Slot slot = 0;
    SealedRecord record;  ///< its bytes alone
};

/// What staff see without any key.
struct MonthlyCount {
    std::string questionnaire;
    Month month;
    std::int64_t reports = 0;

    bool operator==(const MonthlyCount&) const = default;
};

class Store {
public:
    virtual ~Store() = default;
    /// When it returns the record is on the disk. Failure(disk) if not, and then it is not in the store.
    void add(const SealedRecord& record) { add_all({record}); }
    /// The same for several: all or none.
    virtual void add_all(const std::vector<SealedRecord>& records) = 0;
    /// How many records wait here.
    [[nodiscard]] virtual std::int64_t count() = 0;
    /// Each record once, in an order that says nothing of the order of arrival.
    virtual void for_each(const std::function<void(const SealedRecord&)>& visit) = 0;
    /// At most `most` records whose slots are over `after` (0 = from the first), in the order of their slots.
    [[nodiscard]] virtual std::vector<StoredRecord> some(Slot after, std::size_t most) = 0;
    /// Overwrites these records; how many. One that is gone already is no fault, and one that another program
    /// has put in its slot meanwhile stays. All or none; on a full disk a few at a time, as far as it goes.
    /// The counts stay.
    virtual std::int64_t forget(const std::vector<StoredRecord>& records) = 0;
    /// Overwrites the records of every quarter of a year that ended before this month; how many. A record
    /// whose month was not told stays.
    virtual std::int64_t forget_before(Month month) = 0;
    /// The first month of the newest quarter of a year from which there is a record; not ok() if there is
    /// none.
    [[nodiscard]] virtual Month newest_quarter() = 0;
    /// How many reports were given, by questionnaire and month; also those that have left the store.
    [[nodiscard]] virtual std::vector<MonthlyCount> counts() = 0;
};

/// DIR/reports.sqlite: synchronous=FULL, rollback journal, secure_delete; STORE.md says how it hides the
/// order of arrival. Failure(disk) names what is wrong: cannot be written, another version, damaged (it is
/// then left untouched).
std::unique_ptr<Store> sqlite_store(const std::filesystem::path& directory);

/// What may be a record, of a store that is damaged: whole pages, whatever joined them. Most of it opens with
/// no key, because places that hold no record look the same. Failure(disk) if the file cannot be read.
void salvage(const std::filesystem::path& file, const std::function<void(const SealedRecord&)>& visit);

}  // namespace mektep
