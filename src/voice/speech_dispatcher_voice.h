// SPDX-License-Identifier: GPL-3.0-or-later
// Speech Dispatcher, for a machine whose owner has set up a voice there.
#pragma once

#include "voice/voice.h"

#include <chrono>
#include <memory>

namespace mektep {

/// Asks the Speech Dispatcher of this session ($SPEECHD_ADDRESS, else its socket in $XDG_RUNTIME_DIR) by
/// SSIP, its own protocol: its client library waits for ever for a service that hangs. The service plays the
/// sound itself: speak() returns when it was heard, with an empty Sound, so that nothing is marked on the
/// screen while it speaks. Failure(sound) if the service is not there, refuses, or says nothing for `limit`
/// before it begins to speak.
std::unique_ptr<Voice> speech_dispatcher_voice(
    std::chrono::milliseconds limit = std::chrono::milliseconds(800));

}  // namespace mektep
