// SPDX-License-Identifier: GPL-3.0-or-later
// The end of an interview: check your answers, advice, the letter, thanks.
#include "base/error.h"
#include "interview/review.h"
#include "screen/build.h"

namespace mektep {
namespace {

/// Offers of what to do after an interview: letters, reports.
void offer(const Scene& scene, Screen& screen, const std::vector<Offer>& offers, const Walk& walk,
           bool first_is_primary) {
    bool primary = first_is_primary;
    for (const auto& [id, when] : offers) {
        if (!holds(when, walk.pruned, scene.pack, scene.today)) continue;
        const auto* interview = find_interview(scene.pack, id);
        if (interview == nullptr) bug("an offered interview that is not in the pack");
        auto offered = button(scene, "start:" + id, message_of(interview->title),
                              interview->is_letter() ? Icon::letter : Icon::report, primary);
        offered.description = scene.words(message_of(interview->summary));
        screen.controls.emplace_back(std::move(offered));
        primary = false;
    }
}

}  // namespace

Screen check_screen(const Scene& scene, const Interview& interview, const Walk& walk,
                    Language letter_language, const std::string& problem) {
    auto screen = titled(scene, "check", message("Check your answers"));
    screen.alert = problem;
    screen.is_private = interview.is_letter();
    screen.body.emplace_back(
        scene.paragraph(message("Nothing is written or sent yet. To change an answer, press it.")));
    for (const auto& line : review(walk, scene.pack, scene.language))
        screen.controls.emplace_back(Button{.id = "change:" + line.question,
                                            .label = line.asked,
                                            .description = line.answered,
                                            .icon = Icon::edit,
                                            .language = scene.language});
    if (interview.is_letter()) {
        Choices languages{.id = "letter_language",
                          .label = scene.words(message("In which language shall the letter be?"))};
        for (const auto language : visitor_languages)
            languages.choices.push_back({.key = std::string(code(language)),
                                         .label = std::string(own_name(language)),
                                         .chosen = language == letter_language});
        languages.label += " " + scene.words(message("The office answers in the language of the letter."));
        screen.controls.emplace_back(std::move(languages));
        screen.controls.emplace_back(button(scene, "write", message("Write the letter"), Icon::letter, true));
    } else if (interview.is_report()) {
        screen.controls.emplace_back(button(scene, "send", message("Send the report"), Icon::report, true));
    } else {
        screen.controls.emplace_back(button(scene, "write", message("Show what to do"), Icon::guide, true));
    }
    return screen;
}

Screen advice_screen(const Scene& scene, const Interview& interview, const Walk& walk,
                     const Document& advice) {
    Screen screen{.id = "advice",
                  .language = scene.language,
                  .title = scene.words(message_of(interview.title)),
                  .focus = "title"};
    screen.body = below_title(scene, advice, screen.title);
    const auto& page = std::get<AdvicePage>(interview.outcome);
    offer(scene, screen, page.letters, walk, true);
    screen.controls.emplace_back(button(scene, "print", message("Print this page"), Icon::print));
    offer(scene, screen, page.reports, walk, false);
    screen.controls.emplace_back(button(scene, "law", message("What the law says"), Icon::help));
    if (!interview.questions.empty())
        screen.controls.emplace_back(
            button(scene, "check", message("Check or change my answers"), Icon::edit));
    for (auto& term : term_buttons(scene, screen.body)) screen.controls.emplace_back(std::move(term));
    screen.toolbar = toolbar(scene, true, true);
    return screen;
}

Screen letter_screen(const Scene& scene, const Document& letter, Language letter_language,
                     std::size_t letters, const std::string& notice) {
    auto screen = titled(scene, "letter", message("Your letter"));
    screen.alert = notice;
    screen.is_private = true;
    screen.body = below_title(scene, letter, screen.title);
    auto print = button(scene, "print", message("Print"), Icon::print, true);
    print.description =
        scene.words(message("Two copies of the letter, and a sheet that says what to do with them."));
    screen.controls.emplace_back(std::move(print));
    if (letters > 1)
        screen.controls.emplace_back(button(scene, "print_all",
                                            message("Print all {count} letters with one sheet",
                                                    {{"count", static_cast<std::int64_t>(letters)}}),
                                            Icon::print));
    screen.controls.emplace_back(
        button(scene, "print_both", message("Print it in Kazakh and in Russian"), Icon::print));
    screen.controls.emplace_back(button(scene, "cover", message("What to do with the letter"), Icon::guide));
    screen.controls.emplace_back(button(scene, "check", message("Check or change my answers"), Icon::edit));
    const auto other = letter_language == Language::kazakh ? Language::russian : Language::kazakh;
    screen.controls.emplace_back(
        button(scene, "other_letter_language",
               other == Language::kazakh ? message("The letter in Kazakh") : message("The letter in Russian"),
               Icon::language));
    screen.controls.emplace_back(
        button(scene, "save", message("Save to a stick, with the staff"), Icon::save));
    return screen;
}

Screen cover_screen(const Scene& scene, const Document& cover) {
    auto screen = titled(scene, "cover", message("What to do with the letter"));
    screen.body = below_title(scene, cover, screen.title);
    screen.is_private = true;
    screen.controls.emplace_back(button(scene, "print", message("Print"), Icon::print, true));
    screen.controls.emplace_back(button(scene, "letter", message("Back to the letter"), Icon::letter));
    screen.controls.emplace_back(button(scene, "law", message("What the law says"), Icon::help));
    for (auto& term : term_buttons(scene, screen.body)) screen.controls.emplace_back(std::move(term));
    return screen;
}

Screen sending_screen(const Scene& scene) {
    auto screen = titled(scene, "sending", message("Sending the report"));
    screen.body.emplace_back(scene.paragraph(message("One moment.")));
    return screen;
}

Screen thanks_screen(const Scene& scene) {
    auto screen = titled(scene, "thanks", message("Thank you. The report is kept"));
    screen.body.emplace_back(
        scene.paragraph(message("It holds no name and cannot be traced to you. Only the organisation can "
                                "open it, and it counts it together with others.")));
    screen.controls.emplace_back(button(scene, "home_now", message("To the start page"), Icon::home, true));
    screen.controls.emplace_back(
        button(scene, "finish_now", message("Finish and wipe everything"), Icon::finish));
    screen.toolbar.front().enabled = false;  // what was sent cannot be taken back
    return screen;
}

}  // namespace mektep
