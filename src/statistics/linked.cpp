// SPDX-License-Identifier: GPL-3.0-or-later
#include "statistics/linked.h"

#include "base/error.h"
#include "statistics/disclosure.h"

#include <algorithm>
#include <optional>

namespace mektep {
namespace {

using Disclosures = std::vector<Disclosure>;

bool is_of(const Disclosure& one, const Disclosure& other) {
    return one.release == other.release && one.answers == other.answers && one.earlier == other.earlier;
}

Cell& cell_of(const Disclosure& disclosure, FrequencyTable& table) {
    std::vector<std::size_t> index;
    for (const auto& dimension : table.dimensions) {
        const auto answer = std::ranges::find(disclosure.answers, dimension.question,
                                              &std::pair<std::string, std::string>::first);
        const auto& categories = dimension.categories;
        index.push_back(
            answer == disclosure.answers.end()
                ? categories.size()
                : static_cast<std::size_t>(std::ranges::find(categories, answer->second, &Category::code) -
                                           categories.begin()));
    }
    return table.at(index);
}

class Hider {
public:
    Hider(const std::vector<FrequencyTable*>& tables,
          const std::function<std::vector<Release>()>& as_releases, std::chrono::milliseconds limit)
        : tables_(tables), as_releases_(as_releases), end_(std::chrono::steady_clock::now() + limit) {}

    void run() {
        for (auto found = disclosed(); found && !found->empty(); found = disclosed())
            if (!mend(found->front(), found->size())) return;
    }

private:
    /// Nothing where it cannot be found out.
    [[nodiscard]] std::optional<Disclosures> disclosed() const {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(end_ - std::chrono::steady_clock::now());
        if (left.count() <= 0) return std::nullopt;
        auto result = audit(as_releases_(), left);
        if (auto* const found = std::get_if<Disclosures>(&result)) return std::move(*found);
        return std::nullopt;
    }

    /// Hides one more count; false where there is none.
    bool mend(const Disclosure& disclosure, std::size_t before) {
        auto& table = *tables_.at(disclosure.release);
        auto& cell = cell_of(disclosure, table);
        // Two counts whose difference is small: one of them goes.
        if (disclosure.earlier && !cell.suppressed) return cell.suppressed = true;
        const auto candidates = shown_counts(table);
        for (auto* const candidate : candidates) {
            candidate->suppressed = true;
            const auto now = disclosed();
            if (!now) return false;
            const bool helps =
                now->size() < before &&
                std::ranges::none_of(*now, [&](const Disclosure& each) { return is_of(each, disclosure); });
            if (helps) return true;
            candidate->suppressed = false;
        }
        // None helps alone.
        if (candidates.empty()) return false;
        candidates.front()->suppressed = true;
        return true;
    }

    /// The smallest first. A nought says nothing of anybody, and is known to be one.
    static std::vector<Cell*> shown_counts(FrequencyTable& table) {
        std::vector<Cell*> shown;
        for (auto& cell : table.cells)
            if (!cell.suppressed && cell.count > 0) shown.push_back(&cell);
        std::ranges::stable_sort(shown, {}, &Cell::count);
        return shown;
    }

    const std::vector<FrequencyTable*>& tables_;
    const std::function<std::vector<Release>()>& as_releases_;
    std::chrono::steady_clock::time_point end_;
};

}  // namespace

void hide_linked(const std::vector<FrequencyTable*>& tables,
                 const std::function<std::vector<Release>()>& as_releases, std::chrono::milliseconds limit) {
    if (tables.size() < 2) return;  // one alone is proven by suppressed()
    Hider(tables, as_releases, limit).run();
}

}  // namespace mektep
