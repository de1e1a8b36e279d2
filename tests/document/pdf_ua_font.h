// SPDX-License-Identifier: GPL-3.0-or-later
// What a font is made of: its program, and the table of its codes. Private to pdf_ua*.cpp.
#pragma once

#include "document/pdf_ua_parts.h"

#include <map>
#include <string>
#include <vector>

namespace mektep::ua {

std::string utf8(unsigned code);
/// ISO 32000-1, annex D: WinAnsiEncoding.
unsigned unicode_of_windows(unsigned code);
/// Big-endian.
unsigned number_of(const std::string& bytes);

/// bfchar and bfrange of a ToUnicode CMap: code → UTF-8. What may not stand there is told.
std::map<unsigned, std::string> unicode_table(const std::string& cmap, const std::string& font,
                                              const Tell& tell);

/// std::out_of_range if the program ends too early or lacks a table.
Program program_of(const std::string& bytes);

}  // namespace mektep::ua
