// SPDX-License-Identifier: GPL-3.0-or-later
// Screens for staff, and the two that end a session.
#include "language/date.h"
#include "screen/build.h"

namespace mektep {
namespace {

/// "January 2026": how many reports of each questionnaire.
void add_counts(std::vector<Block>& body, const Scene& scene, const std::vector<MonthlyCount>& counts) {
    if (counts.empty()) return;
    const auto runs = [&](const std::string& text) {
        return Runs{Run{.text = text, .language = scene.language}};
    };
    body.emplace_back(Heading{2, runs(scene.words(message("Reports given at this kiosk")))});
    std::string questionnaire;
    for (const auto& count : counts) {
        if (count.questionnaire != questionnaire) {
            questionnaire = count.questionnaire;
            const auto* form = find_interview(scene.pack, questionnaire);
            body.emplace_back(Heading{
                3, runs(form == nullptr ? questionnaire : scene.words(message_of(statistics_title(*form))))});
            body.emplace_back(Fields{});
        }
        std::get<Fields>(body.back())
            .fields.push_back(
                {runs(month_and_year(count.month, scene.language)), runs(std::to_string(count.reports))});
    }
}

}  // namespace

Screen pin_screen(const Scene& scene, const Draft& draft, const Message& purpose) {
    Screen screen{.id = "pin",
                  .language = scene.language,
                  .title = scene.words(message("For staff")),
                  .focus = "pin",
                  .alert = draft.problem};
    screen.body.emplace_back(scene.paragraph(purpose));
    screen.controls.emplace_back(TextField{.id = "pin",
                                           .label = scene.words(message("Staff PIN")),
                                           .value = std::string(draft.text.reveal()),
                                           .problem = draft.problem,
                                           .keyboard = KeyboardKind::pin,
                                           .concealed = true,
                                           .longest = 32});
    screen.controls.emplace_back(button(scene, "continue", message("Continue"), Icon::next, true));
    screen.toolbar = toolbar(scene, true, true);
    return screen;
}

Screen staff_screen(const Scene& scene, const MachineState& machine, const Draft& passphrase) {
    Screen screen{.id = "staff",
                  .language = scene.language,
                  .title = scene.words(message("State of the kiosk")),
                  .focus = passphrase.problem.empty() ? "title" : "passphrase",
                  .alert = passphrase.problem};
    if (machine.demonstration_key)
        screen.body.emplace_back(
            scene.paragraph(message("Warning: reports are sealed to the demonstration key. Anybody who has "
                                    "read the manual can open them. Make keys of "
                                    "your own with “mektep keys new” before you use this kiosk.")));
    if (machine.demonstration_pin)
        screen.body.emplace_back(scene.paragraph(message(
            "Warning: the staff PIN is the one of the manual. Make your own with “mektep keys pin”.")));
    Fields state;
    const auto line = [&](const Message& label, const std::string& value) {
        state.fields.push_back(
            {.label = {Run{.text = scene.words(label), .language = scene.language, .strong = true}},
             .value = {Run{.text = value, .language = scene.language}}});
    };
    line(message("Voice"), machine.voice);
    line(message("Printer"), machine.printer);
    line(message("Store of reports"), machine.store);
    line(message("Content"), machine.pack);
    line(message("Reports waiting"), std::to_string(machine.reports));
    const auto keep = std::int64_t{scene.pack.settings.keep_months};
    line(message("Reports are kept"),
         scene.words(
             keep == 0 ? message("until the organisation''s server has them")
                       : message("until the server has them, at most {months, plural, one {# month} other {# "
                                 "months}} and the rest of the quarter",
                                 {{"months", keep}})));
    screen.body.emplace_back(std::move(state));
    add_counts(screen.body, scene, machine.counts);
    screen.controls.emplace_back(
        TextField{.id = "passphrase",
                  .label = scene.words(message("Passphrase of the organisation''s key")),
                  .value = std::string(passphrase.text.reveal()),
                  .problem = passphrase.problem,
                  .concealed = true});
    screen.controls.emplace_back(button(scene, "unlock", message("Open the reports"), Icon::check, true));
    screen.controls.emplace_back(button(scene, "refresh", message("Look again"), Icon::repeat));
    screen.controls.emplace_back(button(scene, "quit", message("Quit the program"), Icon::finish));
    screen.toolbar = toolbar(scene, true, true);
    return screen;
}

Screen idle_screen(const Scene& scene) {
    Screen screen{.id = "idle",
                  .language = scene.language,
                  .title = scene.words(message("Are you still here?")),
                  .focus = "stay"};
    // The whole time is named once: a number that changes each second would be announced each second.
    screen.alert = scene.words(
        message("Touch the screen or press any key. Otherwise everything you have typed is wiped after "
                "{seconds, plural, one {# second} other {# seconds}}.",
                {{"seconds", scene.pack.settings.idle_answer.count()}}));
    screen.controls.emplace_back(button(scene, "stay", message("I am still here"), Icon::check, true));
    screen.toolbar = toolbar(scene, false, false);
    return screen;
}

Screen finish_screen(const Scene& scene) {
    Screen screen{.id = "finish",
                  .language = scene.language,
                  .title = scene.words(message("Finish and wipe everything?")),
                  .focus = "title"};
    screen.body.emplace_back(scene.paragraph(message(
        "All your answers and the letter are wiped for good. What you have printed stays with you.")));
    screen.controls.emplace_back(
        button(scene, "finish_now", message("Yes, wipe everything"), Icon::finish, true));
    screen.controls.emplace_back(button(scene, "return", message("No, go on"), Icon::back));
    screen.toolbar = toolbar(scene, true, false);
    return screen;
}

}  // namespace mektep
