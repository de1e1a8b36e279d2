// SPDX-License-Identifier: GPL-3.0-or-later
// What the shipped lexicon and rules make of a text.
#pragma once

#include "utterance/normalise.h"

#include <catch2/catch.hpp>

#include <string>

namespace mektep {

inline const Lexicon& shipped_words() {
    static const Lexicon lexicon = [] {
        auto loaded = Lexicon::load(std::string(MEKTEP_SOURCE_DIR) + "/speech");
        if (!loaded) FAIL("speech/ cannot be loaded: " + loaded.error().front().place.file);
        return *std::move(loaded);
    }();
    return lexicon;
}

/// The words of all sentences, " / " between two of them.
inline std::string spoken(const std::string& text, Language language) {
    std::string all;
    for (const auto& utterance : normalised(text, language, shipped_words()))
        all += (all.empty() ? "" : " / ") + words_of(utterance);
    return all;
}

}  // namespace mektep
