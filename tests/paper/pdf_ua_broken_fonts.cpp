// SPDX-License-Identifier: GPL-3.0-or-later
// Broken in the fonts: what their codes mean, their programs, their dictionaries.
#include "paper/pdf_ua_broken.h"

#include <stdexcept>

namespace mektep {
namespace {

using Handle_ = QPDFObjectHandle;

Handle_ name(const char* text) { return Handle_::newName(text); }
Handle_ number(int value) { return Handle_::newInteger(value); }

/// The first code of the composite font means this, in UTF-16BE.
std::function<void(Open)> first_letter_is(const std::string& code) {
    return [=](Open o) { o.unicode("<0001> <041", "<0001> <" + code + "> <0051> <041"); };
}

std::function<void(Open)> encoded_as(const char* encoding) {
    return [=](Open o) { o.font(false).replaceKey("/Encoding", Handle_::parse(encoding)); };
}

/// The program has no table of that name any more.
void lose(Open open, bool is_composite, const std::string& table) {
    open.program(is_composite,
                 [&](std::string& bytes) { bytes = replaced(bytes, table, table.substr(0, 3) + "~"); });
}

void make_symbolic(Open open) {
    open.descriptor(false).replaceKey("/Flags", number(4));
    open.font(false).removeKey("/Encoding");
}

unsigned two_bytes(const std::string& bytes, std::size_t at) {
    return static_cast<unsigned>(static_cast<unsigned char>(bytes.at(at))) << 8 |
           static_cast<unsigned char>(bytes.at(at + 1));
}

std::size_t begin_of(const std::string& program, const std::string& table) {
    const auto entry = program.find(table);
    return std::size_t{two_bytes(program, entry + 8)} << 16 | two_bytes(program, entry + 10);
}

/// Its outline ends where it begins; the next glyph has it.
void empty_first_glyph(std::string& program) {
    const auto width = two_bytes(program, begin_of(program, "head") + 50) == 0 ? 2U : 4U;
    const auto first = begin_of(program, "loca") + width;
    program.replace(first + width, width, program.substr(first, width));
}

Rows unicode() {
    Rows rows{
        {"10-001", "a letter without Unicode", [](Open o) { o.unicode("<0001>", "<00F1>"); },
         "has no Unicode"},
        {"10-001", "half a code", [](Open o) { o.replace("[<0001", "[<00> <0001"); }, "half a code"},
        {"31-027", "no Unicode for any letter", [](Open o) { o.font(true).removeKey("/ToUnicode"); }},
        {"31-027", "no Unicode for any letter of one byte",
         [](Open o) { o.font(false).removeKey("/ToUnicode"), o.font(false).removeKey("/Encoding"); }},
        {"31-028", "a letter that is U+0000", first_letter_is("0000")},
        {"31-029", "a letter that is U+FEFF", first_letter_is("FEFF")},
        {"31-029", "a letter that is U+FFFE", first_letter_is("FFFE")},
    };
    for (const char* code : {"", "04"})
        rows.push_back({"10-001", "a letter that is none", first_letter_is(code), "no whole character"});
    for (const char* code : {"d83d", "dc00", "d83d0041", "0007", "0085", "00ad", "200b", "200f", "2028",
                             "202e", "2060", "206f", "fdd0", "fff9", "fffd", "d83fdffe"})
        rows.push_back({"10-001", std::string("a letter that is ") + code, first_letter_is(code), "rubbish"});
    for (const char* range : {"<00F0> <00F1> <200B>", "<00F0> <00F0> [ <200B> ]"})
        rows.push_back({"10-001", std::string("letters that are ") + range,
                        [=](Open o) {
                            o.unicode("endbfchar",
                                      std::string("endbfchar 1 beginbfrange ") + range + " endbfrange");
                        },
                        "rubbish"});
    for (const char* code : {"e000", "f8ff", "db80dc00", "dbc0dc00"})
        rows.push_back({"A 6.2.11.7.3", std::string("a letter that is ") + code, first_letter_is(code)});
    return rows;
}

Rows programs() {
    return {
        {"31-009", "a font that is not embedded", [](Open o) { o.descriptor(true).removeKey("/FontFile2"); },
         "not embedded as"},
        {"31-009", "a font of one byte that is not embedded",
         [](Open o) { o.descriptor(false).removeKey("/FontFile2"); }, "not embedded as"},
        {"31-009", "a font that nobody describes",
         [](Open o) { o.descendant().removeKey("/FontDescriptor"); }, "is not embedded"},
        {"31-009", "a program that ends too early",
         [](Open o) { o.program(true, [](std::string& bytes) { bytes.resize(100); }); }, "too early"},
        {"31-009", "a program without widths", [](Open o) { lose(o, true, "hmtx"); }, "lacks a table"},
        {"31-009", "a program without outlines", [](Open o) { lose(o, true, "loca"); }, "lacks a table"},
        {"31-011", "a glyph that the program lacks", [](Open o) { o.replace("[<0001", "[<0FFF"); },
         "has no glyph"},
        {"31-011", "a letter that is not drawn", [](Open o) { o.program(true, empty_first_glyph); },
         "draws nothing"},
        {"31-014", "a list of glyphs",
         [](Open o) { o.descriptor(true).replaceKey("/CIDSet", Handle_::newStream(&o.file, "\xFF")); }},
        {"31-015", "a list of glyphs",
         [](Open o) { o.descriptor(true).replaceKey("/CIDSet", Handle_::newStream(&o.file, "\xFF")); }},
        {"31-016", "widths of another font",
         [](Open o) { o.descendant().replaceKey("/W", Handle_::parse("[0 [600 1 2 3 4 5 6]]")); }},
        {"31-016", "one width for all",
         [](Open o) { o.descendant().replaceKey("/W", Handle_::parse("[0 99 1]")); }, "is 1.0"},
        {"31-016", "the width that is said once",
         [](Open o) { o.descendant().removeKey("/W"), o.descendant().replaceKey("/DW", number(3)); },
         "is 3.0"},
        {"31-016", "widths of another font of one byte",
         [](Open o) { o.font(false).getKey("/Widths").setArrayItem(0, number(9)); }, "is 9.0"},
        {"31-017", "a program without a Unicode table", [](Open o) { lose(o, false, "cmap"); }},
        {"31-018", "a letter of one byte that the program lacks",
         [](Open o) { o.replace("BT", "BT /f-0-0 1 Tf (\\341) Tj"); }},
        {"31-025", "a font of symbols without a table of codes",
         [](Open o) { make_symbolic(o), lose(o, false, "cmap"); }},
        {"31-026", "a font of symbols", make_symbolic},
        {"31-030", "a letter that is .notdef", [](Open o) { o.replace("[<0001", "[<0000"); }},
    };
}

Rows encodings() {
    return {
        {"31-019", "a font without an encoding", [](Open o) { o.font(false).removeKey("/Encoding"); }},
        {"31-020", "an encoding that rests on none", encoded_as("<< /Type /Encoding >>")},
        {"31-021", "an encoding that rests on another", encoded_as("<< /BaseEncoding /StandardEncoding >>")},
        {"31-022", "letters by name",
         encoded_as("<< /BaseEncoding /WinAnsiEncoding /Differences [ 65 /B ] >>")},
        {"31-023", "letters by name and no Unicode table",
         [](Open o) {
             encoded_as("<< /BaseEncoding /WinAnsiEncoding /Differences [ 65 /B ] >>")(o);
             lose(o, false, "cmap");
         }},
        {"31-024", "a font of symbols with an encoding",
         [](Open o) { o.descriptor(false).replaceKey("/Flags", number(4)); }},
    };
}

Rows dictionaries() {
    return {
        {"31-004", "a map of glyphs that is neither",
         [](Open o) { o.descendant().replaceKey("/CIDToGIDMap", name("/Other")); }, "neither"},
        {"31-004", "a map of glyphs as a stream",
         [](Open o) {
             o.descendant().replaceKey("/CIDToGIDMap", Handle_::newStream(&o.file, std::string(512, '\0')));
         },
         "a stream as"},
        {"31-005", "no map of glyphs", [](Open o) { o.descendant().removeKey("/CIDToGIDMap"); }},
        {"31-006", "a CMap from elsewhere",
         [](Open o) { o.font(true).replaceKey("/Encoding", name("/Mine-H")); }},
        {"31-009", "a font of Type 1", [](Open o) { o.font(false).replaceKey("/Subtype", name("/Type1")); },
         "of a kind"},
        {"31-009", "a font of Type 3", [](Open o) { o.font(false).replaceKey("/Subtype", name("/Type3")); },
         "of a kind"},
        {"31-009", "a font of PostScript outlines",
         [](Open o) { o.descendant().replaceKey("/Subtype", name("/CIDFontType0")); }, "of a kind"},
        {"31-009", "a font above nothing",
         [](Open o) { o.font(true).replaceKey("/DescendantFonts", Handle_::newArray()); }, "not one font"},
        {"31-009", "a font that is not there", [](Open o) { o.replace("/f-0-0 1 Tf", "/zz 1 Tf"); },
         "no font /zz"},
        {"31-009", "text that sets no font", [](Open o) { o.append("/Artifact BMC BT (abc) Tj ET EMC"); },
         "without a font"},
        {"31-009", "a font that is no object of its own",
         [](Open o) {
             auto fonts = o.resources("/Font");
             fonts.replaceKey("/f-0-0", fonts.getKey("/f-0-0").shallowCopy());
         },
         "no object of its own"},
        {"31-009", "a state of graphics that sets a font",
         [](Open o) { o.resources("/ExtGState").replaceKey("/a0", Handle_::parse("<< /Font [ 1 1 ] >>")); },
         "state of graphics"},
        {"A 6.2.11.2", "a font without a name", [](Open o) { o.font(false).removeKey("/BaseFont"); },
         "without a name"},
        {"A 6.2.11.2", "a font of no type", [](Open o) { o.font(false).removeKey("/Type"); },
         "does not say that it is a font"},
        {"A 6.2.11.2", "fewer widths than codes",
         [](Open o) { o.font(false).replaceKey("/LastChar", number(255)); }, "not one width"},
        {"A 6.2.11.2", "a description of another font",
         [](Open o) { o.descriptor(true).replaceKey("/FontName", name("/Other")); }, "where it is described"},
        {"A 6.2.11.2", "a font of another name below",
         [](Open o) { o.descendant().replaceKey("/BaseFont", name("/Other")); }, "of another type or name"},
        {"A 6.2.11.2", "a font of no type below", [](Open o) { o.descendant().removeKey("/Type"); },
         "of another type or name"},
        {"A 6.2.11.3.1", "codes of nowhere", [](Open o) { o.descendant().removeKey("/CIDSystemInfo"); }},
        {"A 6.2.11.6", "a font that is symbolic and not",
         [](Open o) { o.descriptor(false).replaceKey("/Flags", number(36)); }},
        {"A 6.2.11.6", "a font that is neither",
         [](Open o) { o.descriptor(true).replaceKey("/Flags", number(0)); }},
    };
}

}  // namespace

Rows broken_fonts() {
    auto rows = unicode();
    for (const auto& part : {programs(), encodings(), dictionaries()})
        rows.insert(rows.end(), part.begin(), part.end());
    return rows;
}

}  // namespace mektep
