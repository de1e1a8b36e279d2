// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/inspect.h"
#include "check/samples.h"
#include "utterance/normalise.h"

#include <set>

namespace mektep {
namespace {

constexpr std::string_view id = "speakable";

}  // namespace

Findings check_speakable(const Proof& proof) {
    Findings findings;
    for (const auto& text : all_texts(proof.pack))
        for (const auto language : visitor_languages) {
            std::set<std::string> words;
            for (const auto& sample : samples_of(text, language, proof.pack.catalog))
                for (auto& word : unspeakable(sample, language, proof.lexicon)) words.insert(std::move(word));
            for (const auto& word : words)
                findings.push_back(found(
                    id, text.place,
                    message("The voice cannot say “{word}” in the {language} text ({context}).",
                            {{"word", word},
                             {"language", std::string(code(language))},
                             {"context", text.context}}),
                    message("Write it out, or add it to speech/{language}/lexicon.tsv or abbreviations.tsv.",
                            {{"language", std::string(code(language))}})));
        }
    return findings;
}

}  // namespace mektep
