// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever the interview and in whatever order a visitor answers, goes back and changes: what counts is the
// same as after a straight run.
#include "interview/questions.h"

#include <rapidcheck/catch.h>

#include <algorithm>

using namespace mektep;

namespace {

const Pack& no_pack() {
    static const Pack pack;
    return pack;
}

const std::vector<std::string> keys{"a", "b", "c"};

When any_condition(std::size_t before) {
    if (before == 0 || *rc::gen::inRange(0, 3) == 0) return {};
    const auto key = "q" + std::to_string(*rc::gen::inRange<std::size_t>(0, before));
    const auto values =
        *rc::gen::element(std::vector<std::string>{"a"}, std::vector<std::string>{"b", "c"},
                          std::vector<std::string>{"left_out"}, std::vector<std::string>{"c"});
    return when(key, values);
}

Interview any_interview() {
    std::vector<Question> questions;
    const auto count = *rc::gen::inRange<std::size_t>(1, 9);
    for (std::size_t i = 0; i < count; ++i) {
        auto q = choice("q" + std::to_string(i), {"a", "b", "c"});
        q.when = any_condition(i);
        q.options[1].when = any_condition(i);
        q.optional = *rc::gen::arbitrary<bool>();
        questions.push_back(std::move(q));
    }
    return interview_of(std::move(questions));
}

Answer any_answer() {
    return {.kind = Kind::choice, .canonical = Secret(*rc::gen::element<std::string>("a", "b", "c", ""))};
}

Walk walked(const Interview& interview, const Answers& answers) {
    return walk(interview, answers, no_pack(), today);
}

std::string written(const Walk& way) {
    std::string text;
    for (const auto* q : way.path) text += q->id + " ";
    text += way.next == nullptr ? "." : "?" + way.next->id;
    for (const auto& [id, answer] : way.pruned)
        text += " " + id + "=" + std::string(answer.canonical.reveal());
    return text;
}

}  // namespace

TEST_CASE("A walk of the pruned answers is the walk", "[walk][property]") {
    rc::prop("pruned", [] {
        const auto interview = any_interview();
        Answers answers;
        for (const auto& q : interview.questions)
            if (*rc::gen::inRange(0, 5) > 0) answers[q.id] = any_answer();
        const auto way = walked(interview, answers);
        RC_ASSERT(written(walked(interview, way.pruned)) == written(way));
        // The path is in the interview's order and every question of it but the next is answered.
        RC_ASSERT(std::ranges::is_sorted(way.path));
        RC_ASSERT(way.path.size() == way.pruned.size() + (way.complete() ? 0U : 1U));
        for (const auto* q : way.path) RC_ASSERT(holds(q->when, way.pruned, no_pack(), today));
    });
}

TEST_CASE("Answering, going back and changing gives the same as a straight run", "[walk][property]") {
    rc::prop("any order", [] {
        const auto interview = any_interview();
        Answers kept;
        // A visitor answers what is asked, or goes back a random number of questions and answers otherwise.
        const auto steps = *rc::gen::inRange(0, 30);
        for (int i = 0; i < steps; ++i) {
            const auto way = walked(interview, kept);
            const Question* at = way.next != nullptr ? way.next : way.path.back();
            for (int back = *rc::gen::inRange(0, 4); back > 0; --back)
                if (const auto* previous = before(way, at->id)) at = previous;
            kept[at->id] = any_answer();
        }
        const auto end = walked(interview, kept);
        // The straight run: each question when it is asked, with the answer that was kept for it.
        Answers straight;
        auto run = walked(interview, straight);
        while (run.next != nullptr && end.pruned.contains(run.next->id)) {
            straight[run.next->id] = end.pruned.at(run.next->id);
            run = walked(interview, straight);
        }
        RC_ASSERT(written(run) == written(end));
    });
}

TEST_CASE("The order in which answers came does not matter", "[walk][property]") {
    rc::prop("shuffled", [] {
        const auto interview = any_interview();
        std::vector<std::pair<std::string, Answer>> given;
        for (const auto& q : interview.questions) given.emplace_back(q.id, any_answer());
        Answers forwards(given.begin(), given.end()), backwards(given.rbegin(), given.rend());
        RC_ASSERT(written(walked(interview, forwards)) == written(walked(interview, backwards)));
    });
}
