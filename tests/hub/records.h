// SPDX-License-Identifier: GPL-3.0-or-later
// Sealed records for transfers: what they hold does not matter to a hub.
#pragma once

#include "report/store.h"

#include <cstdint>
#include <cstring>
#include <set>
#include <string>

namespace mektep {

inline SealedRecord numbered(std::uint32_t number) {
    SealedRecord record;
    std::uint32_t state = number * 2654435761U + 1;
    for (auto& byte : record.bytes) {
        state = state * 1664525U + 1013904223U;
        byte = std::byte(state >> 24U);
    }
    std::memcpy(record.bytes.data(), &number, sizeof number);
    return record;
}

inline void fill(Store& store, std::uint32_t first, std::uint32_t count) {
    std::vector<SealedRecord> records;
    for (auto i = first; i < first + count; ++i) records.push_back(numbered(i));
    store.add_all(records);
}

/// The numbers of the records of a store; a record that is there twice fails the size of this set.
inline std::multiset<std::uint32_t> numbers_in(Store& store) {
    std::multiset<std::uint32_t> numbers;
    store.for_each([&](const SealedRecord& record) {
        std::uint32_t number = 0;
        std::memcpy(&number, record.bytes.data(), sizeof number);
        if (record.bytes == numbered(number).bytes) numbers.insert(number);
    });
    return numbers;
}

inline std::multiset<std::uint32_t> numbers_up_to(std::uint32_t count) {
    std::multiset<std::uint32_t> numbers;
    for (std::uint32_t i = 0; i < count; ++i) numbers.insert(numbers.end(), i);
    return numbers;
}

}  // namespace mektep
