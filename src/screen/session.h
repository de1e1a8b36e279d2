// SPDX-License-Identifier: GPL-3.0-or-later
// One visitor's way through the screens: a state machine with no widget, no thread and no disk.
#pragma once

#include "base/clock.h"
#include "content/pack.h"
#include "screen/event.h"
#include "screen/screen.h"
#include "utterance/lexicon.h"

#include <memory>
#include <string_view>

namespace mektep {

/// How the screens look and sound now; back to the settings' defaults when a session ends (K11).
struct Look {
    std::string theme = "light";
    int text_size_percent = 100;
    bool speaking = false;
    int rate_words_per_minute = 150;
    int volume_percent = 70;
    bool operator==(const Look&) const = default;
};

/// What is being said, where it is shown: byte ranges of the part's text (screen/spoken_screen.h).
struct SpokenNow {
    std::string part = {};  ///< empty = nothing is to be marked
    SourceRange sentence = {};
    SourceRange word = {};  ///< within the sentence; empty where the setting marks sentences only
    std::string text = {};  ///< the sentence as it must stand there: if it does not, nothing is marked
    bool operator==(const SpokenNow&) const = default;
};

/// What an event led to. `screen` is whole; the view compares it with the one before.
struct Step {
    Screen screen;
    Look look;
    std::vector<Effect> effects;
    SpokenNow spoken = {};
};

/// What a session needs of the world. All are borrowed and must outlive it.
struct SessionWorld {
    const Pack& pack;
    const Lexicon& lexicon;
    const Clock& clock;
    PublicKey report_key;
};

/// The PIN of a kiosk whose settings name none: the README prints it, the staff page warns about it.
inline constexpr std::string_view demonstration_pin = "2580";

struct SessionState;  // private: state.h

/// Answers every event with the next screen and what to do. Runs on: one thread.
class Session {
public:
    explicit Session(SessionWorld world);
    ~Session();
    Session(Session&&) noexcept;

    /// The first screen, with nothing to do yet.
    [[nodiscard]] Step begin();
    [[nodiscard]] Step on(const Event& event);

private:
    std::unique_ptr<SessionState> state_;
};

}  // namespace mektep
