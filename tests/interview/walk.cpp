// SPDX-License-Identifier: GPL-3.0-or-later
#include "interview/walk.h"

#include "interview/questions.h"
#include "support/pack_folder.h"

using namespace mektep;

namespace {

const Pack& small_pack() {
    static const auto pack = PackFolder().load().value();
    return pack;
}

/// home -> reason; school -> far; both -> phone (optional) -> if it was left out: address.
Interview story() {
    auto reason = question(Kind::text, "reason"), far = question(Kind::yes_no, "far"),
         phone = question(Kind::phone, "phone"), address = question(Kind::address, "address");
    reason.when = when("placement", {"home"});
    far.when = when("placement", {"school", "class"});
    phone.optional = true;
    address.when = when("phone", {"left_out"});
    return interview_of({choice("placement", {"home", "school", "class"}), reason, far, phone, address});
}

struct Said {
    std::string id, text;
};

Walk parent_says(const Interview& interview, std::initializer_list<Said> given) {
    Answers answers;
    for (const auto& each : given) answers[each.id] = said(*find_question(interview, each.id), each.text);
    return walk(interview, answers, small_pack(), today);
}

std::string asks(const Walk& way) { return way.next == nullptr ? "nothing more" : way.next->id; }

std::string path_of(const Walk& way) {
    std::string ids;
    for (const auto* q : way.path) ids += (ids.empty() ? "" : " ") + q->id;
    return ids;
}

}  // namespace

TEST_CASE("The answers lead from question to question", "[walk]") {
    const auto interview = story();
    CHECK(asks(parent_says(interview, {})) == "placement");
    CHECK(asks(parent_says(interview, {{"placement", "home"}})) == "reason");
    CHECK(asks(parent_says(interview, {{"placement", "class"}})) == "far");
    CHECK(asks(parent_says(interview, {{"placement", "home"}, {"reason", "flu"}})) == "phone");
    CHECK(asks(parent_says(interview, {{"placement", "home"}, {"reason", "flu"}, {"phone", ""}})) ==
          "address");
    const auto done =
        parent_says(interview, {{"placement", "home"}, {"reason", "flu"}, {"phone", "87011234567"}});
    CHECK(done.complete());
    CHECK(path_of(done) == "placement reason phone");
}

TEST_CASE("Answers of a way that is no longer taken are not seen, and come back with it", "[walk]") {
    const auto interview = story();
    const auto home = parent_says(
        interview, {{"placement", "home"}, {"reason", "flu"}, {"far", "yes"}, {"phone", "87011234567"}});
    CHECK(home.complete());
    CHECK_FALSE(home.pruned.contains("far"));
    const auto school = parent_says(
        interview, {{"placement", "school"}, {"reason", "flu"}, {"far", "yes"}, {"phone", "87011234567"}});
    CHECK(school.complete());
    CHECK_FALSE(school.pruned.contains("reason"));
}

TEST_CASE("An answer that is given ahead waits for its question", "[walk]") {
    const auto interview = story();
    const auto way = parent_says(interview, {{"phone", ""}});
    CHECK(asks(way) == "placement");
    CHECK(way.pruned.empty());
}

TEST_CASE("An answer that is no longer offered counts as not given", "[walk]") {
    auto interview = interview_of({question(Kind::yes_no, "sure"), choice("who", {"mother", "other"})});
    interview.questions[1].options[0].when = when("sure", {"yes"});
    CHECK(parent_says(interview, {{"sure", "yes"}, {"who", "mother"}}).complete());
    const auto way = parent_says(interview, {{"sure", "no"}, {"who", "mother"}});
    CHECK(asks(way) == "who");
    const auto offered = options_of(interview.questions[1], way.pruned, small_pack(), today);
    REQUIRE(offered.size() == 1);
    CHECK(offered.front()->key == "other");
}

TEST_CASE("An answer of another interview counts only if it fits the question here", "[walk]") {
    const auto interview =
        interview_of({choice("placement", {"home", "school"}), question(Kind::region, "region")});
    const auto asks_with = [&](Kind kind, const std::string& text) {
        Answers answers;
        answers["placement"] = {.kind = kind, .canonical = Secret(text)};
        return asks(walk(interview, answers, small_pack(), today));
    };
    CHECK(asks_with(Kind::choice, "home") == "region");
    CHECK(asks_with(Kind::choice, "boarding") == "placement");
    CHECK(asks_with(Kind::text, "home") == "placement");
    CHECK(asks_with(Kind::choice, "") == "placement");
}

TEST_CASE("A region that places.yaml does not know is asked again", "[walk]") {
    const auto interview = interview_of({question(Kind::region, "region")});
    CHECK(parent_says(interview, {{"region", "79"}}).complete());
    CHECK(asks(parent_says(interview, {{"region", "99"}})) == "region");
}

TEST_CASE("Back is the question before on the path, not the one that was seen last", "[walk]") {
    const auto interview = story();
    const auto way = parent_says(interview, {{"placement", "school"}, {"far", "no"}, {"phone", ""}});
    CHECK(asks(way) == "address");
    CHECK(before(way, "address")->id == "phone");
    CHECK(before(way, "phone")->id == "far");
    CHECK(before(way, "far")->id == "placement");
    CHECK(before(way, "placement") == nullptr);
    CHECK(before(way, "reason") == nullptr);
}

TEST_CASE("The length that is expected counts what would be asked as things stand", "[walk]") {
    const auto interview = story();
    const auto length = [&](std::initializer_list<Said> given) {
        const auto way = parent_says(interview, given);
        return expected_length(interview, way.pruned, small_pack(), today);
    };
    CHECK(length({}) == 2);
    CHECK(length({{"placement", "home"}}) == 3);
    CHECK(length({{"placement", "home"}, {"reason", "flu"}, {"phone", ""}}) == 4);
}

TEST_CASE("A condition asks for all its keys and any of the values of each", "[walk]") {
    Answers answers;
    answers["placement"] = {.kind = Kind::choice, .canonical = Secret("home")};
    answers["needs"] = {.kind = Kind::choices, .canonical = Secret("seeing,walking")};
    answers["learned_on"] = {.kind = Kind::date, .canonical = Secret("2026-09-13")};
    const auto is = [&](const When& condition) { return holds(condition, answers, small_pack(), today); };
    CHECK(is({}));
    CHECK(is(when("placement", {"school", "home"})));
    CHECK_FALSE(is(when("placement", {"school"})));
    CHECK(is(when("needs", {"walking"})));
    CHECK_FALSE(is(when("needs", {"hearing"})));
    CHECK(is(when("learned_on", {"given"})));
    CHECK(is(when("complaint_passed", {"no"})));
    CHECK_FALSE(is(when("complaint_passed", {"yes"})));
    // What is unknown does not hold, whatever is asked of it.
    CHECK_FALSE(is(when("child_is_adult", {"yes", "no"})));
    CHECK_FALSE(is(when("nobody", {"yes"})));
    auto both = when("placement", {"home"});
    both.all_of.push_back(when("needs", {"hearing"}).all_of.front());
    CHECK_FALSE(is(both));
}
