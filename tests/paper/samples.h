// SPDX-License-Identifier: GPL-3.0-or-later
// Documents for the tests of paper, and what reads a finished one.
#pragma once

#include "document/document.h"

#include <string>
#include <string_view>

namespace mektep {

Runs words(std::string_view text, Language language = Language::kazakh);

/// One of each block: addressees, headings, fields, both lists, a note, a blank line, and a second sheet in
/// Russian.
Document sample_letter();
/// A bulletin of `rows` rows under a caption, four columns, a name in Russian among the Kazakh ones.
Document table_document(int rows);
/// A bar chart that is its own data table; one count is hidden.
Document chart_document();
/// `paragraphs` numbered paragraphs of different lengths under headings, and a signature: some pages long.
Document long_letter(int paragraphs);

/// What pdftotext reads on all pages, or on one.
std::string text_of(const std::string& pdf, int page = 0);
/// Without blanks at the ends of lines and without the difference of blanks and line ends.
std::string one_line(std::string_view text);

}  // namespace mektep
