// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the checker: fonts, pages, structure. Private to pdf_ua*.cpp.
#pragma once

#include "document/pdf_ua.h"

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
using Tell = std::function<void(const char* point, const std::string& what)>;

/// A font dictionary: what its codes mean, and whether its program keeps the dictionary's promises.
class Font {
public:
    Font(QPDFObjectHandle font, const Tell& tell);
    /// The Unicode of a shown string; what cannot be read back is told, and stands as U+FFFD.
    std::string decoded(const std::string& shown, const Tell& tell);

private:
    void read_simple(QPDFObjectHandle font, const Tell& tell);
    void read_composite(QPDFObjectHandle font, const Tell& tell);
    void read_program(QPDFObjectHandle descriptor, const Tell& tell);
    void check_glyph(unsigned code, const Tell& tell);

    std::string name_;
    bool is_composite_ = false, is_symbolic_ = false, has_unicode_table_ = false;
    std::map<unsigned, std::string> unicode_;  ///< code → UTF-8
    std::map<unsigned, double> widths_;        ///< code → thousandths of the size
    double default_width_ = 0;
    std::map<unsigned, unsigned> glyph_of_unicode_;  ///< the program's (3,1) table
    std::vector<double> advances_;                   ///< the program's, in thousandths
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
    std::set<std::string> colours = {};  ///< device colour spaces in use
};
class Reader {
public:
    explicit Reader(Tell tell) : tell_(std::move(tell)) {}
    PageReading read(QPDFObjectHandle page, int number);

private:
    Tell tell_;
    std::map<QPDFObjGen, std::shared_ptr<Font>> fonts_;
    std::set<QPDFObjGen> forms_with_marks_;
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
    std::vector<QPDFObjGen> objects = {};                   ///< annotations, by OBJR
};
/// From the root down, an element before its kids.
std::vector<Element> elements_of(QPDF& file, const Tell& tell);
void check_structure(const std::vector<Element>& elements, const Tell& tell);
/// "Document/L/LI".
std::string path_of(const std::vector<Element>& elements, int element);
/// The nearest language that is declared, in lower case; "" if none.
std::string language_of(const std::vector<Element>& elements, int element);

bool is_language_tag(const std::string& text);

}  // namespace mektep::ua
