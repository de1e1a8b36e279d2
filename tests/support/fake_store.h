// SPDX-License-Identifier: GPL-3.0-or-later
// A store of reports in memory that works, and can be told to fail as a full disk does.
#pragma once

#include "base/error.h"
#include "report/store.h"

#include <algorithm>
#include <iterator>
#include <vector>

namespace mektep {

class FakeStore : public Store {
public:
    void add(const SealedRecord& record) override {
        if (is_full) throw Failure(Outside::disk, "writing to the store of reports: The disk is full.");
        records.push_back(record);
    }
    [[nodiscard]] std::int64_t count() override {
        if (is_broken) throw Failure(Outside::disk, "reading the store of reports: The file is damaged.");
        return std::ssize(records);
    }
    /// By their bytes, which say nothing of the order of arrival either.
    void for_each(const std::function<void(const SealedRecord&)>& visit) override {
        if (is_broken) throw Failure(Outside::disk, "reading the store of reports: The file is damaged.");
        auto by_bytes = records;
        std::ranges::sort(by_bytes, {}, &SealedRecord::bytes);
        for (const auto& record : by_bytes) visit(record);
    }

    bool is_full = false;               ///< `add` fails and stores nothing
    bool is_broken = false;             ///< reading fails
    std::vector<SealedRecord> records;  ///< as they came
};

}  // namespace mektep
