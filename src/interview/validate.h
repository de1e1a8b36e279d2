// SPDX-License-Identifier: GPL-3.0-or-later
// From what was typed or chosen to an Answer that is right by construction.
#pragma once

#include "content/load.h"
#include "content/pack.h"
#include "interview/answers.h"

#include <string>
#include <string_view>
#include <vector>

namespace mektep {

/// Checks one answer. `values` as typed: one text, or the chosen keys. All problems carry the question's id
/// as place.item and never the text itself. Rules: dates exist and lie within the question's limits; an IIN
/// has its check digit and a birth date that exists (FACTS F-IIN); a phone is +7 and ten digits, written in
/// any usual way; a name has letters of the Cyrillic or Latin alphabet (not mixed in one word), hyphens,
/// apostrophes, spaces, at most 120 characters; free text has at most `longest` (2,000) characters. None
/// has control, bidirectional or emoji characters, or any that the fonts of a letter lack.
Result<Answer> validate(const Question& question, const std::vector<std::string>& values, Day today);

/// Checks what only several answers together can show: the birth date in an IIN against the child's birth
/// date, a conclusion that was learned of before it was made, a child over 18. Place.item is the question to
/// go back to.
Problems validate_together(const Interview& interview, const Answers& answers, Day today);

/// Validates a whole answers file for one interview: unknown questions, all answers, all together.
Result<Answers> validate_all(const Interview& interview, const std::vector<RawAnswer>& raw, Day today);

/// The birth date that an IIN carries; nothing if it is not a valid IIN.
std::optional<Day> birth_date_in_iin(std::string_view iin);

}  // namespace mektep
