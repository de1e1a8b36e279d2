// SPDX-License-Identifier: GPL-3.0-or-later
// Reads what checkpoint 31 asks of a TrueType program.
#include "document/pdf_ua_font.h"

#include <stdexcept>

namespace mektep::ua {
namespace {

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
        for (unsigned i = 0; i < two(4); ++i) {
            const auto entry = 12 + std::size_t{16} * i;
            const auto begin = four(entry + 8);
            if (bytes_.compare(entry, 4, name) == 0) return begin;
        }
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

/// Of each glyph: its outline is not empty.
std::vector<bool> outlines_in(const Table& program) {
    const auto head = program.find("head"), loca = program.find("loca"), maxp = program.find("maxp");
    if (!head || !loca || !maxp) throw std::out_of_range("the font program lacks a table");
    const bool is_long = program.two(*head + 50) != 0;
    const auto begin_of = [&](std::size_t glyph) {
        return is_long ? program.four(*loca + 4 * glyph) : 2 * program.two(*loca + 2 * glyph);
    };
    std::vector<bool> outlines;
    for (unsigned glyph = 0; glyph < program.two(*maxp + 4); ++glyph)
        outlines.push_back(begin_of(glyph) < begin_of(std::size_t{glyph} + 1));
    return outlines;
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

}  // namespace

Program program_of(const std::string& bytes) {
    const Table table(bytes);
    const auto cmap = table.find("cmap");
    return {.advances = advances_in(table),
            .has_outline = outlines_in(table),
            .glyph_of_unicode = glyphs_in(table),
            .maps = cmap ? table.two(*cmap + 2) : 0};
}

}  // namespace mektep::ua
