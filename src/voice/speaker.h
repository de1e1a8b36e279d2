// SPDX-License-Identifier: GPL-3.0-or-later
// Says what it is told, sentence after sentence: the worker thread between Voice and Player.
#pragma once

#include "voice/player.h"
#include "voice/voice.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace mektep {

/// Owns the voice thread. All calls return at once; safe from one controlling thread. A new say() cuts off
/// what is being said: two utterances never overlap (K05).
class Speaker {
public:
    Speaker(std::unique_ptr<Voice> voice, std::unique_ptr<Player> player);
    ~Speaker();
    Speaker(const Speaker&) = delete;
    Speaker& operator=(const Speaker&) = delete;

    /// Which of the utterances is being heard, and which part of its source text.
    using Reached = std::function<void(std::size_t utterance, SourceRange word)>;

    /// Says these one after the other, then calls `finished` on the voice thread (not after a stop or a newer
    /// say). `reached` is called on the same thread at each word, from the player's position, 50 ms late at
    /// most.
    void say(std::vector<Utterance> utterances, Manner manner, std::function<void()> finished = {},
             Reached reached = {});
    void stop();
    /// Silence until resume(), which goes on at the beginning of the clause.
    void pause();
    void resume();

    /// Why nothing can be heard, if so, for the staff page.
    [[nodiscard]] std::optional<Message> trouble() const;
    /// Why another voice speaks than the one that was asked for.
    [[nodiscard]] std::optional<Message> voice_trouble() const;
    [[nodiscard]] std::string voice_name() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace mektep
