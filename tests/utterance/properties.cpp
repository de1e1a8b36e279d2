// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for any input, random bytes included.
#include "language/order.h"
#include "utterance/spoken.h"

#include <rapidcheck/catch.h>

#include <chrono>

using namespace mektep;

namespace {

/// Pieces that rules look at, so that random texts meet the rules.
rc::Gen<std::string> piece() {
    return rc::gen::element<std::string>(
        "1", "23", "2026", "05", "000", "9999999", "150523500123", ".", ",", "-", "–", "—", "/", ":", "%",
        " ", "  ", "\n", "№", "§", "₸", "(", ")", "+7", "8", "@", "«", "»", "ст.", "п.", "г.", "т.б.", "ж.",
        "ПМПК", "ҚР", "IV", "XIX", "г", "класс", "сынып", "жылғы", "ноября", "қараша", "до", "в", "по", "ден",
        "ші", "бап", "https://", "www.", "egov", "kz", "А", "Б", "\xCC\x81", "\xFF", "\xD0", "😀", "۵", "ё");
}

rc::Gen<std::string> text() {
    const auto pieces = rc::gen::map(rc::gen::container<std::vector<std::string>>(piece()),
                                     [](const std::vector<std::string>& parts) {
                                         std::string whole;
                                         for (const auto& part : parts) whole += part;
                                         return whole;
                                     });
    const auto bytes = rc::gen::container<std::string>(rc::gen::arbitrary<char>());
    return rc::gen::oneOf(pieces, pieces, bytes);
}

void check_well_formed(const std::string& source, Language language) {
    std::ptrdiff_t begin = 0;
    for (const auto& utterance : normalised(source, language, shipped_words())) {
        RC_ASSERT(!utterance.spans.empty());
        RC_ASSERT(std::string_view(source)
                      .substr(static_cast<std::size_t>(utterance.shown.offset))
                      .starts_with(utterance.source));
        for (const auto& span : utterance.spans) {
            RC_ASSERT(!span.words.empty());
            for (const auto& word : span.words) {
                RC_ASSERT(!word.text.empty());
                RC_ASSERT(is_utf8(word.text));
                RC_ASSERT(word.text.find_first_of("0123456789%/@[]<>&") == std::string::npos);
                const auto place = utterance.shown.offset + static_cast<std::ptrdiff_t>(word.source.begin);
                RC_ASSERT(place >= begin);
                RC_ASSERT(word.source.begin < word.source.end);
                RC_ASSERT(word.source.end <= utterance.source.size());
                begin = place;
            }
        }
    }
}

}  // namespace

TEST_CASE("Any input becomes words in order, without a digit or a sign", "[utterance]") {
    rc::prop("in every language", [] {
        const auto source = *text();
        const auto language = *rc::gen::element(Language::kazakh, Language::russian, Language::english);
        check_well_formed(source, language);
        unspeakable(source, language, shipped_words());
    });
    rc::prop("letter by letter, too", [] {
        const auto source = *text();
        const auto language = *rc::gen::element(Language::kazakh, Language::russian, Language::english);
        for (const auto& utterance : spelled(source, language))
            for (const auto& span : utterance.spans)
                for (const auto& word : span.words) {
                    RC_ASSERT(word.text.find_first_of("0123456789") == std::string::npos);
                    RC_ASSERT(word.source.end <= source.size());
                }
    });
}

TEST_CASE("A text of a hundred thousand characters is no trouble", "[utterance]") {
    const auto unit = GENERATE(as<std::string>(), "7", "(", "1(", "а", "а.", "1 000 ", "+", "https://", "т.",
                               "I", "1-", "«", "\xFF", "\xED\xA0\x80", "\x01");
    CAPTURE(unit);
    std::string source;
    while (source.size() < 100'000) source += unit;
    const auto start = std::chrono::steady_clock::now();
    check_well_formed(source, Language::russian);
    // Far above what is needed on a slow machine, far below what a quadratic rule would take.
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));
}

TEST_CASE("A text of a megabyte needs no more memory than its own size many times over", "[utterance]") {
    const auto unit = GENERATE(as<std::string>(), "Да. ", "а", "да ");
    std::string source;
    while (source.size() < 1'000'000) source += unit;
    std::size_t kept = 0;
    for (const auto& utterance : normalised(source, Language::russian, shipped_words()))
        kept += utterance.source.size();
    CHECK(kept <= source.size());
}
