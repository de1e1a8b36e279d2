// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/order.h"

#include "language/code_point.h"

#include <boost/locale.hpp>

#include <algorithm>
#include <array>

namespace mektep {
namespace {

const std::locale& locale_of(Language language) {
    static const auto locales = [] {
        auto backends = boost::locale::localization_backend_manager::global();
        backends.select("icu");
        boost::locale::generator generate(backends);
        return std::array{generate("kk_KZ.UTF-8"), generate("ru_KZ.UTF-8"), generate("en.UTF-8")};
    }();
    return locales.at(static_cast<std::size_t>(language));
}

/// The text itself, or with U+FFFD for the bytes that are not UTF-8.
std::string well_formed(std::string_view text) {
    if (is_utf8(text)) return std::string(text);
    std::string result;
    for (const auto c : code_points(text)) result += utf8(c);
    return result;
}

}  // namespace

std::vector<std::string> sorted(std::vector<std::string> words, Language language) {
    const boost::locale::comparator<char> earlier(locale_of(language));
    std::ranges::stable_sort(words, earlier);
    return words;
}

std::string lower_case(std::string_view text, Language language) {
    return boost::locale::to_lower(well_formed(text), locale_of(language));
}

std::string upper_case(std::string_view text, Language language) {
    return boost::locale::to_upper(well_formed(text), locale_of(language));
}

std::string composed(std::string_view text) {
    return boost::locale::normalize(well_formed(text), boost::locale::norm_nfc, locale_of(Language::english));
}

bool is_utf8(std::string_view text) {
    const auto* at = text.data();
    const auto* const end = at + text.size();
    while (at != end)
        if (!boost::locale::utf::is_valid_codepoint(boost::locale::utf::utf_traits<char>::decode(at, end)))
            return false;
    return true;
}

std::size_t length(std::string_view text) {
    if (!is_utf8(text)) return 0;
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace mektep
