// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/data_folder.h"

#include "report/open.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

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

/// reports.pub first, the others by name.
std::vector<std::filesystem::path> key_files(const std::filesystem::path& keys) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(keys))
        if (entry.path().extension() == ".pub") files.push_back(entry.path());
    std::ranges::sort(files, [](const auto& a, const auto& b) {
        const auto is_first = [](const auto& file) { return file.filename() == "reports.pub"; };
        return is_first(a) != is_first(b) ? is_first(a) : a < b;
    });
    return files;
}

}  // namespace

Result<PublicKey> recipients_in(const std::filesystem::path& keys) {
    const auto files = key_files(keys);
    if (files.empty() || files.size() > most_recipients)
        return refused({.place = {.file = keys.string()},
                        .what = message("There must be one to four public keys (*.pub) here."),
                        .remedy = message("Add the organisation''s key, or retire old ones (mektep keys).")});
    auto all = load_public_key(files.front());
    if (!all) return all;
    for (auto file = files.begin() + 1; file != files.end(); ++file) {
        const auto one = load_public_key(*file);
        if (!one) return one;
        all->demonstration |= one->demonstration;
        all->further.push_back(one->bytes);
    }
    return all;
}

Result<DataFolder> open_data_folder(const std::filesystem::path& root) {
    const auto keys = root / "keys";
    make_private(root);
    make_private(keys);
    if (key_files(keys).empty())
        if (auto made = make_demonstration_keys(keys); !made) return refused(made.error());
    auto key = recipients_in(keys);
    if (!key) return refused(key.error());
    return DataFolder{.root = root, .key = *key, .store = sqlite_store(root)};
}

}  // namespace mektep
