// SPDX-License-Identifier: GPL-3.0-or-later
#include "statistics/circles.h"

#include <algorithm>

namespace mektep {

std::vector<std::set<std::string>> sets_that_close_circles(Crossed crossed) {
    std::vector<std::set<std::string>> sets;
    while (!crossed.empty()) {
        const auto next =
            std::ranges::min_element(crossed, {}, [](const auto& each) { return each.second.size(); });
        const auto [question, others] = *next;
        crossed.erase(next);
        for (const auto& other : others) {
            crossed[other].erase(question);
            for (const auto& third : others)
                if (third != other) crossed[other].insert(third);
        }
        auto together = others;
        together.insert(question);
        if (together.size() > 2) sets.push_back(std::move(together));
    }
    return sets;
}

}  // namespace mektep
