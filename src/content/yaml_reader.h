// SPDX-License-Identifier: GPL-3.0-or-later
// A YAML value with the line it came from, and complaints that name both. Private to `content`.
#pragma once

#include "content/text.h"

#include <yaml-cpp/yaml.h>

#include <filesystem>
#include <functional>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mektep {

/// One YAML file being read. All complaints go to one list, so that an editor sees everything at once.
class YamlFile {
public:
    /// Refuses files over 1 MB, that are not UTF-8, not YAML, nested deeper than 20, of several documents, or
    /// that use anchors (a short file can then stand for gigabytes): `root()` is then undefined and the
    /// problem is listed.
    YamlFile(const std::filesystem::path& file, Problems& problems);

    [[nodiscard]] const YAML::Node& root() const { return root_; }
    [[nodiscard]] Place place(const YAML::Node& node, std::string item = {}) const;
    void complain(const YAML::Node& node, Message what, Message remedy);

    /// A map whose keys are all known; complains of repeated and unknown keys, and of anything that is not a
    /// map.
    bool is_map(const YAML::Node& node, std::initializer_list<std::string_view> known);
    /// A map with free keys, in the order of the file; complains of repeated ones.
    std::vector<std::pair<std::string, YAML::Node>> entries(const YAML::Node& node);
    std::vector<YAML::Node> items(const YAML::Node& node);

    /// Scalars. Absent keys give the default; wrong types are complained of.
    std::string text(const YAML::Node& map, const char* key, bool required = false);
    Text translatable(const YAML::Node& map, const char* key, std::string context, bool required = false);
    Text translatable(const YAML::Node& scalar, std::string context);
    std::vector<std::string> texts(const YAML::Node& map, const char* key);
    std::int64_t number(const YAML::Node& map, const char* key, std::int64_t otherwise, std::int64_t least,
                        std::int64_t most);
    bool flag(const YAML::Node& map, const char* key, bool otherwise);
    std::optional<Day> day(const YAML::Node& map, const char* key);

private:
    std::string name_;
    Problems& problems_;
    YAML::Node root_{YAML::NodeType::Undefined};
    /// The library places an empty value on the line after it: here it is kept with the line of its name.
    std::vector<std::pair<YAML::Node, int>> empty_values_;
};

/// [a-z][a-z0-9_-]*
bool is_id(std::string_view text);

}  // namespace mektep
