// SPDX-License-Identifier: GPL-3.0-or-later
#include "utterance/stress.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace mektep {
namespace {

using Letters = std::u32string_view;

bool is_one_of(char32_t c, Letters letters) { return letters.find(c) != Letters::npos; }
bool is_vowel(char32_t c) { return is_one_of(c, U"аәеёиоөұүыіэюя"); }

/// у is a vowel too where it does not stand beside one: оқу, but тау and уақыт.
bool is_vowel_at(Letters word, std::size_t at) {
    if (is_vowel(word[at])) return true;
    if (word[at] != U'у') return false;
    const bool after_vowel = at > 0 && is_vowel(word[at - 1]);
    const bool begins_syllable = at == 0 && word.size() > 1 && is_vowel(word[1]);
    return !after_vowel && !begins_syllable;
}

std::size_t vowels_in(Letters word) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < word.size(); ++i) count += is_vowel_at(word, i) ? 1U : 0U;
    return count;
}

std::optional<std::size_t> last_vowel(Letters word) {
    for (std::size_t i = word.size(); i-- > 0;)
        if (is_vowel_at(word, i)) return i;
    return std::nullopt;
}

std::size_t first_vowel(Letters word) {
    std::size_t i = 0;
    while (i < word.size() && !is_vowel_at(word, i)) ++i;
    return i;
}

template <class Endings>
std::optional<Letters> ending_of(Letters word, const Endings& endings) {
    const auto found = std::ranges::find_if(endings, [&](Letters end) { return word.ends_with(end); });
    return found == std::end(endings) ? std::nullopt : std::optional<Letters>(*found);
}

bool begins_with_any(Letters word, std::initializer_list<Letters> beginnings) {
    return std::ranges::any_of(beginnings, [&](Letters begin) { return word.starts_with(begin); });
}

/// Defining and negating pronouns: ә́рқашан, е́шкім, бә́рі, ба́рлық.
bool is_stressed_at_its_beginning(Letters word) {
    return begins_with_any(word, {U"әркім", U"әрқайсы", U"әрқашан", U"әрбір", U"әрдайым", U"ешкім", U"ешқай",
                                  U"ешқашан", U"ешқандай", U"ештеңе", U"ешнәрсе", U"ешбір", U"ешбіреу",
                                  U"бәрі", U"бәріңіз", U"барлық", U"барлығы"});
}

/// What stands behind the negation: "бар-ма-йды", "кел-ме-ген", "айт-па-са", "жаз-ба-у".
bool is_tail_of_negation(Letters tail) {
    static constexpr std::array<Letters, 9> whole{U"й",   U"с",   U"у",      U"стан",  U"стен",
                                                  U"ңыз", U"ңіз", U"ңыздар", U"ңіздер"};
    if (std::ranges::find(whole, tail) != whole.end()) return true;
    return begins_with_any(
        tail, {U"йды",  U"йді",  U"ймын", U"ймін", U"ймыз", U"йміз", U"йсыз",  U"йсіз",  U"йсың", U"йсің",
               U"йтын", U"йтін", U"ды",   U"ді",   U"ған",  U"ген",  U"са",    U"се",    U"уы",   U"уі",
               U"уға",  U"уге",  U"уды",  U"уді",  U"удың", U"удің", U"йынша", U"йінше", U"йақ"});
}

/// The length of the stem before the negation, if the word has one.
std::optional<std::size_t> stem_before_negation(Letters word) {
    for (std::size_t at = 1; at + 2 < word.size(); ++at) {
        if (word[at + 1] != U'а' && word[at + 1] != U'е') continue;
        const auto before = word[at - 1];
        const bool fits = (word[at] == U'м' && (is_vowel(before) || is_one_of(before, U"рлйу"))) ||
                          (word[at] == U'б' && is_one_of(before, U"зжмнң")) ||
                          (word[at] == U'п' && is_one_of(before, U"птсшкқф"));
        if (!fits || !is_tail_of_negation(word.substr(at + 2))) continue;
        const auto stem = word.substr(0, at);
        // An open syllable alone is no verb's stem: қа-мау, тұ-мау, та-мыз are nouns; де-ме, же-ме are verbs.
        const bool is_short = vowels_in(stem) == 1 && is_vowel(before);
        if (vowels_in(stem) == 0 || (is_short && stem != U"де" && stem != U"же")) continue;
        return at;
    }
    return std::nullopt;
}

/// бара-мын, келе-сіз, сұрай-ды, барған-мын, жоқ-пын: what stands before the personal ending.
std::optional<Letters> without_personal_ending(Letters word) {
    static constexpr std::array<Letters, 22> endings{
        U"сыңдар", U"сіңдер", U"сыздар", U"сіздер", U"мын", U"мін", U"мыз", U"міз", U"сың", U"сің", U"сыз",
        U"сіз",    U"пын",    U"пін",    U"бын",    U"бін", U"быз", U"біз", U"пыз", U"піз", U"ды",  U"ді"};
    const auto ending = ending_of(word, endings);
    if (!ending) return std::nullopt;
    const auto stem = word.substr(0, word.size() - ending->size());
    if (vowels_in(stem) == 0) return std::nullopt;
    const auto last = stem.back();
    // қой-ды, үй-ді: the й is of the stem; де-й-ді, же-й-ді are verbs.
    if (last == U'й' && vowels_in(stem) == 1 && stem != U"дей" && stem != U"жей") return std::nullopt;
    const bool is_verb = is_one_of(last, U"аейи") && !is_one_of(ending->front(), U"пб");
    const bool is_participle =
        ending_of(stem, std::initializer_list<Letters>{U"ған", U"ген", U"қан", U"кен"}) &&
        !is_one_of(ending->front(), U"дс");
    const bool is_predicate = (stem.ends_with(U"жоқ") || stem.ends_with(U"емес")) && ending->front() == U'п';
    // жүр-міз, отыр-мын; ана-сы-мын: "I am the mother".
    const bool is_m = ending->front() == U'м', is_s = ending->front() == U'с';
    static constexpr std::array<Letters, 4> standing{U"жүр", U"тұр", U"отыр", U"жатыр"};
    const bool is_auxiliary = (is_m || is_s) && std::ranges::find(standing, stem) != standing.end();
    const bool is_possessed =
        is_m && !ending->ends_with(U'з') && (stem.ends_with(U"сы") || stem.ends_with(U"сі"));
    return is_verb || is_participle || is_predicate || is_auxiliary || is_possessed ? std::optional(stem)
                                                                                    : std::nullopt;
}

std::optional<Letters> without_instrumental(Letters word) {
    static constexpr std::array<Letters, 3> endings{U"мен", U"бен", U"пен"};
    static constexpr std::array<Letters, 5> whole{U"төмен", U"емен", U"көмен", U"үкімен", U"кілемен"};
    if (!ending_of(word, endings) || std::ranges::find(whole, word) != whole.end()) return std::nullopt;
    const auto stem = word.substr(0, word.size() - 3);
    return vowels_in(stem) == 0 ? std::nullopt : std::optional(stem);
}

/// мұн-дай, қан-дай, жасалатын-дай, айтқан-дай; not жағдай, тыңдай.
std::optional<Letters> without_likeness(Letters word) {
    static constexpr std::array<Letters, 4> endings{U"дай", U"дей", U"тай", U"тей"};
    if (!ending_of(word, endings)) return std::nullopt;
    const auto stem = word.substr(0, word.size() - 3);
    static constexpr std::array<Letters, 6> pronouns{U"мұн", U"сон", U"он", U"осын", U"қан", U"қалай"};
    static constexpr std::array<Letters, 8> participles{U"ған",  U"ген",  U"қан",  U"кен",
                                                        U"атын", U"етін", U"йтын", U"йтін"};
    const bool fits = std::ranges::find(pronouns, stem) != pronouns.end() ||
                      (ending_of(stem, participles) && vowels_in(stem) > 1) || stem.ends_with(U"дағы") ||
                      stem.ends_with(U"дегі");
    return fits ? std::optional(stem) : std::nullopt;
}

}  // namespace

std::optional<std::size_t> early_kazakh_stress(Letters word) {
    if (vowels_in(word) < 2) return std::nullopt;
    if (is_stressed_at_its_beginning(word)) return first_vowel(word);
    auto stem = word;
    // "беріңізші": please; but оқушы, тәрбиеші are those who do it.
    if (stem.ends_with(U"ңызшы") || stem.ends_with(U"ңізші")) stem.remove_suffix(2);
    if (const auto rest = without_instrumental(stem)) stem = *rest;
    if (const auto rest = without_likeness(stem)) stem = *rest;
    if (const auto before = stem_before_negation(stem))
        stem = stem.substr(0, *before);
    else if (const auto rest = without_personal_ending(stem))
        stem = *rest;
    const auto stressed = last_vowel(stem);
    return stressed == last_vowel(word) ? std::nullopt : stressed;
}

}  // namespace mektep
