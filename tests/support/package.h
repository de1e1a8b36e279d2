// SPDX-License-Identifier: GPL-3.0-or-later
// The files inside of an ODT or DOCX.
#pragma once

#include <string>

namespace mektep {

/// One file of the package. std::runtime_error if there is none of that name.
std::string part(const std::string& bytes, const char* name);

}  // namespace mektep
