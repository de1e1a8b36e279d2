// SPDX-License-Identifier: GPL-3.0-or-later
// A small sound pack in a folder of its own, to be broken in one place by a test.
#pragma once

#include "content/load.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace mektep {

/// Writes the pack when it is made and removes it when it goes. The pack: a guide "need-help", a letter
/// "complaint", a report "barrier", one act with one source and one term, one glossary word, the regions 79
/// (with a body) and 00 (without).
class PackFolder {
public:
    PackFolder();
    ~PackFolder();
    PackFolder(const PackFolder&) = delete;
    PackFolder& operator=(const PackFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    /// Replaces or adds a file ("config/guide/other.yaml").
    void write(const std::string& file, std::string_view text);
    /// Exchanges words that stand once in a file; throws std::logic_error if they do not.
    void change(const std::string& file, std::string_view from, std::string_view to);
    void remove(const std::string& file);
    /// Adds one text to both catalogues.
    void translate(std::string_view context, std::string_view english, std::string_view kazakh,
                   std::string_view russian);
    [[nodiscard]] std::string text_of(const std::string& file) const;
    /// "config/guide/need-help.yaml:12", where these words stand for the first time.
    [[nodiscard]] std::string where(const std::string& file, std::string_view words) const;
    /// A place as `where` writes it, without the folder.
    [[nodiscard]] std::string written(const Place& place) const;

    [[nodiscard]] Result<Pack> load() const { return load_pack(path_); }

private:
    std::filesystem::path path_;
};

}  // namespace mektep
