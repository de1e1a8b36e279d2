// SPDX-License-Identifier: GPL-3.0-or-later
// The main job in the real window, by the actions that a screen reader performs.
#include "touch_program.h"

#include "report/data_folder.h"
#include "support/print_service.h"

using namespace mektep;

namespace {

Message title_of(const std::string& interview) {
    return message_of(find_interview(shipped_pack(), interview)->title);
}

/// Up to the preview of the letter.
void write_complaint(TouchProgram& kiosk, Language language) {
    kiosk.press_on(std::string(own_name(language)));
    kiosk.language = language;
    REQUIRE(kiosk.screen() == "home");
    kiosk.begin(message("Find out what to do"), "pmpc-recommended");
    REQUIRE(answer_all(kiosk, family_in_shymkent()) == "advice");
    kiosk.press_on(title_of("pmpc-complaint"));
    REQUIRE(answer_all(kiosk, family_in_shymkent()) == "check");
    REQUIRE(kiosk.press_on(message("Write the letter")) == "letter");
}

bool shows(const TouchProgram& kiosk, const std::string& words) {
    const auto tree = kiosk.tree();
    return std::ranges::any_of(
        tree, [&](const SeenNode& node) { return node.name.find(words) != std::string::npos; });
}

}  // namespace

TEST_CASE("A parent is advised, writes the complaint and leaves a report, in the real window",
          "[kiosk][K31]") {
    const auto language = GENERATE(Language::kazakh, Language::russian);
    TouchProgram kiosk;
    write_complaint(kiosk, language);
    CHECK(shows(kiosk, "Сейітқызы Айгүл"));

    // There is no printer here: the page says so, offers no button that would fail, and the answers stay.
    REQUIRE(kiosk.press_on(message("Print")) == "before_printing");
    kiosk.waits_to_read(message("There is no printer at this kiosk."));
    const auto tree = kiosk.tree();
    CHECK(std::ranges::none_of(tree, [&](const SeenNode& node) {
        return node.role == "push button" && node.name == kiosk.words(message("Print"));
    }));

    kiosk.press_on(message("Start page"));
    kiosk.begin(message("Report a barrier"), "barrier");
    REQUIRE(answer_all(kiosk, barrier_in_shymkent()) == "check");
    kiosk.press(message("Send the report"));
    kiosk.wait_for_screen("thanks");
    kiosk.end();
    CHECK(open_data_folder(kiosk.data()).value().store->count() == 1);
}

TEST_CASE("The letter comes out of a real printer and stays in no queue", "[kiosk]") {
    PrintService service;
    TouchProgram kiosk({.variables = {{"CUPS_SERVER", service.server()}}});
    write_complaint(kiosk, Language::kazakh);
    REQUIRE(kiosk.press_on(message("Print")) == "before_printing");
    kiosk.waits_to_read(message("The printer is ready."));
    CHECK(shows(kiosk, " бет шығады."));
    // Staff pause the queue and let it go on while the family looks at the screen.
    service.pause(true);
    kiosk.waits_to_read(message("The printer is paused. Please call the staff."));
    service.pause(false);
    kiosk.waits_to_read(message("The printer is ready."));
    kiosk.press(message("Print"));
    kiosk.wait_for_screen("done", std::chrono::seconds(60));
    CHECK(service.received().size() == 1);
    CHECK(service.left_in_scheduler().empty());
}
