// SPDX-License-Identifier: GPL-3.0-or-later
// Spelling: each word of the content and of the programs is known to hunspell, or stands in
// locales/words/LANGUAGE.txt, where a person has read it.
#include "base/file.h"
#include "language/catalog.h"

#include <catch2/catch.hpp>
#include <hunspell.hxx>
#include <unicode/regex.h>

#include <set>
#include <sstream>

using namespace mektep;

namespace {

std::set<std::string> words_of(const std::string& text) {
    UErrorCode status = U_ZERO_ERROR;
    static const std::unique_ptr<icu::RegexPattern> word(icu::RegexPattern::compile(
        icu::UnicodeString::fromUTF8("\\{[a-z_]+\\}[^\\s]*|[\\p{Cyrillic}]+(?:[-\u2011][\\p{Cyrillic}]+)*"),
        0, status));
    const auto input = icu::UnicodeString::fromUTF8(text);
    const std::unique_ptr<icu::RegexMatcher> found(word->matcher(input, status));
    std::set<std::string> words;
    while (found->find(status)) {
        const auto group = found->group(status);
        if (group.charAt(0) == u'{') continue;  // an argument with its own ending glued on
        std::string bytes;
        words.insert(group.toUTF8String(bytes));
    }
    return words;
}

std::set<std::string> words_in_use(Language language) {
    const auto catalog = Catalog::load(MEKTEP_SOURCE_DIR "/locales");
    REQUIRE(catalog);
    std::set<std::string> words;
    for (const auto& [key, translation] : catalog->all(language)) words.merge(words_of(translation.text));
    return words;
}

std::set<std::string> words_read_by_a_person(Language language) {
    std::istringstream lines(
        read_file(MEKTEP_SOURCE_DIR "/locales/words/" + std::string(code(language)) + ".txt"));
    std::set<std::string> words;
    for (std::string line; std::getline(lines, line);)
        if (!line.empty() && !line.starts_with('#')) words.insert(line);
    return words;
}

Hunspell dictionary(Language language) {
    const std::string name =
        language == Language::kazakh ? "/usr/share/hunspell/kk_KZ" : "/usr/share/hunspell/ru_RU";
    return {(name + ".aff").c_str(), (name + ".dic").c_str()};
}

/// The word in the dictionary's own encoding; empty where that lacks a letter.
std::string encoded(const std::string& word, const std::string& encoding) {
    if (encoding == "UTF-8") return word;
    const auto text = icu::UnicodeString::fromUTF8(word);
    std::string bytes(text.length() * 2U, '\0');
    const auto length = text.extract(0, text.length(), bytes.data(), static_cast<std::uint32_t>(bytes.size()),
                                     encoding.c_str());
    bytes.resize(static_cast<std::size_t>(length));
    return bytes;
}

}  // namespace

TEST_CASE("A word is told from an argument and its ending", "[locales]") {
    CHECK(words_of("Сынып: {child_class}-сынып, ата-ана {name} келді") ==
          std::set<std::string>{"Сынып", "ата-ана", "келді"});
    auto kazakh = dictionary(Language::kazakh), russian = dictionary(Language::russian);
    CHECK(kazakh.spell(encoded("мектеп", kazakh.get_dict_encoding())));
    CHECK(!kazakh.spell(encoded("мектепп", kazakh.get_dict_encoding())));
    CHECK(russian.spell(encoded("ребёнок", russian.get_dict_encoding())));
    CHECK(!russian.spell(encoded("ребёнак", russian.get_dict_encoding())));
}

TEST_CASE("Every word is spelled as the dictionary has it, or was read by a person", "[locales]") {
    for (const auto language : visitor_languages) {
        auto hunspell = dictionary(language);
        const auto& encoding = hunspell.get_dict_encoding();
        const auto read = words_read_by_a_person(language);
        const auto used = words_in_use(language);
        REQUIRE(used.size() > 2000);
        std::string unknown, needless;
        for (const auto& word : used)
            if (!hunspell.spell(encoded(word, encoding)) && !read.contains(word)) unknown += word + "\n";
        for (const auto& word : read)
            if (!used.contains(word) || hunspell.spell(encoded(word, encoding))) needless += word + "\n";
        INFO("locales/words/" << code(language) << ".txt");
        INFO("Mend these, or read them and add them to the list:\n" << unknown);
        CHECK(unknown.empty());
        INFO("Take these out of the list:\n" << needless);
        CHECK(needless.empty());
    }
}
