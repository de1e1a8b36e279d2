// SPDX-License-Identifier: GPL-3.0-or-later
//
// The unknowns are counts of reports, by their answers and by the set of releases that counted them: months
// and days of arrival that the same releases hold cannot be told apart, so they are one. Each published cell
// is a sum of unknowns. Then the attacker's method of the tests, as a guard: one solution gives each target a
// count; another one that differs clears all targets in which it differs.
#include "statistics/disclosure.h"

#include "base/error.h"
#include "statistics/alternatives.h"
#include "statistics/circles.h"
#include "statistics/integer_program.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace mektep {
namespace {

/// Which releases counted a report: a bit for each.
using Members = std::vector<bool>;

struct Target {
    Sum sum;
    Disclosure disclosure;
    std::int64_t least_allowed = 0;  ///< a count of at least this may be known; 0: none may
};

constexpr int longest_search_ms = 500;       // whose count is not found to be open in this time is not safe
constexpr std::size_t most_unknowns = 6000;  // of more GLPK does not tell in time

int number_of(Month month) {
    return static_cast<int>(month.year()) * 12 + static_cast<int>(static_cast<unsigned>(month.month()));
}

/// The groups of months and days of arrival that some release counted.
std::vector<Members> groups_of(const std::vector<Release>& releases) {
    std::set<int> months{0};  // begins of what may be counted apart
    std::set<std::int64_t> arrivals;
    for (const auto& release : releases) {
        if (release.selection.from) months.insert(number_of(*release.selection.from));
        if (release.selection.to) months.insert(number_of(*release.selection.to) + 1);
        arrivals.insert(release.reports);
    }
    std::set<Members> groups;
    for (const auto month : months)
        for (const auto arrival : arrivals) {
            Members members(releases.size(), false);
            for (std::size_t i = 0; i < releases.size(); ++i) {
                const auto& [selection, version, made, reports, threshold, sides, cells] = releases[i];
                members[i] = arrival <= reports && (!selection.from || month >= number_of(*selection.from)) &&
                             (!selection.to || month <= number_of(*selection.to));
            }
            if (std::ranges::find(members, true) != members.end()) groups.insert(std::move(members));
        }
    return {groups.begin(), groups.end()};
}

class Program {
public:
    explicit Program(const std::vector<Release>& releases)
        : releases_(releases), groups_(groups_of(releases)), questions_(alternatives_in(releases)) {
        for (const auto& release : releases) {  // more than anybody would guess, and finite
            most_ = std::max(most_, 2.0 * static_cast<double>(release.reports + release.threshold));
            threshold_ = std::max(threshold_, release.threshold);
        }
        for (std::size_t i = 0; i < releases.size(); ++i) read_cells(i);
        join_circles();
        if (is_too_large()) return;
        add_structure();
        add_differences();
        add_parts();
    }

    [[nodiscard]] const std::vector<Target>& targets() const { return targets_; }
    [[nodiscard]] bool contradicts() const { return contradicts_; }
    [[nodiscard]] bool is_too_large() const { return !is_joined_ || unknowns_.size() > most_unknowns; }

    /// Counts of all unknowns (IntegerProgram::solve).
    std::vector<double> solve(const Sum* sum, double low, double high, int milliseconds, bool& in_time) {
        return program_.solve(sum, low, high, milliseconds, in_time);
    }

private:
    int unknown(std::size_t group, const Combination& answers) {
        const auto [place, is_new] = unknowns_.try_emplace({group, answers}, 0);
        if (is_new) place->second = program_.new_unknown(most_);
        return place->second;
    }

    /// What is published: once, whichever releases say it.
    void publish(const Sum& sum, std::int64_t count) {
        if (published_.emplace(sum, count).second)
            program_.require(sum, static_cast<double>(count), static_cast<double>(count));
    }

    void add_target(Target target) {
        if (targeted_.emplace(target.sum, target.least_allowed).second) targets_.push_back(std::move(target));
    }

    /// A cell of a release as a sum: over the groups that it counted, and over all that the answers to the
    /// questions of the cell and of the selection can be.
    Sum sum_of(std::size_t release, const Combination& answers) {
        PossibleAnswers possible;
        for (const auto& [question, code] : answers) possible[question] = questions_.at(question).with(code);
        for (const auto& [question, codes] : releases_[release].selection.where) {
            std::set<std::string> selected, both;
            for (const auto& code : codes) selected.merge(questions_.at(question).with(code));
            const auto [place, is_new] = possible.try_emplace(question, selected);
            std::ranges::set_intersection(place->second, selected, std::inserter(both, both.end()));
            place->second = std::move(both);
        }
        Sum sum;
        each_of(possible, [&](const Combination& each) {
            for (std::size_t group = 0; group < groups_.size(); ++group)
                if (groups_[group][release]) sum[unknown(group, each)] += 1;
        });
        return sum;
    }

    /// Each cell of the release, also those of codes that only other releases show: here they are nought.
    void read_cells(std::size_t which) {
        const auto& release = releases_[which];
        const std::function<void(std::size_t, std::size_t, bool, Combination)> walk =
            [&](std::size_t side, std::size_t flat, bool is_shown, Combination answers) {
                if (side == release.sides.size()) {
                    const auto cell = is_shown ? release.cells.at(flat) : std::optional<std::int64_t>{0};
                    auto sum = sum_of(which, answers);
                    std::ranges::sort(answers);
                    if (cell && sum.empty()) {
                        contradicts_ = contradicts_ || *cell != 0;
                    } else if (cell) {
                        publish(sum, *cell);
                    } else if (!sum.empty()) {
                        program_.require(sum, 1, no_end);  // a nought is shown
                        add_target({sum, {.release = which, .answers = answers}, 0});
                    }
                    if (!sum.empty()) cells_[answers].emplace_back(which, std::move(sum));
                    return;
                }
                const auto& [question, codes, adds_up] = release.sides[side];
                const auto size = codes.size() + 1;
                walk(side + 1, flat * size + codes.size(), is_shown, answers);
                for (const auto& code : questions_.at(question).shown) {
                    const auto place = std::ranges::find(codes, code);
                    auto more = answers;
                    more.emplace_back(question, code);
                    walk(side + 1, flat * size + static_cast<std::size_t>(place - codes.begin()) % size,
                         is_shown && place != codes.end(), std::move(more));
                }
            };
        walk(0, 0, true, {});
    }

    /// What holds between counts of the same group, whatever was published.
    void add_structure() {
        struct Family {
            std::vector<std::pair<std::string, int>> parts;
        };
        std::map<std::tuple<std::size_t, Combination, std::string>, Family> families;
        for (const auto& [key, column] : unknowns_) {
            const auto& [group, answers] = key;
            for (std::size_t i = 0; i < answers.size(); ++i) {
                auto rest = answers;
                rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
                families[{group, rest, answers[i].first}].parts.emplace_back(answers[i].second, column);
            }
        }
        for (const auto& [key, family] : families) {
            const auto& [group, rest, question] = key;
            const auto parent = unknowns_.find({group, rest});
            if (parent == unknowns_.end()) continue;
            const auto& answered = questions_.at(question);
            const bool is_whole = answered.is_whole() && family.parts.size() == answered.all().size();
            Sum sum{{parent->second, -1}};
            for (const auto& [code, column] : family.parts) sum[column] += 1;
            if (answered.adds_up) {
                program_.require(sum, is_whole ? 0 : -most_, 0);
            } else {
                if (is_whole) program_.require(sum, 0, no_end);
                for (const auto& [code, column] : family.parts)
                    program_.require({{parent->second, 1}, {column, -1}}, 0, most_);
                add_overlaps(group, rest, question, parent->second, family.parts);
            }
        }
    }

    /// Of T reports, a chose this and b chose that: at least a + b - T chose both.
    void add_overlaps(std::size_t group, const Combination& rest, const std::string& question, int total,
                      const std::vector<std::pair<std::string, int>>& parts) {
        for (const auto& [code, column] : parts)
            for (const auto& [other, answered] : questions_) {
                if (other <= question || answered.adds_up) continue;
                for (const auto& other_code : answered.all()) {
                    auto alone = rest, both = rest;
                    alone.emplace_back(other, other_code);
                    both.emplace_back(other, other_code);
                    both.emplace_back(question, code);
                    std::ranges::sort(alone);
                    std::ranges::sort(both);
                    const auto a = unknowns_.find({group, alone}), b = unknowns_.find({group, both});
                    if (a != unknowns_.end() && b != unknowns_.end())
                        program_.require({{b->second, 1}, {column, -1}, {a->second, -1}, {total, 1}}, 0,
                                         no_end);
                }
            }
    }

    /// The same cell in two releases, one of which counted all that the other did.
    void add_differences() {
        for (const auto& [answers, cells] : cells_)
            for (const auto& [more, larger] : cells)
                for (const auto& [less, smaller] : cells) {
                    if (more == less || !counts_all_of(more, less)) continue;
                    auto difference = larger;
                    for (const auto& [column, factor] : smaller)
                        if ((difference[column] -= factor) == 0) difference.erase(column);
                    if (difference.empty()) continue;
                    add_target({std::move(difference),
                                {.kind = Disclosure::Kind::difference,
                                 .release = std::max(more, less),
                                 .answers = answers,
                                 .earlier = std::min(more, less)},
                                std::max(releases_[more].threshold, releases_[less].threshold)});
                }
    }

    /// Reports that no release shows apart, but several together might.
    void add_parts() {
        for (const auto& [key, column] : unknowns_) {
            const auto& [group, answers] = key;
            const Sum sum{{column, 1}};
            const auto published = published_.lower_bound({sum, 0});
            const bool is_published = published != published_.end() && published->first == sum;
            if (is_published || targeted_.contains({sum, 0})) continue;
            const auto& members = groups_[group];
            const auto last = std::find(members.rbegin(), members.rend(), true);
            add_target({sum,
                        {.kind = Disclosure::Kind::part,
                         .release = static_cast<std::size_t>(members.rend() - last) - 1,
                         .answers = answers},
                        threshold_});
        }
    }

    using Questions = std::set<std::string>;

    /// Which questions the unknowns of this group cross.
    [[nodiscard]] Crossed neighbours_in(std::size_t group) const {
        Crossed neighbours;
        for (const auto& [key, column] : unknowns_) {
            if (key.first != group) continue;
            for (const auto& [one, code] : key.second)
                for (const auto& [other, other_code] : key.second)
                    if (one != other) neighbours[one].insert(other);
        }
        return neighbours;
    }

    /// Counts of two questions each say something of all of them together where they close a circle.
    void join_circles() {
        for (std::size_t group = 0; group < groups_.size() && !is_too_large(); ++group)
            for (const auto& questions : sets_that_close_circles(neighbours_in(group)))
                join(group, questions);
    }

    /// Makes the unknowns of these questions together, and of some of them.
    void join(std::size_t group, const Questions& questions) {
        PossibleAnswers possible;
        double count = 1;
        for (const auto& question : questions) {
            auto all = questions_.at(question).all();
            count *= static_cast<double>(all.size());
            possible.emplace(question, std::move(all));
        }
        if (count > static_cast<double>(most_unknowns)) {
            is_joined_ = false;
            return;
        }
        each_of(possible, [&](const Combination& answers) {
            for (std::uint32_t some = 0; some < 1U << answers.size(); ++some) {
                Combination part;
                for (std::size_t i = 0; i < answers.size(); ++i)
                    if ((some >> i & 1U) != 0) part.push_back(answers[i]);
                unknown(group, part);
            }
        });
    }

    /// Whether one release counted every report that the other did: all its months and days of arrival, and
    /// under no condition that the other does not make.
    [[nodiscard]] bool counts_all_of(std::size_t more, std::size_t less) const {
        const auto is_in_both = [&](const Members& group) { return group[more] || !group[less]; };
        const auto& strict = releases_[less].selection.where;
        const auto is_met = [&](const auto& condition) {
            const auto found = strict.find(condition.first);
            return found != strict.end() && std::ranges::includes(condition.second, found->second);
        };
        return std::ranges::all_of(groups_, is_in_both) &&
               std::ranges::all_of(releases_[more].selection.where, is_met);
    }

    const std::vector<Release>& releases_;
    std::vector<Members> groups_;
    std::map<std::string, Alternatives> questions_;
    std::map<std::pair<std::size_t, Combination>, int> unknowns_;
    std::map<Combination, std::vector<std::pair<std::size_t, Sum>>> cells_;
    std::set<std::pair<Sum, std::int64_t>> published_, targeted_;
    std::vector<Target> targets_;
    IntegerProgram program_;
    double most_ = 1;
    int threshold_ = 0;
    bool contradicts_ = false;
    bool is_joined_ = true;
};

double value_of(const Sum& sum, const std::vector<double>& counts) {
    double value = 0;
    for (const auto& [column, factor] : sum) value += factor * counts[static_cast<std::size_t>(column)];
    return value;
}

}  // namespace

Audit audit(const std::vector<Release>& releases, std::chrono::milliseconds limit) {
    using std::chrono::steady_clock;
    for (const auto& release : releases)
        if (release.version != releases.front().version ||
            release.selection.questionnaire != releases.front().selection.questionnaire)
            bug("an audit of releases of several questionnaires");
    const auto end = steady_clock::now() + limit;
    const auto left = [&] {
        return static_cast<int>(
            std::chrono::duration_cast<std::chrono::milliseconds>(end - steady_clock::now()).count());
    };
    Program program(releases);
    if (program.contradicts()) return Contradiction{};
    if (program.is_too_large()) return Undecided{};
    bool in_time = true;
    const auto counts = program.solve(nullptr, 0, 0, left(), in_time);
    if (!in_time) return Undecided{};
    if (counts.empty()) return Contradiction{};
    std::vector<bool> is_safe(program.targets().size(), false);
    std::vector<Disclosure> disclosures;
    for (std::size_t i = 0; i < is_safe.size(); ++i) {
        if (is_safe[i]) continue;
        if (left() <= 0) return Undecided{};
        const auto& target = program.targets()[i];
        const auto count = value_of(target.sum, counts);
        auto other = program.solve(&target.sum, count + 1, no_end, longest_search_ms, in_time);
        bool is_certain = in_time;
        if (other.empty() && count > 0) {
            other = program.solve(&target.sum, 0, count - 1, longest_search_ms, in_time);
            is_certain = is_certain && in_time;
        }
        if (other.empty()) {
            const bool may_be_known = is_certain && target.least_allowed > 0 &&
                                      (count == 0 || count >= static_cast<double>(target.least_allowed));
            if (!may_be_known) disclosures.push_back(target.disclosure);
            continue;
        }
        for (std::size_t n = i; n < is_safe.size(); ++n) {
            const auto& sum = program.targets()[n].sum;
            if (value_of(sum, other) != value_of(sum, counts)) is_safe[n] = true;
        }
    }
    return disclosures;
}

}  // namespace mektep
