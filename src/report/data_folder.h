// SPDX-License-Identifier: GPL-3.0-or-later
// The data folder of a kiosk (--data DIR): its public keys and its store of reports.
#pragma once

#include "report/store.h"

#include <filesystem>
#include <memory>

namespace mektep {

struct DataFolder {
    std::filesystem::path root;
    PublicKey key;
    std::unique_ptr<Store> store;
};

/// The public keys (*.pub) of a folder, reports.pub first: whom the kiosk seals to. Problems if there is
/// none, there are more than a record has places for, or one is no key.
Result<PublicKey> recipients_in(const std::filesystem::path& keys);

/// Adds a recipient: copies its public key into the folder. A demonstration key there is retired. Problems:
/// the file is no key, it is there already, or there is no place for it.
Result<PublicKey> add_recipient(const std::filesystem::path& keys, const std::filesystem::path& file);
/// Retires the key of that fingerprint (blanks do not matter): nothing more is sealed to it; what was sealed
/// to it stays as it is. Problems: there is none, or it is the last.
Problems retire_recipient(const std::filesystem::path& keys, const std::string& fingerprint);

/// Makes the folder, with access for the owner alone; one that is there keeps the access that its owner gave
/// it. Failure(disk).
void make_private(const std::filesystem::path& folder);

/// Creates what is missing, with access for the owner alone; where there is no key at all a demonstration
/// pair is made, which the staff page warns about. Problems if the key file is not one; Failure(disk) if the
/// folder cannot be written or the store is damaged.
Result<DataFolder> open_data_folder(const std::filesystem::path& root);

}  // namespace mektep
