// SPDX-License-Identifier: GPL-3.0-or-later
// What a visitor typed is in no file afterwards: a name that nobody ever had is looked for byte by byte.
#include "touch_program.h"

#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <random>
#include <string_view>

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

dev_t file_system_of(const fs::path& path) {
    struct stat status {};
    return lstat(path.c_str(), &status) == 0 ? status.st_dev : 0;
}

bool holds(const fs::path& file, const std::string& bytes) {
    std::ifstream stream(file, std::ios::binary);
    std::string window(1 << 20, '\0');
    std::size_t kept = 0;  // the end of the piece before: the bytes may lie across two pieces
    while (stream.read(window.data() + kept, static_cast<std::streamsize>(window.size() - kept)),
           stream.gcount() > 0) {
        const auto length = kept + static_cast<std::size_t>(stream.gcount());
        if (std::string_view(window.data(), length).find(bytes) != std::string_view::npos) return true;
        kept = std::min(length, bytes.size() - 1);
        std::copy_n(window.begin() + static_cast<std::ptrdiff_t>(length - kept), kept, window.begin());
    }
    return false;
}

/// The files under a folder that were changed since and hold the bytes. Sockets, devices and what vanishes
/// meanwhile are passed over, and so is what is mounted there: under /var/tmp may stand another machine's
/// root with a /proc that has no end.
std::vector<std::string> files_with(const fs::path& folder, const std::string& bytes,
                                    fs::file_time_type since) {
    std::vector<std::string> found;
    std::error_code error;
    const auto here = file_system_of(folder);
    for (auto entry =
             fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied, error);
         entry != fs::recursive_directory_iterator(); entry.increment(error)) {
        if (error || entry->is_symlink(error)) continue;
        if (file_system_of(entry->path()) != here) {
            entry.disable_recursion_pending();
            continue;
        }
        if (!entry->is_regular_file(error)) continue;
        const auto changed = entry->last_write_time(error);
        if (error || changed < since) continue;
        if (holds(entry->path(), bytes)) found.push_back(entry->path().string());
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
    kiosk.waits_to_read(message("There is no printer at this kiosk."));  // its pages are counted then

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
    control.write("long", std::string((1 << 20) - 7, 'x') + parent);  // across two pieces of the search
    CHECK(files_with("/tmp", parent, since).size() == 2);
}
