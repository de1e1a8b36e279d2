// SPDX-License-Identifier: GPL-3.0-or-later
// Sound to the loudspeaker or the headphones. One of the five seams.
#pragma once

#include "base/message.h"
#include "voice/voice.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace mektep {

/// Plays one sound at a time. All calls return at once (at most a few ms) and are safe from any thread.
class Player {
public:
    virtual ~Player() = default;
    /// Replaces what is playing. `finished` is called once, on the player's thread, when the last sample was
    /// heard; not after stop().
    virtual void play(Sound sound, std::function<void()> finished) = 0;
    /// Silence within 50 ms; what was playing is forgotten.
    virtual void stop() = 0;
    /// The sample being heard now; nothing when silent.
    [[nodiscard]] virtual std::optional<std::size_t> position() const = 0;
    /// Nothing while sound can be heard, else why not and how to mend it, for the staff page.
    [[nodiscard]] virtual std::optional<Message> trouble() const = 0;
};

/// libpulse's asynchronous API: PulseAudio and PipeWire. Never throws for a missing server: trouble() says
/// so, play() then finishes at once, and it reconnects by itself, at most every two seconds.
std::unique_ptr<Player> pulse_player();

}  // namespace mektep
