// SPDX-License-Identifier: GPL-3.0-or-later
// Tables that are published together share counts: the school-age children of one are a sum of the age bands
// of another.
#pragma once

#include "statistics/release.h"

#include <chrono>
#include <functional>
#include <vector>

namespace mektep {

/// Hides further counts, of those that help the smallest, until no hidden count follows from all the tables
/// together (audit()). `as_releases` gives the tables as a reader has them. The same tables always give the
/// same result. Where the time is not enough, or nothing is left to hide, the tables stay as far as they have
/// come: whoever publishes them audits them.
void hide_linked(const std::vector<FrequencyTable*>& tables,
                 const std::function<std::vector<Release>()>& as_releases, std::chrono::milliseconds limit);

}  // namespace mektep
