// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "check/inspect.h"
#include "document/document.h"
#include "utterance/normalise.h"

namespace mektep {
namespace {

constexpr std::string_view id = "speakable";

/// The sentences that a pattern can become: every key of every choice once, sample words for the rest.
std::vector<std::string> samples_of(const Text& text, Language language, const Catalog& catalog) {
    const auto pattern = catalog.find(text.context, text.source, language);
    if (!pattern) return {};
    const auto arguments = pattern_arguments(*pattern);
    if (!arguments) return {};
    Arguments values;
    std::size_t branches = 1;
    for (const auto& argument : *arguments) branches = std::max(branches, argument.keys.size());
    std::vector<std::string> samples;
    for (std::size_t branch = 0; branch < branches; ++branch) {
        for (const auto& argument : *arguments) {
            if (argument.use == PatternArgument::Use::select) values[argument.name] = argument.keys[std::min(branch, argument.keys.size() - 1)];
            else if (argument.use == PatternArgument::Use::plural) values[argument.name] = std::int64_t{3};
            else values[argument.name] = std::string(language == Language::kazakh ? "сөз" : "слово");
        }
        samples.push_back(words_of(runs_of(render(message_of(text, values), language, catalog), language)));
    }
    return samples;
}

}  // namespace

Findings check_speakable(const Proof& proof) {
    Findings findings;
    for (const auto& text : all_texts(proof.pack))
        for (const auto language : visitor_languages)
            for (const auto& sample : samples_of(text, language, proof.pack.catalog))
                for (const auto& word : unspeakable(sample, language, proof.lexicon))
                    findings.push_back(found(id, text.place, message("The voice cannot say “{word}” in the {language} text ({context}).", {{"word", word}, {"language", std::string(code(language))}, {"context", text.context}}),
                                             message("Write it out, or add it to speech/{language}/lexicon.tsv or abbreviations.tsv.", {{"language", std::string(code(language))}})));
    return findings;
}

}  // namespace mektep
