// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/variants.h"

#include "base/error.h"
#include "interview/validate.h"
#include "interview/walk.h"
#include "language/date.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <map>
#include <set>

namespace mektep {
namespace {

/// What is answered to a question, as a visitor would: keys, or one text.
using Given = std::vector<std::string>;
using Family = std::map<std::string, Given>;

constexpr int days_ago = 30, long_ago = 400, days_ahead = 14, years_of_child = 8;

/// A day that has not come yet is asked for.
bool is_ahead(const Question& question) {
    return question.earliest && question.earliest->today && question.earliest->years_before_today == 0;
}

Given sample_date(const Question& question, Day today, bool is_long_ago) {
    if (question.id == "child_birth_date") return {iso(after_months(today, -12 * years_of_child))};
    if (is_ahead(question)) return {iso(today + std::chrono::days(days_ahead))};
    // An act comes before the day on which one learned of it.
    const int act_first = question.id.ends_with("_date") ? 5 : 0;
    return {iso(today - std::chrono::days((is_long_ago ? long_ago : days_ago) + act_first))};
}

std::string sample_text(Language language) {
    switch (language) {
        case Language::kazakh:
            return "Осы жерде өз сөзіңіз тұрады";
        case Language::russian:
            return "Здесь стоят ваши собственные слова";
        case Language::english:
            return "Here stand your own words";
    }
    bug("a language without a sample text");
}

/// All answers to a question that a text can tell apart; the first is the usual one.
std::vector<Given> samples(const Question& question, const Walk& walk, const Pack& pack, Day today,
                           Language language) {
    std::vector<Given> all;
    switch (question.kind) {
        case Kind::choice:
        case Kind::yes_no:
        case Kind::choices: {
            Given every;
            for (const auto* option : options_of(question, walk.pruned, pack, today)) {
                all.push_back({option->key});
                every.push_back(option->key);
            }
            if (question.kind == Kind::choices && every.size() > 1) all.push_back(every);
            break;
        }
        case Kind::region:
            for (const auto* const code : {"79", "61", "00"})
                if (find_region(pack.places, code) != nullptr) all.push_back({code});
            break;
        case Kind::date:
            all = {sample_date(question, today, false)};
            if (question.id != "child_birth_date" && !is_ahead(question))
                all.push_back(sample_date(question, today, true));
            break;
        case Kind::month:
            all = {{iso(today).substr(0, 7)}};
            break;
        case Kind::number:
            all = {{std::to_string(question.minimum.value_or(1))}};
            break;
        case Kind::name:
            all = {{question.id == "child_name" ? "Серікбай Әлия" : "Серікбай Гүлнұр"}};
            break;
        case Kind::iin:
            all = {{"850101400011"}};
            break;
        case Kind::phone:
            all = {{"+77011234567"}};
            break;
        case Kind::address:
            all = {{question.id.ends_with("residence") ? "Шымкент, Байтұрсынов 2" : "Шымкент, Абай 1"}};
            break;
        case Kind::text:
            all = {{sample_text(language)}};
            break;
    }
    // A limit of the question may forbid one of them.
    std::erase_if(all, [&](const Given& given) { return !validate(question, given, today); });
    if (question.optional) all.push_back({});
    if (all.empty()) bug("a question without a sample answer: " + question.id);
    return all;
}

class Families {
public:
    Families(const Interview& interview, const Pack& pack, Day today, Language language)
        : interview_(interview), pack_(pack), today_(today), language_(language) {}

    std::vector<Variant> all() {
        waiting_.push_back({.name = "usual", .family = {}});
        while (!waiting_.empty()) {
            auto next = std::move(waiting_.front());
            waiting_.pop_front();
            settle(std::move(next));
        }
        return std::move(variants_);
    }

private:
    struct Wish {
        std::string name;
        Family family;
    };

    /// Answers what the wish leaves open; what was new on the way becomes a wish of its own.
    void settle(Wish wish) {
        Answers answers;
        auto walked = walk(interview_, answers, pack_, today_);
        while (!walked.complete()) {
            const auto& question = *walked.next;
            const auto possible = samples(question, walked, pack_, today_, language_);
            auto given = wish.family.find(question.id);
            if (given == wish.family.end()) given = wish.family.emplace(question.id, possible.front()).first;
            auto checked = validate(question, given->second, today_);
            if (!checked) bug("a sample answer that is refused: " + question.id);
            answers.insert_or_assign(question.id, *std::move(checked));
            seen_.emplace(question.id, given->second);
            walked = walk(interview_, answers, pack_, today_);
        }
        for (const auto* question : walked.path)
            for (const auto& other : samples(*question, walked, pack_, today_, language_)) {
                if (!seen_.emplace(question->id, other).second) continue;
                auto family = wish.family;
                family[question->id] = other;
                waiting_.push_back({.name = name_of(*question, other), .family = std::move(family)});
            }
        variants_.push_back({.name = fmt::format("{:03}-{}", variants_.size() + 1, wish.name),
                             .answers = std::move(walked.pruned)});
    }

    static std::string name_of(const Question& question, const Given& given) {
        std::string name = question.id;
        if (given.empty()) return name + "-left-out";
        if (given.size() > 1) return name + "-all";
        const bool is_key = find_option(question, given.front()) != nullptr || question.kind == Kind::region;
        if (question.kind == Kind::date) return name + "-long-ago";
        return is_key ? name + "-" + given.front() : name;
    }

    const Interview& interview_;
    const Pack& pack_;
    Day today_;
    Language language_;
    std::deque<Wish> waiting_;
    std::set<std::pair<std::string, Given>> seen_;
    std::vector<Variant> variants_;
};

}  // namespace

std::vector<Variant> variants(const Interview& interview, const Pack& pack, Day today, Language language) {
    return Families(interview, pack, today, language).all();
}

}  // namespace mektep
