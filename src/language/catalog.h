// SPDX-License-Identifier: GPL-3.0-or-later
// The translations (gettext .po) and ICU MessageFormat: from a Message to a sentence in the reader's
// language.
#pragma once

#include "base/error.h"
#include "language/language.h"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace mektep {

/// One translated entry of a .po file.
struct Translation {
    std::string text;
    Place place;         ///< the .po file and line
    bool fuzzy = false;  ///< marked by msgmerge: must not be shown
};

/// All words of the programs and of a pack. Cheap to copy (shares its tables), immutable, safe from any
/// thread.
class Catalog {
public:
    /// Without any translation: every message is shown in English.
    Catalog();
    /// Reads `DIR/program/{kk,ru}.po` and `DIR/content/{kk,ru}.po` (whichever exist). Problems name the file
    /// and line of broken gettext syntax. The .po files are read directly, so that editors need no compile
    /// step.
    static Result<Catalog> load(const std::filesystem::path& locales);

    /// The translation, or nothing if there is none or it is fuzzy or empty. English is always the msgid
    /// itself.
    [[nodiscard]] std::optional<std::string> find(std::string_view context, std::string_view msgid,
                                                  Language language) const;
    /// Everything one language has, for the checker: key is {context, msgid}.
    [[nodiscard]] const std::map<std::pair<std::string, std::string>, Translation>& all(
        Language language) const;

private:
    struct Tables;
    std::shared_ptr<const Tables> tables_;
};

/// The sentence in that language; falls back to English where there is no translation (the checker refuses
/// such a pack). Dates become long dates; numbers digits, from 1,000 on with the language's mark between the
/// thousands. A pattern that ICU refuses, or an argument that is missing, is a bug().
std::string render(const Message& message, Language language, const Catalog& catalog);

/// The named arguments that a MessageFormat pattern uses, each with the keys of its `select`, if it is used
/// so.
struct PatternArgument {
    enum class Use { plain, plural, select };
    std::string name;
    Use use = Use::plain;
    std::vector<std::string> keys;  ///< of select, with "other"

    // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 sees a 0 in it
    auto operator<=>(const PatternArgument&) const = default;
};
/// Sorted by name, without repetitions. Problem (without a place) if ICU cannot parse the pattern.
Result<std::vector<PatternArgument>> pattern_arguments(std::string_view pattern);

}  // namespace mektep
