// SPDX-License-Identifier: GPL-3.0-or-later
// Sentences, places in the source, languages, and what no rule covers.
#include "utterance/normalise.h"

#include "utterance/spoken.h"

using namespace mektep;

TEST_CASE("A sentence is one utterance", "[utterance]") {
    const auto language = GENERATE(Language::kazakh, Language::russian);
    CHECK(normalised("А бала. Ол мектепте! Неге? Жақсы", language, shipped_words()).size() == 4);
    CHECK(normalised("", language, shipped_words()).empty());
    CHECK(normalised(" \t\n ... ", language, shipped_words()).empty());
}

TEST_CASE("Abbreviations do not end a sentence", "[utterance]") {
    const auto text = GENERATE(as<std::string>(), "Согласно п. 3 ст. 49 Закона РК.",
                               "г. Алматы, ул. Абая, д. 5.", "Иванов А. Б. пришёл.", "А. Б. Иванов пришёл.",
                               "Закон от 27 июля 2007 г. № 319-III.", "Дети, родители и т. д. пришли.");
    CAPTURE(text);
    CHECK(normalised(text, Language::russian, shipped_words()).size() == 1);
}

TEST_CASE("Lines and paragraphs are said apart", "[utterance]") {
    CHECK(normalised("Бірінші жол\nЕкінші жол", Language::kazakh, shipped_words()).size() == 2);
}

TEST_CASE("Every word knows its place in the source", "[utterance]") {
    const std::string text = "Срок до 23.11.2026, № 5.";
    const auto utterances = normalised(text, Language::russian, shipped_words());
    REQUIRE(utterances.size() == 1);
    CHECK(utterances[0].source == "Срок до 23.11.2026, № 5");
    std::vector<std::string> sources;
    for (const auto& span : utterances[0].spans)
        for (const auto& word : span.words) {
            const auto source = text.substr(word.source.begin, word.source.end - word.source.begin);
            if (sources.empty() || sources.back() != source) sources.push_back(source);
        }
    CHECK(sources == std::vector<std::string>{"Срок", "до", "23.11.2026", "№", "5"});
}

TEST_CASE("Every sentence knows its place in the text", "[utterance]") {
    const std::string text = "Подайте жалобу. Её примут.";
    const auto utterances = normalised(text, Language::russian, shipped_words());
    REQUIRE(utterances.size() == 2);
    CHECK(utterances[0].source == "Подайте жалобу");
    CHECK(utterances[0].shown.offset == 0);
    CHECK(utterances[1].source == "Её примут");
    CHECK(text.substr(static_cast<std::size_t>(utterances[1].shown.offset)) == "Её примут.");
    CHECK(utterances[1].spans.front().words.back().source == SourceRange{5, 17});
}

TEST_CASE("A sentence without end is divided", "[utterance]") {
    std::string text;
    for (int i = 0; i < 1000; ++i) text += "да ";
    const auto utterances = normalised(text, Language::russian, shipped_words());
    CHECK(utterances.size() == 5);
    for (const auto& utterance : utterances)
        CHECK(utterance.source.size() <= 200 * std::string("да ").size());
}

TEST_CASE("A suffix belongs to its abbreviation's place", "[utterance]") {
    const std::string text = "ПМПК-ның шешімі";
    const auto words = normalised(text, Language::kazakh, shipped_words()).at(0).spans.at(0).words;
    REQUIRE(words.size() == 2);
    CHECK(words[0].source == SourceRange{0, std::string("ПМПК-ның").size()});
}

TEST_CASE("Kazakh words of a Russian text are said by the Kazakh voice", "[utterance]") {
    const auto spans =
        normalised("Заявитель Қасымова пришла", Language::russian, shipped_words()).at(0).spans;
    REQUIRE(spans.size() == 3);
    CHECK(spans[0].language == Language::russian);
    CHECK(spans[1].language == Language::kazakh);
    CHECK(spans[2].language == Language::russian);
}

TEST_CASE("Latin words are said by the English voice and told to the checker", "[utterance]") {
    const auto spans = normalised("Это receipt", Language::russian, shipped_words()).at(0).spans;
    REQUIRE(spans.size() == 2);
    CHECK(spans[1].language == Language::english);
    CHECK(unspeakable("Это receipt", Language::russian, shipped_words()) ==
          std::vector<std::string>{"receipt"});
    CHECK(unspeakable("A receipt", Language::english, shipped_words()).empty());
}

TEST_CASE("What no rule covers is told as it stands in the text", "[utterance]") {
    struct Row {
        std::string text;
        Language language;
        std::vector<std::string> unknown;
    };
    const auto row = GENERATE(values<Row>({
        {"Решение ШМПКВ", Language::russian, {"ШМПКВ"}},
        {"ЖЩЦФ шешімі", Language::kazakh, {"ЖЩЦФ"}},
        {"согл. закону", Language::russian, {"согл"}},
        {"смтр школу", Language::russian, {"смтр"}},
        {"Пришли в школу. Ждут", Language::russian, {}},
        {"Қазақ тілі. Жақсы", Language::kazakh, {}},
        {"до 23.11.2026, № 5, 5 %, 1 000 ₸, +7 701 123 45 67", Language::russian, {}},
        {"ПМПК-ның 5-тармағы", Language::kazakh, {}},
    }));
    CAPTURE(row.text);
    CHECK(unspeakable(row.text, row.language, shipped_words()) == row.unknown);
}

TEST_CASE("A personal number is never said as one number", "[utterance]") {
    for (const auto language : {Language::kazakh, Language::russian})
        CHECK_THAT(spoken("150523500123", language), !Catch::Contains("милл"));
}

TEST_CASE("Invisible marks and emoji change nothing", "[utterance]") {
    CHECK(spoken("шко\u00adла\u200b \u202eрядом\u202c 😀\ufeff", Language::russian) ==
          spoken("школа рядом", Language::russian));
    CHECK(spoken(std::string("шко\0ла", 11), Language::russian) == "школа.");
}

TEST_CASE("Digits of other scripts are said too", "[utterance]") {
    CHECK(spoken("٥ бала", Language::kazakh) == "бес бала.");
}
