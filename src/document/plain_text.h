// SPDX-License-Identifier: GPL-3.0-or-later
// A document as plain UTF-8 text, wrapped at 78 columns.
#pragma once

#include <string>

#include "document/document.h"

namespace mektep {

std::string plain_text(const Document& document);

}  // namespace mektep
