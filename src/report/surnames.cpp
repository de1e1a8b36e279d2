// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/surnames.h"

#include "report/given_names.h"
#include "report/ordinary_words.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace mektep {
namespace {

constexpr const char16_t* known_before_ov =
    u"смагул тлеу дюсен дусен дуйсен жакуп жусуп сулеймен сулейман искак каир кайр козыба кунанба нурпеис "
    u"тажи тажиба "
    u"турсун тусуп утеп утеген шайм шарип ергали ескендир есим жаксылык ибра избас имаш кожахмет койши мамыр "
    u"молдабек мукаш мукан назарба рыскул сагынта токае тока сатпа кана уали жума иса муса жану аманбае "
    u"байтурсын "
    u"мусреп ауез жумабае бейсен бейсемба бекмухамбет ашим абен абдрахман абдыкарим абдикарим алимжан "
    u"ахмеджан баймухамет бакир бектур галым газиз ермек есен жаки жангали жетпис игилик кабыл кабдул калие "
    u"кали "
    u"кемел керим кулмухамет майлыба макаш мусаба мустаф нугман нуркен нурмаганбет нургожа оразба рахмет "
    u"рахимж "
    u"садвакас сатыбалды сейдахмет сейтказие сейткали сулейме тасмагамбет телжан тилеу токтар тулеген узак "
    u"укиб "
    u"умар шаке шахан шокан ыбыра юсуп юнус якуб иван петр сидор кузнец смирн лебед мороз виноград воробь "
    u"федор "
    u"михайл павл новик соловь поп козл степан семен егор захар никола алексе андре василь григорь яковл "
    u"киселе макаров "
    u"гаврил тарас белоус ковал ткач руденк тимофе афанась исае коновал журавл филипп пономар кудр гусь "
    u"ершов сафрон "
    u"субот воронц корол комар щерб самойл медвед жук герасим дорофе архип ефим фадее кондрать лавр прохор";

constexpr const char16_t* known_before_in =
    u"никит кузьм фом иль сорок пушк гагар калин шишк голиц птиц синиц черкаш ерем потап щук аник бабк мит "
    u"шук каш рябинк зыр самох лапш селез сейфулл абдулл насибулл загидулл хайрулл файзулл "
    u"рахматулл мусайф хабибулл фахрутд шарафутд валиулл";

// Russian endings of the declension of “-ов” and “-ин”, and the Kazakh ones after a consonant and after “-а”.
constexpr std::array<std::u16string_view, 10> russian_endings{
    {u"", u"а", u"у", u"ым", u"е", u"ой", u"ою", u"ы", u"ых", u"ыми"}};
constexpr std::array<std::u16string_view, 11> kazakh_endings_of_men{
    {u"ты", u"ти", u"тын", u"тин", u"та", u"те", u"тан", u"тен", u"пен", u"ка", u"ке"}};
constexpr std::array<std::u16string_view, 7> kazakh_endings_of_women{
    {u"ага", u"анын", u"амен", u"ада", u"адан", u"аны", u"адагы"}};
constexpr std::array<std::u16string_view, 8> endings_of_sky{
    {u"ий", u"ая", u"ого", u"ому", u"им", u"ую", u"ой", u"ом"}};

struct Parts {
    std::u16string_view stem;
    std::u16string_view ending;
    bool is_kazakh = false;
};

template <std::size_t size>
std::optional<Parts> cut(std::u16string_view word, std::u16string_view suffix,
                         const std::array<std::u16string_view, size>& endings, bool is_kazakh) {
    constexpr std::size_t shortest_stem = 2;
    for (const auto ending : endings) {
        const auto length = suffix.size() + ending.size();
        if (word.size() < length + shortest_stem || !word.ends_with(ending)) continue;
        if (word.substr(0, word.size() - ending.size()).ends_with(suffix))
            return Parts{
                .stem = word.substr(0, word.size() - length), .ending = ending, .is_kazakh = is_kazakh};
    }
    return std::nullopt;
}

/// The longest ending first: “-ованың” also ends in “-ың”.
std::optional<Parts> parts(std::u16string_view word, std::u16string_view suffix) {
    if (const auto woman = cut(word, suffix, kazakh_endings_of_women, true)) return woman;
    if (const auto man = cut(word, suffix, kazakh_endings_of_men, true)) return man;
    return cut(word, suffix, russian_endings, false);
}

bool is_known_before_ov(std::u16string_view stem) {
    static const WordSet known = plain_words(known_before_ov);
    static const WordSet ordinary = plain_words(stems_before_ov);
    if (ordinary.contains(std::u16string(stem)) || stem == u"узбек" || stem == u"баклажан") return false;
    if (known.contains(std::u16string(stem))) return true;
    for (const auto* rest : {u"", u"й", u"ь"})
        if (given_name_itself(std::u16string(stem) + rest) == GivenName::certain) return true;
    constexpr std::size_t shortest = 5;
    const std::array<std::u16string_view, 9> tails{
        {u"ба", u"бек", u"али", u"хан", u"жан", u"мбет", u"мурат", u"гелди", u"мухамед"}};
    return stem.size() >= shortest &&
           std::ranges::any_of(tails, [stem](auto tail) { return stem.ends_with(tail); });
}

/// Nouns of many make “-ов” of these: «учеников», «документов», «реестров».
bool is_plural_of_a_noun(std::u16string_view stem) {
    static const WordSet ordinary = plain_words(stems_before_ov);
    const std::array<std::u16string_view, 12> tails{
        {u"ник", u"чик", u"ент", u"ист", u"тор", u"ок", u"лог", u"изм", u"ант", u"аж", u"ект", u"ец"}};
    return ordinary.contains(std::u16string(stem)) ||
           std::ranges::any_of(tails, [stem](auto tail) { return stem.ends_with(tail); });
}

/// A small “-ова”, “-еву” or a Kazakh case of “-ова” that is no word of Russian.
bool is_no_word_in_ova(const Parts& parts, std::u16string_view suffix) {
    static const WordSet words = plain_words(words_in_ova);
    static const WordSet verbs = plain_words(words_in_ovu);
    const auto base = std::u16string(parts.stem) + std::u16string(suffix);
    if (words.contains(base + u"а") || verbs.contains(base + u"у")) return false;
    if (parts.is_kazakh) {
        // «организованы», «подготовке» are Russian.
        const std::array<std::u16string_view, 3> doubtful{{u"аны", u"ка", u"ке"}};
        return std::ranges::find(doubtful, parts.ending) == doubtful.end();
    }
    return parts.ending == u"а" || parts.ending == u"у";
}

Surname in_ov(const Word& word, const Parts& parts, std::u16string_view suffix, bool in_kazakh) {
    if (is_known_before_ov(parts.stem)) return Surname::certain;
    // «терапевта», «фармацевту».
    if (parts.is_kazakh && (parts.stem.ends_with(u"п") || parts.stem.ends_with(u"ц")) &&
        suffix == std::u16string_view(u"ев"))
        return Surname::none;
    if (is_plural_of_a_noun(parts.stem)) return Surname::none;
    if (is_no_word_in_ova(parts, suffix)) return Surname::certain;
    if (parts.is_kazakh) {
        // «подготовке» again: only where the text, or the ending itself, is Kazakh.
        const bool is_of_a_man = parts.ending == u"ка" || parts.ending == u"ке";
        const bool is_kazakh = in_kazakh && (word.capital || word.lower.ends_with(u"қа"));
        return is_of_a_man && is_kazakh && is_no_word_in_ova({.stem = parts.stem, .ending = u"а"}, suffix)
                   ? Surname::certain
                   : Surname::none;
    }
    static const WordSet words = plain_words(words_in_ova);
    if (words.contains(std::u16string(parts.stem) + std::u16string(suffix) + u"а")) return Surname::none;
    if (parts.ending.empty() && in_kazakh && word.capital) return Surname::certain;
    return Surname::capital;
}

Surname in_in(const Parts& parts, bool in_kazakh) {
    static const WordSet known = plain_words(known_before_in);
    static const WordSet ordinary = plain_words(stems_before_in);
    if (known.contains(std::u16string(parts.stem))) return Surname::certain;
    if (in_kazakh || parts.is_kazakh || ordinary.contains(std::u16string(parts.stem))) return Surname::none;
    const bool is_of_a_child = given_name_itself(std::u16string(parts.stem) + u"а") != GivenName::none;
    return is_of_a_child ? Surname::beside : Surname::capital;
}

bool is_in_sky(std::u16string_view word) {
    static const WordSet ordinary = plain_words(stems_before_sky);
    for (const auto* suffix : {u"ск", u"цк"})
        if (const auto parts = cut(word, suffix, endings_of_sky, false))
            return parts->stem.size() >= 3 && !parts->stem.ends_with(u"иче") &&
                   !begins_with_one_of(word, ordinary);
    return false;
}

bool is_in_enko(std::u16string_view word) {
    if (const auto parts = cut(word, u"енк", std::array<std::u16string_view, 1>{{u"о"}}, false))
        return word != u"фламенко";
    const std::array<std::u16string_view, 6> kazakh{{u"ога", u"онын", u"омен", u"ода", u"одан", u"оны"}};
    return cut(word, u"енк", kazakh, true).has_value();
}

/// Where a part of a patronymic begins that at most a case of the declension follows.
std::optional<std::size_t> place_of(std::u16string_view part, std::u16string_view word) {
    constexpr std::size_t shortest_stem = 3, longest_ending = 4;
    const auto at = word.rfind(part);
    if (at == std::u16string_view::npos || at < shortest_stem) return std::nullopt;
    if (word.size() - at - part.size() > longest_ending) return std::nullopt;
    return at;
}

bool is_kazakh_patronymic(const Word& word) {
    static const WordSet endings = plain_words(u"а ны нын на нан мен нда н ным дан");
    static const WordSet ordinary = plain_words(u"айыппұлы бұлбұлы мақұлы намақұлы бақұлы делқұлы");
    const std::u16string_view plain = word.plain;
    for (const std::u16string_view part : {u"улы", u"кызы"}) {
        const auto at = place_of(part, plain);
        if (!at) continue;
        const std::u16string rest(plain.substr(*at + part.size()));
        if (!rest.empty() && !endings.contains(rest)) continue;
        const auto before = plain.substr(0, *at);
        if (given_name_itself(before) == GivenName::certain || (word.capital && !word.starts_sentence))
            return true;
        // “-улы” ends many Kazakh words, and «каникулы»; “-ұлы” hardly any, and “-қызы” only some verbs.
        if (part == u"улы" && word.lower.substr(*at, 3) == u"ұлы" && !ordinary.contains(word.plain))
            return true;
        if (part == u"кызы" && !before.ends_with(u"т") && !before.ends_with(u"с")) return true;
    }
    return false;
}

bool is_russian_patronymic(const Word& word) {
    static const WordSet ordinary = plain_words(
        u"баснословна бездуховна безусловна бескровна беспрекословна виновна голословна греховна многословна "
        u"невиновна немногословна неровна полнокровна условна хладнокровна злободневна задушевна плачевна "
        u"повседневна королевич царевич цесаревич духовна церковна душевна попович");
    // «деревне», «уровне», «королевича»: nouns, by their stems.
    static const WordSet nouns = plain_words(
        u"деревн часовн королевн цесаревн царевн поповн харчевн болтовн баловн головн жаровн поровн уровн "
        u"плачевн "
        u"королевич царевич цесаревич попович чистокровн подуровн макроуровн виновн штевн бревн");
    static const WordSet of_men = plain_words(u"а у ем е");
    static const WordSet of_women = plain_words(u"а е у");
    if (ordinary.contains(word.plain)) return false;
    for (const std::u16string_view part : {u"ович", u"евич", u"овн", u"евн"}) {
        const auto at = place_of(part, word.plain);
        if (!at || nouns.contains(word.plain.substr(0, *at + part.size()))) continue;
        const auto rest = word.plain.substr(*at + part.size());
        if (part.ends_with(u"ч")
                ? rest.empty() || of_men.contains(rest)
                : of_women.contains(rest) || (word.capital && (rest == u"ы" || rest == u"ой")))
            return true;
    }
    return word.capital && (word.plain.ends_with(u"инична") || word.plain.ends_with(u"иничну"));
}

}  // namespace

bool begins_with_one_of(std::u16string_view word, const WordSet& beginnings) {
    for (std::size_t length = 2; length <= word.size(); ++length)
        if (beginnings.contains(std::u16string(word.substr(0, length)))) return true;
    return false;
}

bool is_patronymic(const Word& word) { return is_kazakh_patronymic(word) || is_russian_patronymic(word); }

Surname surname(const Word& word, bool in_kazakh) {
    constexpr std::size_t longest_surname = 24, shortest_surname = 4;
    const std::u16string_view plain = word.plain;
    if (word.latin || plain.size() > longest_surname || plain.size() < shortest_surname) return Surname::none;
    if (is_in_enko(plain)) return Surname::certain;
    for (const auto* suffix : {u"ов", u"ев"})
        if (const auto found = parts(plain, suffix)) return in_ov(word, *found, suffix, in_kazakh);
    for (const auto* suffix : {u"ин", u"цын"})
        if (const auto found = parts(plain, suffix)) return in_in(*found, in_kazakh);
    return is_in_sky(plain) ? Surname::beside : Surname::none;
}

}  // namespace mektep
