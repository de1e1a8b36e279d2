// SPDX-License-Identifier: GPL-3.0-or-later
#include "statistics/table.h"

#include "language/date.h"

#include <algorithm>

namespace mektep {
namespace {

std::size_t flat_index(const FrequencyTable& table, const std::vector<std::size_t>& index) {
    if (index.size() != table.dimensions.size()) bug("a cell with the wrong number of indices");
    std::size_t flat = 0;
    for (std::size_t i = 0; i < index.size(); ++i)
        flat = flat * (table.dimensions[i].categories.size() + 1) + index[i];
    return flat;
}

}  // namespace

const Cell& FrequencyTable::at(const std::vector<std::size_t>& index) const {
    return cells.at(flat_index(*this, index));
}
Cell& FrequencyTable::at(const std::vector<std::size_t>& index) { return cells.at(flat_index(*this, index)); }

bool is_number_code(std::string_view code) {
    constexpr std::size_t longest_number = 9;
    return code.size() <= longest_number && !code.empty() &&
           code.find_first_not_of("0123456789") == std::string_view::npos &&
           (code == "0" || code.front() != '0');
}

std::string words_of_code(const Question& question, const std::string& code, const Pack& pack,
                          Language language) {
    if (code == unanswered_code) return render(message("No answer"), language, pack.catalog);
    if (const auto option = std::ranges::find(question.options, code, &Option::code);
        option != question.options.end())
        return render(message_of(option->label), language, pack.catalog);
    if (question.kind == Kind::region)
        if (const auto* region = find_region(pack.places, code)) return region->name.of(language);
    if (const auto month = month_of(code); month && question.kind == Kind::month)
        return month_and_year(*month, language);
    return code;
}

FrequencyTable in_language(FrequencyTable table, const Interview& questionnaire, const Pack& pack,
                           Language language) {
    for (auto& dimension : table.dimensions) {
        const auto& question = *find_question(questionnaire, dimension.question);
        dimension.label = render(message_of(question.ask), language, pack.catalog);
        for (auto& [code, label] : dimension.categories)
            label = words_of_code(question, code, pack, language);
    }
    return table;
}

std::vector<std::size_t> widths_of(const FrequencyTable& table) {
    std::vector<std::size_t> widths;
    for (const auto& dimension : table.dimensions) widths.push_back(dimension.categories.size() + 1);
    return widths;
}

void each_index(const std::vector<std::size_t>& widths,
                const std::function<void(const std::vector<std::size_t>&)>& visit) {
    std::vector<std::size_t> index(widths.size(), 0);
    for (;;) {
        visit(index);
        auto d = index.size();
        while (d > 0 && ++index[d - 1] == widths[d - 1]) index[--d] = 0;
        if (d == 0) return;
    }
}

}  // namespace mektep
