// SPDX-License-Identifier: GPL-3.0-or-later
// tests/content/golden/ID.{kk,ru}.txt: every sentence that a letter or a page of advice can write, each once,
// below the family (check/variants.h) with which it comes first and the way of that family. A reader reviews
// these files; the programs must write the same. MEKTEP_GOLDEN=write renews them: then read what changed.
#include "check/variants.h"
#include "content/load.h"
#include "document/plain_text.h"
#include "interview/walk.h"
#include "language/date.h"
#include "letter/letter.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

using namespace mektep;

namespace {

const Day today = day_of("2026-11-23").value();
const std::string golden_folder = MEKTEP_SOURCE_DIR "/tests/content/golden/";

const Pack& shipped_pack() {
    static const Pack pack = load_pack(MEKTEP_SOURCE_DIR).value();
    return pack;
}

/// The sentences of a document: blocks, each on one line.
std::vector<std::string> lines_of(const Document& document) {
    std::vector<std::string> lines;
    for (const auto& block : document.blocks) {
        if (const auto* fields = std::get_if<Fields>(&block)) {
            for (const auto& field : fields->fields)
                lines.push_back(words_of(field.label) + ": " + words_of(field.value));
            continue;
        }
        std::istringstream text(plain_text({.title = "", .language = document.language, .blocks = {block}}));
        std::string line, joined;
        while (std::getline(text, line)) {
            const auto begin = line.find_first_not_of(' ');
            if (begin == std::string::npos) continue;
            const bool begins_item = line.find(". ") < 3 || line.starts_with("- ");
            if (begins_item && !joined.empty()) lines.push_back(std::exchange(joined, {}));
            joined += (joined.empty() ? "" : " ") + line.substr(begin);
        }
        if (!joined.empty()) lines.push_back(joined);
    }
    return lines;
}

std::vector<std::string> written(const Setting& setting) {
    if (setting.interview.is_guide()) return lines_of(advice(setting));
    const auto both = letter(setting);
    auto lines = lines_of(both.letter);
    for (auto& line : lines_of(both.cover)) lines.push_back(std::move(line));
    return lines;
}

std::string golden_text(const Interview& interview, Language language) {
    std::set<std::string> seen;
    std::string text;
    for (const auto& variant : variants(interview, shipped_pack(), today, language)) {
        const auto way = walk(interview, variant.answers, shipped_pack(), today);
        std::string fresh;
        for (const auto& line : written({interview, way, shipped_pack(), today, language}))
            if (seen.insert(line).second) fresh += line + "\n";
        if (fresh.empty()) continue;
        text += "== " + variant.name + ":";
        for (const auto* question : way.path) text += " " + question->id;
        text += "\n" + fresh + "\n";
    }
    return text;
}

std::string read(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("Every sentence that a letter or a page can write is the one that was reviewed", "[golden]") {
    const bool renews = std::getenv("MEKTEP_GOLDEN") != nullptr;
    for (const auto& interview : shipped_pack().interviews) {
        if (interview.is_report()) continue;
        for (const auto language : visitor_languages) {
            const auto file = golden_folder + interview.id + "." + std::string(code(language)) + ".txt";
            const auto text = golden_text(interview, language);
            if (renews) {
                std::filesystem::create_directories(golden_folder);
                std::ofstream(file, std::ios::binary) << text;
            }
            INFO(file);
            CHECK(read(file) == text);
        }
    }
}

TEST_CASE("No sentence of any letter or page is unfinished, doubled or of a machine's making", "[golden]") {
    for (const auto& interview : shipped_pack().interviews) {
        if (interview.is_report()) continue;
        for (const auto language : visitor_languages)
            for (const auto& variant : variants(interview, shipped_pack(), today, language)) {
                const auto way = walk(interview, variant.answers, shipped_pack(), today);
                REQUIRE(way.complete());
                for (const auto& line : written({interview, way, shipped_pack(), today, language}))
                    for (const auto* trace : {"{", "}", "(s)", "(а)", "and/or", "и/или", "  ", " ,", " .",
                                              "..", "[[", "]]", ": .", "«»", "()", ":;"}) {
                        CAPTURE(interview.id, variant.name, line, trace);
                        CHECK(line.find(trace) == std::string::npos);
                    }
            }
    }
}

TEST_CASE("Every question of a guide or a letter is on the way of a reviewed family", "[golden]") {
    for (const auto& interview : shipped_pack().interviews) {
        if (interview.is_report()) continue;
        const auto text = read(golden_folder + interview.id + ".ru.txt");
        for (const auto& question : interview.questions) {
            CAPTURE(interview.id, question.id);
            CHECK((text.find(" " + question.id + " ") != std::string::npos ||
                   text.find(" " + question.id + "\n") != std::string::npos));
        }
    }
}
