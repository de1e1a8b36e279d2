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

/// IIN by its check digit (also with spaces), phone numbers in any usual form and as libphonenumber knows
/// them, e-mail, common given names, names after "зовут", "атым", "есімі", "меня зовут", "мой сын …", full
/// names of two or three capitalised words with a typical ending, streets with house numbers.
std::vector<PersonalFinding> personal_data(std::string_view text);

/// What to tell the visitor, and how to mend it; never the text itself.
Message in_words(PersonalData what);

}  // namespace mektep
