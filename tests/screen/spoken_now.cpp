// SPDX-License-Identifier: GPL-3.0-or-later
// What is being said is marked where it stands on the screen.
#include "screen/spoken_screen.h"
#include "support/visitor.h"

#include <catch2/catch.hpp>

using namespace mektep;

namespace {

/// The words of a screen's parts, as the view shows them.
std::map<std::string, std::string> shown_parts(const Screen& screen) {
    std::map<std::string, std::string> parts{{std::string(alert_part), screen.alert},
                                             {std::string(title_part), screen.title}};
    for (std::size_t at = 0; at < screen.body.size(); ++at) {
        const auto add = [&](std::size_t item, const std::string& words) {
            parts[body_part(at, item)] = words;
        };
        const auto& block = screen.body[at];
        if (const auto* heading = std::get_if<Heading>(&block)) add(0, words_of(heading->runs));
        if (const auto* paragraph = std::get_if<Paragraph>(&block)) add(0, words_of(paragraph->runs));
        if (const auto* line = std::get_if<BlankLine>(&block)) add(0, words_of(line->label));
        if (const auto* list = std::get_if<List>(&block))
            for (std::size_t i = 0; i < list->items.size(); ++i) add(i, words_of(list->items[i]));
        if (const auto* fields = std::get_if<Fields>(&block))
            for (std::size_t i = 0; i < fields->fields.size(); ++i)
                add(i, words_of(fields->fields[i].label) + ": " + words_of(fields->fields[i].value));
    }
    for (const auto& control : screen.controls) {
        parts[label_part(id_of(control))] = label_of(control);
        if (const auto* button = std::get_if<Button>(&control))
            parts[description_part(button->id)] = button->description;
        if (const auto* field = std::get_if<TextField>(&control))
            parts[description_part(field->id)] = field->description;
        if (const auto* choices = std::get_if<Choices>(&control))
            for (const auto& choice : choices->choices) {
                parts[label_part(choices->id + "/" + choice.key)] = choice.label;
                parts[description_part(choices->id + "/" + choice.key)] = choice.description;
            }
    }
    for (const auto& button : screen.toolbar) {
        parts[label_part(button.id)] = button.label;
        parts[description_part(button.id)] = button.description;  // said only: the view has no such part
    }
    return parts;
}

/// Goes through all that is said of the present screen, word by word. How many sentences were marked.
int marked_sentences(Visitor& listener) {
    const auto* said = listener.asked_for<Say>();
    REQUIRE(said != nullptr);
    const auto utterances = said->utterances;
    const auto parts = shown_parts(listener.screen);
    int marked = 0;
    for (std::size_t i = 0; i < utterances.size(); ++i) {
        for (const auto& span : utterances[i].spans)
            for (const auto& word : span.words) {
                listener.on(SpeechReached{.utterance = i, .word = word.source});
                const auto now = listener.spoken;
                if (now.part.empty()) continue;
                CAPTURE(now.part, utterances[i].source);
                REQUIRE(parts.contains(now.part));
                const auto& shown = parts.at(now.part);
                CHECK(shown.substr(now.sentence.begin, now.sentence.end - now.sentence.begin) == now.text);
                CHECK(now.word.begin >= now.sentence.begin);
                CHECK(now.word.end <= now.sentence.end);
            }
        if (!listener.spoken.part.empty()) ++marked;
    }
    return marked;
}

}  // namespace

TEST_CASE("Each word that is said is marked where it stands on the screen", "[screen][K05]") {
    const auto language = GENERATE(Language::kazakh, Language::russian);
    Visitor listener;
    listener.on(HeadphonesChanged{.plugged_in = true});  // what is private is said too
    listener.press("language:" + std::string(code(language)));
    CHECK(marked_sentences(listener) > 5);
    listener.press("help");
    CHECK(marked_sentences(listener) > 10);
    listener.press("back");
    listener.begin("guides", "pmpc-recommended");
    CHECK(marked_sentences(listener) > 3);
    listener.answer_all(family_in_shymkent());
    REQUIRE(listener.screen.id == "advice");
    CHECK(marked_sentences(listener) > 15);
    listener.press("home");
    listener.begin("letters", "pmpc-complaint");
    listener.answer_all(family_in_shymkent());
    REQUIRE(listener.screen.id == "check");
    CHECK(marked_sentences(listener) > 15);
    listener.press("write");
    REQUIRE(listener.screen.id == "letter");
    CHECK(marked_sentences(listener) > 30);
}

TEST_CASE("A silent voice marks nothing", "[screen][K05]") {
    Visitor listener;
    listener.press("language:ru");
    CHECK(listener.spoken == SpokenNow{});
    listener.key(KeyAction::speech_toggle);
    const auto word = listener.asked_for<Say>()->utterances.front().spans.front().words.front().source;
    listener.on(SpeechReached{.utterance = 0, .word = word});
    CHECK(listener.spoken.part == title_part);
    CHECK(listener.spoken.word == word);
    listener.key(KeyAction::spell);
    CHECK(listener.spoken == SpokenNow{});
    listener.key(KeyAction::repeat);
    listener.on(SpeechReached{.utterance = 0, .word = word});
    CHECK(listener.spoken.part == title_part);
    listener.on(SpeechEnded{});
    CHECK(listener.spoken == SpokenNow{});
}

TEST_CASE("The settings mark words, sentences or nothing", "[screen][K05]") {
    auto pack = shipped_pack();
    const auto mark = GENERATE(Highlight::off, Highlight::sentence, Highlight::word);
    pack.settings.highlight = mark;
    Visitor listener(pack);
    listener.press("language:ru");
    listener.key(KeyAction::speech_toggle);
    const auto word = listener.asked_for<Say>()->utterances.front().spans.front().words.front().source;
    listener.on(SpeechReached{.utterance = 0, .word = word});
    CHECK(listener.spoken.part.empty() == (mark == Highlight::off));
    CHECK((listener.spoken.word == word) == (mark == Highlight::word));
    CHECK((listener.spoken.sentence.end > 0) == (mark != Highlight::off));
}
