// SPDX-License-Identifier: GPL-3.0-or-later
// What several checks need: where texts stand in an interview, and every way through it. Private to `check`.
#pragma once

#include "check/check.h"

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace mektep {

/// A text of an interview with the condition under which it is shown or printed.
struct PlacedText {
    const Text* text = nullptr;
    std::vector<const When*> when = {};                 ///< all must hold: the block's, then the item's
    const std::vector<std::string>* sources = nullptr;  ///< of the item or its block
    const std::vector<std::string>* block_sources = nullptr;
};
/// The texts of the outcome (page, letter, cover), in order.
std::vector<PlacedText> outcome_texts(const Interview& interview);

/// One way through an interview: which questions are asked, with the values that conditions can see.
struct Path {
    std::map<std::string, std::vector<std::string>, std::less<>>
        values;  ///< question or fact -> its keys, "given"/"left_out", "yes"/"no"
    std::vector<const Question*> asked;
};
bool holds_on(const When& when, const Path& path);

/// What decides which questions are asked: the keys that conditions of questions and of their options
/// mention.
std::set<std::string> deciding_questions(const Interview& interview);

/// The same for one text: the keys on which those keys depend, through conditions and facts, and no others.
std::set<std::string> deciding_for(const Interview& interview, const Pack& pack,
                                   const std::set<std::string>& keys);

/// Calls visit for every way that the `deciding` keys can tell apart and returns how many there are; stops
/// after `most_paths` (then the result is larger). Other questions do not multiply the ways: they have one
/// value. `stuck` is called where a way does not end, because a question offers no answer there. Facts take
/// both values, each decided as soon as the questions that it needs are answered.
std::int64_t each_path(const Interview& interview, const Pack& pack, const std::set<std::string>& deciding,
                       const std::function<void(const Path&)>& visit,
                       const std::function<void(const Question&)>& stuck = {});
/// How many ways the conditions of questions and of blocks together can tell apart; counted, not walked one
/// by one.
std::int64_t count_of_ways(const Interview& interview, const Pack& pack);

inline constexpr std::int64_t most_paths = 1'000'000;
/// Whether the interview's ways are more than most_paths: then they are not walked.
bool has_too_many_ways(const Interview& interview, const Pack& pack);

/// A finding of that check.
Finding found(std::string_view check, Place place, Message what, Message remedy);

Findings check_references(const Proof& proof);
Findings check_paths(const Proof& proof);
Findings check_texts(const Proof& proof);
Findings check_letters(const Proof& proof);
Findings check_law(const Proof& proof);
Findings check_speakable(const Proof& proof);
Findings check_reading(const Proof& proof);

}  // namespace mektep
