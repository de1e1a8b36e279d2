// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the checker: fonts, pages, structure, the file. Private to pdf_ua*.cpp.
#pragma once

#include "document/pdf_ua.h"
#include "document/pdf_ua_points.h"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace mektep::ua {

/// Where breaches are told to.
using Tell = std::function<void(Point point, const std::string& what)>;

/// What is asked of a TrueType program.
struct Program {
    std::vector<double> advances = {};                   ///< of each glyph, in thousandths
    std::vector<bool> has_outline = {};                  ///< of each glyph: something is drawn
    std::map<unsigned, unsigned> glyph_of_unicode = {};  ///< the (3,1) table
    unsigned maps = 0;                                   ///< tables of codes, of any kind
};

/// A font dictionary: what its codes mean, and whether its program keeps the dictionary's promises.
class Font {
public:
    Font(QPDFObjectHandle font, const Tell& tell);
    /// The Unicode of a shown string; what cannot be read back is told, and stands as U+FFFD.
    std::string decoded(const std::string& shown, const Tell& tell);

private:
    void read_simple(QPDFObjectHandle font, const Tell& tell);
    void check_encoding(QPDFObjectHandle encoding, const Tell& tell);
    void read_simple_widths(QPDFObjectHandle font, const Tell& tell);
    void read_composite(QPDFObjectHandle font, const Tell& tell);
    void check_descendant(QPDFObjectHandle descendant, const Tell& tell);
    void read_widths(QPDFObjectHandle widths);
    void read_descriptor(QPDFObjectHandle descriptor, const Tell& tell);
    [[nodiscard]] std::optional<std::string> unicode_of(unsigned code) const;
    void check_glyph(unsigned code, const Tell& tell);

    std::string name_;
    bool is_composite_ = false, is_symbolic_ = false, has_unicode_table_ = false;
    std::map<unsigned, std::string> unicode_;  ///< code → UTF-8
    std::map<unsigned, double> widths_;        ///< code → thousandths of the size
    double default_width_ = 0;
    Program program_;
    std::set<unsigned> checked_;
};

/// Something drawn on a page.
struct Shown {
    std::optional<int> mcid = {};
    bool is_artifact = false;
    std::string language = {};  ///< of the property list, if any
    std::string text = {};
    double points = 0, y = 0;
};
/// All that is drawn on a page, and its marks.
struct PageReading {
    std::vector<Shown> shown = {};
    std::set<int> mcids = {};
    std::set<std::string> colours = {};  ///< of devices, where the page does not say what they mean
};
class Reader {
public:
    explicit Reader(Tell tell) : tell_(std::move(tell)) {}
    PageReading read(QPDFObjectHandle page, int number);

private:
    Tell tell_;
    std::map<QPDFObjGen, std::shared_ptr<Font>> fonts_;
    std::set<QPDFObjGen> forms_with_marks_, open_forms_;
    friend class Machine;
};

/// A structure element.
struct Element {
    std::string role = {};  ///< after the role map
    std::string language = {};
    mutable QPDFObjectHandle object = {};  ///< mutable: qpdf's getters are not const
    int parent = -1;
    std::vector<int> kids = {};
    std::vector<std::pair<QPDFObjGen, int>> contents = {};  ///< page and MCID
    std::vector<std::pair<bool, int>> order = {};           ///< kids (true) and contents (false) as they come
};
/// From the root down, an element before its kids.
std::vector<Element> elements_of(QPDF& file, const Tell& tell);
/// "Document/L/LI".
std::string path_of(const std::vector<Element>& elements, int element);
/// The nearest language that is declared, in lower case; "" if none.
std::string language_of(const std::vector<Element>& elements, int element);
/// A value of the element's attribute objects.
QPDFObjectHandle attribute(QPDFObjectHandle element, const std::string& owner, const std::string& key);

/// A file that is open, with its pages as drawn and its elements.
class OpenFile {
public:
    OpenFile(const std::string& bytes, const Tell& tell);
    QPDFObjectHandle root() { return file.getRoot(); }
    /// The XMP, "" if there is none.
    std::string metadata();
    /// All that is drawn in an element and in its kids.
    [[nodiscard]] std::string text_of(int element) const;
    /// From 1; 0 if there is no such page.
    [[nodiscard]] int page_number(QPDFObjGen page) const;

    QPDF file;
    std::vector<QPDFObjectHandle> pages;
    std::vector<PageReading> readings;
    std::vector<Element> elements;
};

void check_catalogue(OpenFile& open, const Tell& tell);
void check_pages(OpenFile& open, const Tell& tell);
/// Each mark belongs to one element and each element's content is there; both ways.
void check_bonds(OpenFile& open, const Tell& tell);
void check_metadata(OpenFile& open, const Tell& tell);
void check_structure(OpenFile& open, const Tell& tell);
/// Widths, headers and parts of the table at `element`.
void check_table(const std::vector<Element>& elements, std::size_t element, const Tell& tell);

/// What only the bytes know: the first line, the last one, the ends of streams.
void check_archive_bytes(const std::string& pdf, const Tell& tell);
void check_archive_trailer(OpenFile& open, const Tell& tell);
void check_archive_metadata(OpenFile& open, const Tell& tell);
void check_archive_objects(OpenFile& open, const Tell& tell);
/// Device colours only where the page says what they mean.
void check_archive_colours(OpenFile& open, const Tell& tell);

bool is_language_tag(const std::string& text);
/// Not one character that is seen.
bool is_blank(const std::string& text);
/// What a stream holds, decoded.
std::string stream_bytes(QPDFObjectHandle stream);

}  // namespace mektep::ua
