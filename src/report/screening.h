// SPDX-License-Identifier: GPL-3.0-or-later
// Finds personal data in a free text before it can become part of a report.
#pragma once

#include "base/message.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace mektep {

/// What seems to point to a person.
enum class PersonalData { iin, phone, email, name, address, web_address };

/// Byte offsets [begin, end) into the text.
struct PersonalFinding {
    PersonalData what = PersonalData::name;
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// In Kazakh and in Russian, typed on any keyboard, with or without capitals:
/// IIN by its check digit, numbers of documents and dates of birth (all three as `iin`); phone numbers in any
/// usual form, with digits in words, and as libphonenumber knows them; e-mail, nicks; the given names of
/// Kazakhstan, surnames and patronymics by their endings, unknown names beside a relative or a role; streets
/// with house numbers, villages, a school's number with its town. Names that are also words (“арман”, «вера»)
/// count only by a capital in the middle of a sentence or a role beside them. Findings do not overlap.
std::vector<PersonalFinding> personal_data(std::string_view text);

/// What to tell the visitor, and how to mend it; never the text itself.
Message in_words(PersonalData what);

}  // namespace mektep
