// SPDX-License-Identifier: GPL-3.0-or-later
// What staff do with the reports: count them without a key, open them, look, save, leave.
#include "screen/spoken_screen.h"
#include "support/visitor.h"

using namespace mektep;
using Catch::Contains;

namespace {

class Staff : public Visitor {
public:
    explicit Staff(const Pack& pack = shipped_pack()) : Visitor(pack) {
        press("language:ru");
        press("help");
        press("staff");
        on(Typed{.field = "pin", .text = Secret(demonstration_pin)});
        press("continue");
        REQUIRE(screen.id == "staff");
        on(MachineState{.voice = "",
                        .printer = "",
                        .store = "",
                        .pack = "",
                        .reports = 40,
                        .counts = {{"barrier", std::chrono::year(2026) / 9, 30},
                                   {"barrier", std::chrono::year(2026) / 10, 7},
                                   {"service-quality", std::chrono::year(2026) / 10, 3}}});
    }

    void type_passphrase() {
        on(Typed{.field = "passphrase", .text = Secret("a right long passphrase")});
        press("unlock");
    }
    void open_reports() {
        type_passphrase();
        on(ReportsOpened{.problems = {},
                         .reports = 37,
                         .unreadable = 2,
                         .left_out = 3,
                         .regions = {"75", "79"},
                         .years = {2025, 2026}});
    }

    [[nodiscard]] std::string shown() const {
        std::string text = screen.alert + "\n" + screen.title + "\n";
        for (const auto& line : lines_of(screen)) text += words_of(line) + "\n";
        for (const auto& control : screen.controls) text += label_of(control) + "\n";
        return text;
    }
    [[nodiscard]] bool reports_are_open() const {
        return asked_for<OpenReports>() != nullptr && asked_for<CloseReports>() == nullptr;
    }
};

Document some_bulletin() {
    const auto runs = [](const std::string& text) {
        return Runs{Run{.text = text, .language = Language::russian}};
    };
    return {.title = "Препятствия на пути в школу",
            .language = Language::russian,
            .blocks = {
                Heading{1, runs("Препятствия на пути в школу")},
                Table{.caption = {},
                      .header = {runs("Ответ"), runs("Число"), runs("Доля")},
                      .rows = {{runs("Дома"), runs("12"), runs("60 %")}, {runs("Нигде"), runs("скрыто"), {}}},
                      .bars = {1.0, 0.0}}}};
}

}  // namespace

TEST_CASE("Staff see how long sealed reports stay on the kiosk", "[screen][retention]") {
    CHECK_THAT(Staff().shown(), Contains("пока их не получит сервер организации"));
    auto pack = shipped_pack();
    pack.settings.keep_months = 24;
    CHECK_THAT(Staff(pack).shown(), Contains("24 месяца"));
}

TEST_CASE("Staff see how many reports were given, by questionnaire and month, without any key",
          "[screen][staff]") {
    const Staff staff;
    CHECK_THAT(staff.shown(), Contains("сентябрь 2026") && Contains("30") && Contains("октябрь 2026"));
    CHECK(staff.asked_for<OpenReports>() == nullptr);
}

TEST_CASE("A wrong passphrase is told where it was typed, and can be typed again", "[screen][staff]") {
    Staff staff;
    staff.key(KeyAction::speech_toggle);
    staff.type_passphrase();
    CHECK(staff.asked_for<OpenReports>()->passphrase.reveal() == "a right long passphrase");
    CHECK(staff.screen.id == "statistics");
    staff.heard();
    staff.on(ReportsOpened{.problems = {{.place = {.item = "passphrase"},
                                         .what = message("This is not the passphrase of the key."),
                                         .remedy = message("Type it again.")}}});
    CHECK(staff.screen.id == "staff");
    CHECK(staff.screen.focus == "passphrase");
    CHECK_THAT(staff.screen.alert, Contains("Это не парольная фраза ключа."));
    CHECK_THAT(staff.heard(), Contains("парольная фраза"));
}

TEST_CASE("While the reports are being opened staff see how far it is, and are not sent away",
          "[screen][staff]") {
    Staff staff;
    staff.type_passphrase();
    staff.on(OpeningReports{.done = 10, .total = 40});
    const auto* progress = find_control(staff.screen, "progress");
    REQUIRE(progress != nullptr);
    CHECK(std::get<Progress>(*progress).done == 10);
    CHECK(std::get<Progress>(*progress).total == 40);
    CHECK_THAT(std::get<Progress>(*progress).label, Contains("10") && Contains("40"));
    staff.clock.pass(std::chrono::hours(1));
    staff.on(TimePassed{});
    CHECK(staff.screen.id == "statistics");
}

TEST_CASE("Staff choose which reports are counted and read the counts row by row", "[screen][staff]") {
    Staff staff;
    staff.key(KeyAction::speech_toggle);
    staff.open_reports();
    CHECK_THAT(staff.shown(), Contains("37 сообщений") && Contains("2 сообщения не открываются") &&
                                  Contains("Не учтено сообщений: 3"));
    staff.choose("questionnaire", "service-quality");
    staff.choose("region", "79");
    staff.choose("year", "2026");
    staff.press("charts");
    CHECK(staff.asked_for<CountReports>()->choice ==
          StatisticsChoice{.questionnaire = "service-quality", .region = "79", .year = 2026});
    staff.heard();
    staff.on(ReportsCounted{some_bulletin()});
    CHECK(staff.screen.title == "Препятствия на пути в школу");
    CHECK_THAT(staff.heard(), Contains("Число двенадцать") && Contains("шестьдесят процентов") &&
                                  Contains("Нигде: Число скрыто."));
    CHECK(std::ranges::count_if(staff.screen.body, [](const Block& block) {
              return std::holds_alternative<Table>(block) && std::get<Table>(block).bars.size() == 2;
          }) == 1);

    staff.effects.clear();
    staff.press("switch_language");
    CHECK(staff.asked_for<CountReports>() != nullptr);  // the words of the counts too
    staff.press("back");
    CHECK(staff.screen.id == "statistics");
    staff.choose("region", "all");
    staff.choose("year", "all");
    staff.press("charts");
    CHECK(staff.asked_for<CountReports>()->choice == StatisticsChoice{.questionnaire = "service-quality"});
}

TEST_CASE("Saved statistics, or why they are not, are told on the page", "[screen][staff]") {
    Staff staff;
    staff.open_reports();
    staff.press("save_statistics");
    CHECK(staff.asked_for<SaveStatistics>()->choice == StatisticsChoice{.questionnaire = "barrier"});
    staff.effects.clear();
    staff.press("save_statistics");  // twice by an unsteady hand
    CHECK(staff.asked_for<SaveStatistics>() == nullptr);
    staff.on(Saved{.problems = {{.place = {.item = "stick"},
                                 .what = message("No stick is plugged in."),
                                 .remedy = message("Plug one in, wait a few seconds, then try again.")}},
                   .files = {}});
    CHECK_THAT(staff.screen.alert, Contains("Флешка не вставлена."));
    staff.press("save_statistics");
    CHECK(staff.asked_for<SaveStatistics>() != nullptr);
    staff.on(Saved{.problems = {}, .files = {"a.pdf", "b.pdf", "c.csv"}});
    CHECK_THAT(staff.screen.alert, Contains("3"));
}

TEST_CASE("Opened reports are closed when staff leave them, whichever way", "[screen][staff]") {
    Staff staff;
    staff.open_reports();
    REQUIRE(staff.reports_are_open());
    SECTION("looking at the charts and at the help leaves them open") {
        staff.press("charts");
        staff.press("help");
        CHECK(staff.reports_are_open());
    }
    SECTION("back") {
        staff.press("back");
        CHECK(staff.screen.id == "staff");
        CHECK_FALSE(staff.reports_are_open());
    }
    SECTION("to the start page") {
        staff.press("home");
        CHECK_FALSE(staff.reports_are_open());
        staff.on(ReportsCounted{some_bulletin()});  // late
        staff.on(Saved{.problems = {}, .files = {"late.pdf"}});
        CHECK(staff.screen.id == "home");
        CHECK(staff.screen.alert.empty());
    }
    SECTION("by finishing") {
        staff.press("finish");
        CHECK(staff.asked_for<Wipe>() != nullptr);
    }
    SECTION("by leaving the kiosk alone") {
        staff.clock.pass(std::chrono::hours(1));
        staff.on(TimePassed{});
        staff.clock.pass(std::chrono::hours(1));
        staff.on(TimePassed{});
        CHECK(staff.asked_for<Wipe>() != nullptr);
        CHECK(staff.screen.id == "language");
    }
}

TEST_CASE("Reports that come open after staff have left stay unseen", "[screen][staff]") {
    Staff staff;
    staff.type_passphrase();
    staff.press("home");
    CHECK_FALSE(staff.reports_are_open());
    staff.on(ReportsOpened{.problems = {}, .reports = 37});
    CHECK(staff.screen.id == "home");
}
