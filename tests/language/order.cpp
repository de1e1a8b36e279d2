// SPDX-License-Identifier: GPL-3.0-or-later
// Alphabets, letter case, characters and enumerations.
#include "language/order.h"

#include "language/code_point.h"
#include "language/language.h"
#include "language/list.h"

#include <catch2/catch.hpp>
#include <rapidcheck/catch.h>

using namespace mektep;
using Words = std::vector<std::string>;

TEST_CASE("Words stand in the order of the reader's alphabet", "[language][order]") {
    CHECK(sorted({"қала", "үй", "әке", "бала", "ана", "кітап", "ғалым", "гүл", "ұл", "уақыт"},
                 Language::kazakh) ==
          Words{"ана", "әке", "бала", "гүл", "ғалым", "кітап", "қала", "уақыт", "ұл", "үй"});
    CHECK(sorted({"ёлка", "жук", "ель", "дом"}, Language::russian) == Words{"дом", "ёлка", "ель", "жук"});
    CHECK(sorted({}, Language::english).empty());
}

TEST_CASE("Kazakh letters have their capitals", "[language][order]") {
    CHECK(upper_case("әіңғүұқөһ", Language::kazakh) == "ӘІҢҒҮҰҚӨҺ");
    CHECK(lower_case("ӘІҢҒҮҰҚӨҺ ЁЙ", Language::kazakh) == "әіңғүұқөһ ёй");
    CHECK(lower_case("", Language::russian).empty());
}

TEST_CASE("A letter typed in two parts is the letter itself", "[language][order]") {
    CHECK(composed("и\u0306") == "й");
    CHECK(composed("е\u0308лка") == "ёлка");
    CHECK(composed("әке") == "әке");
}

TEST_CASE("Well-formed text is told from other bytes", "[language][order]") {
    CHECK(is_utf8(""));
    CHECK(is_utf8("Қазақша 😀"));
    CHECK(length("Қазақша 😀") == 9);
    for (const auto& bytes : Words{"\xff", "\xd2", "a\xd2 ", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80",
                                   "\xe2\x82", "\x80"}) {
        CHECK_FALSE(is_utf8(bytes));
        CHECK(length(bytes) == 0);
    }
}

TEST_CASE("Characters and bytes lead to each other", "[language][order]") {
    CHECK(code_points("ҚR\xff") == U"ҚR\uFFFD");
    CHECK(utf8(U'ә') == "ә");
    CHECK(utf8(static_cast<char32_t>(0x110000)) == " ");
    rc::prop("well-formed text survives the way there and back, and any bytes give some text",
             [](const std::string& bytes) {
                 std::string again;
                 for (const auto c : code_points(bytes)) again += utf8(c);
                 RC_ASSERT(is_utf8(again));
                 if (is_utf8(bytes)) {
                     RC_ASSERT(again == bytes);
                     RC_ASSERT(code_points(bytes).size() == length(bytes));
                 }
             });
    rc::prop("no bytes stop the letter case or the composition", [](const std::string& bytes) {
        for (const auto language : all_languages) {
            RC_ASSERT(is_utf8(lower_case(bytes, language)));
            RC_ASSERT(is_utf8(upper_case(bytes, language)));
        }
        RC_ASSERT(is_utf8(composed(bytes)));
    });
}

TEST_CASE("Enumerations are written as each language writes them", "[language][list]") {
    CHECK(list_of({"ана", "әке", "бала"}, Language::kazakh) == "ана, әке, бала");
    CHECK(list_of({"мать", "отец", "ребёнок"}, Language::russian) == "мать, отец и ребёнок");
    CHECK(list_of({"mother", "father"}, Language::english) == "mother and father");
    CHECK(list_of({"one"}, Language::russian) == "one");
    CHECK(list_of({}, Language::kazakh).empty());
}

TEST_CASE("Each language is found by its code and calls itself by its own name", "[language]") {
    for (const auto language : all_languages) {
        CHECK(language_of(code(language)) == language);
        CHECK(std::string(tag(language)).starts_with(code(language)));
    }
    CHECK(own_name(Language::kazakh) == "Қазақша");
    CHECK_FALSE(language_of("KK"));
    CHECK_FALSE(language_of("kk-KZ"));
    CHECK_FALSE(language_of(""));
}
