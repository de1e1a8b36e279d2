// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody goes away: the kiosk asks, and then forgets.
#include "touch_program.h"

#include <fstream>
#include <iterator>
#include <regex>

using namespace mektep;

namespace {

namespace fs = std::filesystem;

/// The shipped pack with shorter times: the least that the settings allow.
void copy_with_short_times(const fs::path& to) {
    for (const auto* part : {"config", "locales", "speech"})
        fs::copy(fs::path(MEKTEP_SOURCE_DIR) / part, to / part, fs::copy_options::recursive);
    std::ifstream stream(to / "config/kiosk.yaml");
    std::string settings(std::istreambuf_iterator<char>(stream), {});
    stream.close();
    settings = std::regex_replace(settings, std::regex("idle_(warning|answer)_seconds: [0-9]+"),
                                  "idle_$1_seconds: 20");
    std::ofstream(to / "config/kiosk.yaml") << settings;
}

}  // namespace

TEST_CASE("When nobody touches the kiosk it asks, and then forgets what was typed", "[kiosk][K22][waits]") {
    const PrivateFolder folder;
    const auto pack = folder.path() / "pack";
    fs::create_directories(pack);
    copy_with_short_times(pack);
    TouchProgram kiosk({.pack = pack});
    kiosk.press_on(std::string(own_name(Language::kazakh)));
    kiosk.begin(message("Write a letter"), "pmpc-complaint");
    kiosk.choose(kiosk.words(option_name(question_of("question:applicant_role"), "father")));
    kiosk.wait_for_screen("idle", std::chrono::seconds(40));
    // Any key extends, and does nothing else.
    kiosk.key("Down");
    kiosk.wait_for_screen("question:applicant_role");
    kiosk.wait_for_screen("idle", std::chrono::seconds(40));
    kiosk.wait_for_screen("language", std::chrono::seconds(40));
    kiosk.press_on(std::string(own_name(Language::kazakh)));
    kiosk.begin(message("Write a letter"), "pmpc-complaint");
    for (const auto& node : kiosk.tree()) CHECK_FALSE(node.checked);
}
