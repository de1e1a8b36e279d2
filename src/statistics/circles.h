// SPDX-License-Identifier: GPL-3.0-or-later
// Which questions must be thought of together. Private to `statistics`.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

namespace mektep {

/// Questions, and with which others each was crossed.
using Crossed = std::map<std::string, std::set<std::string>>;

/// Where questions are crossed in a circle (A by B, B by C, C by A) the counts of each pair say something of
/// all of them. By eliminating one question after the other (the graph becomes chordal) circles are cut into
/// sets of three or more; counts of all such sets that agree are counts of some reports (Lauritzen, Graphical
/// Models, 1996). Nothing where there is no circle.
std::vector<std::set<std::string>> sets_that_close_circles(Crossed crossed);

}  // namespace mektep
