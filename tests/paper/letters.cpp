// SPDX-License-Identifier: GPL-3.0-or-later
// What the shipped pack really prints, for the families of the stories and one family of each interview, in
// both languages: accessible by our checker, read back word for word, and well set.
#include "check/variants.h"
#include "content/load.h"
#include "document/pdf_ua.h"
#include "interview/validate.h"
#include "language/code_point.h"
#include "language/date.h"
#include "letter/letter.h"
#include "paper/pdf.h"

#include <catch2/catch.hpp>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <set>

using namespace mektep;

namespace {

const Pack& shipped_pack() {
    static const Pack pack = load_pack(MEKTEP_SOURCE_DIR).value();
    return pack;
}

struct Sample {
    std::string name;
    Document document;
};

Sample sample(const std::string& name, const Interview& interview, const Answers& answers, Day today,
              Language language) {
    const auto& pack = shipped_pack();
    const auto walked = walk(interview, answers, pack, today);
    const Setting setting{
        .interview = interview, .walk = walked, .pack = pack, .today = today, .language = language};
    return {name + " " + std::string(code(language)),
            interview.is_guide() ? advice(setting) : as_printed(letter(setting))};
}

void add_stories(std::vector<Sample>& samples) {
    for (const auto& entry :
         std::filesystem::directory_iterator(std::string(MEKTEP_SOURCE_DIR) + "/tests/content/stories")) {
        const auto story = YAML::LoadFile(entry.path().string());
        const auto today = day_of(story["today"].as<std::string>()).value();
        const auto* interview = find_interview(shipped_pack(), story["interview"].as<std::string>());
        std::vector<RawAnswer> raw;
        for (const auto& each : story["answers"])
            raw.push_back({.question = each.first.as<std::string>(),
                           .values = each.second.IsSequence() ? each.second.as<std::vector<std::string>>()
                                                              : std::vector{each.second.as<std::string>()},
                           .place = {}});
        const auto answers = validate_all(*interview, raw, today).value();
        for (const auto language : visitor_languages)
            samples.push_back(sample(entry.path().stem().string(), *interview, answers, today, language));
    }
}

/// Of each interview the family that is asked most: its paper is the longest.
void add_interviews(std::vector<Sample>& samples) {
    const auto today = day_of("2026-11-23").value();
    for (const auto& interview : shipped_pack().interviews) {
        if (interview.is_report()) continue;
        for (const auto language : visitor_languages) {
            const auto all = variants(interview, shipped_pack(), today, language);
            const auto most = std::ranges::max_element(
                all, {}, [](const Variant& variant) { return variant.answers.size(); });
            samples.push_back(sample(interview.id, interview, most->answers, today, language));
        }
    }
}

const std::vector<Sample>& samples() {
    static const auto all = [] {
        std::vector<Sample> made;
        add_stories(made);
        add_interviews(made);
        return made;
    }();
    return all;
}

/// The words of each language, without blanks, in the order of the document.
using Words = std::map<std::string, std::string>;

void add(Words& words, Language language, std::string_view text) {
    auto& all = words[language == Language::russian  ? "ru-kz"
                      : language == Language::kazakh ? "kk-kz"
                                                     : "en-gb"];
    for (const char c : text)
        if (c != ' ' && c != '\n') all += c;
}

Words words_in(const Document& document) {
    Words words;
    const auto add_runs = [&](const Runs& runs) {
        for (const auto& run : runs) add(words, run.language, run.text);
    };
    const auto add_colon = [&](const Runs& runs) { add(words, runs.back().language, ":"); };
    struct Visitor {
        std::function<void(const Runs&)> runs, colon;
        void operator()(const Heading& b) const { runs(b.runs); }
        void operator()(const Paragraph& b) const { runs(b.runs); }
        void operator()(const List& b) const { std::ranges::for_each(b.items, runs); }
        void operator()(const Fields& b) const {
            for (const auto& field : b.fields) runs(field.label), colon(field.label), runs(field.value);
        }
        void operator()(const BlankLine& b) const { runs(b.label), colon(b.label); }
        void operator()(const Table& b) const {
            runs(b.caption);
            std::ranges::for_each(b.header, runs);
            for (const auto& row : b.rows) std::ranges::for_each(row, runs);
        }
        void operator()(const SheetBreak&) const {}
    };
    for (const auto& block : document.blocks) std::visit(Visitor{add_runs, add_colon}, block);
    return words;
}

Words words_in(const std::vector<Said>& all) {
    Words words;
    for (const auto& said : all) {
        if (said.role.find("/Lbl") != std::string::npos) continue;
        for (const char c : said.text)
            if (c != ' ') words[said.language] += c;
    }
    return words;
}

/// How many lines a block has on each page.
std::map<int, std::map<int, std::size_t>> lines_in(const std::vector<Said>& all) {
    std::map<int, std::map<int, std::set<long>>> places;
    for (const auto& said : all) places[said.block][said.page].insert(std::lround(said.y * 2));
    std::map<int, std::map<int, std::size_t>> lines;
    for (const auto& [block, pages] : places)
        for (const auto& [page, ys] : pages) lines[block][page] = ys.size();
    return lines;
}

bool is_heading(const Said& said) { return said.role.find("/H") != std::string::npos; }

/// How the paper of a sample is set, at one size.
void check_setting(const Document& document, const std::vector<Said>& all) {
    for (const auto& [block, pages] : lines_in(all)) {
        if (pages.size() < 2) continue;
        for (const auto& [page, lines] : pages) {
            CAPTURE(page);
            CHECK(lines >= 2);
        }
    }
    for (std::size_t i = 1; i < all.size(); ++i) {
        if (all[i].page == all[i - 1].page || all[i].block == all[i - 1].block) continue;
        CAPTURE(all[i].text, all[i].page);
        CHECK_FALSE((is_heading(all[i - 1]) && !is_heading(all[i])));
    }
    for (const auto& block : document.blocks) {
        const auto* line = std::get_if<BlankLine>(&block);
        if (line == nullptr) continue;
        for (const auto& said : all)
            if (said.text == words_of(line->label) + ":") {
                std::set<std::pair<int, long>> lines;
                for (const auto& other : all)
                    if (other.page == said.page && other.block < said.block)
                        lines.emplace(other.block, std::lround(other.y * 2));
                CAPTURE(said.text, said.page);
                CHECK(lines.size() >= 3);  // the date and two lines of text
            }
    }
}

}  // namespace

// One test, since all of it reads the same files.
TEST_CASE(
    "Every letter, cover sheet and page of advice is PDF/UA-1 and PDF/A-2a, reads back word for word in the "
    "language of each word, has no letter under 14 points, no lonely line, no heading at a page's foot and "
    "no signature without two lines of text above it",
    "[paper][ua][letters]") {
    for (const auto& [name, document] : samples()) {
        const auto bytes = pdf(document);
        const auto all = said_in(bytes);
        CAPTURE(name);
        CHECK(as_lines(breaches_of_ua(bytes)) == "");
        CHECK(as_lines(breaches_of_a2a(bytes)) == "");
        auto read = words_in(all);
        for (const auto& [language, text] : words_in(document)) {
            CAPTURE(language);
            CHECK(read[language] == text);
        }
        const auto is_small = [](const Said& said) { return said.points < 13.99; };
        CHECK(std::ranges::none_of(all, is_small));
        CHECK(std::ranges::none_of(artifacts_in(bytes), is_small));
        check_setting(document, all);
    }
}

TEST_CASE("Several letters of one family, in both languages, are one accessible set",
          "[paper][ua][letters]") {
    const auto today = day_of("2026-11-23").value();
    std::vector<Letter> letters;
    for (const auto& interview : shipped_pack().interviews) {
        if (!interview.is_letter() || letters.size() >= 6) continue;
        const auto family = variants(interview, shipped_pack(), today, Language::kazakh).front();
        const auto walked = walk(interview, family.answers, shipped_pack(), today);
        for (const auto language : visitor_languages)
            letters.push_back(letter({.interview = interview,
                                      .walk = walked,
                                      .pack = shipped_pack(),
                                      .today = today,
                                      .language = language}));
    }
    REQUIRE(letters.size() == 6);
    const auto document = as_printed(letters, "Хаттармен не істеу керек");
    for (const double points : {14.0, 24.0}) {
        const auto bytes = pdf(document, {.text_points = points});
        CAPTURE(points);
        CHECK(as_lines(breaches_of_ua(bytes)) == "");
        CHECK(as_lines(breaches_of_a2a(bytes)) == "");
        const auto all = said_in(bytes);
        check_setting(document, all);
        auto read = words_in(all);
        for (const auto& [language, text] : words_in(document)) CHECK(read[language] == text);
    }
}

TEST_CASE("In large print, too, letters are well set and accessible", "[paper][ua][letters]") {
    for (const auto& [name, document] : samples()) {
        CAPTURE(name);
        const auto bytes = pdf(document, {.text_points = 24});
        const auto all = said_in(bytes);
        check_setting(document, all);
        CHECK(std::ranges::none_of(all, [](const Said& said) { return said.points < 20; }));
    }
}

TEST_CASE("Every sign that an answer may hold can be printed", "[paper][letters]") {
    Question question;
    question.kind = Kind::text;
    const auto today = day_of("2026-11-23").value();
    constexpr char32_t last = 0x10FFFF;
    std::string all;
    for (char32_t c = ' '; c <= last; ++c)
        if (const auto answer = validate(question, {"а" + utf8(c)}, today))
            all += std::string(answer->canonical.reveal()) + " ";
    CHECK(all.size() > 2000);
    CHECK_NOTHROW(
        pdf({.title = "t", .language = Language::russian, .blocks = {Paragraph{.runs = {{.text = all}}}}}));
}

TEST_CASE("What a parent typed in Kazakh stands as Kazakh in a Russian letter", "[paper][ua][letters]") {
    const auto found = std::ranges::find(samples(), "special-school-in-shymkent ru", &Sample::name);
    REQUIRE(found != samples().end());
    const auto words = words_in(said_in(pdf(found->document)));
    CHECK(words.at("kk-kz").find("Жиырмағадейінсанайды.") != std::string::npos);
    CHECK(words.at("ru-kz").find("санайды") == std::string::npos);
}
