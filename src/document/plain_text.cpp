// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/plain_text.h"

#include "language/order.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace mektep {
namespace {

constexpr std::size_t columns = 78;
constexpr std::size_t address_indent = 34;

/// Words wrapped at the right edge; the first line begins with `first`, the others with as many blanks.
std::string wrapped(std::string_view text, const std::string& first) {
    const std::string rest(length(first), ' ');
    std::string result = first;
    std::size_t column = length(first);
    bool is_line_empty = true;
    while (!text.empty()) {
        const auto end = text.find_first_of(" \n");
        const auto word = text.substr(0, end);
        if (!word.empty()) {
            const auto width = length(word);
            if (!is_line_empty && column + 1 + width > columns) {
                result += '\n' + rest;
                column = rest.size();
                is_line_empty = true;
            }
            if (!is_line_empty) result += ' ', ++column;
            result += word;
            column += width;
            is_line_empty = false;
        }
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
    return result + '\n';
}

struct Writer {
    std::string text = {};

    void operator()(const Heading& heading) {
        text += '\n' + wrapped(words_of(heading.runs), heading.level == 1 ? "    " : "");
        text += '\n';
    }
    void operator()(const Paragraph& paragraph) {
        const bool is_address = paragraph.style == Paragraph::Style::address;
        text += wrapped(words_of(paragraph.runs), is_address ? std::string(address_indent, ' ') : "");
        if (!is_address) text += '\n';
    }
    void operator()(const List& list) {
        std::size_t number = 0;
        for (const auto& item : list.items)
            text += wrapped(words_of(item), list.ordered ? fmt::format("{}. ", ++number) : "- ");
        text += '\n';
    }
    void operator()(const Fields& fields) {
        for (const auto& field : fields.fields)
            text += wrapped(words_of(field.label) + ": " + words_of(field.value), "");
        text += '\n';
    }
    void operator()(const BlankLine& line) {
        text += wrapped(words_of(line.label) + ": ______________________________", "") + '\n';
    }
    /// In columns, each as wide as its widest cell; where that is wider than the page, row by row.
    void operator()(const Table& table) {
        if (!table.caption.empty()) text += wrapped(words_of(table.caption), "");
        std::vector<std::size_t> widths;
        const auto measure = [&](const std::vector<Runs>& row) {
            widths.resize(std::max(widths.size(), row.size()));
            for (std::size_t i = 0; i < row.size(); ++i)
                widths[i] = std::max(widths[i], length(words_of(row[i])));
        };
        measure(table.header);
        std::ranges::for_each(table.rows, measure);
        const auto width = std::accumulate(widths.begin(), widths.end(), widths.size() * 2);
        if (width > columns) return operator()(as_fields(table));
        const auto line = [&](const std::vector<Runs>& row, double bar = 0) {
            std::string cells;
            for (std::size_t i = 0; i < row.size(); ++i) {
                const auto words = words_of(row[i]);
                const std::string blanks(widths[i] - length(words), ' ');
                if (i == 0)
                    cells.append(words).append(blanks);
                else
                    cells.append("  ").append(blanks).append(words);
            }
            if (bar > 0)
                cells +=
                    "  " +
                    std::string(
                        static_cast<std::size_t>(std::ceil(bar * static_cast<double>(columns - width))), '#');
            text += cells.substr(0, cells.find_last_not_of(' ') + 1) + "\n";
        };
        if (!table.header.empty()) line(table.header);
        for (std::size_t i = 0; i < table.rows.size(); ++i)
            line(table.rows[i], i < table.bars.size() ? table.bars[i] : 0);
        text += '\n';
    }
    void operator()(const SheetBreak&) { text += "\n" + std::string(columns, '-') + "\n\n"; }
};

}  // namespace

std::string plain_text(const Document& document) {
    Writer writer;
    for (const auto& block : document.blocks) std::visit(writer, block);
    const auto begin = writer.text.find_first_not_of('\n');
    return begin == std::string::npos ? "" : writer.text.substr(begin);
}

}  // namespace mektep
