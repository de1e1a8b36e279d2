// SPDX-License-Identifier: GPL-3.0-or-later
// Who reviews: from the region and places.yaml, unless the parent corrected it.
#pragma once

#include "letter/compose.h"

#include <string>

namespace mektep {

/// The full name of the body with this role. The parent's own words (answer `addressee_name`) win over
/// places.yaml; empty if neither is there, which validate_together and the checker exclude.
std::string addressee(std::string_view role, const Setting& setting);

}  // namespace mektep
