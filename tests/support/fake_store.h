// SPDX-License-Identifier: GPL-3.0-or-later
// A store of reports in memory that works, and can be told to fail as a full disk does.
#pragma once

#include "base/error.h"
#include "report/store.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace mektep {

class FakeStore : public Store {
public:
    void add_all(const std::vector<SealedRecord>& added) override {
        if (is_full) throw Failure(Outside::disk, "writing to the store of reports: The disk is full.");
        records.insert(records.end(), added.begin(), added.end());
    }
    [[nodiscard]] std::int64_t count() override {
        if (is_broken) throw Failure(Outside::disk, "reading the store of reports: The file is damaged.");
        return std::ssize(records) - std::ssize(forgotten);
    }
    /// By their bytes, which say nothing of the order of arrival either.
    void for_each(const std::function<void(const SealedRecord&)>& visit) override {
        if (is_broken) throw Failure(Outside::disk, "reading the store of reports: The file is damaged.");
        std::vector<SealedRecord> by_bytes;
        for (const auto& [slot, record] : some(0, records.size())) by_bytes.push_back(record);
        std::ranges::sort(by_bytes, {}, &SealedRecord::bytes);
        for (const auto& record : by_bytes) visit(record);
    }

    [[nodiscard]] std::vector<StoredRecord> some(Slot after, std::size_t most) override {
        std::vector<StoredRecord> found;
        for (auto slot = after; slot < std::ssize(records) && found.size() < most; ++slot)
            if (!forgotten.contains(slot + 1))
                found.push_back({.slot = slot + 1, .record = records.at(static_cast<std::size_t>(slot))});
        return found;
    }
    std::int64_t forget(const std::vector<StoredRecord>& gone) override {
        if (cannot_forget) throw Failure(Outside::disk, "writing to the store of reports: The disk is full.");
        std::int64_t count = 0;
        for (const auto& [slot, record] : gone)
            if (records.at(static_cast<std::size_t>(slot - 1)).bytes == record.bytes &&
                forgotten.insert(slot).second)
                ++count;
        return count;
    }
    std::int64_t forget_before(Month month) override {
        std::int64_t count = 0;
        for (Slot slot = 1; slot <= std::ssize(records); ++slot) {
            const auto& given = records.at(static_cast<std::size_t>(slot - 1)).month;
            if (given.ok() && given < month && forgotten.insert(slot).second) ++count;
        }
        return count;
    }
    [[nodiscard]] Month newest_quarter() override {
        Month newest{};
        for (Slot slot = 1; slot <= std::ssize(records); ++slot)
            if (const auto& given = records.at(static_cast<std::size_t>(slot - 1)).month;
                given.ok() && !forgotten.contains(slot) && (!newest.ok() || given > newest))
                newest = given;
        return newest.ok() ? newest.year() / ((unsigned{newest.month()} - 1) / 3 * 3 + 1) : newest;
    }
    [[nodiscard]] std::vector<MonthlyCount> counts() override {
        std::map<std::pair<std::string, Month>, std::int64_t> found;
        for (const auto& record : records)
            if (!record.questionnaire.empty()) ++found[{record.questionnaire, record.month}];
        std::vector<MonthlyCount> all;
        for (const auto& [key, reports] : found) all.push_back({key.first, key.second, reports});
        return all;
    }

    bool is_full = false;               ///< `add` fails and stores nothing
    bool cannot_forget = false;         ///< `forget` fails
    bool is_broken = false;             ///< reading fails
    std::vector<SealedRecord> records;  ///< as they came; the slot is the place here, from 1
    std::set<Slot> forgotten;
};

}  // namespace mektep
