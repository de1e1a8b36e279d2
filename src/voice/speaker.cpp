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
    Speaker::Reached reached;
    std::stop_source cancelled = {};
};

/// What the player has been given: a sound, from some sample on.
struct Playing {
    Sound sound;
    std::size_t from = 0;
    std::size_t utterance = 0;
};

constexpr auto look_at_position = std::chrono::milliseconds(50);

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

    std::unique_ptr<Voice> voice;    ///< used by the voice thread alone, but for its trouble()
    std::unique_ptr<Player> player;  ///< safe from any thread
    std::string name;

    std::mutex mutex;
    std::condition_variable_any changed;
    std::shared_ptr<Order> next;     ///< to be taken up
    std::shared_ptr<Order> current;  ///< being said
    std::optional<Message> trouble;
    bool is_playing = false;
    bool is_paused = false;
    Playing playing;
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
        for (std::size_t i = 0; i < order.utterances.size(); ++i) {
            auto sound = voice->speak(order.utterances[i], order.manner, order.cancelled.get_token());
            if (!wait_for_player(order, limit, stop)) return;
            if (sound.samples.empty()) continue;
            limit = duration_of(sound) + patience;
            std::unique_lock lock(mutex);
            if (order.cancelled.stop_requested()) return;
            playing = {.sound = std::move(sound), .from = 0, .utterance = i};
            // Paused while this one was made: it waits.
            if (is_paused) {
                is_playing = true;
                continue;
            }
            play(lock);
            // A stop between the check above and play() found nothing to stop.
            if (order.cancelled.stop_requested()) player->stop();
        }
        wait_for_player(order, limit, stop);
    }

    /// Hands what is `playing` to the player, from its sample on.
    void play(std::unique_lock<std::mutex>& lock) {
        is_playing = true;
        const auto number = ++plays;
        Sound rest{.samples = {playing.sound.samples.begin() + static_cast<std::ptrdiff_t>(playing.from),
                               playing.sound.samples.end()},
                   .samples_per_second = playing.sound.samples_per_second,
                   .marks = {},
                   .clauses = {}};
        lock.unlock();
        player->play(std::move(rest), [this, number] {
            const std::scoped_lock guard(mutex);
            if (number != plays) return;
            is_playing = false;
            changed.notify_all();
        });
        lock.lock();
    }

    /// The word that is heard now, if it is another than `last`.
    std::optional<SourceRange> new_word(const std::optional<SourceRange>& last) const {
        const auto position = player->position();
        if (!position) return std::nullopt;
        const auto sample = playing.from + *position;
        std::optional<SourceRange> word;
        for (const auto& mark : playing.sound.marks)
            if (mark.sample <= sample) word = mark.source;
        return word == last ? std::nullopt : word;
    }

    /// False if the order was cancelled meanwhile. A player that never comes to its end must not keep the
    /// voice waiting for ever.
    bool wait_for_player(const Order& order, std::chrono::milliseconds limit, const std::stop_token& stop) {
        std::unique_lock lock(mutex);
        const auto is_over = [&] { return !is_playing || order.cancelled.stop_requested(); };
        std::optional<SourceRange> word;
        std::chrono::milliseconds waited{0};
        auto number = plays;
        while (!changed.wait_for(lock, stop, look_at_position, is_over) && !stop.stop_requested()) {
            if (is_paused) continue;
            if (std::exchange(number, plays) != plays) waited = {};  // it went on after a pause
            if (const auto heard = new_word(word); heard && order.reached) {
                word = heard;
                const auto utterance = playing.utterance;
                lock.unlock();
                order.reached(utterance, *heard);
                lock.lock();
            }
            waited += look_at_position;
            if (waited < limit) continue;
            is_playing = false;
            ++plays;
            lock.unlock();
            player->stop();
            throw Failure(Outside::sound,
                          "playing speech: the sound server took the sound and never played it to its end");
        }
        return !order.cancelled.stop_requested() && !stop.stop_requested();
    }

    void pause() {
        std::unique_lock lock(mutex);
        if (is_paused) return;
        is_paused = true;
        if (!is_playing) return;  // between two utterances: the next one waits
        const auto sample = playing.from + player->position().value_or(0);
        playing.from = 0;
        for (const auto clause : playing.sound.clauses)
            if (clause <= sample) playing.from = clause;
        ++plays;  // the end of what is stopped here ends nothing
        lock.unlock();
        player->stop();
    }

    void resume() {
        std::unique_lock lock(mutex);
        if (!is_paused) return;
        is_paused = false;
        if (is_playing) play(lock);
        lock.unlock();
        changed.notify_all();
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

void Speaker::say(std::vector<Utterance> utterances, Manner manner, std::function<void()> finished,
                  Reached reached) {
    state_->cancel();
    const std::scoped_lock lock(state_->mutex);
    state_->next = std::make_shared<Order>(Order{.utterances = std::move(utterances),
                                                 .manner = manner,
                                                 .finished = std::move(finished),
                                                 .reached = std::move(reached)});
    state_->changed.notify_all();
}

void Speaker::stop() { state_->cancel(); }
void Speaker::pause() { state_->pause(); }
void Speaker::resume() { state_->resume(); }

std::optional<Message> Speaker::trouble() const {
    {
        const std::scoped_lock lock(state_->mutex);
        if (state_->trouble) return state_->trouble;
    }
    return state_->player->trouble();
}

std::optional<Message> Speaker::voice_trouble() const { return state_->voice->trouble(); }

std::string Speaker::voice_name() const { return state_->name; }

}  // namespace mektep
