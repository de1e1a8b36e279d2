// SPDX-License-Identifier: GPL-3.0-or-later
#include "statistics/attacker.h"

#include <glpk.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <memory>
#include <stdexcept>

namespace mektep {
namespace {

/// low <= sum of factor * count(cell) <= high
struct Relation {
    std::vector<std::pair<std::size_t, double>> terms;
    bool is_equation = false;
};

class Shape {
public:
    explicit Shape(const FrequencyTable& table) : table_(table) {
        std::size_t stride = 1;
        strides_.resize(table.dimensions.size());
        for (std::size_t d = strides_.size(); d-- > 0;) {
            strides_[d] = stride;
            stride *= table.dimensions[d].categories.size() + 1;
        }
    }

    /// The relations that hold in every table of this shape.
    [[nodiscard]] std::vector<Relation> relations() const {
        std::vector<Relation> all;
        for (std::size_t d = 0; d < strides_.size(); ++d)
            for (std::size_t cell = 0; cell < table_.cells.size(); ++cell) {
                if (place(cell, d) != 0) continue;
                if (table_.dimensions[d].adds_up)
                    add_sum(cell, d, all);
                else
                    add_bounds(cell, d, all);
            }
        return all;
    }

private:
    [[nodiscard]] std::size_t parts(std::size_t d) const { return table_.dimensions[d].categories.size(); }
    [[nodiscard]] std::size_t place(std::size_t cell, std::size_t d) const {
        return cell / strides_[d] % (parts(d) + 1);
    }
    [[nodiscard]] std::size_t at(std::size_t first, std::size_t d, std::size_t n) const {
        return first + n * strides_[d];
    }

    void add_sum(std::size_t first, std::size_t d, std::vector<Relation>& all) const {
        Relation sum{.terms = {{at(first, d, parts(d)), -1.0}}, .is_equation = true};
        for (std::size_t n = 0; n < parts(d); ++n) sum.terms.emplace_back(at(first, d, n), 1.0);
        all.push_back(std::move(sum));
    }

    /// Several answers may be given: each category is within the total, the total within their sum, and two
    /// that exceed it overlap.
    void add_bounds(std::size_t first, std::size_t d, std::vector<Relation>& all) const {
        const auto total = at(first, d, parts(d));
        Relation covers{.terms = {{total, -1.0}}};
        for (std::size_t n = 0; n < parts(d); ++n) {
            covers.terms.emplace_back(at(first, d, n), 1.0);
            all.push_back({.terms = {{total, 1.0}, {at(first, d, n), -1.0}}});
        }
        all.push_back(std::move(covers));
        for (std::size_t e = d + 1; e < strides_.size(); ++e) {
            if (table_.dimensions[e].adds_up || place(first, e) != 0) continue;
            for (std::size_t n = 0; n < parts(d); ++n)
                for (std::size_t m = 0; m < parts(e); ++m)
                    all.push_back({.terms = {{at(at(first, d, n), e, m), 1.0},
                                             {at(at(first, d, n), e, parts(e)), -1.0},
                                             {at(total, e, m), -1.0},
                                             {at(total, e, parts(e)), 1.0}}});
        }
    }

    const FrequencyTable& table_;
    std::vector<std::size_t> strides_;
};

/// A way to have answered all questions of the table, as far as it can tell: for each dimension the places
/// where such a report is counted.
using Way = std::vector<std::vector<std::size_t>>;

/// Every way, where several may be ticked every set of what somebody ticked; nothing if they are too many.
std::vector<Way> ways_in(const FrequencyTable& table) {
    constexpr std::size_t most_ways = 300;
    std::vector<Way> ways{{}};
    for (std::size_t d = 0; d < table.dimensions.size(); ++d) {
        const auto& dimension = table.dimensions[d];
        const auto total = dimension.categories.size();
        std::vector<std::size_t> index, given;
        for (const auto& each : table.dimensions) index.push_back(each.categories.size());
        std::vector<std::vector<std::size_t>> sets;
        for (index[d] = 0; index[d] < total; ++index[d]) {
            const bool is_alone = dimension.adds_up || dimension.categories[index[d]].code == unanswered_code;
            if (is_alone) sets.push_back({index[d], total});
            if (!is_alone && (table.at(index).suppressed || table.at(index).count != 0))
                given.push_back(index[d]);
        }
        if (given.size() > 10) return {};
        for (std::size_t set = 1; set < std::size_t{1} << given.size(); ++set) {
            sets.push_back({total});
            for (std::size_t i = 0; i < given.size(); ++i)
                if ((set >> i & 1U) != 0) sets.back().push_back(given[i]);
        }
        if (ways.size() * sets.size() > most_ways) return {};
        std::vector<Way> longer;
        for (const auto& way : ways)
            for (const auto& places : sets) {
                longer.push_back(way);
                longer.back().push_back(places);
            }
        ways = std::move(longer);
    }
    return ways;
}

/// An integer program over the hidden cells, asked again and again with other bounds for one cell.
class Program {
public:
    Program(const FrequencyTable& table, int threshold, const std::set<std::size_t>& asked_for)
        : table_(table), asked_for_(asked_for), columns_(table.cells.size(), 0) {
        glp_term_out(GLP_OFF);
        const auto all = std::ranges::max(table.cells, {}, &Cell::count).count;
        most_ = 2.0 * static_cast<double>(all) + 2.0 * threshold;
        for (std::size_t cell = 0; cell < table.cells.size(); ++cell) {
            if (!table.cells[cell].suppressed) continue;
            columns_[cell] = new_column(GLP_IV, least(cell), most_);
            hidden_.push_back(cell);
        }
        for (const auto& relation : Shape(table).relations()) add(relation);
        add_ways();
        add_rule(threshold);
    }

    [[nodiscard]] const std::vector<std::size_t>& hidden() const { return hidden_; }

    /// Counts of the hidden cells that agree with everything and have this cell within [low, high]; empty if
    /// there are none.
    std::vector<std::int64_t> counts_with(std::size_t cell, double low, double high) {
        if (low > high) return {};
        const int column = columns_[cell];
        glp_set_col_bnds(program_.get(), column, low < high ? GLP_DB : GLP_FX, low, high);
        glp_iocp options;
        glp_init_iocp(&options);
        options.presolve = GLP_ON;
        const int failed = glp_intopt(program_.get(), &options);
        glp_set_col_bnds(program_.get(), column, GLP_DB, least(cell), most_);
        if (failed != 0 && failed != GLP_ENOPFS && failed != GLP_ENODFS)
            throw std::runtime_error("GLPK could not solve a program");
        if (failed != 0 || glp_mip_status(program_.get()) != GLP_OPT) return {};
        std::vector<std::int64_t> counts;
        for (const auto each : hidden_)
            counts.push_back(std::llround(glp_mip_col_val(program_.get(), columns_[each])));
        return counts;
    }

    [[nodiscard]] double most() const { return most_; }
    /// A nought would be shown.
    [[nodiscard]] double least(std::size_t cell) const { return asked_for_.contains(cell) ? 0 : 1; }

private:
    int new_column(int kind, double low, double high) {
        const int column = glp_add_cols(program_.get(), 1);
        glp_set_col_kind(program_.get(), column, kind);
        if (kind == GLP_IV) glp_set_col_bnds(program_.get(), column, GLP_DB, low, high);
        return column;
    }

    /// Each cell is the number of the reports that are counted in it.
    void add_ways() {
        const bool ticks = std::ranges::any_of(table_.dimensions, [](const auto& d) { return !d.adds_up; });
        if (!ticks) return;  // the sums say all
        std::vector<std::vector<std::pair<int, double>>> terms(table_.cells.size());
        for (const auto& way : ways_in(table_)) {
            const int reports = new_column(GLP_IV, 0, most_);
            const std::function<void(std::size_t, std::size_t)> count = [&](std::size_t d, std::size_t cell) {
                if (d == way.size()) return terms[cell].emplace_back(reports, 1.0), void();
                for (const auto place : way[d])
                    count(d + 1, cell * (table_.dimensions[d].categories.size() + 1) + place);
            };
            count(0, 0);
        }
        if (std::ranges::all_of(terms, &std::vector<std::pair<int, double>>::empty)) return;  // too many
        for (std::size_t cell = 0; cell < terms.size(); ++cell) {
            const auto& [known, is_hidden] = table_.cells[cell];
            const auto number = is_hidden ? 0.0 : static_cast<double>(known);
            if (is_hidden) terms[cell].emplace_back(columns_[cell], -1.0);
            if (!terms[cell].empty()) new_row(terms[cell], GLP_FX, number, number);
        }
    }

    void new_row(const std::vector<std::pair<int, double>>& terms, int kind, double low, double high) {
        const int row = glp_add_rows(program_.get(), 1);
        std::vector<int> columns{0};
        std::vector<double> factors{0};
        for (const auto& [column, factor] : terms) columns.push_back(column), factors.push_back(factor);
        glp_set_row_bnds(program_.get(), row, kind, low, high);
        glp_set_mat_row(program_.get(), row, static_cast<int>(terms.size()), columns.data(), factors.data());
    }

    /// Sums and bounds; what is published moves to the other side.
    void add(const Relation& relation) {
        std::vector<std::pair<int, double>> terms;
        double known = 0;
        for (const auto& [cell, factor] : relation.terms) {
            if (table_.cells[cell].suppressed)
                terms.emplace_back(columns_[cell], factor);
            else
                known += factor * static_cast<double>(table_.cells[cell].count);
        }
        if (!terms.empty()) new_row(terms, relation.is_equation ? GLP_FX : GLP_LO, -known, -known);
    }

    /// Some hidden count is small: a switch for each, at least one on.
    void add_rule(int threshold) {
        std::vector<std::pair<int, double>> switches;
        for (const auto cell : hidden_) {
            const int is_small = new_column(GLP_BV, 0, 1);
            new_row({{columns_[cell], 1.0}, {is_small, -1.0}}, GLP_LO, 0, 0);
            new_row({{columns_[cell], 1.0}, {is_small, most_ - threshold + 1}}, GLP_UP, 0, most_);
            switches.emplace_back(is_small, 1.0);
        }
        if (!switches.empty()) new_row(switches, GLP_LO, 1, 1);
    }

    struct Release {
        void operator()(glp_prob* program) const { glp_delete_prob(program); }
    };
    const FrequencyTable& table_;
    const std::set<std::size_t>& asked_for_;
    std::unique_ptr<glp_prob, Release> program_{glp_create_prob()};
    std::vector<int> columns_;
    std::vector<std::size_t> hidden_;
    double most_ = 0;
};

}  // namespace

std::vector<std::size_t> derived_cells(const FrequencyTable& table, int threshold,
                                       const std::set<std::size_t>& asked_for) {
    if (table.cells.empty()) return {};
    Program program(table, threshold, asked_for);
    const auto& hidden = program.hidden();
    std::vector<bool> has_other(hidden.size(), false);
    std::vector<std::size_t> derived;
    for (std::size_t i = 0; i < hidden.size(); ++i) {
        if (has_other[i]) continue;
        const auto count = static_cast<double>(table.cells[hidden[i]].count);
        auto other = program.counts_with(hidden[i], count + 1, program.most());
        if (other.empty()) other = program.counts_with(hidden[i], program.least(hidden[i]), count - 1);
        if (other.empty()) {
            derived.push_back(hidden[i]);
            continue;
        }
        // One other table clears every cell in which it differs.
        for (std::size_t n = 0; n < hidden.size(); ++n)
            if (other[n] != table.cells[hidden[n]].count) has_other[n] = true;
    }
    return derived;
}

}  // namespace mektep
