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

/// The words of all sentences, " / " between two of them; without stress marks, which stress.cpp tests.
inline std::string spoken(const std::string& text, Language language) {
    std::string all;
    for (const auto& utterance : normalised(text, language, shipped_words()))
        all += (all.empty() ? "" : " / ") + words_of(utterance);
    constexpr std::string_view mark = "\u0301";
    for (auto at = all.find(mark); at != std::string::npos; at = all.find(mark)) all.erase(at, mark.size());
    return all;
}

}  // namespace mektep
