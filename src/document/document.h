// SPDX-License-Identifier: GPL-3.0-or-later
// A page of blocks, whatever it is for: screen, voice, paper and file all read this one value.
#pragma once

#include "language/language.h"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace mektep {

/// Words in one language. `term` names a glossary entry when these words are a legal word.
struct Run {
    std::string text;
    Language language = Language::english;
    bool strong = false;
    std::string term = {};
};
using Runs = std::vector<Run>;

/// level 1 is the document's title.
struct Heading {
    int level = 1;
    Runs runs;
};
/// `address` stands at the right edge (to whom, from whom); `note` is small print.
struct Paragraph {
    enum class Style { body, address, note };
    Runs runs;
    Style style = Style::body;
};
struct List {
    bool ordered = false;
    std::vector<Runs> items;
};
/// Label and value, one a line: "Number of the conclusion: 45".
struct Fields {
    struct Field {
        Runs label;
        Runs value;
    };
    std::vector<Field> fields;
};
/// A ruled line to be filled in by hand, with what belongs there ("Signature").
struct BlankLine {
    Runs label;
};
/// Words or numbers in rows and columns. The first cell of each row says what the row is about; every row has
/// as many cells as `header`, if there is one. With bars it is a bar chart that is its own data table: a bar
/// stands beside each row where there is place. `alternative` tells in words what the bars show at a glance;
/// without it they are for the eye alone, for they say nothing that the cells do not say.
struct Table {
    Runs caption;
    std::vector<Runs> header;
    std::vector<std::vector<Runs>> rows;
    std::vector<double> bars = {};  ///< none, or one a row: 0 to 1 of the longest
    std::string alternative = {};   ///< in the document's language; only with bars
};
/// What follows begins a new sheet.
struct SheetBreak {};

using Block = std::variant<Heading, Paragraph, List, Fields, BlankLine, Table, SheetBreak>;

/// What becomes a page of advice, a letter or a cover sheet.
struct Document {
    std::string title;  ///< for the file's metadata; never holds what a visitor typed
    Language language = Language::english;
    std::vector<Block> blocks;
};

/// The words of the runs, joined as they stand.
std::string words_of(const Runs& runs);
/// Text with `[[term]]` and `[[term|words]]` marks opened into runs. Marks must be closed (the checker proves
/// it).
Runs runs_of(std::string_view text, Language language);
/// A table as it is said or shown where columns have no place: for each row its first cell, and the others
/// each with the header of its column: "2026: home 5, school 7". Empty cells are left out.
Fields as_fields(const Table& table);
/// Without empty blocks, empty items and headings that nothing follows.
Document tidied(Document document);

}  // namespace mektep
