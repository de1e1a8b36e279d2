// SPDX-License-Identifier: GPL-3.0-or-later
// What helps whoever writes and reviews a pack: sample families, the lawyer's questions, reading levels.
#include "check/lawyer.h"
#include "check/proven.h"
#include "check/reading.h"
#include "check/variants.h"
#include "document/plain_text.h"
#include "interview/walk.h"

#include <set>

using namespace mektep;

TEST_CASE("The sample families give every answer of every question once", "[check]") {
    const auto pack = PackFolder().load().value();
    for (const auto& interview : pack.interviews) {
        std::set<std::pair<std::string, std::string>> given;
        std::set<std::string> names;
        for (const auto& variant : variants(interview, pack, day_of_proof, Language::kazakh)) {
            CHECK(names.insert(variant.name).second);
            const auto way = walk(interview, variant.answers, pack, day_of_proof);
            CHECK(way.complete());
            for (const auto& [question, answer] : variant.answers) {
                if (answer.left_out()) given.emplace(question, "");
                for (const auto& key : chosen_keys(answer)) given.emplace(question, key);
            }
        }
        for (const auto& question : interview.questions) {
            CAPTURE(interview.id, question.id);
            for (const auto& option : question.options) CHECK(given.contains({question.id, option.key}));
            if (question.optional) CHECK(given.contains({question.id, ""}));
        }
    }
}

TEST_CASE("The lawyer is asked about each doubtful source, and told what waits for it", "[check]") {
    PackFolder folder;
    folder.change(law_file, "confidence: official", "confidence: check\n    use: off");
    const auto pack = folder.load().value();
    const auto page = plain_text(lawyer_questions(pack, Language::english));
    CHECK_THAT(page, Catch::Contains("1. "));
    CHECK_THAT(page, Catch::Contains("[law-26]"));
    CHECK_THAT(page, Catch::Contains("wait"));
    CHECK_THAT(page, !Catch::Contains("2. "));
    for (const auto language : visitor_languages)
        CHECK_FALSE(plain_text(lawyer_questions(pack, language)).empty());
}

TEST_CASE("Long words and long sentences are hard to read", "[check][K29]") {
    // Ten words in two sentences, none long: 5 + 0.
    CHECK(reading_level("We go home now all. You see the big cat.") == Approx(5));
    // One sentence of ten words, five of them long: 10 + 50.
    CHECK(reading_level("Administrative procedures require documents because we go to an office.") ==
          Approx(10 + 100.0 * 5 / 10));
    CHECK(reading_level("Too short to tell.") == 0);
    CHECK(reading_level("") == 0);
    // Words of the law that are explained, and what a visitor typed, are not counted.
    CHECK(reading_level("We go home now all. You see the big cat [[pmpc|administrative consultation]].") ==
          Approx(5));
    CHECK(reading_level("We go home now all. You see the big cat {name, select, other {administrative}}.") ==
          Approx(5));
}

TEST_CASE("A text that is too hard is named with its level and its limit", "[check][K29]") {
    PackFolder folder;
    folder.change(
        "locales/content/ru.po", "msgstr \"Попросите талон.\"",
        "msgstr \"Потребуйте незамедлительного предоставления документального подтверждения регистрации "
        "соответствующего обращения уполномоченным представителем администрации учреждения "
        "образования.\"");
    const auto lines = said_by("reading", folder);
    REQUIRE(lines.size() == 1);
    CHECK(lines.front().starts_with(folder.where(guide_file, "Ask for a slip") +
                                    ": The text is too hard to read in ru (need-help.page): "));
}
