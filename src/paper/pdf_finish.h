// SPDX-License-Identifier: GPL-3.0-or-later
// What Cairo 1.16 cannot write, added by qpdf. Private to `paper`.
#pragma once

#include "document/document.h"

#include <string>
#include <string_view>
#include <vector>

namespace mektep {

/// The language, the title, XMP metadata, tab order, the mark that the file is tagged, the languages of the
/// Span elements in the order of the structure tree, and artifacts for all that was drawn outside of any tag.
/// Same bytes for the same input.
std::string finished(std::string_view pdf, const Document& document,
                     const std::vector<std::string>& span_languages);

}  // namespace mektep
