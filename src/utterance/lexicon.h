// SPDX-License-Identifier: GPL-3.0-or-later
// speech/{kk,ru}/lexicon.tsv and abbreviations.tsv: how words are said that rules cannot know.
#pragma once

#include "base/error.h"
#include "language/language.h"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace mektep {

/// Immutable, cheap to copy, safe from any thread.
class Lexicon {
public:
    /// Knows nothing.
    Lexicon();
    /// Reads DIR/{kk,ru,en}/{lexicon,abbreviations,stress}.tsv and DIR/ru/names.tsv. Each line: written form
    /// TAB spoken form (letters, spaces, U+0301 for stress) TAB optional language code TAB optional condition
    /// (abbreviations). '#' starts a comment. Problems with file and line.
    static Result<Lexicon> load(const std::filesystem::path& speech);

    /// How this word (lower case) is said: with stress marks, or respelled; nothing if the lexicon does not
    /// know it.
    [[nodiscard]] std::optional<std::string> said(std::string_view word, Language language) const;

private:
    friend struct LexiconAccess;  // the normaliser reads the tables
    struct Tables;
    std::shared_ptr<const Tables> tables_;
};

}  // namespace mektep
