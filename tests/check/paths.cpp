// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/inspect.h"
#include "check/proven.h"

#include <chrono>

using namespace mektep;

namespace {

/// A guide of questions, each written in one line of YAML, that ends in one paragraph.
std::string guide_of(const std::vector<std::string>& questions) {
    std::string text = "interview: long\ntitle: \"Long\"\nquestions:\n";
    for (const auto& question : questions) text += "  - " + question + "\n";
    return text + "page:\n  - paragraph: \"End\"\n";
}

std::string yes_no(const std::string& id, const std::string& when = {}) {
    return "{id: " + id + ", ask: \"About " + id + "?\", kind: yes_no" +
           (when.empty() ? "" : ", when: {" + when + "}") + "}";
}

const std::string long_file = "config/guide/long.yaml";

/// Every way through the guide "long": its questions' ids, joined by blanks.
std::set<std::string> ways_through(const PackFolder& folder) {
    const auto pack = folder.load();
    REQUIRE(pack);
    const auto& interview = *find_interview(*pack, "long");
    std::set<std::string> ways;
    each_path(interview, *pack, deciding_questions(interview), [&](const Path& path) {
        std::string way;
        for (const auto* question : path.asked) way += (way.empty() ? "" : " ") + question->id;
        ways.insert(way);
    });
    return ways;
}

}  // namespace

TEST_CASE("All ways are walked, and no others", "[check]") {
    PackFolder folder;
    SECTION("a question that nothing looks at does not multiply them") {
        folder.write(long_file, guide_of({yes_no("a"), yes_no("b"), yes_no("c")}));
        CHECK(ways_through(folder) == std::set<std::string>{"a b c"});
    }
    SECTION("a condition makes two of one") {
        folder.write(long_file, guide_of({yes_no("a"), yes_no("b", "a: yes"), yes_no("c", "b: no")}));
        CHECK(ways_through(folder) == std::set<std::string>{"a", "a b", "a b c"});
    }
    SECTION("an answer that is not offered opens no way") {
        folder.write(long_file,
                     guide_of({yes_no("a"),
                               "{id: b, ask: \"B?\", kind: choice, options: {x: {label: \"X\", when: {a: "
                               "yes}}, y: \"Y\", z: \"Z\"}, when: {a: no}}",
                               yes_no("c", "b: x")}));
        CHECK(ways_through(folder) == std::set<std::string>{"a", "a b"});
    }
    SECTION("an answer may be left out") {
        folder.write(long_file, guide_of({"{id: a, ask: \"A?\", kind: text, optional: true}",
                                          yes_no("b", "a: left_out"), yes_no("c", "a: given")}));
        CHECK(ways_through(folder) == std::set<std::string>{"a b", "a c"});
    }
    SECTION("a fact is both, but only once its question is answered") {
        folder.write(long_file, guide_of({yes_no("early", "complaint_passed: yes"),
                                          "{id: learned_on, ask: \"When?\", kind: date}",
                                          yes_no("late", "complaint_passed: yes"),
                                          yes_no("in_time", "complaint_passed: no")}));
        CHECK(ways_through(folder) == std::set<std::string>{"learned_on late", "learned_on in_time"});
    }
    SECTION("a fact is what the chosen region makes it") {
        folder.write(long_file, guide_of({"{id: region, ask: \"Where?\", kind: region}",
                                          yes_no("a", "region: \"79\", region_has_department: no"),
                                          yes_no("b", "region: \"79\", region_has_department: yes")}));
        CHECK(ways_through(folder) == std::set<std::string>{"region", "region b"});
    }
}

TEST_CASE("Every question can be reached", "[check]") {
    PackFolder folder;
    folder.write(long_file, guide_of({yes_no("a"), yes_no("b", "a: yes"), yes_no("never", "b: yes, a: no"),
                                      yes_no("d")}));
    CHECK(said_by("paths", folder) ==
          Lines{folder.where(long_file, "never") + ": The question “never” can never be reached."});
}

TEST_CASE("Every way ends and asks something", "[check]") {
    PackFolder folder;
    SECTION("a choice without an answer that applies is a dead end") {
        folder.write(long_file, guide_of({yes_no("a"),
                                          "{id: b, ask: \"B?\", kind: choice, options: {x: {label: \"X\", "
                                          "when: {a: yes}}, y: {label: \"Y\", when: {a: yes}}}}"}));
        CHECK(said_by("paths", folder) ==
              Lines{folder.where(long_file, "{id: b") +
                    ": On some ways the question “b” offers no answer, so they never end."});
    }
    SECTION("nothing is asked") {
        const std::string report = "config/reports/empty.yaml";
        folder.write(report, "interview: empty\ntitle: \"Empty\"\nquestions: []\nrecord: {version: 1}\n");
        CHECK(said_by("paths", folder) == Lines{report + ":1: There is a way on which nothing is asked."});
    }
    SECTION("a page of advice may be there to be read alone") {
        folder.write(long_file, guide_of({}));
        CHECK(said_by("paths", folder).empty());
    }
    SECTION("a choice of one is no choice") {
        folder.write(long_file, guide_of({"{id: a, ask: \"A?\", kind: choice, options: {x: \"X\"}}"}));
        CHECK(said_by("paths", folder) ==
              Lines{folder.where(long_file, "{id: a") + ": The question “a” has fewer than two answers."});
    }
}

TEST_CASE("No way asks the same twice", "[check]") {
    PackFolder folder;
    const std::string first = "{id: first, ask: \"Who?\", kind: name}";
    SECTION("on one way") {
        folder.write(long_file, guide_of({yes_no("a"), first,
                                          "{id: again, ask: \"Who?\", kind: name, when: {a: yes}}"}));
        CHECK(said_by("paths", folder) == Lines{folder.where(long_file, "again") +
                                                ": One way asks the same twice: “first” and “again”."});
    }
    SECTION("ways that exclude each other may use the same words") {
        folder.write(long_file, guide_of({yes_no("a"), "{id: b, ask: \"Who?\", kind: name, when: {a: no}}",
                                          "{id: c, ask: \"Who?\", kind: name, when: {a: yes}}"}));
        CHECK(said_by("paths", folder).empty());
    }
}

TEST_CASE("Forty questions of which ten decide are proven in less than a second", "[check]") {
    PackFolder folder;
    std::vector<std::string> questions;
    for (int i = 0; i < 10; ++i) questions.push_back(yes_no("decides_" + std::to_string(i)));
    for (int i = 0; i < 30; ++i)
        questions.push_back(
            yes_no("asks_" + std::to_string(i), "decides_" + std::to_string(i % 10) + ": yes"));
    folder.write(long_file, guide_of(questions));
    const auto pack = folder.load();
    REQUIRE(pack);
    const auto begin = std::chrono::steady_clock::now();
    const auto findings = check_paths({.pack = *pack, .lexicon = shipped_lexicon(), .today = day_of_proof});
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(1));
    CHECK(findings.empty());
    CHECK(count_of_ways(*find_interview(*pack, "long"), *pack) == 1024);
}

TEST_CASE("An interview with more than a million ways is refused, not walked for ever", "[check][slow]") {
    PackFolder folder;
    std::vector<std::string> questions;
    for (int i = 0; i < 21; ++i) questions.push_back(yes_no("q" + std::to_string(i)));
    for (int i = 0; i < 21; ++i)
        questions.push_back(yes_no("r" + std::to_string(i), "q" + std::to_string(i) + ": yes"));
    folder.write(long_file, guide_of(questions));
    const auto lines = said_by("paths", folder);
    REQUIRE_FALSE(lines.empty());
    CHECK(lines.front() ==
          long_file + ":1: The interview has more than 1,000,000 ways: they cannot all be proven.");
}

TEST_CASE("Ways too many to be numbered are counted as the greatest number", "[check]") {
    PackFolder folder;
    std::vector<std::string> questions;
    std::string blocks = "page:\n";
    for (int i = 0; i < 70; ++i) {
        questions.push_back(yes_no("q" + std::to_string(i)));
        blocks += "  - paragraph: \"End\"\n    when: {q" + std::to_string(i) + ": yes}\n";
    }
    auto text = guide_of(questions);
    folder.write(long_file, text.substr(0, text.find("page:")) + blocks);
    const auto pack = folder.load();
    REQUIRE(pack);
    CHECK(count_of_ways(*find_interview(*pack, "long"), *pack) == std::numeric_limits<std::int64_t>::max());
}
