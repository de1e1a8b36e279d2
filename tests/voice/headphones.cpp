// SPDX-License-Identifier: GPL-3.0-or-later
// Headphones that come and go, plugged by hand: a null sink has no ports.
#include "voice/headphones.h"

#include "voice/sound_server.h"

#include <catch2/catch.hpp>

#include <atomic>
#include <chrono>
#include <thread>

using namespace mektep;
using namespace std::chrono_literals;

namespace {

using Plug = OutputPort::Plug;
constexpr OutputPort speaker{.is_headphones = false, .plug = Plug::in};
OutputPort headphones(Plug plug) { return {.is_headphones = true, .plug = plug}; }

/// Cards whose plug is in the test's hand.
class CardsByHand : public SoundCards {
public:
    explicit CardsByHand(Changed*& changed) : place_(changed) {}
    void watch(Changed changed) override {
        changed_ = std::move(changed);
        place_ = &changed_;
    }

private:
    Changed*& place_;
    Changed changed_;
};

}  // namespace

TEST_CASE("Headphones are in where one port says so; a port that senses nothing says nothing", "[voice]") {
    CHECK(headphones_in({}) == std::nullopt);
    CHECK(headphones_in({speaker}) == std::nullopt);
    CHECK(headphones_in({speaker, headphones(Plug::unknown)}) == std::nullopt);
    CHECK(headphones_in({speaker, headphones(Plug::out)}) == false);
    CHECK(headphones_in({headphones(Plug::out), headphones(Plug::in), headphones(Plug::unknown)}) == true);
}

TEST_CASE("Each coming and going of headphones is told once", "[voice]") {
    SoundCards::Changed* changed = nullptr;
    std::vector<bool> told;
    const HeadphoneWatch watch(std::make_unique<CardsByHand>(changed), [&](bool in) { told.push_back(in); });
    REQUIRE(changed != nullptr);
    (*changed)({speaker, headphones(Plug::out)});  // as it was from the beginning: nothing new
    CHECK(told.empty());
    (*changed)({speaker, headphones(Plug::in)});
    (*changed)({speaker, headphones(Plug::in), speaker});
    CHECK(told == std::vector<bool>{true});
    (*changed)({speaker, headphones(Plug::out)});
    CHECK(told == std::vector<bool>{true, false});
    (*changed)({headphones(Plug::in)});
    (*changed)({});  // the card was pulled out with them
    CHECK(told == std::vector<bool>{true, false, true, false});
}

TEST_CASE("A real sound server is asked for its cards, and again when it comes back", "[voice][sound]") {
    std::atomic<int> told = 0;
    const auto awaits = [&](int count) {
        const auto until = std::chrono::steady_clock::now() + 10s;
        while (told < count && std::chrono::steady_clock::now() < until) std::this_thread::sleep_for(10ms);
        return told >= count;
    };
    SoundServer server;
    const auto cards = pulse_cards();
    cards->watch([&](const std::vector<OutputPort>& ports) {
        CHECK(headphones_in(ports) == std::nullopt);  // a null sink belongs to no card
        ++told;
    });
    CHECK(awaits(1));
    server.die();
    server.start();
    CHECK(awaits(2));
}

TEST_CASE("Without a sound server nothing is told of headphones, and the watch ends at once",
          "[voice][sound]") {
    SoundServer server;
    server.die();
    bool told = false;
    {
        const HeadphoneWatch watch(pulse_cards(), [&](bool) { told = true; });
    }
    CHECK_FALSE(told);
}
