// SPDX-License-Identifier: GPL-3.0-or-later
// Which words are surnames or patronymics, by their endings. Private to `report`.
#pragma once

#include "report/words.h"

namespace mektep {

/// What else a word needs to be taken for a surname, from most to nothing.
enum class Surname {
    none,
    beside,   ///< a role, a name or initials beside it
    capital,  ///< a capital that no sentence asks for, or what `beside` needs
    certain
};

/// `in_kazakh`: the text has Kazakh letters, so that “-ин” may be an ending of its words (“кейін”) and “-ов”
/// is none.
Surname surname(const Word& word, bool in_kazakh);

/// “Серікұлы”, «Петровна»: nothing else ends like this.
bool is_patronymic(const Word& word);

/// Whether a word begins with one of these.
bool begins_with_one_of(std::u16string_view word, const WordSet& beginnings);

}  // namespace mektep
