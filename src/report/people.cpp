// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/people.h"

#include "report/given_names.h"
#include "report/ordinary_words.h"
#include "report/surnames.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace mektep {
namespace {

constexpr const char16_t* relatives =
    u"мама мамы маме маму мамой папа папы папе папу папой муж мужа мужу мужем жена жены жене жену женой брат "
    u"брата "
    u"брату братом братик братика братику сестра сестры сестре сестру сестрой сестренка сестренку сын сына "
    u"сыну "
    u"сыном сыне сынок сынка сынку сынком сынуля сынулю сынишка сынишку дочь дочка дочки дочку дочке дочкой "
    u"дочери "
    u"дочерью доченька доченьку доченьке доча дочу ребенок ребенка ребенку ребенком мальчик мальчика "
    u"мальчику "
    u"девочка девочку девочке девочки тетя тетю тете тети дядя дядю дяде дяди апа апай апайы апайга агай "
    u"агайы "
    u"агайга ханым мырза друг друга подруга подругу внук внука внуку внуком внучка внучку внучке внучки "
    u"внучек "
    u"бабушка бабушку дедушка дедушку классный кл рук анасы акеси шешеси";

constexpr const char16_t* beginnings_of_roles =
    u"балам улым кызым немерем немереми жиеним иним синлим бауырым племянни директор учител завуч психолог "
    u"логопед "
    u"дефектолог тьютор ассистент воспитател педагог инспектор методист заведующ руководител мугалим тарбиеш "
    u"менгеруши дариге врач доктор невролог психиатр соцпедагог медсестр госпож господин граждан одноклассни "
    u"сосед "
    u"начальник заместител куратор";

// After a name, in Kazakh: “Дана апай”.
constexpr const char16_t* titles_after = u"апай агай ханым мырза апайы агайы апке ага апа апайга агайга";

constexpr const char16_t* called_after = u"имени им памяти";
constexpr const char16_t* called_before =
    u"атындагы атында облысы облысында облысынын облыс ауданы ауданында ауданынын ауданынан ауданына каласы "
    u"каласында "
    u"каласынын кошеси кошесинде кошесинин кошесине дангылы дангылында мектеби мектебинде мектебине "
    u"мектебинин "
    u"лицейи гимназиясы району район района районе области область министрлиги министрлигине министрлигинин "
    u"департаменти органдары органы балабакшасы балабакшасында балабакшасына орталыгы орталыгында ауылы "
    u"ауылында "
    u"жылдыгы окулары мерекеси айы айында";
constexpr const char16_t* streets =
    u"улица улице улицы улицу ул проспект проспекте проспекта пр бульвар бульваре переулок переулке пер "
    u"микрорайон микрорайоне мкр площадь площади";
constexpr const char16_t* towns =
    u"алматы алматыда астана астаны астане караганды караганде костанай костаная павлодар павлодара шымкент "
    u"шымкента "
    u"тараз актобе актау атырау семей семея уральск орал кокшетау петропавловск кызылорда туркестан "
    u"казахстан "
    u"казахстана казакстан казакстанда балхаш жезказган рк темиртау";

bool is_genitive(std::u16string_view plain) {
    const std::array<std::u16string_view, 6> endings{{u"нын", u"нин", u"дын", u"дин", u"тын", u"тин"}};
    return std::ranges::any_of(endings, [plain](auto ending) { return plain.ends_with(ending); });
}

class People {
public:
    explicit People(const TextInWords& read)
        : read_(read), words_(read.words), marked_(words_.size()), no_person_(words_.size()) {
        const auto capitals = std::ranges::count_if(words_, &Word::capital);
        constexpr std::ptrdiff_t few = 5;
        // Who begins each word with a capital tells nothing by it.
        capitals_tell_ = std::ssize(words_) < few || 3 * capitals < 2 * std::ssize(words_);
    }

    void find(std::vector<PersonalFinding>& findings) {
        for (std::size_t i = 0; i < words_.size(); ++i) except_what_is_called_after_people(i);
        for (std::size_t i = 0; i < words_.size(); ++i)
            if (!no_person_[i] && is_name_itself(i)) marked_[i] = true;
        for (std::size_t i = 0; i < words_.size(); ++i) {
            mark_beside_role(i);
            mark_beside_initials(i);
        }
        spread();
        report(findings);
    }

private:
    /// What stands between a word and the next one.
    bool only_between(std::size_t i, std::u16string_view allowed) const {
        if (i + 1 >= words_.size()) return false;
        for (auto at = words_[i].end; at < words_[i + 1].begin; ++at) {
            const auto unit = read_.text[static_cast<std::int32_t>(at)];
            if (!u_isUWhiteSpace(unit) && allowed.find(unit) == std::u16string_view::npos) return false;
        }
        return true;
    }

    bool is_one_of(std::size_t i, const WordSet& set) const { return set.contains(words_[i].plain); }

    bool has_telling_capital(std::size_t i) const {
        return words_[i].capital && !words_[i].starts_sentence && capitals_tell_;
    }

    void except_what_is_called_after_people(std::size_t i) {
        static const WordSet after = plain_words(called_after), before = plain_words(called_before),
                             street = plain_words(streets);
        constexpr std::size_t most_words_of_a_name = 3;
        if (is_one_of(i, after) || is_one_of(i, street))
            for (auto k = i + 1; k < words_.size() && k <= i + most_words_of_a_name; ++k) {
                if (!words_[k].capital && given_name(words_[k]) == GivenName::none) break;
                if (!only_between(k - 1, u".«\"“")) break;
                no_person_[k] = true;
            }
        if (is_one_of(i, before))
            for (auto k = i; k > 0 && k + most_words_of_a_name > i; --k) {
                const bool is_name = words_[k - 1].capital || given_name(words_[k - 1]) != GivenName::none;
                // “Бауыржанның мектебі” is the school of a child.
                if (is_genitive(words_[k - 1].plain)) break;
                if (!is_name || !only_between(k - 1, u"-«»\"“”")) break;
                no_person_[k - 1] = true;
            }
        // The capital's name for three years.
        if (i > 0 && words_[i - 1].plain == u"нур" && words_[i].plain.starts_with(u"султан") &&
            only_between(i - 1, u"-"))
            no_person_[i - 1] = no_person_[i] = true;
    }

    bool is_name_itself(std::size_t i) const {
        const auto& word = words_[i];
        if (is_patronymic(word)) return true;
        const auto given = given_name(word);
        if (given == GivenName::certain) return true;
        if (given == GivenName::ordinary && (has_telling_capital(i) || (word.latin && word.capital)) &&
            !is_followed_by_an_office(i))
            return true;
        switch (surname(word, read_.kazakh)) {
            case Surname::certain:
                return true;
            case Surname::capital:
                return has_telling_capital(i) && !is_ordinary(i);
            case Surname::beside:
            case Surname::none:
                return false;
        }
        return false;
    }

    /// «Надежда Богу», «Слава Богу».
    bool is_followed_by_an_office(std::size_t i) const {
        static const WordSet words = plain_words(u"богу бога алла аллага мектеп мектебинде орталык жок бар");
        return i + 1 < words_.size() && is_one_of(i + 1, words);
    }

    /// A word that stands beside roles, too, with or without a capital.
    bool is_ordinary(std::size_t i) const {
        static const WordSet whole = plain_words(words_beside_roles);
        static const WordSet beginnings = plain_words(stems_beside_roles);
        static const WordSet town = plain_words(towns);
        const std::u16string_view plain = words_[i].plain;
        if (is_one_of(i, whole) || is_one_of(i, town) || begins_with_one_of(plain, beginnings)) return true;
        const std::array<std::u16string_view, 16> endings{{u"ется", u"ится", u"ался", u"алась", u"ать",
                                                           u"ить", u"ого", u"ому", u"ый", u"ые", u"ное",
                                                           u"ная", u"ную", u"йды", u"ады", u"еди"}};
        return surname(words_[i], read_.kazakh) == Surname::none &&
               std::ranges::any_of(endings, [plain](auto ending) { return plain.ends_with(ending); });
    }

    bool is_role(std::size_t i) const {
        static const WordSet whole = plain_words(relatives);
        static const WordSet beginnings = plain_words(beginnings_of_roles);
        return is_one_of(i, whole) || begins_with_one_of(words_[i].plain, beginnings);
    }

    /// Whether a word may be a name since a role or a name stands beside it.
    bool is_name_beside(std::size_t i) const {
        const auto& word = words_[i];
        if (given_name(word) != GivenName::none && !is_followed_by_an_office(i) &&
            (word.capital || word.latin || given_name_itself(word.plain) != GivenName::none))
            return true;
        const auto kind = surname(word, read_.kazakh);
        if (kind == Surname::none || is_ordinary(i)) return false;
        const std::u16string_view plain = word.plain;
        return word.capital || kind != Surname::beside || plain.ends_with(u"кий") || plain.ends_with(u"кая");
    }

    void mark_beside_role(std::size_t i) {
        static const WordSet titles = plain_words(titles_after);
        if (i + 1 < words_.size() && !no_person_[i] && given_name(words_[i]) != GivenName::none &&
            is_one_of(i + 1, titles) && only_between(i, u"-"))
            marked_[i] = marked_[i + 1] = true;
        if (!is_role(i) || !only_between(i, u"-:–—«\"“") || no_person_[i + 1]) return;
        constexpr std::size_t shortest = 2;
        const bool is_unknown_name = words_[i + 1].capital && capitals_tell_ && !is_ordinary(i + 1) &&
                                     !is_role(i + 1) && words_[i + 1].lower.size() >= shortest &&
                                     !surname_of_a_place(i + 1);
        if (marked_[i + 1] || is_name_beside(i + 1) || is_unknown_name) marked_[i] = marked_[i + 1] = true;
    }

    /// «Директор Алматинской школы».
    bool surname_of_a_place(std::size_t i) const {
        const std::u16string_view plain = words_[i].plain;
        const std::array<std::u16string_view, 5> endings{{u"ской", u"ского", u"цкой", u"цкого", u"ском"}};
        return std::ranges::any_of(endings, [plain](auto ending) { return plain.ends_with(ending); });
    }

    bool is_initial(std::size_t i) const {
        const auto& word = words_[i];
        if (word.lower.size() != 1 || !word.capital ||
            word.end >= static_cast<std::size_t>(read_.text.length()) ||
            read_.text[static_cast<std::int32_t>(word.end)] != u'.')
            return false;
        // «в 3 Б. Учитель»: a class.
        for (auto at = word.begin; at > 0; --at) {
            const auto before = read_.text[static_cast<std::int32_t>(at - 1)];
            if (u_isdigit(before)) return false;
            if (!u_isUWhiteSpace(before) && before != u'-' && before != u'«' && before != u'"') break;
        }
        return true;
    }

    void mark_beside_initials(std::size_t i) {
        if (!is_initial(i)) return;
        const auto may_be_named = [this](std::size_t k) {
            constexpr std::size_t shortest = 2;
            return words_[k].capital && words_[k].lower.size() >= shortest && !is_ordinary(k) &&
                   !no_person_[k];
        };
        if (i > 0 && only_between(i - 1, u"") && may_be_named(i - 1)) {
            marked_[i - 1] = marked_[i] = true;
            if (i + 1 < words_.size() && only_between(i, u".") && is_initial(i + 1)) marked_[i + 1] = true;
        } else if (only_between(i, u".")) {
            const auto last = is_initial(i + 1) && only_between(i + 1, u".") ? i + 2 : i + 1;
            if (last < words_.size() && may_be_named(last))
                for (auto k = i; k <= last; ++k) marked_[k] = true;
        }
    }

    void spread() {
        for (std::size_t i = 0; i + 1 < words_.size(); ++i)
            if (marked_[i] && !marked_[i + 1] && !is_role_alone(i) && only_between(i, u"-") &&
                !no_person_[i + 1] &&
                (is_name_beside(i + 1) || (has_telling_capital(i + 1) && !is_ordinary(i + 1) &&
                                           !is_role(i + 1) && !surname_of_a_place(i + 1))))
                marked_[i + 1] = true;
        for (auto i = words_.size(); i-- > 1;)
            if (marked_[i] && !marked_[i - 1] && !is_role_alone(i) && only_between(i - 1, u"-") &&
                !no_person_[i - 1] && is_name_beside(i - 1))
                marked_[i - 1] = true;
        // A surname of the doubtful kinds beside any capital: «Ахметов Болат», «Достоевский Фёдор».
        for (std::size_t i = 0; i + 1 < words_.size(); ++i)
            if (!marked_[i] && !marked_[i + 1] && words_[i].capital && words_[i + 1].capital &&
                capitals_tell_ && only_between(i, u"-") && !no_person_[i] && !no_person_[i + 1] &&
                !is_ordinary(i) && !is_ordinary(i + 1) && (is_full_surname(i) || is_full_surname(i + 1)))
                marked_[i] = marked_[i + 1] = true;
    }

    bool is_full_surname(std::size_t i) const {
        return surname(words_[i], read_.kazakh) != Surname::none && !surname_of_a_place(i);
    }

    bool is_role_alone(std::size_t i) const { return is_role(i) && given_name(words_[i]) == GivenName::none; }

    void report(std::vector<PersonalFinding>& findings) const {
        for (std::size_t i = 0; i < words_.size(); ++i) {
            if (!marked_[i]) continue;
            const auto first = i;
            while (i + 1 < words_.size() && marked_[i + 1] && only_between(i, u"-.:–—«\"“")) ++i;
            const auto end = is_initial(i) ? words_[i].end + 1 : words_[i].end;
            findings.push_back({.what = PersonalData::name,
                                .begin = read_.bytes[words_[first].begin],
                                .end = read_.bytes[end]});
        }
    }

    const TextInWords& read_;
    const std::vector<Word>& words_;
    std::vector<bool> marked_;
    std::vector<bool> no_person_;
    bool capitals_tell_ = true;
};

}  // namespace

void find_people(const TextInWords& read, std::vector<PersonalFinding>& findings) {
    People(read).find(findings);
}

}  // namespace mektep
