// SPDX-License-Identifier: GPL-3.0-or-later
// One GTK stylesheet for a theme and a text size.
#pragma once

#include "screen/theme.h"

#include <string>

namespace mektep {

/// The CSS text; GTK needs no restart to take another one.
std::string stylesheet(const Theme& theme, const Metrics& metrics);
/// Puts it in force for the whole program.
void apply_stylesheet(const std::string& css);

}  // namespace mektep
