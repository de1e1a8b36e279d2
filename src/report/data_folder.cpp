// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/data_folder.h"

#include <fmt/format.h>

#include "report/open.h"

namespace mektep {

Result<DataFolder> open_data_folder(const std::filesystem::path& root) {
    const auto keys = root / "keys";
    std::error_code error;
    const bool is_new = !std::filesystem::exists(root);
    std::filesystem::create_directories(keys, error);
    if (error) throw Failure(Outside::disk, fmt::format("making the data folder {}: {}. Name a folder that can be written (--data DIR).", root.string(), error.message()));
    if (is_new) std::filesystem::permissions(root, std::filesystem::perms::owner_all, error);
    if (!std::filesystem::exists(keys / "reports.pub"))
        if (auto made = make_demonstration_keys(keys); !made) return refused(made.error());
    auto key = load_public_key(keys / "reports.pub");
    if (!key) return refused(key.error());
    return DataFolder{.root = root, .key = *key, .store = sqlite_store(root)};
}

}  // namespace mektep
