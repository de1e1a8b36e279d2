// SPDX-License-Identifier: GPL-3.0-or-later
// Russian stress against a list that is not ours: that of festvox-ru (180,000 forms). Words of our texts that
// it does not have, or has otherwise, were read by hand: stress_by_hand.ru.txt.
#include "base/file.h"
#include "language/code_point.h"
#include "voice/content_words.h"
#include "voice/the_espeak.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

using namespace mektep;

namespace {

constexpr char32_t mark = U'\u0301';

bool is_vowel(char32_t c) { return std::u32string_view(U"аеёиоуыэюя").find(c) != std::u32string_view::npos; }

std::string bytes_of(std::u32string_view letters) {
    std::string text;
    for (const auto c : letters) text += utf8(c);
    return text;
}

/// Vowels up to and including that place.
int vowels_to(std::u32string_view letters, std::size_t end) {
    return static_cast<int>(std::ranges::count_if(letters.substr(0, end + 1), is_vowel));
}

using StressList = std::map<std::string, std::set<int>>;

/// ("жалоба" n (1)) says: the first vowel of жалоба.
StressList festvox() {
    std::istringstream lines(
        read_file("/usr/share/festival/voices/russian/msu_ru_nsh_clunits/dict/msu_ru_nsh_dict.scm"));
    StressList list;
    for (std::string line; std::getline(lines, line);) {
        const auto begin = line.find("(\""), end = line.find("\" "), number = line.rfind('(');
        if (begin != 0 || end == std::string::npos || number == 0) continue;
        list[line.substr(2, end - 2)].insert(std::atoi(line.c_str() + number + 1));
    }
    return list;
}

StressList read_by_hand() {
    std::istringstream lines(read_file(MEKTEP_SOURCE_DIR "/tests/voice/stress_by_hand.ru.txt"));
    StressList list;
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line.front() == '#') continue;
        auto letters = code_points(line);
        const auto at = letters.find(mark);
        CAPTURE(line);
        REQUIRE(at != std::u32string::npos);
        letters.erase(at, 1);
        list[bytes_of(letters)].insert(vowels_to(letters, at - 1));
    }
    return list;
}

/// Which of its vowels eSpeak stresses, from 1; 0 for none. A secondary stress counts where there is no
/// other.
int stressed_vowel(const std::string& sounds) {
    const auto find = [&](char stress) {
        int vowel = 0;
        bool is_next = false;
        for (std::size_t i = 0; i < sounds.size(); ++i) {
            if (sounds.compare(i, 2, "@-") == 0 || sounds.compare(i, 2, "I^") == 0) {
                ++i;
                continue;
            }
            if (sounds[i] == stress) is_next = true;
            if (std::string_view("aAeEiIoOuUyVY8@").find(sounds[i]) == std::string_view::npos) continue;
            ++vowel;
            if (is_next) return vowel;
        }
        return 0;
    };
    const auto primary = find('\'');
    return primary != 0 ? primary : find(',');
}

std::string sounds_of(const std::string& word) {
    auto sounds = phonemes(the_espeak(),
                           {.source = word, .spans = {{Language::russian, {{word, {0, word.size()}}}, ""}}});
    std::erase_if(sounds, [](char c) { return c == ' '; });
    return sounds;
}

/// Those of two syllables and more.
std::set<std::string> longer_words() {
    auto words = words_of_the_content(Language::russian);
    std::erase_if(words, [](const std::string& word) {
        return std::ranges::count_if(code_points(word), is_vowel) < 2;
    });
    return words;
}

}  // namespace

TEST_CASE("Every Russian word of the content has the stress of an independent list, or one read by hand",
          "[voice]") {
    const auto list = festvox();
    REQUIRE(list.size() > 100'000);
    const auto by_hand = read_by_hand();
    const auto words = longer_words();
    REQUIRE(words.size() > 1500);
    int agree = 0;
    std::string unknown, other;
    for (const auto& word : words) {
        auto letters = code_points(word);
        const auto at = letters.find(mark);
        const bool is_marked = at != std::u32string::npos;
        if (is_marked) letters.erase(at, 1);
        const auto plain = bytes_of(letters);
        const auto stressed = is_marked ? vowels_to(letters, at - 1) : stressed_vowel(sounds_of(word));
        const auto hand = by_hand.find(plain), known = list.find(plain);
        const auto with_yo = letters.find(U'ё');
        const auto expected = hand != by_hand.end()             ? hand->second
                              : with_yo != std::u32string::npos ? std::set{vowels_to(letters, with_yo)}
                              : known != list.end()             ? known->second
                                                                : std::set<int>{};
        if (expected.contains(stressed))
            ++agree;
        else if (expected.empty())
            unknown += word + "\n";
        else
            other +=
                word + " is stressed on vowel " + std::to_string(stressed) + ": " + sounds_of(word) + "\n";
    }
    INFO("Read these and add them to tests/voice/stress_by_hand.ru.txt:\n" << unknown);
    CHECK(unknown.empty());
    INFO("Mend these in speech/ru/stress.tsv, or read them by hand:\n" << other);
    CHECK(other.empty());
    CHECK(agree == static_cast<int>(words.size()));
}

TEST_CASE("A marked Russian word sounds as eSpeak says it where both agree on the stress", "[voice]") {
    // Every 60th form of the list: about 3,000. Where eSpeak already stresses the vowel of the list, marking
    // that vowel must change nothing: so the table of reductions is eSpeak's own.
    int number = 0, same = 0, compared = 0, moved = 0, marked_once = 0;
    for (const auto& [word, vowels] : festvox()) {
        const auto letters = code_points(word);
        if (++number % 60 != 0 || vowels.size() != 1 || *vowels.begin() == 0) continue;
        if (!std::ranges::all_of(letters, [](char32_t c) { return c >= U'а' && c <= U'я'; })) continue;
        std::u32string with_mark;
        int seen = 0;
        for (const auto c : letters) {
            with_mark += c;
            if (is_vowel(c) && ++seen == *vowels.begin()) with_mark += mark;
        }
        if (seen < 2) continue;
        const auto plain = sounds_of(word), said = sounds_of(bytes_of(with_mark));
        if (plain.find('(') != std::string::npos || plain.find(',') != std::string::npos) continue;
        if (stressed_vowel(plain) == *vowels.begin()) {
            ++compared;
            if (plain == said)
                ++same;
            else if (compared - same < 20)
                UNSCOPED_INFO(word << ": " << plain << " and " << said);
        } else if (stressed_vowel(said) == *vowels.begin()) {
            ++moved;
        }
        if (std::ranges::count(said, '\'') == 1) ++marked_once;
    }
    REQUIRE(compared > 1500);
    CHECK(same > compared * 97 / 100);
    CHECK(moved > 100);
    CHECK(marked_once > compared);
}
