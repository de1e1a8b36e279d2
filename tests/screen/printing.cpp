// SPDX-License-Identifier: GPL-3.0-or-later
// Before a page is printed: what comes out, how the printer is, how many.
#include "document/plain_text.h"
#include "screen/spoken_screen.h"
#include "support/visitor.h"
#include "utterance/normalise.h"

#include <algorithm>

using namespace mektep;
using Catch::Contains;
using std::chrono::seconds;

namespace {

std::string words(const Visitor& visitor, const Message& message) {
    return render(message, visitor.screen.language, shipped_pack().catalog);
}

std::string shown(const Screen& screen) {
    auto text = plain_text(Document{.title = {}, .language = screen.language, .blocks = screen.body});
    std::ranges::replace(text, '\n', ' ');
    return text;
}

/// As a text is heard: numbers in words, no marks.
std::string as_said(const std::string& text, Language language) {
    std::string said;
    for (const auto& utterance : normalised(text, language, shipped_lexicon()))
        said += words_of(utterance) + " ";
    return said;
}

void write_complaint(Visitor& visitor, Language language) {
    visitor.press("language:" + std::string(code(language)));
    visitor.begin("letters", "pmpc-complaint");
    visitor.answer_all(family_in_shymkent());
    visitor.press("write");
    REQUIRE(visitor.screen.id == "letter");
}

void look_again(Visitor& visitor) {
    visitor.effects.clear();
    visitor.clock.pass(seconds(3));
    visitor.on(TimePassed{});
}

}  // namespace

TEST_CASE(
    "Before a letter is printed the family is told what comes out, how many pages, and how the printer is",
    "[screen][K02][K28]") {
    const auto language = GENERATE(Language::kazakh, Language::russian);
    Visitor parent;
    write_complaint(parent, language);
    parent.press("print");
    REQUIRE(parent.screen.id == "before_printing");
    CHECK(parent.asked_for<PrintDocument>() == nullptr);
    CHECK_THAT(shown(parent.screen),
               Contains(words(parent, message("The printer is being asked whether it is ready."))));
    parent.printer_says(PrintState::done, 5);
    CHECK_THAT(shown(parent.screen),
               Contains(words(parent, message("Two copies of the letter, and a sheet that says what to do "
                                              "with them."))) &&
                   Contains(language == Language::kazakh ? "Принтерден 5 бет шығады."
                                                         : "Принтер напечатает 5 страниц.") &&
                   Contains(words(parent, message("The printer is ready."))));
    CHECK_FALSE(parent.screen.is_private);
    parent.effects.clear();
    parent.press("print_now");
    const auto* asked = parent.asked_for<PrintDocument>();
    REQUIRE(asked != nullptr);
    CHECK(asked->copies == 1);
    CHECK(parent.screen.id == "printing");
}

TEST_CASE("What one set holds is said of every button that prints", "[screen]") {
    Visitor parent;
    write_complaint(parent, Language::english);
    const auto says = [&](const std::string& words) {
        CHECK_THAT(shown(parent.screen), Contains(words));
        parent.press("back");
    };
    parent.press("print_both");
    says("Two copies of the letter in Kazakh, two in Russian, and a sheet that says what to do with them.");
    CHECK(parent.screen.id == "letter");
    parent.press("cover");
    parent.press("print");
    says("Two copies of the letter, and a sheet");
    CHECK(parent.screen.id == "cover");
    parent.press("help");
    parent.press("print");
    says("The page “Help and voice”.");
    CHECK(parent.screen.id == "help");
}

TEST_CASE("As many sets are printed as were chosen, and the pages of all are told", "[screen]") {
    Visitor parent;
    write_complaint(parent, Language::russian);
    parent.press("print");
    parent.printer_says(PrintState::done, 5);
    const auto& choices = std::get<Choices>(*find_control(parent.screen, "copies"));
    REQUIRE(choices.choices.size() == 3);
    CHECK(choices.choices[0].chosen);
    CHECK(choices.choices[1].description == "10 страниц");
    parent.choose("copies", "2");
    CHECK(std::get<Choices>(*find_control(parent.screen, "copies")).choices[1].chosen);
    CHECK_THAT(shown(parent.screen), Contains("Принтер напечатает 10 страниц."));
    parent.press("print_now");
    REQUIRE(parent.asked_for<PrintDocument>() != nullptr);
    CHECK(parent.asked_for<PrintDocument>()->copies == 2);

    SECTION("what failed is asked for again as it was, and the printer is looked at first") {
        parent.printing_is(PrintState::failed);
        parent.effects.clear();
        parent.press("print");
        CHECK(parent.screen.id == "before_printing");
        CHECK(parent.asked_for<PrintDocument>() == nullptr);
        parent.printer_says(PrintState::done, 5);
        parent.press("print_now");
        CHECK(parent.asked_for<PrintDocument>()->copies == 2);
    }
    SECTION("what is printed is asked for anew") {
        parent.printing_is(PrintState::done);
        parent.print("print");
        CHECK(parent.asked_for<PrintDocument>()->copies == 1);
    }
}

TEST_CASE("The screen before printing is said once and whole, with what the printer answers",
          "[screen][K02][K05]") {
    const auto language = GENERATE(Language::kazakh, Language::russian);
    Visitor listener;
    write_complaint(listener, language);
    listener.key(KeyAction::speech_toggle);
    listener.heard();
    listener.press("print");
    CHECK(listener.asked_for<Say>() == nullptr);
    CHECK(listener.asked_for<BeSilent>() != nullptr);
    SECTION("as soon as it answers") {
        listener.printer_says(PrintState::done, 5);
        const auto heard = listener.heard();
        for (const auto& line : lines_of(listener.screen))
            CHECK_THAT(heard, Contains(as_said(words_of(line), language)));
        for (const auto& choice : std::get<Choices>(*find_control(listener.screen, "copies")).choices)
            CHECK_THAT(heard, Contains(as_said(choice.label, language)) &&
                                  Contains(as_said(choice.description, language)));
        CHECK_THAT(heard, Contains(as_said(find_button(listener.screen, "print_now")->label, language)));
    }
    SECTION("without it where the printer keeps everybody waiting") {
        listener.clock.pass(seconds(2));
        listener.on(TimePassed{});
        CHECK_THAT(listener.heard(), Contains(as_said(listener.screen.title, language)));
        listener.on(PrinterSeen{.look = 1, .state = PrintState::offline, .pages = 5});
        CHECK_THAT(listener.heard(),
                   Contains(as_said(words(listener, before_printing(PrintState::offline)), language)));
    }
}

TEST_CASE(
    "The printer is looked at again while the screen before printing is shown, and a change is announced",
    "[screen][K02]") {
    Visitor parent;
    write_complaint(parent, Language::kazakh);
    parent.key(KeyAction::speech_toggle);
    parent.press("print");
    parent.clock.pass(seconds(30));
    parent.effects.clear();
    parent.on(TimePassed{});
    CHECK(parent.asked_for<LookAtPrinter>() == nullptr);  // the first look is not answered yet
    parent.on(PrinterSeen{.look = 1, .state = PrintState::done, .pages = 5});

    look_again(parent);
    REQUIRE(parent.asked_for<LookAtPrinter>() != nullptr);
    CHECK_FALSE(parent.asked_for<LookAtPrinter>()->document);  // its pages are counted already
    parent.printer_says(PrintState::done);
    CHECK(parent.asked_for<Announce>() == nullptr);
    CHECK(parent.asked_for<Say>() == nullptr);

    for (const auto trouble : {PrintState::out_of_paper, PrintState::jammed, PrintState::paused,
                               PrintState::offline, PrintState::attention, PrintState::unknown}) {
        look_again(parent);
        parent.printer_says(trouble);
        const auto said = words(parent, before_printing(trouble));
        CAPTURE(said);
        CHECK_THAT(shown(parent.screen), Contains(said) && Contains("5 бет"));
        REQUIRE(parent.asked_for<Announce>() != nullptr);
        CHECK(parent.asked_for<Announce>()->text == said);
        CHECK_THAT(parent.heard(), Contains(as_said(said, Language::kazakh)));
        // Staff can mend it: the job would wait.
        CHECK(find_button(parent.screen, "print_now")->enabled);
    }
    parent.press("back");
    look_again(parent);
    CHECK(parent.asked_for<LookAtPrinter>() == nullptr);
}

TEST_CASE("Without a printer nothing offers to print, and the staff can save the pages", "[screen][K17]") {
    const auto from_advice = GENERATE(false, true);
    Visitor parent;
    if (from_advice) {
        parent.press("language:ru");
        parent.begin("guides", "pmpc-recommended");
        parent.answer_all(family_in_shymkent());
    } else {
        write_complaint(parent, Language::russian);
    }
    parent.press("print");
    parent.on(Focused{"print_now"});
    parent.printer_says(PrintState::no_printer, 5);
    CHECK(find_button(parent.screen, "print_now") == nullptr);
    CHECK(find_control(parent.screen, "copies") == nullptr);
    const auto order = focus_order(parent.screen);
    CHECK(std::ranges::find(order, parent.screen.focus) != order.end());
    CHECK_THAT(shown(parent.screen), Contains(words(parent, message("There is no printer at this kiosk."))));
    parent.on(Pressed{"print_now"});  // by a view that has not heard of it yet
    CHECK(parent.asked_for<PrintDocument>() == nullptr);

    parent.press("save");
    REQUIRE(parent.screen.id == "pin");
    parent.type(std::string(demonstration_pin));
    parent.press("continue");
    const auto* asked = parent.asked_for<SaveDocument>();
    REQUIRE(asked != nullptr);
    CHECK(asked->name == (from_advice ? "page" : "letter"));
    CHECK_FALSE(asked->document.blocks.empty());
    CHECK(parent.screen.id == "before_printing");
    parent.on(Saved{.problems = {}, .files = {"letter-1.pdf"}});
    CHECK(parent.screen.alert == words(parent, from_advice ? message("The page is saved on the stick.")
                                                           : message("The letter is saved on the stick.")));
    parent.press("back");
    CHECK(parent.screen.id == (from_advice ? "advice" : "letter"));
}

TEST_CASE("What the printer answered to somebody before is not taken for an answer", "[screen]") {
    Visitor parent;
    write_complaint(parent, Language::russian);
    parent.press("print");
    const auto old = parent.asked_for<LookAtPrinter>()->look;
    parent.press("finish");
    parent.press("finish_now");
    parent.effects.clear();
    write_complaint(parent, Language::russian);
    parent.press("print");
    parent.on(PrinterSeen{.look = old, .state = PrintState::no_printer, .pages = 99});
    CHECK(find_button(parent.screen, "print_now") != nullptr);
    parent.printer_says(PrintState::done, 5);
    CHECK_THAT(shown(parent.screen), Contains("5 страниц"));
}

TEST_CASE("Help that is printed on the way does not take the letter's place for ever", "[screen]") {
    Visitor parent;
    write_complaint(parent, Language::russian);
    parent.press("print");
    parent.printer_says(PrintState::done, 5);
    parent.press("help");
    parent.press("print");
    CHECK(parent.screen.id == "before_printing");
    parent.press("back");
    REQUIRE(parent.screen.id == "help");
    parent.press("back");
    CHECK(parent.screen.id == "letter");
}

TEST_CASE("The screen before printing speaks the other language when it is switched, and keeps the choice",
          "[screen]") {
    Visitor parent;
    write_complaint(parent, Language::kazakh);
    parent.press("print");
    parent.printer_says(PrintState::done, 5);
    parent.choose("copies", "3");
    parent.press("switch_language");
    parent.printer_says(PrintState::done, 5);
    CHECK_THAT(shown(parent.screen),
               Contains("Принтер напечатает 15 страниц.") && Contains("Принтер готов."));
    CHECK(std::get<Choices>(*find_control(parent.screen, "copies")).choices[2].chosen);
}

TEST_CASE("What still waits for paper is taken back when the session ends, whatever page is shown",
          "[screen][threat]") {
    Visitor parent;
    write_complaint(parent, Language::kazakh);
    parent.print("print");
    parent.printing_is(PrintState::out_of_paper);
    SECTION("from the page that asks whether to wipe everything") {
        parent.press("finish");
        REQUIRE(parent.screen.id == "finish");
        parent.effects.clear();
        parent.press("finish_now");
    }
    SECTION("from the start page, when nobody touches the kiosk") {
        parent.press("home");
        parent.effects.clear();
        for (int i = 0; i < 10 && parent.asked_for<Wipe>() == nullptr; ++i) {
            parent.clock.pass(std::chrono::seconds(30));
            parent.on(TimePassed{});
        }
    }
    CHECK(parent.asked_for<Wipe>() != nullptr);
    CHECK(parent.asked_for<CancelPrinting>() != nullptr);
}

TEST_CASE("The end of another visitor's letter is not told of this one", "[screen]") {
    Visitor kiosk;
    write_complaint(kiosk, Language::kazakh);
    kiosk.print("print");
    kiosk.printing_is(PrintState::out_of_paper);
    const auto first = kiosk.asked_for<PrintDocument>()->job;
    kiosk.press("finish");
    kiosk.press("finish_now");
    write_complaint(kiosk, Language::kazakh);
    kiosk.print("print");
    kiosk.on(PrintingChanged{.job = first, .state = PrintState::done});
    CHECK(kiosk.screen.id == "printing");
    kiosk.printing_is(PrintState::done);
    CHECK(kiosk.screen.id == "done");
}

TEST_CASE("Whoever leaves a letter that waits for paper and prints again comes back to it", "[screen]") {
    Visitor parent;
    write_complaint(parent, Language::russian);
    parent.print("print");
    parent.printing_is(PrintState::out_of_paper);
    parent.press("back");
    REQUIRE(parent.screen.id != "printing");
    if (parent.screen.id == "before_printing") parent.press("back");
    REQUIRE(parent.screen.id == "letter");
    parent.effects.clear();
    parent.press("print");
    CHECK(parent.screen.id == "printing");
    CHECK(parent.asked_for<PrintDocument>() == nullptr);
    parent.printing_is(PrintState::done);
    CHECK(parent.screen.id == "done");
}

TEST_CASE("While it prints, a stopped printer and one of which nothing is known are told, and waited for",
          "[screen][K02]") {
    const auto state = GENERATE(PrintState::attention, PrintState::unknown);
    Visitor parent;
    write_complaint(parent, Language::kazakh);
    parent.print("print");
    parent.printing_is(state);
    CHECK_FALSE(has_ended(state));
    CHECK(parent.screen.id == "printing");
    CHECK_THAT(shown(parent.screen), Contains(words(parent, in_words(state))));
    CHECK(find_button(parent.screen, "cancel_printing") != nullptr);
}
