// SPDX-License-Identifier: GPL-3.0-or-later
// What staff may ask of the opened reports, counted while they are opened: none is kept.
#pragma once

#include "screen/event.h"
#include "statistics/credible.h"
#include "statistics/publication.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace mektep {

/// The tables of a bulletin for each choice that staff can make: a questionnaire, of all regions or one, of
/// all years or one.
class StaffCounts {
public:
    explicit StaffCounts(const Pack& pack) : pack_(pack) {}

    /// `today`: a later month is none of a report.
    void add(const Record& record, Day today);
    /// Forgets all.
    void clear();

    /// Of the questionnaires of the pack.
    [[nodiscard]] std::int64_t reports() const { return reports_; }
    /// That no kiosk can have made, or with another version of its questionnaire.
    [[nodiscard]] std::int64_t left_out() const;
    /// Codes of the regions, and the years, that there are reports of.
    [[nodiscard]] std::vector<std::string> regions() const { return {regions_.begin(), regions_.end()}; }
    [[nodiscard]] std::vector<int> years() const { return {years_.begin(), years_.end()}; }
    [[nodiscard]] Tallies of(const StatisticsChoice& choice) const;

private:
    struct Order {
        bool operator()(const StatisticsChoice& one, const StatisticsChoice& other) const;
    };

    const Pack& pack_;
    std::map<StatisticsChoice, Tallies, Order> tallies_;
    std::set<std::string> regions_;
    std::set<int> years_;
    std::int64_t reports_ = 0;
    Oddities oddities_;
};

}  // namespace mektep
