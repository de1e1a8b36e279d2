// SPDX-License-Identifier: GPL-3.0-or-later
#include "voice/content_words.h"

#include "check/samples.h"
#include "content/load.h"
#include "content/pack.h"
#include "language/order.h"
#include "utterance/normalise.h"

namespace mektep {

std::set<std::string> words_of_the_content(Language language) {
    const auto pack = load_pack(MEKTEP_SOURCE_DIR).value();
    const auto lexicon = Lexicon::load(MEKTEP_SOURCE_DIR "/speech").value();
    std::set<std::string> words;
    for (const auto& text : all_texts(pack))
        for (const auto& sample : samples_of(text, language, pack.catalog))
            for (const auto& utterance : normalised(sample, language, lexicon))
                for (const auto& span : utterance.spans)
                    if (span.language == language)
                        for (const auto& word : span.words) words.insert(lower_case(word.text, language));
    return words;
}

}  // namespace mektep
