// SPDX-License-Identifier: GPL-3.0-or-later
// The picture of the modules as rules, and the reader of #include lines that holds the sources to them.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace mektep {

/// One row of uses.tsv.
struct ModuleRule {
    std::set<std::string> uses;                 ///< with what those use in turn
    std::vector<std::string> owns;              ///< prefixes of third-party headers
    std::set<std::string> shows;                ///< those of `owns` that may stand in its public headers
    std::set<std::string> public_headers = {};  ///< "letter.h"; all others are private to their module
};
using ModuleRules = std::map<std::string, ModuleRule>;

/// A file below src/, with its path from there: "letter/letter.cpp".
struct SourceFile {
    std::string path;
    std::string text;
};

/// Reads the text of uses.tsv. Throws std::runtime_error where a row uses one that is not above it.
ModuleRules module_rules(const std::string& table);
/// The headers that a module's CMakeLists.txt lists after HEADERS.
std::set<std::string> public_headers(const std::string& cmake_lists);
/// One sentence for each rule that a file breaks: "letter/letter.cpp:4: …".
std::vector<std::string> broken_rules(const ModuleRules& rules, const SourceFile& source);
/// Every .h and .cpp below a folder.
std::vector<SourceFile> sources_below(const std::filesystem::path& folder);
std::string text_of(const std::filesystem::path& file);

}  // namespace mektep
