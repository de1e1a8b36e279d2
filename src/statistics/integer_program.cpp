// SPDX-License-Identifier: GPL-3.0-or-later
#include "statistics/integer_program.h"

#include <glpk.h>

#include <algorithm>
#include <cmath>

namespace mektep {

void IntegerProgram::Deleter::operator()(glp_prob* program) const { glp_delete_prob(program); }

IntegerProgram::IntegerProgram() : program_(glp_create_prob()) { glp_term_out(GLP_OFF); }

int IntegerProgram::new_unknown(double most) {
    const int column = glp_add_cols(program_.get(), 1);
    glp_set_col_kind(program_.get(), column, GLP_IV);
    glp_set_col_bnds(program_.get(), column, GLP_DB, 0, most);
    return column;
}

int IntegerProgram::unknowns() const { return glp_get_num_cols(program_.get()); }

int IntegerProgram::require(const Sum& sum, double low, double high) {
    const int row = glp_add_rows(program_.get(), 1);
    std::vector<int> columns{0};
    std::vector<double> factors{0};
    for (const auto& [column, factor] : sum) columns.push_back(column), factors.push_back(factor);
    const bool ends = high < no_end;
    glp_set_row_bnds(program_.get(), row, !ends ? GLP_LO : low < high ? GLP_DB : GLP_FX, low, high);
    glp_set_mat_row(program_.get(), row, static_cast<int>(sum.size()), columns.data(), factors.data());
    return row;
}

std::vector<double> IntegerProgram::solve(const Sum* sum, double low, double high, int milliseconds,
                                          bool& in_time) {
    if (unknowns() == 0) return {0};
    const int row = sum != nullptr ? require(*sum, low, high) : 0;
    glp_iocp options;
    glp_init_iocp(&options);
    options.presolve = GLP_ON;
    options.tm_lim = std::max(1, milliseconds);
    const int failed = glp_intopt(program_.get(), &options);
    std::vector<double> values;
    in_time = failed != GLP_ETMLIM;
    const bool is_empty = failed == GLP_ENOPFS || failed == GLP_ENODFS;
    if (failed != 0 && !is_empty && in_time) in_time = false;  // not decided is not safe
    const auto status = glp_mip_status(program_.get());
    if (failed == 0 && (status == GLP_OPT || status == GLP_FEAS)) {
        values.resize(static_cast<std::size_t>(unknowns()) + 1);
        for (int column = 1; column <= unknowns(); ++column)
            values[static_cast<std::size_t>(column)] = std::round(glp_mip_col_val(program_.get(), column));
    }
    if (row != 0) {
        const int rows[] = {0, row};
        glp_del_rows(program_.get(), 1, rows);
    }
    return values;
}

}  // namespace mektep
