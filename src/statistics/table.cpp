// SPDX-License-Identifier: GPL-3.0-or-later
#include "statistics/table.h"

#include "language/date.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <unordered_map>

namespace mektep {
namespace {

constexpr std::size_t most_dimensions = 3;

std::size_t flat_index(const FrequencyTable& table, const std::vector<std::size_t>& index) {
    if (index.size() != table.dimensions.size()) bug("a cell with the wrong number of indices");
    std::size_t flat = 0;
    for (std::size_t i = 0; i < index.size(); ++i)
        flat = flat * (table.dimensions[i].categories.size() + 1) + index[i];
    return flat;
}

Problem refused_question(const std::string& question, Message what, Message remedy) {
    return {.place = {.file = {}, .line = 0, .item = question},
            .what = std::move(what),
            .remedy = std::move(remedy)};
}

/// What a report answered, as sorted codes. Anybody can seal a record to the public key, so one that says the
/// same twice says it once, and one that gives two answers where one is asked for gives none.
std::vector<std::string> answer_of(const Record& record, const std::string& question, bool one_answer) {
    const auto found = record.codes.find(question);
    if (found == record.codes.end()) return {};
    auto codes = found->second;
    std::ranges::sort(codes);
    codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
    return one_answer && codes.size() > 1 ? std::vector<std::string>{} : codes;
}

bool is_one_answer(const Question& question) { return question.kind != Kind::choices; }

using Chosen = std::vector<const Record*>;

/// The records that count. The codes of the filter are sorted here, so that two ways to write it are one.
Chosen chosen_of(const std::vector<Record>& records, const Selection& selection,
                 const Interview& questionnaire) {
    const int version = std::get<RecordForm>(questionnaire.outcome).version;
    const auto meets = [&](const Record& record) {
        return std::ranges::all_of(selection.where, [&](const auto& condition) {
            const auto& id = condition.first;
            const auto& codes = condition.second;
            const auto answer = answer_of(record, id, is_one_answer(*find_question(questionnaire, id)));
            return std::ranges::any_of(
                answer, [&](const auto& code) { return std::ranges::find(codes, code) != codes.end(); });
        });
    };
    Chosen chosen;
    for (const auto& record : records)
        if (record.questionnaire == selection.questionnaire && record.version == version &&
            (!selection.from || record.month >= *selection.from) &&
            (!selection.to || record.month <= *selection.to) && meets(record))
            chosen.push_back(&record);
    return chosen;
}

/// A month or a number as record_of writes it; a forged record could hold any words, which would be published
/// as a category.
bool is_value(const std::string& code, Kind kind) {
    if (kind == Kind::month) {
        const auto month = month_of(code);
        return month && iso(*month) == code;
    }
    return is_number_code(code);
}

/// The codes that its answers can have; of months and numbers those that occur.
std::vector<std::string> codes_of(const Question& question, const Chosen& records, const Pack& pack) {
    std::vector<std::string> codes;
    for (const auto& option : question.options) codes.push_back(option.code);
    if (question.kind == Kind::region)
        for (const auto& region : pack.places.regions) codes.push_back(region.code);
    if (!codes.empty()) return codes;
    std::set<std::string> seen;
    for (const auto* record : records)
        if (const auto given = record->codes.find(question.id); given != record->codes.end())
            std::ranges::copy_if(given->second, std::inserter(seen, seen.end()),
                                 [&](const auto& code) { return is_value(code, question.kind); });
    codes.assign(seen.begin(), seen.end());
    if (question.kind == Kind::number) std::ranges::stable_sort(codes, {}, &std::string::size);
    return codes;
}

Dimension dimension_of(const Question& question, const Chosen& records, const Pack& pack, Language language) {
    Dimension dimension{.question = question.id,
                        .label = render(message_of(question.ask), language, pack.catalog),
                        .categories = {},
                        .adds_up = is_one_answer(question)};
    for (auto& code : codes_of(question, records, pack))
        dimension.categories.push_back({code, words_of_code(question, code, pack, language)});
    return dimension;
}

/// Where each code of a dimension stands.
using Positions = std::unordered_map<std::string, std::size_t>;

Positions positions_of(const Dimension& dimension) {
    Positions places;
    for (std::size_t i = 0; i < dimension.categories.size(); ++i) places[dimension.categories[i].code] = i;
    return places;
}

/// The categories of one dimension that each record belongs to.
class Classified {
public:
    Classified(const Dimension& dimension, const Chosen& records)
        : dimension_(dimension), places_(positions_of(dimension)), only_(records.size(), none) {
        std::vector<std::size_t> found;
        for (std::size_t i = 0; i < records.size(); ++i) {
            categories_of(*records[i], found);
            if (found.size() == 1) only_[i] = static_cast<std::uint32_t>(found.front());
            if (found.size() > 1) only_[i] = several;
        }
    }
    [[nodiscard]] bool has_unanswered() const { return std::ranges::find(only_, none) != only_.end(); }

    /// None if the question was not asked, left out, or answered with what is no code.
    void categories_of(std::size_t number, const Record& record, std::vector<std::size_t>& found) const {
        if (only_[number] == several) return categories_of(record, found);
        found.clear();
        if (only_[number] != none) found.push_back(only_[number]);
    }

private:
    static constexpr std::uint32_t none = 0xFFFF'FFFF, several = none - 1;

    void categories_of(const Record& record, std::vector<std::size_t>& found) const {
        found.clear();
        const auto add = [&](const std::string& code) {
            if (const auto place = places_.find(code); place != places_.end()) found.push_back(place->second);
        };
        const auto answer = record.codes.find(dimension_.question);
        if (answer == record.codes.end()) return;
        if (answer->second.size() == 1) return add(answer->second.front());
        std::ranges::for_each(answer_of(record, dimension_.question, dimension_.adds_up), add);
    }

    const Dimension& dimension_;
    Positions places_;
    std::vector<std::uint32_t> only_;  ///< by record: the category, where it is one
};

/// What is wrong with a question or a filter, if anything is.
std::optional<Problem> problem_with(const std::string& id, const Interview& questionnaire) {
    const auto* question = find_question(questionnaire, id);
    if (question == nullptr)
        return refused_question(id,
                                message("The questionnaire {questionnaire} has no question “{question}”.",
                                        {{"questionnaire", questionnaire.id}, {"question", id}}),
                                message("Name one of its questions."));
    if (question->kind == Kind::text)
        return refused_question(
            id, message("The answers to “{question}” are words and cannot be counted.", {{"question", id}}),
            message("Name a question whose answers are chosen."));
    return {};
}

std::optional<Problem> problem_with_filter(const std::string& id, const std::vector<std::string>& codes,
                                           const Interview& questionnaire, const Pack& pack) {
    if (auto problem = problem_with(id, questionnaire)) return problem;
    const auto& question = *find_question(questionnaire, id);
    for (const auto& code : codes) {
        const bool is_known =
            std::ranges::find(question.options, code, &Option::code) != question.options.end() ||
            (question.kind == Kind::region &&
             std::ranges::find(pack.places.regions, code, &Region::code) != pack.places.regions.end());
        if (!is_known)
            return refused_question(
                id, message("“{code}” is no code of “{question}”.", {{"code", code}, {"question", id}}),
                message("Write it as the codebook does: mektep report codebook {questionnaire}",
                        {{"questionnaire", questionnaire.id}}));
    }
    if (codes.empty() || (codes.size() > 1 && !is_one_answer(question)))
        return refused_question(id,
                                message("To “{question}” several answers may be given.", {{"question", id}}),
                                message("Select by one code of it."));
    return {};
}

/// Adds one to the cell of every combination of these categories; `flat` is the place of those before.
void count(FrequencyTable& table, const std::vector<std::vector<std::size_t>>& categories,
           std::size_t dimension, std::size_t flat) {
    if (dimension == categories.size()) {
        ++table.cells[flat].count;
        return;
    }
    const auto width = table.dimensions[dimension].categories.size() + 1;
    for (const auto category : categories[dimension])
        count(table, categories, dimension + 1, flat * width + category);
}

}  // namespace

const Cell& FrequencyTable::at(const std::vector<std::size_t>& index) const {
    return cells.at(flat_index(*this, index));
}
Cell& FrequencyTable::at(const std::vector<std::size_t>& index) { return cells.at(flat_index(*this, index)); }

bool is_number_code(const std::string& code) {
    constexpr std::size_t longest_number = 9;
    return code.size() <= longest_number && !code.empty() &&
           code.find_first_not_of("0123456789") == std::string::npos && (code == "0" || code.front() != '0');
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

std::int64_t of_other_versions(const std::vector<Record>& records, const Selection& selection,
                               const Pack& pack) {
    const auto* interview = find_interview(pack, selection.questionnaire);
    if (interview == nullptr || !interview->is_report()) return 0;
    const int version = std::get<RecordForm>(interview->outcome).version;
    return std::ranges::count_if(records, [&](const Record& record) {
        return record.questionnaire == selection.questionnaire && record.version != version;
    });
}

Result<FrequencyTable> table_of(const std::vector<Record>& records, const std::vector<std::string>& by,
                                const Selection& selection, const Pack& pack, Language language) {
    const auto* interview = find_interview(pack, selection.questionnaire);
    if (interview == nullptr || !interview->is_report())
        return refused(refused_question(selection.questionnaire, message("There is no such questionnaire."),
                                        message("Name one of config/reports.")));
    if (by.size() > most_dimensions)
        return refused(refused_question(by.back(), message("At most three questions can be crossed."),
                                        message("Leave one out.")));
    for (const auto& id : by) {
        if (auto problem = problem_with(id, *interview)) return refused(*std::move(problem));
        if (std::ranges::count(by, id) > 1)
            return refused(
                refused_question(id, message("The question “{question}” is named twice.", {{"question", id}}),
                                 message("Name each once.")));
    }
    for (const auto& [id, codes] : selection.where)
        if (auto problem = problem_with_filter(id, codes, *interview, pack))
            return refused(*std::move(problem));
    const auto chosen = chosen_of(records, selection, *interview);
    FrequencyTable table;
    for (const auto& id : by)
        table.dimensions.push_back(dimension_of(*find_question(*interview, id), chosen, pack, language));
    std::vector<Classified> classified;
    std::size_t size = 1;
    for (auto& dimension : table.dimensions) {
        classified.emplace_back(dimension, chosen);
        // Where some record has no answer there is a category for it: the categories must add up to the
        // total, or else suppression, which reckons with a reader who subtracts, would not hold.
        if (classified.back().has_unanswered())
            dimension.categories.push_back(
                {std::string(unanswered_code), words_of_code(*find_question(*interview, dimension.question),
                                                             std::string(unanswered_code), pack, language)});
        size *= dimension.categories.size() + 1;
    }
    table.cells.resize(size);
    std::vector<std::vector<std::size_t>> categories(by.size());
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        for (std::size_t d = 0; d < by.size(); ++d) {
            const auto total = table.dimensions[d].categories.size();
            classified[d].categories_of(i, *chosen[i], categories[d]);
            if (categories[d].empty()) categories[d].push_back(total - 1);  // No answer
            categories[d].push_back(total);
        }
        count(table, categories, 0, 0);
    }
    return table;
}

}  // namespace mektep
