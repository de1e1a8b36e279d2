// SPDX-License-Identifier: GPL-3.0-or-later
// Files with one thing broken each, for the test of our checker of PDF/UA and PDF/A.
#pragma once

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include <functional>
#include <string>
#include <vector>

namespace mektep {

/// What may be broken: the file with handles to its parts.
struct Open {
    QPDF& file;
    QPDFObjectHandle root() { return file.getRoot(); }
    QPDFObjectHandle page();
    QPDFObjectHandle resources(const char* kind) { return page().getKey("/Resources").getKey(kind); }
    QPDFObjectHandle tree() { return root().getKey("/StructTreeRoot"); }
    /// The parent tree's elements of the first page.
    QPDFObjectHandle parents() { return tree().getKey("/ParentTree").getKey("/Nums").getArrayItem(1); }
    /// A structure element of that role, in the order of the tree.
    QPDFObjectHandle element(const std::string& role, std::size_t index = 0);
    /// Adds a structure element with its kids under the document's element.
    QPDFObjectHandle add(const std::string& text);
    /// What the first page draws.
    std::string content();
    void content(const std::string& text);
    void append(const std::string& text) { content(content() + "\n" + text); }
    void replace(const std::string& from, const std::string& to);
    /// A drawing that the first page knows as /x.
    QPDFObjectHandle drawing(const std::string& text);
    /// A font of the first page: of one byte a letter, or of two.
    QPDFObjectHandle font(bool is_composite);
    QPDFObjectHandle descendant() { return font(true).getKey("/DescendantFonts").getArrayItem(0); }
    QPDFObjectHandle descriptor(bool is_composite) {
        return (is_composite ? descendant() : font(false)).getKey("/FontDescriptor");
    }
    void metadata(const std::string& from, const std::string& to);
    void unicode(const std::string& from, const std::string& to);
    /// The font's program.
    void program(bool is_composite, const std::function<void(std::string&)>& harm);
};

/// A point, and a file that must be caught with it.
struct Broken {
    std::string point;
    std::string how;
    std::function<void(Open)> harm = {};
    std::string says = {};  ///< stands in what is told; "" for a point of one kind
    std::function<std::string(std::string)> bytes = {};  ///< instead of `harm`: from the good file's bytes
};

/// `good` with that thing broken.
std::string broken_file(const Broken& broken, const std::string& good);

const std::vector<Broken>& broken_files();

/// Two rows: the headers of two columns; the header of the row, and a cell.
extern const char* const good_table;

std::string written(QPDF& file);
std::string replaced(std::string text, const std::string& from, const std::string& to);
std::string replaced_everywhere(std::string text, const std::string& from, const std::string& to);

using Rows = std::vector<Broken>;
Rows broken_pages();
Rows broken_structures();
Rows broken_tables();
Rows broken_fonts();
Rows broken_catalogues();
Rows broken_archives();
Rows broken_bytes();

}  // namespace mektep
