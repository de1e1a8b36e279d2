// SPDX-License-Identifier: GPL-3.0-or-later
// With real sound: the words that the voice is at are marked on the page.
#include "touch_program.h"

#include "voice/sound_server.h"

#include <cstdlib>
#include <set>

using namespace mektep;

TEST_CASE("The word that is heard is marked on the page, and a silent voice marks nothing", "[kiosk][K05]") {
    const SoundServer server;
    TouchProgram kiosk(
        {.pack = MEKTEP_SOURCE_DIR, .variables = {{"PULSE_SERVER", std::getenv("PULSE_SERVER")}}});
    kiosk.press_on(std::string(own_name(Language::kazakh)));
    kiosk.key("F2");
    std::set<std::string> marked;
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    while (marked.size() < 5 && std::chrono::steady_clock::now() < until) {
        const auto words = kiosk.marked_words();
        if (words.empty()) continue;
        marked.insert(words);
        CHECK(words.find(' ') == std::string::npos);
    }
    CHECK(marked.size() >= 5);
    kiosk.key("F4");
    while (!kiosk.marked_words().empty() && std::chrono::steady_clock::now() < until) {
    }
    CHECK(kiosk.marked_words().empty());
}
