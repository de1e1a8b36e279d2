// SPDX-License-Identifier: GPL-3.0-or-later
#include "voice/the_espeak.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <cmath>
#include <thread>

using namespace mektep;

namespace {

Utterance said(const std::string& text, Language language) {
    return normalised(text, language, Lexicon()).at(0);
}

double loudness(const Sound& sound) {
    double sum = 0;
    for (const auto sample : sound.samples) sum += static_cast<double>(sample) * sample;
    return sound.samples.empty() ? 0 : std::sqrt(sum / static_cast<double>(sound.samples.size()));
}

const std::string kazakh_sentence = "Баланың жақын мектепте оқуға құқығы бар.";

}  // namespace

TEST_CASE("A sentence becomes sound that can be heard", "[voice]") {
    const auto sound = the_espeak().speak(said(kazakh_sentence, Language::kazakh), {}, {});
    CHECK(loudness(sound) > 500);
    // 40 characters at 40 to 110 milliseconds each
    const auto seconds = static_cast<double>(sound.samples.size()) / sound.samples_per_second;
    CHECK(seconds > 1.6);
    CHECK(seconds < 5);
}

TEST_CASE("Each word has its mark, in order, at its place in the source", "[voice]") {
    const std::string text = "Срок до 23.11.2026, это важно.";
    const auto sound = the_espeak().speak(normalised(text, Language::russian, Lexicon()).at(0), {}, {});
    std::vector<std::string> words;
    std::size_t sample = 0;
    for (const auto& mark : sound.marks) {
        CHECK(mark.sample >= sample);
        CHECK(mark.sample < sound.samples.size());
        sample = mark.sample;
        const auto word = text.substr(mark.source.begin, mark.source.end - mark.source.begin);
        if (words.empty() || words.back() != word) words.push_back(word);
    }
    CHECK(words == std::vector<std::string>{"Срок", "до", "23.11.2026", "это", "важно"});
}

TEST_CASE("A sentence of three languages is said by three voices", "[voice]") {
    Utterance utterance{.source = "школа мектеп school",
                        .spans = {{Language::russian, {{"школа", {0, 10}}}, ""},
                                  {Language::kazakh, {{"мектеп", {11, 23}}}, ""},
                                  {Language::english, {{"school", {24, 30}}}, "."}}};
    const auto sound = the_espeak().speak(utterance, {}, {});
    REQUIRE(sound.marks.size() == 3);
    CHECK(sound.marks[1].source == SourceRange{11, 23});
    CHECK(sound.marks[2].sample > sound.marks[1].sample);
}

TEST_CASE("Rate and volume are obeyed", "[voice]") {
    const auto utterance = said(kazakh_sentence, Language::kazakh);
    const auto slow = the_espeak().speak(utterance, {.rate_words_per_minute = 100, .volume_percent = 70}, {});
    const auto fast = the_espeak().speak(utterance, {.rate_words_per_minute = 280, .volume_percent = 70}, {});
    CHECK(slow.samples.size() > 3 * fast.samples.size() / 2);
    const auto quiet =
        the_espeak().speak(utterance, {.rate_words_per_minute = 150, .volume_percent = 20}, {});
    const auto loud =
        the_espeak().speak(utterance, {.rate_words_per_minute = 150, .volume_percent = 100}, {});
    CHECK(loudness(loud) > 2 * loudness(quiet));
    CHECK(loudness(the_espeak().speak(utterance, {.rate_words_per_minute = 150, .volume_percent = 0}, {})) <
          10);
}

TEST_CASE("A stop that was asked for before leaves silence", "[voice]") {
    std::stop_source stop;
    stop.request_stop();
    CHECK(the_espeak().speak(said(kazakh_sentence, Language::kazakh), {}, stop.get_token()).samples.empty());
    // and the voice can go on
    CHECK(loudness(the_espeak().speak(said(kazakh_sentence, Language::kazakh), {}, {})) > 500);
}

TEST_CASE("A stop in the middle of a long text is obeyed at once", "[voice]") {
    std::string text;
    for (int i = 0; i < 2000; ++i) text += "бала мектепке барады ";
    std::stop_source stop;
    std::chrono::steady_clock::time_point asked;
    std::jthread other([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        asked = std::chrono::steady_clock::now();
        stop.request_stop();
    });
    (void)the_espeak().speak(said(text, Language::kazakh), {}, stop.get_token());
    const auto ended = std::chrono::steady_clock::now();
    other.join();
    // Not yet asked when it ended would mean that the text was too short for this test.
    REQUIRE(ended > asked);
    // The whole text takes three seconds and more; a busy machine may lend the other thread late.
    CHECK(ended - asked < std::chrono::milliseconds(1000));
}

TEST_CASE("Nothing that an utterance may hold stops the voice", "[voice]") {
    const auto words =
        GENERATE(as<std::string>(), "", " ", "[[", "]]", "<", "&", "ъ", "ь", "«»", "..", "\xCC\x81");
    CAPTURE(words);
    const Utterance utterance{.source = words,
                              .spans = {{Language::kazakh, {{words, {0, words.size()}}}, "."}}};
    CHECK_NOTHROW(the_espeak().speak(utterance, {}, {}));
    CHECK(loudness(the_espeak().speak(said("мектеп", Language::kazakh), {}, {})) > 500);
}

TEST_CASE("Letters that differ sound different", "[voice]") {
    struct Pair {
        std::string one, other;
    };
    const auto pair = GENERATE(values<Pair>({{"қар", "кар"},
                                             {"ғар", "гар"},
                                             {"таң", "тан"},
                                             {"тұр", "түр"},
                                             {"ыс", "іс"},
                                             {"өт", "от"},
                                             {"әт", "ат"}}));
    CAPTURE(pair.one, pair.other);
    CHECK(the_espeak().speak(said(pair.one, Language::kazakh), {}, {}).samples !=
          the_espeak().speak(said(pair.other, Language::kazakh), {}, {}).samples);
}

TEST_CASE("The voice says its name", "[voice]") {
    CHECK_THAT(the_espeak().name(), Catch::StartsWith("eSpeak NG 1.") && Catch::Contains("Kazakh rules"));
}
