// SPDX-License-Identifier: GPL-3.0-or-later
// What Cairo 1.16 cannot write, added by qpdf. Private to `paper`.
#pragma once

#include "document/document.h"
#include "paper/pdf.h"

#include <string>
#include <vector>

namespace mektep {

/// What a structure element says beside its text: the language of a /Span, the kind of numbers of an
/// /L, what a /TH is the header of, what a /Figure shows.
struct Attribute {
    std::string role;              ///< "/Span", "/L"
    std::string value;             ///< "ru-KZ", "/Decimal"
    std::vector<double> box = {};  ///< of a /Figure: its left, lower, right and upper edge on the page
};

/// What Pango and Cairo drew, to be finished.
struct Drawn {
    std::string bytes;
    std::vector<Attribute> attributes;  ///< in the order in which their elements were begun
};
Drawn drawn(const Document& document, const Sheet& sheet);

/// Text that is drawn in one of these greys, as the last thing of a page, is an artifact also where it stands
/// inside of an open tag: a paragraph that goes on over the page must not read the page's number aloud.
constexpr double footer_grey = 0.3;   ///< the page's number
constexpr double header_grey = 0.31;  ///< the header of a table again

/// Adds the language, the title, metadata with the marks of PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO
/// 19005-2), tab order, what the colours mean, and artifacts for all that was drawn outside of any tag.
/// Same bytes for the same input.
std::string finished(const Drawn& drawn, const Document& document);

}  // namespace mektep
