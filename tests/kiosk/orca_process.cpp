// SPDX-License-Identifier: GPL-3.0-or-later
#include "orca_process.h"

#include "touch_program.h"

#include <array>
#include <chrono>
#include <fstream>
#include <string_view>
#include <thread>

namespace mektep {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

template <class Condition>
bool within(std::chrono::seconds limit, Condition is_so) {
    const auto latest = std::chrono::steady_clock::now() + limit;
    while (!is_so()) {
        if (std::chrono::steady_clock::now() > latest) return false;
        std::this_thread::sleep_for(10ms);
    }
    return true;
}

constexpr auto patience = 20s;

}  // namespace

Orca::Orca(Language own_words) {
    // One write for each line: whoever is interrupted in the middle leaves no half line.
    const auto voice = folder_.write("voice.sh",
                                     "words=$(printf '%s' \"$1\" | tr '\\n' ' ')\n"
                                     "printf '+%s\\n' \"$words\" >> \"$2\"\n"
                                     "sleep 0.1\n"
                                     "printf -- '-\\n' >> \"$2\"\n");
    const auto record = folder_.write("record", "");
    folder_.write("speechd/speechd.conf",
                  "AudioOutputMethod \"libao\"\n"
                  "AddModule \"record\" \"sd_generic\" \"record.conf\"\n"
                  "DefaultModule record\n");
    std::string module = "GenericExecuteSynth \"sh " + voice + " '$DATA' " + record +
                         "\"\n"
                         "GenericMaxChunkLength 30000\n"
                         "GenericDelimiters \"~\"\n";  // an utterance is not cut at its full stops
    for (const auto* const language : {"kk", "ru", "en"})
        module += "GenericLanguage \"" + std::string(language) + "\" \"" + language +
                  "\" \"utf-8\"\nAddVoice \"" + language + "\" \"MALE1\" \"voice\"\n";
    folder_.write("speechd/modules/record.conf", module);
    auto& session = desktop();
    const auto settings = session.home() / ".local/share/orca/user-settings.conf";
    fs::create_directories(settings.parent_path());
    std::ofstream(settings) << R"({"general": {"speechServerFactory": "speechdispatcherfactory",
"enableSpeech": true, "enableBraille": false, "firstStart": false, "startingProfile": ["Default", "default"]},
"profiles": {"default": {"profile": ["Default", "default"]}}, "pronunciations": {}, "keybindings": {}})";
    const auto socket = session.runtime() / "speechd.sock";
    service_ = start_program({"speech-dispatcher", "-s", "-C", (folder_.path() / "speechd").string(), "-L",
                              folder_.path().string(), "-t", "0", "-c", "unix_socket", "-S", socket.string()},
                             {}, folder_.path() / "speechd.log");
    REQUIRE(within(patience, [&] { return fs::exists(socket); }));
    // LANGUAGE chooses Orca's words without a system locale.
    reader_ = start_program(
        {"orca", "-e", "speech", "-d", "braille"},
        {{"LANGUAGE", std::string(code(own_words))}, {"SPEECHD_ADDRESS", "unix_socket:" + socket.string()}},
        folder_.path() / "orca.log");
    const bool greets = !next().empty();
    INFO("Orca wrote: " << folder_.read("orca.log"));
    REQUIRE(greets);
}

Orca::~Orca() {
    end_program(reader_);
    end_program(service_);
    std::error_code ignored;
    fs::remove(desktop().runtime() / "speechd.sock", ignored);
}

std::string Orca::next() {
    const bool came = within(patience, [&] {
        read_record();
        return heard_ < said_.size() && to_its_end_[heard_];
    });
    return came ? said_[heard_++] : std::string();
}

bool Orca::comes_to(const std::string& words) {
    return within(patience, [&] {
        read_record();
        while (heard_ < said_.size()) {
            const bool is_it = letters_of(said_[heard_]).find(letters_of(words)) != std::string::npos;
            if (is_it && !to_its_end_[heard_]) return false;
            ++heard_;
            if (is_it) return true;
        }
        return false;
    });
}

void Orca::read_record() {
    said_.clear();
    to_its_end_.clear();
    std::ifstream stream(folder_.path() / "record");
    for (std::string line; std::getline(stream, line) && !stream.eof();) {
        if (line.starts_with('+')) {
            // Of an utterance that was interrupted the speech service may keep its own mark.
            said_.push_back(line.substr(1, line.find(" name=\"__spd_") - 1));
            to_its_end_.push_back(false);
        } else if (!said_.empty()) {
            to_its_end_.back() = true;
        }
    }
}

std::string letters_of(const std::string& text) {
    static constexpr std::array<std::string_view, 9> marks{"«", "»", "“", "”", "’", "—", "–", "…", "\u00a0"};
    std::string letters;
    for (std::size_t at = 0; at < text.size();) {
        const auto rest = std::string_view(text).substr(at);
        const auto mark =
            std::ranges::find_if(marks, [&](std::string_view each) { return rest.starts_with(each); });
        if (mark != marks.end()) {
            at += mark->size();
            continue;
        }
        if (rest.starts_with("№")) {  // the speech service writes it so
            letters += "No";
            at += std::string_view("№").size();
            continue;
        }
        const auto byte = static_cast<unsigned char>(text[at++]);
        const bool is_letter = byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
                               (byte >= 'a' && byte <= 'z');
        if (is_letter) letters += static_cast<char>(byte);
    }
    return letters;
}

}  // namespace mektep
