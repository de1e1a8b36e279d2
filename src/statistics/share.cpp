// SPDX-License-Identifier: GPL-3.0-or-later
#include "statistics/share.h"

#include <fmt/format.h>

#include <algorithm>

namespace mektep {

std::optional<double> share_of(const FrequencyTable& table, const std::vector<std::size_t>& index,
                               std::size_t dimension) {
    auto whole_index = index;
    whole_index.at(dimension) = table.dimensions.at(dimension).categories.size();
    const auto& part = table.at(index);
    const auto& whole = table.at(whole_index);
    if (part.suppressed || whole.suppressed || whole.count == 0) return std::nullopt;
    return static_cast<double>(part.count) / static_cast<double>(whole.count);
}

std::string as_percent(std::optional<double> share, Language language) {
    if (!share) return "";
    auto text = fmt::format("{:.1f}", *share * 100);
    if (text.ends_with(".0")) text.resize(text.size() - 2);
    if (language != Language::english) std::ranges::replace(text, '.', ',');
    return text + (language == Language::english ? "%" : " %");
}

std::int64_t hidden_cells(const FrequencyTable& table) {
    return std::ranges::count(table.cells, true, &Cell::suppressed);
}

std::optional<CoverageQuestion> coverage_of(const Interview& questionnaire) {
    const auto* form = std::get_if<RecordForm>(&questionnaire.outcome);
    if (form == nullptr || !form->coverage) return std::nullopt;
    CoverageQuestion coverage{.question = form->coverage->of, .where = {}};
    for (const auto& term : form->coverage->among.all_of) {
        const auto* question = find_question(questionnaire, term.key);
        if (question == nullptr) bug("a coverage of a question that nobody asks");
        for (const auto& key : term.any_of) {
            const auto* option = find_option(*question, key);
            coverage.where[term.key].push_back(option == nullptr ? key : option->code);
        }
    }
    return coverage;
}

}  // namespace mektep
