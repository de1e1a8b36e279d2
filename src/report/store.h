// SPDX-License-Identifier: GPL-3.0-or-later
// Where sealed records wait: an interface, SQLite behind it. One of the five seams.
#pragma once

#include "report/seal.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace mektep {

class Store {
public:
    virtual ~Store() = default;
    /// When it returns the record is on the disk. Failure(disk) if not, and then it is not in the store.
    virtual void add(const SealedRecord& record) = 0;
    [[nodiscard]] virtual std::int64_t count() = 0;
    /// Each record once, in an order that says nothing of the order of arrival.
    virtual void for_each(const std::function<void(const SealedRecord&)>& visit) = 0;
};

/// DIR/reports.sqlite: WAL, synchronous=FULL, random row keys, secure_delete. Failure(disk) names what is
/// wrong: cannot be written, a newer version, damaged (it is then left untouched).
std::unique_ptr<Store> sqlite_store(const std::filesystem::path& directory);

}  // namespace mektep
