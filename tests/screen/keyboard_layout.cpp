// SPDX-License-Identifier: GPL-3.0-or-later
#include "screen/keyboard_layout.h"

#include "support/visitor.h"

#include <catch2/catch.hpp>

#include <set>

using namespace mektep;

namespace {

std::set<std::string> faces(const KeyRows& rows) {
    std::set<std::string> all;
    for (const auto& row : rows)
        for (const auto& key : row) all.insert(key.face);
    return all;
}

KeyRows shown(KeyboardKind kind, const KeyboardPage& page, Language words = Language::kazakh) {
    return keyboard(kind, page, words, "Done", shipped_pack().catalog);
}

}  // namespace

TEST_CASE("Every Kazakh letter has a key of its own, small and capital", "[screen]") {
    const auto small = faces(shown(KeyboardKind::name, {.letters = Language::kazakh}));
    for (const auto* letter : {"ә", "і", "ң", "ғ", "ү", "ұ", "қ", "ө", "һ", "а", "я", "ё", "ъ"})
        CHECK(small.contains(letter));
    const auto capital = faces(shown(KeyboardKind::name, {.letters = Language::kazakh, .shifted = true}));
    for (const auto* letter : {"Ә", "І", "Ң", "Ғ", "Ү", "Ұ", "Қ", "Ө", "Һ"}) CHECK(capital.contains(letter));
}

TEST_CASE("Every key has a name that can be said", "[screen][K06]") {
    for (const auto kind : {KeyboardKind::letters, KeyboardKind::name, KeyboardKind::digits,
                            KeyboardKind::date, KeyboardKind::month, KeyboardKind::phone, KeyboardKind::pin})
        for (const auto language : all_languages)
            for (const bool marks : {false, true})
                for (const auto& row : shown(kind, {.letters = language, .marks = marks}, language))
                    for (const auto& key : row) CHECK_FALSE(key.name.empty());
}

TEST_CASE("The dots of a date come by themselves and go with what is erased", "[screen]") {
    std::string text;
    for (const auto* digit : {"2", "3", "1", "1", "2", "0", "2", "6"})
        text = after_key(text, {.face = digit, .name = digit}, KeyboardKind::date);
    CHECK(text == "23.11.2026");
    CHECK(after_key("23.", {.face = "x", .name = "x", .does = KeyFace::Does::erase}, KeyboardKind::date) ==
          "2");
    CHECK(with_dots("112026", KeyboardKind::month) == "11.2026");
    CHECK(with_dots("3.4.2026", KeyboardKind::date) == "3.4.2026");
    CHECK(with_dots("Айгүл", KeyboardKind::letters) == "Айгүл");
}

TEST_CASE("Erasing takes a whole letter", "[screen]") {
    CHECK(after_key("Әже", {.face = "x", .name = "x", .does = KeyFace::Does::erase}, KeyboardKind::letters) ==
          "Әж");
    CHECK(after_key("", {.face = "x", .name = "x", .does = KeyFace::Does::erase}, KeyboardKind::letters)
              .empty());
}

TEST_CASE("Every keyboard ends in the key that goes on, since it covers the button", "[screen]") {
    for (const auto kind :
         {KeyboardKind::letters, KeyboardKind::name, KeyboardKind::digits, KeyboardKind::date,
          KeyboardKind::month, KeyboardKind::phone, KeyboardKind::pin}) {
        CHECK(shown(kind, {}).back().back().does == KeyFace::Does::done);
        const auto without = keyboard(kind, {}, Language::kazakh, "", shipped_pack().catalog);
        CHECK(without.back().back().does != KeyFace::Does::done);
    }
}

TEST_CASE("An address has digits, and marks in their place; a name has a hyphen and neither", "[screen]") {
    CHECK(faces(shown(KeyboardKind::letters, {})).contains("7"));
    CHECK_FALSE(faces(shown(KeyboardKind::letters, {})).contains("№"));
    CHECK(faces(shown(KeyboardKind::letters, {.marks = true})).contains("№"));
    CHECK_FALSE(faces(shown(KeyboardKind::name, {})).contains("7"));
    CHECK(faces(shown(KeyboardKind::name, {})).contains("-"));
}

TEST_CASE("From any letters the others are reached, and Kazakh ones right after Russian ones", "[screen]") {
    CHECK(next_letters(Language::russian) == Language::kazakh);
    auto letters = Language::kazakh;
    std::set<Language> reached;
    for (std::size_t i = 0; i < all_languages.size(); ++i) reached.insert(letters = next_letters(letters));
    CHECK(reached.size() == all_languages.size());
}
