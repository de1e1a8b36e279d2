// SPDX-License-Identifier: GPL-3.0-or-later
// A document as an OpenDocument text that LibreOffice and Word can edit.
#pragma once

#include "document/document.h"

#include <string>

namespace mektep {

/// The bytes of an .odt with real headings, lists, styles and the language of each run.
std::string odt(const Document& document);

}  // namespace mektep
