// SPDX-License-Identifier: GPL-3.0-or-later
// Kazakh numbers in words, read back by a reader of our own that shares nothing with ICU.
#include "language/number.h"

#include <catch2/catch.hpp>

#include <map>
#include <optional>
#include <sstream>
#include <string>

using namespace mektep;

namespace {

std::string spelled(std::int64_t number) { return cardinal(number, Language::kazakh); }
std::string place(std::int64_t number) { return ordinal(number, Language::kazakh); }

const std::map<std::string, int, std::less<>> small{
    {"бір", 1},    {"екі", 2},   {"үш", 3},     {"төрт", 4},    {"бес", 5},     {"алты", 6},
    {"жеті", 7},   {"сегіз", 8}, {"тоғыз", 9},  {"он", 10},     {"жиырма", 20}, {"отыз", 30},
    {"қырық", 40}, {"елу", 50},  {"алпыс", 60}, {"жетпіс", 70}, {"сексен", 80}, {"тоқсан", 90}};

/// The number that a Kazakh reader understands; nothing where a word is not a number word.
std::optional<std::int64_t> read_back(const std::string& words) {
    if (words == "нөл") return 0;
    std::int64_t whole = 0;
    std::int64_t part = 0;
    std::istringstream rest(words);
    for (std::string word; rest >> word;) {
        if (const auto found = small.find(word); found != small.end())
            part += found->second;
        else if (word == "жүз")
            part = part == 0 ? 100 : part * 100;
        else if (word == "мың" || word == "миллион") {
            if (part == 0 && word == "миллион") return std::nullopt;  // "a million" must be counted
            whole += (part == 0 ? 1 : part) * (word == "мың" ? 1000 : 1'000'000);
            part = 0;
        } else
            return std::nullopt;
    }
    return whole + part;
}

}  // namespace

TEST_CASE("Every Kazakh number up to a million means what was written", "[language][kazakh]") {
    std::int64_t wrong = 0;
    for (std::int64_t number = 0; number <= 1'000'000; number += number < 20'000 ? 1 : 37)
        if (read_back(spelled(number)) != number && ++wrong < 5)
            FAIL_CHECK(number << ": " << spelled(number));
    CHECK(read_back(spelled(1'000'000)) == 1'000'000);
    CHECK(wrong == 0);
}

TEST_CASE("Kazakh names one million, wherever it stands", "[language][kazakh]") {
    CHECK(spelled(1'000'000) == "бір миллион");
    CHECK(spelled(1'000'001) == "бір миллион бір");
    CHECK(spelled(2'000'000) == "екі миллион");
    CHECK(spelled(1'001'000'000) == "бір миллиард бір миллион");
    CHECK(spelled(-1'000'000) == "минус бір миллион");
    CHECK(spelled(1000) == "мың");
    CHECK(spelled(-5) == "минус бес");
    CHECK(spelled(343) == "үш жүз қырық үш");
}

TEST_CASE("The fortieth loses a vowel in Kazakh", "[language][kazakh]") {
    CHECK(place(40) == "қырқыншы");
    CHECK(place(140) == "жүз қырқыншы");
    CHECK(place(340) == "үш жүз қырқыншы");
    CHECK(place(40'040) == "қырық мың қырқыншы");
    CHECK(place(41) == "қырық бірінші");
}

TEST_CASE("A Kazakh ordinal is the number with its last word made ordinal", "[language][kazakh]") {
    const std::map<std::string, std::string, std::less<>> made{
        {"нөл", "нөлінші"},       {"бір", "бірінші"},       {"екі", "екінші"},
        {"үш", "үшінші"},         {"төрт", "төртінші"},     {"бес", "бесінші"},
        {"алты", "алтыншы"},      {"жеті", "жетінші"},      {"сегіз", "сегізінші"},
        {"тоғыз", "тоғызыншы"},   {"он", "оныншы"},         {"жиырма", "жиырмасыншы"},
        {"отыз", "отызыншы"},     {"қырық", "қырқыншы"},    {"елу", "елуінші"},
        {"алпыс", "алпысыншы"},   {"жетпіс", "жетпісінші"}, {"сексен", "сексенінші"},
        {"тоқсан", "тоқсаныншы"}, {"жүз", "жүзінші"},       {"мың", "мыңыншы"}};
    std::int64_t wrong = 0;
    for (std::int64_t number = 0; number < 1'000'000; number += number < 2'000 ? 1 : 997) {
        const auto counted = spelled(number);
        const auto space = counted.rfind(' ');
        const auto start = space == std::string::npos ? 0 : space + 1;
        const auto expected = counted.substr(0, start) + made.at(counted.substr(start));
        if (place(number) != expected && ++wrong < 5) FAIL_CHECK(place(number) << " instead of " << expected);
    }
    CHECK(wrong == 0);
}

TEST_CASE("Fractions are read as a Kazakh reads them", "[language][kazakh]") {
    CHECK(decimal(3.5, Language::kazakh) == "үш бүтін оннан бес");
    CHECK(decimal(1.25, Language::kazakh) == "бір бүтін жүзден жиырма бес");
    CHECK(decimal(-2.5, Language::kazakh) == "минус екі бүтін оннан бес");
}

TEST_CASE("English numbers have no hyphens that a voice could stumble over", "[language]") {
    CHECK(cardinal(343, Language::english) == "three hundred forty three");
    CHECK(ordinal(49, Language::english) == "forty ninth");
    CHECK(decimal(3.5, Language::english) == "three point five");
}
