// SPDX-License-Identifier: GPL-3.0-or-later
// A voice that is another program: its protocol is in docs/voice-program.md.
#pragma once

#include "voice/voice.h"

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace mektep {

struct VoiceProgram {
    std::vector<std::string> command;  ///< an absolute path, then its arguments
    /// Longest silence of a program that works: an answer, a part of one or an empty line must come.
    std::chrono::milliseconds sign_of_life{800};
    /// Longest time for one span of an utterance.
    std::chrono::milliseconds whole{3000};
};

/// Starts the program at the first utterance, and again when it has died. The text goes to it through a pipe
/// alone. speak() throws Failure(sound) if it cannot be started, is late, dies or answers rubbish; the
/// program has then been killed.
std::unique_ptr<Voice> program_voice(VoiceProgram program);

/// Says with `better` what it can; when that fails the same utterance is said by `own` at once, trouble()
/// tells why, and `better` is left alone for `pause`.
std::unique_ptr<Voice> voice_with_fallback(std::unique_ptr<Voice> better, std::unique_ptr<Voice> own,
                                           std::chrono::milliseconds pause = std::chrono::seconds(30));

}  // namespace mektep
