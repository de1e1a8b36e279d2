// SPDX-License-Identifier: GPL-3.0-or-later
#include "statistics/attacker.h"

#include <glpk.h>

#include <algorithm>
#include <cmath>
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

/// An integer program over the hidden cells, asked again and again with other bounds for one cell.
class Program {
public:
    Program(const FrequencyTable& table, int threshold) : table_(table), columns_(table.cells.size(), 0) {
        glp_term_out(GLP_OFF);
        const auto all = std::ranges::max(table.cells, {}, &Cell::count).count;
        most_ = 2.0 * static_cast<double>(all) + 2.0 * threshold;
        for (std::size_t cell = 0; cell < table.cells.size(); ++cell) {
            if (!table.cells[cell].suppressed) continue;
            columns_[cell] = new_column(GLP_IV, most_);
            hidden_.push_back(cell);
        }
        for (const auto& relation : Shape(table).relations()) add(relation);
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
        glp_set_col_bnds(program_.get(), column, GLP_DB, 0, most_);
        if (failed != 0 && failed != GLP_ENOPFS && failed != GLP_ENODFS)
            throw std::runtime_error("GLPK could not solve a program");
        if (failed != 0 || glp_mip_status(program_.get()) != GLP_OPT) return {};
        std::vector<std::int64_t> counts;
        for (const auto each : hidden_)
            counts.push_back(std::llround(glp_mip_col_val(program_.get(), columns_[each])));
        return counts;
    }

    [[nodiscard]] double most() const { return most_; }

private:
    int new_column(int kind, double high) {
        const int column = glp_add_cols(program_.get(), 1);
        glp_set_col_kind(program_.get(), column, kind);
        if (kind == GLP_IV) glp_set_col_bnds(program_.get(), column, GLP_DB, 0, high);
        return column;
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
            const int is_small = new_column(GLP_BV, 1);
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
    std::unique_ptr<glp_prob, Release> program_{glp_create_prob()};
    std::vector<int> columns_;
    std::vector<std::size_t> hidden_;
    double most_ = 0;
};

}  // namespace

std::vector<std::size_t> derived_cells(const FrequencyTable& table, int threshold) {
    if (table.cells.empty()) return {};
    Program program(table, threshold);
    const auto& hidden = program.hidden();
    std::vector<bool> has_other(hidden.size(), false);
    std::vector<std::size_t> derived;
    for (std::size_t i = 0; i < hidden.size(); ++i) {
        if (has_other[i]) continue;
        const auto count = static_cast<double>(table.cells[hidden[i]].count);
        auto other = program.counts_with(hidden[i], count + 1, program.most());
        if (other.empty()) other = program.counts_with(hidden[i], 0, count - 1);
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
