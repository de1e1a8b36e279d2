// SPDX-License-Identifier: GPL-3.0-or-later
// Finds telephone numbers of which some digits are words. Private to `report`.
#pragma once

#include "report/screening.h"
#include "report/words.h"

#include <vector>

namespace mektep {

/// «восемь семьсот один 123…», “сегіз жеті жүз”: Kazakh, Russian and digits in any mixture.
void find_spoken_numbers(const TextInWords& read, std::vector<PersonalFinding>& findings);

}  // namespace mektep
