// SPDX-License-Identifier: GPL-3.0-or-later
#include "interview/walk.h"

#include "interview/facts.h"

#include <algorithm>

namespace mektep {
namespace {

bool is_fact(std::string_view name, const Pack& pack) {
    const auto facts = facts_of(pack);
    return std::ranges::find(facts, name, &FactKind::name) != facts.end();
}

std::vector<std::string> values_of(const std::string& key, const Answers& answers, const Pack& pack,
                                   Day today) {
    if (const auto* answer = find_answer(answers, key)) {
        if (auto keys = chosen_keys(*answer); !keys.empty()) return keys;
        return {answer->left_out() ? "left_out" : "given"};
    }
    if (!is_fact(key, pack)) return {};
    const auto value = fact(key, pack, answers, today);
    const auto* truth = std::get_if<bool>(&value);
    return truth == nullptr ? std::vector<std::string>{} : std::vector<std::string>{*truth ? "yes" : "no"};
}

/// Whether the answer is one that the question still offers.
bool is_offered(const Question& question, const Answer& answer, const Answers& before, const Pack& pack,
                Day today) {
    if (answer.kind != question.kind) return false;
    if (answer.left_out()) return question.optional;
    if (question.kind == Kind::region) return find_region(pack.places, answer.canonical.reveal()) != nullptr;
    if (question.options.empty()) return true;
    const auto options = options_of(question, before, pack, today);
    return std::ranges::all_of(chosen_keys(answer), [&](const std::string& key) {
        return std::ranges::any_of(options, [&](const Option* option) { return option->key == key; });
    });
}

}  // namespace

bool holds(const When& when, const Answers& answers, const Pack& pack, Day today) {
    return std::ranges::all_of(when.all_of, [&](const When::Term& term) {
        const auto values = values_of(term.key, answers, pack, today);
        return std::ranges::any_of(values, [&](const std::string& value) {
            return std::ranges::find(term.any_of, value) != term.any_of.end();
        });
    });
}

std::vector<const Option*> options_of(const Question& question, const Answers& answers, const Pack& pack,
                                      Day today) {
    std::vector<const Option*> options;
    for (const auto& option : question.options)
        if (holds(option.when, answers, pack, today)) options.push_back(&option);
    return options;
}

Walk walk(const Interview& interview, const Answers& answers, const Pack& pack, Day today) {
    Walk way;
    for (const auto& question : interview.questions) {
        if (!holds(question.when, way.pruned, pack, today)) continue;
        way.path.push_back(&question);
        const auto* answer = find_answer(answers, question.id);
        if (answer == nullptr || !is_offered(question, *answer, way.pruned, pack, today)) {
            way.next = &question;
            return way;
        }
        way.pruned.emplace(question.id, *answer);
    }
    return way;
}

const Question* before(const Walk& walk, std::string_view question) {
    const auto at = std::ranges::find(walk.path, question, &Question::id);
    return at == walk.path.begin() || at == walk.path.end() ? nullptr : *std::prev(at);
}

int expected_length(const Interview& interview, const Answers& answers, const Pack& pack, Day today) {
    const auto way = walk(interview, answers, pack, today);
    // What depends on an answer that is still missing counts as asked only if it would be asked now.
    int length = 0;
    for (const auto& question : interview.questions) {
        const bool is_on_path = std::ranges::find(way.path, &question) != way.path.end();
        const bool may_come =
            way.next != nullptr && &question > way.next && holds(question.when, way.pruned, pack, today);
        length += is_on_path || may_come ? 1 : 0;
    }
    return length;
}

}  // namespace mektep
