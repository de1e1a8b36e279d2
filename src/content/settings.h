// SPDX-License-Identifier: GPL-3.0-or-later
// config/kiosk.yaml: the settings of one kiosk.
#pragma once

#include "language/language.h"

#include <chrono>
#include <map>
#include <string>
#include <vector>

namespace mektep {

/// What is marked on the screen while the voice says it.
enum class Highlight { off, sentence, word };

/// Who speaks. eSpeak NG is always there: it speaks where another voice fails.
enum class VoiceKind { espeak, program, speech_dispatcher };

struct Settings {
    std::string site = "demo";  ///< code of the site, the only device mark in a record
    Language first_language = Language::kazakh;
    std::string printer;                     ///< CUPS queue; empty = the default one
    std::chrono::seconds idle_warning{120};  ///< without any action, then a warning
    std::chrono::seconds idle_answer{30};    ///< the time to answer it; at least 20 s (WCAG 2.2.1)
    bool speech_at_start = false;            ///< speak from the first screen on
    int rate_words_per_minute = 150;         ///< 80 to 300
    int volume_percent = 70;
    Highlight highlight = Highlight::word;
    VoiceKind voice = VoiceKind::espeak;
    std::vector<std::string> voice_program;  ///< absolute path and arguments (docs/voice-program.md)
    double screen_width_mm = 0;              ///< 0 = ask the display
    double viewing_distance_mm = 600;
    int smallest_cell = 10;    ///< statistics: smaller counts are suppressed; never below 5
    int keep_months = 0;       ///< sealed records are overwritten after so many; 0 = when the server has them
    std::string organisation;  ///< who publishes the statistics, with an address; may be empty
    std::string save_folder;   ///< where sticks are mounted (paper/stick.h); empty = nowhere
    std::string pin_hash;      ///< libsodium's Argon2id string; empty = the demonstration PIN
    std::map<std::string, std::string>
        keys;  ///< name of an X key ("F2") -> action ("speech_toggle"), see screen/keys.h
};

}  // namespace mektep
