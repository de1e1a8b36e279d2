// SPDX-License-Identifier: GPL-3.0-or-later
// A document as plain UTF-8 text, wrapped at 78 columns.
#pragma once

#include "document/document.h"

#include <string>

namespace mektep {

std::string plain_text(const Document& document);

}  // namespace mektep
