// SPDX-License-Identifier: GPL-3.0-or-later
// Real sound through a real PulseAudio, heard at its monitor.
#include "support/fake_voice.h"
#include "voice/player.h"
#include "voice/sound_server.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <cstdlib>
#include <thread>

using namespace mektep;
using namespace std::chrono_literals;

namespace {

SoundServer& server() {
    static SoundServer one;
    return one;
}

/// A tone of 440 Hz.
Sound tone(std::chrono::milliseconds length) {
    Sound sound{.samples = {}, .samples_per_second = 22050, .marks = {}, .clauses = {}};
    const auto count = static_cast<std::size_t>(length.count()) * 22050 / 1000;
    for (std::size_t i = 0; i < count; ++i)
        sound.samples.push_back(static_cast<std::int16_t>(
            12000 * std::sin(2 * 3.14159265 * 440 * static_cast<double>(i) / 22050)));
    return sound;
}

}  // namespace

TEST_CASE("A sound is heard, and its end is told once", "[voice][sound]") {
    server();
    const Listener listener;
    SpeechLog log;
    const auto player = pulse_player();
    player->play(tone(500ms), [&] { log.add("the end"); });
    CHECK(listener.hears_sound());
    CHECK_FALSE(player->trouble());
    REQUIRE(log.awaits("the end"));
    CHECK(listener.hears_silence());
    CHECK(log.times("the end") == 1);
    CHECK_FALSE(player->position());
}

TEST_CASE("After a stop there is silence, and no end is told", "[voice][sound]") {
    server();
    const Listener listener;
    SpeechLog log;
    const auto player = pulse_player();
    player->play(tone(20s), [&] { log.add("the end"); });
    REQUIRE(listener.hears_sound());
    const auto before = std::chrono::steady_clock::now();
    player->stop();
    CHECK(std::chrono::steady_clock::now() - before < 100ms);
    CHECK(listener.hears_silence(2s));
    CHECK(log.lines().empty());
}

TEST_CASE("A newer sound takes the place of the older", "[voice][sound]") {
    server();
    const Listener listener;
    SpeechLog log;
    const auto player = pulse_player();
    player->play(tone(20s), [&] { log.add("the first end"); });
    REQUIRE(listener.hears_sound());
    player->play(tone(200ms), [&] { log.add("the second end"); });
    REQUIRE(log.awaits("the second end"));
    CHECK(log.times("the first end") == 0);
    CHECK(listener.hears_silence());
}

TEST_CASE("The position follows the sound", "[voice][sound]") {
    server();
    const Listener listener;
    const auto player = pulse_player();
    player->play(tone(20s), [] {});
    REQUIRE(listener.hears_sound());
    const auto first = player->position();
    REQUIRE(listener.hears_sound());
    const auto limit = std::chrono::steady_clock::now() + 3s;
    while (player->position() <= first && std::chrono::steady_clock::now() < limit) std::this_thread::yield();
    CHECK(player->position() > first);
}

TEST_CASE("Without a sound server a sound ends at once and the trouble is said", "[voice][sound]") {
    server().die();
    SpeechLog log;
    const auto player = pulse_player();
    player->play(tone(20s), [&] { log.add("the end"); });
    CHECK(log.awaits("the end"));
    REQUIRE(player->trouble());
    CHECK_THAT(player->trouble()->text, Catch::Contains("No sound server answers"));
    player->stop();
    CHECK_FALSE(player->position());
    server().start();
}

TEST_CASE(
    "When the sound server dies in the middle the sound ends, and the next one is heard by its successor",
    "[voice][sound]") {
    SpeechLog log;
    const auto player = pulse_player();
    {
        server();
        const Listener listener;
        player->play(tone(20s), [&] { log.add("the end"); });
        REQUIRE(listener.hears_sound());
        server().die();
        CHECK(log.awaits("the end"));
        CHECK(player->trouble());
    }
    server().start();
    const Listener listener;
    const auto limit = std::chrono::steady_clock::now() + 10s;
    bool is_heard = false;
    // It tries again at most every two seconds.
    while (!is_heard && std::chrono::steady_clock::now() < limit) {
        player->play(tone(20s), [] {});
        is_heard = listener.hears_sound(500ms);
    }
    CHECK(is_heard);
    CHECK_FALSE(player->trouble());
}

TEST_CASE("When the device vanishes in mid-word the sound ends, and the next one is heard when it is back",
          "[voice][sound]") {
    server();
    SpeechLog log;
    const auto player = pulse_player();
    {
        const Listener listener;
        player->play(tone(20s), [&] { log.add("the end"); });
        REQUIRE(listener.hears_sound());
        REQUIRE(std::system("pactl unload-module module-null-sink") == 0);
        CHECK(log.awaits("the end"));
    }
    player->play(tone(200ms), [&] { log.add("without a device"); });
    CHECK(log.awaits("without a device"));
    REQUIRE(std::system("pactl load-module module-null-sink sink_name=kiosk > /dev/null") == 0);
    const Listener listener;
    player->play(tone(20s), [] {});
    CHECK(listener.hears_sound());
}
