// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/data_folder.h"

#include "base/file.h"
#include "report/open.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace mektep {
namespace {

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

/// Kept under another name: whoever looks later sees which keys there have been.
void retire(const std::filesystem::path& file) {
    std::error_code error;
    auto retired = file;
    retired += ".retired";
    std::filesystem::rename(file, retired, error);
    if (error)
        throw Failure(Outside::disk, fmt::format("retiring the key {}: {}", file.string(), error.message()));
}

}  // namespace

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

Result<PublicKey> recipients_in(const std::filesystem::path& keys) {
    const auto files = key_files(keys);
    if (files.empty() || files.size() > most_recipients)
        return refused({.place = {.file = keys.string()},
                        .what = message("There must be one to four public keys (*.pub) here."),
                        .remedy = message("Add the organisation''s key, or retire old ones (mektep keys).")});
    auto all = load_public_key(files.front());
    if (!all) return all;
    for (auto file = files.begin() + 1; file != files.end(); ++file) {
        auto one = load_public_key(*file);
        if (!one) return one;
        all->demonstration |= one->demonstration;
        all->further.push_back(one->bytes);
    }
    return all;
}

Result<PublicKey> add_recipient(const std::filesystem::path& keys, const std::filesystem::path& file) {
    auto added = load_public_key(file);
    if (!added) return added;
    make_private(keys.parent_path());  // the reports will lie there
    make_private(keys);
    std::size_t others = 0;
    std::vector<std::filesystem::path> demonstrations;
    for (const auto& each : key_files(keys)) {
        auto there = load_public_key(each);
        if (!there) return there;
        if (there->bytes == added->bytes)
            return refused({.place = {.file = file.string()},
                            .what = message("This key is there already."),
                            .remedy = message("Nothing needs to be done.")});
        if (there->demonstration)
            demonstrations.push_back(each);
        else
            ++others;
    }
    if (others >= most_recipients)
        return refused({.place = {.file = file.string()},
                        .what = message("A report can be sealed to four keys at most."),
                        .remedy = message("Retire one first: mektep keys retire.")});
    auto name = fingerprint(*added);
    std::erase(name, ' ');
    write_file(keys / (name + ".pub"), read_file(file));
    for (const auto& each : demonstrations) retire(each);
    return added;
}

Problems retire_recipient(const std::filesystem::path& keys, const std::string& called) {
    auto wanted = called;
    std::erase(wanted, ' ');
    const auto files = key_files(keys);
    for (const auto& file : files) {
        const auto key = load_public_key(file);
        if (!key) return key.error();
        auto name = fingerprint(*key);
        std::erase(name, ' ');
        if (name != wanted) continue;
        if (files.size() == 1)
            return {Problem{.place = {.item = called},
                            .what = message("This is the last key: without it no report could be sealed."),
                            .remedy = message("Add the new key first: mektep keys add.")}};
        retire(file);
        return {};
    }
    return {Problem{.place = {.item = called},
                    .what = message("No key of this kiosk is called so."),
                    .remedy = message("“mektep keys list” shows how they are called.")}};
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
