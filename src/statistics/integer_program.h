// SPDX-License-Identifier: GPL-3.0-or-later
// Whole numbers of which some sums are known, solved by GLPK. Private to `statistics`.
#pragma once

#include <map>
#include <memory>
#include <vector>

struct glp_prob;

namespace mektep {

/// Unknowns by their number, each with its factor.
using Sum = std::map<int, double>;

inline constexpr double no_end = 1e18;

class IntegerProgram {
public:
    IntegerProgram();

    /// A whole number from 0 to most; its number, from 1.
    int new_unknown(double most);
    [[nodiscard]] int unknowns() const;
    /// The sum is between these bounds. Its row.
    int require(const Sum& sum, double low, double high);

    /// A value for every unknown, at the place of its number, with this sum between these bounds if one is
    /// given; empty if there is none. `in_time`: whether that was found out.
    std::vector<double> solve(const Sum* sum, double low, double high, int milliseconds, bool& in_time);

private:
    struct Deleter {
        void operator()(glp_prob* program) const;
    };
    std::unique_ptr<glp_prob, Deleter> program_;
};

}  // namespace mektep
