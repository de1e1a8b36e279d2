// SPDX-License-Identifier: GPL-3.0-or-later
// The voice: utterances to sound in memory. One of the five seams.
#pragma once

#include "base/error.h"
#include "base/message.h"
#include "utterance/utterance.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace mektep {

/// How to speak. Rate 80 to 300 words a minute, volume 0 to 100 percent.
struct Manner {
    int rate_words_per_minute = 150;
    int volume_percent = 70;
};

/// From this sample on, this part of the source text is being said.
struct Mark {
    std::size_t sample = 0;
    SourceRange source;
};

/// Mono signed 16-bit PCM.
struct Sound {
    std::vector<std::int16_t> samples;
    int samples_per_second = 22050;
    std::vector<Mark> marks;
    std::vector<std::size_t>
        clauses;  ///< samples at which a clause begins: where speech goes on after a pause
};

/// Turns an utterance into sound. Not thread-safe: called from one thread at a time (the Speaker's worker).
class Voice {
public:
    virtual ~Voice() = default;
    /// The whole utterance in memory; shorter, perhaps empty, if `stop` was requested meanwhile (returns
    /// within 5 ms of it). Failure(sound) if the engine is broken.
    virtual Sound speak(const Utterance& utterance, Manner manner, std::stop_token stop) = 0;
    /// For the staff page: "eSpeak NG 1.51, own Kazakh rules".
    [[nodiscard]] virtual std::string name() const = 0;
    /// What staff should know although it speaks; safe from any thread.
    [[nodiscard]] virtual std::optional<Message> trouble() const { return std::nullopt; }
};

/// eSpeak NG. `data` is the private data folder with our Kazakh dictionary; if it is missing the system's
/// data is used and name() says so. One per process (eSpeak's state is global): a second one is a bug().
/// Failure(sound) if eSpeak cannot start.
std::unique_ptr<Voice> espeak_voice(const std::filesystem::path& data);

/// eSpeak's phoneme mnemonics for one utterance, for `mektep speak --phonemes` and tests. Same process-wide
/// limits.
std::string phonemes(Voice& espeak, const Utterance& utterance);

}  // namespace mektep
