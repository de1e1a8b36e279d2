// SPDX-License-Identifier: GPL-3.0-or-later
// Proves a pack sound before anyone sees it: a named list of checks, the same that is shown and that is run.
#pragma once

#include "check/finding.h"
#include "content/pack.h"
#include "utterance/lexicon.h"

#include <cstdint>
#include <string>
#include <vector>

namespace mektep {

/// What a check reads.
struct Proof {
    const Pack& pack;
    const Lexicon& lexicon;
    Day today;
};

/// One proof, by name: `mektep check --list` prints id and description.
struct Check {
    std::string_view id;
    std::string_view description;
    Findings (*run)(const Proof&);
};
const std::vector<Check>& all_checks();

/// Everything that is wrong, and what was looked at.
struct Verdict {
    Findings findings;
    std::int64_t paths = 0;  ///< all ways through all interviews
    std::int64_t texts = 0;
    std::int64_t statements = 0;  ///< blocks that cite a source
    [[nodiscard]] bool sound() const { return findings.empty(); }
};
Verdict check(const Proof& proof);

}  // namespace mektep
