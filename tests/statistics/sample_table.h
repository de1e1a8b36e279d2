// SPDX-License-Identifier: GPL-3.0-or-later
// Tables made for a test.
#pragma once

#include "statistics/table.h"

#include <cstdint>
#include <vector>

namespace mektep {

/// A dimension that a test asks for.
struct SampleSide {
    std::size_t categories = 0;
    bool adds_up = true;
};

FrequencyTable empty_table(const std::vector<SampleSide>& sides);

/// The chosen categories of one report, for each dimension.
using SampleReport = std::vector<std::vector<std::size_t>>;

void count(FrequencyTable& table, const SampleReport& report, std::vector<std::size_t> index = {});

/// One dimension with these counts.
FrequencyTable line(const std::vector<std::int64_t>& counts);
/// Rows and columns that add up.
FrequencyTable square(const std::vector<std::vector<std::int64_t>>& rows);
/// Reports whose answers are spread unevenly, as real ones are: few categories get most of them.
std::vector<SampleReport> random_reports(const std::vector<SampleSide>& sides, std::size_t reports,
                                         unsigned seed);
FrequencyTable random_table(const std::vector<SampleSide>& sides, std::size_t reports, unsigned seed);

}  // namespace mektep
