// SPDX-License-Identifier: GPL-3.0-or-later
#include "voice/speaker.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>

namespace mektep {
namespace {

/// One order to say something; a newer one makes it void.
struct Order {
    std::vector<Utterance> utterances;
    Manner manner;
    std::function<void()> finished;
    std::stop_source cancelled = {};
};

/// How much longer than its sound a player may take before it counts as hanging.
constexpr std::chrono::milliseconds patience = std::chrono::seconds(5);

std::chrono::milliseconds duration_of(const Sound& sound) {
    return std::chrono::milliseconds(1000 * sound.samples.size() /
                                     static_cast<std::size_t>(std::max(sound.samples_per_second, 1)));
}

}  // namespace

struct Speaker::State {
    State(std::unique_ptr<Voice> v, std::unique_ptr<Player> p)
        : voice(std::move(v)), player(std::move(p)), name(voice->name()) {}

    std::unique_ptr<Voice> voice;    ///< used by the voice thread alone
    std::unique_ptr<Player> player;  ///< safe from any thread
    std::string name;

    std::mutex mutex;
    std::condition_variable_any changed;
    std::shared_ptr<Order> next;     ///< to be taken up
    std::shared_ptr<Order> current;  ///< being said
    std::optional<Message> trouble;
    bool is_playing = false;
    bool is_paused = false;
    std::uint64_t plays = 0;  ///< tells the end of this sound from a late end of an earlier one
    std::jthread worker;      ///< last: it ends before what it uses

    void run(const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            std::shared_ptr<Order> order;
            {
                std::unique_lock lock(mutex);
                if (!changed.wait(lock, stop, [&] { return next != nullptr; })) return;
                order = current = std::exchange(next, nullptr);
            }
            try {
                say(*order, stop);
                const std::scoped_lock lock(mutex);
                trouble.reset();
            } catch (const std::exception&
                         failure) {  // the edge of the voice thread: staff read it, the kiosk goes on
                const std::scoped_lock lock(mutex);
                trouble = message("The voice stopped: {details}", {{"details", failure.what()}});
            }
            const bool complete = !order->cancelled.stop_requested() && !stop.stop_requested();
            if (complete && order->finished) order->finished();
        }
    }

    /// The next utterance is made while one is heard.
    void say(Order& order, const std::stop_token& stop) {
        std::chrono::milliseconds limit = patience;
        for (const auto& utterance : order.utterances) {
            auto sound = voice->speak(utterance, order.manner, order.cancelled.get_token());
            if (!wait_for_player(order, limit, stop)) return;
            if (sound.samples.empty()) continue;
            limit = duration_of(sound) + patience;
            std::uint64_t play = 0;
            {
                const std::scoped_lock lock(mutex);
                if (order.cancelled.stop_requested()) return;
                is_playing = true;
                play = ++plays;
            }
            player->play(std::move(sound), [this, play] {
                const std::scoped_lock lock(mutex);
                if (play != plays) return;
                is_playing = false;
                changed.notify_all();
            });
            // A stop between the check above and play() found nothing to stop.
            if (order.cancelled.stop_requested()) player->stop();
        }
        wait_for_player(order, limit, stop);
    }

    /// False if the order was cancelled meanwhile. A player that never comes to its end must not keep the
    /// voice waiting for ever.
    bool wait_for_player(const Order& order, std::chrono::milliseconds limit, const std::stop_token& stop) {
        std::unique_lock lock(mutex);
        const auto is_over = [&] { return !is_playing || order.cancelled.stop_requested(); };
        while (!changed.wait_for(lock, stop, limit, is_over) && !stop.stop_requested()) {
            if (is_paused) continue;
            is_playing = false;
            ++plays;
            lock.unlock();
            player->stop();
            throw Failure(Outside::sound,
                          "playing speech: the sound server took the sound and never played it to its end");
        }
        return !order.cancelled.stop_requested() && !stop.stop_requested();
    }

    void cancel() {
        {
            const std::scoped_lock lock(mutex);
            if (current) current->cancelled.request_stop();
            next.reset();
            is_playing = false;
            is_paused = false;
            ++plays;
        }
        player->stop();
        changed.notify_all();
    }
};

Speaker::Speaker(std::unique_ptr<Voice> voice, std::unique_ptr<Player> player)
    : state_(std::make_unique<State>(std::move(voice), std::move(player))) {
    state_->worker = std::jthread([state = state_.get()](const std::stop_token& stop) { state->run(stop); });
}

Speaker::~Speaker() {
    state_->cancel();
    state_->worker.request_stop();
    state_->changed.notify_all();
    state_->worker.join();
}

void Speaker::say(std::vector<Utterance> utterances, Manner manner, std::function<void()> finished) {
    state_->cancel();
    const std::scoped_lock lock(state_->mutex);
    state_->next = std::make_shared<Order>(Order{std::move(utterances), manner, std::move(finished)});
    state_->changed.notify_all();
}

void Speaker::stop() { state_->cancel(); }
void Speaker::pause() {
    {
        const std::scoped_lock lock(state_->mutex);
        state_->is_paused = true;
    }
    state_->player->pause();
}

void Speaker::resume() {
    {
        const std::scoped_lock lock(state_->mutex);
        state_->is_paused = false;
    }
    state_->changed.notify_all();
    state_->player->resume();
}

std::optional<Message> Speaker::trouble() const {
    {
        const std::scoped_lock lock(state_->mutex);
        if (state_->trouble) return state_->trouble;
    }
    return state_->player->trouble();
}

std::string Speaker::voice_name() const { return state_->name; }

}  // namespace mektep
