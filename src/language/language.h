// SPDX-License-Identifier: GPL-3.0-or-later
// The three languages of the product.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace mektep {

/// The kiosk speaks Kazakh and Russian; English is the language of the sources, for staff and donors.
enum class Language { kazakh, russian, english };

inline constexpr std::array all_languages{Language::kazakh, Language::russian, Language::english};
/// The languages a visitor may choose and a letter may be written in.
inline constexpr std::array visitor_languages{Language::kazakh, Language::russian};

/// ISO 639-1: "kk", "ru", "en".
std::string_view code(Language language);
/// BCP 47 with the country: "kk-KZ", "ru-KZ", "en".
std::string_view tag(Language language);
/// The language's name in that language: "Қазақша", "Русский", "English".
std::string_view own_name(Language language);
/// From an ISO 639-1 code; nothing for any other text.
std::optional<Language> language_of(std::string_view code);

}  // namespace mektep
