// SPDX-License-Identifier: GPL-3.0-or-later
#include "voice/speaker.h"

#include "support/fake_voice.h"

#include <catch2/catch.hpp>

#include <thread>

using namespace mektep;
using Lines = std::vector<std::string>;

namespace {

Utterance utterance(const std::string& words) {
    return {
        .source = words,
        .spans = {{.language = Language::kazakh, .words = {{words, {0, words.size()}}}, .punctuation = {}}}};
}

std::vector<Utterance> utterances(std::initializer_list<const char*> all) {
    std::vector<Utterance> result;
    for (const auto* words : all) result.push_back(utterance(words));
    return result;
}

/// A speaker with a fake voice and a fake loudspeaker.
struct Scene {
    explicit Scene(FakePlayer::Pace pace = FakePlayer::Pace::when_told,
                   const std::optional<std::string>& breaks_at = std::nullopt)
        : player(new FakePlayer(log, pace)),
          speaker(voice_that_breaks_at(breaks_at), std::unique_ptr<Player>(player)) {}

    SpeechLog log;
    FakePlayer* player;
    Speaker speaker;

    void say(std::initializer_list<const char*> all, const std::string& end = {}) {
        speaker.say(
            utterances(all), {}, end.empty() ? std::function<void()>() : [this, end] { log.add(end); });
    }

private:
    std::unique_ptr<Voice> voice_that_breaks_at(const std::optional<std::string>& words) {
        auto voice = std::make_unique<FakeVoice>(log);
        voice->breaks_at = words;
        return voice;
    }
};

std::string details_of(const std::optional<Message>& trouble) {
    return trouble ? std::get<std::string>(trouble->arguments.at("details")) : "";
}

}  // namespace

TEST_CASE("Sentences are played one after the other and the end is told once", "[voice]") {
    Scene scene(FakePlayer::Pace::at_once);
    scene.say({"бір", "екі", "үш"}, "the end");
    REQUIRE(scene.log.awaits("the end"));
    CHECK(scene.log.lines() ==
          Lines{"stop", "make бір", "play 1", "make екі", "play 2", "make үш", "play 3", "the end"});
    CHECK_FALSE(scene.player->is_overlapping());
}

TEST_CASE("The next sentence is made while one plays, and waits for its end", "[voice]") {
    Scene scene;
    scene.say({"бір", "екі"}, "the end");
    REQUIRE(scene.log.awaits("make екі"));
    CHECK(scene.log.times("play 2") == 0);
    scene.player->play_to_end();
    REQUIRE(scene.log.awaits("play 2"));
    CHECK(scene.log.times("the end") == 0);
    scene.player->play_to_end();
    REQUIRE(scene.log.awaits("the end"));
    CHECK_FALSE(scene.player->is_overlapping());
}

TEST_CASE("A newer order cuts off what is being said", "[voice]") {
    Scene scene;
    scene.say({"бір", "екі"}, "the first end");
    REQUIRE(scene.log.awaits("make екі"));
    scene.say({"үш"}, "the second end");
    REQUIRE(scene.log.awaits("play 3"));
    scene.player->play_to_end();
    REQUIRE(scene.log.awaits("the second end"));
    CHECK(scene.log.times("play 2") == 0);
    CHECK(scene.log.times("the first end") == 0);
    CHECK_FALSE(scene.player->is_overlapping());
}

TEST_CASE("After a stop nothing more is played and no end is told", "[voice]") {
    Scene scene;
    scene.say({"бір", "екі"}, "the end");
    REQUIRE(scene.log.awaits("make екі"));
    scene.speaker.stop();
    CHECK(scene.log.lines().back() == "stop");
    // What comes next shows that the voice thread has left the old order behind.
    scene.say({"үш"});
    REQUIRE(scene.log.awaits("make үш"));
    CHECK(scene.log.times("play 2") == 0);
    CHECK(scene.log.times("the end") == 0);
}

TEST_CASE("The late end of a sound that was cut off does not end the new one", "[voice]") {
    Scene scene;
    scene.say({"бір"});
    REQUIRE(scene.log.awaits("play 1"));
    const auto late_end = scene.player->taken_end();
    scene.say({"екі", "үш"});
    REQUIRE(scene.log.awaits("make үш"));
    late_end();
    std::this_thread::sleep_for(std::chrono::milliseconds(100));  // the voice thread looks every 50 ms
    CHECK(scene.log.times("play 3") == 0);
    scene.player->play_to_end();
    REQUIRE(scene.log.awaits("play 3"));
    CHECK_FALSE(scene.player->is_overlapping());
}

TEST_CASE("After a pause speech goes on at the beginning of the clause", "[voice]") {
    const auto [heard, goes_on] = GENERATE(table<int, std::string>(
        {{10, "play 1"}, {49, "play 1"}, {50, "play 1, the last 50"}, {99, "play 1, the last 50"}}));
    Scene scene;
    scene.say({"бір"}, "the end");
    REQUIRE(scene.log.awaits("play 1"));
    scene.player->at = heard;
    scene.speaker.pause();
    CHECK(scene.log.lines().back() == "stop");
    scene.speaker.pause();  // twice is once
    const auto before = scene.log.times(goes_on);
    scene.speaker.resume();
    CHECK(scene.log.awaits(goes_on, before + 1));
    scene.speaker.resume();
    scene.player->play_to_end();
    CHECK(scene.log.awaits("the end"));
}

TEST_CASE("A pause in the second half of a clause that was resumed goes back to that clause", "[voice]") {
    Scene scene;
    scene.say({"бір"});
    REQUIRE(scene.log.awaits("play 1"));
    scene.player->at = 60;
    scene.speaker.pause();
    scene.speaker.resume();
    scene.player->at = 20;  // of what is left: the 70th
    scene.speaker.pause();
    scene.speaker.resume();
    CHECK(scene.log.awaits("play 1, the last 50", 2));
}

TEST_CASE("While speech is paused the next sentence waits, and a new order is not paused", "[voice]") {
    Scene scene;
    scene.say({"бір", "екі"});
    REQUIRE(scene.log.awaits("play 1"));
    REQUIRE(scene.log.awaits("make екі"));
    scene.speaker.pause();
    scene.player->play_to_end();
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    CHECK(scene.log.times("play 2") == 0);
    scene.say({"үш"});
    CHECK(scene.log.awaits("play 3"));
}

TEST_CASE("The words that are heard are told from the player's position", "[voice]") {
    SpeechLog log;
    auto* const player = new FakePlayer(log, FakePlayer::Pace::when_told);
    Speaker speaker(std::make_unique<FakeVoice>(log), std::unique_ptr<Player>(player));
    speaker.say(utterances({"бір", "екі"}), {}, {}, [&](std::size_t utterance, SourceRange word) {
        log.add(std::to_string(utterance) + ": " + std::to_string(word.begin) + "-" +
                std::to_string(word.end));
    });
    REQUIRE(log.awaits("play 1"));
    player->at = 0;
    CHECK(log.awaits("0: 0-6"));
    player->at = -1;
    player->play_to_end();
    REQUIRE(log.awaits("play 2"));
    player->at = 30;
    CHECK(log.awaits("1: 0-6"));
    CHECK(log.times("0: 0-6") == 1);
}

TEST_CASE("An utterance without sound is passed over", "[voice]") {
    Scene scene(FakePlayer::Pace::at_once);
    scene.say({"", "бір"}, "the end");
    REQUIRE(scene.log.awaits("the end"));
    CHECK(scene.log.lines() == Lines{"stop", "make ", "make бір", "play 2", "the end"});
    scene.say({}, "nothing said");
    CHECK(scene.log.awaits("nothing said"));
}

TEST_CASE("A voice that breaks is told to staff, and speech goes on with the next order", "[voice]") {
    Scene scene(FakePlayer::Pace::at_once, "бұзық");
    scene.say({"бұзық"}, "the end");
    REQUIRE(scene.log.awaits("the end"));
    CHECK_THAT(details_of(scene.speaker.trouble()), Catch::Contains("the fake voice broke"));
    scene.say({"бір"}, "the second end");
    REQUIRE(scene.log.awaits("the second end"));
    CHECK_FALSE(scene.speaker.trouble());
}

TEST_CASE("The loudspeaker's trouble is the speaker's", "[voice]") {
    Scene scene;
    CHECK_FALSE(scene.speaker.trouble());
    scene.player->have_trouble(message("No sound server answers."));
    CHECK(scene.speaker.trouble() == message("No sound server answers."));
    CHECK(scene.speaker.voice_name() == "a fake voice");
}

TEST_CASE("A speaker ends while it speaks", "[voice]") {
    SpeechLog log;
    {
        Speaker speaker(std::make_unique<FakeVoice>(log),
                        std::make_unique<FakePlayer>(log, FakePlayer::Pace::when_told));
        speaker.say(utterances({"бір", "екі"}), {});
        REQUIRE(log.awaits("play 1"));
        REQUIRE(log.awaits("make екі"));
    }
    CHECK(log.lines().back() == "stop");
}

TEST_CASE("Orders in quick succession never overlap", "[voice]") {
    Scene scene(FakePlayer::Pace::when_told);
    for (int i = 0; i < 200; ++i) {
        scene.say({"бір", "екі"});
        if (i % 3 == 0) scene.speaker.stop();
        if (i % 5 == 0) scene.player->play_to_end();
    }
    scene.say({"соңғы"}, "the end");
    REQUIRE(scene.log.awaits("make соңғы"));
    const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(5);
    while (scene.log.times("the end") == 0 && std::chrono::steady_clock::now() < limit) {
        scene.player->play_to_end();
        std::this_thread::yield();
    }
    CHECK(scene.log.awaits("the end"));
    CHECK_FALSE(scene.player->is_overlapping());
}

TEST_CASE("A loudspeaker that never comes to its end does not hold the voice up", "[voice]") {
    Scene scene;
    scene.say({"бір"}, "the end");
    REQUIRE(scene.log.awaits("play 1"));
    // Its limit is the length of the sound and five seconds.
    REQUIRE(scene.log.awaits("the end"));
    CHECK_THAT(details_of(scene.speaker.trouble()), Catch::Contains("never played it"));
}
