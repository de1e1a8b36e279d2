// SPDX-License-Identifier: GPL-3.0-or-later
#include "content/yaml_reader.h"

#include "base/file.h"
#include "language/date.h"
#include "language/list.h"
#include "language/order.h"

#include <yaml-cpp/eventhandler.h>

#include <algorithm>
#include <charconv>
#include <set>
#include <sstream>

namespace mektep {
namespace {

constexpr std::uintmax_t largest_file = 1'000'000;
constexpr int deepest = 20;

Place whole(const std::string& file) { return {.file = file}; }

/// A structure that must not be built, and where it stands.
struct Refused {
    YAML::Mark at;
    Message what, remedy;
};

/// Looks at the structure before anything is built: aliases would be expanded, and what lies behind a second
/// “---” would be passed over in silence.
class Inspection : public YAML::EventHandler {
public:
    void OnDocumentStart(const YAML::Mark& at) override {
        if (++documents_ > 1)
            throw Refused{at, message("A second document begins here (“---”): it would not be read."),
                          message("Put everything into one document, or into two files.")};
    }
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
    void OnAlias(const YAML::Mark& at, YAML::anchor_t) override { refuse_alias(at); }
    void OnAnchor(const YAML::Mark& at, const std::string&) override { refuse_alias(at); }
    void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t, const std::string&) override {}
    void OnSequenceStart(const YAML::Mark& at, const std::string&, YAML::anchor_t,
                         YAML::EmitterStyle::value) override {
        go_down(at);
    }
    void OnSequenceEnd() override { --depth_; }
    void OnMapStart(const YAML::Mark& at, const std::string&, YAML::anchor_t,
                    YAML::EmitterStyle::value) override {
        go_down(at);
    }
    void OnMapEnd() override { --depth_; }

private:
    static void refuse_alias(const YAML::Mark& at) {
        throw Refused{at, message("The file uses a YAML anchor or alias."),
                      message("Write the text out each time, or put it in quotes if it begins with & or *.")};
    }
    void go_down(const YAML::Mark& at) {
        if (++depth_ > deepest)
            throw Refused{at, message("The file is nested too deeply."), message("Write fewer levels.")};
    }

    int documents_ = 0;
    int depth_ = 0;
};

void inspect(const std::string& bytes) {
    std::istringstream stream(bytes);
    YAML::Parser parser(stream);
    Inspection inspection;
    while (parser.HandleNextDocument(inspection)) {
    }
}

}  // namespace

bool is_id(std::string_view text) {
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    };
    return !text.empty() && text.front() >= 'a' && text.front() <= 'z' && std::ranges::all_of(text, fits);
}

YamlFile::YamlFile(const std::filesystem::path& file, Problems& problems)
    : name_(file.string()), problems_(problems) {
    const auto refuse = [&](Place place, Message what, Message remedy) {
        problems_.push_back({std::move(place), std::move(what), std::move(remedy)});
    };
    std::error_code error;
    if (const auto size = std::filesystem::file_size(file, error); !error && size > largest_file) {
        refuse(whole(name_), message("The file is larger than 1 MB."),
               message("Split it, or remove what does not belong."));
        return;
    }
    const auto bytes = read_file(file);
    if (!is_utf8(bytes)) {
        refuse(whole(name_), message("The file is not UTF-8 text."),
               message("Save it with the encoding UTF-8."));
        return;
    }
    if (bytes.find('\0') != std::string::npos) {
        refuse(whole(name_), message("The file holds a NUL character."), message("Remove it."));
        return;
    }
    try {
        inspect(bytes);
        root_ = YAML::Load(bytes);
    } catch (const Refused& bad) {
        refuse({.file = name_, .line = bad.at.line + 1}, bad.what, bad.remedy);
    } catch (const YAML::Exception& bad) {
        refuse(
            {.file = name_, .line = bad.mark.line + 1},
            message("This is not valid YAML: {detail}", {{"detail", bad.msg}}),
            message("Look at the indentation, the colons and the quotes of this line and the one before."));
    }
}

Place YamlFile::place(const YAML::Node& node, std::string item) const {
    const auto empty = std::ranges::find_if(empty_values_, [&](const auto& e) { return e.first.is(node); });
    const int line = empty != empty_values_.end() ? empty->second
                     : node.IsDefined()           ? node.Mark().line + 1
                                                  : 0;
    return {.file = name_, .line = line, .item = std::move(item)};
}

void YamlFile::complain(const YAML::Node& node, Message what, Message remedy) {
    problems_.push_back({place(node), std::move(what), std::move(remedy)});
}

std::vector<std::pair<std::string, YAML::Node>> YamlFile::entries(const YAML::Node& node) {
    std::vector<std::pair<std::string, YAML::Node>> found;
    // An absent node may only be asked whether it is there: every other question throws.
    if (!node.IsDefined()) return found;
    if (!node.IsMap()) {
        complain(node, message("Here a list of “name: value” lines is expected."),
                 message("Write each as “name: value”."));
        return found;
    }
    std::set<std::string> seen;
    for (const auto& entry : node) {
        if (!entry.first.IsScalar()) {
            complain(entry.first, message("A name must be a single word."), message("Write “name: value”."));
            continue;
        }
        const auto key = entry.first.Scalar();
        if (!seen.insert(key).second) {
            complain(entry.first, message("“{key}” stands twice.", {{"key", key}}),
                     message("Keep one of the two."));
            continue;
        }
        if (entry.second.IsNull()) empty_values_.emplace_back(entry.second, entry.first.Mark().line + 1);
        found.emplace_back(key, entry.second);
    }
    return found;
}

bool YamlFile::is_map(const YAML::Node& node, std::initializer_list<std::string_view> known) {
    if (!node.IsMap()) {
        complain(node, message("Here a list of “name: value” lines is expected."),
                 message("Write each as “name: value”."));
        return false;
    }
    entries(node);  // complains of repeated ones
    for (const auto& entry : node) {
        if (!entry.first.IsScalar()) continue;
        const auto& key = entry.first.Scalar();
        if (std::ranges::find(known, key) != known.end()) continue;
        std::vector<std::string> names(known.begin(), known.end());
        complain(entry.first, message("“{key}” is not known here.", {{"key", key}}),
                 message("Known are: {names}.", {{"names", list_of(names, Language::english)}}));
    }
    return true;
}

std::vector<YAML::Node> YamlFile::items(const YAML::Node& node) {
    std::vector<YAML::Node> found;
    if (!node.IsDefined() || node.IsNull()) return found;
    if (!node.IsSequence()) {
        complain(node, message("Here a list is expected."), message("Begin each item with “- ”."));
        return found;
    }
    for (const auto& item : node) found.push_back(item);
    return found;
}

std::string YamlFile::text(const YAML::Node& map, const char* key, bool required) {
    const auto node = map[key];
    if (!node.IsDefined() || node.IsNull()) {
        if (required)
            complain(map, message("“{key}” is missing.", {{"key", std::string(key)}}),
                     message("Add the line “{key}: …”.", {{"key", std::string(key)}}));
        return {};
    }
    if (!node.IsScalar()) {
        complain(node, message("“{key}” must be a text.", {{"key", std::string(key)}}),
                 message("Put the text in quotes."));
        return {};
    }
    if (required && node.Scalar().empty())
        complain(node, message("“{key}” is empty.", {{"key", std::string(key)}}), message("Write the text."));
    return node.Scalar();
}

Text YamlFile::translatable(const YAML::Node& map, const char* key, std::string context, bool required) {
    auto source = text(map, key, required);
    const auto node = map[key];
    return {.context = std::move(context),
            .source = std::move(source),
            .place = place(node.IsDefined() ? node : map)};
}

Text YamlFile::translatable(const YAML::Node& scalar, std::string context) {
    if (!scalar.IsScalar()) {
        complain(scalar, message("Here a text is expected."), message("Put the text in quotes."));
        return {};
    }
    if (scalar.Scalar().empty())
        complain(scalar, message("Here a text is expected."), message("Write the text."));
    return {.context = std::move(context), .source = scalar.Scalar(), .place = place(scalar)};
}

std::vector<std::string> YamlFile::texts(const YAML::Node& map, const char* key) {
    const auto node = map[key];
    std::vector<std::string> found;
    if (node.IsDefined() && node.IsScalar()) return {node.Scalar()};
    for (const auto& item : items(node)) {
        if (item.IsScalar())
            found.push_back(item.Scalar());
        else
            complain(item, message("Here a word is expected."), message("Write one word an item."));
    }
    return found;
}

std::int64_t YamlFile::number(const YAML::Node& map, const char* key, std::int64_t otherwise,
                              std::int64_t least, std::int64_t most) {
    const auto node = map[key];
    if (!node.IsDefined() || node.IsNull()) return otherwise;
    std::int64_t value = 0;
    const auto written = node.IsScalar() ? node.Scalar() : std::string();
    const auto* const end = written.data() + written.size();
    const auto [rest, error] = std::from_chars(written.data(), end, value);
    if (error == std::errc() && rest == end && !written.empty() && value >= least && value <= most)
        return value;
    complain(node,
             message("“{key}” must be a whole number from {least} to {most}.",
                     {{"key", std::string(key)}, {"least", least}, {"most", most}}),
             message("Write such a number."));
    return otherwise;
}

bool YamlFile::flag(const YAML::Node& map, const char* key, bool otherwise) {
    const auto node = map[key];
    if (!node.IsDefined() || node.IsNull()) return otherwise;
    const auto written = node.IsScalar() ? node.Scalar() : std::string();
    for (const std::string_view yes : {"yes", "on", "true"})
        if (written == yes) return true;
    for (const std::string_view no : {"no", "off", "false"})
        if (written == no) return false;
    complain(node, message("“{key}” must be yes or no.", {{"key", std::string(key)}}),
             message("Write yes or no."));
    return otherwise;
}

std::optional<Day> YamlFile::day(const YAML::Node& map, const char* key) {
    const auto node = map[key];
    if (!node.IsDefined() || node.IsNull() || (node.IsScalar() && node.Scalar().empty())) return std::nullopt;
    const auto found = node.IsScalar() ? day_of(node.Scalar()) : std::nullopt;
    if (!found)
        complain(node, message("“{key}” must be a date that exists.", {{"key", std::string(key)}}),
                 message("Write it as 2026-11-23."));
    return found;
}

}  // namespace mektep
