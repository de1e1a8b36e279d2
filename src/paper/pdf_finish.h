// SPDX-License-Identifier: GPL-3.0-or-later
// What Cairo 1.16 cannot write, added by qpdf. Private to `paper`.
#pragma once

#include <string>
#include <string_view>

#include "document/document.h"

namespace mektep {

/// The language, the title, XMP metadata, tab order, the mark that the file is tagged, and artifacts for page furniture (drawn in
/// the one grey that `furniture_grey` names). Same bytes for the same input.
std::string finished(std::string_view pdf, const Document& document);

/// Cairo 1.16 has no artifact tag: what is drawn in this grey and outside of any tag becomes one.
inline constexpr double furniture_grey = 0.2999;

}  // namespace mektep
