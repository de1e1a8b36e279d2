// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/inspect.h"

#include <algorithm>
#include <set>

namespace mektep {
namespace {

constexpr std::string_view id = "paths";

}  // namespace

Findings check_paths(const Proof& proof) {
    Findings findings;
    for (const auto& interview : proof.pack.interviews) {
        std::set<const Question*> reached;
        bool asks_nothing = false;
        const auto deciding = deciding_questions(interview);
        const auto count = each_path(interview, proof.pack, deciding, [&](const Path& path) {
            reached.insert(path.asked.begin(), path.asked.end());
            asks_nothing = asks_nothing || path.asked.empty();
            // Ids are unique within an interview (the loader sees to it), so a way asks twice only if two
            // questions mean the same.
        });
        if (count > most_paths)
            findings.push_back(
                found(id, interview.place,
                      message("The interview has more than {most} ways: they cannot all be proven.",
                              {{"most", most_paths}}),
                      message("Split it into two interviews, or let fewer questions decide.")));
        if (count == 0)
            findings.push_back(found(id, interview.place, message("No way through the interview ends."),
                                     message("See that every choice has an answer that applies.")));
        if (asks_nothing)
            findings.push_back(found(id, interview.place,
                                     message("There is a way on which nothing is asked."),
                                     message("Let the first question apply always.")));
        for (const auto& question : interview.questions) {
            if (!reached.contains(&question))
                findings.push_back(found(
                    id, question.place,
                    message("The question “{question}” can never be reached.", {{"question", question.id}}),
                    message("Look at its condition: no way through the interview fulfils it.")));
            const auto same = std::ranges::find_if(interview.questions, [&](const Question& other) {
                return &other < &question && other.ask.source == question.ask.source &&
                       other.kind == question.kind;
            });
            if (same == interview.questions.end()) continue;
            // The same words may be asked on ways that exclude each other.
            bool both = false;
            each_path(interview, proof.pack, deciding, [&](const Path& path) {
                both = both || (std::ranges::find(path.asked, &question) != path.asked.end() &&
                                std::ranges::find(path.asked, &*same) != path.asked.end());
            });
            if (both)
                findings.push_back(found(id, question.place,
                                         message("One way asks the same twice: “{first}” and “{second}”.",
                                                 {{"first", same->id}, {"second", question.id}}),
                                         message("Remove one, or let their conditions exclude each other.")));
        }
        for (const auto& question : interview.questions)
            if ((question.kind == Kind::choice || question.kind == Kind::choices) &&
                question.options.size() < 2)
                findings.push_back(found(id, question.place,
                                         message("The question “{question}” has fewer than two answers.",
                                                 {{"question", question.id}}),
                                         message("Add an answer, or remove the question.")));
    }
    return findings;
}

}  // namespace mektep
