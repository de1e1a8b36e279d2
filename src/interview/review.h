// SPDX-License-Identifier: GPL-3.0-or-later
// "Check your answers": each question of the path with its answer in words.
#pragma once

#include "content/pack.h"
#include "interview/walk.h"

#include <string>
#include <vector>

namespace mektep {

struct ReviewLine {
    std::string question;  ///< id
    std::string asked;     ///< the question in that language
    std::string answered;  ///< option labels, a long date, the text; a word for "left out"
};

std::vector<ReviewLine> review(const Walk& walk, const Pack& pack, Language language);

/// One answer in words, as the review, the page and the letter show it.
std::string in_words(const Question& question, const Answer& answer, const Pack& pack, Language language);

/// The arguments for texts: every answer on the path (a choice as its option key for `select`, others in
/// words, dates as dates, an answer left out as ""), and every fact that is known (yes/no facts as "yes" or
/// "no").
Arguments arguments_for(const Walk& walk, const Interview& interview, const Pack& pack, Language language,
                        Day today);

}  // namespace mektep
