// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/inspect.h"

#include <set>

namespace mektep {
namespace {

constexpr std::string_view id = "paths";

/// Walks one interview once and says what was seen.
class Ways {
public:
    Ways(const Interview& interview, const Pack& pack)
        : interview_(interview), reached_(interview.questions.size()), twins_(same_words(interview)) {
        std::vector<bool> asked(interview.questions.size());
        const auto index = [&](const Question* question) {
            return static_cast<std::size_t>(question - interview.questions.data());
        };
        is_too_wide_ = has_too_many_ways(interview, pack);
        if (is_too_wide_) return;
        each_path(
            interview, pack, deciding_questions(interview),
            [&](const Path& path) {
                asked.assign(asked.size(), false);
                for (const auto* question : path.asked)
                    asked[index(question)] = reached_[index(question)] = true;
                for (auto& twin : twins_) twin.meet = twin.meet || (asked[twin.first] && asked[twin.second]);
                asks_nothing_ = asks_nothing_ || path.asked.empty();
            },
            [&](const Question& question) {
                stuck_.insert(index(&question));
                reached_[index(&question)] = true;
            });
    }

    Findings findings() && {
        whole();
        if (is_too_wide_) return std::move(findings_);
        for (std::size_t i = 0; i < interview_.questions.size(); ++i) one(i);
        for (const auto& twin : twins_)
            if (twin.meet)
                complain(interview_.questions[twin.second].place,
                         message("One way asks the same twice: “{first}” and “{second}”.",
                                 {{"first", interview_.questions[twin.first].id},
                                  {"second", interview_.questions[twin.second].id}}),
                         message("Remove one, or let their conditions exclude each other."));
        return std::move(findings_);
    }

private:
    /// Two questions with the same words. Ids are unique (the loader sees to it), so only these can ask
    /// twice.
    struct Twins {
        std::size_t first, second;
        bool meet =
            false;  ///< on one way; where their conditions exclude each other, the same words are no fault
    };
    static std::vector<Twins> same_words(const Interview& interview) {
        std::vector<Twins> twins;
        const auto& all = interview.questions;
        for (std::size_t b = 0; b < all.size(); ++b)
            for (std::size_t a = 0; a < b; ++a)
                if (all[a].ask.source == all[b].ask.source && all[a].kind == all[b].kind)
                    twins.push_back({.first = a, .second = b});
        return twins;
    }

    void complain(const Place& place, Message what, Message remedy) {
        findings_.push_back(found(id, place, std::move(what), std::move(remedy)));
    }

    void whole() {
        if (is_too_wide_)
            complain(interview_.place,
                     message("The interview has more than {most} ways: they cannot all be proven.",
                             {{"most", most_paths}}),
                     message("Split it into two interviews, or let fewer questions decide."));
        // A page of advice may be there to be read alone.
        if (asks_nothing_ && !(interview_.is_guide() && interview_.questions.empty()))
            complain(interview_.place, message("There is a way on which nothing is asked."),
                     message("Let the first question apply always."));
    }

    void one(std::size_t index) {
        const auto& question = interview_.questions[index];
        if (!reached_[index])
            complain(question.place,
                     message("The question “{question}” can never be reached.", {{"question", question.id}}),
                     message("Look at its condition: no way through the interview fulfils it."));
        if (stuck_.contains(index))
            complain(question.place,
                     message("On some ways the question “{question}” offers no answer, so they never end.",
                             {{"question", question.id}}),
                     message("See that every choice has an answer that applies."));
        const bool is_choice = question.kind == Kind::choice || question.kind == Kind::choices;
        if (is_choice && question.options.size() < 2)
            complain(
                question.place,
                message("The question “{question}” has fewer than two answers.", {{"question", question.id}}),
                message("Add an answer, or remove the question."));
    }

    const Interview& interview_;
    std::vector<bool> reached_;
    std::vector<Twins> twins_;
    std::set<std::size_t> stuck_;
    bool asks_nothing_ = false;
    bool is_too_wide_ = false;
    Findings findings_;
};

}  // namespace

Findings check_paths(const Proof& proof) {
    Findings findings;
    for (const auto& interview : proof.pack.interviews)
        for (auto& finding : Ways(interview, proof.pack).findings()) findings.push_back(std::move(finding));
    return findings;
}

}  // namespace mektep
