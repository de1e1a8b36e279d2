// SPDX-License-Identifier: GPL-3.0-or-later
// Whether headphones are plugged in: then what is private may be said, and when they go it is silent at once.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace mektep {

/// One output of a sound card, as the sound server tells it. A card that cannot sense its plug says
/// `unknown`.
struct OutputPort {
    enum class Plug { unknown, out, in };
    bool is_headphones = false;  ///< headphones or a headset
    Plug plug = Plug::unknown;
    bool operator==(const OutputPort&) const = default;
};

/// Whether any headphones are in; nothing where no port of headphones senses its plug.
std::optional<bool> headphones_in(const std::vector<OutputPort>& ports);

/// The outputs of all sound cards. One of the seams: a test plugs in and out by hand.
class SoundCards {
public:
    using Changed = std::function<void(const std::vector<OutputPort>&)>;
    virtual ~SoundCards() = default;
    /// From now on tells the outputs: once as they are, then after each change, on a thread of its own.
    /// Called once.
    virtual void watch(Changed changed) = 0;
};

/// libpulse's CARD events (PulseAudio and PipeWire). Without a sound server it tells nothing, and asks again
/// every two seconds.
std::unique_ptr<SoundCards> pulse_cards();

/// Tells when headphones come and go, each change once. Nothing is told while they are out from the
/// beginning. `tell` is called on the cards' thread, and not after the watch is gone.
class HeadphoneWatch {
public:
    HeadphoneWatch(std::unique_ptr<SoundCards> cards, std::function<void(bool plugged_in)> tell);
    HeadphoneWatch(const HeadphoneWatch&) = delete;
    HeadphoneWatch& operator=(const HeadphoneWatch&) = delete;

private:
    void changed(const std::vector<OutputPort>& ports);

    std::function<void(bool)> tell_;
    std::mutex mutex_;
    bool are_in_ = false;
    std::unique_ptr<SoundCards> cards_;  ///< last: it is gone before what it calls
};

}  // namespace mektep
