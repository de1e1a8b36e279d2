// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a gettext .po file through libgettextpo. Private to `language`.
#pragma once

#include "language/catalog.h"

#include <filesystem>
#include <map>
#include <string>
#include <utility>

namespace mektep {

/// {msgctxt, msgid} -> translation. Obsolete and empty entries are left out.
using PoEntries = std::map<std::pair<std::string, std::string>, Translation>;

Result<PoEntries> read_po(const std::filesystem::path& file);

}  // namespace mektep
