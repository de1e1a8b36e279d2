// SPDX-License-Identifier: GPL-3.0-or-later
#include "screen/keyboard_layout.h"

#include "base/error.h"
#include "language/order.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <iterator>
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

/// Takes words that are finished; `face` is what there is room for.
KeyFace function_key(KeyFace::Does does, std::string face, std::string name, int width) {
    return {.face = std::move(face), .name = std::move(name), .does = does, .width = width};
}

KeyRows digit_pad(const Row& extra, Language words, const std::string& done, const Catalog& catalog) {
    KeyRows rows;
    for (const Row& row : {Row{"1", "2", "3"}, Row{"4", "5", "6"}, Row{"7", "8", "9"}})
        rows.push_back(typing_row(row, words, false, catalog));
    Row last = extra;
    last.push_back("0");
    rows.push_back(typing_row(last, words, false, catalog));
    const auto erase = render(message("Erase"), words, catalog);
    rows.back().push_back(function_key(KeyFace::Does::erase, erase, erase, 1));
    if (!done.empty()) rows.back().push_back(function_key(KeyFace::Does::done, done, done, 1));
    return rows;
}

/// As keyboards in Kazakhstan name their groups.
std::string face_of(Language letters) {
    switch (letters) {
        case Language::kazakh:
            return "Қаз";
        case Language::russian:
            return "Рус";
        case Language::english:
            return "Eng";
    }
    bug("letters without a name");
}

std::vector<KeyFace> function_row(const KeyboardPage& page, bool has_marks, Language words,
                                  const std::string& done, const Catalog& catalog) {
    const auto say = [&](const Message& text) { return render(text, words, catalog); };
    std::vector<KeyFace> row{function_key(KeyFace::Does::shift, "Аа", say(message("Capital letter")), 2)};
    if (has_marks)
        row.push_back(page.marks ? function_key(KeyFace::Does::marks, "123", say(message("Digits")), 2)
                                 : function_key(KeyFace::Does::marks, ".,№", say(message("Marks")), 2));
    row.push_back(function_key(KeyFace::Does::space, say(message("Space")), say(message("Space")), 4));
    row.push_back(function_key(KeyFace::Does::erase, say(message("Erase")), say(message("Erase")), 3));
    row.push_back(function_key(KeyFace::Does::next_layout, face_of(next_letters(page.letters)),
                               say(message("Other letters")), 2));
    if (!done.empty()) row.push_back(function_key(KeyFace::Does::done, done, done, 4));
    return row;
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

Language next_letters(Language letters) {
    switch (letters) {
        case Language::russian:
            return Language::kazakh;
        case Language::kazakh:
            return Language::english;
        case Language::english:
            return Language::russian;
    }
    bug("letters without others after them");
}

KeyRows keyboard(KeyboardKind kind, const KeyboardPage& page, Language words, const std::string& done,
                 const Catalog& catalog) {
    switch (kind) {
        case KeyboardKind::digits:
        case KeyboardKind::date:
        case KeyboardKind::month:
        case KeyboardKind::pin:
            return digit_pad({}, words, done, catalog);
        case KeyboardKind::phone:
            return digit_pad({"+"}, words, done, catalog);
        case KeyboardKind::name:
        case KeyboardKind::letters:
            break;
    }
    const bool is_name = kind == KeyboardKind::name;
    KeyRows rows;
    if (!is_name) rows.push_back(typing_row(page.marks ? mark_row : digit_row, words, false, catalog));
    for (const auto& row : letters(page.letters))
        rows.push_back(typing_row(row, page.letters, page.shifted, catalog));
    if (is_name) std::ranges::move(typing_row({"-"}, words, false, catalog), std::back_inserter(rows.back()));
    rows.push_back(function_row(page, !is_name, words, done, catalog));
    return rows;
}

std::string after_key(std::string text, const KeyFace& key, KeyboardKind kind) {
    switch (key.does) {
        case KeyFace::Does::shift:
        case KeyFace::Does::marks:
        case KeyFace::Does::next_layout:
        case KeyFace::Does::done:
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
