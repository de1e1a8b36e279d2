// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/coded_answers.h"

#include <catch2/catch.hpp>
#include <rapidcheck/catch.h>

#include <map>

namespace mektep {
namespace {

std::map<std::string, std::vector<std::string>> as_map(const CodedAnswers& answers) {
    std::map<std::string, std::vector<std::string>> map;
    for (const auto& [question, codes] : answers.all())
        map[std::string(question)] = {codes.begin(), codes.end()};
    return map;
}

}  // namespace

TEST_CASE("Coded answers are found by their question, and sorted by it", "[report][record]") {
    CodedAnswers answers{{"who", {"s1"}}, {"needs", {"see", "hear"}}, {"age", {"a6"}}};
    CHECK(answers.size() == 3);
    CHECK(answers.all().front().question == "age");
    CHECK(answers.of("who").front() == "s1");
    CHECK(answers.of("needs").size() == 2);
    CHECK(answers.of("wh").empty());
    CHECK(answers.of("whom").empty());
    answers.set("needs", {"hear"});
    CHECK(answers.of("needs").size() == 1);
    answers.erase("age");
    CHECK_FALSE(answers.has("age"));
    CHECK(answers.size() == 2);
    CHECK(CodedAnswers{{"a", {"1"}}, {"b", {"2"}}} == CodedAnswers{{"b", {"2"}}, {"a", {"1"}}});
}

TEST_CASE("An answer without a code is an answer", "[report][record]") {
    const CodedAnswers answers{{"a", {}}, {"b", {""}}};
    CHECK(answers.has("a"));
    CHECK(answers.of("a").empty());
    CHECK(answers.of("b").size() == 1);
    CHECK(answers.of("b").front().empty());
}

TEST_CASE("A code that holds what separates codes is a bug", "[report][record]") {
    CodedAnswers answers;
    CHECK_THROWS_AS(answers.set("a", {"1\t2"}), std::logic_error);
    CHECK_THROWS_AS(answers.set("a\n", {"1"}), std::logic_error);
}

TEST_CASE("Coded answers keep what a map would keep", "[report][record]") {
    rc::prop("in whatever order they are set and erased", [] {
        const auto word = rc::gen::container<std::string>(rc::gen::inRange('a', 'd'));
        CodedAnswers answers;
        std::map<std::string, std::vector<std::string>> expected;
        for (int i = *rc::gen::inRange(0, 20); i > 0; --i) {
            const auto question = *word;
            if (*rc::gen::inRange(0, 4) == 0) {
                answers.erase(question);
                expected.erase(question);
            } else {
                const auto codes = *rc::gen::container<std::vector<std::string>>(word);
                answers.set(question, codes);
                expected[question] = codes;
            }
        }
        RC_ASSERT(as_map(answers) == expected);
        CodedAnswers anew;
        for (const auto& [question, codes] : expected) anew.set(question, codes);
        RC_ASSERT(anew == answers);
    });
}

}  // namespace mektep
