// SPDX-License-Identifier: GPL-3.0-or-later
// Checkpoints 10 and 31: what a font's codes mean and whether its program has them.
#include "document/pdf_ua_parts.h"

#include <cmath>
#include <stdexcept>

namespace mektep::ua {
namespace {

std::string utf8(unsigned code) {
    std::string text;
    const auto add = [&](unsigned byte) { text += static_cast<char>(byte); };
    if (code < 0x80) {
        add(code);
    } else if (code < 0x800) {
        add(0xC0 | code >> 6), add(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        add(0xE0 | code >> 12), add(0x80 | (code >> 6 & 0x3F)), add(0x80 | (code & 0x3F));
    } else {
        add(0xF0 | code >> 18), add(0x80 | (code >> 12 & 0x3F)), add(0x80 | (code >> 6 & 0x3F));
        add(0x80 | (code & 0x3F));
    }
    return text;
}

/// ISO 32000-1, annex D: WinAnsiEncoding where it differs from Latin-1.
unsigned unicode_of_windows(unsigned code) {
    static constexpr unsigned upper[] = {0x20AC, 0x2022, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                         0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x2022, 0x017D, 0x2022,
                                         0x2022, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                         0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x2022, 0x017E, 0x0178};
    return code >= 0x80 && code < 0xA0 ? upper[code - 0x80] : code;
}

/// Big-endian numbers of a TrueType program.
class Table {
public:
    explicit Table(std::string bytes) : bytes_(std::move(bytes)) {}
    [[nodiscard]] unsigned byte(std::size_t at) const {
        if (at >= bytes_.size()) throw std::out_of_range("the font program ends too early");
        return static_cast<unsigned char>(bytes_[at]);
    }
    [[nodiscard]] unsigned two(std::size_t at) const { return byte(at) << 8 | byte(at + 1); }
    [[nodiscard]] unsigned four(std::size_t at) const { return two(at) << 16 | two(at + 2); }
    /// Where a table begins; nothing if the program has none of that name.
    [[nodiscard]] std::optional<std::size_t> find(const std::string& name) const {
        for (unsigned i = 0; i < two(4); ++i)
            if (bytes_.compare(12 + std::size_t{16} * i, 4, name) == 0)
                return four(12 + std::size_t{16} * i + 8);
        return std::nullopt;
    }

private:
    std::string bytes_;
};

std::vector<double> advances_in(const Table& program) {
    const auto head = program.find("head"), hhea = program.find("hhea"), hmtx = program.find("hmtx"),
               maxp = program.find("maxp");
    if (!head || !hhea || !hmtx || !maxp) throw std::out_of_range("the font program lacks a table");
    const double per_em = program.two(*head + 18);
    const auto measured = program.two(*hhea + 34);
    std::vector<double> advances;
    for (unsigned glyph = 0; glyph < program.two(*maxp + 4); ++glyph)
        advances.push_back(program.two(*hmtx + std::size_t{4} * std::min(glyph, measured - 1)) * 1000 /
                           per_em);
    return advances;
}

/// The Windows Unicode table, in the format that maps segments (4).
std::map<unsigned, unsigned> glyphs_in(const Table& program) {
    std::map<unsigned, unsigned> glyphs;
    const auto cmap = program.find("cmap");
    if (!cmap) return glyphs;
    for (unsigned i = 0; i < program.two(*cmap + 2); ++i) {
        const auto entry = *cmap + 4 + std::size_t{8} * i;
        if (program.two(entry) != 3 || program.two(entry + 2) != 1) continue;
        const auto table = *cmap + program.four(entry + 4);
        if (program.two(table) != 4) continue;
        const auto segments = program.two(table + 6) / 2;
        for (unsigned s = 0; s < segments; ++s) {
            const auto end_at = table + 14 + std::size_t{2} * s, start_at = end_at + 2 * segments + 2,
                       delta_at = start_at + 2 * segments, range_at = delta_at + 2 * segments;
            for (auto code = program.two(start_at); code <= program.two(end_at) && code != 0xFFFF; ++code) {
                const auto range = program.two(range_at);
                auto glyph =
                    range == 0
                        ? code
                        : program.two(range_at + range + std::size_t{2} * (code - program.two(start_at)));
                if (glyph != 0 || range == 0) glyph = (glyph + program.two(delta_at)) & 0xFFFF;
                if (glyph != 0) glyphs[code] = glyph;
            }
        }
    }
    return glyphs;
}

std::string stream_bytes(QPDFObjectHandle stream) {
    const auto buffer = stream.getStreamData(qpdf_dl_all);
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

unsigned number_of(const std::string& bytes) {
    unsigned number = 0;
    for (const char each : bytes) number = number << 8 | static_cast<unsigned char>(each);
    return number;
}

/// UTF-16BE as the table of a ToUnicode writes it; forbidden values are told.
std::string text_of_utf16(const std::string& bytes, const std::string& font, const Tell& tell) {
    std::string text;
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        auto code = number_of(bytes.substr(i, 2));
        if (code >= 0xD800 && code < 0xDC00 && i + 3 < bytes.size()) {
            code = 0x10000 + ((code - 0xD800) << 10) + (number_of(bytes.substr(i + 2, 2)) - 0xDC00);
            i += 2;
        }
        if (code == 0) tell("31-028", font + " maps a code to U+0000");
        if (code == 0xFEFF || code == 0xFFFE)
            tell("31-029", font + " maps a code to a mark of the byte order");
        if (code >= 0xE000 && code <= 0xF8FF)
            tell("A 6.2.11.7.3", font + " maps a code to a private character");
        text += utf8(code);
    }
    return text;
}

/// bfchar and bfrange of a ToUnicode CMap.
std::map<unsigned, std::string> unicode_table(const std::string& cmap, const std::string& font,
                                              const Tell& tell) {
    std::map<unsigned, std::string> table;
    std::vector<QPDFObjectHandle> operands;
    class Listener : public QPDFObjectHandle::ParserCallbacks {
    public:
        explicit Listener(std::function<void(QPDFObjectHandle)> each) : each_(std::move(each)) {}
        void handleObject(QPDFObjectHandle object, size_t, size_t) override { each_(object); }
        void handleEOF() override {}

    private:
        std::function<void(QPDFObjectHandle)> each_;
    };
    Listener listener([&](QPDFObjectHandle object) {
        if (!object.isOperator()) return operands.push_back(object);
        const auto name = object.getOperatorValue();
        if (name == "endbfchar")
            for (std::size_t i = 0; i + 1 < operands.size(); i += 2)
                table[number_of(operands[i].getStringValue())] =
                    text_of_utf16(operands[i + 1].getStringValue(), font, tell);
        if (name == "endbfrange")
            for (std::size_t i = 0; i + 2 < operands.size(); i += 3) {
                const auto first = number_of(operands[i].getStringValue()),
                           last = number_of(operands[i + 1].getStringValue());
                for (auto code = first; code <= last && last - first < 0x10000; ++code) {
                    auto to =
                        operands[i + 2].isArray()
                            ? operands[i + 2].getArrayItem(static_cast<int>(code - first)).getStringValue()
                            : operands[i + 2].getStringValue();
                    if (!operands[i + 2].isArray() && !to.empty())
                        to.back() = static_cast<char>(static_cast<unsigned char>(to.back()) + (code - first));
                    table[code] = text_of_utf16(to, font, tell);
                }
            }
        operands.clear();
    });
    auto scratch = QPDF::create();
    scratch->emptyPDF();
    QPDFObjectHandle::newStream(scratch.get(), cmap).parseAsContents(&listener);
    return table;
}

}  // namespace

Font::Font(QPDFObjectHandle font, const Tell& tell) {
    name_ = font.getKey("/BaseFont").isName() ? font.getKey("/BaseFont").getName() : "a font without a name";
    auto to_unicode = font.getKey("/ToUnicode");
    has_unicode_table_ = to_unicode.isStream();
    if (has_unicode_table_) unicode_ = unicode_table(stream_bytes(to_unicode), name_, tell);
    is_composite_ = font.getKey("/Subtype").isNameAndEquals("/Type0");
    if (is_composite_)
        read_composite(font, tell);
    else if (font.getKey("/Subtype").isNameAndEquals("/TrueType"))
        read_simple(font, tell);
    else
        tell("31-009", name_ + " is of a kind that this checker cannot read");
}

void Font::read_simple(QPDFObjectHandle font, const Tell& tell) {
    auto descriptor = font.getKey("/FontDescriptor");
    read_program(descriptor, tell);
    is_symbolic_ = descriptor.isDictionary() && (descriptor.getKey("/Flags").getIntValueAsInt() & 4) != 0;
    auto encoding = font.getKey("/Encoding");
    if (is_symbolic_) {
        if (!encoding.isNull()) tell("31-024", name_ + " is symbolic and has an encoding");
    } else {
        if (!encoding.isNameAndEquals("/WinAnsiEncoding"))
            tell("31-019", name_ + " is not symbolic and has no WinAnsiEncoding");
        if (glyph_of_unicode_.empty()) tell("31-017", name_ + " has no Unicode table in its program");
    }
    if (!has_unicode_table_ && (is_symbolic_ || !encoding.isNameAndEquals("/WinAnsiEncoding")))
        tell("31-027", name_ + " has no ToUnicode");
    auto first = font.getKey("/FirstChar").getIntValueAsInt();
    auto widths = font.getKey("/Widths");
    for (int i = 0; widths.isArray() && i < widths.getArrayNItems(); ++i)
        widths_[static_cast<unsigned>(first + i)] = widths.getArrayItem(i).getNumericValue();
}

void Font::read_composite(QPDFObjectHandle font, const Tell& tell) {
    if (!has_unicode_table_) tell("31-027", name_ + " has no ToUnicode");
    if (!font.getKey("/Encoding").isNameAndEquals("/Identity-H"))
        tell("31-006", name_ + " has a CMap that this checker cannot read");
    auto descendant = font.getKey("/DescendantFonts").getArrayItem(0);
    if (!descendant.getKey("/Subtype").isNameAndEquals("/CIDFontType2"))
        return tell("31-009", name_ + " is of a kind that this checker cannot read");
    auto map = descendant.getKey("/CIDToGIDMap");
    if (map.isNull()) tell("31-005", name_ + " has no CIDToGIDMap");
    if (!map.isNull() && !map.isNameAndEquals("/Identity") && !map.isStream())
        tell("31-004", name_ + " has neither a stream nor Identity as CIDToGIDMap");
    read_program(descendant.getKey("/FontDescriptor"), tell);
    default_width_ = descendant.getKey("/DW").isNumber() ? descendant.getKey("/DW").getNumericValue() : 1000;
    auto widths = descendant.getKey("/W");
    for (int i = 0; widths.isArray() && i + 1 < widths.getArrayNItems();) {
        auto first = static_cast<unsigned>(widths.getArrayItem(i).getIntValueAsInt());
        auto second = widths.getArrayItem(i + 1);
        if (second.isArray()) {
            for (int n = 0; n < second.getArrayNItems(); ++n)
                widths_[first + static_cast<unsigned>(n)] = second.getArrayItem(n).getNumericValue();
            i += 2;
        } else {
            for (auto code = first; code <= static_cast<unsigned>(second.getIntValueAsInt()); ++code)
                widths_[code] = widths.getArrayItem(i + 2).getNumericValue();
            i += 3;
        }
    }
}

void Font::read_program(QPDFObjectHandle descriptor, const Tell& tell) {
    auto program = descriptor.isDictionary() ? descriptor.getKey("/FontFile2") : descriptor;
    if (!program.isStream()) return tell("31-009", name_ + " is not embedded");
    try {
        const Table table(stream_bytes(program));
        advances_ = advances_in(table);
        glyph_of_unicode_ = glyphs_in(table);
    } catch (const std::out_of_range& trouble) {
        tell("31-009", name_ + ": " + trouble.what());
    }
}

void Font::check_glyph(unsigned code, const Tell& tell) {
    if (advances_.empty() || !checked_.insert(code).second) return;
    unsigned glyph = code;
    if (!is_composite_) {
        const auto found = glyph_of_unicode_.find(unicode_of_windows(code));
        if (found == glyph_of_unicode_.end())
            return tell("31-018", name_ + " has no glyph for code " + std::to_string(code));
        glyph = found->second;
    }
    if (glyph == 0) return tell("31-030", name_ + " shows .notdef");
    if (glyph >= advances_.size())
        return tell("31-011", name_ + " has no glyph " + std::to_string(glyph) + " in its program");
    const auto width = widths_.count(code) > 0 ? widths_.at(code) : default_width_;
    if (std::abs(width - advances_[glyph]) > 1)
        tell("31-016", name_ + ": code " + std::to_string(code) + " is " + std::to_string(width) +
                           " wide in the dictionary and " + std::to_string(advances_[glyph]) +
                           " in the program");
}

std::string Font::decoded(const std::string& shown, const Tell& tell) {
    std::string text;
    const std::size_t size = is_composite_ ? 2 : 1;
    for (std::size_t i = 0; i + size <= shown.size(); i += size) {
        const auto code = number_of(shown.substr(i, size));
        check_glyph(code, tell);
        const auto found = unicode_.find(code);
        if (found != unicode_.end()) {
            text += found->second;
        } else if (!is_composite_ && !is_symbolic_ && !has_unicode_table_) {
            text += utf8(unicode_of_windows(code));
        } else {
            tell("10-001", name_ + ": code " + std::to_string(code) + " has no Unicode");
            text += utf8(0xFFFD);
        }
    }
    return text;
}

}  // namespace mektep::ua
