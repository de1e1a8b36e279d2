// SPDX-License-Identifier: GPL-3.0-or-later
#include "statistics/sample_table.h"

#include <random>

namespace mektep {

FrequencyTable empty_table(const std::vector<SampleSide>& sides) {
    FrequencyTable table;
    std::size_t size = 1;
    for (const auto& side : sides) {
        Dimension dimension;
        dimension.adds_up = side.adds_up;
        for (std::size_t i = 0; i < side.categories; ++i)
            dimension.categories.push_back({std::to_string(i), {}});
        table.dimensions.push_back(std::move(dimension));
        size *= side.categories + 1;
    }
    table.cells.resize(size);
    return table;
}

void count(FrequencyTable& table, const SampleReport& report, std::vector<std::size_t> index) {
    if (index.size() == report.size()) {
        ++table.at(index).count;
        return;
    }
    const auto d = index.size();
    index.push_back(table.dimensions[d].categories.size());
    count(table, report, index);
    for (const auto category : report[d]) {
        index.back() = category;
        count(table, report, index);
    }
}

FrequencyTable line(const std::vector<std::int64_t>& counts) {
    auto table = empty_table({{counts.size(), true}});
    for (std::size_t i = 0; i < counts.size(); ++i) {
        table.cells[i].count = counts[i];
        table.cells.back().count += counts[i];
    }
    return table;
}

FrequencyTable square(const std::vector<std::vector<std::int64_t>>& rows) {
    auto table = empty_table({{rows.size(), true}, {rows.front().size(), true}});
    for (std::size_t r = 0; r < rows.size(); ++r)
        for (std::size_t c = 0; c < rows[r].size(); ++c)
            for (const auto& index :
                 {std::vector{r, c}, std::vector{rows.size(), c}, std::vector{r, rows[r].size()},
                  std::vector{rows.size(), rows[r].size()}})
                table.at(index).count += rows[r][c];
    return table;
}

std::vector<SampleReport> random_reports(const std::vector<SampleSide>& sides, std::size_t reports,
                                         unsigned seed) {
    std::mt19937 random(seed);
    const auto uneven = [&](std::size_t categories) {
        const auto n = random() % categories;
        return random() % 3 == 0 ? n : n % ((categories + 1) / 2);
    };
    std::vector<SampleReport> all;
    for (std::size_t i = 0; i < reports; ++i) {
        SampleReport report;
        for (const auto& side : sides) {
            std::vector<std::size_t> chosen{uneven(side.categories)};
            for (std::size_t n = 0; !side.adds_up && n < side.categories; ++n)
                if (random() % 3 == 0 && n != chosen.front()) chosen.push_back(n);
            report.push_back(std::move(chosen));
        }
        all.push_back(std::move(report));
    }
    return all;
}

FrequencyTable random_table(const std::vector<SampleSide>& sides, std::size_t reports, unsigned seed) {
    auto table = empty_table(sides);
    for (const auto& report : random_reports(sides, reports, seed)) count(table, report);
    return table;
}

}  // namespace mektep
