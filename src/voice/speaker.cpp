// SPDX-License-Identifier: GPL-3.0-or-later
#include "voice/speaker.h"

#include <condition_variable>
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

}  // namespace

struct Speaker::State {
    State(std::unique_ptr<Voice> v, std::unique_ptr<Player> p) : voice(std::move(v)), player(std::move(p)), name(voice->name()) {}

    std::unique_ptr<Voice> voice;    ///< used by the voice thread alone
    std::unique_ptr<Player> player;  ///< safe from any thread
    std::string name;

    std::mutex mutex;
    std::condition_variable_any changed;
    std::shared_ptr<Order> next;     ///< to be taken up
    std::shared_ptr<Order> current;  ///< being said
    std::string trouble;
    bool is_playing = false;
    std::jthread worker;  ///< last: it ends before what it uses

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
                trouble.clear();
            } catch (const std::exception& failure) {  // the edge of the voice thread: staff read it, the kiosk goes on
                const std::scoped_lock lock(mutex);
                trouble = failure.what();
            }
            const bool complete = !order->cancelled.stop_requested() && !stop.stop_requested();
            if (complete && order->finished) order->finished();
        }
    }

    /// The next utterance is made while one is heard.
    void say(Order& order, const std::stop_token& stop) {
        for (const auto& utterance : order.utterances) {
            auto sound = voice->speak(utterance, order.manner, order.cancelled.get_token());
            if (!wait_for_player(order, stop)) return;
            if (sound.samples.empty()) continue;
            {
                const std::scoped_lock lock(mutex);
                if (order.cancelled.stop_requested()) return;
                is_playing = true;
            }
            player->play(std::move(sound), [this] {
                const std::scoped_lock lock(mutex);
                is_playing = false;
                changed.notify_all();
            });
            // A stop between the check above and play() found nothing to stop.
            if (order.cancelled.stop_requested()) player->stop();
        }
        wait_for_player(order, stop);
    }

    /// False if the order was cancelled meanwhile.
    bool wait_for_player(const Order& order, const std::stop_token& stop) {
        std::unique_lock lock(mutex);
        changed.wait(lock, stop, [&] { return !is_playing || order.cancelled.stop_requested(); });
        return !order.cancelled.stop_requested() && !stop.stop_requested();
    }

    void cancel() {
        {
            const std::scoped_lock lock(mutex);
            if (current) current->cancelled.request_stop();
            next.reset();
            is_playing = false;
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
void Speaker::pause() { state_->player->pause(); }
void Speaker::resume() { state_->player->resume(); }

std::string Speaker::trouble() const {
    {
        const std::scoped_lock lock(state_->mutex);
        if (!state_->trouble.empty()) return state_->trouble;
    }
    return state_->player->trouble();
}

std::string Speaker::voice_name() const { return state_->name; }

}  // namespace mektep
