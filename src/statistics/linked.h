// SPDX-License-Identifier: GPL-3.0-or-later
// Tables that are published together share counts: the school-age children of one are a sum of the age bands
// of another.
#pragma once

#include "statistics/release.h"

#include <chrono>
#include <functional>
#include <set>
#include <string>
#include <vector>

namespace mektep {

/// A table, and of each of its cells a name for the reports that it counts: cells of one name, in whichever
/// table, are shown or hidden together.
struct LinkedTable {
    FrequencyTable* table = nullptr;
    std::vector<std::string> names;
};

/// Hides further counts, of those that help the smallest, until no hidden count and no count of few reports
/// follows from all the tables and all that was published before (audit()). `as_releases` gives the tables as
/// a reader has them, in their order. The same tables always give the same result. Where the time is not
/// enough, or nothing is left to hide that was not shown before (`shown`: names), the tables stay as far as
/// they have come: whoever publishes them audits them.
void hide_linked(const std::vector<LinkedTable>& tables, const std::vector<Release>& before,
                 const std::set<std::string>& shown, const std::function<std::vector<Release>()>& as_releases,
                 std::chrono::milliseconds limit);

}  // namespace mektep
