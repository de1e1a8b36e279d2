// SPDX-License-Identifier: GPL-3.0-or-later
#include "statistics/suppress.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace mektep {
namespace {

/// A sum that a reader can form: the cells of one line and their total.
struct Line {
    std::vector<std::size_t> parts;
    std::size_t total = 0;
};

/// Every line of the table along every dimension whose categories add up; answers to "choose several" do not.
std::vector<Line> lines_of(const Table& table) {
    std::vector<Line> lines;
    std::size_t stride = table.cells.size();
    for (const auto& dimension : table.dimensions) {
        const auto size = dimension.categories.size() + 1;
        stride /= size;
        if (!dimension.adds_up) continue;
        for (std::size_t cell = 0; cell < table.cells.size(); ++cell) {
            if (cell / stride % size != 0) continue;  // the line's first cell stands for it
            Line line;
            for (std::size_t i = 0; i + 1 < size; ++i) line.parts.push_back(cell + i * stride);
            line.total = cell + (size - 1) * stride;
            lines.push_back(std::move(line));
        }
    }
    return lines;
}

struct Bounds {
    std::int64_t low = 0;
    std::int64_t high = 0;
};

/// What a reader can conclude: published cells are known; hidden ones are narrowed by every sum until nothing changes. The reader knows
/// the rule, too: a cell that was hidden first lies between 1 and threshold-1, but which those are is not published.
std::vector<Bounds> known_to_reader(const Table& table, const std::vector<Line>& lines) {
    const auto most = table.cells.empty() ? 0 : std::ranges::max(table.cells, {}, &Cell::count).count;
    std::vector<Bounds> bounds(table.cells.size());
    for (std::size_t i = 0; i < bounds.size(); ++i)
        bounds[i] = table.cells[i].suppressed ? Bounds{0, most} : Bounds{table.cells[i].count, table.cells[i].count};
    const auto narrow = [](Bounds& b, std::int64_t low, std::int64_t high) {
        const bool narrower = low > b.low || high < b.high;
        b.low = std::max(b.low, low);
        b.high = std::min(b.high, high);
        return narrower;
    };
    for (bool changed = true; changed;) {
        changed = false;
        for (const auto& line : lines) {
            std::int64_t low = 0, high = 0;
            for (const auto part : line.parts) low += bounds[part].low, high += bounds[part].high;
            changed |= narrow(bounds[line.total], low, high);
            const auto total = bounds[line.total];
            for (const auto part : line.parts) {
                auto& b = bounds[part];
                changed |= narrow(b, total.low - (high - b.high), total.high - (low - b.low));
                // `low` and `high` stay valid bounds of the sum, though no longer the narrowest: the next round narrows further.
            }
        }
    }
    return bounds;
}

/// Whether the hidden cells of each line could be told apart: a line with exactly one hidden cell gives it away.
std::optional<Line> revealing_line(const Table& table, const std::vector<Line>& lines) {
    for (const auto& line : lines) {
        std::size_t hidden = table.cells[line.total].suppressed ? 1 : 0;
        for (const auto part : line.parts) hidden += table.cells[part].suppressed ? 1 : 0;
        if (hidden == 1) return line;
    }
    return std::nullopt;
}

/// Hides the least telling cell of the line that is still shown: the smallest count that is not zero, else a zero, the total last.
bool hide_one_more(Table& table, const Line& line) {
    std::optional<std::size_t> best;
    const auto cost = [&](std::size_t cell) {
        const auto count = table.cells[cell].count;
        return count == 0 ? std::numeric_limits<std::int64_t>::max() / 2 : count;
    };
    for (const auto part : line.parts)
        if (!table.cells[part].suppressed && (!best || cost(part) < cost(*best))) best = part;
    if (!best && !table.cells[line.total].suppressed) best = line.total;
    if (!best) return false;
    table.cells[*best].suppressed = true;
    return true;
}

/// The line of a cell that has most left to hide.
std::optional<Line> line_to_loosen(const Table& table, const std::vector<Line>& lines, std::size_t cell) {
    std::optional<Line> chosen;
    std::size_t most = 0;
    for (const auto& line : lines) {
        const bool holds_cell = line.total == cell || std::ranges::find(line.parts, cell) != line.parts.end();
        if (!holds_cell) continue;
        std::size_t shown = table.cells[line.total].suppressed ? 0 : 1;
        for (const auto part : line.parts) shown += table.cells[part].suppressed ? 0 : 1;
        if (shown > most) most = shown, chosen = line;
    }
    return chosen;
}

}  // namespace

Table suppressed(Table table, int threshold) {
    if (threshold < lowest_threshold) bug("a threshold of suppression under 5");
    for (auto& cell : table.cells) cell.suppressed = cell.count > 0 && cell.count < threshold;
    const auto lines = lines_of(table);
    // Each round hides at least one cell more, so it ends; in the worst case with everything hidden.
    while (true) {
        if (const auto line = revealing_line(table, lines)) {
            if (!hide_one_more(table, *line)) break;
            continue;
        }
        const auto bounds = known_to_reader(table, lines);
        std::optional<std::size_t> known;
        for (std::size_t i = 0; i < bounds.size() && !known; ++i)
            if (table.cells[i].suppressed && bounds[i].low == bounds[i].high) known = i;
        if (!known) break;
        const auto line = line_to_loosen(table, lines, *known);
        if (!line || !hide_one_more(table, *line)) break;
    }
    return table;
}

}  // namespace mektep
