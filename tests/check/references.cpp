// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/proven.h"

using namespace mektep;

TEST_CASE("A condition may only look at questions, facts and answers that there are", "[check]") {
    PackFolder folder;
    SECTION("no such question") {
        folder.change(guide_file, "when: {placement: home}", "when: {placment: home}");
        CHECK(said_by("references", folder) ==
              Lines{folder.where(guide_file, "placment") + ": There is no question and no fact “placment”."});
    }
    SECTION("no such answer") {
        folder.change(guide_file, "when: {placement: home}", "when: {placement: [home, boarding]}");
        CHECK(said_by("references", folder) ==
              Lines{folder.where(guide_file, "boarding") + ": “boarding” is no answer to “placement”."});
    }
    SECTION("a question that is asked later") {
        folder.change(guide_file, "when: {placement: home}", "when: {learned_on: given}");
        CHECK(said_by("references", folder) ==
              Lines{folder.where(guide_file, "learned_on: given") +
                    ": The condition looks at “learned_on”, which is asked later."});
    }
    SECTION("itself") {
        folder.change(guide_file, "when: {placement: home}", "when: {home_reason: given}");
        CHECK(said_by("references", folder).size() == 1);
    }
    SECTION("a fact that is a date") {
        folder.change(guide_file, "complaint_passed: no", "complaint_last_day: no");
        CHECK(said_by("references", folder) == Lines{folder.where(guide_file, "complaint_last_day: no") +
                                                     ": The fact “complaint_last_day” is not a yes or no."});
    }
    SECTION("a fact that is neither yes nor no") {
        folder.change(guide_file, "complaint_passed: no", "complaint_passed: maybe");
        CHECK(said_by("references", folder) == Lines{folder.where(guide_file, "complaint_passed: maybe") +
                                                     ": “maybe” is no answer to “complaint_passed”."});
    }
    SECTION("an answer left out where none may be left out") {
        folder.change(guide_file, "complaint_passed: no", "learned_on: left_out");
        CHECK(said_by("references", folder) == Lines{folder.where(guide_file, "learned_on: left_out") +
                                                     ": “left_out” is no answer to “learned_on”."});
    }
    SECTION("a region that is not in places.yaml") {
        folder.change(letter_file, "when: {region_has_department: no}", "when: {region: \"11\"}");
        CHECK(said_by("references", folder) ==
              Lines{folder.where(letter_file, "{region: \"11\"") + ": “11” is no answer to “region”."});
    }
    SECTION("an answer that depends on a question asked later") {
        folder.change(guide_file, "home: \"Teaching at home\"",
                      "home: {label: \"Teaching at home\", when: {home_reason: given}}");
        CHECK(said_by("references", folder) ==
              Lines{folder.where(guide_file, "home: {label") +
                    ": The condition looks at “home_reason”, which is asked later."});
    }
}

TEST_CASE("A condition that several texts of a block share is named once", "[check]") {
    PackFolder folder;
    folder.change(letter_file, "    - paragraph: \"I rest on the law.\"\n",
                  "    - list: [\"One\", \"Two\", \"Three\"]\n      when: {nobody: home}\n"
                  "    - paragraph: \"I rest on the law.\"\n");
    CHECK(said_by("references", folder) ==
          Lines{folder.where(letter_file, "nobody") + ": There is no question and no fact “nobody”."});
}

TEST_CASE("A source that is named must stand in law.yaml", "[check]") {
    PackFolder folder;
    SECTION("by the interview") {
        folder.change(guide_file, "summary: \"Your right in few words.\"\nsources: [law-26]",
                      "summary: \"Your right in few words.\"\nsources: [law-27]");
        CHECK(said_by("references", folder) == Lines{guide_file + ":1: There is no source “law-27”."});
    }
    SECTION("by a question") {
        folder.change(guide_file, "kind: date\n", "kind: date\n    sources: [law-27]\n");
        CHECK(said_by("references", folder) ==
              Lines{folder.where(guide_file, "- id: learned_on") + ": There is no source “law-27”."});
    }
    SECTION("by a paragraph") {
        folder.change(letter_file, "sources: [law-26]", "sources: [law-27]");
        CHECK(said_by("references", folder) ==
              Lines{folder.where(letter_file, "I rest on") + ": There is no source “law-27”."});
    }
    SECTION("by a whole list, whose items would all be left out") {
        folder.change(guide_file, "  - list:\n", "  - sources: [law-27]\n    list:\n");
        CHECK(said_by("references", folder) ==
              Lines{folder.where(guide_file, "Hand it in") + ": There is no source “law-27”."});
    }
    SECTION("by a term") {
        folder.change(law_file, "source: law-26", "source: law-27");
        CHECK(said_by("references", folder) ==
              Lines{folder.where(law_file, "months: 3") + ": There is no source “law-27”."});
    }
}

TEST_CASE("A source names its act, a term its day", "[check]") {
    PackFolder folder;
    SECTION("act") {
        folder.change(law_file, "act: law\n", "act: code\n");
        CHECK(said_by("references", folder) ==
              Lines{folder.where(law_file, "act: code") + ": There is no act “code”."});
    }
    SECTION("a question that nobody asks") {
        folder.change(law_file, "from: learned_on", "from: decided_on");
        CHECK(said_by("references", folder) ==
              Lines{folder.where(law_file, "months: 3") +
                    ": The term is counted from “decided_on”, but no interview asks for such a date."});
    }
    SECTION("a question that is no date") {
        folder.change(law_file, "from: learned_on", "from: placement");
        CHECK(said_by("references", folder).size() == 1);
    }
    SECTION("today is always known") {
        folder.change(law_file, "from: learned_on", "from: today");
        CHECK(said_by("references", folder).empty());
    }
}

TEST_CASE("A guide offers letters and reports that there are", "[check]") {
    PackFolder folder;
    SECTION("no such letter") {
        folder.change(guide_file, "letters: [complaint]", "letters: [lost]");
        CHECK(said_by("references", folder) == Lines{guide_file + ":1: There is no letter “lost”."});
    }
    SECTION("a report is no letter") {
        folder.change(guide_file, "letters: [complaint]", "letters: [barrier]");
        CHECK(said_by("references", folder) == Lines{guide_file + ":1: There is no letter “barrier”."});
    }
    SECTION("no such report") {
        folder.change(guide_file, "reports: [barrier]", "reports: [complaint]");
        CHECK(said_by("references", folder) == Lines{guide_file + ":1: There is no report “complaint”."});
    }
}

TEST_CASE("Shares are of reports with one answer to each question that they look at", "[check]") {
    const std::string report_file = "config/reports/barrier.yaml";
    PackFolder folder;
    const auto covering = [&](const std::string& coverage) {
        folder.change(report_file, "record: {version: 1}",
                      "record: {version: 1, coverage: " + coverage + "}");
        return said_by("references", folder);
    };
    SECTION("as they should be") { CHECK(covering("{of: happened, when: {region: \"79\"}}").empty()); }
    SECTION("of a question that is not there") {
        CHECK(covering("{of: learns_now}") ==
              Lines{folder.where(report_file, "record:") +
                    ": “learns_now” is no question with one answer of several."});
    }
    SECTION("of a question with several answers") {
        folder.change(report_file, "kind: choice\n", "kind: choices\n");
        CHECK(covering("{of: happened}") == Lines{folder.where(report_file, "record:") +
                                                  ": “happened” is no question with one answer of several."});
    }
    SECTION("among reports with an answer that is none") {
        CHECK(covering("{of: happened, when: {happened: moved}}") ==
              Lines{folder.where(report_file, "record:") + ": “moved” is no answer to “happened”."});
    }
    SECTION("among reports with one of several answers") {
        folder.change(report_file, "kind: choice\n", "kind: choices\n");
        CHECK(covering("{of: region, when: {happened: waits}}") ==
              Lines{folder.where(report_file, "record:") +
                    ": “happened” is no question with one answer of several."});
    }
}
