// SPDX-License-Identifier: GPL-3.0-or-later
// The main job from the first screen to the report, by events alone.
#include "screen/session.h"

#include "document/plain_text.h"
#include "support/visitor.h"
#include "utterance/normalise.h"

#include <algorithm>

using namespace mektep;

namespace {

std::string shown(const Screen& screen) {
    std::string text = screen.title + "\n" +
                       plain_text(Document{.title = {}, .language = screen.language, .blocks = screen.body});
    std::ranges::replace(text, '\n', ' ');
    return text;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

void go_home(Visitor& visitor, Language language) {
    visitor.press("language:" + std::string(code(language)));
}

void write_complaint(Visitor& visitor, Language language) {
    go_home(visitor, language);
    visitor.begin("letters", "pmpc-complaint");
    visitor.answer_all(family_in_shymkent());
    REQUIRE(visitor.screen.id == "check");
    visitor.press("write");
    REQUIRE(visitor.screen.id == "letter");
}

}  // namespace

TEST_CASE("A parent is guided to the advice, writes the complaint, prints it and leaves a report",
          "[screen][K14][K28]") {
    const auto language = GENERATE(Language::kazakh, Language::russian);
    Visitor parent;
    REQUIRE(parent.screen.id == "language");
    go_home(parent, language);
    REQUIRE(parent.screen.id == "home");
    CHECK(parent.screen.language == language);

    parent.begin("guides", "pmpc-recommended");
    parent.answer_all(family_in_shymkent());
    REQUIRE(parent.screen.id == "advice");
    // Learned on 5 October 2026 + 3 months = 5 January 2027, a Tuesday.
    CHECK(has(shown(parent.screen),
              language == Language::kazakh ? "2027 жылғы 5 қаңтар" : "5 января 2027 года"));

    parent.press("start:pmpc-complaint");
    CHECK(parent.screen.id == "question:applicant_role");
    parent.answer_all(family_in_shymkent());
    REQUIRE(parent.screen.id == "check");
    parent.press("write");
    REQUIRE(parent.screen.id == "letter");
    CHECK(parent.screen.is_private);
    CHECK(has(shown(parent.screen), "Сейітқызы Айгүл"));
    CHECK(has(shown(parent.screen), language == Language::kazakh ? "Шымкент қаласының білім басқармасы"
                                                                 : "Управление образования города Шымкента"));

    parent.print("print");
    REQUIRE(parent.asked_for<PrintDocument>() != nullptr);
    REQUIRE(parent.screen.id == "printing");
    parent.printing_is(PrintState::printing);
    CHECK(parent.screen.id == "printing");
    parent.printing_is(PrintState::done);
    CHECK(parent.screen.id == "done");

    parent.begin("reports", "barrier");
    // The region was answered in the letter and is not asked again.
    CHECK(parent.screen.id == "question:age_band");
    parent.answer_all(barrier_in_shymkent());
    parent.press("send");
    REQUIRE(parent.asked_for<StoreReport>() != nullptr);
    parent.on(ReportStored{.why_not = {}, .stored = true});
    CHECK(parent.screen.id == "thanks");
    CHECK_FALSE(find_button(parent.screen, "back")->enabled);
}

TEST_CASE("A question that was answered in the guide is not asked again in the letter", "[screen][K28]") {
    Visitor parent;
    go_home(parent, Language::kazakh);
    parent.begin("guides", "pmpc-recommended");
    parent.answer_all(family_in_shymkent());
    parent.press("start:pmpc-complaint");
    std::vector<std::string> asked;
    while (parent.screen.id.starts_with("question:")) {
        asked.push_back(parent.screen.id.substr(9));
        parent.answer(asked.back(), family_in_shymkent().at(asked.back()));
        parent.press("continue");
    }
    for (const auto* known : {"placement", "has_paper", "learned_on"})
        CHECK(std::ranges::find(asked, known) == asked.end());
}

TEST_CASE("Going back loses no answer, nor what was typed and not yet sent off", "[screen]") {
    Visitor parent;
    go_home(parent, Language::russian);
    parent.begin("guides", "pmpc-recommended");
    parent.answer("placement", "home");
    parent.press("continue");
    parent.answer("has_paper", "no");
    parent.press("continue");
    REQUIRE(parent.screen.id == "question:learned_on");
    parent.type("0510");
    parent.press("help");
    parent.press("back");
    REQUIRE(parent.screen.id == "question:learned_on");
    CHECK(std::get<TextField>(*find_control(parent.screen, "learned_on")).value == "05.10");
    parent.press("back");
    parent.press("back");
    REQUIRE(parent.screen.id == "question:placement");
    const auto& choices = std::get<Choices>(*find_control(parent.screen, "placement")).choices;
    CHECK(std::ranges::find(choices, true, &Choice::chosen)->key == "home");
}

TEST_CASE("An answer can be changed on the check page, and the letter says the new one only",
          "[screen][K28]") {
    Visitor parent;
    write_complaint(parent, Language::russian);
    parent.press("check");
    parent.press("change:placement");
    parent.answer("placement", "home");
    parent.press("continue");
    REQUIRE(parent.screen.id == "check");
    parent.press("write");
    CHECK(has(shown(parent.screen), "обучение на дому"));
    CHECK_FALSE(has(shown(parent.screen), "ПМПК рекомендовала специальную школу"));
}

TEST_CASE("A wrong answer is told with its remedy, announced, and nothing is lost", "[screen][K13]") {
    Visitor parent;
    go_home(parent, Language::russian);
    parent.begin("guides", "pmpc-recommended");
    parent.press("continue");
    CHECK(parent.screen.id == "question:placement");
    CHECK(has(parent.screen.alert, "Выберите ответ"));
    parent.answer("placement", "home");
    parent.press("continue");
    parent.answer("has_paper", "no");
    parent.press("continue");
    parent.effects.clear();
    parent.type("31.11.2026");
    parent.press("continue");
    REQUIRE(parent.screen.id == "question:learned_on");
    CHECK(has(parent.screen.alert, "Такой даты нет в календаре."));
    CHECK(has(parent.screen.alert, "Наберите день, месяц и год"));
    CHECK(parent.screen.focus == "learned_on");
    REQUIRE(parent.asked_for<Announce>() != nullptr);
    CHECK(parent.asked_for<Announce>()->text == parent.screen.alert);
    CHECK(std::get<TextField>(*find_control(parent.screen, "learned_on")).value == "31.11.2026");
}

TEST_CASE("The letter can be in the other language than the screen", "[screen]") {
    Visitor parent;
    write_complaint(parent, Language::kazakh);
    parent.press("other_letter_language");
    CHECK(has(shown(parent.screen), "Жалоба"));
    CHECK(parent.screen.language == Language::kazakh);
    parent.press("cover");
    CHECK(has(shown(parent.screen), "Бұл парақ сізге арналған"));
}

TEST_CASE("After a minute without anybody the kiosk asks, and then wipes everything", "[screen][K11][K22]") {
    Visitor parent;
    write_complaint(parent, Language::russian);
    parent.press("text_size");
    parent.clock.pass(shipped_pack().settings.idle_warning);
    parent.on(TimePassed{});
    REQUIRE(parent.screen.id == "idle");
    CHECK(parent.asked_for<Announce>() != nullptr);
    CHECK(has(parent.heard(), "секунд"));  // heard although the voice was off

    SECTION("Any touch extends, and does nothing else") {
        parent.press("stay");
        CHECK(parent.screen.id == "letter");
        CHECK(parent.look.text_size_percent == 125);
    }
    SECTION("Without an answer everything is wiped and set back") {
        parent.clock.pass(shipped_pack().settings.idle_answer);
        parent.on(TimePassed{});
        CHECK(parent.screen.id == "language");
        CHECK(parent.asked_for<Wipe>() != nullptr);
        CHECK(parent.look.text_size_percent == 100);
        go_home(parent, Language::russian);
        parent.begin("letters", "pmpc-complaint");
        CHECK(parent.screen.id == "question:applicant_role");
    }
}

TEST_CASE("While the voice speaks nobody is asked whether he is still there", "[screen][K22]") {
    Visitor parent;
    go_home(parent, Language::kazakh);
    parent.key(KeyAction::speech_toggle);
    REQUIRE(parent.look.speaking);
    parent.clock.pass(std::chrono::hours(1));
    parent.on(TimePassed{});
    CHECK(parent.screen.id == "home");
    parent.on(SpeechEnded{});
    parent.clock.pass(shipped_pack().settings.idle_warning);
    parent.on(TimePassed{});
    CHECK(parent.screen.id == "idle");
}

TEST_CASE("Everything that a screen shows is said once the voice is on", "[screen][K02][K19]") {
    Visitor parent;
    parent.key(KeyAction::speech_toggle);
    parent.heard();
    go_home(parent, Language::russian);
    const auto said = parent.heard();
    CHECK(has(said, "Чем вам помочь"));
    CHECK(has(said, "Узнать, что делать"));
    CHECK(has(said, "Сообщить о препятствии"));
    CHECK(has(said, "кнопка, один из трёх"));
}

TEST_CASE("What a visitor typed is said through the loudspeaker only after consent, with headphones at once",
          "[screen][K08]") {
    Visitor parent;
    write_complaint(parent, Language::russian);
    parent.heard();
    parent.key(KeyAction::speech_toggle);
    CHECK_FALSE(has(parent.heard(), "Сейітқызы"));
    SECTION("by a button of the screen") {
        parent.press("allow_private");
        CHECK(has(parent.heard(), "Сейітқызы"));
    }
    SECTION("with headphones") {
        parent.on(HeadphonesChanged{true});
        CHECK(has(parent.heard(), "Сейітқызы"));
        parent.on(HeadphonesChanged{false});
        CHECK(parent.asked_for<BeSilent>() != nullptr);
        parent.press("home");
        CHECK_FALSE(has(parent.heard(), "Сейітқызы"));
    }
}

TEST_CASE("Headphones switch the voice on, and who pulls them out is in silence", "[screen][K08]") {
    Visitor parent;
    go_home(parent, Language::russian);
    CHECK(parent.heard().empty());
    parent.on(HeadphonesChanged{true});
    CHECK(has(parent.heard(), "Чем вам помочь"));
    parent.on(HeadphonesChanged{true});  // a second card tells the same
    CHECK(parent.heard().empty());
    parent.on(HeadphonesChanged{false});
    CHECK(parent.asked_for<BeSilent>() != nullptr);
    CHECK_FALSE(parent.look.speaking);
    parent.press("help");
    CHECK(parent.heard().empty());
}

TEST_CASE("Who heard the loudspeaker before the headphones hears it again after them, from the next key on",
          "[screen][K08]") {
    Visitor parent;
    go_home(parent, Language::russian);
    parent.key(KeyAction::speech_toggle);
    parent.on(HeadphonesChanged{true});
    parent.heard();
    parent.on(HeadphonesChanged{false});
    CHECK(parent.heard().empty());
    parent.press("help");
    CHECK(has(parent.heard(), "Помощь"));
}

TEST_CASE("Headphones that stay in greet the next visitor", "[screen][K08]") {
    Visitor parent;
    parent.on(HeadphonesChanged{true});
    go_home(parent, Language::russian);
    parent.press("finish");
    if (parent.screen.id == "finish") parent.press("finish_now");
    REQUIRE(parent.screen.id == "language");
    CHECK(parent.look.speaking);
    parent.on(HeadphonesChanged{false});
    CHECK_FALSE(parent.look.speaking);
}

TEST_CASE("With a screen reader running the kiosk's own voice is silent", "[screen][K32]") {
    Visitor parent;
    parent.key(KeyAction::speech_toggle);
    parent.on(ScreenReaderChanged{true});
    parent.heard();
    go_home(parent, Language::kazakh);
    CHECK(parent.heard().empty());
}

TEST_CASE("The arrow keys reach every control, and Enter presses it", "[screen][K01][K17]") {
    Visitor parent;
    const auto order = focus_order(parent.screen);
    for (std::size_t i = 1; i < order.size(); ++i) {
        parent.key(KeyAction::down);
        CHECK(parent.screen.focus == order[i]);
    }
    parent.key(KeyAction::down);
    CHECK(parent.screen.focus == "title");
    parent.key(KeyAction::down);
    parent.key(KeyAction::select);
    CHECK(parent.screen.id == "home");
}

TEST_CASE("Help tells what one is at and presses nothing", "[screen][K35]") {
    Visitor parent;
    go_home(parent, Language::russian);
    parent.key(KeyAction::down);
    parent.heard();
    parent.key(KeyAction::help);
    CHECK(parent.screen.id == "home");
    CHECK(has(parent.heard(), "Узнать, что делать"));
}

TEST_CASE("A PIN is never said", "[screen][K07]") {
    Visitor staff;
    staff.key(KeyAction::speech_toggle);
    staff.press("help");
    staff.press("staff");
    staff.heard();
    staff.on(Typed{.field = "pin", .text = Secret(demonstration_pin)});
    CHECK(staff.heard().empty());
    staff.press("continue");
    CHECK(staff.screen.id == "staff");
    CHECK(staff.asked_for<AskMachine>() != nullptr);
}

TEST_CASE("Five wrong PINs lock the page for five minutes", "[screen]") {
    Visitor stranger;
    stranger.press("help");
    stranger.press("staff");
    for (int i = 0; i < 5; ++i) {
        stranger.on(Typed{.field = "pin", .text = Secret("0000")});
        stranger.press("continue");
        CHECK(stranger.screen.id == "pin");
    }
    stranger.on(Typed{.field = "pin", .text = Secret(demonstration_pin)});
    stranger.press("continue");
    CHECK(stranger.screen.id == "pin");
    stranger.clock.pass(std::chrono::minutes(5));
    stranger.on(TimePassed{});
    stranger.on(Typed{.field = "pin", .text = Secret(demonstration_pin)});
    stranger.press("continue");
    CHECK(stranger.screen.id == "staff");
}

TEST_CASE("A report with somebody's name is stopped at its question", "[screen]") {
    Visitor parent;
    go_home(parent, Language::russian);
    parent.begin("reports", "barrier");
    auto answers = barrier_in_shymkent();
    while (parent.screen.id != "question:words") {
        parent.answer(parent.screen.id.substr(9), answers.at(parent.screen.id.substr(9)));
        parent.press("continue");
    }
    parent.answer("words", "Меня зовут Айгуль, звоните 8 701 123 45 67");
    parent.press("continue");
    CHECK(parent.screen.id == "question:words");
    CHECK_FALSE(parent.screen.alert.empty());
    CHECK(std::get<TextField>(*find_control(parent.screen, "words")).value ==
          "Меня зовут Айгуль, звоните 8 701 123 45 67");
    CHECK(has(parent.screen.alert, "Меня зовут Айгуль"));
    // One touch mends it.
    parent.press("take_out");
    CHECK(parent.screen.alert.empty());
    CHECK(find_button(parent.screen, "take_out") == nullptr);
    CHECK(std::get<TextField>(*find_control(parent.screen, "words")).value == "…, …");
    parent.press("continue");
    CHECK(parent.screen.id == "check");
}

namespace {

/// At the page that sends the report, with words of the parent's own.
void before_sending(Visitor& parent, const std::string& words) {
    go_home(parent, Language::russian);
    parent.begin("reports", "barrier");
    auto answers = barrier_in_shymkent();
    answers["words"] = words;
    parent.answer_all(answers);
    REQUIRE(parent.screen.id == "check");
}

std::size_t boxes_in(const Visitor& parent) {
    return static_cast<std::size_t>(std::ranges::count_if(
        parent.effects, [](const Effect& effect) { return std::holds_alternative<StoreReport>(effect); }));
}

}  // namespace

TEST_CASE("The words of a report are stored apart from its answers, and thanks come when both are kept",
          "[screen][threat]") {
    Visitor parent;
    before_sending(parent, "Пандуса нет.");
    parent.press("send");
    REQUIRE(boxes_in(parent) == 1);
    CHECK(parent.asked_for<StoreReport>()->record.questionnaire.empty());
    parent.on(ReportStored{.why_not = {}, .stored = true});
    CHECK(parent.screen.id == "sending");
    REQUIRE(boxes_in(parent) == 2);
    CHECK(parent.asked_for<StoreReport>()->record.questionnaire == "barrier");
    parent.on(ReportStored{.why_not = {}, .stored = true});
    CHECK(parent.screen.id == "thanks");
}

TEST_CASE("Sending again after a failure keeps the words once", "[screen]") {
    Visitor parent;
    before_sending(parent, "Пандуса нет.");
    const ReportStored done{.why_not = {}, .stored = true},
        failed{
            .why_not = message("The report could not be kept: the kiosk has no room for it. Please tell the "
                               "staff. Your answers are still here."),
            .stored = false};
    parent.press("send");
    parent.on(done);
    parent.on(failed);
    REQUIRE(parent.screen.id == "check");
    parent.press("send");
    REQUIRE(boxes_in(parent) == 3);
    CHECK(parent.asked_for<StoreReport>()->record.questionnaire == "barrier");
    parent.on(done);
    CHECK(parent.screen.id == "thanks");
}

TEST_CASE("Of a report that is not finished nothing is stored", "[screen][threat]") {
    Visitor parent;
    before_sending(parent, "Пандуса нет.");
    parent.press("finish");
    parent.press("finish_now");
    CHECK(parent.screen.id == "language");
    CHECK(boxes_in(parent) == 0);
}

TEST_CASE("A guest who reads English gets English pages, and a letter that the office can read", "[screen]") {
    Visitor guest;
    guest.press("language:en");
    CHECK(guest.screen.language == Language::english);
    CHECK(has(shown(guest.screen), "How can we help?"));
    guest.begin("letters", "pmpc-complaint");
    guest.answer_all(family_in_shymkent());
    REQUIRE(guest.screen.id == "check");
    guest.press("write");
    REQUIRE(guest.screen.id == "letter");
    CHECK(has(shown(guest.screen), "Шағым"));
    guest.press("cover");
    CHECK(has(shown(guest.screen), "This sheet is for you."));
    guest.press("switch_language");
    CHECK(guest.screen.language == Language::kazakh);
}

TEST_CASE("The language chooser says each language's name in that language", "[screen][K12]") {
    Visitor parent;
    for (const auto language : all_languages) {
        const auto* button = find_button(parent.screen, "language:" + std::string(code(language)));
        REQUIRE(button != nullptr);
        CHECK(button->language == language);
        CHECK(button->label == own_name(language));
    }
}

TEST_CASE("The law, its words and where to turn are two steps from any page, and can be printed",
          "[screen][K29][K34]") {
    const auto language = GENERATE(Language::kazakh, Language::russian, Language::english);
    Visitor parent;
    go_home(parent, language);
    parent.press("help");
    for (const auto* page : {"all_law", "words", "contacts"}) {
        parent.press(page);
        REQUIRE(parent.screen.id == "reference");
        CHECK(shown(parent.screen).size() > 300);
        parent.print("print");
        REQUIRE(parent.asked_for<PrintDocument>() != nullptr);
        CHECK_FALSE(parent.asked_for<PrintDocument>()->document.blocks.empty());
        parent.printing_is(PrintState::done);
        parent.press("after");
        REQUIRE(parent.screen.id == "reference");
        parent.press("return");
        REQUIRE(parent.screen.id == "help");
    }
}

TEST_CASE("What the law says is one step from the advice, and holds what the advice rests on", "[screen]") {
    Visitor parent;
    go_home(parent, Language::russian);
    parent.begin("guides", "pmpc-recommended");
    parent.answer_all(family_in_shymkent());
    REQUIRE(parent.screen.id == "advice");
    parent.press("law");
    REQUIRE(parent.screen.id == "reference");
    CHECK(has(shown(parent.screen), "Пункт 2 статьи 26"));
    // Home teaching was not recommended: its provision is not among them.
    CHECK_FALSE(has(shown(parent.screen), "Пункт 5 статьи 8"));
    parent.press("return");
    CHECK(parent.screen.id == "advice");
}

namespace {

std::size_t sheets_of(const Document& document) {
    return 1 + static_cast<std::size_t>(std::ranges::count_if(document.blocks, [](const Block& block) {
               return std::holds_alternative<SheetBreak>(block);
           }));
}

}  // namespace

TEST_CASE("Several letters of one session are printed as one set with one sheet for the family", "[screen]") {
    Visitor parent;
    write_complaint(parent, Language::kazakh);
    CHECK(find_button(parent.screen, "print_all") == nullptr);
    parent.press("home");
    parent.begin("letters", "conditions-request");
    auto answers = family_in_shymkent();
    answers.insert({{"needed_conditions", "assistant"}, {"condition_words", ""}, {"has_pmpc_paper", "no"}});
    // The family and the school are known from the first letter.
    CHECK(parent.screen.id == "question:needed_conditions");
    parent.answer_all(answers);
    parent.press("write");
    REQUIRE(parent.screen.id == "letter");
    parent.print("print_all");
    const auto* asked = parent.asked_for<PrintDocument>();
    REQUIRE(asked != nullptr);
    // Two letters, each twice, and one sheet.
    CHECK(sheets_of(asked->document) == 5);
    const auto text = plain_text(asked->document);
    CHECK(has(text, "Хаттармен не істеу керек"));
    CHECK(has(text, "ПМПК қорытындысына шағым"));
    CHECK(has(text, "Мектептен арнаулы жағдайлар сұрау"));
}

TEST_CASE("A letter can be printed in both languages at once", "[screen]") {
    Visitor parent;
    write_complaint(parent, Language::russian);
    parent.print("print_both");
    const auto* asked = parent.asked_for<PrintDocument>();
    REQUIRE(asked != nullptr);
    const auto text = plain_text(asked->document);
    CHECK(has(text, "Шағым"));
    CHECK(has(text, "Жалоба"));
    CHECK(has(text, "Что делать с письмом"));
    CHECK(sheets_of(asked->document) == 5);
    parent.printing_is(PrintState::failed);
    parent.effects.clear();
    parent.print("print");
    REQUIRE(parent.asked_for<PrintDocument>() != nullptr);
    CHECK(sheets_of(parent.asked_for<PrintDocument>()->document) == 5);
}

namespace {

/// The first words of what the session wants to be said.
std::string first_said(const Visitor& visitor) {
    const auto* said = visitor.asked_for<Say>();
    return said == nullptr || said->utterances.empty() ? "" : words_of(said->utterances.front());
}

}  // namespace

TEST_CASE("Sentence by sentence: back, on, pause, and on again", "[screen][K05]") {
    Visitor listener;
    go_home(listener, Language::russian);
    listener.key(KeyAction::speech_toggle);
    const auto* all = listener.asked_for<Say>();
    REQUIRE(all != nullptr);
    REQUIRE(all->utterances.size() > 4);
    std::vector<std::string> sentences;
    for (const auto& utterance : all->utterances) sentences.push_back(words_of(utterance));

    listener.on(SpeechReached{.utterance = 2, .word = {}});
    listener.key(KeyAction::next_sentence);
    CHECK(first_said(listener) == sentences[3]);
    // What is told counts from the sentence with which the voice went on.
    listener.on(SpeechReached{.utterance = 1, .word = {}});
    listener.key(KeyAction::previous_sentence);
    CHECK(first_said(listener) == sentences[3]);
    listener.key(KeyAction::repeat);
    CHECK(first_said(listener) == sentences[0]);
    listener.key(KeyAction::previous_sentence);
    CHECK(first_said(listener) == sentences[0]);
    for (std::size_t i = 0; i < sentences.size() + 3; ++i) listener.key(KeyAction::next_sentence);
    CHECK(first_said(listener) == sentences.back());

    listener.key(KeyAction::pause);
    CHECK(listener.asked_for<Pause>() != nullptr);
    listener.key(KeyAction::pause);
    CHECK(listener.asked_for<Resume>() != nullptr);
    listener.on(SpeechEnded{});
    listener.key(KeyAction::pause);
    CHECK(first_said(listener) == sentences.back());
}

TEST_CASE("A paused voice does not keep the kiosk from asking whether anybody is there", "[screen][K22]") {
    Visitor listener;
    go_home(listener, Language::russian);
    listener.key(KeyAction::speech_toggle);
    listener.key(KeyAction::pause);
    listener.clock.pass(shipped_pack().settings.idle_warning + std::chrono::seconds(1));
    listener.on(TimePassed{});
    CHECK(!listener.screen.alert.empty());
}

TEST_CASE("The word that was said last, or what was typed, is spelled", "[screen]") {
    Visitor listener;
    go_home(listener, Language::russian);
    listener.key(KeyAction::speech_toggle);
    const auto* all = listener.asked_for<Say>();
    REQUIRE(all != nullptr);
    const auto source = all->utterances.at(1).source;
    const auto third = words_of(all->utterances.at(2));
    const auto word = source.substr(0, source.find(' '));
    listener.on(SpeechReached{.utterance = 1, .word = {.begin = 0, .end = word.size()}});
    listener.key(KeyAction::spell);
    const auto* said = listener.asked_for<Say>();
    REQUIRE(said != nullptr);
    CHECK(said->utterances.size() == spelled(word, Language::russian).size());
    // The spelling does not move the reading.
    listener.on(SpeechReached{.utterance = 3, .word = {}});
    listener.key(KeyAction::next_sentence);
    CHECK(first_said(listener) == third);
}

TEST_CASE("What was typed is spelled through the loudspeaker only after consent", "[screen][K08]") {
    const bool allowed = GENERATE(false, true);
    Visitor listener;
    go_home(listener, Language::kazakh);
    listener.key(KeyAction::speech_toggle);
    listener.begin("letters", "pmpc-complaint");
    const auto answers = family_in_shymkent();
    while (listener.screen.id != "question:applicant_name") {
        const auto id = listener.screen.id.substr(9);
        listener.answer(id, answers.at(id));
        listener.press("continue");
    }
    REQUIRE(listener.screen.is_private);
    if (allowed) listener.on(HeadphonesChanged{.plugged_in = true});
    listener.type("Қали");
    listener.effects.clear();
    listener.key(KeyAction::spell);
    const auto* said = listener.asked_for<Say>();
    REQUIRE((said != nullptr) == allowed);
    if (allowed) CHECK(said->utterances.size() == 4);
}
