// SPDX-License-Identifier: GPL-3.0-or-later
// Counts opened records by up to three questions while they come: none is kept, and a million take as much
// memory as one.
#pragma once

#include "report/record.h"
#include "statistics/table.h"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace mektep {

class Tally {
public:
    /// Of the reports that the selection selects, by these questions (0 to 3 of them). Problems: an unknown
    /// question or code, a question whose answers are not codes, several codes where one report may hold more
    /// than one of them, too many questions. The pack outlives it.
    static Result<Tally> of(const std::vector<std::string>& by, const Selection& selection, const Pack& pack);

    /// Counts the record if it is selected. Anybody can seal a record to the public key, so one that says the
    /// same twice says it once, and one that gives two answers where one is asked for gives none.
    void add(const Record& record);

    /// How many were counted.
    [[nodiscard]] std::int64_t reports() const { return reports_; }
    [[nodiscard]] FrequencyTable table(Language language) const;

private:
    struct HashOfText {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    using Position = std::uint32_t;

    /// A question by which is counted. Its first two positions are no answer and, where several answers may
    /// be given, all reports; then come its codes, of a month or a number in the order in which they are met.
    struct Side {
        const Question* question = nullptr;
        std::unordered_map<std::string, Position, HashOfText, std::equal_to<>> positions = {};
        std::vector<std::string> codes = {};
        bool is_open = false;  ///< its codes are not known before
        bool has_unanswered = false;

        void learn(std::string_view code);
        /// Where this answer counts.
        void find(const Record& record, std::vector<Position>& found);
    };
    struct Condition {
        const Question* question = nullptr;
        std::vector<std::string> any_of;
    };
    static constexpr std::size_t most_sides = 3;
    using Place = std::array<Position, most_sides>;
    struct HashOfPlace {
        std::size_t operator()(const Place& place) const;
    };

    Tally(const Interview& questionnaire, const Pack& pack, Selection selection);
    [[nodiscard]] bool is_selected(const Record& record) const;
    void count(std::size_t side, Place& place);

    const Interview* questionnaire_;
    const Pack* pack_;
    Selection selection_;
    int version_;
    std::vector<Condition> conditions_;
    std::vector<Side> sides_;
    std::array<std::vector<Position>, most_sides> found_;  ///< of one record
    std::unordered_map<Place, std::int64_t, HashOfPlace> counts_;
    std::int64_t reports_ = 0;
};

/// The table of records that are at hand. Problems: as Tally::of().
Result<FrequencyTable> table_of(const std::vector<Record>& records, const std::vector<std::string>& by,
                                const Selection& selection, const Pack& pack, Language language);

}  // namespace mektep
