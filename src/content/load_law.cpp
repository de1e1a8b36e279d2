// SPDX-License-Identifier: GPL-3.0-or-later
// law.yaml and glossary.yaml.
#include "content/load_parts.h"
#include "content/yaml_reader.h"

#include <algorithm>
#include <array>
#include <utility>

namespace mektep {
namespace {

template <class Value, std::size_t size>
using Names = std::array<std::pair<std::string_view, Value>, size>;

constexpr Names<Confidence, 5> confidences{{{"official", Confidence::official},
                                            {"mirror", Confidence::mirror},
                                            {"secondary", Confidence::secondary},
                                            {"check", Confidence::check},
                                            {"not_verified", Confidence::not_verified}}};
constexpr Names<Term::Roll, 3> rolls{
    {{"none", Term::Roll::none}, {"forward", Term::Roll::forward}, {"back", Term::Roll::back}}};

template <class Value, std::size_t size>
Value named(YamlFile& yaml, const YAML::Node& map, const char* key, const Names<Value, size>& names,
            Value otherwise) {
    const auto written = yaml.text(map, key);
    if (written.empty()) return otherwise;
    for (const auto& [name, value] : names)
        if (name == written) return value;
    yaml.complain(map[key],
                  message("“{key}” cannot be “{value}”.", {{"key", std::string(key)}, {"value", written}}),
                  message("See the comment at the head of law.yaml for what it can be."));
    return otherwise;
}

Source source_of(YamlFile& yaml, const std::string& id, const YAML::Node& node) {
    Source source{.id = id,
                  .act = {},
                  .provision = {},
                  .says = {},
                  .fact = {},
                  .text_as_of = {},
                  .reviewed_by = {},
                  .reviewed_on = {},
                  .review_due = {},
                  .place = yaml.place(node, id)};
    if (!yaml.is_map(node, {"act", "provision", "says", "fact", "confidence", "text_as_of", "reviewed_by",
                            "reviewed_on", "review_due", "use"}))
        return source;
    source.act = yaml.text(node, "act", true);
    source.provision = yaml.translatable(node, "provision", "law." + id + ".provision");
    source.says = yaml.translatable(node, "says", "law." + id + ".says", true);
    source.fact = yaml.text(node, "fact", true);
    source.confidence = named(yaml, node, "confidence", confidences, Confidence::not_verified);
    source.text_as_of = yaml.day(node, "text_as_of");
    source.reviewed_by = yaml.text(node, "reviewed_by");
    source.reviewed_on = yaml.day(node, "reviewed_on");
    source.review_due = yaml.day(node, "review_due");
    source.use = yaml.flag(node, "use", true);
    return source;
}

Term term_of(YamlFile& yaml, const std::string& id, const YAML::Node& node) {
    Term term{.id = id, .from = {}, .source = {}, .place = yaml.place(node, id)};
    if (!yaml.is_map(node, {"months", "working_days", "calendar_days", "from", "roll", "source"}))
        return term;
    term.months = static_cast<int>(yaml.number(node, "months", 0, 1, 120));
    term.working_days = static_cast<int>(yaml.number(node, "working_days", 0, 1, 1000));
    term.calendar_days = static_cast<int>(yaml.number(node, "calendar_days", 0, 1, 3650));
    if ((term.months > 0) + (term.working_days > 0) + (term.calendar_days > 0) != 1)
        yaml.complain(node, message("A term is counted in months, in working days or in calendar days."),
                      message("Write exactly one of the three."));
    term.from = yaml.text(node, "from", true);
    term.roll = named(yaml, node, "roll", rolls, Term::Roll::none);
    term.source = yaml.text(node, "source", true);
    return term;
}

}  // namespace

Law load_law(const std::filesystem::path& file, Problems& problems) {
    Law law;
    YamlFile yaml(file, problems);
    const auto& root = yaml.root();
    if (!root.IsDefined() || root.IsNull() || !yaml.is_map(root, {"acts", "sources", "terms"})) return law;
    for (const auto& [id, node] : yaml.entries(root["acts"])) {
        Act act{.id = id,
                .title = {},
                .number = {},
                .adopted = {},
                .changed = {},
                .address = {},
                .place = yaml.place(node, id)};
        if (yaml.is_map(node, {"title", "number", "adopted", "changed", "address"})) {
            act.title = yaml.translatable(node, "title", "law." + id + ".title", true);
            act.number = yaml.text(node, "number");
            act.adopted = yaml.day(node, "adopted");
            act.changed = yaml.day(node, "changed");
            act.address = yaml.text(node, "address");
        }
        law.acts.push_back(std::move(act));
    }
    for (const auto& [id, node] : yaml.entries(root["sources"]))
        law.sources.push_back(source_of(yaml, id, node));
    for (const auto& [id, node] : yaml.entries(root["terms"])) law.terms.push_back(term_of(yaml, id, node));
    return law;
}

Glossary load_glossary(const std::filesystem::path& file, Problems& problems) {
    Glossary glossary;
    YamlFile yaml(file, problems);
    const auto& root = yaml.root();
    if (!root.IsDefined() || root.IsNull() || !yaml.is_map(root, {"entries"})) return glossary;
    for (const auto& [id, node] : yaml.entries(root["entries"])) {
        if (!yaml.is_map(node, {"word", "explanation"})) continue;
        glossary.entries.push_back(
            {.id = id,
             .word = yaml.translatable(node, "word", "glossary." + id + ".word", true),
             .explanation = yaml.translatable(node, "explanation", "glossary." + id + ".explanation", true)});
    }
    return glossary;
}

}  // namespace mektep
