// SPDX-License-Identifier: GPL-3.0-or-later
//
// How it is known that no hidden cell can be computed: by an example to the contrary. For each hidden cell
// the table keeps a *move*, a second table that a reader cannot tell from the true one: the same published
// cells, sums that add up, and another count in that cell, which like every hidden one is not nought, for
// noughts are published. A move adds or takes one at the
// corners of a box (two places in each dimension), so all corners are hidden together. Where no box is
// cheaper, one more report with these answers is such a move (all its corners grow), so there always is one.
#include "statistics/suppress.h"

#include <algorithm>
#include <optional>
#include <set>

namespace mektep {
namespace {

using Index = std::vector<std::size_t>;

/// A cell and by how much its count differs in the second table.
struct Change {
    Index index;
    std::int64_t by = 0;
};
using Move = std::vector<Change>;

bool is_small(std::int64_t count, int threshold) { return count > 0 && count < threshold; }

std::size_t total_of(const Dimension& dimension) { return dimension.categories.size(); }

/// The move whose corners are `from` and, in the dimensions where it differs, `to`. Two categories exchange a
/// report, so one grows and the other shrinks; a category and its total change together.
Move box(const FrequencyTable& table, const Index& from, const Index& to, std::int64_t by) {
    Move move{{from, by}};
    for (std::size_t d = 0; d < from.size(); ++d) {
        if (from[d] == to[d]) continue;
        const auto total = total_of(table.dimensions[d]);
        const bool exchanges = from[d] != total && to[d] != total;
        for (std::size_t n = move.size(); n-- > 0;) {
            auto opposite = move[n];
            opposite.index[d] = to[d];
            if (exchanges) opposite.by = -opposite.by;
            move.push_back(std::move(opposite));
        }
    }
    return move;
}

/// A table with a move applied, and what must hold for it to be a table of real reports.
class Moved {
public:
    Moved(const FrequencyTable& table, const Move& move) : table_(table), move_(move) {}

    /// Whether there can be reports that give this table. Where one may choose several answers the categories
    /// do not add up to the total, but each is at most the total, which is at most their sum, and two answers
    /// that together exceed the total overlap.
    [[nodiscard]] bool is_possible() const {
        for (const auto& change : move_) {
            if (table_.at(change.index).count == 0 || count(change.index) < 1) return false;
            for (std::size_t d = 0; d < change.index.size(); ++d)
                if (!table_.dimensions[d].adds_up &&
                    !(is_within_total(change.index, d) && overlaps(change.index, d)))
                    return false;
        }
        return true;
    }

private:
    [[nodiscard]] std::int64_t count(const Index& index) const {
        const auto changed = std::ranges::find(move_, index, &Change::index);
        return table_.at(index).count + (changed == move_.end() ? 0 : changed->by);
    }

    [[nodiscard]] bool is_within_total(Index index, std::size_t d) const {
        const auto total_index = total_of(table_.dimensions[d]);
        index[d] = total_index;
        const auto total = count(index);
        std::int64_t sum = 0;
        for (index[d] = 0; index[d] < total_index; ++index[d]) {
            const auto part = count(index);
            if (part > total) return false;
            sum += part;
        }
        return total <= sum;
    }

    /// Of T reports, a chose this and b chose that: at least a + b - T chose both.
    [[nodiscard]] bool overlaps(const Index& index, std::size_t d) const {
        for (std::size_t e = 0; e < index.size(); ++e) {
            if (e == d || table_.dimensions[e].adds_up) continue;
            const auto total_d = total_of(table_.dimensions[d]), total_e = total_of(table_.dimensions[e]);
            Index both = index, one = index, other = index, all = index;
            one[e] = other[d] = all[d] = all[e] = 0;
            all[d] = other[d] = total_d;
            all[e] = one[e] = total_e;
            for (both[d] = 0; both[d] < total_d; ++both[d])
                for (both[e] = 0; both[e] < total_e; ++both[e]) {
                    one[d] = both[d];
                    other[e] = both[e];
                    if (count(both) < count(one) + count(other) - count(all)) return false;
                }
        }
        return true;
    }

    const FrequencyTable& table_;
    const Move& move_;
};

std::size_t flat_index(const FrequencyTable& table, const Index& index) {
    return static_cast<std::size_t>(&table.at(index) - table.cells.data());
}

/// What is lost by hiding these cells too; nothing where it would be in vain, for another table shows one.
/// Sums are large by themselves; the number of all reports goes last.
std::optional<std::int64_t> price(const FrequencyTable& table, const Move& move,
                                  const std::vector<Known>& known) {
    constexpr std::int64_t of_all = 1'000'000'000;
    std::int64_t sum = 0;
    for (const auto& change : move) {
        const auto& cell = table.at(change.index);
        if (!known.empty() && known.at(flat_index(table, change.index)) == Known::shown) return std::nullopt;
        if (!cell.suppressed) sum += &cell == &table.cells.back() ? of_all : cell.count + 1;
    }
    return sum;
}

/// The opposite corners that a box around `from` may have: where categories add up another place is needed,
/// where they do not the cell may change alone or with its total.
bool may_be_opposite(const FrequencyTable& table, const Index& from, const Index& to) {
    for (std::size_t d = 0; d < from.size(); ++d) {
        const auto& dimension = table.dimensions[d];
        if (dimension.adds_up && from[d] == to[d]) return false;
        const bool is_pair_of_categories =
            from[d] != to[d] && from[d] != total_of(dimension) && to[d] != total_of(dimension);
        if (!dimension.adds_up && is_pair_of_categories) return false;
    }
    return true;
}

/// The move for this cell that costs least, the first among equals. `keeps_small`: a count that is hidden for
/// being small stays small in the second table, so that a reader who knows the rule cannot rule it out.
std::optional<Move> cheapest_move(const FrequencyTable& table, const Index& from, int threshold,
                                  bool keeps_small, const std::vector<Known>& known) {
    std::optional<Move> best;
    std::int64_t best_price = 0;
    const auto count = table.at(from).count;
    each_index(widths_of(table), [&](const Index& to) {
        if ((best && best_price == 0) || !may_be_opposite(table, from, to)) return;
        for (const std::int64_t by : {1, -1}) {
            if (keeps_small && is_small(count, threshold) && !is_small(count + by, threshold)) continue;
            auto move = box(table, from, to, by);
            const auto cost = price(table, move, known);
            if (!cost || (best && *cost >= best_price) || !Moved(table, move).is_possible()) continue;
            best_price = *cost;
            best = std::move(move);
        }
    });
    return best;
}

}  // namespace

FrequencyTable suppressed(FrequencyTable table, int threshold, const std::vector<Known>& known) {
    if (threshold < lowest_threshold) bug("a threshold of suppression under 5");
    std::vector<std::pair<std::int64_t, Index>> hidden;
    each_index(widths_of(table), [&](const Index& index) {
        auto& cell = table.at(index);
        const bool is_hidden_elsewhere =
            !known.empty() && cell.count > 0 && known.at(flat_index(table, index)) == Known::hidden;
        cell.suppressed = is_small(cell.count, threshold) || is_hidden_elsewhere;
        if (cell.suppressed) hidden.emplace_back(cell.count, index);
    });
    // The largest first: it has most choice, and the smaller ones often find their box hidden already.
    std::ranges::stable_sort(hidden, std::ranges::greater{}, &std::pair<std::int64_t, Index>::first);
    std::set<Index> has_move;
    for (const auto& [count, index] : hidden) {
        if (has_move.contains(index)) continue;
        auto move = cheapest_move(table, index, threshold, true, known);
        if (!move) move = cheapest_move(table, index, threshold, false, known);
        if (!move && known.empty()) bug("a table to which no report can be added");
        if (!move) continue;
        for (const auto& change : *move) {
            table.at(change.index).suppressed = true;
            has_move.insert(change.index);
        }
    }
    return table;
}

}  // namespace mektep
