// SPDX-License-Identifier: GPL-3.0-or-later
// The names of all records of a store, so that none is added twice. 16 bytes a record. Private to `hub`.
#pragma once

#include "report/store.h"

#include <string>
#include <unordered_set>
#include <vector>

namespace mektep {

class KnownRecords {
public:
    explicit KnownRecords(Store& store) : store_(store) {
        store.for_each([&](const SealedRecord& record) { names_.insert(id_of(record)); });
    }
    [[nodiscard]] bool has(const std::string& id) const { return names_.contains(id); }

    /// Adds those that are new, all or none; how many.
    std::int64_t add(const std::vector<SealedRecord>& records) {
        std::vector<SealedRecord> fresh;
        std::unordered_set<std::string> ids;
        for (const auto& record : records)
            if (auto id = id_of(record); !has(id) && ids.insert(std::move(id)).second)
                fresh.push_back(record);
        store_.add_all(fresh);
        names_.merge(ids);
        return std::ssize(fresh);
    }

private:
    Store& store_;
    std::unordered_set<std::string> names_;
};

}  // namespace mektep
