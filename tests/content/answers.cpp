// SPDX-License-Identifier: GPL-3.0-or-later
// Answers files.
#include "content/refused.h"

using namespace mektep;

namespace {

Result<std::vector<RawAnswer>> answers(const std::string& text) {
    PackFolder folder;
    folder.write("answers.yaml", text);
    return load_answers(folder.path() / "answers.yaml");
}

}  // namespace

TEST_CASE("Answers are taken as they are written", "[content][answers]") {
    const auto read = answers(
        "placement: home\nconsent: yes\nlearned_on: 2026-11-23\nclass: 03\nneeds: [a, b]\n"
        "name: \"Өмірзақ Әлия\"\nreason:\nnote: |\n  two\n  lines\n");
    REQUIRE(read);
    REQUIRE(read->size() == 8);
    const auto& all = *read;
    CHECK((all[0].question == "placement" && all[0].values == Lines{"home"} && all[0].place.line == 1));
    CHECK(all[1].values == Lines{"yes"});
    CHECK(all[2].values == Lines{"2026-11-23"});
    CHECK(all[3].values == Lines{"03"});
    CHECK(all[4].values == Lines{"a", "b"});
    CHECK((all[5].values == Lines{"Өмірзақ Әлия"} && all[5].place.line == 6));
    CHECK(all[6].values.empty());
    CHECK(all[7].values == Lines{"two\nlines\n"});
}

TEST_CASE("No answers are no problem", "[content][answers]") {
    CHECK(answers("")->empty());
    CHECK(answers("# nothing\n")->empty());
    CHECK(answers("{}\n")->empty());
}

TEST_CASE("Broken answers are refused with their line", "[content][answers]") {
    const auto [text, line] = GENERATE(table<std::string, int>({
        {"a: b\na: c\n", 2},
        {"a: b\nc:\n  d: e\n", 3},
        {"a: [b, [c]]\n", 1},
        {"- a\n- b\n", 1},
        {"just a text\n", 1},
        {"a: &x b\nc: *x\n", 1},
        {"a: b\n---\nc: d\n", 2},
        {"a: \"b\nc: \"d\"\n", 2},
    }));
    CAPTURE(text);
    const auto read = answers(text);
    REQUIRE_FALSE(read);
    CHECK(read.error().front().place.line == line);
    CHECK_FALSE(in_english(read.error().front().what).empty());
}

TEST_CASE("What a visitor wrote does not stand in a problem", "[content][answers]") {
    for (const auto* const text :
         {"name: [Canary, [Canary]]\n", "name: {Canary: Canary}\n", "name: \"Canary\nb: \"c\"\n",
          "name: Canary: Canary\n", "- Canary\n", "name: &Canary x\n"}) {
        const auto read = answers(text);
        REQUIRE_FALSE(read);
        for (const auto& problem : read.error())
            CHECK((in_english(problem.what) + in_english(problem.remedy)).find("Canary") ==
                  std::string::npos);
    }
}

TEST_CASE("An answers file that is too large is refused", "[content][answers]") {
    CHECK_FALSE(answers("a: " + std::string(1'000'001, 'x')));
    CHECK(answers("a: " + std::string(10'000, 'x'))->front().values.front().size() == 10'000);
}
