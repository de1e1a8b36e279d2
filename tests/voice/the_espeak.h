// SPDX-License-Identifier: GPL-3.0-or-later
// eSpeak's state is global: all tests of a process share one voice.
#pragma once

#include "utterance/normalise.h"
#include "voice/voice.h"

#include <filesystem>
#include <string>

namespace mektep {

inline Voice& the_espeak() {
    static const auto voice = espeak_voice(std::filesystem::path(MEKTEP_BINARY_DIR) / "speech");
    return *voice;
}

inline std::string phonemes_of(const std::string& text, Language language) {
    static const auto lexicon = Lexicon::load(std::filesystem::path(MEKTEP_SOURCE_DIR) / "speech").value();
    std::string all;
    for (const auto& utterance : normalised(text, language, lexicon))
        all += (all.empty() ? "" : " ") + phonemes(the_espeak(), utterance);
    return all;
}

}  // namespace mektep
