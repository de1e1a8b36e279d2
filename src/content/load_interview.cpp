// SPDX-License-Identifier: GPL-3.0-or-later
#include "content/load_parts.h"
#include "content/yaml_reader.h"
#include "language/date.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace mektep {
namespace {

constexpr std::array<std::pair<std::string_view, Kind>, 12> kinds{{{"choice", Kind::choice},
                                                                   {"choices", Kind::choices},
                                                                   {"yes_no", Kind::yes_no},
                                                                   {"date", Kind::date},
                                                                   {"month", Kind::month},
                                                                   {"number", Kind::number},
                                                                   {"name", Kind::name},
                                                                   {"iin", Kind::iin},
                                                                   {"phone", Kind::phone},
                                                                   {"address", Kind::address},
                                                                   {"region", Kind::region},
                                                                   {"text", Kind::text}}};

/// Reads one interview file; holds what every part of it needs.
class InterviewReader {
public:
    InterviewReader(const std::filesystem::path& file, const Parts& parts, Problems& problems)
        : yaml_(file, problems), parts_(parts) {}

    Interview read(Outcome outcome, const std::string& file_name);
    Part read_part(const std::string& file_name);

private:
    Question question(const YAML::Node& node);
    void options(const YAML::Node& node, Question& question);
    void check_limits(const YAML::Node& node, const Question& question);
    When when(const YAML::Node& map);
    std::optional<DateLimit> limit(const YAML::Node& map, const char* key);
    std::vector<BlockForm> blocks(const YAML::Node& node, const std::string& place);
    BlockForm block(const YAML::Node& node, const std::string& context);
    BlockForm::Item item(const YAML::Node& node, const std::string& context, bool is_field);
    std::vector<BlockForm::Item> items(const YAML::Node& node, const std::string& context, bool are_fields);
    LetterForm letter(const YAML::Node& root);
    std::optional<RecordForm::Coverage> coverage(const YAML::Node& node);
    std::vector<RecordForm::Cross> crosses(const YAML::Node& record);

    bool is_named(const char* key, const std::string& file_name);
    /// The part that this entry of a list stands for; nothing where it is no line `part: NAME`.
    std::optional<const Part*> part(const YAML::Node& node);
    std::vector<Question> questions(const YAML::Node& node);
    std::vector<Offer> offers(const YAML::Node& root, const char* key);

    YamlFile yaml_;
    const Parts& parts_;
    std::string id_;
};

std::optional<const Part*> InterviewReader::part(const YAML::Node& node) {
    if (!node.IsMap() || !node["part"].IsDefined()) return std::nullopt;
    if (!yaml_.is_map(node, {"part"})) return nullptr;
    const auto name = yaml_.text(node, "part", true);
    const auto found = parts_.find(name);
    if (found != parts_.end()) return &found->second;
    yaml_.complain(node, message("There is no part “{name}”.", {{"name", name}}),
                   message("Correct the name, or add the file config/parts/{name}.yaml.", {{"name", name}}));
    return nullptr;
}

std::vector<Question> InterviewReader::questions(const YAML::Node& node) {
    std::vector<Question> list;
    const auto add = [&](const YAML::Node& entry, Question q) {
        if (!q.id.empty() && std::ranges::find(list, q.id, &Question::id) != list.end())
            yaml_.complain(entry, message("The question “{id}” stands twice.", {{"id", q.id}}),
                           message("Rename or remove one."));
        list.push_back(std::move(q));
    };
    for (const auto& entry : yaml_.items(node)) {
        if (const auto shared = part(entry)) {
            if (*shared != nullptr)
                for (const auto& q : (*shared)->questions) add(entry, q);
        } else {
            add(entry, question(entry));
        }
    }
    return list;
}

std::vector<Offer> InterviewReader::offers(const YAML::Node& root, const char* key) {
    std::vector<Offer> list;
    for (const auto& entry : yaml_.items(root[key])) {
        if (entry.IsScalar()) {
            list.push_back({.interview = entry.Scalar(), .when = {}});
        } else if (yaml_.is_map(entry, {"id", "when"})) {
            auto id = yaml_.text(entry, "id", true);
            list.push_back({.interview = std::move(id), .when = when(entry)});
        }
    }
    return list;
}

When InterviewReader::when(const YAML::Node& map) {
    When condition;
    const auto node = map["when"];
    if (!node.IsDefined()) return condition;
    for (const auto& [key, value] : yaml_.entries(node)) {
        auto any_of = value.IsSequence() ? yaml_.texts(node, key.c_str()) : std::vector<std::string>{};
        if (value.IsScalar()) any_of = {value.Scalar()};
        if (any_of.empty())
            yaml_.complain(value, message("“{key}” names no answer.", {{"key", key}}),
                           message("Write “{key}: answer”, or a list of answers.", {{"key", key}}));
        condition.all_of.push_back(
            {.key = key, .any_of = std::move(any_of), .place = yaml_.place(value, key)});
    }
    return condition;
}

std::optional<RecordForm::Coverage> InterviewReader::coverage(const YAML::Node& node) {
    if (!node.IsDefined() || !yaml_.is_map(node, {"of", "when"})) return std::nullopt;
    return RecordForm::Coverage{
        .of = yaml_.text(node, "of", true), .among = when(node), .place = yaml_.place(node, "coverage")};
}

std::vector<RecordForm::Cross> InterviewReader::crosses(const YAML::Node& record) {
    std::vector<RecordForm::Cross> crosses;
    for (const auto& node : record["crosses"]) {
        if (!yaml_.is_map(node, {"by"})) continue;
        crosses.push_back({.by = yaml_.texts(node, "by"), .place = yaml_.place(node, "crosses")});
    }
    return crosses;
}

std::optional<DateLimit> InterviewReader::limit(const YAML::Node& map, const char* key) {
    const auto node = map[key];
    if (!node.IsDefined()) return std::nullopt;
    const auto written = node.IsScalar() ? node.Scalar() : std::string();
    DateLimit limit;
    limit.today = written == "today";
    if (limit.today) return limit;
    if (written.starts_with("today-") && written.ends_with("y") && written.size() > 7 &&
        written.find_first_not_of("0123456789", 6) == written.size() - 1 && written.size() < 10) {
        limit.today = true;
        limit.years_before_today = std::stoi(written.substr(6));
        return limit;
    }
    limit.day = day_of(written);
    if (limit.day) return limit;
    yaml_.complain(node,
                   message("“{key}” must be a date, “today”, or “today-18y”.", {{"key", std::string(key)}}),
                   message("Write one of these."));
    return std::nullopt;
}

void InterviewReader::options(const YAML::Node& node, Question& question) {
    const auto context = id_ + "." + question.id;
    const auto wants = question.kind == Kind::choice || question.kind == Kind::choices;
    const auto given = node["options"];
    if (question.kind == Kind::yes_no)
        for (const auto* const key : {"yes", "no"})
            question.options.push_back(
                {.key = key,
                 .label = {.context = "",
                           .source =
                               key == std::string_view("yes") ? message("Yes").text : message("No").text,
                           .place = yaml_.place(node)},
                 .explanation = {},
                 .code = key,
                 .when = {}});
    if (given.IsDefined() != wants || (given.IsDefined() && given.IsMap() && given.size() == 0)) {
        yaml_.complain(node,
                       wants ? message("This question has no options.")
                             : message("Only choice and choices have options."),
                       wants ? message("Add “options:” with a line for each answer.")
                             : message("Remove the options, or change the kind."));
        return;
    }
    if (!wants) return;
    for (const auto& [key, value] : yaml_.entries(given)) {
        if (!is_id(key))
            yaml_.complain(value, message("“{key}” cannot be the key of an answer.", {{"key", key}}),
                           message("Use small Latin letters, digits and _, beginning with a letter."));
        const auto place = fmt::format("{}.{}", context, key);
        Option option{.key = key, .label = {}, .explanation = {}, .code = key, .when = {}, .alone = false};
        if (value.IsScalar())
            option.label = yaml_.translatable(value, place);
        else if (yaml_.is_map(value, {"label", "explain", "code", "when", "alone"})) {
            option.label = yaml_.translatable(value, "label", place, true);
            option.explanation = yaml_.translatable(value, "explain", place + ".explain");
            if (const auto code = yaml_.text(value, "code"); !code.empty()) option.code = code;
            option.when = when(value);
            option.alone = yaml_.flag(value, "alone", false);
        }
        if (std::ranges::find(question.options, option.code, &Option::code) != question.options.end())
            yaml_.complain(value, message("Two answers have the code “{code}”.", {{"code", option.code}}),
                           message("Give each its own code."));
        question.options.push_back(std::move(option));
    }
}

Question InterviewReader::question(const YAML::Node& node) {
    Question q;
    q.place = yaml_.place(node);
    if (!yaml_.is_map(node, {"id", "ask", "why", "example", "kind", "options", "when", "optional", "earliest",
                             "latest", "minimum", "maximum", "longest", "screened", "sources"}))
        return q;
    q.id = yaml_.text(node, "id", true);
    q.place.item = q.id;
    if (!q.id.empty() && (!is_id(q.id) || q.id.find('-') != std::string::npos))
        yaml_.complain(node["id"], message("“{id}” cannot be the id of a question.", {{"id", q.id}}),
                       message("Use small Latin letters, digits and _, beginning with a letter."));
    const auto context = id_ + "." + q.id;
    q.ask = yaml_.translatable(node, "ask", context + ".ask", true);
    q.why = yaml_.translatable(node, "why", context + ".why");
    q.example = yaml_.translatable(node, "example", context + ".example");
    const auto kind = yaml_.text(node, "kind", true);
    const auto known =
        std::ranges::find(kinds, std::string_view(kind), &std::pair<std::string_view, Kind>::first);
    if (known != kinds.end())
        q.kind = known->second;
    else if (!kind.empty())
        yaml_.complain(node["kind"], message("There is no kind of question “{kind}”.", {{"kind", kind}}),
                       message("Write one of: choice, choices, yes_no, date, month, number, name, iin, "
                               "phone, address, region, text."));
    q.when = when(node);
    q.optional = yaml_.flag(node, "optional", false);
    q.earliest = limit(node, "earliest");
    q.latest = limit(node, "latest");
    constexpr std::int64_t most = 1'000'000;
    if (node["minimum"].IsDefined()) q.minimum = yaml_.number(node, "minimum", 0, -most, most);
    if (node["maximum"].IsDefined()) q.maximum = yaml_.number(node, "maximum", 0, -most, most);
    q.longest = static_cast<int>(yaml_.number(node, "longest", 0, 1, 2000));
    q.screened = yaml_.flag(node, "screened", false);
    q.sources = yaml_.texts(node, "sources");
    if (known == kinds.end()) return q;  // what it may hold cannot be said
    options(node, q);
    check_limits(node, q);
    return q;
}

/// A limit that its kind does not have would be passed over in silence.
void InterviewReader::check_limits(const YAML::Node& node, const Question& q) {
    const bool is_time = q.kind == Kind::date || q.kind == Kind::month;
    const bool is_free = q.kind == Kind::name || q.kind == Kind::address || q.kind == Kind::text;
    const std::array<std::pair<const char*, bool>, 6> limits{{{"earliest", is_time},
                                                              {"latest", is_time},
                                                              {"minimum", q.kind == Kind::number},
                                                              {"maximum", q.kind == Kind::number},
                                                              {"longest", is_free},
                                                              {"screened", is_free}}};
    for (const auto& [key, fits] : limits)
        if (!fits && node[key].IsDefined())
            yaml_.complain(node[key],
                           message("This kind of question has no “{key}”.", {{"key", std::string(key)}}),
                           message("Remove the line, or change the kind."));
    const auto excludes = [&](const char* key, bool nothing_fits) {
        if (nothing_fits)
            yaml_.complain(node[key], message("No answer can be within both limits."),
                           message("Exchange the two, or remove one."));
    };
    excludes("maximum", q.minimum && q.maximum && *q.minimum > *q.maximum);
    excludes("latest",
             q.earliest && q.latest && q.earliest->day && q.latest->day && *q.earliest->day > *q.latest->day);
}

BlockForm::Item InterviewReader::item(const YAML::Node& node, const std::string& context, bool is_field) {
    BlockForm::Item item;
    if (node.IsScalar() && !is_field) {
        item.text = yaml_.translatable(node, context);
        return item;
    }
    const auto fits = is_field ? yaml_.is_map(node, {"label", "value", "blank", "when", "sources"})
                               : yaml_.is_map(node, {"text", "when", "sources"});
    if (!fits) return item;
    item.text = yaml_.translatable(node, is_field ? "value" : "text", context, true);
    if (is_field) item.label = yaml_.translatable(node, "label", context, true);
    item.blank = is_field && yaml_.flag(node, "blank", false);
    item.when = when(node);
    item.sources = yaml_.texts(node, "sources");
    return item;
}

std::vector<BlockForm::Item> InterviewReader::items(const YAML::Node& node, const std::string& context,
                                                    bool are_fields) {
    std::vector<BlockForm::Item> list;
    for (const auto& entry : yaml_.items(node)) {
        if (const auto shared = part(entry)) {
            if (*shared != nullptr)
                list.insert(list.end(), (*shared)->enclosures.begin(), (*shared)->enclosures.end());
        } else {
            list.push_back(item(entry, context, are_fields));
        }
    }
    return list;
}

BlockForm InterviewReader::block(const YAML::Node& node, const std::string& context) {
    BlockForm form;
    form.place = yaml_.place(node);
    if (!yaml_.is_map(node, {"heading", "paragraph", "list", "steps", "fields", "when", "sources"}))
        return form;
    using Kind = BlockForm::Kind;
    constexpr std::array<std::pair<const char*, Kind>, 5> names{{{"heading", Kind::heading},
                                                                 {"paragraph", Kind::paragraph},
                                                                 {"list", Kind::list},
                                                                 {"steps", Kind::steps},
                                                                 {"fields", Kind::fields}}};
    int found = 0;
    for (const auto& [name, kind] : names) {
        if (!node[name].IsDefined()) continue;
        ++found;
        form.kind = kind;
        if (kind == Kind::heading || kind == Kind::paragraph)
            form.text = yaml_.translatable(node, name, context, true);
        else
            form.items = items(node[name], context, kind == Kind::fields);
    }
    if (found != 1)
        yaml_.complain(node, message("A block is exactly one of heading, paragraph, list, steps, fields."),
                       message("Split it into several blocks."));
    form.when = when(node);
    form.sources = yaml_.texts(node, "sources");
    return form;
}

std::vector<BlockForm> InterviewReader::blocks(const YAML::Node& node, const std::string& place) {
    std::vector<BlockForm> list;
    for (const auto& entry : yaml_.items(node)) {
        if (const auto shared = part(entry)) {
            if (*shared != nullptr)
                list.insert(list.end(), (*shared)->blocks.begin(), (*shared)->blocks.end());
        } else {
            list.push_back(block(entry, fmt::format("{}.{}", id_, place)));
        }
    }
    return list;
}

LetterForm InterviewReader::letter(const YAML::Node& root) {
    LetterForm form;
    const auto node = root["letter"];
    if (!node.IsDefined() || !yaml_.is_map(node, {"addressee", "to", "through", "copy", "applicant",
                                                  "heading", "subject", "body", "enclosures"}))
        return form;
    const auto context = id_ + ".letter";
    form.to = yaml_.translatable(node, "to", context);
    form.addressee = yaml_.text(node, "addressee", form.to.empty());
    form.copy = yaml_.translatable(node, "copy", context);
    form.through = yaml_.translatable(node, "through", context);
    form.applicant = blocks(node["applicant"], "letter");
    form.heading = yaml_.translatable(node, "heading", context, true);
    form.subject = yaml_.translatable(node, "subject", context);
    form.body = blocks(node["body"], "letter");
    form.enclosures = items(node["enclosures"], id_ + ".enclosures", false);
    form.cover = blocks(root["cover"], "cover");
    return form;
}

/// Reads the file's id and says whether it is the file's name.
bool InterviewReader::is_named(const char* key, const std::string& file_name) {
    id_ = yaml_.text(yaml_.root(), key, true);
    if (id_ == file_name && is_id(id_)) return true;
    yaml_.complain(
        yaml_.root(),
        message("The interview is called “{id}”, but its file “{file}”.", {{"id", id_}, {"file", file_name}}),
        message("Give both the same name, in small Latin letters, digits and -."));
    return false;
}

Part InterviewReader::read_part(const std::string& file_name) {
    Part shared;
    const auto& root = yaml_.root();
    if (!root.IsDefined() || !yaml_.is_map(root, {"part", "questions", "blocks", "enclosures"}))
        return shared;
    is_named("part", file_name);
    shared.id = id_;
    shared.questions = questions(root["questions"]);
    shared.blocks = blocks(root["blocks"], "part");
    shared.enclosures = items(root["enclosures"], id_ + ".enclosures", false);
    return shared;
}

Interview InterviewReader::read(Outcome outcome, const std::string& file_name) {
    Interview interview;
    const auto& root = yaml_.root();
    interview.place = yaml_.place(root);
    interview.place.line = 1;
    interview.id = file_name;
    if (!root.IsDefined()) return interview;
    const auto is_map =
        outcome == Outcome::advice ? yaml_.is_map(root, {"interview", "title", "order", "summary", "sources",
                                                         "questions", "page", "letters", "reports"})
        : outcome == Outcome::letter
            ? yaml_.is_map(
                  root, {"interview", "title", "order", "summary", "sources", "questions", "letter", "cover"})
            : yaml_.is_map(root,
                           {"interview", "title", "order", "summary", "sources", "questions", "record"});
    if (!is_map) return interview;
    is_named("interview", file_name);
    interview.id = id_;
    interview.title = yaml_.translatable(root, "title", id_ + ".title", true);
    interview.order = static_cast<int>(yaml_.number(root, "order", 100, 1, 1000));
    interview.summary = yaml_.translatable(root, "summary", id_ + ".summary");
    interview.sources = yaml_.texts(root, "sources");
    interview.questions = questions(root["questions"]);
    const char* const end = outcome == Outcome::advice   ? "page"
                            : outcome == Outcome::letter ? "letter"
                                                         : "record";
    if (!root[end].IsDefined())
        yaml_.complain(root, message("“{key}” is missing.", {{"key", std::string(end)}}),
                       message("Add the line “{key}: …”.", {{"key", std::string(end)}}));
    switch (outcome) {
        case Outcome::advice:
            interview.outcome = AdvicePage{.blocks = blocks(root["page"], "page"),
                                           .letters = offers(root, "letters"),
                                           .reports = offers(root, "reports")};
            break;
        case Outcome::letter:
            interview.outcome = letter(root);
            break;
        case Outcome::record: {
            const auto record = root["record"];
            RecordForm form;
            if (record.IsDefined() &&
                yaml_.is_map(record, {"version", "title", "note", "coverage", "crosses"})) {
                form.version = static_cast<int>(yaml_.number(record, "version", 1, 1, 1000));
                form.title = yaml_.translatable(record, "title", id_ + ".statistics");
                form.note = yaml_.translatable(record, "note", id_ + ".note");
                form.coverage = coverage(record["coverage"]);
                form.crosses = crosses(record);
            }
            interview.outcome = std::move(form);
            break;
        }
    }
    return interview;
}

}  // namespace

Part load_part(const std::filesystem::path& file, Problems& problems) {
    const Parts none;  // a part holds no other
    return InterviewReader(file, none, problems).read_part(file.stem().string());
}

Interview load_interview(const std::filesystem::path& file, Outcome outcome, const Parts& parts,
                         Problems& problems) {
    return InterviewReader(file, parts, problems).read(outcome, file.stem().string());
}

}  // namespace mektep
