// SPDX-License-Identifier: GPL-3.0-or-later
// From answers to the letter and its cover sheet, and to the page of advice.
#include "letter/letter.h"

#include "document/plain_text.h"
#include "interview/validate.h"
#include "language/date.h"
#include "letter/addressee.h"
#include "support/pack_folder.h"

#include <catch2/catch.hpp>

#include <map>

using namespace mektep;

namespace {

const Day today = day_of("2026-11-23").value();
using Given = std::map<std::string, std::string>;

/// A parent in front of a pack, and what comes out.
struct Parent {
    const Pack& pack;
    const Interview& interview;
    Walk way;

    Parent(const Pack& p, const std::string& id, const Given& given)
        : pack(p), interview(*find_interview(p, id)) {
        Answers answers;
        for (const auto& [question, text] : given) {
            const auto* asked = find_question(interview, question);
            REQUIRE(asked != nullptr);
            answers[question] = validate(*asked, {text}, today).value();
        }
        way = walk(interview, answers, pack, today);
    }
    [[nodiscard]] Setting in(Language language) const { return {interview, way, pack, today, language}; }
    [[nodiscard]] std::string letter_in(Language language) const {
        return plain_text(letter(in(language)).letter);
    }
    [[nodiscard]] std::string advice_in(Language language) const { return plain_text(advice(in(language))); }
};

const Given complaint{
    {"applicant_name", "Әлімжанова Күләш"}, {"applicant_phone", ""}, {"child_sex", "girl"}, {"region", "79"}};

Given with(Given given, const std::string& question, const std::string& text) {
    given[question] = text;
    return given;
}

bool holds_words(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("A letter says to whom, from whom, what, and leaves a line for the signature", "[letter]") {
    const auto pack = PackFolder().load().value();
    const Parent parent(pack, "complaint", complaint);
    const auto kazakh = parent.letter_in(Language::kazakh);
    CHECK(holds_words(kazakh, "Шымкент қаласының білім басқармасы"));
    CHECK(holds_words(kazakh, "Кімнен: Әлімжанова Күләш"));
    CHECK(holds_words(kazakh, "Қызым үйге жақын"));
    CHECK(holds_words(kazakh, "1. Қорытындының көшірмесі"));
    CHECK(holds_words(kazakh, "2026 жылғы 23 қараша"));
    CHECK(holds_words(kazakh, "____"));
    const auto russian = parent.letter_in(Language::russian);
    CHECK(holds_words(russian, "Моя дочь хочет учиться"));
    CHECK(holds_words(russian, "Регион: город Шымкент"));
    CHECK(russian.find("От кого") < russian.find("Жалоба"));
    CHECK(russian.find("Жалоба") < russian.find("Моя дочь"));
}

TEST_CASE("What the parent did not say leaves no trace in the letter", "[letter]") {
    const auto pack = PackFolder().load().value();
    CHECK_FALSE(holds_words(Parent(pack, "complaint", complaint).letter_in(Language::russian), "Телефон"));
    const auto with_phone = Parent(pack, "complaint", with(complaint, "applicant_phone", "87011234567"));
    CHECK(holds_words(with_phone.letter_in(Language::russian), "Телефон: +7 701 123 45 67"));
}

TEST_CASE("The addressee is the region's body, or the one that the parent names", "[letter]") {
    const auto pack = PackFolder().load().value();
    const Parent known(pack, "complaint", complaint);
    CHECK(addressee("education_department", known.in(Language::russian)) ==
          "Управление образования города Шымкента");
    CHECK(addressee("court", known.in(Language::russian)).empty());
    const Parent elsewhere(pack, "complaint",
                           with(with(complaint, "region", "00"), "addressee_name", "Отдел образования"));
    CHECK(addressee("education_department", elsewhere.in(Language::kazakh)) == "Отдел образования");
    CHECK(holds_words(elsewhere.letter_in(Language::kazakh), "Отдел образования"));
}

TEST_CASE("The title of a document holds nothing that was typed", "[letter]") {
    const auto pack = PackFolder().load().value();
    const auto written = letter(Parent(pack, "complaint", complaint).in(Language::russian));
    CHECK(written.letter.title == "Жалоба");
    CHECK_FALSE(holds_words(written.cover.title, "Күләш"));
}

TEST_CASE("The words of a parent stand in the letter as they were typed", "[letter]") {
    const auto pack = PackFolder().load().value();
    for (const std::string words :
         {"Отдел {образования} №5", "Отдел 'Север' & Ко <1>", "Отдел [[север|юг]] 5"}) {
        CAPTURE(words);
        const Parent parent(pack, "complaint",
                            with(with(complaint, "region", "00"), "addressee_name", words));
        CHECK(holds_words(parent.letter_in(Language::russian), words));
    }
}

TEST_CASE("A page of advice shows the blocks that apply", "[letter]") {
    const auto pack = PackFolder().load().value();
    const Given home{{"placement", "home"}, {"home_reason", "ауырады"}, {"learned_on", "2026-09-13"}};
    const auto page = Parent(pack, "need-help", home).advice_in(Language::kazakh);
    CHECK(holds_words(page, "Себебі: ауырады."));
    CHECK(holds_words(page, "Соңғы күні: 2026 жылғы 11 желтоқсан."));
    CHECK(holds_words(page, "Мектеп туралы заң"));
    const auto silent = Parent(pack, "need-help", with(home, "home_reason", "")).advice_in(Language::kazakh);
    CHECK_FALSE(holds_words(silent, "Себебі"));
    const auto late =
        Parent(pack, "need-help", with(home, "learned_on", "2026-07-01")).advice_in(Language::kazakh);
    CHECK_FALSE(holds_words(late, "Соңғы күні"));
    CHECK(holds_words(late, "Талон сұраңыз."));
}

TEST_CASE("A text whose source is switched off is left out", "[letter]") {
    PackFolder folder;
    folder.change("config/law.yaml", "    fact: F-1\n", "    fact: F-1\n    use: off\n");
    const auto pack = folder.load().value();
    const Given school{{"placement", "special_school"}, {"learned_on", "2026-09-13"}};
    const auto page = Parent(pack, "need-help", school).advice_in(Language::russian);
    CHECK_FALSE(holds_words(page, "В законе сказано"));
    // Then its heading goes too, and nothing is cited.
    CHECK_FALSE(holds_words(page, "Закон о школах"));
    CHECK(holds_words(page, "Попросите талон."));
}

TEST_CASE("What a document rests on is listed once for each act, with the state of its review", "[letter]") {
    const auto lines_of = [](const Pack& pack) {
        return plain_text({.title = {}, .blocks = source_notes({"law-26"}, pack, Language::english)});
    };
    PackFolder folder;
    const auto pending = lines_of(folder.load().value());
    CHECK(holds_words(pending, "Law on schools. Text as read on 23 November 2026."));
    CHECK(holds_words(pending, "review is pending"));
    folder.change("config/law.yaml", "    fact: F-1\n",
                  "    fact: F-1\n    reviewed_by: A. Lawyer\n    reviewed_on: 2026-11-20\n");
    const auto reviewed = lines_of(folder.load().value());
    CHECK(holds_words(reviewed, "A. Lawyer"));
    CHECK_FALSE(holds_words(reviewed, "pending"));
    CHECK(source_notes({}, folder.load().value(), Language::english).empty());
}

TEST_CASE("A letter is printed twice, each on its own sheet, then the cover sheet", "[letter]") {
    const auto pack = PackFolder().load().value();
    const auto written = letter(Parent(pack, "complaint", complaint).in(Language::russian));
    const auto sheets = as_printed(written);
    CHECK(sheets.blocks.size() == 2 * written.letter.blocks.size() + written.cover.blocks.size() + 2);
    CHECK(std::holds_alternative<SheetBreak>(sheets.blocks[written.letter.blocks.size()]));
    const auto text = plain_text(sheets);
    CHECK(text.find("Моя дочь") != text.rfind("Моя дочь"));
    CHECK(text.rfind("Этот лист для вас.") > text.rfind("Моя дочь"));
}

TEST_CASE("Only a complete interview becomes a letter", "[letter]") {
    const auto pack = PackFolder().load().value();
    const Parent half(pack, "complaint", {{"applicant_name", "Ли"}});
    CHECK_THROWS_AS(letter(half.in(Language::russian)), std::logic_error);
    CHECK_THROWS_AS(advice(half.in(Language::russian)), std::logic_error);
}
