// SPDX-License-Identifier: GPL-3.0-or-later
// The names of all records of a store, so that none is added twice. 16 bytes a record. Private to `hub`.
#pragma once

#include "hub/record_id.h"

#include "report/store.h"

#include <cstring>
#include <unordered_set>
#include <vector>

namespace mektep {

/// A name is half a hash: any of its bytes are as good as another hash.
struct HashOfId {
    std::size_t operator()(const RecordId& id) const noexcept {
        std::size_t hash = 0;
        std::memcpy(&hash, id.data(), sizeof hash);
        return hash;
    }
};
using RecordIds = std::unordered_set<RecordId, HashOfId>;

class KnownRecords {
public:
    /// `received`: the month from which what is added is kept (`keep_months`).
    KnownRecords(Store& store, Month received) : store_(store), received_(received) {
        store.for_each([&](const SealedRecord& record) { names_.insert(id_of(record)); });
    }
    [[nodiscard]] bool has(const RecordId& id) const { return names_.contains(id); }

    /// Adds those that are new, all or none; how many.
    std::int64_t add(const std::vector<SealedRecord>& records) {
        std::vector<SealedRecord> fresh;
        RecordIds ids;
        for (const auto& record : records)
            if (const auto id = id_of(record); !has(id) && ids.insert(id).second) {
                fresh.push_back(record);
                fresh.back().month = received_;
            }
        if (!fresh.empty()) store_.add_all(fresh);
        names_.merge(ids);
        return std::ssize(fresh);
    }

private:
    Store& store_;
    Month received_;
    RecordIds names_;
};

}  // namespace mektep
