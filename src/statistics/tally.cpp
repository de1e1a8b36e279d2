// SPDX-License-Identifier: GPL-3.0-or-later
#include "statistics/tally.h"

#include "language/date.h"

#include <algorithm>

namespace mektep {
namespace {

constexpr std::uint32_t unanswered = 0, all_reports = 1, first_code = 2;

bool is_one_answer(const Question& question) { return question.kind != Kind::choices; }

/// A month or a number as record_of writes it; a forged record could hold any words, which would be published
/// as a category.
bool is_value(std::string_view code, Kind kind) {
    if (kind == Kind::month) {
        const auto month = month_of(code);
        return month && iso(*month) == code;
    }
    return is_number_code(code);
}

Problem refused_question(const std::string& question, Message what, Message remedy) {
    return {.place = {.file = {}, .line = 0, .item = question},
            .what = std::move(what),
            .remedy = std::move(remedy)};
}

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

/// Each code that a report answered; none where several stand in the place of one.
template <class Visit>
void each_code(const Record& record, const Question& question, const Visit& visit) {
    const auto codes = record.codes.of(question.id);
    if (codes.empty()) return;
    const auto first = codes.front();
    const bool is_one =
        std::all_of(++codes.begin(), codes.end(), [&](std::string_view code) { return code == first; });
    if (is_one) return visit(first);
    if (!is_one_answer(question))
        for (const auto code : codes) visit(code);
}

}  // namespace

std::size_t Tally::HashOfPlace::operator()(const Place& place) const {
    constexpr std::size_t large_prime = 1'000'003;
    std::size_t hash = 0;
    for (const auto position : place) hash = hash * large_prime + position;
    return hash;
}

void Tally::Side::learn(std::string_view code) {
    positions.emplace(code, static_cast<Position>(codes.size()) + first_code);
    codes.emplace_back(code);
}

void Tally::Side::find(const Record& record, std::vector<Position>& found) {
    found.clear();
    each_code(record, *question, [&](std::string_view code) {
        auto at = positions.find(code);
        if (at == positions.end() && is_open && is_value(code, question->kind)) {
            learn(code);
            at = positions.find(code);
        }
        if (at != positions.end() && std::ranges::find(found, at->second) == found.end())
            found.push_back(at->second);
    });
    if (found.empty()) {
        found.push_back(unanswered);
        has_unanswered = true;
    }
    if (!is_one_answer(*question)) found.push_back(all_reports);
}

Tally::Tally(const Interview& questionnaire, const Pack& pack, Selection selection)
    : questionnaire_(&questionnaire),
      pack_(&pack),
      selection_(std::move(selection)),
      version_(std::get<RecordForm>(questionnaire.outcome).version) {}

Result<Tally> Tally::of(const std::vector<std::string>& by, const Selection& selection, const Pack& pack) {
    const auto* interview = find_interview(pack, selection.questionnaire);
    if (interview == nullptr || !interview->is_report())
        return refused(refused_question(selection.questionnaire, message("There is no such questionnaire."),
                                        message("Name one of config/reports.")));
    if (by.size() > most_sides)
        return refused(refused_question(by.back(), message("At most three questions can be crossed."),
                                        message("Leave one out.")));
    Tally tally(*interview, pack, selection);
    for (const auto& id : by) {
        if (auto problem = problem_with(id, *interview)) return refused(*std::move(problem));
        if (std::ranges::count(by, id) > 1)
            return refused(
                refused_question(id, message("The question “{question}” is named twice.", {{"question", id}}),
                                 message("Name each once.")));
        Side side{.question = find_question(*interview, id)};
        for (const auto& option : side.question->options) side.learn(option.code);
        if (side.question->kind == Kind::region)
            for (const auto& region : pack.places.regions) side.learn(region.code);
        side.is_open = side.codes.empty();
        tally.sides_.push_back(std::move(side));
    }
    for (const auto& [id, codes] : selection.where) {
        if (auto problem = problem_with_filter(id, codes, *interview, pack))
            return refused(*std::move(problem));
        tally.conditions_.push_back({find_question(*interview, id), codes});
    }
    return tally;
}

bool Tally::is_selected(const Record& record) const {
    return record.questionnaire == selection_.questionnaire && record.version == version_ &&
           (!selection_.from || record.month >= *selection_.from) &&
           (!selection_.to || record.month <= *selection_.to) &&
           std::ranges::all_of(conditions_, [&](const Condition& condition) {
               bool is_met = false;
               each_code(record, *condition.question, [&](std::string_view code) {
                   is_met |= std::ranges::find(condition.any_of, code) != condition.any_of.end();
               });
               return is_met;
           });
}

void Tally::add(const Record& record) {
    if (!is_selected(record)) return;
    ++reports_;
    for (std::size_t i = 0; i < sides_.size(); ++i) sides_[i].find(record, found_.at(i));
    Place place{};
    count(0, place);
}

void Tally::count(std::size_t side, Place& place) {
    if (side == sides_.size()) {
        ++counts_[place];
        return;
    }
    for (const auto position : found_.at(side)) {
        place.at(side) = position;
        count(side + 1, place);
    }
}

FrequencyTable Tally::table(Language language) const {
    FrequencyTable table;
    std::vector<std::vector<std::size_t>> index_of;  // of each side: of each position
    std::size_t size = 1;
    for (const auto& side : sides_) {
        auto codes = side.codes;
        if (side.is_open) std::ranges::sort(codes);
        if (side.question->kind == Kind::number) std::ranges::stable_sort(codes, {}, &std::string::size);
        // Where some record has no answer there is a category for it: the categories must add up to the
        // total, or else suppression, which reckons with a reader who subtracts, would not hold.
        if (side.has_unanswered) codes.emplace_back(unanswered_code);
        Dimension dimension{.question = side.question->id,
                            .label = render(message_of(side.question->ask), language, pack_->catalog),
                            .categories = {},
                            .adds_up = is_one_answer(*side.question)};
        std::vector<std::size_t> indices(side.codes.size() + first_code, codes.size());
        for (std::size_t i = 0; i < codes.size(); ++i) {
            const auto position = side.positions.find(codes[i]);
            indices.at(position == side.positions.end() ? unanswered : position->second) = i;
            dimension.categories.push_back(
                {codes[i], words_of_code(*side.question, codes[i], *pack_, language)});
        }
        size *= codes.size() + 1;
        table.dimensions.push_back(std::move(dimension));
        index_of.push_back(std::move(indices));
    }
    table.cells.resize(size);
    std::vector<std::size_t> index(sides_.size(), 0);
    for (const auto& [place, count] : counts_) {
        // Where the categories add up their sum is the total; elsewhere reports were counted for it.
        const std::function<void(std::size_t)> add = [&, &place = place, &count = count](std::size_t side) {
            if (side == sides_.size()) {
                table.at(index).count += count;
                return;
            }
            index[side] = index_of[side].at(place.at(side));
            add(side + 1);
            if (!table.dimensions[side].adds_up) return;
            index[side] = table.dimensions[side].categories.size();
            add(side + 1);
        };
        add(0);
    }
    return table;
}

Result<FrequencyTable> table_of(const std::vector<Record>& records, const std::vector<std::string>& by,
                                const Selection& selection, const Pack& pack, Language language) {
    auto tally = Tally::of(by, selection, pack);
    if (!tally) return refused(tally.error());
    for (const auto& record : records) tally->add(record);
    return tally->table(language);
}

}  // namespace mektep
