// SPDX-License-Identifier: GPL-3.0-or-later
// Every screen as a screen reader finds it, at the usual size in Kazakh and at twice the size in Russian.
#include "touch_program.h"

#include "screen/theme.h"
#include "support/print_service.h"

#include <set>
#include <utility>

using namespace mektep;

namespace {

const std::set<std::string> roles_of_controls{"push button", "radio button",  "check box",
                                              "text",        "password text", "heading"};

/// Buttons side by side or one below the other are told in the order in which they are seen.
void check_order(const std::vector<SeenNode>& tree) {
    std::map<int, const SeenNode*> before;  // the sibling before, by depth
    for (const auto& node : tree) {
        before.erase(before.upper_bound(node.depth), before.end());
        const auto* const last = std::exchange(before[node.depth], &node);
        if (last == nullptr || last->role != "push button" || node.role != "push button" || !last->showing ||
            !node.showing)
            continue;
        INFO("“" << node.name << "” is told after “" << last->name << "”");
        CHECK(std::pair(last->y, last->x) < std::pair(node.y, node.x));
    }
}

/// Whoever looks at one screen after the other.
class Inspector {
public:
    Inspector(TouchProgram& kiosk, std::string label) : kiosk_(kiosk), label_(std::move(label)) {}

    void look(const std::string& name = {}) {
        const auto id = name.empty() ? kiosk_.screen() : name;
        if (!seen_.insert(id).second) return;
        const auto tree = kiosk_.tree();
        INFO(id << "\n" << dump(tree));
        constexpr int never = 1000;
        int scrolled = never;  // the depth of the scroll pane that we are in
        std::size_t titles = 0;
        for (const auto& node : tree) {
            INFO(node.role << " “" << node.name << "” " << node.x << "," << node.y << " " << node.width << "x"
                           << node.height);
            if (node.role == "heading") ++titles;
            CHECK(node.name.find("[[") == std::string::npos);
            if (node.focusable && node.role != "frame" && node.role != "scroll pane") {
                CHECK_FALSE(node.name.empty());
                CHECK(roles_of_controls.contains(node.role));
            }
            if (node.role == "scroll pane") scrolled = node.depth;
            if (node.depth <= scrolled && node.role != "scroll pane") scrolled = never;
            if (node.width <= 0 || !node.showing) continue;
            CHECK(node.x >= 0);
            CHECK(node.x + node.width <= Desktop::width);
            if (scrolled == never) CHECK(node.y + node.height <= Desktop::height);
        }
        check_order(tree);
        CHECK(titles >= 1);
        CHECK_FALSE(kiosk_.focused().empty());
        std::string file = id;
        std::ranges::replace(file, ':', '-');
        desktop().screenshot(std::filesystem::path(MEKTEP_BINARY_DIR) / "screenshots" /
                             (file + "-" + label_ + ".png"));
    }
    [[nodiscard]] const std::set<std::string>& seen() const { return seen_; }

private:
    TouchProgram& kiosk_;
    std::string label_;
    std::set<std::string> seen_;
};

void visit_side_pages(TouchProgram& kiosk, Inspector& inspector) {
    kiosk.press_on(message("Find out what to do"));
    inspector.look();
    kiosk.press_on(message("Help"));
    inspector.look();
    for (const auto& page :
         {message("The law, in plain words"), message("Words of the law"), message("Where to turn")}) {
        kiosk.press_on(page);
        inspector.look(render(page, Language::english, Catalog()));
        kiosk.press_on(message("Back to where you were"));
    }
    kiosk.press_on(message("For staff"));
    inspector.look();
    kiosk.set_text(kiosk.words(message("Staff PIN")), std::string(demonstration_pin));
    kiosk.press_on(message("Continue"));
    REQUIRE(kiosk.screen() == "staff");
    inspector.look();
    leave_reports(kiosk.data(), 30, 12);
    kiosk.set_text(kiosk.words(message("Passphrase of the organisation''s key")),
                   std::string(demonstration_passphrase));
    kiosk.press_on(message("Open the reports"));
    kiosk.waits_for("push button", kiosk.words(message("Show the counts")));
    inspector.look();
    kiosk.press_on(message("Show the counts"));
    kiosk.waits_for("progress bar", "30");
    inspector.look();
    kiosk.press_on(message("Start page"));
}

/// From the cover sheet to the end of the job, with a queue that staff pause meanwhile.
void visit_printing(TouchProgram& kiosk, Inspector& inspector, const PrintService& printer) {
    REQUIRE(kiosk.press_on(message("Print")) == "before_printing");
    kiosk.waits_to_read(message("The printer is ready."));
    inspector.look();
    printer.pause(true);
    kiosk.waits_to_read(in_words(PrintState::paused));
    inspector.look("before_printing_paused");
    REQUIRE(kiosk.press_on(message("Print")) == "printing");
    kiosk.waits_to_read(in_words(PrintState::paused));
    inspector.look();
    printer.pause(false);
    kiosk.wait_for_screen("done", std::chrono::seconds(60));
    inspector.look();
}

void visit_papers(TouchProgram& kiosk, Inspector& inspector, const PrintService& printer) {
    kiosk.begin(message("Find out what to do"), "pmpc-recommended");
    REQUIRE(answer_all(kiosk, family_in_shymkent(), [&] { inspector.look(); }) == "advice");
    inspector.look();
    kiosk.press_on(message_of(find_interview(shipped_pack(), "pmpc-complaint")->title));
    REQUIRE(answer_all(kiosk, family_in_shymkent(), [&] { inspector.look(); }) == "check");
    inspector.look();
    REQUIRE(kiosk.press_on(message("Write the letter")) == "letter");
    inspector.look();
    REQUIRE(kiosk.press_on(message("What to do with the letter")) == "cover");
    inspector.look();
    visit_printing(kiosk, inspector, printer);
}

/// By the button, as often as it takes.
void set_text_size(TouchProgram& kiosk, int percent) {
    for (const auto size : text_sizes()) {
        if (size == percent) break;
        kiosk.press(message("Text size"));
        // The page is built anew: the button that was pressed is gone when it is done.
        const auto& sizes = text_sizes();
        const auto next = *(std::ranges::find(sizes, size) + 1);
        const auto now = kiosk.words(message("now {percent} percent", {{"percent", std::int64_t{next}}}));
        REQUIRE([&] {
            for (int i = 0; i < 200; ++i)
                for (const auto& node : kiosk.tree())
                    if (node.description == now) return true;
            return false;
        }());
    }
}

}  // namespace

TEST_CASE("No screen hides a control from a screen reader, nor lets anything run out of the window",
          "[kiosk][K27][K31]") {
    const auto [language, percent] =
        GENERATE(std::pair{Language::kazakh, 100}, std::pair{Language::russian, 200});
    const PrintService printer;
    TouchProgram kiosk({.variables = {{"CUPS_SERVER", printer.server()}}});
    Inspector inspector(kiosk, std::string(code(language)) + "-" + std::to_string(percent));
    inspector.look();
    REQUIRE(kiosk.press_on(std::string(own_name(language))) == "home");
    kiosk.language = language;
    set_text_size(kiosk, percent);
    inspector.look();
    visit_side_pages(kiosk, inspector);
    visit_papers(kiosk, inspector, printer);
    kiosk.press_on(message("Start page"));
    kiosk.begin(message("Report a barrier"), "barrier");
    REQUIRE(answer_all(kiosk, barrier_in_shymkent(), [&] { inspector.look(); }) == "check");
    kiosk.press(message("Send the report"));
    kiosk.wait_for_screen("thanks");
    inspector.look();
    REQUIRE(kiosk.press_on(message("Finish")) == "finish");
    inspector.look();
    CHECK(kiosk.press_on(message("Yes, wipe everything")) == "language");
    CHECK(inspector.seen().size() > 40);
}

TEST_CASE("The screen before printing fits the window where there is no printer", "[kiosk][K27][K31]") {
    const auto [language, percent] =
        GENERATE(std::pair{Language::kazakh, 200}, std::pair{Language::russian, 100});
    TouchProgram kiosk;
    Inspector inspector(kiosk, std::string(code(language)) + "-" + std::to_string(percent));
    kiosk.press_on(std::string(own_name(language)));
    kiosk.language = language;
    set_text_size(kiosk, percent);
    kiosk.press_on(message("Help"));
    REQUIRE(kiosk.press_on(message("Print this page")) == "before_printing");
    kiosk.waits_to_read(message("There is no printer at this kiosk."));
    inspector.look("before_printing_none");
}
