// SPDX-License-Identifier: GPL-3.0-or-later
// A voice that makes short sounds at once and a loudspeaker that plays when the test says so; both remember
// what they were given.
#pragma once

#include "voice/player.h"
#include "voice/voice.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace mektep {

/// What was said and played, in the order in which it happened; safe from any thread.
class SpeechLog {
public:
    void add(std::string line) {
        const std::scoped_lock lock(mutex_);
        lines_.push_back(std::move(line));
        changed_.notify_all();
    }
    [[nodiscard]] std::vector<std::string> lines() const {
        const std::scoped_lock lock(mutex_);
        return lines_;
    }
    /// True as soon as this line stands there so many times; false after ten seconds.
    [[nodiscard]] bool awaits(const std::string& line, std::ptrdiff_t times = 1) const {
        std::unique_lock lock(mutex_);
        return changed_.wait_for(lock, std::chrono::seconds(10), [&] { return count(line) >= times; });
    }
    [[nodiscard]] std::ptrdiff_t times(const std::string& line) const {
        const std::scoped_lock lock(mutex_);
        return count(line);
    }

private:
    [[nodiscard]] std::ptrdiff_t count(const std::string& line) const {
        std::ptrdiff_t found = 0;
        for (const auto& other : lines_) found += other == line ? 1 : 0;
        return found;
    }

    mutable std::mutex mutex_;
    mutable std::condition_variable changed_;
    std::vector<std::string> lines_;
};

/// Logs "make WORDS". The sound of an utterance is 100 samples, all of them the number of the utterance
/// from 1.
class FakeVoice : public Voice {
public:
    explicit FakeVoice(SpeechLog& log) : log_(log) {}

    Sound speak(const Utterance& utterance, Manner, std::stop_token) override {
        const auto words = words_of(utterance);
        log_.add("make " + words);
        if (breaks_at == words) throw Failure(Outside::sound, "the fake voice broke");
        ++made_;
        Sound sound{
            .samples = std::vector<std::int16_t>(words.empty() ? 0 : 100, static_cast<std::int16_t>(made_)),
            .samples_per_second = 22050,
            .marks = {},
            .clauses = {0, 50}};
        if (!utterance.spans.empty() && !utterance.spans.front().words.empty())
            sound.marks.push_back({0, utterance.spans.front().words.front().source});
        return sound;
    }
    [[nodiscard]] std::string name() const override { return "a fake voice"; }

    std::optional<std::string> breaks_at;  ///< words that it cannot say

private:
    SpeechLog& log_;
    int made_ = 0;
};

/// Logs "play N" (N = the first sample), "stop". Plays to the end at once, or when told by play_to_end().
class FakePlayer : public Player {
public:
    enum class Pace { at_once, when_told };
    explicit FakePlayer(SpeechLog& log, Pace pace = Pace::at_once) : log_(log), pace_(pace) {}

    void play(Sound sound, std::function<void()> finished) override {
        {
            const std::scoped_lock lock(mutex_);
            is_overlapping_ = is_overlapping_ || finished_ != nullptr;
            finished_ = std::move(finished);
        }
        const auto rest =
            sound.samples.size() == 100 ? "" : ", the last " + std::to_string(sound.samples.size());
        log_.add("play " + std::to_string(sound.samples.empty() ? 0 : sound.samples.front()) + rest);
        if (pace_ == Pace::at_once) play_to_end();
    }
    void stop() override {
        {
            const std::scoped_lock lock(mutex_);
            finished_ = nullptr;
        }
        log_.add("stop");
    }
    [[nodiscard]] std::optional<std::size_t> position() const override {
        const auto sample = at.load();
        return sample < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(sample));
    }
    [[nodiscard]] std::optional<Message> trouble() const override { return trouble_; }

    std::atomic<int> at = -1;  ///< the sample that is heard now, from the beginning of what it was given

    /// The last sample was heard.
    void play_to_end() {
        std::function<void()> finished;
        {
            const std::scoped_lock lock(mutex_);
            finished = std::exchange(finished_, nullptr);
        }
        if (finished) finished();
    }
    /// The end of the sound that plays, to be called by the test when it likes: late, perhaps.
    [[nodiscard]] std::function<void()> taken_end() {
        const std::scoped_lock lock(mutex_);
        return std::exchange(finished_, nullptr);
    }
    /// A sound began before the one before it had ended.
    [[nodiscard]] bool is_overlapping() const {
        const std::scoped_lock lock(mutex_);
        return is_overlapping_;
    }
    void have_trouble(Message trouble) { trouble_ = std::move(trouble); }

private:
    SpeechLog& log_;
    Pace pace_;
    mutable std::mutex mutex_;
    std::function<void()> finished_;
    bool is_overlapping_ = false;
    std::optional<Message> trouble_;
};

}  // namespace mektep
