// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/proven.h"

using namespace mektep;

namespace {

std::string source_line(const PackFolder& folder) {
    // A map's place is where its first key stands.
    return folder.where(law_file, "    act: law");
}

}  // namespace

TEST_CASE("A source that is not verified is switched off", "[check]") {
    PackFolder folder;
    const auto confidence = GENERATE(as<std::string>(), "check", "not_verified");
    folder.change(law_file, "confidence: official", "confidence: " + confidence);
    SECTION("in use") {
        CHECK(said_by("law", folder) ==
              Lines{source_line(folder) + ": The source is not verified, but in use."});
    }
    SECTION("switched off") {
        folder.change(law_file, "    fact: F-1\n", "    fact: F-1\n    use: off\n");
        CHECK(said_by("law", folder).empty());
    }
}

TEST_CASE("A source that is in use was read on a known day and is read again in time", "[check]") {
    PackFolder folder;
    SECTION("read on") {
        folder.change(law_file, "    text_as_of: 2026-11-23\n", "");
        CHECK(said_by("law", folder) ==
              Lines{source_line(folder) + ": It is not said on which day the text was read."});
    }
    SECTION("to be read again") {
        folder.change(law_file, "    review_due: 2027-05-23\n", "");
        CHECK(said_by("law", folder) ==
              Lines{source_line(folder) + ": It is not said when the source must be read again."});
    }
    SECTION("due yesterday") {
        folder.change(law_file, "review_due: 2027-05-23", "review_due: 2026-11-23");
        CHECK(said_by("law", folder) ==
              Lines{source_line(folder) + ": The source was to be read again by 23 November 2026."});
    }
    SECTION("due today") {
        folder.change(law_file, "review_due: 2027-05-23", "review_due: 2026-11-24");
        CHECK(said_by("law", folder).empty());
    }
}

TEST_CASE("A review has a lawyer and a day", "[check]") {
    PackFolder folder;
    SECTION("a lawyer alone") {
        folder.change(law_file, "    fact: F-1\n", "    fact: F-1\n    reviewed_by: A lawyer\n");
        CHECK(said_by("law", folder) ==
              Lines{source_line(folder) + ": reviewed_by and reviewed_on belong together."});
    }
    SECTION("a day alone") {
        folder.change(law_file, "    fact: F-1\n", "    fact: F-1\n    reviewed_on: 2026-11-20\n");
        CHECK(said_by("law", folder).size() == 1);
    }
    SECTION("both") {
        folder.change(law_file, "    fact: F-1\n",
                      "    fact: F-1\n    reviewed_by: A lawyer\n    reviewed_on: 2026-11-20\n");
        CHECK(said_by("law", folder).empty());
    }
}

TEST_CASE("Every statement of law names its source", "[check]") {
    PackFolder folder;
    SECTION("what the law says") {
        folder.change(guide_file, "area]].\"\n    sources: [law-26]", "area]].\"");
        CHECK(said_by("law", folder) == Lines{folder.where(guide_file, "The law says: the school") +
                                              ": The text states the law, but names no source."});
    }
    SECTION("an article") {
        folder.change(guide_file, "\"Ask for a slip.\"", "\"Article 64 gives you a slip.\"");
        CHECK(said_by("law", folder).size() == 1);
    }
    SECTION("the source of the whole list is enough") {
        folder.change(guide_file, "\"Ask for a slip.\"", "\"Article 64 gives you a slip.\"");
        folder.change(guide_file, "  - list:\n", "  - sources: [law-26]\n    list:\n");
        CHECK(said_by("law", folder).empty());
    }
}

TEST_CASE("What is known from a secondary source only is worded as practice", "[check]") {
    PackFolder folder;
    folder.change(law_file, "confidence: official", "confidence: secondary");
    folder.change(letter_file, "    - paragraph: \"I rest on the law.\"\n      sources: [law-26]\n", "");
    SECTION("as certain") {
        CHECK(said_by("law", folder) ==
              Lines{folder.where(guide_file, "The law says: the school") +
                    ": The source “law-26” is only secondary, but the text states it as certain."});
    }
    SECTION("as practice") {
        folder.change(guide_file, "\"The law says: the school", "\"As a rule the school");
        CHECK(said_by("law", folder).empty());
    }
}

TEST_CASE("When an act is changed, all that rests on it is due to be read again", "[check]") {
    PackFolder folder;
    SECTION("after it was read") {
        folder.change(law_file, "adopted: 2007-07-27}", "adopted: 2007-07-27, changed: 2026-11-24}");
        const auto lines = said_by("law", folder);
        REQUIRE(lines.size() == 1);
        CHECK(lines.front() == folder.where(law_file, "act: law") +
                                   ": The act was changed on 24 November 2026, after this was read. On it "
                                   "rest: need-help, complaint.");
    }
    SECTION("before it was read") {
        folder.change(law_file, "adopted: 2007-07-27}", "adopted: 2007-07-27, changed: 2026-11-23}");
        CHECK(said_by("law", folder).empty());
    }
}
