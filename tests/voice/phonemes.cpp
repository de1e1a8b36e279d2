// SPDX-License-Identifier: GPL-3.0-or-later
// How single words are said, in eSpeak's mnemonics: ' stands before the stressed vowel. The lists were read
// by hand, and the rules of Kazakh orthography are tested over all words of hunspell-kk.
#include "base/file.h"
#include "language/code_point.h"
#include "voice/the_espeak.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <sstream>

using namespace mektep;

namespace {

/// Phonemes of one word, without blanks and secondary stress.
std::string word_phonemes(const std::string& word, Language language) {
    const Utterance utterance{.source = word, .spans = {{language, {{word, {0, word.size()}}}, ""}}};
    auto result = phonemes(the_espeak(), utterance);
    // "@-" is the way in to a rolled r.
    for (auto at = result.find("@-"); at != std::string::npos; at = result.find("@-")) result.erase(at, 2);
    std::erase_if(result, [](char c) { return c == ' ' || c == ',' || c == '\n' || c == '%'; });
    return result;
}

using Expected = std::map<std::string, std::string>;

void check_all(const Expected& expected, Language language) {
    for (const auto& [word, said] : expected) {
        CAPTURE(word);
        CHECK(word_phonemes(word, language) == said);
    }
}

bool is_vowel_letter(char32_t c) {
    return std::u32string_view(U"аәеёоөұүыіэюя").find(c) != std::u32string_view::npos;
}
bool is_vowel_sound(char c) { return std::string_view("AaeoIi8U@&uy").find(c) != std::string_view::npos; }

/// Runs of eSpeak's vowels; "u#" is one vowel.
std::ptrdiff_t vowels_in(const std::string& sounds) { return std::ranges::count_if(sounds, is_vowel_sound); }

/// Syllables that the spelling needs at least: one for each letter that is always a vowel, one for у between
/// consonants or after one at the end, one for и.
std::ptrdiff_t syllables_of(const std::string& word) {
    const auto letters = code_points(word);
    std::ptrdiff_t count = 0;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const bool after_vowel = i > 0 && is_vowel_letter(letters[i - 1]);
        const bool before_vowel = i + 1 < letters.size() && is_vowel_letter(letters[i + 1]);
        if (is_vowel_letter(letters[i]) || letters[i] == U'и' ||
            (letters[i] == U'у' && !after_vowel && !before_vowel && i > 0))
            ++count;
    }
    return count;
}

/// Every 20th word of hunspell-kk that is written in small Kazakh letters.
std::vector<std::string> kazakh_words() {
    std::istringstream lines(read_file("/usr/share/hunspell/kk_KZ.dic"));
    std::vector<std::string> words;
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
        const auto word = line.substr(0, line.find_first_of("/\r"));
        const auto letters = code_points(word);
        const bool is_small = std::ranges::all_of(letters, [](char32_t c) {
            return std::u32string_view(U"аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя").find(c) !=
                   std::u32string_view::npos;
        });
        if (is_small && letters.size() > 1 && ++number % 20 == 0) words.push_back(word);
    }
    return words;
}

double percent(std::ptrdiff_t part, std::size_t whole) {
    return 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

TEST_CASE("Kazakh words of our field are said as they are spoken", "[voice]") {
    REQUIRE_THAT(the_espeak().name(), Catch::Contains("own Kazakh rules"));
    check_all({{"мектеп", "mekt'ep"},       {"өтініш", "8tIn'IS"},
               {"бала", "bAL'A"},           {"құқық", "qUq'@q"},
               {"қазақстан", "qAzAqst'An"}, {"шағым", "SAG'@m"},
               {"сынып", "s@n'@p"},         {"оқу", "oq'Uw"},
               {"беру", "be*'u#w"},         {"тарту", "tA*t'Uw"},
               {"жүру", "Zu#*'u#w"},        {"туралы", "tUw*AL'@"},
               {"сурет", "su#w*'et"},       {"халық", "xAL'@q"},
               {"уақыт", "wAq'@t"},         {"қорытынды", "qo*@t@nd'@"},
               {"тиіс", "tIj'Is"},          {"объект", "ob'ekt"},
               {"компьютер", "kompjut'e*"}, {"аудан", "Awd'An"},
               {"ауыл", "Aw'@l"},           {"тау", "t'Aw"},
               {"ауру", "Aw*'Uw"},          {"дәуір", "d&w'I*"},
               {"жауап", "ZAw'Ap"},         {"әр", "'&*"},
               {"егер", "eg'e*"},           {"кітап", "kIt'Ap"},
               {"шымкент", "S@mk'ent"},     {"жеті", "Zet'I"}},
              Language::kazakh);
}

TEST_CASE("Russian words of our field are said as they are spoken", "[voice]") {
    check_all({{"школа", "Sk'ola#"},
               {"заявление", "zVjavl;'en;ijI"},
               {"образование", "VbrVzVv'An;ijI"},
               {"акимат", "ak;im'At"},
               {"апелляция", "ap;ill;'Atsyja"},
               {"сегодня", "s;iv'odn;V"},
               {"комиссия", "kVm;'is;s;ija"},
               {"директор", "d;ir;'ektVr"},
               {"жалоба", "Z'AlVba#"},
               {"ответ", "Vtv;'et"},
               {"класс", "kl'Ass"},
               {"районный", "raj'onnyj"},
               {"психолог", "ps;ix'olVk"},
               {"логопед", "lVgVp;'et"},
               {"учитель", "utS;'it;il"},
               {"родители", "rVd;'it;il;I"},
               {"рядом", "r;'AdVm"},
               {"пунктов", "p'unktVf"},
               {"консультация", "kVnsult'Atsyja"}},
              Language::russian);
}

TEST_CASE("Kazakh spelling is said by its rules", "[voice]") {
    const auto words = kazakh_words();
    REQUIRE(words.size() > 2000);
    std::ptrdiff_t lost = 0, glottal = 0, unstressed = 0, last = 0;
    for (const auto& word : words) {
        const auto sounds = word_phonemes(word, Language::kazakh);
        if (vowels_in(sounds) < syllables_of(word)) {
            ++lost;
            UNSCOPED_INFO("a syllable is lost: " << word << " " << sounds);
        }
        if (sounds.find('?') != std::string::npos) ++glottal;
        const auto stress = sounds.find('\'');
        if (stress == std::string::npos)
            ++unstressed;
        else if (vowels_in(sounds.substr(stress)) == 1)
            ++last;
    }
    CHECK(glottal == 0);
    // Measured with the rules of November 2026; Debian's own dictionary has 12 %, 13 % and 50 %.
    CHECK(percent(lost, words.size()) < 0.5);
    CHECK(percent(unstressed, words.size()) < 0.5);
    CHECK(percent(last, words.size()) > 97);
}
