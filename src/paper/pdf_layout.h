// SPDX-License-Identifier: GPL-3.0-or-later
// A document set into lines and pages, before anything is drawn. Private to `paper`.
#pragma once

#include "base/handle.h"
#include "document/document.h"
#include "paper/pdf.h"

#include <pango/pangocairo.h>

#include <memory>
#include <string>
#include <vector>

namespace mektep {

template <class T>
using GObjectHandle = Handle<T, g_object_unref>;

/// A4 with a margin for the file's punch holes, in points (1/72 inch).
struct A4 {
    static constexpr double width = 595.276, height = 841.890;
    static constexpr double left = 85, right = 42.5, top = 56.7, bottom = 62.4;  // 30, 15, 20 and 22 mm
    static constexpr double text_width = width - left - right, text_height = height - top - bottom;
    static constexpr double chart_width = text_width * 0.27;  ///< of a table's bars, at the right edge
};

/// No letter on paper is smaller, neither small print nor page numbers: many readers see badly.
constexpr double smallest_points = 14;

/// One line of text as it will stand on a page.
struct SetLine {
    GObjectHandle<PangoLayout> layout = {};  ///< a layout of this line alone
    double x = 0;
    double height = 0;
    double baseline = 0;
    double label_x = 0;
    GObjectHandle<PangoLayout> label = {};  ///< of a list item, on its first line
};

/// A cell of a table's row: its lines stand one below the other, beside those of the other cells.
struct SetCell {
    std::string tag = {};    ///< "TH" or "TD"
    std::string scope = {};  ///< of a TH: "/Column" or "/Row"
    std::vector<SetLine> lines = {};
};

/// A paragraph, heading, list item, rule or a row of a table.
struct SetBlock {
    std::string tag = {};             ///< PDF structure type: "H1", "P", "LI" …
    bool has_other_language = false;  ///< some words are not in the document's language
    std::vector<SetLine> lines = {};
    double space_before = 0;
    bool keeps_with_next = false;
    bool keeps_together = false;  ///< short blocks and headings do not break
    bool is_field = false;        ///< one line of Fields
    bool opens_list = false, closes_list = false, is_numbered = false;
    bool opens_table = false, closes_table = false, heads_table = false;
    std::vector<SetCell> cells =
        {};                        ///< of a row: it has one line, as high as the highest cell, without words
    bool goes_on = false;          ///< a part of a row, whose words go on in the next
    bool is_in_chart = false;      ///< a row that has bars beside it
    double bar = 0;                ///< of a row: how long the bar beside it is, in points
    std::string alternative = {};  ///< of a chart's last row: what its bars show, in words
    bool new_sheet = false;
    double rule_width = 0;  ///< a ruled line after the text, to be filled in by hand
};

/// What is set so far is independent of pages: `pages_of` distributes it. Throws Failure if the font lacks a
/// letter that the text has.
std::vector<SetBlock> set_blocks(const Document& document, const Sheet& sheet, PangoContext* context);

/// Where each line goes.
struct Placed {
    std::size_t block = 0;
    std::size_t line = 0;
    double y = 0;
    bool repeated = false;  ///< the header of a table that goes on: for the eye alone
};
/// Lines of each page. No heading at a page's foot, no single line alone at its head or foot, the signature
/// not without text, a chart on one page if it fits there. A table that goes on over the page has its header
/// again.
std::vector<std::vector<Placed>> pages_of(const std::vector<SetBlock>& blocks);

}  // namespace mektep
