// SPDX-License-Identifier: GPL-3.0-or-later
#include "statistics/register.h"

#include "base/error.h"
#include "statistics/publication.h"
#include "statistics/sample_table.h"
#include "statistics/survey.h"
#include "support/process.h"

#include <catch2/catch.hpp>

#include <thread>

namespace mektep {
namespace {

using namespace std::chrono;

Release sample(std::int64_t reports = 70) {
    auto table = line({3, 40, 7, 20});
    table.dimensions[0].question = "who";
    table.cells[0].suppressed = table.cells[2].suppressed = true;
    return release_of(table,
                      {.questionnaire = "barrier",
                       .from = 2026y / January,
                       .to = {},
                       .where = {{"region", {"75", "71", "75"}}}},
                      2, reports, 5, 2026y / November / 23d);
}

}  // namespace

TEST_CASE("A release is written as one line and read back, without what is hidden in it",
          "[statistics][register]") {
    const auto line = json_line(sample());
    CHECK(line.find('\n') == std::string::npos);
    CHECK(line.find("[null,40,null,20,70]") != std::string::npos);
    const auto back = release_from_json(line);
    REQUIRE(back);
    CHECK(is_same(*back, sample()));
    CHECK(back->made == sample().made);
    CHECK(back->selection.where.at("region") == std::vector<std::string>{"71", "75"});
}

TEST_CASE("A register is kept in a file, and one that is damaged is refused with its line",
          "[statistics][register]") {
    const PrivateFolder folder;
    const auto file = folder.path() / "releases.jsonl";
    CHECK(releases_in(file)->empty());
    write_releases(file, {sample(), sample(80)});
    REQUIRE(releases_in(file)->size() == 2);
    CHECK(is_same(releases_in(file)->back(), sample(80)));
    for (const auto* const broken :
         {"", "{}", "no json", R"({"format":2})", R"({"format":1,"questionnaire":"barrier"})"}) {
        CAPTURE(broken);
        folder.write("releases.jsonl", json_line(sample()) + "\n" + broken + "\n");
        const auto releases = releases_in(file);
        REQUIRE_FALSE(releases);
        CHECK(releases.error().front().place.line == 2);
    }
}

TEST_CASE("What was published may be published again, and is not entered twice", "[statistics][register]") {
    CHECK(not_yet_in({sample()}, {sample()}).empty());
    CHECK(not_yet_in({}, {sample(), sample()}).size() == 1);
    CHECK(problems_of_publishing({sample()}, {sample()}, survey(), Language::english).empty());
}

TEST_CASE("A release that gives a hidden count away is refused in words", "[statistics][register]") {
    auto table = line({40, 7, 3});
    table.dimensions[0] = {
        .question = "who", .label = {}, .categories = {{"s1", {}}, {"p0", {}}, {"n0", {}}}, .adds_up = true};
    table.cells[1].suppressed = table.cells[2].suppressed = true;
    const Selection all{.questionnaire = "barrier", .from = {}, .to = {}};
    auto of_the_pmpc = all;
    of_the_pmpc.where = {{"who", {"p0"}}};
    auto seven = empty_table({});
    seven.cells[0].count = 7;
    const auto day = 2026y / November / 23d;
    const auto before = release_of(table, all, 1, 50, 5, day);
    const auto problems = problems_of_publishing({release_of(seven, of_the_pmpc, 1, 50, 5, day)}, {before},
                                                 survey(), Language::english);
    REQUIRE(problems.size() == 2);
    CHECK(render(problems.front().what, Language::english, survey().catalog).find("“Nobody”") !=
          std::string::npos);
    // Nothing to do with each other.
    auto later = all;
    later.from = 2027y / January;
    auto earlier = before;
    earlier.selection.to = 2026y / December;
    CHECK(problems_of_publishing({release_of(seven, later, 1, 50, 5, day)}, {earlier}, survey(),
                                 Language::english)
              .empty());
}

TEST_CASE("What could not be given out is taken from the register again", "[statistics][register]") {
    const PrivateFolder folder;
    const auto file = folder.path() / "releases.jsonl";
    const auto refusal = publish(file, {sample()}, survey(), Language::english, [] {
        return Problems{
            Problem{.place = {}, .what = message("No stick."), .remedy = message("Plug one in.")}};
    });
    CHECK(refusal.size() == 1);
    CHECK(releases_in(file).value().empty());
    CHECK_THROWS_AS(publish(file, {sample()}, survey(), Language::english,
                            []() -> Problems { throw Failure(Outside::disk, "writing"); }),
                    Failure);
    CHECK(releases_in(file).value().empty());
    bool is_entered_before = false;
    CHECK(publish(file, {sample()}, survey(), Language::english, [&] {
              is_entered_before = releases_in(file).value().size() == 1;
              return Problems{};
          }).empty());
    CHECK(is_entered_before);
    CHECK(releases_in(file).value().size() == 1);
}

TEST_CASE("Two programs that publish at once lose no release", "[statistics][register]") {
    const PrivateFolder folder;
    const auto file = folder.path() / "releases.jsonl";
    constexpr int programs = 8;
    {
        std::vector<std::jthread> running;
        for (int i = 0; i < programs; ++i)
            running.emplace_back([&, i] {
                auto release = sample();
                release.selection.from = std::chrono::year(2001 + i) / std::chrono::January;
                release.selection.to = std::chrono::year(2001 + i) / std::chrono::June;
                [[maybe_unused]] const auto ignored =
                    publish(file, {release}, survey(), Language::english, [] { return Problems{}; });
            });
    }
    CHECK(releases_in(file).value().size() == programs);
}

}  // namespace mektep
