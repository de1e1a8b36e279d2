// SPDX-License-Identifier: GPL-3.0-or-later
// The screens before and around an interview: language, home, lists, help, glossary.
#include "base/error.h"
#include "screen/build.h"

namespace mektep {
namespace {

Button big(const Scene& scene, std::string id, const Message& label, const Message& description, Icon icon) {
    return Button{.id = std::move(id),
                  .label = scene.words(label),
                  .description = scene.words(description),
                  .icon = icon,
                  .language = scene.language};
}

Button small(const Scene& scene, std::string id, const Message& label, Icon icon) {
    return Button{.id = std::move(id), .label = scene.words(label), .icon = icon, .language = scene.language};
}

Screen empty_screen(const Scene& scene, std::string id, const Message& title) {
    return Screen{
        .id = std::move(id), .language = scene.language, .title = scene.words(title), .focus = "title"};
}

}  // namespace

Screen language_screen(const Scene& scene) {
    auto screen = empty_screen(scene, "language", message("Jaqyn Mektep"));
    // Said and shown in both languages: nobody has chosen one yet.
    const auto in_language = [&](const Message& words, Language language) {
        return render(words, language, scene.pack.catalog);
    };
    for (const auto language : visitor_languages) {
        screen.body.emplace_back(Paragraph{
            .runs = {Run{
                .text = in_language(message("To listen, press “Read aloud” below or the F2 key. Nothing "
                                            "that you type is kept."),
                                    language),
                .language = language}},
            .style = Paragraph::Style::note});
        screen.controls.emplace_back(Button{
            .id = "language:" + std::string(code(language)),
            .label = std::string(own_name(language)),
            .description = in_language(message("Your child may learn in the school near home."), language),
            .icon = Icon::language,
            .primary = true,
            .language = language});
    }
    // For staff and guests; the letters are in the languages of the offices.
    screen.controls.emplace_back(Button{.id = "language:" + std::string(code(Language::english)),
                                        .label = std::string(own_name(Language::english)),
                                        .icon = Icon::language,
                                        .language = Language::english});
    screen.toolbar = toolbar(scene, false, false);
    return screen;
}

Screen home_screen(const Scene& scene) {
    auto screen = empty_screen(scene, "home", message("How can we help?"));
    screen.body.emplace_back(
        scene.paragraph(message("Nothing that you type here is kept. Everything is wiped when you finish, or "
                                "when nobody touches the kiosk for "
                                "{minutes, plural, one {# minute} other {# minutes}}.",
                                {{"minutes", std::int64_t{(scene.pack.settings.idle_warning.count() +
                                                           scene.pack.settings.idle_answer.count() + 59) /
                                                          60}}})));
    screen.controls.emplace_back(
        big(scene, "guides", message("Find out what to do"),
            message("We ask a few questions, then tell you your child's right and your next steps."),
            Icon::guide));
    screen.controls.emplace_back(
        big(scene, "letters", message("Write a letter"),
            message("A complaint that the office must accept. You hear it, check it and print it."),
            Icon::letter));
    screen.controls.emplace_back(big(scene, "reports", message("Report a barrier"),
                                     message("Without names: nobody learns who said it."), Icon::report));
    screen.toolbar = toolbar(scene, true, false);
    for (auto& button : screen.toolbar)
        if (button.id == "finish") button.enabled = true;
    return screen;
}

Screen list_screen(const Scene& scene, const std::vector<const Interview*>& interviews,
                   const Message& title) {
    auto screen = empty_screen(scene, "list", title);
    for (const auto* interview : interviews) {
        const auto icon = interview->is_guide()    ? Icon::guide
                          : interview->is_letter() ? Icon::letter
                                                   : Icon::report;
        screen.controls.emplace_back(big(scene, "start:" + interview->id, message_of(interview->title),
                                         message_of(interview->summary), icon));
    }
    screen.toolbar = toolbar(scene, true, true);
    return screen;
}

Screen help_screen(const Scene& scene) {
    auto screen = empty_screen(scene, "help", message("Help and voice"));
    const auto heading = [&](const Message& words) {
        screen.body.emplace_back(
            Heading{.level = 2, .runs = {Run{.text = scene.words(words), .language = scene.language}}});
    };
    heading(message("What you can do here"));
    screen.body.emplace_back(
        scene.paragraph(message("Find out what to do, write a letter and print it, or report a barrier "
                                "without names. You can go back at any time: "
                                "your answers stay until you finish.")));
    heading(message("Hearing and seeing"));
    screen.body.emplace_back(
        scene.paragraph(message("“Read aloud” reads every page and every button that you come to. “Text "
                                "size” makes the letters larger. “Colours” "
                                "changes to dark or to yellow on black.")));
    screen.body.emplace_back(
        scene.paragraph(message("Your own name, numbers and letter are read through the loudspeaker only "
                                "when you allow it. With the button "
                                "“Read my data aloud” you allow it until you finish.")));
    heading(message("Without touching the screen"));
    List keys{.ordered = false, .items = {}};
    for (const auto& line :
         {message("The arrow keys up and down go from one thing to the next. Enter presses it."),
          message("F1 says what you are at. F2 switches the voice on or off. F3 says it again. F4 makes it "
                  "silent."),
          message("F5 is softer, F6 is louder. F7 is slower, F8 is faster."),
          message("F10 pauses the voice and lets it go on. Page Up and Page Down go a sentence back and on. "
                  "F11 spells the word."),
          message("F9 goes back. F12 finishes.")})
        keys.items.push_back({Run{.text = scene.words(line), .language = scene.language}});
    screen.body.emplace_back(std::move(keys));
    heading(message("Accessibility of this kiosk"));
    screen.body.emplace_back(
        scene.paragraph(message("Everything on the screen can be heard, reached with keys alone and enlarged "
                                "to twice the size. Screen readers can read "
                                "every page. If something cannot be read, heard or reached, tell the staff: "
                                "it is a fault of ours.")));
    screen.body.emplace_back(
        scene.paragraph(message("No lawyer has reviewed the legal texts of this kiosk yet. They give the day "
                                "on which the law was read.")));
    screen.controls = {small(scene, "all_law", message("The law, in plain words"), Icon::guide),
                       small(scene, "words", message("Words of the law"), Icon::help),
                       small(scene, "contacts", message("Where to turn"), Icon::home),
                       small(scene, "print", message("Print this page"), Icon::print),
                       small(scene, "softer", message("Softer"), Icon::silence),
                       small(scene, "louder", message("Louder"), Icon::speak),
                       small(scene, "slower", message("Speak slower"), Icon::repeat),
                       small(scene, "faster", message("Speak faster"), Icon::repeat),
                       small(scene, "staff", message("For staff"), Icon::staff)};
    screen.toolbar = toolbar(scene, true, true);
    return screen;
}

Screen reference_screen(const Scene& scene, const Document& page) {
    Screen screen{.id = "reference", .language = scene.language, .title = page.title, .focus = "title"};
    screen.body = below_title(scene, page, screen.title);
    screen.controls = {small(scene, "return", message("Back to where you were"), Icon::back),
                       small(scene, "print", message("Print this page"), Icon::print)};
    std::get<Button>(screen.controls.front()).primary = true;
    for (auto& term : term_buttons(scene, screen.body)) screen.controls.emplace_back(std::move(term));
    screen.toolbar = toolbar(scene, true, true);
    return screen;
}

Screen term_screen(const Scene& scene, const GlossaryEntry& entry) {
    auto screen = empty_screen(scene, "term:" + entry.id, message_of(entry.word));
    screen.body.emplace_back(
        Paragraph{.runs = runs_of(scene.words(message_of(entry.explanation)), scene.language)});
    screen.controls.emplace_back(small(scene, "return", message("Back to where you were"), Icon::back));
    std::get<Button>(screen.controls.back()).primary = true;
    screen.toolbar = toolbar(scene, true, true);
    return screen;
}

}  // namespace mektep
