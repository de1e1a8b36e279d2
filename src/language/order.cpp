// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/order.h"

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

}  // namespace

std::vector<std::string> sorted(std::vector<std::string> words, Language language) {
    const boost::locale::comparator<char> earlier(locale_of(language));
    std::ranges::stable_sort(words, earlier);
    return words;
}

std::string lower_case(std::string_view text, Language language) {
    return boost::locale::to_lower(std::string(text), locale_of(language));
}

std::string upper_case(std::string_view text, Language language) {
    return boost::locale::to_upper(std::string(text), locale_of(language));
}

std::string composed(std::string_view text) {
    return boost::locale::normalize(std::string(text), boost::locale::norm_nfc, locale_of(Language::english));
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
