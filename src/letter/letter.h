// SPDX-License-Identifier: GPL-3.0-or-later
// A complete interview as what the family takes away: a page of advice, or a letter with its cover sheet.
#pragma once

#include "letter/compose.h"

namespace mektep {

/// The page of advice of a guide. The walk must be complete and the interview a guide, else a bug().
Document advice(const Setting& setting);

/// A letter (complaint, application) and the sheet that tells the family what to do with it.
struct Letter {
    Document letter;  ///< what the body receives: addressee, applicant, body, demands, enclosures, date,
                      ///< signature (APPC 93(2))
    Document cover;   ///< what the family keeps: where, how many copies, by when, how it was counted, sources
                      ///< and their review
};

/// Writes the letter in `setting.language`, which may differ from the language of the screen.
Letter letter(const Setting& setting);

/// One document with the letter twice (the second copy is for the stamp) and the cover sheet, as it is
/// printed.
Document as_printed(const Letter& letter);

/// Several letters of one family as one set: each twice, then one sheet for all of them, a part for each
/// letter. `title` is that sheet's. Where one cover alone is not empty, it is the sheet.
Document as_printed(const std::vector<Letter>& letters, const std::string& title);

/// The letter and its cover sheet, once.
Document one_copy(const Letter& letter);

}  // namespace mektep
