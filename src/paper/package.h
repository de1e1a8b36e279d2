// SPDX-License-Identifier: GPL-3.0-or-later
// Files in one file: what an ODT and a DOCX are wrapped in. Private to `paper`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mektep {

/// A file of the package: name, bytes, and whether it is stored as it is.
struct PackedFile {
    const char* name;
    std::string bytes;
    bool stored = false;
};

/// The zip archive. The same parts give the same bytes, and no time stands in them. Failure(disk).
std::string packed(const std::vector<PackedFile>& parts);

/// As text of an XML element or attribute; without the characters that XML 1.0 cannot hold.
std::string xml_text(std::string_view text);

}  // namespace mektep
