// SPDX-License-Identifier: GPL-3.0-or-later
#include "statistics/publication.h"

#include "base/file.h"
#include "language/date.h"
#include "statistics/linked.h"
#include "statistics/share.h"
#include "statistics/suppress.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

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
    const auto& form = std::get<RecordForm>(questionnaire.outcome);
    std::vector<Wanted> all{{{}, selection}};
    if (auto coverage = coverage_table(questionnaire, selection, {})) all.push_back(*std::move(coverage));
    for (const auto& question : questionnaire.questions)
        if (question.kind != Kind::text && !selection.where.contains(question.id) &&
            !(form.coverage && form.coverage->of == question.id))
            all.push_back({{question.id}, selection});
    for (const auto& cross : form.crosses) all.push_back({cross.by, selection});
    return all;
}

int threshold_of(const Pack& pack) { return std::max(pack.settings.smallest_cell, lowest_threshold); }

Result<Tallies> Tallies::of(const std::vector<Wanted>& wanted, const Pack& pack) {
    if (wanted.empty()) bug("no table is wanted");
    Tallies tallies;
    tallies.pack_ = &pack;
    tallies.questionnaire_ = find_interview(pack, wanted.front().selection.questionnaire);
    for (const auto& each : wanted) {
        auto tally = Tally::of(each.by, each.selection, pack);
        if (!tally) return refused(tally.error());
        tallies.tables_.push_back({.wanted = each, .tally = *std::move(tally), .wide = {}, .wide_tally = {}});
        const auto coverage = each.is_coverage ? coverage_of(*tallies.questionnaire_) : std::nullopt;
        if (!coverage) continue;
        auto wide = each;
        for (const auto& [question, codes] : coverage->where)
            if (wide.selection.where[question] == codes) wide.selection.where.erase(question);
        auto wide_tally = Tally::of(wide.by, wide.selection, pack);
        if (!wide_tally) return refused(wide_tally.error());
        tallies.tables_.back().wide = std::move(wide);
        tallies.tables_.back().wide_tally = *std::move(wide_tally);
    }
    return tallies;
}

void Tallies::add(const Record& record) {
    if (record.questionnaire != questionnaire_->id || record.version != version()) return;
    ++reports_;
    for (auto& table : tables_) {
        table.tally.add(record);
        if (table.wide_tally) table.wide_tally->add(record);
    }
}

int Tallies::version() const { return std::get<RecordForm>(questionnaire_->outcome).version; }

std::vector<Section> Tallies::sections(Language language) const {
    std::vector<Section> sections;
    for (const auto& [narrow, tally, wide, wide_tally] : tables_) {
        const auto left_out = wide_tally ? wide_tally->reports() - tally.reports() : 0;
        const bool are_few = left_out > 0 && left_out < threshold_of(*pack_);
        const auto& kept = are_few ? *wide : narrow;
        sections.push_back(
            {(are_few ? *wide_tally : tally).table(language), kept.selection, kept.is_coverage});
    }
    return sections;
}

namespace {

/// A name for the reports that each cell counts, in the order of the cells: those selected by one answer are
/// those that a row of that answer counts.
std::vector<std::string> names_of_cells(const Release& release) {
    const auto& [questionnaire, from, to, where] = release.selection;
    std::vector<std::string> names;
    std::vector<std::size_t> widths;
    for (const auto& side : release.sides) widths.push_back(side.codes.size() + 1);
    each_index(widths, [&](const std::vector<std::size_t>& index) {
        auto conditions = std::map<std::string, std::set<std::string>>();  // all of them hold
        const auto add = [&](const std::string& question, const std::vector<std::string>& codes) {
            conditions[question].insert(fmt::format("{}", fmt::join(codes, "=")));
        };
        for (const auto& [question, codes] : where) add(question, codes);
        for (std::size_t d = 0; d < index.size(); ++d)
            if (const auto& [question, codes, adds_up] = release.sides[d]; index[d] < codes.size())
                add(question, {codes[index[d]]});
        auto name = (from ? iso(*from) : "") + "/" + (to ? iso(*to) : "");
        for (const auto& [question, any_of] : conditions)
            name += fmt::format(" {}={}", question, fmt::join(any_of, "&"));
        names.push_back(std::move(name));
    });
    return names;
}

/// What several tables tell of the same reports: a cell of one is a sum of another.
class KnownCounts {
public:
    void add(const Release& release) {
        const auto names = names_of_cells(release);
        for (std::size_t i = 0; i < names.size(); ++i)
            known_.emplace(names[i], release.cells[i] ? Known::shown : Known::hidden);
    }
    [[nodiscard]] std::vector<Known> of(const std::vector<std::string>& names) const {
        std::vector<Known> known;
        for (const auto& name : names) {
            const auto found = known_.find(name);
            known.push_back(found == known_.end() ? Known::no : found->second);
        }
        return known;
    }
    [[nodiscard]] std::set<std::string> shown() const {
        std::set<std::string> names;
        for (const auto& [name, known] : known_)
            if (known == Known::shown) names.insert(name);
        return names;
    }

private:
    std::map<std::string, Known> known_;
};

/// Whether some count is shown that is no nought.
bool tells_anything(const std::vector<Release>& releases) {
    return std::ranges::any_of(releases, [](const Release& release) {
        return std::ranges::any_of(release.cells, [](const auto& cell) { return cell.value_or(0) > 0; });
    });
}

}  // namespace

Counted counted(const Tallies& tallies, const std::vector<Release>& before, Day today, Language language) {
    const auto threshold = threshold_of(tallies.pack());
    Counted counted;
    const auto as_release = [&](const Section& section) {
        return release_of(section.table, section.selection, tallies.version(), tallies.reports(), threshold,
                          today);
    };
    KnownCounts known;
    for (const auto& release : before)  // one that counted as many reports counted the same ones
        if (release.selection.questionnaire == tallies.questionnaire().id &&
            release.version == tallies.version() && release.reports == tallies.reports())
            known.add(release);
    const auto shown_before = known.shown();
    std::vector<std::vector<std::string>> names;
    for (auto& section : tallies.sections(language)) {
        names.push_back(names_of_cells(as_release(section)));
        section.table = suppressed(std::move(section.table), threshold, known.of(names.back()));
        known.add(as_release(section));
        counted.sections.push_back(std::move(section));
    }
    const auto as_releases = [&] {
        std::vector<Release> releases;
        std::ranges::transform(counted.sections, std::back_inserter(releases), as_release);
        return releases;
    };
    std::vector<LinkedTable> tables;
    for (std::size_t i = 0; i < counted.sections.size(); ++i)
        tables.push_back({.table = &counted.sections[i].table, .names = std::move(names[i])});
    hide_linked(tables, related(before, as_releases()), shown_before, as_releases, time_to_hide);
    counted.releases = as_releases();
    return counted;
}

Result<Counted> counted(const std::vector<Record>& records, const std::vector<Wanted>& wanted,
                        const std::vector<Release>& before, const Pack& pack, Day today, Language language) {
    auto tallies = Tallies::of(wanted, pack);
    if (!tallies) return refused(tallies.error());
    for (const auto& record : records) tallies->add(record);
    return counted(*tallies, before, today, language);
}

std::vector<Section> in_language(std::vector<Section> sections, const Pack& pack, Language language) {
    for (auto& section : sections)
        section.table = in_language(std::move(section.table),
                                    *find_interview(pack, section.selection.questionnaire), pack, language);
    return sections;
}

Problems publish(const std::filesystem::path& register_file, const std::vector<Release>& releases,
                 const Pack& pack, Language language, const std::function<Problems()>& give_out) {
    const FileLock lock(register_file);
    const auto before = releases_in(register_file);
    if (!before) return before.error();
    if (auto problems = problems_of_publishing(releases, *before, pack, language); !problems.empty())
        return problems;
    if (!tells_anything(releases))
        return {Problem{
            .place = {},
            .what = message("With what was published before, every count of this would tell of few reports: "
                            "nothing of it can be shown."),
            .remedy = message(
                "Publish other months, cross fewer questions, or wait until more reports have come.")}};
    auto all = *before;
    std::ranges::move(not_yet_in(*before, releases), std::back_inserter(all));
    write_releases(register_file, all);
    const auto take_back = [&] { write_releases(register_file, *before); };
    try {
        auto problems = give_out();
        if (!problems.empty()) take_back();
        return problems;
    } catch (...) {
        take_back();
        throw;
    }
}

}  // namespace mektep
