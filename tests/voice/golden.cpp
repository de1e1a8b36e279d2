// SPDX-License-Identifier: GPL-3.0-or-later
// golden/{kk,ru}.tsv: how each word of the content is said, so that another eSpeak, another rule or another
// line of the lexicon shows as a difference that a linguist can read. Renew by MEKTEP_GOLDEN=write, then read
// `git diff`.
#include "base/file.h"
#include "voice/content_words.h"
#include "voice/the_espeak.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

using namespace mektep;

namespace {

using Sounds = std::map<std::string, std::string>;

std::string said(const std::string& word, Language language) {
    auto sounds =
        phonemes(the_espeak(), {.source = word, .spans = {{language, {{word, {0, word.size()}}}, ""}}});
    sounds.erase(0, sounds.find_first_not_of(' '));
    return sounds;
}

std::string path_of(Language language) {
    return MEKTEP_SOURCE_DIR "/tests/voice/golden/" + std::string(code(language)) + ".tsv";
}

Sounds golden(Language language) {
    std::istringstream lines(read_file(path_of(language)));
    Sounds sounds;
    for (std::string line; std::getline(lines, line);)
        if (const auto tab = line.find('\t'); tab != std::string::npos)
            sounds[line.substr(0, tab)] = line.substr(tab + 1);
    return sounds;
}

void write_golden(Language language) {
    std::ofstream file(path_of(language));
    for (const auto& word : words_of_the_content(language))
        file << word << '\t' << said(word, language) << '\n';
}

}  // namespace

TEST_CASE("Each word of the content is said as it was when it was last read", "[voice]") {
    const auto language = GENERATE(Language::kazakh, Language::russian);
    const auto* const wish = std::getenv("MEKTEP_GOLDEN");
    if (wish != nullptr && std::string(wish) == "write") write_golden(language);
    const auto expected = golden(language);
    CHECK(expected.size() > 1500);
    std::string differences;
    for (const auto& [word, sounds] : expected)
        if (const auto now = said(word, language); now != sounds)
            differences += word + ": " + sounds + " -> " + now + "\n";
    INFO("These are said otherwise than in tests/voice/golden:\n" << differences);
    CHECK(differences.empty());
}
