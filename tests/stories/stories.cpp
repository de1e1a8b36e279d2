// SPDX-License-Identifier: GPL-3.0-or-later
// Families' stories (tests/content/stories): a lawyer can write them. Each names its answers, the way through
// the interview, and what must and must not stand in the letter or the advice, in both languages.
#include "content/load.h"
#include "document/plain_text.h"
#include "interview/validate.h"
#include "language/date.h"
#include "letter/letter.h"

#include <catch2/catch.hpp>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <filesystem>
#include <set>

using namespace mektep;

namespace {

const Pack& shipped_pack() {
    static const Pack pack = load_pack(MEKTEP_SOURCE_DIR).value();
    return pack;
}

std::vector<std::filesystem::path> story_files() {
    std::vector<std::filesystem::path> files;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::string(MEKTEP_SOURCE_DIR) + "/tests/content/stories"))
        files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

std::vector<RawAnswer> answers_in(const YAML::Node& story) {
    std::vector<RawAnswer> answers;
    for (const auto& entry : story["answers"]) {
        RawAnswer answer{.question = entry.first.as<std::string>(), .values = {}, .place = {}};
        if (entry.second.IsSequence())
            answer.values = entry.second.as<std::vector<std::string>>();
        else
            answer.values = {entry.second.as<std::string>()};
        answers.push_back(std::move(answer));
    }
    return answers;
}

/// The text on one line, so that a sentence may be wrapped anywhere.
std::string on_one_line(const std::string& text) {
    std::string line;
    for (const char c : text) {
        const bool is_blank = c == ' ' || c == '\n';
        if (!is_blank)
            line += c;
        else if (!line.empty() && line.back() != ' ')
            line += ' ';
    }
    return line;
}

std::string written(const Setting& setting) {
    if (setting.interview.is_guide()) return on_one_line(plain_text(advice(setting)));
    const auto both = letter(setting);
    return on_one_line(plain_text(both.letter) + " " + plain_text(both.cover));
}

}  // namespace

TEST_CASE("Every family gets the letter that its story asks for", "[letter]") {
    const auto file = GENERATE_COPY(from_range(story_files()));
    const auto story = YAML::LoadFile(file.string());
    INFO(story["title"].as<std::string>());
    const auto& pack = shipped_pack();
    const auto today = day_of(story["today"].as<std::string>()).value();
    const auto* interview = find_interview(pack, story["interview"].as<std::string>());
    REQUIRE(interview != nullptr);
    const auto answers = validate_all(*interview, answers_in(story), today);
    if (!answers) FAIL(answers.error().front().place.item + ": " + answers.error().front().what.text);
    const auto way = walk(*interview, *answers, pack, today);
    std::vector<std::string> path;
    for (const auto* question : way.path) path.push_back(question->id);
    CHECK(path == story["path"].as<std::vector<std::string>>());
    REQUIRE(way.complete());
    for (const auto language : visitor_languages) {
        const auto text = written({*interview, way, pack, today, language});
        const std::string key(code(language));
        for (const auto& part : story["must"][key].as<std::vector<std::string>>()) {
            CAPTURE(key, part);
            CHECK(text.find(part) != std::string::npos);
        }
        for (const auto& part : story["must_not"][key].as<std::vector<std::string>>()) {
            CAPTURE(key, part);
            CHECK(text.find(part) == std::string::npos);
        }
        // Nothing unfilled, nothing doubled, no officialese of a machine.
        for (const auto* trace : {"{", "}", "(s)", "and/or", " ,", " .", "..", "[["}) {
            CAPTURE(key, trace, text);
            CHECK(text.find(trace) == std::string::npos);
        }
    }
}
