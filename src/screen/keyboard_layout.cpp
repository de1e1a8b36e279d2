// SPDX-License-Identifier: GPL-3.0-or-later
#include "screen/keyboard_layout.h"

#include "base/error.h"
#include "language/order.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

namespace mektep {
namespace {

using Row = std::vector<std::string_view>;

// Kazakh letters stand in a row of their own, as on the printed Kazakh keyboard (PCT 968-90), above the
// Russian rows.
const std::vector<Row>& letters(Language language) {
    static const std::vector<Row> kazakh{{"ә", "і", "ң", "ғ", "ү", "ұ", "қ", "ө", "һ"},
                                         {"й", "ц", "у", "к", "е", "н", "г", "ш", "щ", "з", "х", "ъ"},
                                         {"ф", "ы", "в", "а", "п", "р", "о", "л", "д", "ж", "э"},
                                         {"я", "ч", "с", "м", "и", "т", "ь", "б", "ю", "ё"}};
    static const std::vector<Row> russian{{"й", "ц", "у", "к", "е", "н", "г", "ш", "щ", "з", "х", "ъ"},
                                          {"ф", "ы", "в", "а", "п", "р", "о", "л", "д", "ж", "э"},
                                          {"я", "ч", "с", "м", "и", "т", "ь", "б", "ю", "ё"}};
    static const std::vector<Row> english{{"q", "w", "e", "r", "t", "y", "u", "i", "o", "p"},
                                          {"a", "s", "d", "f", "g", "h", "j", "k", "l"},
                                          {"z", "x", "c", "v", "b", "n", "m"}};
    switch (language) {
        case Language::kazakh:
            return kazakh;
        case Language::russian:
            return russian;
        case Language::english:
            return english;
    }
    bug("a language without a keyboard");
}

const Row digit_row{"1", "2", "3", "4", "5", "6", "7", "8", "9", "0"};
const Row mark_row{".", ",", "-", "№", "/", "(", ")", "«", "»", "@"};

struct Marked {
    std::string_view face;
    Message name;
};

/// How a mark on a key face is called.
std::string name_of_mark(std::string_view face, Language language, const Catalog& catalog) {
    static const std::vector<Marked> marks{{".", message("full stop")},
                                           {",", message("comma")},
                                           {"-", message("hyphen")},
                                           {"№", message("number sign")},
                                           {"/", message("slash")},
                                           {"(", message("opening bracket")},
                                           {")", message("closing bracket")},
                                           {"«", message("opening quotation mark")},
                                           {"»", message("closing quotation mark")},
                                           {"@", message("at sign")},
                                           {"+", message("plus")}};
    const auto found = std::ranges::find(marks, face, &Marked::face);
    return found == marks.end() ? std::string(face) : render(found->name, language, catalog);
}

std::vector<KeyFace> typing_row(const Row& row, Language language, bool shifted, const Catalog& catalog) {
    std::vector<KeyFace> keys;
    for (const auto face : row) {
        const std::string shown = shifted ? upper_case(face, language) : std::string(face);
        keys.push_back({.face = shown, .name = name_of_mark(shown, language, catalog)});
    }
    return keys;
}

KeyFace function_key(KeyFace::Does does, const Message& word, int width, Language language,
                     const Catalog& catalog) {
    auto text = render(word, language, catalog);
    return {.face = text, .name = text, .does = does, .width = width};
}

KeyRows digit_pad(const Row& extra, Language language, const Catalog& catalog) {
    KeyRows rows;
    for (const Row& row : {Row{"1", "2", "3"}, Row{"4", "5", "6"}, Row{"7", "8", "9"}})
        rows.push_back(typing_row(row, language, false, catalog));
    Row last = extra;
    last.push_back("0");
    rows.push_back(typing_row(last, language, false, catalog));
    rows.back().push_back(function_key(KeyFace::Does::erase, message("Erase"), 1, language, catalog));
    return rows;
}

std::string without_last(std::string text) {
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U) text.pop_back();
    if (!text.empty()) text.pop_back();
    return text;
}

bool has_dots(KeyboardKind kind) { return kind == KeyboardKind::date || kind == KeyboardKind::month; }

}  // namespace

std::string with_dots(std::string_view typed, KeyboardKind kind) {
    if (!has_dots(kind)) return std::string(typed);
    // Somebody who types "3.4.2026" knows what he does.
    if (std::ranges::count(typed, '.') == (kind == KeyboardKind::date ? 2 : 1)) return std::string(typed);
    std::string digits;
    for (const char c : typed)
        if (std::isdigit(static_cast<unsigned char>(c)) != 0) digits += c;
    digits.resize(std::min<std::size_t>(digits.size(), kind == KeyboardKind::date ? 8 : 6));
    std::string dotted;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i == 2 || (i == 4 && kind == KeyboardKind::date)) dotted += '.';
        dotted += digits[i];
    }
    return dotted;
}

KeyRows keyboard(KeyboardKind kind, Language language, bool shifted, const Catalog& catalog) {
    switch (kind) {
        case KeyboardKind::digits:
        case KeyboardKind::date:
        case KeyboardKind::month:
        case KeyboardKind::pin:
            return digit_pad({}, language, catalog);
        case KeyboardKind::phone:
            return digit_pad({"+"}, language, catalog);
        case KeyboardKind::letters:
            break;
    }
    KeyRows rows{typing_row(digit_row, language, false, catalog)};
    for (const auto& row : letters(language)) rows.push_back(typing_row(row, language, shifted, catalog));
    rows.push_back(typing_row(mark_row, language, false, catalog));
    rows.push_back(
        {function_key(KeyFace::Does::shift, message("Capital letter"), 3, language, catalog),
         function_key(KeyFace::Does::space, message("Space"), 4, language, catalog),
         function_key(KeyFace::Does::erase, message("Erase"), 2, language, catalog),
         function_key(KeyFace::Does::next_layout, message("Other letters"), 3, language, catalog)});
    return rows;
}

std::string after_key(std::string text, const KeyFace& key, KeyboardKind kind) {
    switch (key.does) {
        case KeyFace::Does::shift:
        case KeyFace::Does::next_layout:
            return text;
        case KeyFace::Does::space:
            return text + ' ';
        case KeyFace::Does::erase:
            if (has_dots(kind) && !text.empty() && text.back() == '.') text.pop_back();
            return without_last(std::move(text));
        case KeyFace::Does::type:
            break;
    }
    text += key.face;
    return with_dots(text, kind);
}

}  // namespace mektep
