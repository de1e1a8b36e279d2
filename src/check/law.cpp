// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/inspect.h"
#include "language/order.h"

#include <algorithm>
#include <array>
#include <set>

namespace mektep {
namespace {

constexpr std::string_view id = "law";

/// The interviews with a sentence that rests on this source, for whoever reads them again.
std::string resting_on(const Source& source, const Pack& pack) {
    std::string names;
    for (const auto& interview : pack.interviews) {
        const auto texts = outcome_texts(interview);
        const bool rests = std::ranges::any_of(texts, [&](const PlacedText& placed) {
            const auto names_it = [&](const std::vector<std::string>* list) {
                return list != nullptr && std::ranges::find(*list, source.id) != list->end();
            };
            return names_it(placed.sources) || names_it(placed.block_sources);
        });
        if (rests) names += (names.empty() ? "" : ", ") + interview.id;
    }
    return names.empty() ? "-" : names;
}

void check_source(const Source& source, const Pack& pack, Day today, Findings& findings) {
    const auto complain = [&](Message what, Message remedy) {
        findings.push_back(found(id, source.place, std::move(what), std::move(remedy)));
    };
    const bool is_doubtful =
        source.confidence == Confidence::check || source.confidence == Confidence::not_verified;
    if (is_doubtful && source.use)
        complain(message("The source is not verified, but in use."),
                 message("Write “use: off” until a lawyer has answered."));
    if (source.use && !source.text_as_of)
        complain(message("It is not said on which day the text was read."),
                 message("Add “text_as_of: 2026-11-23”."));
    if (source.use && !source.review_due)
        complain(message("It is not said when the source must be read again."),
                 message("Add “review_due:”."));
    if (source.review_due && *source.review_due < today && source.use)
        complain(message("The source was to be read again by {day}.", {{"day", *source.review_due}}),
                 message("Read it on adilet.zan.kz, then correct text_as_of and review_due."));
    const auto* act = find_act(pack.law, source.act);
    if (source.use && act != nullptr && act->changed && source.text_as_of &&
        *source.text_as_of < *act->changed)
        complain(message("The act was changed on {day}, after this was read. On it rest: {interviews}.",
                         {{"day", *act->changed}, {"interviews", resting_on(source, pack)}}),
                 message("Read the provision and these letters and pages again, then correct text_as_of."));
    if (source.reviewed_by.empty() != !source.reviewed_on.has_value())
        complain(message("reviewed_by and reviewed_on belong together."), message("Write both, or none."));
}

/// Words with which a text claims what the law says.
bool states_law(const std::string& english) {
    const auto small = lower_case(english, Language::english);
    constexpr std::array<std::string_view, 4> words{"the law says", "the law gives", "article ", "forbids"};
    return std::ranges::any_of(words,
                               [&](std::string_view word) { return small.find(word) != std::string::npos; });
}

bool is_hedged(const std::string& english) {
    const auto small = lower_case(english, Language::english);
    return small.find("as a rule") != std::string::npos || small.find("in practice") != std::string::npos;
}

void check_statement(const PlacedText& placed, const Law& law, Findings& findings) {
    std::set<std::string> sources;
    for (const auto* list : {placed.sources, placed.block_sources})
        if (list != nullptr) sources.insert(list->begin(), list->end());
    if (sources.empty() && states_law(placed.text->source))
        findings.push_back(found(id, placed.text->place,
                                 message("The text states the law, but names no source."),
                                 message("Add “sources: [id]” with an id of law.yaml.")));
    for (const auto& name : sources) {
        const auto* source = find_source(law, name);
        if (source != nullptr && source->confidence == Confidence::secondary &&
            !is_hedged(placed.text->source))
            findings.push_back(
                found(id, placed.text->place,
                      message("The source “{name}” is only secondary, but the text states it as certain.",
                              {{"name", name}}),
                      message("Word it as practice: “as a rule”, “in practice”.")));
    }
}

}  // namespace

Findings check_law(const Proof& proof) {
    Findings findings;
    for (const auto& source : proof.pack.law.sources) check_source(source, proof.pack, proof.today, findings);
    for (const auto& interview : proof.pack.interviews)
        for (const auto& placed : outcome_texts(interview)) check_statement(placed, proof.pack.law, findings);
    return findings;
}

}  // namespace mektep
