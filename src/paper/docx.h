// SPDX-License-Identifier: GPL-3.0-or-later
// A document as a Word file (ISO/IEC 29500-1, transitional), for whoever corrects letters in Word.
#pragma once

#include "document/document.h"

#include <string>

namespace mektep {

/// The bytes of a .docx with real headings, numbered lists, styles, the language of each run, and page
/// numbers that each sheet counts for itself. The same document gives the same bytes.
std::string docx(const Document& document);

}  // namespace mektep
