// SPDX-License-Identifier: GPL-3.0-or-later
#include "include_rules.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <regex>
#include <sstream>
#include <stdexcept>

namespace mektep {
namespace {

constexpr std::string_view shown_mark = "°";

/// What one #include line asks for.
struct Include {
    int line;
    bool is_ours;  ///< "quoted"
    std::string name;
};

std::vector<Include> includes_of(const std::string& text) {
    static const std::regex directive(R"re(^\s*#\s*include\s*([<"])([^>"]+)[>"].*)re");
    std::vector<Include> found;
    std::istringstream lines(text);
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number)
        if (std::smatch match; std::regex_match(line, match, directive))
            found.push_back({number, match[1] == "\"", match[2]});
    return found;
}

bool is_standard(const std::string& header) { return header.find_first_of("./") == std::string::npos; }

/// Why a quoted header may not be included here.
std::optional<std::string> wrong_use(const ModuleRules& rules, const std::string& module,
                                     const std::string& header) {
    const auto slash = header.find('/');
    const auto owner = header.substr(0, slash);
    if (slash == std::string::npos || !rules.contains(owner)) return "is named without its module";
    if (owner == module) return std::nullopt;
    if (!rules.at(module).uses.contains(owner)) return "is of a module that " + module + " may not use";
    if (!rules.at(owner).public_headers.contains(header.substr(slash + 1))) return "is private to " + owner;
    return std::nullopt;
}

/// Why a third-party header may not be included here.
std::optional<std::string> wrong_library(const ModuleRules& rules, const std::string& module,
                                         bool in_public_header, const std::string& header) {
    if (is_standard(header)) return std::nullopt;
    const auto is_prefix = [&](const std::string& prefix) { return header.starts_with(prefix); };
    const auto& own = rules.at(module);
    if (const auto found = std::ranges::find_if(own.owns, is_prefix); found != own.owns.end()) {
        if (in_public_header && !own.shows.contains(*found))
            return "shows a wrapped library in a public header";
        return std::nullopt;
    }
    const auto shown_below = [&](const std::string& used) {
        return std::ranges::any_of(rules.at(used).shows, is_prefix);
    };
    if (std::ranges::any_of(own.uses, shown_below)) return std::nullopt;
    return "is a library that " + module + " does not own";
}

}  // namespace

ModuleRules module_rules(const std::string& table) {
    ModuleRules rules;
    std::istringstream rows(table);
    for (std::string row; std::getline(rows, row);) {
        if (row.empty() || row.starts_with('#')) continue;
        std::istringstream cells(row);
        std::string name, uses, owns;
        std::getline(cells, name, '\t');
        std::getline(cells, uses, '\t');
        std::getline(cells, owns);
        ModuleRule rule;
        std::istringstream used(uses);
        for (std::string module; used >> module;) {
            if (!rules.contains(module))
                throw std::runtime_error(name + " uses " + module + ", which is not above it");
            rule.uses.insert(module);
            rule.uses.insert(rules.at(module).uses.begin(), rules.at(module).uses.end());
        }
        std::istringstream owned(owns);
        for (std::string prefix; owned >> prefix;) {
            const bool is_shown = prefix.ends_with(shown_mark);
            if (is_shown) prefix.resize(prefix.size() - shown_mark.size());
            rule.owns.push_back(prefix);
            if (is_shown) rule.shows.insert(prefix);
        }
        rules.emplace(name, std::move(rule));
    }
    return rules;
}

std::set<std::string> public_headers(const std::string& cmake_lists) {
    static const std::regex list(R"(\bHEADERS\b([^)A-Z]*))");
    static const std::regex header(R"([a-z_]+\.h)");
    std::smatch match;
    if (!std::regex_search(cmake_lists, match, list)) return {};
    const std::string names = match[1];
    std::set<std::string> found;
    for (std::sregex_iterator each(names.begin(), names.end(), header); each != std::sregex_iterator();
         ++each)
        found.insert(each->str());
    return found;
}

std::vector<std::string> broken_rules(const ModuleRules& rules, const SourceFile& source) {
    const auto first = source.path.find('/');
    const auto module = source.path.substr(0, first);
    if (first == std::string::npos || !rules.contains(module))
        return {source.path + ": lies in no module of uses.tsv"};
    const auto file = source.path.substr(first + 1);
    if (file.find('/') != std::string::npos) return {source.path + ": a module has no folder inside"};

    std::vector<std::string> broken;
    if (!source.text.starts_with("// SPDX-License-Identifier: GPL-3.0-or-later\n"))
        broken.push_back(source.path + ":1: begins without the licence's line");
    const bool is_public = rules.at(module).public_headers.contains(file);
    const auto includes = includes_of(source.text);
    for (const auto& include : includes) {
        const auto why = include.is_ours ? wrong_use(rules, module, include.name)
                                         : wrong_library(rules, module, is_public, include.name);
        if (why)
            broken.push_back(source.path + ":" + std::to_string(include.line) + ": " + include.name + " " +
                             *why);
    }
    if (!file.ends_with(".cpp")) return broken;
    const auto own_header = source.path.substr(0, source.path.size() - 4) + ".h";
    const auto own = std::ranges::find(includes, own_header, &Include::name);
    if (own != includes.end() && own != includes.begin())
        broken.push_back(source.path + ":" + std::to_string(own->line) + ": " + own_header +
                         " does not come first");
    return broken;
}

std::string text_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw std::runtime_error("cannot read " + file.string());
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<SourceFile> sources_below(const std::filesystem::path& folder) {
    std::vector<SourceFile> found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.path().extension() == ".h" || entry.path().extension() == ".cpp")
            found.push_back(
                {std::filesystem::relative(entry.path(), folder).string(), text_of(entry.path())});
    std::ranges::sort(found, {}, &SourceFile::path);
    return found;
}

}  // namespace mektep
