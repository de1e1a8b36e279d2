// SPDX-License-Identifier: GPL-3.0-or-later
// The main job with a keypad and the voice, without sight and without touch (K01, K02).
#include "touch_program.h"

#include "report/data_folder.h"

using namespace mektep;

namespace {

/// Arrow down until the control with that name has the focus; each step must be heard.
void go_to(TouchProgram& kiosk, const std::string& name) {
    for (int steps = 0; kiosk.focused() != name; ++steps) {
        INFO("looking for “" << name << "” on " << kiosk.screen() << "\n" << dump(kiosk.tree()));
        REQUIRE(steps < 80);
        const auto heard = kiosk.utterances().size();
        kiosk.key("Down");
        REQUIRE(kiosk.hears_more_than(heard));
    }
}
void go_to(TouchProgram& kiosk, const Message& name) { go_to(kiosk, kiosk.words(name)); }

std::string enter(TouchProgram& kiosk, const std::string& name) {
    go_to(kiosk, name);
    const auto mark = kiosk.screens();
    kiosk.key("Return");
    return kiosk.wait_for_next(mark);
}
std::string enter(TouchProgram& kiosk, const Message& name) { return enter(kiosk, kiosk.words(name)); }

std::string digits_of(const std::string& date) {
    std::string digits;
    for (const char c : date)
        if (c != '.') digits += c;
    return digits;
}

void answer(TouchProgram& kiosk, const Question& question, const std::string& given) {
    if (question.kind == Kind::region) {
        go_to(
            kiosk,
            std::ranges::find(shipped_pack().places.regions, given, &Region::code)->name.of(kiosk.language));
        kiosk.key("Return");
    } else if (question.options.empty() && question.kind != Kind::yes_no) {
        const bool has_dots = question.kind == Kind::date || question.kind == Kind::month;
        if (!given.empty()) desktop().type(has_dots ? digits_of(given) : given);
    } else {
        for (std::size_t begin = 0; begin < given.size();) {
            const auto end = std::min(given.find('+', begin), given.size());
            go_to(kiosk, option_name(question, given.substr(begin, end - begin)));
            kiosk.key("Return");
            begin = end + 1;
        }
    }
}

void answer_by_keys(TouchProgram& kiosk, const std::map<std::string, std::string>& answers) {
    while (kiosk.screen().starts_with("question:")) {
        const auto& question = question_of(kiosk.screen());
        answer(kiosk, question, answers.at(question.id));
        enter(kiosk, message("Continue"));
    }
}

}  // namespace

TEST_CASE("With keys and the voice alone a parent writes the complaint and reports the barrier",
          "[kiosk][K01][K02][K17]") {
    TouchProgram kiosk;
    kiosk.key("F2");
    REQUIRE(kiosk.hears_more_than(0));
    enter(kiosk, std::string(own_name(Language::kazakh)));
    REQUIRE(kiosk.screen() == "home");
    enter(kiosk, message("Find out what to do"));
    if (kiosk.screen() == "list")
        enter(kiosk, message_of(find_interview(shipped_pack(), "pmpc-recommended")->title));
    answer_by_keys(kiosk, family_in_shymkent());
    REQUIRE(kiosk.screen() == "advice");
    enter(kiosk, message_of(find_interview(shipped_pack(), "pmpc-complaint")->title));
    answer_by_keys(kiosk, family_in_shymkent());
    REQUIRE(kiosk.screen() == "check");
    REQUIRE(enter(kiosk, message("Write the letter")) == "letter");
    // Typed on a Kazakh keyboard, as it stands in the letter; not said aloud without consent (K08).
    CHECK(dump(kiosk.tree()).find("Сейітқызы Айгүл") != std::string::npos);
    for (const auto& said : kiosk.utterances()) CHECK(said.find("Сейітқызы") == std::string::npos);
    enter(kiosk, message("Start page"));
    enter(kiosk, message("Report a barrier"));
    enter(kiosk, message_of(find_interview(shipped_pack(), "barrier")->title));
    answer_by_keys(kiosk, barrier_in_shymkent());
    REQUIRE(kiosk.screen() == "check");
    go_to(kiosk, message("Send the report"));
    kiosk.key("Return");
    kiosk.wait_for_screen("thanks");
    kiosk.end();
    CHECK(open_data_folder(kiosk.data()).value().store->count() == 1);
}
