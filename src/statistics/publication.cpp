// SPDX-License-Identifier: GPL-3.0-or-later
#include "statistics/publication.h"

#include "statistics/linked.h"
#include "statistics/share.h"
#include "statistics/suppress.h"

#include <algorithm>
#include <iterator>

namespace mektep {
namespace {

constexpr std::chrono::seconds time_to_hide{60};

}  // namespace

std::optional<Wanted> coverage_table(const Interview& questionnaire, const Selection& selection,
                                     std::vector<std::string> by) {
    const auto coverage = coverage_of(questionnaire);
    if (!coverage) return std::nullopt;
    auto narrowed = selection;
    for (const auto& [question, codes] : coverage->where) narrowed.where.try_emplace(question, codes);
    by.push_back(coverage->question);
    return Wanted{std::move(by), std::move(narrowed), true};
}

std::vector<Wanted> tables_of_bulletin(const Interview& questionnaire, const Selection& selection) {
    std::vector<Wanted> all{{{}, selection}};
    if (auto coverage = coverage_table(questionnaire, selection, {})) all.push_back(*std::move(coverage));
    for (const auto& question : questionnaire.questions)
        if (question.kind != Kind::text) all.push_back({{question.id}, selection});
    return all;
}

int threshold_of(const Pack& pack) { return std::max(pack.settings.smallest_cell, lowest_threshold); }

Result<Counted> counted(const std::vector<Record>& records, const std::vector<Wanted>& wanted,
                        const Pack& pack, Day today, Language language) {
    if (wanted.empty()) bug("no table is wanted");
    const auto threshold = threshold_of(pack);
    const auto* questionnaire = find_interview(pack, wanted.front().selection.questionnaire);
    if (questionnaire == nullptr || !questionnaire->is_report()) bug("statistics of no questionnaire");
    const auto version = std::get<RecordForm>(questionnaire->outcome).version;
    const auto all = std::ranges::count_if(records, [&](const Record& record) {
        return record.questionnaire == questionnaire->id && record.version == version;
    });
    Counted counted;
    for (const auto& each : wanted) {
        auto table = table_of(records, each.by, each.selection, pack, language);
        if (!table) return refused(table.error());
        counted.sections.push_back(
            {suppressed(*std::move(table), threshold), each.selection, each.is_coverage});
    }
    const auto as_releases = [&] {
        std::vector<Release> releases;
        for (const auto& section : counted.sections)
            releases.push_back(release_of(section.table, section.selection, version, all, threshold, today));
        return releases;
    };
    std::vector<FrequencyTable*> tables;
    for (auto& section : counted.sections) tables.push_back(&section.table);
    hide_linked(tables, as_releases, time_to_hide);
    counted.releases = as_releases();
    return counted;
}

Problems enter(const std::filesystem::path& register_file, const std::vector<Release>& releases,
               const Pack& pack, Language language) {
    auto before = releases_in(register_file);
    if (!before) return before.error();
    if (auto problems = problems_of_publishing(releases, *before, pack, language); !problems.empty())
        return problems;
    auto fresh = not_yet_in(*before, releases);
    if (fresh.empty()) return {};
    std::ranges::move(fresh, std::back_inserter(*before));
    write_releases(register_file, *before);
    return {};
}

}  // namespace mektep
