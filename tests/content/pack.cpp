// SPDX-License-Identifier: GPL-3.0-or-later
// A sound pack, as the rest of the program sees it.
#include "content/pack.h"

#include "content/refused.h"

#include <algorithm>
#include <chrono>

using namespace mektep;
using namespace std::chrono_literals;

TEST_CASE("A sound pack is read whole", "[content][pack]") {
    const PackFolder folder;
    CHECK(refused_with(folder) == Lines{});
    const auto pack = folder.load();
    REQUIRE(pack);
    std::vector<std::string> ids;
    for (const auto& interview : pack->interviews) ids.push_back(interview.id);
    CHECK(ids == Lines{"need-help", "complaint", "barrier"});
    CHECK(find_interview(*pack, "need-help")->is_guide());
    CHECK(find_interview(*pack, "complaint")->is_letter());
    CHECK(find_interview(*pack, "barrier")->is_report());
    CHECK(find_interview(*pack, "unknown") == nullptr);
    CHECK(find_region(pack->places, "79")->name.of(Language::russian) == "город Шымкент");
    CHECK(find_region(pack->places, "00")->bodies.empty());
    CHECK(find_entry(pack->glossary, "catchment")->word.source == "service area");
    const auto* const term = find_term(pack->law, "complaint");
    REQUIRE(term != nullptr);
    CHECK((term->months == 3 && term->from == "learned_on" && term->roll == Term::Roll::back));
    CHECK(find_source(pack->law, "law-26")->confidence == Confidence::official);
    CHECK(find_source(pack->law, "law-26")->text_as_of == Day(std::chrono::sys_days(2026y / 11 / 23)));
    CHECK(find_act(pack->law, "law")->number == "1-I");
}

TEST_CASE("A question keeps what the pack says of it, and the line", "[content][pack]") {
    const PackFolder folder;
    const auto pack = folder.load().value();
    const auto& guide = *find_interview(pack, "need-help");
    const auto& placement = *find_question(guide, "placement");
    CHECK(placement.kind == Kind::choice);
    CHECK(placement.ask.context == "need-help.placement.ask");
    CHECK(folder.written(placement.ask.place) == folder.where(guide_file, "ask: \"What was"));
    CHECK(find_option(placement, "special_school")->explanation.source == "Far from home.");
    CHECK(find_option(placement, "unknown") == nullptr);
    const auto& reason = *find_question(guide, "home_reason");
    CHECK(reason.optional);
    REQUIRE(reason.when.all_of.size() == 1);
    CHECK(reason.when.all_of.front().any_of == Lines{"home"});
    CHECK(find_question(guide, "learned_on")->latest->today);
    const auto& report = *find_interview(pack, "barrier");
    CHECK(find_option(*find_question(report, "happened"), "refused")->code == "r1");
}

TEST_CASE("Every kind of question and every limit is understood", "[content][pack]") {
    PackFolder folder;
    folder.write("config/guide/kinds.yaml", R"(interview: kinds
title: Kinds
questions:
  - {id: a, ask: "A?", kind: choices, options: {x: {label: X, code: c9, when: {b: [yes, no]}}, z: Z}}
  - {id: b, ask: "B?", kind: yes_no}
  - {id: c, ask: "C?", kind: date, earliest: 2008-01-01, latest: today}
  - {id: d, ask: "D?", kind: month, earliest: today-18y}
  - {id: e, ask: "E?", kind: number, minimum: -3, maximum: 12}
  - {id: f, ask: "F?", kind: name, longest: 40}
  - {id: g, ask: "G?", kind: iin, optional: yes}
  - {id: h, ask: "H?", kind: phone}
  - {id: i, ask: "I?", kind: address}
  - {id: j, ask: "J?", kind: region}
  - {id: k, ask: "K?", kind: text, longest: 300, screened: true, sources: [law-26]}
page: []
)");
    const auto loaded = folder.load();
    CHECK(refused_with(folder) == Lines{});
    REQUIRE(loaded);
    const auto& questions = find_interview(*loaded, "kinds")->questions;
    REQUIRE(questions.size() == 11);
    CHECK(questions[0].kind == Kind::choices);
    CHECK(questions[0].options[0].code == "c9");
    CHECK(questions[0].options[1].code == "z");
    CHECK(questions[0].options[0].when.all_of.front().any_of == Lines{"yes", "no"});
    REQUIRE(questions[1].options.size() == 2);
    CHECK(questions[1].options[0].key == "yes");
    CHECK(questions[1].options[0].label.source == "Yes");
    CHECK(questions[2].earliest->day == Day(std::chrono::sys_days(2008y / 1 / 1)));
    CHECK(questions[2].latest->today);
    CHECK((questions[3].earliest->today && questions[3].earliest->years_before_today == 18));
    CHECK((questions[4].minimum == -3 && questions[4].maximum == 12));
    CHECK(questions[5].longest == 40);
    CHECK(questions[6].optional);
    CHECK(questions[9].kind == Kind::region);
    CHECK(
        (questions[10].screened && questions[10].longest == 300 && questions[10].sources == Lines{"law-26"}));
}

TEST_CASE("Blocks of a page are read in order with their conditions", "[content][pack]") {
    const PackFolder folder;
    const auto pack = folder.load().value();
    const auto& page = std::get<AdvicePage>(find_interview(pack, "need-help")->outcome);
    REQUIRE(page.blocks.size() == 4);
    CHECK(page.blocks[0].kind == BlockForm::Kind::heading);
    CHECK(page.blocks[1].sources == Lines{"law-26"});
    CHECK(page.blocks[2].when.all_of.front().key == "home_reason");
    CHECK(page.blocks[3].kind == BlockForm::Kind::list);
    REQUIRE(page.blocks[3].items.size() == 2);
    CHECK(page.blocks[3].items[0].when.all_of.front().any_of == Lines{"no"});
    CHECK(folder.written(page.blocks[2].place) == folder.where(guide_file, "paragraph: \"The reason was"));
    REQUIRE(page.letters.size() == 1);
    CHECK(page.letters.front().interview == "complaint");
    const auto& letter = std::get<LetterForm>(find_interview(pack, "complaint")->outcome);
    CHECK(letter.addressee == "education_department");
    CHECK(letter.applicant.front().items.at(1).label.source == "Telephone");
    CHECK(letter.enclosures.size() == 1);
    CHECK(letter.cover.front().text.context == "complaint.cover");
    CHECK(std::get<RecordForm>(find_interview(pack, "barrier")->outcome).version == 1);
}

TEST_CASE("The settings that are left out have the values of the shipped file", "[content][pack]") {
    PackFolder folder;
    folder.write(settings_file, "# nothing is set\n");
    const auto plain = folder.load().value().settings;
    CHECK(plain.first_language == Language::kazakh);
    CHECK(plain.smallest_cell == 10);
    CHECK(plain.highlight == Highlight::word);
    CHECK(plain.idle_answer == 30s);
    folder.write(settings_file,
                 "site: almaty-3\nfirst_language: ru\nidle_answer_seconds: 45\nspeech_at_start: yes\n"
                 "smallest_cell: 5\nhighlight: sentence\nvoice: program\nvoice_program: [/opt/voice, "
                 "--fast]\nkeys: {F2: speech_toggle}\n");
    const auto own = folder.load().value().settings;
    CHECK(own.site == "almaty-3");
    CHECK(own.first_language == Language::russian);
    CHECK(own.idle_answer == 45s);
    CHECK(own.speech_at_start);
    CHECK(own.highlight == Highlight::sentence);
    CHECK(own.voice == VoiceKind::program);
    CHECK(own.voice_program == std::vector<std::string>{"/opt/voice", "--fast"});
    CHECK(own.smallest_cell == 5);
    CHECK(own.keys == std::map<std::string, std::string>{{"F2", "speech_toggle"}});
}

TEST_CASE("All texts of a pack are collected, each with its place", "[content][pack]") {
    const PackFolder folder;
    const auto pack = folder.load().value();
    const auto texts = all_texts(pack);
    for (const auto* const context :
         {"need-help.title", "need-help.summary", "need-help.placement.why", "need-help.placement.home",
          "need-help.placement.special_school.explain", "need-help.page", "complaint.letter",
          "complaint.enclosures", "complaint.cover", "barrier.happened.waits", "law.law.title",
          "law.law-26.says", "glossary.catchment.word"})
        CHECK(std::ranges::count(texts, std::string(context), &Text::context) >= 1);
    for (const auto& text : texts) {
        CHECK_FALSE(text.source.empty());
        CHECK(text.place.line > 0);
    }
}

TEST_CASE("The shipped pack is sound and read at once", "[content][pack]") {
    const auto start = std::chrono::steady_clock::now();
    const auto pack = load_pack(MEKTEP_SOURCE_DIR);
    const auto took = std::chrono::steady_clock::now() - start;
    REQUIRE(pack);
    CHECK(took < 2s);  // measured 30 ms without sanitizers
    CHECK(find_interview(*pack, "pmpc-complaint") != nullptr);
    CHECK(find_interview(*pack, "barrier") != nullptr);
}
