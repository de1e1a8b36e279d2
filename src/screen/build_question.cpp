// SPDX-License-Identifier: GPL-3.0-or-later
// One question, one screen.
#include "base/error.h"
#include "screen/build.h"

#include <algorithm>

namespace mektep {
namespace {

KeyboardKind keyboard_of(Kind kind) {
    switch (kind) {
        case Kind::date:
            return KeyboardKind::date;
        case Kind::month:
            return KeyboardKind::month;
        case Kind::number:
        case Kind::iin:
            return KeyboardKind::digits;
        case Kind::phone:
            return KeyboardKind::phone;
        case Kind::name:
            return KeyboardKind::name;
        case Kind::choice:
        case Kind::choices:
        case Kind::yes_no:
        case Kind::region:
        case Kind::address:
        case Kind::text:
            return KeyboardKind::letters;
    }
    bug("a kind of question without a keyboard");
}

/// The form that is expected, for kinds whose form is not plain from the question.
std::optional<Message> form_of(Kind kind) {
    switch (kind) {
        case Kind::date:
            return message(
                "Day, month and year in digits: the dots come by themselves. For example 05.09.2026.");
        case Kind::month:
            return message("Month and year in digits: the dot comes by itself. For example 09.2026.");
        case Kind::iin:
            return message("Twelve digits, as in the identity card or the birth certificate.");
        case Kind::phone:
            return message("For example 8 701 123 45 67.");
        case Kind::number:
            return message("In digits.");
        case Kind::choice:
        case Kind::choices:
        case Kind::yes_no:
        case Kind::region:
        case Kind::name:
        case Kind::address:
        case Kind::text:
            return std::nullopt;
    }
    bug("a kind of question without a form");
}

bool is_chosen(const Draft& draft, const std::string& key) {
    return std::ranges::find(draft.keys, key) != draft.keys.end();
}

Choices choices_of(const Scene& scene, const Question& question, const Walk& walk, const Draft& draft) {
    Choices choices{.id = question.id,
                    .label = scene.words(message_of(question.ask)),
                    .several = question.kind == Kind::choices};
    if (question.kind == Kind::region) {
        for (const auto& region : scene.pack.places.regions)
            choices.choices.push_back({.key = region.code,
                                       .label = region.name.of(scene.language),
                                       .chosen = is_chosen(draft, region.code)});
        return choices;
    }
    for (const auto* option : options_of(question, walk.pruned, scene.pack, scene.today))
        choices.choices.push_back(
            {.key = option->key,
             .label = scene.words(message_of(option->label)),
             .description = option->explanation.empty() ? "" : scene.words(message_of(option->explanation)),
             .chosen = is_chosen(draft, option->key)});
    return choices;
}

TextField field_of(const Scene& scene, const Question& question, const Draft& draft) {
    const auto form = form_of(question.kind);
    std::string description;
    if (!question.example.empty())
        description = scene.words(message_of(question.example));
    else if (form)
        description = scene.words(*form);
    return TextField{.id = question.id,
                     .label = scene.words(message_of(question.ask)),
                     .value = std::string(draft.text.reveal()),
                     .description = std::move(description),
                     .problem = draft.problem,
                     .keyboard = keyboard_of(question.kind),
                     .several_lines = question.kind == Kind::text,
                     .longest = question.longest > 0 ? question.longest : 2000};
}

bool is_chosen_from_list(Kind kind) {
    return kind == Kind::choice || kind == Kind::choices || kind == Kind::yes_no || kind == Kind::region;
}

bool is_private(const Question& question) {
    return !is_chosen_from_list(question.kind) && question.kind != Kind::month &&
           question.kind != Kind::number;
}

}  // namespace

Screen question_screen(const Scene& scene, const Walk& walk, const Question& question, const Draft& draft,
                       int expected) {
    Screen screen{.id = "question:" + question.id,
                  .language = scene.language,
                  .title = scene.words(message_of(question.ask)),
                  .focus = "title",
                  .alert = draft.problem,
                  .is_private = is_private(question)};
    const auto position = std::ranges::find(walk.path, question.id, &Question::id) - walk.path.begin() + 1;
    const auto total = std::max<std::int64_t>(expected, position);
    screen.controls.emplace_back(
        Progress{.label = scene.words(message("Question {number} of about {total}",
                                              {{"number", std::int64_t{position}}, {"total", total}})),
                 .done = static_cast<int>(position),
                 .total = static_cast<int>(total)});
    if (!question.why.empty()) {
        auto runs = runs_of(scene.words(message_of(question.why)), scene.language);
        screen.body.emplace_back(Paragraph{.runs = std::move(runs), .style = Paragraph::Style::note});
    }
    if (question.kind == Kind::choices)
        screen.body.emplace_back(scene.paragraph(message("You can choose several.")));
    if (question.optional)
        screen.body.emplace_back(
            scene.paragraph(message("You need not answer this: leave it empty and continue.")));
    if (is_chosen_from_list(question.kind)) {
        screen.controls.emplace_back(choices_of(scene, question, walk, draft));
        if (!draft.problem.empty()) screen.focus = focus_order(screen).at(1);
    } else {
        screen.controls.emplace_back(field_of(scene, question, draft));
        screen.focus = question.id;
    }
    if (draft.can_take_out)
        screen.controls.emplace_back(Button{.id = "take_out",
                                            .label = scene.words(message("Take it out of the text")),
                                            .icon = Icon::edit,
                                            .language = scene.language});
    screen.controls.emplace_back(Button{.id = "continue",
                                        .label = scene.words(message("Continue")),
                                        .icon = Icon::next,
                                        .primary = true,
                                        .language = scene.language});
    for (auto& button : term_buttons(scene, screen.body)) screen.controls.emplace_back(std::move(button));
    screen.toolbar = toolbar(scene, true, true);
    return screen;
}

}  // namespace mektep
