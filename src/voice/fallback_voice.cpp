// SPDX-License-Identifier: GPL-3.0-or-later
#include "voice/program_voice.h"

#include <mutex>
#include <optional>
#include <utility>

namespace mektep {
namespace {

using Clock = std::chrono::steady_clock;

class FallbackVoice : public Voice {
public:
    FallbackVoice(std::unique_ptr<Voice> better, std::unique_ptr<Voice> own, std::chrono::milliseconds pause)
        : better_(std::move(better)), own_(std::move(own)), pause_(pause) {}

    Sound speak(const Utterance& utterance, Manner manner, std::stop_token stop) override {
        if (!failed_at_ || Clock::now() - *failed_at_ >= pause_) {
            try {
                auto sound = better_->speak(utterance, manner, stop);
                failed_at_.reset();
                tell({});
                return sound;
            } catch (const Failure& failure) {
                failed_at_ = Clock::now();
                tell(message("{voice} does not work, and eSpeak NG speaks instead: {details}",
                             {{"voice", better_->name()}, {"details", failure.what()}}));
            }
        }
        return own_->speak(utterance, manner, std::move(stop));
    }

    [[nodiscard]] std::string name() const override { return better_->name() + "; else " + own_->name(); }

    [[nodiscard]] std::optional<Message> trouble() const override {
        const std::scoped_lock lock(mutex_);
        return trouble_;
    }

private:
    void tell(std::optional<Message> trouble) {
        const std::scoped_lock lock(mutex_);
        trouble_ = std::move(trouble);
    }

    std::unique_ptr<Voice> better_, own_;
    std::chrono::milliseconds pause_;
    std::optional<Clock::time_point> failed_at_;
    mutable std::mutex mutex_;
    std::optional<Message> trouble_;
};

}  // namespace

std::unique_ptr<Voice> voice_with_fallback(std::unique_ptr<Voice> better, std::unique_ptr<Voice> own,
                                           std::chrono::milliseconds pause) {
    return std::make_unique<FallbackVoice>(std::move(better), std::move(own), pause);
}

}  // namespace mektep
