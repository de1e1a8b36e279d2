// SPDX-License-Identifier: GPL-3.0-or-later
// Checkpoints 10 and 31: what a font's codes mean and whether its program has them.
#include "document/pdf_ua_font.h"

#include <cmath>
#include <stdexcept>

namespace mektep::ua {
namespace {

std::string name_in(QPDFObjectHandle dictionary, const char* key) {
    auto value = dictionary.getKey(key);
    return value.isName() ? value.getName() : "";
}

}  // namespace

Font::Font(QPDFObjectHandle font, const Tell& tell) {
    name_ = name_in(font, "/BaseFont");
    if (name_.empty()) tell("A 6.2.11.2", "a font without a name");
    if (name_in(font, "/Type") != "/Font") tell("A 6.2.11.2", name_ + " does not say that it is a font");
    auto to_unicode = font.getKey("/ToUnicode");
    has_unicode_table_ = to_unicode.isStream();
    if (has_unicode_table_) unicode_ = unicode_table(stream_bytes(to_unicode), name_, tell);
    is_composite_ = name_in(font, "/Subtype") == "/Type0";
    if (is_composite_)
        read_composite(font, tell);
    else if (name_in(font, "/Subtype") == "/TrueType")
        read_simple(font, tell);
    else
        tell("31-009", name_ + " is of a kind that this checker cannot read");
}

void Font::read_simple(QPDFObjectHandle font, const Tell& tell) {
    read_descriptor(font.getKey("/FontDescriptor"), tell);
    auto encoding = font.getKey("/Encoding");
    if (!is_symbolic_)
        check_encoding(encoding, tell);
    else if (!encoding.isNull())
        tell("31-024", name_ + " is symbolic and has an encoding");
    else if (program_.maps == 0)
        tell("31-025", name_ + " is symbolic and its program has no table of codes");
    else
        tell("31-026", name_ + " is symbolic, so that this checker does not know which table counts");
    if (!has_unicode_table_ && (is_symbolic_ || !encoding.isNameAndEquals("/WinAnsiEncoding")))
        tell("31-027", name_ + " has no ToUnicode");
    read_simple_widths(font, tell);
}

/// Of a font that is not symbolic: WinAnsiEncoding as it is, or what is wrong.
void Font::check_encoding(QPDFObjectHandle encoding, const Tell& tell) {
    if (program_.glyph_of_unicode.empty()) tell("31-017", name_ + " has no Unicode table in its program");
    if (!encoding.isDictionary()) {
        if (!encoding.isNameAndEquals("/WinAnsiEncoding"))
            tell("31-019", name_ + " is not symbolic and has no WinAnsiEncoding");
        return;
    }
    if (!encoding.hasKey("/BaseEncoding"))
        tell("31-020", name_ + " has an encoding that rests on none");
    else if (name_in(encoding, "/BaseEncoding") != "/WinAnsiEncoding")
        tell("31-021", name_ + " has an encoding that rests on another than WinAnsiEncoding");
    if (!encoding.hasKey("/Differences")) return;
    tell("31-022", name_ + " has letters by name, which this checker cannot read");
    if (program_.glyph_of_unicode.empty())
        tell("31-023", name_ + " has letters by name and no Unicode table in its program");
}

void Font::read_simple_widths(QPDFObjectHandle font, const Tell& tell) {
    auto first = font.getKey("/FirstChar"), last = font.getKey("/LastChar"), widths = font.getKey("/Widths");
    if (!first.isInteger() || !last.isInteger() || !widths.isArray() ||
        last.getIntValueAsInt() - first.getIntValueAsInt() + 1 != widths.getArrayNItems())
        return tell("A 6.2.11.2", name_ + " has not one width for each code from its first to its last");
    for (int i = 0; i < widths.getArrayNItems(); ++i)
        widths_[static_cast<unsigned>(first.getIntValueAsInt() + i)] =
            widths.getArrayItem(i).getNumericValue();
}

void Font::read_composite(QPDFObjectHandle font, const Tell& tell) {
    if (!has_unicode_table_) tell("31-027", name_ + " has no ToUnicode");
    if (name_in(font, "/Encoding") != "/Identity-H")
        tell("31-006", name_ + " has a CMap that this checker cannot read");
    auto descendants = font.getKey("/DescendantFonts");
    if (!descendants.isArray() || descendants.getArrayNItems() != 1)
        return tell("31-009", name_ + " has not one font below it");
    auto descendant = descendants.getArrayItem(0);
    if (!descendant.isDictionary() || name_in(descendant, "/Subtype") != "/CIDFontType2")
        return tell("31-009", name_ + " is of a kind that this checker cannot read");
    check_descendant(descendant, tell);
    read_descriptor(descendant.getKey("/FontDescriptor"), tell);
    default_width_ = descendant.getKey("/DW").isNumber() ? descendant.getKey("/DW").getNumericValue() : 1000;
    read_widths(descendant.getKey("/W"));
}

void Font::check_descendant(QPDFObjectHandle descendant, const Tell& tell) {
    if (name_in(descendant, "/Type") != "/Font" || name_in(descendant, "/BaseFont") != name_)
        tell("A 6.2.11.2", name_ + " has a font below it of another type or name");
    auto system = descendant.getKey("/CIDSystemInfo");
    if (!system.isDictionary() || !system.getKey("/Registry").isString() ||
        !system.getKey("/Ordering").isString() || !system.getKey("/Supplement").isInteger())
        tell("A 6.2.11.3.1", name_ + " does not say which characters its codes are");
    auto map = descendant.getKey("/CIDToGIDMap");
    if (map.isNull())
        tell("31-005", name_ + " has no CIDToGIDMap");
    else if (map.isStream())
        tell("31-004", name_ + " has a stream as CIDToGIDMap, which this checker cannot read");
    else if (!map.isNameAndEquals("/Identity"))
        tell("31-004", name_ + " has neither a stream nor Identity as CIDToGIDMap");
}

/// ISO 32000-1, 9.7.4.3.
void Font::read_widths(QPDFObjectHandle widths) {
    for (int i = 0; widths.isArray() && i + 1 < widths.getArrayNItems();) {
        const auto first = static_cast<unsigned>(widths.getArrayItem(i).getIntValueAsInt());
        auto second = widths.getArrayItem(i + 1);
        if (second.isArray()) {
            for (int n = 0; n < second.getArrayNItems(); ++n)
                widths_[first + static_cast<unsigned>(n)] = second.getArrayItem(n).getNumericValue();
            i += 2;
        } else {
            const auto last = std::min(0xFFFFU, static_cast<unsigned>(second.getIntValueAsInt()));
            for (auto code = first; code <= last; ++code)
                widths_[code] = widths.getArrayItem(i + 2).getNumericValue();
            i += 3;
        }
    }
}

void Font::read_descriptor(QPDFObjectHandle descriptor, const Tell& tell) {
    if (!descriptor.isDictionary()) return tell("31-009", name_ + " is not embedded");
    if (name_in(descriptor, "/FontName") != name_)
        tell("A 6.2.11.2", name_ + " has another name where it is described");
    const auto flags =
        descriptor.getKey("/Flags").isInteger() ? descriptor.getKey("/Flags").getIntValue() : 0;
    is_symbolic_ = (flags & 4) != 0;
    if (is_symbolic_ == ((flags & 32) != 0))
        tell("A 6.2.11.6", name_ + " is both symbolic and not, or neither");
    if (descriptor.hasKey("/CIDSet")) {
        tell("31-014", name_ + " lists its glyphs, which this checker cannot read");
        tell("31-015", name_ + " lists its glyphs, which this checker cannot read");
    }
    auto program = descriptor.getKey("/FontFile2");
    if (!program.isStream()) return tell("31-009", name_ + " is not embedded as TrueType");
    try {
        program_ = program_of(stream_bytes(program));
    } catch (const std::out_of_range& trouble) {
        tell("31-009", name_ + ": " + trouble.what());
    }
}

std::optional<std::string> Font::unicode_of(unsigned code) const {
    const auto found = unicode_.find(code);
    if (found != unicode_.end()) return found->second;
    if (!is_composite_ && !is_symbolic_ && !has_unicode_table_) return utf8(unicode_of_windows(code));
    return std::nullopt;
}

void Font::check_glyph(unsigned code, const Tell& tell) {
    if (program_.advances.empty() || !checked_.insert(code).second) return;
    unsigned glyph = code;
    if (!is_composite_) {
        const auto found = program_.glyph_of_unicode.find(unicode_of_windows(code));
        if (found == program_.glyph_of_unicode.end())
            return tell("31-018", name_ + " has no glyph for code " + std::to_string(code));
        glyph = found->second;
    }
    if (glyph == 0) return tell("31-030", name_ + " shows .notdef");
    if (glyph >= program_.advances.size())
        return tell("31-011", name_ + " has no glyph " + std::to_string(glyph) + " in its program");
    if (!program_.has_outline[glyph] && !is_blank(unicode_of(code).value_or("")))
        tell("31-011", name_ + " draws nothing for glyph " + std::to_string(glyph));
    const auto width = widths_.count(code) > 0 ? widths_.at(code) : default_width_;
    if (std::abs(width - program_.advances[glyph]) > 1)
        tell("31-016", name_ + ": code " + std::to_string(code) + " is " + std::to_string(width) +
                           " wide in the dictionary and " + std::to_string(program_.advances[glyph]) +
                           " in the program");
}

std::string Font::decoded(const std::string& shown, const Tell& tell) {
    std::string text;
    const std::size_t size = is_composite_ ? 2 : 1;
    if (shown.size() % size != 0) tell("10-001", name_ + ": half a code is shown");
    for (std::size_t i = 0; i + size <= shown.size(); i += size) {
        const auto code = number_of(shown.substr(i, size));
        check_glyph(code, tell);
        const auto unicode = unicode_of(code);
        if (!unicode) tell("10-001", name_ + ": code " + std::to_string(code) + " has no Unicode");
        text += unicode.value_or(utf8(0xFFFD));
    }
    return text;
}

}  // namespace mektep::ua
