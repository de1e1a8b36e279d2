// SPDX-License-Identifier: GPL-3.0-or-later
// The words of the programs: every message("…") of src/ has a Kazakh and a Russian sentence with the same
// arguments.
#include "language/catalog.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace mektep;

namespace {

using Words = std::map<std::pair<std::string, std::string>, Translation>;

/// What the sources say, as xgettext collected it in this build.
Words words_of_the_programs() {
    const auto english = Catalog::load(MEKTEP_ENGLISH_WORDS);
    REQUIRE(english);
    return english->all(Language::russian);
}

Words translated(Language language) {
    static const auto catalog = Catalog::load(MEKTEP_SOURCE_DIR "/locales");
    REQUIRE(catalog);
    Words words = catalog->all(language);
    std::erase_if(words, [](const auto& entry) { return !entry.first.first.empty(); });  // those of the pack
    return words;
}

/// What is wrong with a translation, or nothing.
std::string fault(const std::string& english, const Translation& translation) {
    if (translation.fuzzy) return "is marked fuzzy";
    const auto wanted = pattern_arguments(english);
    if (!wanted) return "is no pattern in English";
    const auto given = pattern_arguments(translation.text);
    if (!given) return "is no pattern";
    if (*wanted != *given) return "has other arguments";
    return {};
}

}  // namespace

TEST_CASE("The faults of a translation are seen", "[locales]") {
    const auto fault_of = [](const std::string& english, const std::string& text) {
        return fault(english, Translation{.text = text, .place = {}});
    };
    CHECK(fault_of("Page {page}", "{page}-бет") == "");
    CHECK(fault_of("Page {page}", "Бет") == "has other arguments");
    CHECK(fault_of("Page", "{page}-бет") == "has other arguments");
    CHECK(fault_of("Page {page}", "{page-бет") == "is no pattern");
    CHECK(fault_of("{n, plural, one {# page} other {# pages}}", "{n} бет") == "has other arguments");
    CHECK(fault_of("{on, select, yes {on} other {off}}", "{on, select, yes {қосулы} other {өшірулі}}") == "");
    CHECK(fault_of("{on, select, yes {on} other {off}}", "{on, select, no {өшірулі} other {қосулы}}") ==
          "has other arguments");
    CHECK(fault("Page", Translation{.text = "Бет", .place = {}, .fuzzy = true}) == "is marked fuzzy");
}

TEST_CASE("Every sentence of the programs is translated", "[locales]") {
    const auto words = words_of_the_programs();
    REQUIRE(words.size() > 300);
    for (const auto language : visitor_languages) {
        const auto translations = translated(language);
        for (const auto& [key, unused] : words) {
            const auto found = translations.find(key);
            if (found == translations.end())
                FAIL_CHECK("no " << code(language) << " translation: " << key.second);
            else if (const auto wrong = fault(key.second, found->second); !wrong.empty())
                FAIL_CHECK("the " << code(language) << " translation " << wrong << ": " << key.second);
        }
    }
}

TEST_CASE("No translation is left over from a sentence that the programs no longer say", "[locales]") {
    const auto words = words_of_the_programs();
    for (const auto language : visitor_languages)
        for (const auto& [key, translation] : translated(language))
            if (!words.contains(key)) FAIL_CHECK("left over in " << code(language) << ": " << key.second);
}
