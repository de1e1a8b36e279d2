// SPDX-License-Identifier: GPL-3.0-or-later
// Names, addresses and free texts: what a keyboard or a file may bring, and what an office can read.
#include "interview/questions.h"
#include "language/order.h"

#include <rapidcheck/catch.h>

using namespace mektep;

TEST_CASE("Names of people are taken as they are", "[validate][names]") {
    const auto name = question(Kind::name);
    for (const std::string usual :
         {"Иванова Анна Сергеевна", "Нұрланов Ерасыл Қайратұлы", "Әлімжанова Күләш Өмірқызы", "Һашимов Ілияс",
          "Ли", "Ким-Пак Ён Су", "O'Connor Sinéad", "О’Нил Шон", "Müller Jürgen", "D’Arc Jeanne",
          "Абдулла-оглы Т.", "Смағұлова Сәуле Нұрқызы"}) {
        CAPTURE(usual);
        CHECK(taken(name, usual) == "= " + usual);
    }
    CHECK(taken(name, "  Иванова   Анна\t\n") == "= Иванова Анна");
    CHECK(taken(name, "Иванова\u00A0Анна") == "= Иванова Анна");
    // Й and ё in two code points become one, so that they are drawn and found alike.
    CHECK(taken(name, "Андре\u0438\u0306") == "= Андрей");
}

TEST_CASE("What is no name is refused with the reason", "[validate][names]") {
    const auto name = question(Kind::name);
    CHECK(taken(name, "Иванова 2") == "A name has no digits.");
    CHECK(taken(name, "Иванова @Анна") == "The name holds a character that no name has.");
    CHECK(taken(name, "<b>Анна</b>") == "The name holds a character that no name has.");
    CHECK(taken(name, "- '") == "The name is empty.");
    // The first letter is Latin: such a name is not found in any register.
    CHECK(taken(name, "Aйгүл") == "One word of the name mixes Cyrillic and Latin letters.");
    CHECK(taken(name, "Айгүл Smith") == "= Айгүл Smith");
    CHECK(taken(name, std::string(121, 'a')) == "The answer is too long: at most 120 characters.");
    CHECK(taken(name, std::string(120, 'a')) == "= " + std::string(120, 'a'));
}

TEST_CASE("A text may be as long as its question says, counted in characters", "[validate]") {
    auto text = question(Kind::text);
    const auto letters = [](std::size_t count) {
        std::string result;
        for (std::size_t i = 0; i < count; ++i) result += "қ";
        return result;
    };
    CHECK(taken(text, letters(2000)) == "= " + letters(2000));
    CHECK(taken(text, letters(2001)) == "The answer is too long: at most 2,000 characters.");
    CHECK(taken(text, letters(10'000)) == "The answer is too long: at most 2,000 characters.");
    text.longest = 5;
    CHECK(taken(text, letters(5)) == "= " + letters(5));
    CHECK(taken(text, letters(6)) == "The answer is too long: at most 5 characters.");
    CHECK(taken(question(Kind::address), letters(251)) == "The answer is too long: at most 250 characters.");
}

TEST_CASE("A text keeps its lines, an address is one line", "[validate]") {
    CHECK(taken(question(Kind::text), " first  line \r\n\r\n second\tline ") == "= first line\nsecond line");
    CHECK(taken(question(Kind::address), "Алматы,\nАбай даңғылы 5") == "= Алматы, Абай даңғылы 5");
    CHECK(taken(question(Kind::address), "12 - 5") == "This is not an address.");
}

TEST_CASE("What an office cannot read is refused, whatever the question", "[validate]") {
    using namespace std::string_literals;
    const auto kind = GENERATE(Kind::name, Kind::address, Kind::text, Kind::phone, Kind::date, Kind::number);
    const auto q = question(kind);
    for (const auto& text : {"\xFF\xFE"s, "a\0b"s, "\xC3"s, "\xED\xA0\x80"s})
        CHECK(taken(q, text) == "The answer holds characters that cannot be read.");
    for (const auto& text :
         {"a\u0007b"s, "a\u202Eb"s, "a\u200Fb"s, "a\u200Bb"s, "\uFEFFa"s, "a\u00ADb"s, "a\u2028b"s,
          "a\u0085b"s, "a\uE000b"s, "a\U000E0041b"s, "a\U000F0000b"s, "a\u2066b"s})
        CHECK(taken(q, text) == "The answer holds invisible control characters.");
    for (const auto& text : {"a \U0001F600"s, "\U0001F1F0\U0001F1FF"s, "a\u2764\uFE0F"s, "\u2705"s})
        CHECK(taken(q, text) == "The answer holds pictures (emoji). An office cannot read them.");
}

TEST_CASE("What no font of a letter has is refused where it is typed, not when it is printed", "[validate]") {
    const auto kind = GENERATE(Kind::name, Kind::address, Kind::text);
    const auto q = question(kind);
    for (const std::string text :
         {"中", "한국", "שלום", "გამარჯობა", "α", "\u0378", "\u2126", "\u20C5", "\U0002F800"}) {
        CAPTURE(text);
        CHECK(taken(q, "Мекен " + text) == "The answer holds letters or signs that cannot be printed.");
    }
    for (const std::string text :
         {"a\u0301\u0301\u0301\u0301", "\u0301a", "a \u0301", "и\u0306\u0301\u0301\u0301"}) {
        CAPTURE(text);
        CHECK(taken(q, text) == "Too many accents stand on one letter.");
    }
    const auto text = question(Kind::text);
    for (const std::string usual : {"«Мектеп № 5» — 100 ₸, 20 °C, § 4, 10 %", "за\u0301мок",
                                    "½ … – • ′ ″ → −5 ≤ 3", "Nguyễn Thị", "Ḿ\u0301", "100\u202F000"}) {
        CAPTURE(usual);
        CHECK(taken(text, usual).starts_with("= "));
    }
}

TEST_CASE("What was taken once is taken again unchanged, and nothing makes validate throw",
          "[validate][property]") {
    const std::vector<Kind> kinds{Kind::date,  Kind::month,   Kind::number, Kind::name,  Kind::iin,
                                  Kind::phone, Kind::address, Kind::text,   Kind::region};
    rc::prop("any bytes", [&](const std::string& bytes) {
        for (const auto kind : kinds) {
            RC_ASSERT(is_stable(kind, bytes));
            const auto taken = validate(question(kind), {bytes}, today);
            RC_ASSERT((!taken || is_utf8(taken->canonical.reveal())));  // else both sides would be evaluated
        }
    });
    rc::prop("usual letters in any order", [&] {
        const auto parts = *rc::gen::container<std::vector<std::string>>(
            rc::gen::element<std::string>("a", "Қ", "и", "\u0306", " ", "\n", "\t", "\u00A0", "-", "’", ".",
                                          "7", "8", "0", "+", "\u0301", "("));
        std::string text;
        for (const auto& part : parts) text += part;
        for (const auto kind : kinds) RC_ASSERT(is_stable(kind, text));
    });
}

TEST_CASE("No problem repeats what was typed", "[validate][privacy]") {
    const std::string secret = "Сейткалиева";
    for (const auto kind : {Kind::choice, Kind::date, Kind::month, Kind::number, Kind::name, Kind::iin,
                            Kind::phone, Kind::region}) {
        const auto result = validate(question(kind), {secret + " 5"}, today);
        REQUIRE_FALSE(result);
        for (const auto& problem : result.error())
            for (const auto& words : {problem.what, problem.remedy})
                CHECK(render(words, Language::english, Catalog()).find(secret) == std::string::npos);
    }
}
