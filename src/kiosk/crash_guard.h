// SPDX-License-Identifier: GPL-3.0-or-later
// What must not survive the process: core files, and freed memory that still holds a visitor's words.
#pragma once

namespace mektep {

/// Called first of all: no core files, no debugger, freed memory overwritten (also that of GTK), memory kept
/// out of the swap where the system allows it.
void guard_against_traces();

}  // namespace mektep
