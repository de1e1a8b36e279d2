// SPDX-License-Identifier: GPL-3.0-or-later
// The points that the checker knows. Private to pdf_ua*.cpp.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace mektep::ua {

/// Failure conditions of the Matterhorn Protocol 1.1, clauses of ISO 14289-1 ("UA") where it has no number,
/// and of ISO 19005-2 ("A").
inline constexpr std::array all_points{
    "unreadable",  "01-003",       "01-004",    "01-005",    "01-007",    "02-001",     "02-003",
    "02-004",      "06-001",       "06-002",    "06-003",    "07-001",    "07-002",     "09-004",
    "09-005",      "09-006",       "09-007",    "09-008",    "10-001",    "11-001",     "11-006",
    "13-004",      "14-002",       "14-003",    "14-006",    "14-007",    "15-001",     "15-003",
    "15-005",      "16-001",       "16-002",    "17-002",    "19-003",    "19-004",     "20-001",
    "21-001",      "26-001",       "26-002",    "28-002",    "28-008",    "28-009",     "28-010",
    "30-001",      "30-002",       "31-004",    "31-005",    "31-006",    "31-009",     "31-011",
    "31-014",      "31-015",       "31-016",    "31-017",    "31-018",    "31-019",     "31-020",
    "31-021",      "31-022",       "31-023",    "31-024",    "31-025",    "31-026",     "31-027",
    "31-028",      "31-029",       "31-030",
    "UA 7.1",    // roles that the checker cannot judge
    "UA 7.1-1",  // no structure
    "UA 7.1-2",  // content and elements do not find each other
    "UA 7.1-8",  // not marked as tagged
    "UA 7.2",    // a text that stands in for another
    "UA 7.3",    // where a figure lies
    "UA 7.8",    // page numbers and repeated headers
    "UA 7.20",   // drawings that are drawn by name
    "A 6.1.2",     "A 6.1.3",      "A 6.1.7.1", "A 6.1.7.2", "A 6.1.10",  "A 6.1.13",   "A 6.2.2",
    "A 6.2.3",     "A 6.2.4.3",    "A 6.2.5",   "A 6.2.8",   "A 6.2.10",  "A 6.2.11.2", "A 6.2.11.3.1",
    "A 6.2.11.6",  "A 6.2.11.7.3", "A 6.3.1",   "A 6.4.2",   "A 6.5.1",   "A 6.5.2",    "A 6.6.2.1",
    "A 6.6.2.3.1", "A 6.6.3",      "A 6.6.4",   "A 6.7.3.3", "A 6.7.3.4", "A 6.8",      "A 6.10",
    "A 6.11"};

/// One of them. Another does not compile, so that none is told which the list, and with it the test of the
/// broken files, does not know.
class Point {
public:
    /// Implicit: a point is written as its name.
    consteval Point(const char* name) : name_(name) {
        if (std::ranges::find(all_points, name_) == all_points.end()) throw "not in all_points";
    }
    [[nodiscard]] constexpr std::string_view name() const { return name_; }
    [[nodiscard]] constexpr bool is_of_archive() const { return name_.starts_with("A "); }

private:
    std::string_view name_;
};

}  // namespace mektep::ua
