// SPDX-License-Identifier: GPL-3.0-or-later
// Finds names of people among the words of a text. Private to `report`.
#pragma once

#include "report/screening.h"
#include "report/words.h"

#include <vector>

namespace mektep {

/// Given names, surnames and patronymics, and what stands as a name beside a relative or a role («сын
/// Ерсаин»). What is called after somebody (“Абай атындағы мектеп”) is no person.
void find_people(const TextInWords& read, std::vector<PersonalFinding>& findings);

}  // namespace mektep
