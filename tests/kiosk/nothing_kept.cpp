// SPDX-License-Identifier: GPL-3.0-or-later
// What a visitor typed is in no file afterwards: a name that nobody ever had is looked for byte by byte.
#include "touch_program.h"

#include <fstream>
#include <iterator>
#include <random>

using namespace mektep;

namespace {

namespace fs = std::filesystem;

/// Made anew each time: a name from the source would be found in a compiler's files.
std::string new_name() {
    static const std::vector<std::string> syllables{"жа", "құ", "ре", "сі", "ну",
                                                    "гө", "лә", "ты", "бі", "ша"};
    std::random_device chance;
    std::string name = "Қ";
    for (int i = 0; i < 8; ++i) name += syllables[chance() % syllables.size()];
    return name;
}

/// The files under a folder that hold the bytes; sockets, devices and what vanishes meanwhile are passed
/// over.
std::vector<std::string> files_with(const fs::path& folder, const std::string& bytes,
                                    fs::file_time_type since) {
    std::vector<std::string> found;
    std::error_code error;
    for (auto entry =
             fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied, error);
         entry != fs::recursive_directory_iterator(); entry.increment(error)) {
        if (error || !entry->is_regular_file(error) || entry->is_symlink(error)) continue;
        const auto changed = entry->last_write_time(error);
        if (error || changed < since) continue;
        std::ifstream stream(entry->path(), std::ios::binary);
        const std::string content(std::istreambuf_iterator<char>(stream), {});
        if (content.find(bytes) != std::string::npos) found.push_back(entry->path().string());
    }
    return found;
}

}  // namespace

TEST_CASE("A name that was typed is in no file afterwards", "[kiosk]") {
    const auto since = fs::file_time_type::clock::now() - std::chrono::seconds(2);
    auto answers = family_in_shymkent();
    const auto parent = new_name(), child = new_name();
    answers["applicant_name"] = parent;
    answers["child_name"] = child;
    TouchProgram kiosk;
    kiosk.press_on(std::string(own_name(Language::kazakh)));
    kiosk.begin(message("Write a letter"), "pmpc-complaint");
    REQUIRE(answer_all(kiosk, answers) == "check");
    REQUIRE(kiosk.press_on(message("Write the letter")) == "letter");
    CHECK(dump(kiosk.tree()).find(parent) != std::string::npos);  // the search would find it, were it there
    kiosk.press_on(message("Print"));

    const auto look_everywhere = [&] {
        for (const auto& folder :
             {kiosk.folder(), desktop().home(), desktop().runtime(), fs::path("/tmp"), fs::path("/var/tmp")})
            for (const auto& name : {parent, child}) {
                INFO(folder);
                CHECK(files_with(folder, name, since) == std::vector<std::string>{});
            }
    };
    look_everywhere();
    kiosk.press_on(message("Finish"));
    CHECK(kiosk.press_on(message("Yes, wipe everything")) == "language");
    CHECK(dump(kiosk.tree()).find(parent) == std::string::npos);
    kiosk.end();
    look_everywhere();
    // The search itself works.
    const PrivateFolder control;
    control.write("note", "x" + parent + "x");
    CHECK(files_with("/tmp", parent, since).size() == 1);
}
