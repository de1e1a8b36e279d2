// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of Kazakh orthography and stress as a school book tells them, over all words of hunspell-kk: what
// eSpeak NG says with our rules is compared with this description, and the rate of each rule is reported.
//
// Sources: the alphabet and what its letters stand for (у, и, ю, я and the silent ь, ъ): the rules of Kazakh
// orthography of 1957/1983 (Қазақ тілінің орфографиялық ережелері) as schools teach them; stress on the last
// syllable and the endings that take none: school grammars (ibrain.kz, emirsaba.org, kaz-tili.kz).
#include "base/file.h"
#include "language/code_point.h"
#include "support/visitor.h"
#include "utterance/normalise.h"
#include "voice/the_espeak.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

using namespace mektep;

namespace {

using Letters = std::u32string;
constexpr std::u32string_view vowel_letters = U"аәеёоөұүыіэюя", front_letters = U"әеөүі",
                              back_letters = U"аоұы";

bool is_in(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }
bool has_any(const Letters& word, std::u32string_view set) {
    return word.find_first_of(set) != Letters::npos;
}

/// The words of hunspell-kk that are written in small Kazakh letters and can be said as words.
std::vector<std::string> kazakh_words() {
    std::istringstream lines(read_file("/usr/share/hunspell/kk_KZ.dic"));
    std::vector<std::string> words;
    for (std::string line; std::getline(lines, line);) {
        const auto word = line.substr(0, line.find_first_of("/\r"));
        const auto letters = code_points(word);
        const bool is_small = std::ranges::all_of(
            letters, [](char32_t c) { return is_in(U"аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя", c); });
        // Without a vowel it is an abbreviation ("қр", "тмд"): the lexicon has those.
        if (is_small && letters.size() > 1 && has_any(letters, U"аәеёиоөуұүыіэюя")) words.push_back(word);
    }
    return words;
}

/// eSpeak's phonemes with one character for each sound: y for "u#", no secondary stress.
std::string sounds_of(const std::string& word) {
    std::string sounds;
    for (const auto& utterance : normalised(word, Language::kazakh, shipped_lexicon()))
        sounds += phonemes(the_espeak(), utterance);
    const auto replace = [&](std::string_view what, std::string_view by) {
        for (auto at = sounds.find(what); at != std::string::npos; at = sounds.find(what))
            sounds.replace(at, what.size(), by);
    };
    replace("@-*", "*");  // the way in to a rolled r
    replace("u#", "y");
    std::erase_if(sounds, [](char c) { return std::string_view(" ,%\n").find(c) != std::string_view::npos; });
    return sounds;
}

bool is_vowel_sound(char c) { return std::string_view("AaeoIi8U@&uy").find(c) != std::string_view::npos; }
std::ptrdiff_t vowels_in(std::string_view sounds) { return std::ranges::count_if(sounds, is_vowel_sound); }

/// у after a vowel and before a vowel at the beginning is a consonant, else ұ or ү with в: тау, уақыт; оқу,
/// тума.
bool is_vowel_at(const Letters& word, std::size_t at) {
    if (word[at] != U'у') return is_in(vowel_letters, word[at]) || word[at] == U'и';
    if (at == 0) return word.size() > 1 && !is_in(vowel_letters, word[1]);
    return !is_in(vowel_letters, word[at - 1]);
}
std::ptrdiff_t syllables_of(const Letters& word) {
    std::ptrdiff_t count = 0;
    for (std::size_t i = 0; i < word.size(); ++i) count += is_vowel_at(word, i) ? 1 : 0;
    return count;
}

/// The consonants that the letters stand for: one each; й in и, ю, я, ё (once in "ия"); w in у; none in ь, ъ.
std::string consonants_of(const Letters& word) {
    static const std::map<char32_t, std::string_view> letters{
        {U'б', "b"},  {U'в', "v"}, {U'г', "g"}, {U'ғ', "G"}, {U'д', "d"}, {U'ж', "Z"}, {U'з', "z"},
        {U'к', "k"},  {U'қ', "q"}, {U'л', "l"}, {U'м', "m"}, {U'н', "n"}, {U'ң', "N"}, {U'п', "p"},
        {U'р', "*"},  {U'с', "s"}, {U'т', "t"}, {U'ф', "f"}, {U'х', "x"}, {U'һ', "h"}, {U'ц', "ts"},
        {U'ч', "tS"}, {U'ш', "S"}, {U'щ', "S"}, {U'й', "j"}, {U'и', "j"}, {U'у', "w"}};
    std::string sounds;
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (const auto found = letters.find(word[i]); found != letters.end()) sounds += found->second;
        if (is_in(U"юяё", word[i]) && (i == 0 || word[i - 1] != U'и')) sounds += 'j';
    }
    return sounds;
}
std::string consonants_heard(std::string sounds) {
    std::erase_if(sounds, [](char c) { return is_vowel_sound(c) || c == '\''; });
    std::ranges::replace(sounds, 'L', 'l');  // л is dark beside back vowels: a rule of its own below
    return sounds;
}

/// What each letter that is always a vowel stands for.
bool says_its_vowels(const Letters& word, std::string sounds) {
    static const std::map<char32_t, char> letters{
        {U'а', 'A'}, {U'ә', '&'}, {U'е', 'e'}, {U'э', 'e'}, {U'о', 'o'}, {U'ө', '8'}, {U'ұ', 'U'},
        {U'ү', 'y'}, {U'ы', '@'}, {U'і', 'I'}, {U'ё', 'o'}, {U'ю', 'u'}, {U'я', 'A'}};
    std::erase_if(sounds, [](char c) { return !is_vowel_sound(c); });
    std::size_t at = 0;
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (!is_vowel_at(word, i)) continue;
        if (at >= sounds.size()) return false;
        const char heard = sounds[at++];
        if (word[i] == U'и' && heard != '@' && heard != 'I') return false;
        if (word[i] == U'у' && heard != 'U' && heard != 'y') return false;
        if (const auto letter = letters.find(word[i]); letter != letters.end() && letter->second != heard)
            return false;
    }
    return at == sounds.size();
}

/// The endings that take no stress, with all that may follow them: the negation, the instrumental, "-like",
/// the persons and the past of verbs, "each" and "no" at the beginning.
bool may_be_stressed_early(const Letters& word) {
    static const std::vector<Letters> inside{U"ма", U"ме", U"ба", U"бе", U"па", U"пе"};
    static const std::vector<Letters> at_the_end{
        U"мен", U"бен", U"пен", U"дай", U"дей", U"тай", U"тей", U"мын",    U"мін",    U"пын",    U"пін",
        U"бын", U"бін", U"мыз", U"міз", U"быз", U"біз", U"пыз", U"піз",    U"сың",    U"сің",    U"сыз",
        U"сіз", U"ды",  U"ді",  U"шы",  U"ші",  U"ша",  U"ше",  U"сыңдар", U"сіңдер", U"сыздар", U"сіздер"};
    static const std::vector<Letters> at_the_beginning{U"әр", U"еш", U"бәр", U"бар"};
    return std::ranges::any_of(inside,
                               [&](const Letters& part) { return word.find(part, 1) != Letters::npos; }) ||
           std::ranges::any_of(at_the_end, [&](const Letters& end) { return word.ends_with(end); }) ||
           std::ranges::any_of(at_the_beginning, [&](const Letters& part) { return word.starts_with(part); });
}

/// Words that lean on the one before them.
const std::set<std::string> particles{"ма", "ме", "ба",  "бе",  "па",  "пе",  "да",  "де",   "та",
                                      "те", "ше", "ғой", "қой", "мен", "бен", "пен", "ғана", "қана"};

/// One rule over all words: which of them it is about, and which of these break it.
struct Rule {
    std::string name;
    double at_least_percent;
    std::size_t words = 0;
    std::vector<std::string> broken = {};

    void judge(const std::string& word, const std::string& sounds, bool holds) {
        ++words;
        if (!holds) broken.push_back(word + " " + sounds);
    }
    [[nodiscard]] double percent() const {
        return 100.0 * static_cast<double>(words - broken.size()) / static_cast<double>(words);
    }
};

}  // namespace

TEST_CASE("Every word of the Kazakh dictionary is said by the rules of Kazakh", "[voice]") {
    const auto words = kazakh_words();
    REQUIRE(words.size() > 50000);
    // Measured in November 2026: all above 99.9. Debian's own dictionary loses a syllable in 12 of 100 words
    // and stresses 50 of 100 on the last one. The rest are letters that belong to no word ("бснде") and
    // foreign words.
    Rule syllables{"one vowel for each vowel letter", 99.9},
        consonants{"one sound for each consonant letter", 99.9},
        vowels{"each vowel letter has its sound", 99.9}, glottal{"ь and ъ are silent", 100},
        one{"one main stress", 99.9},
        last{"stress on the last syllable, but before endings without stress", 99.9},
        early{"an ending that may be without stress follows it at once", 99.5},
        light{"л is light in front words, dark in back words", 99.5};
    for (const auto& word : words) {
        const auto letters = code_points(word);
        const auto sounds = sounds_of(word);
        syllables.judge(word, sounds, vowels_in(sounds) == syllables_of(letters));
        consonants.judge(word, sounds, consonants_heard(sounds) == consonants_of(letters));
        vowels.judge(word, sounds, says_its_vowels(letters, sounds));
        if (has_any(letters, U"ьъ")) glottal.judge(word, sounds, sounds.find('?') == std::string::npos);
        if (!particles.contains(word)) {
            one.judge(word, sounds, std::ranges::count(sounds, '\'') == 1);
            const auto behind = vowels_in(sounds.substr(std::min(sounds.find('\''), sounds.size())));
            if (!may_be_stressed_early(letters))
                last.judge(word, sounds, behind == 1);
            else
                early.judge(word, sounds, behind >= 1 && behind <= 5);
        }
        const bool is_front = has_any(letters, front_letters) && !has_any(letters, U"аоұыуияюё");
        const bool is_back = has_any(letters, back_letters) && !has_any(letters, U"әеөүіиьэ");
        if (has_any(letters, U"л") && is_front)
            light.judge(word, sounds, sounds.find('L') == std::string::npos);
        if (has_any(letters, U"л") && is_back)
            light.judge(word, sounds, sounds.find('l') == std::string::npos);
    }
    for (const auto* const rule : {&syllables, &consonants, &vowels, &glottal, &one, &last, &early, &light}) {
        std::string broken;
        for (std::size_t i = 0; i < std::min<std::size_t>(rule->broken.size(), 40); ++i)
            broken += "\n  " + rule->broken[i];
        UNSCOPED_INFO(rule->name << ": " << rule->percent() << " % of " << rule->words << " words" << broken);
        CHECK(rule->words > 300);
        CHECK(rule->percent() >= rule->at_least_percent);
    }
}
