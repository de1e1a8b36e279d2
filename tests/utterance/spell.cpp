// SPDX-License-Identifier: GPL-3.0-or-later
#include "utterance/spoken.h"

using namespace mektep;

namespace {

std::vector<std::string> names(const std::string& text, Language language) {
    std::vector<std::string> result;
    for (const auto& utterance : spelled(text, language))
        result.push_back(utterance.spans.at(0).words.at(0).text);
    return result;
}

}  // namespace

TEST_CASE("Letters are spelled by the names that schools use", "[utterance]") {
    CHECK(names("бап", Language::kazakh) == std::vector<std::string>{"бе", "а", "пе"});
    CHECK(names("Қой", Language::kazakh) == std::vector<std::string>{"қа", "о", "қысқа и"});
    CHECK(names("шум", Language::russian) == std::vector<std::string>{"ша", "у", "эм"});
    CHECK(names("ъь", Language::russian) == std::vector<std::string>{"твёрдый знак", "мягкий знак"});
}

TEST_CASE("Digits and marks are spelled one by one", "[utterance]") {
    CHECK(names("05", Language::kazakh) == std::vector<std::string>{"нөл", "бес"});
    CHECK(names("1-2.", Language::russian) == std::vector<std::string>{"один", "дефис", "два", "точка"});
    CHECK(names("а б", Language::russian) == std::vector<std::string>{"а", "пробел", "бэ"});
}

TEST_CASE("A Kazakh letter in a Russian word is named by the Kazakh voice", "[utterance]") {
    const auto letters = spelled("аұ", Language::russian);
    REQUIRE(letters.size() == 2);
    CHECK(letters[0].spans.at(0).language == Language::russian);
    CHECK(letters[1].spans.at(0).language == Language::kazakh);
}

TEST_CASE("Every letter of both alphabets has a name that can be said", "[utterance]") {
    const std::u32string kazakh = U"аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя";
    for (const auto letter : kazakh) {
        std::string text;
        text += static_cast<char>(0xC0U | (letter >> 6U));
        text += static_cast<char>(0x80U | (letter & 0x3FU));
        CAPTURE(text);
        REQUIRE(spelled(text, Language::kazakh).size() == 1);
        const auto name = names(text, Language::kazakh).at(0);
        const auto vowels = {"а", "ә", "е", "ё", "и", "о", "ө", "у", "ұ", "ү", "ы", "і", "э", "ю", "я"};
        CHECK(std::any_of(vowels.begin(), vowels.end(),
                          [&](const char* vowel) { return name.find(vowel) != std::string::npos; }));
    }
}
