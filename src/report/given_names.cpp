// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/given_names.h"

#include "report/name_list.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

namespace mektep {
namespace {

/// How the nominative ends: what Russian replaces by the endings of the other cases.
enum class Declension { consonant, soft, short_i, a, ya, none };

struct Entry {
    GivenName kind = GivenName::none;
    Declension declension = Declension::none;
};

using Stems = std::unordered_multimap<std::u16string, Entry>;

// Kazakh endings follow the nominative. No possessive and no plural: “арманы”, “ата-аналар”, are no people.
constexpr const char16_t* kazakh_endings =
    u"ға ге қа ке ны ні ди ды ти ты ның нің ның дың дің тың тің мен бен пен да де та те дан ден тан тен нан "
    u"нен";
// Said to somebody dear; not with names that are words: “арманым” is a wish.
constexpr const char16_t* tender_endings = u"жан тай ым им ымды имди ша";

constexpr const char16_t* russian_endings(Declension declension) {
    switch (declension) {
        case Declension::consonant:
            return u"а у ом е";
        case Declension::soft:
            return u"ь и ю я ем е ью";
        case Declension::short_i:
            return u"й я ю ем и е";
        case Declension::a:
            return u"а ы и е у ой ою ей ен ечка очка";
        case Declension::ya:
            return u"я и е ю ей ею";
        case Declension::none:
            return u"";
    }
    return u"";
}

// Forms of names that are words much more often. «Илья» has none: its genitive is not «или».
const WordSet& words_not_names() {
    static const WordSet words = plain_words(
        u"кирады киратты любой любою любы люби кире кири киру кирен кирей сени сене сани саней тани жарасты "
        u"жарасым жараста "
        u"ли "
        u"кем лени жене жены колей коли толи лады марки марку марке милой милы паши рай рае гене гены геной "
        u"мира мире мир миром мирой данным даны дане вали валом тому том томе дом доме май маем мая мае маи "
        u"или "
        u"иди иду линей поле полей полю поли асе хана хане ханом пака лев леве адам ан пане инге жанын жанды "
        u"жанга жаннын жанда жаным жандай нам кан кана кане канды канга кандай каннан камали шины шине шину "
        u"жаркын "
        u"сары сари сару бекем луке луку луки марс марсе славе славу ром роме азатым пашу светы свете свету "
        u"светой "
        u"ерга заде але алой алы алу анды ары раи галке галка тимом темен уле улей ули");
    return words;
}

void add(Stems& stems, std::u16string name, GivenName kind, bool is_latin) {
    auto declension = Declension::none;
    switch (name.back()) {
        case u'ь':
            declension = Declension::soft;
            break;
        case u'й':
            declension = Declension::short_i;
            break;
        case u'а':
            declension = Declension::a;
            break;
        case u'я':
            declension = Declension::ya;
            break;
        case u'и':
        case u'ы':
        case u'у':
        case u'е':
        case u'о':
            break;
        default:
            declension = Declension::consonant;
    }
    const auto key = is_latin ? latin_letters(name) : name;
    stems.emplace(key, Entry{.kind = kind, .declension = Declension::none});
    if (is_latin || declension == Declension::none) return;
    if (declension != Declension::consonant) name.pop_back();
    stems.emplace(name, Entry{.kind = kind, .declension = declension});
}

Stems stems(bool is_latin) {
    Stems all;
    for (const auto& name : plain_words(certain_names)) add(all, name, GivenName::certain, is_latin);
    for (const auto& name : plain_words(ordinary_names)) add(all, name, GivenName::ordinary, is_latin);
    return all;
}

const Stems& cyrillic_stems() {
    static const Stems all = stems(false);
    return all;
}

const Stems& latin_stems() {
    static const Stems all = stems(true);
    return all;
}

WordSet in_latin_letters(const WordSet& words) {
    WordSet latin;
    for (const auto& word : words) latin.insert(latin_letters(word));
    return latin;
}

struct Endings {
    WordSet kazakh, tender;
    std::array<WordSet, 6> russian;
};

Endings endings(bool is_latin) {
    const auto written = [is_latin](const char16_t* list) {
        return is_latin ? in_latin_letters(plain_words(list)) : plain_words(list);
    };
    Endings all{.kazakh = written(kazakh_endings), .tender = written(tender_endings), .russian = {}};
    for (std::size_t i = 0; i < all.russian.size(); ++i)
        all.russian[i] = plain_words(russian_endings(static_cast<Declension>(i)));
    if (is_latin) all.russian.back() = {u"a", u"u", u"e", u"i", u"oi", u"om", u"s", u"ka"};
    return all;
}

bool takes(const Entry& entry, const std::u16string& ending, const Endings& endings) {
    const auto is_of = [&](Declension declension) {
        return entry.declension == declension &&
               endings.russian[static_cast<std::size_t>(declension)].contains(ending);
    };
    if (is_of(entry.declension)) return true;
    if (entry.declension != Declension::none) return false;
    return ending.empty() || endings.kazakh.contains(ending) ||
           (entry.kind == GivenName::certain && endings.tender.contains(ending));
}

GivenName looked_up(std::u16string_view word, const Stems& stems, const Endings& endings) {
    constexpr std::size_t longest_ending = 4;
    auto best = GivenName::none;
    for (std::size_t length = 0; length <= longest_ending && length < word.size(); ++length) {
        const std::u16string ending(word.substr(word.size() - length));
        const auto [first, last] = stems.equal_range(std::u16string(word.substr(0, word.size() - length)));
        for (auto entry = first; entry != last; ++entry)
            if (takes(entry->second, ending, endings)) best = std::max(best, entry->second.kind);
    }
    return best;
}

/// Kazakh words that a Kazakh letter tells from a name.
bool is_kazakh_word(const std::u16string& lower) {
    static const std::unordered_set<std::u16string> words{
        u"әлі",  u"әне",   u"өлі",  u"үлкен", u"қате",  u"ірі",    u"сәні",   u"дәні",  u"кәріні", u"аңсар",
        u"алаң", u"әліде", u"кім",  u"кімге", u"кімді", u"кімнің", u"кімнен", u"кімде", u"қан",    u"қанды",
        u"әлде", u"тән",   u"әмір", u"әнім",  u"дін",   u"дінге",  u"күн",    u"өміри", u"жүсін",  u"ері",
        u"ерің", u"үнем",  u"күнә", u"ән",    u"тіл",   u"сәнін",  u"әрине",  u"әріне", u"қара",   u"мұнара"};
    return words.contains(lower);
}

}  // namespace

GivenName given_name_itself(std::u16string_view plain) {
    const auto [first, last] = cyrillic_stems().equal_range(std::u16string(plain));
    auto best = GivenName::none;
    for (auto entry = first; entry != last; ++entry)
        if (entry->second.declension == Declension::none || entry->second.declension == Declension::consonant)
            best = std::max(best, entry->second.kind);
    return best;
}

GivenName given_name(const Word& word) {
    constexpr std::size_t longest_name = 24;
    if (word.lower.size() > longest_name || is_kazakh_word(word.lower)) return GivenName::none;
    static const Endings cyrillic_endings = endings(false);
    static const Endings latin_endings = endings(true);
    if (word.latin)
        return word.lower.size() < 3 ? GivenName::none
                                     : looked_up(latin_letters(word.lower), latin_stems(), latin_endings);
    if (words_not_names().contains(word.plain)) return GivenName::none;
    return looked_up(word.plain, cyrillic_stems(), cyrillic_endings);
}

}  // namespace mektep
