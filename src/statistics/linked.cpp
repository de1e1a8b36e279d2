// SPDX-License-Identifier: GPL-3.0-or-later
#include "statistics/linked.h"

#include "statistics/disclosure.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace mektep {
namespace {

using Disclosures = std::vector<Disclosure>;
using Questions = std::set<std::string>;

Questions questions_of(const Release& release) {
    Questions questions;
    for (const auto& side : release.sides) questions.insert(side.question);
    for (const auto& [question, codes] : release.selection.where) questions.insert(question);
    return questions;
}

class Hider {
public:
    Hider(const std::vector<LinkedTable>& tables, const std::vector<Release>& before,
          const std::set<std::string>& shown, const std::function<std::vector<Release>()>& as_releases,
          std::chrono::milliseconds limit)
        : tables_(tables),
          before_(before),
          shown_(shown),
          as_releases_(as_releases),
          end_(std::chrono::steady_clock::now() + limit) {}

    void run() {
        for (auto found = disclosed(); found && !found->empty(); found = disclosed())
            if (!mend(found->front(), found->size())) return;
    }

private:
    [[nodiscard]] std::vector<Release> releases() const {
        auto all = before_;
        for (auto& release : as_releases_()) all.push_back(std::move(release));
        return all;
    }

    /// Nothing where it cannot be found out.
    [[nodiscard]] std::optional<Disclosures> disclosed() const {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(end_ - std::chrono::steady_clock::now());
        if (left.count() <= 0) return std::nullopt;
        auto result = audit(releases(), left);
        if (auto* const found = std::get_if<Disclosures>(&result)) return std::move(*found);
        return std::nullopt;
    }

    /// A count that is still shown, wherever it is, and how near it is to what is disclosed.
    struct Candidate {
        std::vector<Cell*> cells;
        std::size_t distance = 0;

        void hide(bool is_hidden) const {
            for (auto* const cell : cells) cell->suppressed = is_hidden;
        }
    };

    /// Hides one more count: the first that helps, else the one after which least is disclosed. False where
    /// there is none.
    bool mend(const Disclosure& disclosure, std::size_t before) {
        const auto candidates = candidates_for(disclosure);
        const Candidate* best = nullptr;
        std::size_t least = 0;
        for (const auto& candidate : candidates) {
            candidate.hide(true);
            const auto now = disclosed();
            const bool helps =
                now && now->size() < before && std::ranges::find(*now, disclosure) == now->end();
            if (helps) return true;
            candidate.hide(false);
            if (!now) return false;
            if (best == nullptr || now->size() < least) best = &candidate, least = now->size();
        }
        if (best != nullptr) best->hide(true);
        return best != nullptr;
    }

    /// Of the tables that say something of the same questions: by how many of the answers they share, then
    /// the smallest first. A nought says nothing of anybody, and is known to be one.
    [[nodiscard]] std::vector<Candidate> candidates_for(const Disclosure& disclosure) const {
        const auto all = releases();
        auto questions = questions_of(all.at(disclosure.release));
        if (disclosure.kind == Disclosure::Kind::difference)
            questions.merge(questions_of(all.at(disclosure.earlier)));
        for (const auto& [question, code] : disclosure.answers) questions.insert(question);
        std::map<std::string, Candidate> by_name;
        std::set<std::string> near;
        for (std::size_t i = 0; i < tables_.size(); ++i) {
            const auto& [table, names] = tables_[i];
            const auto own = questions_of(all.at(before_.size() + i));
            const bool is_near = std::ranges::any_of(
                own, [&](const std::string& question) { return questions.contains(question); });
            for (std::size_t n = 0; n < table->cells.size(); ++n) {
                auto& cell = table->cells[n];
                if (cell.suppressed || cell.count == 0 || shown_.contains(names[n])) continue;
                auto& candidate = by_name[names[n]];
                candidate.cells.push_back(&cell);
                candidate.distance = not_shared(disclosure, *table, n);
                if (is_near) near.insert(names[n]);
            }
        }
        std::vector<Candidate> candidates;
        for (const auto& name : near) candidates.push_back(std::move(by_name.at(name)));
        std::ranges::stable_sort(candidates, {}, [](const Candidate& each) {
            return std::pair(each.distance, each.cells.front()->count);
        });
        return candidates;
    }

    /// How many of the disclosed answers this cell does not count by.
    static std::size_t not_shared(const Disclosure& disclosure, const FrequencyTable& table,
                                  std::size_t cell) {
        auto left = disclosure.answers.size();
        for (std::size_t d = table.dimensions.size(); d-- > 0;) {
            const auto& [question, label, categories, adds_up] = table.dimensions[d];
            const auto place = cell % (categories.size() + 1);
            cell /= categories.size() + 1;
            if (place == categories.size()) continue;
            const std::pair answer(question, categories[place].code);
            if (std::ranges::find(disclosure.answers, answer) != disclosure.answers.end()) --left;
        }
        return left;
    }

    const std::vector<LinkedTable>& tables_;
    const std::vector<Release>& before_;
    const std::set<std::string>& shown_;
    const std::function<std::vector<Release>()>& as_releases_;
    std::chrono::steady_clock::time_point end_;
};

}  // namespace

void hide_linked(const std::vector<LinkedTable>& tables, const std::vector<Release>& before,
                 const std::set<std::string>& shown, const std::function<std::vector<Release>()>& as_releases,
                 std::chrono::milliseconds limit) {
    Hider(tables, before, shown, as_releases, limit).run();
}

}  // namespace mektep
