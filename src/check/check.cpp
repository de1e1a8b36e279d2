// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/check.h"

#include "check/inspect.h"

namespace mektep {

const std::vector<Check>& all_checks() {
    static const std::vector<Check> checks{
        {"references",
         "Every name stands for something: questions, options, facts, sources, acts, letters, reports, "
         "glossary words.",
         check_references},
        {"paths", "Every question can be reached, every way ends, none asks twice. All ways are walked.",
         check_paths},
        {"texts",
         "Every text exists in Kazakh and Russian with the same arguments; no translation is left over.",
         check_texts},
        {"letters", "Every argument is answered on every way on which its text is printed.", check_letters},
        {"law",
         "Every source is dated, reviewed in time, and worded as surely as it is known; every statement of "
         "law names one.",
         check_law},
        {"speakable",
         "Every text can be said: no digit, Latin word or unknown abbreviation is left for the voice.",
         check_speakable},
        {"reading", "No text that parents read is harder than its limit.", check_reading},
    };
    return checks;
}

Verdict check(const Proof& proof) {
    Verdict verdict;
    for (const auto& check : all_checks())
        for (auto& finding : check.run(proof)) verdict.findings.push_back(std::move(finding));
    for (const auto& interview : proof.pack.interviews) {
        verdict.paths += count_of_ways(interview, proof.pack);
        for (const auto& placed : outcome_texts(interview))
            verdict.statements += (placed.sources != nullptr && !placed.sources->empty()) ||
                                          (placed.block_sources != nullptr && !placed.block_sources->empty())
                                      ? 1
                                      : 0;
    }
    verdict.texts = static_cast<std::int64_t>(all_texts(proof.pack).size());
    return verdict;
}

}  // namespace mektep
