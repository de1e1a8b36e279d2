// SPDX-License-Identifier: GPL-3.0-or-later
// All proofs together: of a sound pack, and of the one that is shipped.
#include "check/proven.h"

#include <chrono>
#include <set>

using namespace mektep;

TEST_CASE("A sound pack has no findings, and the verdict says what was looked at", "[check]") {
    const PackFolder folder;
    const auto pack = folder.load();
    REQUIRE(pack);
    const auto verdict = check({.pack = *pack, .lexicon = shipped_lexicon(), .today = day_of_proof});
    for (const auto& finding : verdict.findings)
        UNSCOPED_INFO(finding.check << " " << folder.written(finding.problem.place) << ": "
                                    << render(finding.problem.what, Language::english, Catalog()));
    CHECK(verdict.sound());
    // The guide: home with a reason or none, or a special school; each in time or late. The letter: a region
    // with a department or without. The report: one.
    CHECK(verdict.paths == 3 * 2 + 2 + 1);
    CHECK(verdict.statements == 2);
    CHECK(verdict.texts == static_cast<std::int64_t>(all_texts(*pack).size()));
}

TEST_CASE("Each proof has a name of its own and says what it proves", "[check]") {
    std::set<std::string_view> names;
    for (const auto& check : all_checks()) {
        CHECK(names.insert(check.id).second);
        CHECK(check.description.ends_with("."));
    }
    CHECK(names == std::set<std::string_view>{"references", "paths", "texts", "letters", "law", "speakable",
                                              "reading"});
}

TEST_CASE("A verdict lists what every proof found, not only the first", "[check]") {
    PackFolder folder;
    folder.change(law_file, "review_due: 2027-05-23", "review_due: 2026-11-23");
    folder.change(guide_file, "letters: [complaint]", "letters: [lost]");
    const auto pack = folder.load();
    REQUIRE(pack);
    const auto verdict = check({.pack = *pack, .lexicon = shipped_lexicon(), .today = day_of_proof});
    REQUIRE(verdict.findings.size() == 2);
    CHECK_FALSE(verdict.sound());
    CHECK(verdict.findings[0].check == "references");
    CHECK(verdict.findings[1].check == "law");
}

TEST_CASE("The shipped pack is sound", "[check]") {
    const auto pack = load_pack(MEKTEP_SOURCE_DIR);
    REQUIRE(pack);
    const auto verdict = check({.pack = *pack, .lexicon = shipped_lexicon(), .today = day_of_proof});
    for (const auto& finding : verdict.findings)
        UNSCOPED_INFO(finding.check << " " << finding.problem.place.file << ":" << finding.problem.place.line
                                    << ": " << render(finding.problem.what, Language::english, Catalog()));
    CHECK(verdict.sound());
    CHECK(verdict.paths > 1000);
    CHECK(verdict.statements > 30);
}
