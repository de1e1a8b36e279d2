// SPDX-License-Identifier: GPL-3.0-or-later
// Interviews that are broken in one place, and the line that the editor is told.
#include "content/refused.h"

using namespace mektep;

namespace {

/// A fault: these words of a file become those; the words at which the line is named, and what is said.
struct Fault {
    std::string file, from, to, at, said;
};

void is_refused(const Fault& fault) {
    CAPTURE(fault.file, fault.to);
    PackFolder folder;
    folder.change(fault.file, fault.from, fault.to);
    CHECK(refused_with(folder) == Lines{folder.where(fault.file, fault.at) + ": " + fault.said});
}

}  // namespace

TEST_CASE("A broken question is refused with its line", "[content][broken]") {
    is_refused(GENERATE(values<Fault>({
        {guide_file, "    ask: \"What was", "    aks: x\n    ask: \"What was", "aks: x",
         "“aks” is not known here."},
        {guide_file, "    kind: choice\n", "    kind: choise\n", "choise",
         "There is no kind of question “choise”."},
        {guide_file, "    kind: date\n", "", "id: learned_on", "“kind” is missing."},
        {guide_file, "    ask: \"When did you learn of it?\"\n", "", "id: learned_on", "“ask” is missing."},
        {guide_file, "    ask: \"When did you learn of it?\"\n", "    ask: \"\"\n", "ask: \"\"",
         "“ask” is empty."},
        {guide_file, "    ask: \"When did you learn of it?\"\n", "    ask: [a, b]\n", "ask: [a",
         "“ask” must be a text."},
        {guide_file, "id: learned_on", "id: Learned", "id: Learned",
         "“Learned” cannot be the id of a question."},
        {guide_file, "id: learned_on", "id: learned-on", "id: learned-on",
         "“learned-on” cannot be the id of a question."},
        {guide_file, "id: home_reason", "id: placement\n    why: x", "id: placement\n    why: x",
         "The question “placement” stands twice."},
        {guide_file, "    optional: true\n", "    optional: perhaps\n", "perhaps",
         "“optional” must be yes or no."},
        {guide_file, "    latest: today\n", "    latest: tomorrow\n", "tomorrow",
         "“latest” must be a date, “today”, or “today-18y”."},
        {guide_file, "    latest: today\n", "    latest: 2026-02-30\n", "2026-02-30",
         "“latest” must be a date, “today”, or “today-18y”."},
        {guide_file, "    latest: today\n", "    latest: today-9999999999y\n", "today-99",
         "“latest” must be a date, “today”, or “today-18y”."},
        {guide_file, "    latest: today\n", "    earliest: 2026-02-01\n    latest: 2026-01-01\n",
         "2026-01-01", "No answer can be within both limits."},
        {guide_file, "    latest: today\n", "    maximum: 5\n", "maximum: 5",
         "This kind of question has no “maximum”."},
        {guide_file, "    kind: date\n    latest: today\n",
         "    kind: number\n    minimum: 5\n    maximum: 4\n", "maximum: 4",
         "No answer can be within both limits."},
        {guide_file, "    kind: date\n    latest: today\n", "    kind: number\n    minimum: few\n",
         "minimum: few", "“minimum” must be a whole number from -1,000,000 to 1,000,000."},
        {guide_file, "    optional: true\n", "    longest: 3.5\n", "3.5",
         "“longest” must be a whole number from 1 to 2,000."},
        {guide_file, "    when: {placement: home}\n", "    when: placement\n", "when: placement\n",
         "Here a list of “name: value” lines is expected."},
        {guide_file, "    when: {placement: home}\n", "    when: {placement: }\n", "when: {placement: }",
         "“placement” names no answer."},
        {guide_file, "    when: {placement: home}\n", "    when: {placement: home, placement: home}\n",
         "placement: home, placement", "“placement” stands twice."},
    })));
}

TEST_CASE("Broken answers of a question are refused with their line", "[content][broken]") {
    is_refused(GENERATE(values<Fault>({
        {guide_file, "      home: \"Teaching at home\"\n", "      Home: \"Teaching at home\"\n", "Home: \"T",
         "“Home” cannot be the key of an answer."},
        {guide_file, "      home: \"Teaching at home\"\n", "      home: \"\"\n", "home: \"\"",
         "Here a text is expected."},
        {guide_file, "      home: \"Teaching at home\"\n", "      home:\n", "home:\n",
         "Here a list of “name: value” lines is expected."},
        {guide_file, "      home: \"Teaching at home\"\n", "      home: {explain: \"x\"}\n", "home: {explain",
         "“label” is missing."},
        {guide_file, "      home: \"Teaching at home\"\n", "      special_school: \"x\"\n",
         "special_school: {label", "“special_school” stands twice."},
        {guide_file, "    kind: date\n", "    kind: date\n    options: {a: A}\n", "id: learned_on",
         "Only choice and choices have options."},
        {report_file, "code: r2", "code: r1", "waits:", "Two answers have the code “r1”."},
        {report_file,
         "    options:\n      refused: {label: \"The child was not taken\", code: r1}\n      waits: {label: "
         "\"We wait\", code: r2}\n",
         "    options: {}\n", "id: happened", "This question has no options."},
        {report_file,
         "    options:\n      refused: {label: \"The child was not taken\", code: r1}\n      waits: {label: "
         "\"We wait\", code: r2}\n",
         "    options: [a, b]\n", "[a, b]", "Here a list of “name: value” lines is expected."},
    })));
}

TEST_CASE("A broken page or letter is refused with its line", "[content][broken]") {
    is_refused(GENERATE(values<Fault>({
        {guide_file, "interview: need-help", "interview: needhelp", "interview",
         "The interview is called “needhelp”, but its file “need-help”."},
        {guide_file, "title: \"We need help\"\n", "", "interview", "“title” is missing."},
        {guide_file, "letters: [complaint]", "letter: [complaint]", "letter: [c",
         "“letter” is not known here."},
        {guide_file, "  - heading: \"Your right\"\n", "  - heading: \"Your right\"\n    paragraph: x\n",
         "heading: \"Your", "A block is exactly one of heading, paragraph, list, steps, fields."},
        {guide_file, "  - heading: \"Your right\"\n", "  - sources: []\n", "sources: []\n",
         "A block is exactly one of heading, paragraph, list, steps, fields."},
        {guide_file, "  - heading: \"Your right\"\n", "  - \"Your right\"\n", "- \"Your right",
         "Here a list of “name: value” lines is expected."},
        {guide_file, "      - \"Ask for a slip.\"\n", "      - \"\"\n", "- \"\"", "Here a text is expected."},
        {guide_file, "      - \"Ask for a slip.\"\n", "      - [x]\n", "- [x]",
         "Here a list of “name: value” lines is expected."},
        {letter_file, "  heading: \"Complaint\"\n", "", "addressee: ed", "“heading” is missing."},
        {letter_file, "value: \"{region}\"", "valeu: x, value: y", "valeu", "“valeu” is not known here."},
        {letter_file, "  enclosures:\n    - \"Copy of the conclusion\"\n", "  enclosures: Copy\n",
         "enclosures: Copy", "Here a list is expected."},
        {report_file, "record: {version: 1}", "record: {version: 0}",
         "record:", "“version” must be a whole number from 1 to 1,000."},
        {report_file, "record: {version: 1}\n", "", "interview", "“record” is missing."},
        {report_file, "record: {version: 1}", "record: {version: 1, coverage: happened}",
         "record:", "Here a list of “name: value” lines is expected."},
        {report_file, "record: {version: 1}", "record: {version: 1, coverage: {when: {region: \"79\"}}}",
         "record:", "“of” is missing."},
        {report_file, "record: {version: 1}", "record: {version: 1, coverage: {of: happened, among: all}}",
         "record:", "“among” is not known here."},
        {report_file, "record: {version: 1}", "record: {version: 1, title: [One, two]}",
         "record:", "“title” must be a text."},
    })));
}

TEST_CASE("An interview without its end is refused", "[content][broken]") {
    PackFolder folder;
    folder.write("config/guide/endless.yaml", "interview: endless\ntitle: Endless\nquestions: []\n");
    folder.write("config/letters/unwritten.yaml", "interview: unwritten\ntitle: Unwritten\nquestions: []\n");
    CHECK(refused_with(folder) == Lines{"config/guide/endless.yaml:1: “page” is missing.",
                                        "config/letters/unwritten.yaml:1: “letter” is missing."});
}

TEST_CASE("An empty interview file is refused", "[content][broken]") {
    PackFolder folder;
    folder.write("config/guide/empty.yaml", "");
    REQUIRE(refused_with(folder).size() == 1);
    CHECK(refused_with(folder).front().starts_with("config/guide/empty.yaml:"));
}

TEST_CASE("Two interviews of the same name are refused", "[content][broken]") {
    PackFolder folder;
    folder.write("config/reports/complaint.yaml",
                 "interview: complaint\ntitle: Again\nrecord: {version: 1}\n");
    CHECK(refused_with(folder) ==
          Lines{"config/reports/complaint.yaml:1: There are two interviews “complaint”."});
}

TEST_CASE("An editor sees everything that is wrong at once", "[content][broken]") {
    PackFolder folder;
    folder.change(guide_file, "    kind: date\n", "    kind: day\n");
    folder.change(letter_file, "kind: phone", "kind: telephone");
    folder.change(law_file, "months: 3", "months: three");
    CHECK(refused_with(folder).size() >= 3);
}
