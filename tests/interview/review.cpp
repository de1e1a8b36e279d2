// SPDX-License-Identifier: GPL-3.0-or-later
#include "interview/review.h"

#include "interview/questions.h"
#include "support/pack_folder.h"

using namespace mektep;

namespace {

const Pack& small_pack() {
    static const auto pack = PackFolder().load().value();
    return pack;
}

Answers parent_says(const Interview& interview,
                    std::initializer_list<std::pair<std::string, std::string>> given) {
    Answers answers;
    for (const auto& [id, text] : given) answers[id] = said(*find_question(interview, id), text);
    return answers;
}

std::vector<std::string> answers_in(Language language) {
    const auto& interview = *find_interview(small_pack(), "complaint");
    const auto answers = parent_says(interview, {{"applicant_name", "Әлімжанова Күләш"},
                                                 {"applicant_phone", ""},
                                                 {"child_sex", "girl"},
                                                 {"region", "79"}});
    const auto way = walk(interview, answers, small_pack(), today);
    REQUIRE(way.complete());
    std::vector<std::string> words;
    for (const auto& line : review(way, small_pack(), language)) words.push_back(line.answered);
    return words;
}

}  // namespace

TEST_CASE("The review shows every question of the path with its answer in words", "[review]") {
    using Words = std::vector<std::string>;
    CHECK(answers_in(Language::english) == Words{"Әлімжанова Күләш", "left empty", "A girl", "Shymkent"});
    CHECK(answers_in(Language::kazakh)[2] == "Қыз");
    CHECK(answers_in(Language::kazakh)[3] == "Шымкент қаласы");
    CHECK(answers_in(Language::russian)[2] == "Девочка");
    CHECK(answers_in(Language::russian)[3] == "город Шымкент");
}

TEST_CASE("Each kind of answer has its words", "[review]") {
    const auto words = [](const Question& q, const std::string& text, Language language) {
        return in_words(q, said(q, text), small_pack(), language);
    };
    CHECK(words(question(Kind::date), "2026-11-23", Language::kazakh) == "2026 жылғы 23 қараша");
    CHECK(words(question(Kind::date), "2026-11-23", Language::russian) == "23 ноября 2026 года");
    CHECK(words(question(Kind::month), "2026-11", Language::english) == "November 2026");
    CHECK(words(question(Kind::phone), "87011234567", Language::english) == "+7 701 123 45 67");
    CHECK(words(question(Kind::yes_no), "yes", Language::kazakh) == "Иә");
    CHECK(words(question(Kind::number), "07", Language::english) == "7");
    const auto needs = choice("needs", {"eyes", "ears", "legs"}, Kind::choices);
    const Answer two{.kind = Kind::choices, .canonical = Secret("eyes,legs")};
    CHECK(in_words(needs, two, small_pack(), Language::english) == "The eyes and The legs");
}

TEST_CASE("Texts get keys for choices, days for dates, words for the rest", "[review]") {
    const auto& guide = *find_interview(small_pack(), "need-help");
    const auto answers =
        parent_says(guide, {{"placement", "home"}, {"home_reason", ""}, {"learned_on", "2026-09-13"}});
    const auto way = walk(guide, answers, small_pack(), today);
    REQUIRE(way.complete());
    const auto arguments = arguments_for(way, guide, small_pack(), Language::russian, today);
    CHECK(arguments.at("placement") == Argument("home"));
    CHECK(arguments.at("home_reason") == Argument(""));
    CHECK(arguments.at("learned_on") == Argument(day_of("2026-09-13").value()));
    CHECK(arguments.at("today") == Argument(today));
    CHECK(arguments.at("complaint_last_day") == Argument(day_of("2026-12-11").value()));
    CHECK(arguments.at("complaint_passed") == Argument("no"));
    CHECK(arguments.at("complaint_days_left") == Argument(std::int64_t{18}));
    CHECK_FALSE(arguments.contains("child_age"));

    const auto& letter = *find_interview(small_pack(), "complaint");
    const auto region = walk(letter,
                             parent_says(letter, {{"applicant_name", "Ли"},
                                                  {"applicant_phone", "87011234567"},
                                                  {"child_sex", "boy"},
                                                  {"region", "79"}}),
                             small_pack(), today);
    const auto kazakh = arguments_for(region, letter, small_pack(), Language::kazakh, today);
    CHECK(kazakh.at("region") == Argument("Шымкент қаласы"));
    CHECK(kazakh.at("applicant_phone") == Argument("+7 701 123 45 67"));
}
