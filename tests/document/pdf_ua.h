// SPDX-License-Identifier: GPL-3.0-or-later
// Our own checker of PDF/UA-1 and PDF/A-2a: reads a finished file with qpdf's library and knows nothing of
// the program that wrote it. There is no veraPDF in Debian.
#pragma once

#include <string>
#include <vector>

namespace mektep {

/// One thing that is wrong with a file. `point` is the failure condition of the Matterhorn Protocol 1.1
/// ("01-005"), or the clause of the standard where the protocol has no number ("UA 7.1-1", "A 6.2.4.3"), or
/// "unreadable".
struct Breach {
    std::string point;
    std::string what;
};

/// Against ISO 14289-1 (PDF/UA-1): every machine-checkable condition of the protocol that a file of text,
/// lists, tables and figures can fail. What the checker cannot read (kinds of fonts and annotations that we
/// never write) is a breach too, never silence.
std::vector<Breach> breaches_of_ua(const std::string& pdf);
/// Against ISO 19005-2, conformance level A, beyond what PDF/UA asks.
std::vector<Breach> breaches_of_a2a(const std::string& pdf);

/// Each `point` that either of them can tell: what is not listed cannot be told.
std::vector<std::string> known_points();

/// A stretch of text as assistive technology meets it.
struct Said {
    std::string role;      ///< structure types from the root: "Document/L/LI/LBody/Span"
    std::string language;  ///< the nearest that is declared, in lower case
    std::string text;      ///< decoded by the font's own table
    int page = 0;          ///< from 1
    double points = 0;     ///< smallest size of a letter in it
    double y = 0;          ///< of the baseline, from the page's upper edge, in points
    int block = 0;         ///< equal for what stands in one paragraph, heading or list item
};
/// All of the structure tree, in its order; one item for each marked stretch of each line.
std::vector<Said> said_in(const std::string& pdf);
/// What is drawn as artifact: page numbers, and the header of a table again on its next pages.
std::vector<Said> artifacts_in(const std::string& pdf);

/// The breaches as lines, for a test's message.
std::string as_lines(const std::vector<Breach>& breaches);

}  // namespace mektep
