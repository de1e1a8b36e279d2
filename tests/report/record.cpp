// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/record.h"

#include "report/sample_record.h"
#include "report/seal.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <rapidcheck.h>
#include <rapidcheck/catch.h>

#include <string>

namespace mektep {
namespace {

using namespace std::chrono;

constexpr Day today = sys_days(2026y / November / 23);

Question question(std::string id, Kind kind, std::vector<Option> options = {}) {
    Question result;
    result.id = std::move(id);
    result.kind = kind;
    result.options = std::move(options);
    return result;
}

Option option(std::string key, std::string code) {
    return {.key = std::move(key),
            .label = {},
            .explanation = {},
            .code = std::move(code),
            .when = {},
            .alone = false};
}

/// A report with a question of each kind that may be stored, and a pack that holds it.
Pack pack_with_report() {
    Interview report;
    report.id = "barrier";
    report.outcome = RecordForm{.version = 3};
    report.questions = {
        question("region", Kind::region),
        question("who", Kind::choice, {option("school", "s1"), option("nobody", "n0")}),
        question("needs", Kind::choices, {option("seeing", "see"), option("hearing", "hear")}),
        question("again", Kind::yes_no, {option("yes", "yes"), option("no", "no")}),
        question("month", Kind::month),
        question("children", Kind::number),
        question("words", Kind::text)};
    report.questions.back().optional = true;
    report.questions.back().screened = true;
    Pack pack;
    pack.settings.site = "ala-01";
    pack.places.regions.push_back({.code = "75", .name = {}, .bodies = {}, .place = {}});
    pack.interviews.push_back(std::move(report));
    return pack;
}

Answers answers_with(std::string_view words) {
    return {{"region", {Kind::region, Secret("75")}},
            {"who", {Kind::choice, Secret("school")}},
            {"needs", {Kind::choices, Secret("seeing,hearing")}},
            {"again", {Kind::yes_no, Secret("no")}},
            {"month", {Kind::month, Secret("2026-09")}},
            {"children", {Kind::number, Secret("2")}},
            {"words", {Kind::text, Secret(words)}}};
}

Result<Report> report_with(std::string_view words) {
    const auto pack = pack_with_report();
    const auto& interview = pack.interviews.front();
    return report_of(interview, walk(interview, answers_with(words), pack, today), pack, today);
}

}  // namespace

TEST_CASE("A record holds codes, the month and the site, and no day", "[report][record]") {
    const auto report = report_with("Пандус жоқ.");
    REQUIRE(report);
    const auto* record = &report->answers;
    CHECK(record->questionnaire == "barrier");
    CHECK(record->version == 3);
    CHECK(record->month == 2026y / November);
    CHECK(record->site == "ala-01");
    CHECK(record->codes == CodedAnswers{{"region", {"75"}},
                                        {"who", {"s1"}},
                                        {"needs", {"see", "hear"}},
                                        {"again", {"no"}},
                                        {"month", {"2026-09"}},
                                        {"children", {"2"}}});
    CHECK(record->text.empty());
    CHECK(json_line(*record).find("-23") == std::string::npos);
}

TEST_CASE("The words of a report are a record of their own, which nothing ties to the answers",
          "[report][record][threat]") {
    const auto report = report_with("Пандус жоқ.");
    REQUIRE(report);
    REQUIRE(report->words);
    CHECK(is_words(*report->words));
    CHECK_FALSE(is_words(report->answers));
    CHECK(json_line(*report->words) ==
          R"({"format":1,"questionnaire":"barrier.words","text":"Пандус жоқ.","version":3})");
    CHECK(json_line(report->answers).find("Пандус") == std::string::npos);
    const auto read = record_from_json(json_line(*report->words));
    REQUIRE(read);
    CHECK(read->text == "Пандус жоқ.");
    CHECK(read->site.empty());
    CHECK_FALSE(read->month.ok());
}

TEST_CASE("What was left out is not in the record", "[report][record]") {
    const auto report = report_with("");
    REQUIRE(report);
    CHECK_FALSE(report->words);
    CHECK_FALSE(report->answers.codes.has("words"));
    CHECK(json_line(report->answers).find("text") == std::string::npos);
}

TEST_CASE("A text that points to a person does not become a record", "[report][record]") {
    const auto record = report_with("Меня зовут Айгуль");
    REQUIRE_FALSE(record);
    CHECK(record.error().front().place.item == "words");
    for (const auto& problem : record.error()) CHECK(problem.what.text.find("Айгуль") == std::string::npos);
}

TEST_CASE("A text over 500 bytes does not become a record", "[report][record]") {
    std::string words;
    while (words.size() <= 500) words += "мектеп ";
    const auto record = report_with(words);
    REQUIRE_FALSE(record);
    CHECK(record.error().front().place.item == "words");
    words.resize(0);
    while (words.size() + 13 <= 500) words += "мектеп ";
    CHECK(report_with(words));
}

TEST_CASE("Answers that do not fit into a sealed record are refused, not cut", "[report][record]") {
    auto pack = pack_with_report();
    auto& interview = pack.interviews.front();
    auto answers = answers_with("");
    for (int i = 0; i < 40; ++i) {
        const auto id = "question_with_a_very_long_name_" + std::to_string(i);
        interview.questions.insert(interview.questions.begin(),
                                   question(id, Kind::choice, {option("key", std::string(40, 'c'))}));
        answers[id] = {Kind::choice, Secret("key")};
    }
    const auto record = report_of(interview, walk(interview, answers, pack, today), pack, today);
    REQUIRE_FALSE(record);
    CHECK(record.error().front().place.item == "barrier");
}

TEST_CASE("A report that asks for a name is a bug of its pack", "[report][record]") {
    auto pack = pack_with_report();
    auto& interview = pack.interviews.front();
    interview.questions.push_back(question("child_name", Kind::name));
    auto answers = answers_with("");
    answers["child_name"] = {Kind::name, Secret("Арман")};
    CHECK_THROWS_AS(report_of(interview, walk(interview, answers, pack, today), pack, today),
                    std::logic_error);
}

TEST_CASE("A record is one line of JSON with sorted keys", "[report][record]") {
    CHECK(
        json_line(sample_record()) ==
        R"({"answers":{"age_band":["a6"],"month":["2026-09"],"needs":["see","walk"],"region":["75"]},"format":1,"month":"2026-11",)"
        R"("questionnaire":"barrier","site":"demo","version":1})");
    auto record = sample_words();
    record.text = "екі\nжол";
    CHECK(json_line(record).find('\n') == std::string::npos);
}

TEST_CASE("What is no record is refused", "[report][record]") {
    const auto changed = [](auto change) {
        auto json = nlohmann::json::parse(json_line(sample_record()));
        change(json);
        return json.dump();
    };
    using nlohmann::json;
    CHECK(record_from_json(json_line(sample_record())));
    const std::vector<std::pair<std::string, std::string>> rows{
        {"nothing", ""},
        {"half a line", json_line(sample_record()).substr(0, 60)},
        {"no object", "[1]"},
        {"bytes that are no UTF-8", "{\"format\":1,\"site\":\"\xff\"}"},
        {"an unknown key", changed([](json& j) { j["name"] = "Айгүл"; })},
        {"no month", changed([](json& j) { j.erase("month"); })},
        {"a month that does not exist", changed([](json& j) { j["month"] = "2026-13"; })},
        {"a month with a day", changed([](json& j) { j["month"] = "2026-11-23"; })},
        {"a newer format", changed([](json& j) { j["format"] = 2; })},
        {"a format that only looks like 1 when cut to an int",
         changed([](json& j) { j["format"] = (std::uint64_t{1} << 32U) + 1; })},
        {"a version that is text", changed([](json& j) { j["version"] = "1"; })},
        {"version 0", changed([](json& j) { j["version"] = 0; })},
        {"a negative version", changed([](json& j) { j["version"] = -1; })},
        {"a version that is too large for an int",
         changed([](json& j) { j["version"] = (std::uint64_t{1} << 32U) + 1; })},
        {"answers that are no object", changed([](json& j) { j["answers"] = json::array(); })},
        {"a code that is a number", changed([](json& j) { j["answers"]["region"] = json::array({75}); })},
        {"a code outside of a list", changed([](json& j) { j["answers"]["region"] = "75"; })},
        {"a code of 41 bytes",
         changed([](json& j) { j["answers"]["region"] = json::array({std::string(41, 'c')}); })},
        {"a code with a line break",
         changed([](json& j) { j["answers"]["region"] = json::array({"7\n5"}); })},
        {"41 answers", changed([](json& j) {
             for (int i = 0; i < 41; ++i) j["answers"]["q" + std::to_string(i)] = json::array({"c"});
         })},
        {"a question that is answered twice",
         R"({"answers":{"a":["1"],"a":["2"]},"format":1,"month":"2026-11","questionnaire":"barrier","site":"demo","version":1})"},
        {"a site that is told twice",
         R"({"answers":{},"format":1,"month":"2026-11","questionnaire":"barrier","site":"a","site":"b","version":1})"},
        {"a text beside answers", changed([](json& j) { j["text"] = "a"; })},
        {"words with a month",
         R"({"format":1,"month":"2026-11","questionnaire":"barrier.words","text":"a","version":1})"},
        {"words with answers",
         R"({"answers":{},"format":1,"questionnaire":"barrier.words","text":"a","version":1})"},
        {"words without a word", R"({"format":1,"questionnaire":"barrier.words","text":"","version":1})"},
        {"words that are a list", R"({"format":1,"questionnaire":"barrier.words","text":[],"version":1})"},
        {"a text of 501 bytes", R"({"format":1,"questionnaire":"barrier.words","version":1,"text":")" +
                                    std::string(501, 'a') + "\"}"},
        {"more than can be sealed", changed([](json& j) {
             for (int i = 0; i < 80; ++i) j["answers"]["needs"].push_back(std::string(40, 'c'));
         })},
        {"more than 10 kB", changed([](json& j) { j["site"] = std::string(10'000, 's'); })},
        {"a thousand brackets", std::string(1000, '[')},
    };
    for (const auto& [why, line] : rows) {
        CAPTURE(why);
        CHECK_FALSE(record_from_json(line));
    }
}

TEST_CASE("A record that was read from JSON is the one that was written", "[report][record]") {
    rc::prop("for every record", [] {
        const auto code = rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::inRange('a', 'z')));
        auto record = sample_record();
        record.version = *rc::gen::inRange(1, 1000);
        record.month = year(*rc::gen::inRange(2020, 2100)) / month(*rc::gen::inRange(1U, 13U));
        record.codes = {};
        for (int i = *rc::gen::inRange(0, 12); i > 0; --i)
            record.codes.set("q" + std::to_string(i), {(*code).substr(0, 40), (*code).substr(0, 40)});
        RC_ASSERT(record_from_json(json_line(record)) == record);
        auto words = sample_words();
        words.text = *rc::gen::element<std::string>("-", "\"\\\n\t", "ә і ң ғ ү ұ қ ө һ", "{}");
        RC_ASSERT(record_from_json(json_line(words)) == words);
    });
    rc::prop("and a line with some bytes changed is refused or read, without an accident", [] {
        auto line = json_line(sample_record());
        for (int i = *rc::gen::inRange(1, 4); i > 0; --i)
            line[*rc::gen::inRange<std::size_t>(0, line.size())] = *rc::gen::arbitrary<char>();
        if (const auto read = record_from_json(line)) RC_ASSERT(record_from_json(json_line(*read)) == *read);
    });
}

}  // namespace mektep
