// SPDX-License-Identifier: GPL-3.0-or-later
// The way through an interview that the answers give. Pure: back and change need no history.
#pragma once

#include "content/pack.h"
#include "interview/answers.h"

#include <vector>

namespace mektep {

struct Walk {
    std::vector<const Question*> path;  ///< the questions that apply, in order, up to and including `next`
    const Question* next = nullptr;  ///< the first that is not answered; null when the interview is complete
    Answers pruned;                  ///< the answers of the path alone: all that a letter or a record may see

    [[nodiscard]] bool complete() const { return next == nullptr; }
};

/// Follows the questions in order; a question applies if its `when` holds for the pruned answers before it.
/// An answer that its question no longer offers (its option's `when` fails) counts as not given.
Walk walk(const Interview& interview, const Answers& answers, const Pack& pack, Day today);

/// The question before this one on the path, or null at its beginning.
const Question* before(const Walk& walk, std::string_view question);
/// How many questions the whole interview would have with these answers, the unanswered ones counted as they
/// stand.
int expected_length(const Interview& interview, const Answers& answers, const Pack& pack, Day today);

/// Whether a condition holds. Keys are looked up among the answers, then among the facts; what is unknown
/// does not hold.
bool holds(const When& when, const Answers& answers, const Pack& pack, Day today);
/// The options of a question that apply now.
std::vector<const Option*> options_of(const Question& question, const Answers& answers, const Pack& pack,
                                      Day today);

}  // namespace mektep
