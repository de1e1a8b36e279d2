// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/written_in.h"

#include "language/code_point.h"

#include <algorithm>
#include <array>
#include <string>

namespace mektep {
namespace {

constexpr std::u32string_view kazakh_letters = U"әғқңөұүһіӘҒҚҢӨҰҮҺІ";
constexpr std::u32string_view cyrillic_beside = U"ёЁ";
/// Common words that are no Kazakh ones.
constexpr std::array<std::u32string_view, 36> russian_words{
    U"и",    U"в",    U"во",  U"с",   U"со",  U"к",    U"у",   U"не",  U"ни",    U"что",  U"как",   U"из",
    U"от",   U"для",  U"но",  U"мы",  U"я",   U"она",  U"он",  U"его", U"её",    U"ее",   U"это",   U"был",
    U"была", U"были", U"нам", U"нас", U"мне", U"меня", U"мой", U"моя", U"моего", U"моей", U"после", U"без"};

bool is_letter(char32_t c) {
    return (c >= U'А' && c <= U'я') || cyrillic_beside.find(c) != std::u32string_view::npos ||
           kazakh_letters.find(c) != std::u32string_view::npos;
}

char32_t lower(char32_t c) { return c >= U'А' && c <= U'Я' ? c + (U'а' - U'А') : c == U'Ё' ? U'ё' : c; }

}  // namespace

std::optional<Language> written_in(std::string_view text) {
    constexpr int least_words = 3;
    int words = 0, kazakh = 0, russian = 0;
    std::u32string word;
    const auto end_word = [&] {
        if (word.empty()) return;
        ++words;
        if (word.find_first_of(kazakh_letters) != std::u32string::npos) ++kazakh;
        if (std::ranges::find(russian_words, std::u32string_view(word)) != russian_words.end()) ++russian;
        word.clear();
    };
    for (const auto c : code_points(text))
        if (is_letter(c))
            word += lower(c);
        else
            end_word();
    end_word();
    if (words < least_words) return std::nullopt;
    if (3 * kazakh >= words) return Language::kazakh;
    if (kazakh == 0 && russian > 0) return Language::russian;
    return std::nullopt;
}

}  // namespace mektep
