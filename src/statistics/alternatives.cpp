// SPDX-License-Identifier: GPL-3.0-or-later
#include "statistics/alternatives.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace mektep {
namespace {

constexpr std::size_t most_in_sets =
    4;  // 15 sets; with more, what two ticks share is no small matter any more

/// Codes of which the release does not say that nobody gave them: the counts of the side alone, over all
/// answers to the others.
void add_given(const Release& release, std::size_t side, std::set<std::string>& given) {
    std::size_t stride = 1, before = 0;
    for (std::size_t d = release.sides.size(); d-- > 0;) {
        const auto total = release.sides[d].codes.size();
        if (d != side) before += total * stride;
        stride *= total + 1;
    }
    stride = 1;
    for (auto d = release.sides.size(); --d > side;) stride *= release.sides[d].codes.size() + 1;
    const auto& codes = release.sides[side].codes;
    for (std::size_t i = 0; i < codes.size(); ++i)
        if (release.cells.at(before + i * stride) != std::optional<std::int64_t>{0}) given.insert(codes[i]);
}

}  // namespace

void Alternatives::settle(const std::set<std::string>& given) {
    std::vector<std::string> ticked;
    std::ranges::copy_if(given, std::back_inserter(ticked),
                         [](const std::string& code) { return code != unanswered_code; });
    are_sets_ = !adds_up && !shown.empty() && ticked.size() <= most_in_sets;
    if (!are_sets_) {
        all_ = shown;
        all_.insert(selected.begin(), selected.end());
        is_whole_ = !shown.empty() && all_ == shown;
        return;
    }
    adds_up = is_whole_ = true;
    for (std::uint32_t set = 1; set < 1U << ticked.size(); ++set) {
        std::string name;
        for (std::size_t i = 0; i < ticked.size(); ++i)
            if ((set >> i & 1U) != 0) name += (name.empty() ? "" : "+") + ticked[i];
        all_.insert(name);
        for (std::size_t i = 0; i < ticked.size(); ++i)
            if ((set >> i & 1U) != 0) sets_with_[ticked[i]].insert(name);
    }
    if (given.contains(std::string(unanswered_code))) {
        all_.emplace(unanswered_code);
        sets_with_[std::string(unanswered_code)].emplace(unanswered_code);
    }
}

std::set<std::string> Alternatives::with(const std::string& code) const {
    if (!are_sets_) return {code};
    const auto found = sets_with_.find(code);
    return found == sets_with_.end() ? std::set<std::string>{} : found->second;
}

void each_of(const PossibleAnswers& possible, const std::function<void(const Combination&)>& visit) {
    Combination answers;
    const std::function<void(PossibleAnswers::const_iterator)> walk = [&](auto at) {
        if (at == possible.end()) return visit(answers);
        for (const auto& answer : at->second) {
            answers.emplace_back(at->first, answer);
            walk(std::next(at));
            answers.pop_back();
        }
    };
    walk(possible.begin());
}

std::map<std::string, Alternatives> alternatives_in(const std::vector<Release>& releases) {
    std::map<std::string, Alternatives> questions;
    std::map<std::string, std::set<std::string>> given;
    for (const auto& release : releases) {
        for (std::size_t i = 0; i < release.sides.size(); ++i) {
            const auto& side = release.sides[i];
            auto& question = questions[side.question];
            question.shown.insert(side.codes.begin(), side.codes.end());
            question.adds_up = side.adds_up;
            add_given(release, i, given[side.question]);
        }
        for (const auto& [question, codes] : release.selection.where)
            questions[question].selected.insert(codes.begin(), codes.end());
    }
    for (auto& [id, question] : questions) question.settle(given[id]);
    return questions;
}

}  // namespace mektep
