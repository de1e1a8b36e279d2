// SPDX-License-Identifier: GPL-3.0-or-later
// What the answers to a question can be, as far as releases tell them apart. Private to `statistics`.
#pragma once

#include "statistics/release.h"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace mektep {

/// The answers to one question that exclude each other. Where several may be ticked and few ever were, these
/// are the sets of what was ticked ("hear+see"), and they add up; where many were, each tick for itself.
class Alternatives {
public:
    std::set<std::string> shown;  ///< codes that are a row of some release, so that all ticked are among them
    std::set<std::string> selected;  ///< codes that some release selects by
    bool adds_up = true;

    /// Once all codes are known. `given`: those of which some release does not say that nobody ticked them.
    void settle(const std::set<std::string>& given);
    /// All of them.
    [[nodiscard]] const std::set<std::string>& all() const { return all_; }
    /// Those in which this code is ticked.
    [[nodiscard]] std::set<std::string> with(const std::string& code) const;
    /// Whether each report has one of them.
    [[nodiscard]] bool is_whole() const { return is_whole_; }

private:
    std::set<std::string> all_;
    std::map<std::string, std::set<std::string>> sets_with_;
    bool are_sets_ = false, is_whole_ = false;
};

/// One answer to each of some questions, sorted by question.
using Combination = std::vector<std::pair<std::string, std::string>>;
using PossibleAnswers = std::map<std::string, std::set<std::string>>;
/// Every way to take one answer to each question.
void each_of(const PossibleAnswers& possible, const std::function<void(const Combination&)>& visit);

/// By question.
std::map<std::string, Alternatives> alternatives_in(const std::vector<Release>& releases);

}  // namespace mektep
