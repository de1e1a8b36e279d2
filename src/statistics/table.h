// SPDX-License-Identifier: GPL-3.0-or-later
// Counts by up to three questions.
#pragma once

#include "content/pack.h"
#include "language/date.h"

#include <cstdint>
#include <functional>
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
bool is_number_code(std::string_view code);

/// A code in words: an option, a region, a month; “No answer”; the code itself where it has none.
std::string words_of_code(const Question& question, const std::string& code, const Pack& pack,
                          Language language);
/// The same table with its labels in another language.
FrequencyTable in_language(FrequencyTable table, const Interview& questionnaire, const Pack& pack,
                           Language language);

/// How many places each dimension has, that of the total with them.
std::vector<std::size_t> widths_of(const FrequencyTable& table);
/// Every index of a table with these widths, in the order of its cells.
void each_index(const std::vector<std::size_t>& widths,
                const std::function<void(const std::vector<std::size_t>&)>& visit);

}  // namespace mektep
