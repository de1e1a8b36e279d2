// SPDX-License-Identifier: GPL-3.0-or-later
#include "statistics/table.h"

#include "language/date.h"

#include <algorithm>
#include <iterator>
#include <set>

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

bool is_selected(const Record& record, const Selection& selection) {
    return record.questionnaire == selection.questionnaire &&
           (!selection.from || record.month >= *selection.from) &&
           (!selection.to || record.month <= *selection.to);
}

/// A month or a number as record_of writes it; a forged record could hold any words, which would be published
/// as a category.
bool is_value(const std::string& code, Kind kind) {
    if (kind == Kind::month) {
        const auto month = month_of(code);
        return month && iso(*month) == code;
    }
    constexpr std::size_t longest_number = 9;
    return code.size() <= longest_number && !code.empty() &&
           code.find_first_not_of("0123456789") == std::string::npos && (code == "0" || code.front() != '0');
}

Dimension dimension_of(const Question& question, const std::vector<Record>& records,
                       const Selection& selection, const Pack& pack, Language language) {
    const auto words = [&](const Text& text) { return render(message_of(text), language, pack.catalog); };
    Dimension dimension{.question = question.id, .label = words(question.ask), .categories = {}};
    for (const auto& option : question.options)
        dimension.categories.push_back({option.code, words(option.label)});
    if (question.kind == Kind::region)
        for (const auto& region : pack.places.regions)
            dimension.categories.push_back({region.code, region.name.of(language)});
    if (!dimension.categories.empty()) return dimension;
    // Months and numbers: those that occur.
    std::set<std::string> seen;
    for (const auto& record : records)
        if (const auto codes = record.codes.find(question.id);
            is_selected(record, selection) && codes != record.codes.end())
            std::ranges::copy_if(codes->second, std::inserter(seen, seen.end()),
                                 [&](const auto& code) { return is_value(code, question.kind); });
    for (const auto& code : seen)
        dimension.categories.push_back(
            {code, question.kind == Kind::month ? month_and_year(*month_of(code), language) : code});
    if (question.kind == Kind::number)
        std::ranges::stable_sort(dimension.categories, {},
                                 [](const Category& category) { return category.code.size(); });
    return dimension;
}

/// The categories of a dimension that a record belongs to: none if the question was not asked, left out, or
/// answered with what is no code. Anybody can seal a record to the public key, so one that says the same
/// twice counts once, and one that gives two answers where one is asked for gives none.
std::vector<std::size_t> categories_of(const Record& record, const Dimension& dimension) {
    std::set<std::size_t> indices;
    if (const auto codes = record.codes.find(dimension.question); codes != record.codes.end())
        for (const auto& code : codes->second) {
            const auto found = std::ranges::find(dimension.categories, code, &Category::code);
            if (found != dimension.categories.end())
                indices.insert(static_cast<std::size_t>(found - dimension.categories.begin()));
        }
    if (dimension.adds_up && indices.size() > 1) return {};
    return {indices.begin(), indices.end()};
}

/// Where some record has no answer there is a category for it: the categories must add up to the total, or
/// else suppression, which reckons with a reader who subtracts, would not hold.
void add_unanswered(Dimension& dimension, const std::vector<Record>& records, const Selection& selection,
                    const Pack& pack, Language language) {
    const bool all_answered = std::ranges::all_of(records, [&](const Record& record) {
        return !is_selected(record, selection) || !categories_of(record, dimension).empty();
    });
    if (!all_answered)
        dimension.categories.push_back(
            {std::string(unanswered_code), render(message("No answer"), language, pack.catalog)});
}

/// For each dimension, the categories that a record counts in, and the total.
std::vector<std::vector<std::size_t>> places_of(const Record& record,
                                                const std::vector<Dimension>& dimensions) {
    std::vector<std::vector<std::size_t>> places;
    for (const auto& dimension : dimensions) {
        auto indices = categories_of(record, dimension);
        if (indices.empty()) indices.push_back(dimension.categories.size() - 1);  // "No answer"
        indices.push_back(dimension.categories.size());
        places.push_back(std::move(indices));
    }
    return places;
}

void count(FrequencyTable& table, const std::vector<std::vector<std::size_t>>& places,
           std::vector<std::size_t>& index) {
    if (index.size() == places.size()) {
        ++table.at(index).count;
        return;
    }
    for (const auto place : places[index.size()]) {
        index.push_back(place);
        count(table, places, index);
        index.pop_back();
    }
}

}  // namespace

const Cell& FrequencyTable::at(const std::vector<std::size_t>& index) const {
    return cells.at(flat_index(*this, index));
}
Cell& FrequencyTable::at(const std::vector<std::size_t>& index) { return cells.at(flat_index(*this, index)); }

Result<FrequencyTable> table_of(const std::vector<Record>& records, const std::vector<std::string>& by,
                                const Selection& selection, const Pack& pack, Language language) {
    const auto* interview = find_interview(pack, selection.questionnaire);
    if (interview == nullptr || !interview->is_report())
        return refused(refused_question(selection.questionnaire, message("There is no such questionnaire."),
                                        message("Name one of config/reports.")));
    if (by.size() > most_dimensions)
        return refused(refused_question(by.back(), message("At most three questions can be crossed."),
                                        message("Leave one out.")));
    FrequencyTable table;
    for (const auto& id : by) {
        const auto* question = find_question(*interview, id);
        if (question == nullptr)
            return refused(
                refused_question(id,
                                 message("The questionnaire {questionnaire} has no question “{question}”.",
                                         {{"questionnaire", interview->id}, {"question", id}}),
                                 message("Name one of its questions.")));
        if (question->kind == Kind::text)
            return refused(refused_question(
                id,
                message("The answers to “{question}” are words and cannot be counted.", {{"question", id}}),
                message("Name a question whose answers are chosen.")));
        if (std::ranges::find(table.dimensions, id, &Dimension::question) != table.dimensions.end())
            return refused(
                refused_question(id, message("The question “{question}” is named twice.", {{"question", id}}),
                                 message("Name each once.")));
        auto dimension = dimension_of(*question, records, selection, pack, language);
        dimension.adds_up = question->kind != Kind::choices;
        add_unanswered(dimension, records, selection, pack, language);
        table.dimensions.push_back(std::move(dimension));
    }
    std::size_t size = 1;
    for (const auto& dimension : table.dimensions) size *= dimension.categories.size() + 1;
    table.cells.resize(size);
    std::vector<std::size_t> index;
    for (const auto& record : records)
        if (is_selected(record, selection)) count(table, places_of(record, table.dimensions), index);
    return table;
}

}  // namespace mektep
