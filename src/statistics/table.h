// SPDX-License-Identifier: GPL-3.0-or-later
// Counts of opened records by up to three questions.
#pragma once

#include "report/record.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mektep {

/// The code of the category for records without an answer; it is there only if there are such records.
inline constexpr std::string_view unanswered_code = "_none";

/// One value of a dimension: the code in the records, and its words for a reader.
struct Category {
    std::string code;
    std::string label;
};
struct Dimension {
    std::string question = {};  ///< question id
    std::string label = {};
    std::vector<Category> categories =
        {};               ///< every code the questionnaire has, in its order, so that a zero is shown as zero
    bool adds_up = true;  ///< false for "choose several": its total counts reports, not answers
};
struct Cell {
    std::int64_t count = 0;
    bool suppressed = false;
};
/// Cells in row-major order, with one more category ("total") at the end of each dimension.
struct FrequencyTable {
    std::vector<Dimension> dimensions;
    std::vector<Cell> cells;

    [[nodiscard]] const Cell& at(const std::vector<std::size_t>& index) const;
    [[nodiscard]] Cell& at(const std::vector<std::size_t>& index);
};

/// Which records count: those of the version of the questionnaire that the pack holds, given in these months,
/// with one of these codes as the answer to each question named.
struct Selection {
    std::string questionnaire;
    std::optional<Month> from;
    std::optional<Month> to;
    std::map<std::string, std::vector<std::string>> where = {};

    bool operator==(const Selection&) const = default;
};

/// A number as a record holds it: at most nine digits, none of them needless.
bool is_number_code(const std::string& code);

/// A code in words: an option, a region, a month; “No answer”; the code itself where it has none.
std::string words_of_code(const Question& question, const std::string& code, const Pack& pack,
                          Language language);
/// The same table with its labels in another language.
FrequencyTable in_language(FrequencyTable table, const Interview& questionnaire, const Pack& pack,
                           Language language);

/// How many records of the questionnaire were made with another version of it. Their codes may mean something
/// else, so no table counts them; the pack of their time can.
std::int64_t of_other_versions(const std::vector<Record>& records, const Selection& selection,
                               const Pack& pack);

/// Counts records by these questions (0 to 3 of them). Problems: an unknown question or code, a question
/// whose answers are not codes, several codes where one report may hold more than one of them, too many
/// questions.
Result<FrequencyTable> table_of(const std::vector<Record>& records, const std::vector<std::string>& by,
                                const Selection& selection, const Pack& pack, Language language);

}  // namespace mektep
