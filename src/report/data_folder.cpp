// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/data_folder.h"

#include "report/open.h"

#include <fmt/format.h>

namespace mektep {
namespace {

/// A folder that is there already keeps the access that its owner gave it.
void make_private(const std::filesystem::path& folder) {
    std::error_code error;
    const bool is_new = std::filesystem::create_directories(folder, error);
    if (!error && is_new) std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
    if (error)
        throw Failure(
            Outside::disk,
            fmt::format("making the data folder {}: {}. Name a folder that can be written (--data DIR).",
                        folder.string(), error.message()));
}

}  // namespace

Result<DataFolder> open_data_folder(const std::filesystem::path& root) {
    const auto keys = root / "keys";
    make_private(root);
    make_private(keys);
    if (std::error_code unknown; !std::filesystem::exists(keys / "reports.pub", unknown))
        if (auto made = make_demonstration_keys(keys); !made) return refused(made.error());
    auto key = load_public_key(keys / "reports.pub");
    if (!key) return refused(key.error());
    return DataFolder{.root = root, .key = *key, .store = sqlite_store(root)};
}

}  // namespace mektep
