// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/language.h"

#include "base/error.h"

#include <algorithm>

namespace mektep {

std::string_view code(Language language) {
    switch (language) {
        case Language::kazakh:
            return "kk";
        case Language::russian:
            return "ru";
        case Language::english:
            return "en";
    }
    bug("a language without a code");
}

std::string_view tag(Language language) {
    switch (language) {
        case Language::kazakh:
            return "kk-KZ";
        case Language::russian:
            return "ru-KZ";
        case Language::english:
            return "en";
    }
    bug("a language without a tag");
}

std::string_view own_name(Language language) {
    switch (language) {
        case Language::kazakh:
            return "Қазақша";
        case Language::russian:
            return "Русский";
        case Language::english:
            return "English";
    }
    bug("a language without a name");
}

std::optional<Language> language_of(std::string_view text) {
    const auto found = std::ranges::find_if(all_languages, [&](Language l) { return code(l) == text; });
    return found == all_languages.end() ? std::nullopt : std::optional(*found);
}

}  // namespace mektep
