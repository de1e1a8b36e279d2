// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/record.h"

#include "language/date.h"
#include "language/order.h"
#include "report/padding.h"
#include "report/screening.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <set>

namespace mektep {
namespace {

using nlohmann::json;

constexpr int known_format = 1;  // RECORD.md: the JSON's own version
constexpr std::size_t longest_json = 10'000;
constexpr std::size_t longest_text_bytes = 500;
constexpr std::size_t longest_code = 40;
constexpr std::size_t most_questions = 40;
constexpr std::uint64_t most_versions = 1'000'000;
constexpr std::string_view words_suffix = ".words";  // stored: never change

bool is_sealable(const Record& record) { return json_line(record).size() <= padded_size - padding_header; }

Problem not_a_record(Message what) {
    return {.place = {},
            .what = std::move(what),
            .remedy = message("The record is left out. Tell the developers if it came from a kiosk.")};
}

std::vector<std::string> codes_of(const Question& question, const Answer& answer) {
    if (question.options.empty()) return {std::string(answer.canonical.reveal())};
    std::vector<std::string> codes;
    for (const auto& key : chosen_keys(answer))
        if (const auto* option = find_option(question, key)) codes.push_back(option->code);
    return codes;
}

/// Kinds whose answer is a code or a number that points to nobody.
bool may_be_stored(Kind kind) {
    switch (kind) {
        case Kind::choice:
        case Kind::choices:
        case Kind::yes_no:
        case Kind::region:
        case Kind::month:
        case Kind::number:
            return true;
        case Kind::text:  // one, screened
        case Kind::date:
        case Kind::name:
        case Kind::iin:
        case Kind::phone:
        case Kind::address:
            return false;
    }
    bug("a kind of question that is neither stored nor not");
}

bool is_code(const std::string& code) {
    return !code.empty() && code.size() <= longest_code && is_utf8(code) &&
           code.find_first_of("\n\r\t\"\\") == std::string::npos;
}

template <class T>
std::optional<T> member(const json& object, const char* key) {
    const auto found = object.find(key);
    if (found == object.end()) return std::nullopt;
    if constexpr (std::is_same_v<T, int>) {
        // A larger number would be cut to an int that means something else.
        const bool is_small =
            found->is_number_unsigned() && found->template get<std::uint64_t>() <= most_versions;
        return is_small ? std::optional(found->template get<int>()) : std::nullopt;
    } else
        return found->is_string() ? std::optional(found->template get<std::string>()) : std::nullopt;
}

bool read_codes(const json& answers, Record& record) {
    if (!answers.is_object() || answers.size() > most_questions) return false;
    for (const auto& [question, codes] : answers.items()) {
        if (!codes.is_array() || !is_code(question)) return false;
        for (const auto& code : codes) {
            if (!code.is_string() || !is_code(code.get<std::string>())) return false;
            record.codes[question].push_back(code.get<std::string>());
        }
    }
    return true;
}

}  // namespace

bool is_words(const Record& record) { return record.questionnaire.ends_with(words_suffix); }

Result<Report> report_of(const Interview& interview, const Walk& walk, const Pack& pack, Day today) {
    const auto* form = std::get_if<RecordForm>(&interview.outcome);
    if (form == nullptr || !walk.complete()) bug("a record of an interview that is no finished report");
    const std::chrono::year_month_day date(today);
    const Month month = date.year() / date.month();
    Report report{.answers = {.questionnaire = interview.id,
                              .version = form->version,
                              .month = month,
                              .site = pack.settings.site,
                              .codes = {},
                              .text = {}}};
    for (const auto* question : walk.path) {
        const auto& answer = *find_answer(walk.pruned, question->id);
        if (answer.left_out()) continue;
        if (may_be_stored(question->kind)) {
            report.answers.codes[question->id] = codes_of(*question, answer);
            continue;
        }
        const Place place{.file = {}, .line = 0, .item = question->id};
        if (question->kind != Kind::text || !question->screened || report.words)
            bug("a report that asks for personal data");
        if (const auto found = personal_data(answer.canonical.reveal()); !found.empty())
            return refused({.place = place,
                            .what = in_words(found.front().what),
                            .remedy = message("Please say it without what could point to a person.")});
        if (answer.canonical.size() > longest_text_bytes)
            return refused({.place = place,
                            .what = message("The text is too long for a report."),
                            .remedy = message("Say it in fewer words.")});
        report.words = Record{.questionnaire = interview.id + std::string(words_suffix),
                              .version = form->version,
                              .month = month,
                              .site = {},
                              .codes = {},
                              .text = std::string(answer.canonical.reveal())};
    }
    if (!is_sealable(report.answers))
        return refused({.place = {.file = {}, .line = 0, .item = interview.id},
                        .what = message("The answers are too long for a report."),
                        .remedy = message("Say it in fewer words.")});
    return report;
}

std::string json_line(const Record& record) {
    if (is_words(record))
        return json{{"format", known_format},
                    {"questionnaire", record.questionnaire},
                    {"version", record.version},
                    {"text", record.text}}
            .dump();
    json line{{"format", known_format},    {"questionnaire", record.questionnaire},
              {"version", record.version}, {"month", iso(record.month)},
              {"site", record.site},       {"answers", json::object()}};
    for (const auto& [question, codes] : record.codes) line["answers"][question] = codes;
    return line.dump();
}

Result<Record> record_from_json(std::string_view text) {
    if (text.size() > longest_json)
        return refused(not_a_record(message("The record is larger than any record can be.")));
    const auto line = json::parse(text, nullptr, false);
    if (line.is_discarded() || !line.is_object())
        return refused(not_a_record(message("The record cannot be read.")));
    static const std::set<std::string> known{"format", "questionnaire", "version", "month",
                                             "site",   "answers",       "text"};
    for (const auto& [key, value] : line.items())
        if (!known.contains(key))
            return refused(not_a_record(message("The record holds something that does not belong there.")));
    const auto format = member<int>(line, "format");
    if (!format || *format != known_format)
        return refused(not_a_record(message("The record was written by a newer program.")));
    const auto questionnaire = member<std::string>(line, "questionnaire");
    const auto version = member<int>(line, "version");
    if (!questionnaire || !is_code(*questionnaire) || !version || *version < 1)
        return refused(not_a_record(message("The record is not complete.")));
    Record record{.questionnaire = *questionnaire,
                  .version = *version,
                  .month = {},
                  .site = {},
                  .codes = {},
                  .text = {}};
    const std::size_t members = is_words(record) ? 4 : 6;
    if (line.size() != members) return refused(not_a_record(message("The record is not complete.")));
    if (is_words(record)) {
        const auto words = member<std::string>(line, "text");
        if (!words || words->empty() || words->size() > longest_text_bytes || !is_utf8(*words))
            return refused(not_a_record(message("The text of the record is too long.")));
        record.text = *words;
        return record;
    }
    const auto month = member<std::string>(line, "month"), site = member<std::string>(line, "site");
    const auto month_read = month ? month_of(*month) : std::nullopt;
    const bool is_whole = site && is_code(*site) && month_read && line.contains("answers");
    if (!is_whole || !read_codes(line["answers"], record))
        return refused(not_a_record(message("The record is not complete.")));
    record.month = *month_read;
    record.site = *site;
    // Written anew it is never longer than it came: what came short enough need not be written to know.
    if (text.size() > padded_size - padding_header && !is_sealable(record))
        return refused(not_a_record(message("The record is larger than any record can be.")));
    return record;
}

}  // namespace mektep
