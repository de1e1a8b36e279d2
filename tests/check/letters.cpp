// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/proven.h"

using namespace mektep;

namespace {

std::string missing(const std::string& name) {
    return ": “" + name + "” is not answered on every way on which this text is printed.";
}

}  // namespace

TEST_CASE("Every argument is answered on every way on which its text is printed", "[check]") {
    PackFolder folder;
    SECTION("a question that is asked on some ways only") {
        folder.change(guide_file, "    when: {home_reason: given}\n", "");
        CHECK(said_by("letters", folder) ==
              Lines{folder.where(guide_file, "The reason was") + missing("home_reason")});
    }
    SECTION("a question that is asked on those ways, but may be left out") {
        folder.change(guide_file, "    when: {home_reason: given}\n", "    when: {placement: home}\n");
        CHECK(said_by("letters", folder) ==
              Lines{folder.where(guide_file, "The reason was") + missing("home_reason")});
    }
    SECTION("the condition under which the question is asked is enough where it must be answered") {
        folder.change(guide_file, "    kind: text\n    optional: true\n", "    kind: text\n");
        folder.change(guide_file, "    when: {home_reason: given}\n", "    when: {placement: home}\n");
        CHECK(said_by("letters", folder).empty());
    }
    SECTION("a field whose value is left out goes with its label") {
        folder.change(letter_file, "value: \"{applicant_phone}\"", "value: \"tel. {applicant_phone}\"");
        CHECK(said_by("letters", folder) ==
              Lines{folder.where(letter_file, "tel.") + missing("applicant_phone")});
    }
    SECTION("a name that nothing stands for") {
        folder.change(letter_file, "value: \"{applicant_name}\"", "value: \"{applicant}\"");
        CHECK(said_by("letters", folder) ==
              Lines{folder.where(letter_file, "{applicant}") + missing("applicant")});
    }
    SECTION("a fact whose question is not asked") {
        folder.change(letter_file, "\"This sheet is for you.\"", "\"The child is {child_age}.\"");
        CHECK(said_by("letters", folder) ==
              Lines{folder.where(letter_file, "The child is") + missing("child_age")});
    }
    SECTION("a fact that needs no question, and the addressee") {
        folder.change(letter_file, "\"This sheet is for you.\"",
                      "\"Today is {today}: bring it to {addressee}.\"");
        CHECK(said_by("letters", folder).empty());
    }
    SECTION("the addressee in a guide") {
        folder.change(guide_file, "\"Ask for a slip.\"", "\"Go to {addressee}.\"");
        CHECK(said_by("letters", folder) == Lines{folder.where(guide_file, "Go to") + missing("addressee")});
    }
    SECTION("a question, where nothing is filled in") {
        folder.change(letter_file, "\"Is your child a boy or a girl?\"", "\"Is {applicant_name} a boy?\"");
        CHECK(said_by("letters", folder) ==
              Lines{folder.where(letter_file, "a boy?") + missing("applicant_name")});
    }
}

TEST_CASE("A choice stands in a sentence by the words of its answers only", "[check]") {
    PackFolder folder;
    SECTION("bare") {
        folder.change(letter_file, "\"This sheet is for you.\"", "\"Your child is a {child_sex}.\"");
        CHECK(said_by("letters", folder) ==
              Lines{folder.where(letter_file, "Your child is a") +
                    ": “child_sex” is a choice and cannot stand in a sentence as it is."});
    }
    SECTION("by an answer that there is not") {
        folder.change(letter_file, "select, girl {My", "select, daughter {My");
        CHECK(said_by("letters", folder) ==
              Lines{folder.where(letter_file, "daughter {My") + ": “daughter” is no answer to “child_sex”."});
    }
    SECTION("counted, which ICU refuses when the letter is written") {
        folder.change(letter_file, "\"This sheet is for you.\"",
                      "\"{applicant_name, plural, one {One} other {Many}}\"");
        CHECK(said_by("letters", folder) ==
              Lines{folder.where(letter_file, "plural, one") +
                    ": “applicant_name” is not a number: no words can depend on how many there are."});
    }
}

TEST_CASE("Every letter has somebody to go to, whatever region is chosen", "[check]") {
    PackFolder folder;
    const std::string nobody =
        ": The region 00 has no body “education_department”, and the letter complaint does not ask for its "
        "name.";
    SECTION("a region without the body, and no question") {
        folder.change(
            letter_file,
            "  - id: addressee_name\n    when: {region_has_department: no}\n    ask: \"What is the name "
            "of the office?\"\n    kind: text\n",
            "");
        CHECK(said_by("letters", folder) == Lines{folder.where(places_file, "Басқа жер") + nobody});
    }
    SECTION("a question that is asked where it is not needed") {
        folder.change(letter_file, "region_has_department: no", "region_has_department: yes");
        CHECK(said_by("letters", folder).size() == 1);
    }
    SECTION("a question that may be left out") {
        folder.change(letter_file, "office?\"\n    kind: text\n",
                      "office?\"\n    kind: text\n    optional: true\n");
        CHECK(said_by("letters", folder).size() == 1);
    }
    SECTION("another role, which no region has") {
        folder.change(letter_file, "addressee: education_department", "addressee: court");
        const auto lines = said_by("letters", folder);
        REQUIRE(lines.size() == 1);
        CHECK(lines.front().find("The region 79 has no body “court”") != std::string::npos);
    }
    SECTION("no region and no name") {
        folder.change(letter_file,
                      "  - id: region\n    ask: \"In which region do you live?\"\n    kind: region\n", "");
        folder.change(letter_file, "        - {label: \"Region\", value: \"{region}\"}\n", "");
        folder.change(letter_file, "    when: {region_has_department: no}\n", "    when: {child_sex: boy}\n");
        CHECK(said_by("letters", folder) ==
              Lines{letter_file + ":1: Nothing tells to whom the letter goes."});
    }
}

TEST_CASE("A letter has a body", "[check]") {
    PackFolder folder;
    auto text = folder.text_of(letter_file);
    const auto from = text.find("  body:"), to = text.find("  enclosures:");
    folder.write(letter_file, text.erase(from, to - from));
    CHECK(said_by("letters", folder) == Lines{letter_file + ":1: The letter has no heading or no body."});
}
