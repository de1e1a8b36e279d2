// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/words.h"

#include "base/error.h"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <utility>

namespace mektep {
namespace {

using Spelling = std::pair<char16_t, const char16_t*>;

/// What stands for a letter: nothing where the letter stands for itself.
template <std::size_t size>
const char16_t* spelling_of(char16_t letter, const std::array<Spelling, size>& spellings) {
    const auto found = std::ranges::find(spellings, letter, &Spelling::first);
    return found == spellings.end() ? nullptr : found->second;
}

// As people type without a Kazakh keyboard.
constexpr std::array<Spelling, 12> russian_for{{{u'ә', u"а"},
                                                {u'ғ', u"г"},
                                                {u'қ', u"к"},
                                                {u'ң', u"н"},
                                                {u'ө', u"о"},
                                                {u'ұ', u"у"},
                                                {u'ү', u"у"},
                                                {u'һ', u"х"},
                                                {u'і', u"и"},
                                                {u'ё', u"е"},
                                                {u'i', u"и"},
                                                {u'h', u"х"}}};

// Latin letters that look like Cyrillic ones, in a word that has both.
constexpr std::array<Spelling, 10> look_alikes{{{u'a', u"а"},
                                                {u'e', u"е"},
                                                {u'o', u"о"},
                                                {u'p', u"р"},
                                                {u'c', u"с"},
                                                {u'x', u"х"},
                                                {u'y', u"у"},
                                                {u'k', u"к"},
                                                {u'm', u"м"},
                                                {u't', u"т"}}};

constexpr std::array<Spelling, 64> latin_for{
    {{u'а', u"a"},  {u'ә', u"a"}, {u'б', u"b"}, {u'в', u"v"},  {u'г', u"g"},  {u'ғ', u"g"},  {u'д', u"d"},
     {u'е', u"e"},  {u'ё', u"e"}, {u'ж', u"j"}, {u'з', u"z"},  {u'и', u"i"},  {u'й', u"i"},  {u'і', u"i"},
     {u'к', u"k"},  {u'қ', u"k"}, {u'л', u"l"}, {u'м', u"m"},  {u'н', u"n"},  {u'ң', u"n"},  {u'о', u"o"},
     {u'ө', u"o"},  {u'п', u"p"}, {u'р', u"r"}, {u'с', u"s"},  {u'т', u"t"},  {u'у', u"u"},  {u'ұ', u"u"},
     {u'ү', u"u"},  {u'ф', u"f"}, {u'х', u"h"}, {u'һ', u"h"},  {u'ц', u"ts"}, {u'ч', u"ch"}, {u'ш', u"sh"},
     {u'щ', u"sh"}, {u'ы', u"i"}, {u'э', u"e"}, {u'ю', u"iu"}, {u'я', u"ia"}, {u'ь', u""},   {u'ъ', u""},
     {u'y', u"i"},  {u'q', u"k"}, {u'w', u"u"}, {u'x', u"ks"}, {u'ä', u"a"},  {u'á', u"a"},  {u'ö', u"o"},
     {u'ó', u"o"},  {u'ü', u"u"}, {u'ú', u"u"}, {u'ū', u"u"},  {u'ğ', u"g"},  {u'ǵ', u"g"},  {u'ş', u"sh"},
     {u'ś', u"sh"}, {u'ı', u"i"}, {u'ñ', u"n"}, {u'ń', u"n"},  {u'ý', u"u"},  {u'ç', u"ch"}, {u'ə', u"a"},
     {u'ґ', u"g"}}};

bool is_cyrillic(char16_t unit) { return unit >= u'\u0400' && unit <= u'\u052F'; }

bool is_latin(char16_t unit) {
    return (unit >= u'a' && unit <= u'z') || (unit >= u'\u00C0' && unit <= u'\u024F');
}

bool is_kazakh(char16_t unit) {
    return std::u16string_view(u"әғқңөұүһі").find(unit) != std::u16string_view::npos;
}

bool is_consonant(char16_t unit) {
    return std::u16string_view(u"бвгджзклмнпрстфхцчшщ").find(unit) != std::u16string_view::npos;
}

void mend_look_alikes(std::u16string& lower) {
    if (std::ranges::none_of(lower, is_cyrillic) || std::ranges::none_of(lower, is_latin)) return;
    for (auto& unit : lower)
        if (const auto* cyrillic = spelling_of(unit, look_alikes)) unit = *cyrillic;
}

void replace_all(std::u16string& text, std::u16string_view from, std::u16string_view to) {
    for (auto at = text.find(from); at != std::u16string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

void decode(std::string_view written, TextInWords& read) {
    UErrorCode status = U_ZERO_ERROR;
    UText* bytes = utext_openUTF8(nullptr, written.data(), std::ssize(written), &status);
    if (U_FAILURE(status)) bug("ICU reads no UTF-8");
    for (;;) {
        const auto begin = static_cast<std::size_t>(utext_getNativeIndex(bytes));
        const auto character = utext_next32(bytes);
        if (character == U_SENTINEL) break;
        read.text.append(character);
        for (auto units = U16_LENGTH(character); units > 0; --units) read.bytes.push_back(begin);
    }
    utext_close(bytes);
    read.bytes.push_back(written.size());
}

/// Whether the capital of a word after this is only that of a sentence.
bool ends_sentence(const icu::UnicodeString& text, std::size_t begin, std::size_t end) {
    for (auto at = begin; at < end; ++at)
        if (std::u16string_view(u".!?…:;\n\r•«\"“„(").find(text[static_cast<std::int32_t>(at)]) !=
            std::u16string_view::npos)
            return true;
    return false;
}

Word word_at(const icu::UnicodeString& text, std::size_t begin, std::size_t end) {
    const auto written =
        text.tempSubString(static_cast<std::int32_t>(begin), static_cast<std::int32_t>(end - begin));
    auto small = icu::UnicodeString(written).toLower(icu::Locale("ru"));
    Word word;
    word.begin = begin;
    word.end = end;
    word.lower.assign(small.getBuffer(), static_cast<std::size_t>(small.length()));
    mend_look_alikes(word.lower);
    word.plain = plain_letters(word.lower);
    word.latin = std::ranges::none_of(word.lower, is_cyrillic);
    const auto rest = written.tempSubString(written.moveIndex32(0, 1));
    word.capital =
        u_isupper(written.char32At(0)) && icu::UnicodeString(rest).toLower(icu::Locale("ru")) == rest;
    return word;
}

}  // namespace

std::u16string plain_letters(std::u16string_view lower) {
    std::u16string plain;
    for (std::size_t i = 0; i < lower.size(); ++i) {
        const auto* russian = is_latin(lower[i]) ? nullptr : spelling_of(lower[i], russian_for);
        const bool is_silent = lower[i] == u'ь' && i > 0 && lower[i - 1] == u'л' && i + 1 < lower.size() &&
                               is_consonant(lower[i + 1]);
        if (!is_silent) plain += russian ? *russian : lower[i];
    }
    return plain;
}

std::u16string latin_letters(std::u16string_view lower) {
    std::u16string latin;
    for (const auto unit : lower)
        if (const auto* letters = spelling_of(unit, latin_for))
            latin += letters;
        else
            latin += unit;
    for (const auto& [from, to] : std::array<std::pair<const char16_t*, const char16_t*>, 6>{
             {{u"dzh", u"j"}, {u"zh", u"j"}, {u"dj", u"j"}, {u"kh", u"h"}, {u"gh", u"g"}, {u"ck", u"k"}}})
        replace_all(latin, from, to);
    latin.erase(std::ranges::unique(latin).begin(), latin.end());
    if (latin.starts_with(u"ie")) latin.erase(0, 1);
    return latin;
}

WordSet plain_words(std::u16string_view list) {
    WordSet words;
    while (!list.empty()) {
        const auto blank = std::min(list.find(u' '), list.size());
        if (blank > 0) words.insert(plain_letters(list.substr(0, blank)));
        list.remove_prefix(std::min(blank + 1, list.size()));
    }
    return words;
}

bool ends_in(std::u16string_view word, std::u16string_view ending) { return word.ends_with(ending); }

TextInWords read_text(std::string_view written) {
    TextInWords read;
    decode(written, read);
    const auto& text = read.text;
    std::size_t last_end = 0;
    const auto size = static_cast<std::size_t>(text.length());
    for (std::size_t at = 0; at < size;) {
        auto end = at;
        while (end < size && u_isalpha(text.char32At(static_cast<std::int32_t>(end))))
            end += static_cast<std::size_t>(U16_LENGTH(text.char32At(static_cast<std::int32_t>(end))));
        if (end == at) {
            ++at;
            continue;
        }
        auto word = word_at(text, at, end);
        word.starts_sentence = read.words.empty() || ends_sentence(text, last_end, at);
        read.kazakh = read.kazakh || std::ranges::any_of(word.lower, is_kazakh);
        read.words.push_back(std::move(word));
        last_end = at = end;
    }
    return read;
}

}  // namespace mektep
