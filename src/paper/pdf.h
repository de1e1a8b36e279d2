// SPDX-License-Identifier: GPL-3.0-or-later
// A document as a tagged PDF: Pango and Cairo, then qpdf adds what Cairo cannot.
#pragma once

#include "document/document.h"

#include <string>

namespace mektep {

struct Sheet {
    double text_points = 14;  ///< body size; 24 for large print
};

/// The bytes of an A4 PDF: tagged, with title, language, embedded fonts and extractable Kazakh text; page
/// numbers are artifacts. The same document gives the same bytes. Failure(disk) if no font has the Kazakh
/// letters.
std::string pdf(const Document& document, Sheet sheet = {});

}  // namespace mektep
