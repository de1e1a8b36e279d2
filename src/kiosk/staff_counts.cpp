// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/staff_counts.h"

#include <algorithm>
#include <optional>
#include <tuple>

namespace mektep {
namespace {

const Question* region_question(const Interview& questionnaire) {
    const auto found = std::ranges::find(questionnaire.questions, Kind::region, &Question::kind);
    return found == questionnaire.questions.end() ? nullptr : &*found;
}

Selection selection_of(const StatisticsChoice& choice, const Interview& questionnaire) {
    Selection selection{.questionnaire = choice.questionnaire, .from = {}, .to = {}};
    if (choice.year) {
        const std::chrono::year year(*choice.year);
        selection.from = year / std::chrono::January;
        selection.to = year / std::chrono::December;
    }
    if (const auto* region = region_question(questionnaire); region != nullptr && !choice.region.empty())
        selection.where[region->id] = {choice.region};
    return selection;
}

Tallies nothing_counted(const StatisticsChoice& choice, const Pack& pack) {
    const auto& questionnaire = *find_interview(pack, choice.questionnaire);
    auto tallies = Tallies::of(tables_of_bulletin(questionnaire, selection_of(choice, questionnaire)), pack);
    if (!tallies) bug("a bulletin that cannot be counted");
    return *std::move(tallies);
}

}  // namespace

bool StaffCounts::Order::operator()(const StatisticsChoice& one, const StatisticsChoice& other) const {
    return std::tie(one.questionnaire, one.region, one.year) <
           std::tie(other.questionnaire, other.region, other.year);
}

void StaffCounts::add(const Record& record, Day today) {
    if (is_words(record) || !is_credible(record, pack_, today, oddities_)) return;
    ++reports_;
    const int year{record.month.year()};
    years_.insert(year);
    std::vector<std::string> regions{{}};  // all, and its own
    if (const auto* region = region_question(*find_interview(pack_, record.questionnaire)))
        for (const auto code : record.codes.of(region->id)) regions.emplace_back(code);
    for (const auto& region : regions) {
        if (!region.empty()) regions_.insert(region);
        for (const auto& of_year : {std::optional<int>(), std::optional(year)}) {
            const StatisticsChoice choice{
                .questionnaire = record.questionnaire, .region = region, .year = of_year};
            auto found = tallies_.find(choice);
            if (found == tallies_.end())
                found = tallies_.emplace(choice, nothing_counted(choice, pack_)).first;
            found->second.add(record);
        }
    }
}

void StaffCounts::clear() {
    tallies_.clear();
    regions_.clear();
    years_.clear();
    reports_ = 0;
    oddities_.clear();
}

std::int64_t StaffCounts::left_out() const {
    std::int64_t sum = 0;
    for (const auto& [oddity, count] : oddities_) sum += count;
    return sum;
}

Tallies StaffCounts::of(const StatisticsChoice& choice) const {
    const auto found = tallies_.find(choice), all = tallies_.find({.questionnaire = choice.questionnaire});
    auto tallies = found == tallies_.end() ? nothing_counted(choice, pack_) : found->second;
    tallies.count_among(all == tallies_.end() ? 0 : all->second.reports());
    return tallies;
}

}  // namespace mektep
