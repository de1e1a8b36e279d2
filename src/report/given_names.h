// SPDX-License-Identifier: GPL-3.0-or-later
// Which words are given names in Kazakhstan, in whatever case, spelling or script. Private to `report`.
#pragma once

#include "report/words.h"

#include <string_view>

namespace mektep {

/// `ordinary`: it is also a word of the language (“арман”, «вера»), so that its surroundings decide.
enum class GivenName { none, ordinary, certain };

GivenName given_name(const Word& word);

/// Of a nominative in plain letters, as it stands within a surname.
GivenName given_name_itself(std::u16string_view plain);

}  // namespace mektep
