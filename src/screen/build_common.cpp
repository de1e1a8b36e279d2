// SPDX-License-Identifier: GPL-3.0-or-later
#include "screen/build.h"

#include <algorithm>

namespace mektep {
namespace {

Language other_visitor_language(Language language) {
    return language == Language::kazakh ? Language::russian : Language::kazakh;
}

struct RunsIn {
    const Block& block;

    template <class Visit>
    void each(Visit visit) const {
        std::visit(
            [&](const auto& b) {
                using Type = std::decay_t<decltype(b)>;
                if constexpr (std::is_same_v<Type, Heading> || std::is_same_v<Type, Paragraph>)
                    visit(b.runs);
                else if constexpr (std::is_same_v<Type, List>)
                    std::ranges::for_each(b.items, visit);
                else if constexpr (std::is_same_v<Type, Fields>)
                    for (const auto& field : b.fields) visit(field.value);
            },
            block);
    }
};

}  // namespace

Paragraph Scene::paragraph(const Message& message) const {
    return Paragraph{.runs = {Run{.text = words(message), .language = language}}};
}

std::string sentence_of(const Problem& problem, const Scene& scene) {
    return scene.words(problem.what) + " " + scene.words(problem.remedy);
}

Button button(const Scene& scene, std::string id, const Message& label, Icon icon, bool primary) {
    return Button{.id = std::move(id),
                  .label = scene.words(label),
                  .icon = icon,
                  .primary = primary,
                  .language = scene.language};
}

Screen titled(const Scene& scene, std::string id, const Message& title) {
    Screen screen{
        .id = std::move(id), .language = scene.language, .title = scene.words(title), .focus = "title"};
    screen.toolbar = toolbar(scene, true, true);
    return screen;
}

std::vector<Button> toolbar(const Scene& scene, bool can_go_back, bool can_go_home) {
    const auto button = [&](std::string id, const Message& label, Icon icon, bool enabled = true) {
        return Button{.id = std::move(id),
                      .label = scene.words(label),
                      .icon = icon,
                      .enabled = enabled,
                      .language = scene.language};
    };
    const auto other = other_visitor_language(scene.language);
    std::vector<Button> buttons{button("back", message("Back"), Icon::back, can_go_back),
                                button("home", message("Start page"), Icon::home, can_go_home)};
    buttons.push_back(scene.look.speaking ? button("speak", message("Stop the voice"), Icon::silence)
                                          : button("speak", message("Read aloud"), Icon::speak));
    buttons.push_back({.id = "switch_language",
                       .label = std::string(own_name(other)),
                       .icon = Icon::language,
                       .language = other});
    buttons.push_back(button("text_size", message("Text size"), Icon::text_size));
    buttons.back().description = scene.words(
        message("now {percent} percent", {{"percent", std::int64_t{scene.look.text_size_percent}}}));
    buttons.push_back(button("contrast", message("Colours"), Icon::contrast));
    buttons.push_back(button("help", message("Help"), Icon::help));
    buttons.push_back(button("finish", message("Finish"), Icon::finish, can_go_home));
    return buttons;
}

std::vector<Block> below_title(const Scene& scene, const Document& document, const std::string& title) {
    auto blocks = document.blocks;
    std::erase_if(blocks, [](const Block& block) { return std::holds_alternative<SheetBreak>(block); });
    if (!blocks.empty())
        if (const auto* first = std::get_if<Heading>(&blocks.front());
            first != nullptr && words_of(first->runs) == title)
            blocks.erase(blocks.begin());
    for (auto& block : blocks) {
        if (auto* heading = std::get_if<Heading>(&block)) ++heading->level;
        if (const auto* line = std::get_if<BlankLine>(&block)) {
            const auto language = line->label.empty() ? document.language : line->label.front().language;
            block =
                Paragraph{.runs = {Run{.text = render(message("{what}: left free, to be filled in by hand",
                                                              {{"what", words_of(line->label)}}),
                                                      language, scene.pack.catalog),
                                       .language = language}}};
        }
    }
    return blocks;
}

std::vector<Button> term_buttons(const Scene& scene, const std::vector<Block>& blocks) {
    std::vector<Button> buttons;
    const auto add = [&](const Runs& runs) {
        for (const auto& run : runs) {
            if (run.term.empty()) continue;
            const auto id = "term:" + run.term;
            const auto* entry = find_entry(scene.pack.glossary, run.term);
            if (entry == nullptr || std::ranges::find(buttons, id, &Button::id) != buttons.end()) continue;
            const auto word = scene.words(message_of(entry->word));
            buttons.push_back({.id = id,
                               .label = scene.words(message("What is this: {word}", {{"word", word}})),
                               .icon = Icon::help,
                               .language = scene.language});
        }
    };
    for (const auto& block : blocks) RunsIn{block}.each(add);
    return buttons;
}

}  // namespace mektep
