// SPDX-License-Identifier: GPL-3.0-or-later
// From opened reports to tables that may be published.
#pragma once

#include "statistics/bulletin.h"
#include "statistics/register.h"
#include "statistics/tally.h"

#include <functional>

namespace mektep {

/// What one table counts.
struct Wanted {
    std::vector<std::string> by;
    Selection selection;
    bool is_coverage = false;
};

/// The shares that the questionnaire's coverage declares, also by these questions; nothing where it declares
/// none.
std::optional<Wanted> coverage_table(const Interview& questionnaire, const Selection& selection,
                                     std::vector<std::string> by);
/// The tables of a bulletin: how many reports, the coverage, each other question that is answered by codes,
/// then the crosses that the questionnaire declares; a question by which the selection selects is no table.
std::vector<Wanted> tables_of_bulletin(const Interview& questionnaire, const Selection& selection);

/// Tables whose small counts are hidden, and the releases that they become when they are given out.
struct Counted {
    std::vector<Section> sections;
    std::vector<Release> releases;
};
/// Tables that are published together, counted while the reports come. The pack outlives them.
class Tallies {
public:
    /// Of one questionnaire. Problems: as Tally::of().
    static Result<Tallies> of(const std::vector<Wanted>& wanted, const Pack& pack);
    void add(const Record& record);

    [[nodiscard]] const Pack& pack() const { return *pack_; }
    [[nodiscard]] const Interview& questionnaire() const { return *questionnaire_; }
    [[nodiscard]] int version() const;
    /// Of the questionnaire and this version of it, selected or not: releases are held against each other by
    /// it. Where reports that are not selected were not added, count_among() tells it.
    [[nodiscard]] std::int64_t reports() const { return reports_; }
    void count_among(std::int64_t reports) { reports_ = reports; }
    /// The tables with all their counts. A coverage that leaves few reports out leaves out none: all reports
    /// less the coverage would tell how many.
    [[nodiscard]] std::vector<Section> sections(Language language) const;

private:
    struct Table {
        Wanted wanted;
        Tally tally;
        std::optional<Wanted> wide;  ///< of a coverage: without its condition
        std::optional<Tally> wide_tally;
    };

    const Pack* pack_ = nullptr;
    const Interview* questionnaire_ = nullptr;
    std::int64_t reports_ = 0;
    std::vector<Table> tables_;
};

/// Hides what is small, what it could be computed from in its table, and what it could be computed from in
/// all these tables and those published before; never with a threshold below lowest_threshold.
Counted counted(const Tallies& tallies, const std::vector<Release>& before, Day today, Language language);
/// The same of records that are at hand. Problems: as Tally::of().
Result<Counted> counted(const std::vector<Record>& records, const std::vector<Wanted>& wanted,
                        const std::vector<Release>& before, const Pack& pack, Day today, Language language);
/// The same sections with their labels in another language.
std::vector<Section> in_language(std::vector<Section> sections, const Pack& pack, Language language);

/// The threshold that the settings of the pack lead to.
int threshold_of(const Pack& pack);

/// Enters the releases in the register, before anything is given out: what was given out and is not in it
/// could undo all that comes after. Then gives them out; where that fails (it throws, or has problems) they
/// are taken from the register again. Two programs do so one after the other. Problems, and nothing entered:
/// a hidden count could be computed from them and those before; the register is not readable. Failure(disk).
Problems publish(const std::filesystem::path& register_file, const std::vector<Release>& releases,
                 const Pack& pack, Language language, const std::function<Problems()>& give_out);

}  // namespace mektep
