// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/date.h"
#include "report/padding.h"
#include "report/record.h"

#include <nlohmann/json.hpp>
#include <simdjson.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

namespace mektep {
namespace {

constexpr int known_format = 1;  // RECORD.md: the JSON's own version
constexpr std::size_t longest_json = 10'000;
constexpr std::size_t longest_code = 40;
constexpr std::size_t most_questions = 40;
constexpr std::uint64_t most_versions = 1'000'000;

Problem not_a_record(Message what) {
    return {.place = {},
            .what = std::move(what),
            .remedy = message("The record is left out. Tell the developers if it came from a kiosk.")};
}

bool is_code(std::string_view code) {
    return !code.empty() && code.size() <= longest_code && std::ranges::none_of(code, [](char c) {
        return c == '\n' || c == '\r' || c == '\t' || c == '"' || c == '\\';
    });
}

/// A number that an int holds: a larger one would be cut to one that means something else.
std::optional<int> number_in(simdjson::dom::element value) {
    std::uint64_t number = 0;
    if (!value.is_uint64() || value.get(number) != simdjson::SUCCESS || number > most_versions) return {};
    return static_cast<int>(number);
}

std::optional<std::string_view> text_in(simdjson::dom::element value) {
    std::string_view text;
    if (value.get(text) != simdjson::SUCCESS) return {};
    return text;
}

bool read_answers(simdjson::dom::element value, Record& record) {
    simdjson::dom::object answers;
    if (value.get(answers) != simdjson::SUCCESS || answers.size() > most_questions) return false;
    constexpr std::size_t usual_line = 24;
    record.codes.reserve(answers.size() * usual_line);
    thread_local std::vector<std::string_view> given_codes;
    for (const auto [question, given] : answers) {
        simdjson::dom::array codes;
        if (given.get(codes) != simdjson::SUCCESS || !is_code(question)) return false;
        given_codes.clear();
        for (const auto code : codes) {
            const auto text = text_in(code);
            if (!text || !is_code(*text)) return false;
            given_codes.push_back(*text);
        }
        record.codes.set(question, given_codes);
    }
    return record.codes.size() == answers.size();  // fewer: one was answered twice
}

/// The members of a record, each once, as they stand there.
struct Members {
    std::optional<simdjson::dom::element> format, questionnaire, version, month, site, answers, text;

    /// Where that name belongs; nothing if it does not belong to a record.
    std::optional<simdjson::dom::element>* of(std::string_view name) {
        if (name == "format") return &format;
        if (name == "questionnaire") return &questionnaire;
        if (name == "version") return &version;
        if (name == "month") return &month;
        if (name == "site") return &site;
        if (name == "answers") return &answers;
        if (name == "text") return &text;
        return nullptr;
    }
};

}  // namespace

bool is_sealable(const Record& record) { return json_line(record).size() <= padded_size - padding_header; }

std::string json_line(const Record& record) {
    if (is_words(record))
        return nlohmann::json{{"format", known_format},
                              {"questionnaire", record.questionnaire},
                              {"version", record.version},
                              {"text", record.text}}
            .dump();
    nlohmann::json line{{"format", known_format},    {"questionnaire", record.questionnaire},
                        {"version", record.version}, {"month", iso(record.month)},
                        {"site", record.site},       {"answers", nlohmann::json::object()}};
    for (const auto& [question, codes] : record.codes.all())
        line["answers"][std::string(question)] = std::vector<std::string>(codes.begin(), codes.end());
    return line.dump();
}

Result<Record> record_from_json(std::string_view json) {
    if (json.size() > longest_json)
        return refused(not_a_record(message("The record is larger than any record can be.")));
    // simdjson, which finds bad UTF-8 as well: of all work on a record but the cryptography this is the most.
    thread_local simdjson::dom::parser parser;
    simdjson::dom::object line;
    if (parser.parse(json.data(), json.size()).get(line) != simdjson::SUCCESS)
        return refused(not_a_record(message("The record cannot be read.")));
    Members members;
    for (const auto [name, value] : line) {
        auto* const member = members.of(name);
        if (member == nullptr || *member)
            return refused(not_a_record(message("The record holds something that does not belong there.")));
        *member = value;
    }
    if (!members.format || number_in(*members.format) != known_format)
        return refused(not_a_record(message("The record was written by a newer program.")));
    const auto incomplete = [] { return refused(not_a_record(message("The record is not complete."))); };
    if (!members.questionnaire || !members.version) return incomplete();
    const auto questionnaire = text_in(*members.questionnaire);
    const auto version = number_in(*members.version);
    if (!questionnaire || !is_code(*questionnaire) || !version || *version < 1) return incomplete();
    Record record{.questionnaire = std::string(*questionnaire),
                  .version = *version,
                  .month = {},
                  .site = {},
                  .codes = {},
                  .text = {}};
    if (is_words(record)) {
        if (!members.text || members.month || members.site || members.answers) return incomplete();
        const auto words = text_in(*members.text);
        if (!words || words->empty() || words->size() > longest_text_bytes)
            return refused(not_a_record(message("The text of the record is too long.")));
        record.text = *words;
        return record;
    }
    if (members.text || !members.month || !members.site || !members.answers) return incomplete();
    const auto month = text_in(*members.month), site = text_in(*members.site);
    const auto month_read = month ? month_of(*month) : std::nullopt;
    if (!site || !is_code(*site) || !month_read || !read_answers(*members.answers, record))
        return incomplete();
    record.month = *month_read;
    record.site = *site;
    // Written anew it is never longer than it came: what came short enough need not be written to know.
    if (json.size() > padded_size - padding_header && !is_sealable(record))
        return refused(not_a_record(message("The record is larger than any record can be.")));
    return record;
}

}  // namespace mektep
