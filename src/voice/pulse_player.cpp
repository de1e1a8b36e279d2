// SPDX-License-Identifier: GPL-3.0-or-later
// libpulse's asynchronous API. All of libpulse's objects are touched under the main loop's lock only; its
// callbacks run on its thread.
#include "voice/player.h"
#include "voice/pulse_loop.h"

#include <pulse/pulseaudio.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <utility>

namespace mektep {
namespace {

using Clock = std::chrono::steady_clock;

constexpr auto reconnect_pause = std::chrono::seconds(2);
constexpr std::uint32_t latency_ms =
    60;  // small enough for silence within 50 ms of a flush, large enough for a slow machine

class PulsePlayer : public Player {
public:
    PulsePlayer() : loop_(pa_threaded_mainloop_new()) {
        if (loop_ == nullptr || pa_threaded_mainloop_start(loop_) < 0) return;
        const Locked lock(loop_);
        connect();
    }
    PulsePlayer(const PulsePlayer&) = delete;
    PulsePlayer& operator=(const PulsePlayer&) = delete;
    ~PulsePlayer() override {
        if (loop_ == nullptr) return;
        {
            const Locked lock(loop_);
            drop_stream();
            drop_context();
        }
        pa_threaded_mainloop_stop(loop_);
        pa_threaded_mainloop_free(loop_);
    }

    void play(Sound sound, std::function<void()> finished) override {
        std::function<void()> at_once;
        {
            const Locked lock(loop_);
            drop_stream();
            sound_ = std::move(sound);
            finished_ = std::move(finished);
            written_ = 0;
            waiting_ = false;
            if (!is_ready() && !is_connecting()) reconnect_if_due();
            // While the server is still being asked, the sound waits for its answer; without one it counts as
            // played.
            if (is_connecting())
                waiting_ = true;
            else if (!is_ready() || sound_.samples.empty() || !open_stream())
                at_once = take_finished();
        }
        if (at_once) at_once();
    }

    void stop() override {
        const Locked lock(loop_);
        drop_stream();
        finished_ = nullptr;
        waiting_ = false;
        sound_ = {};
    }

    [[nodiscard]] std::optional<std::size_t> position() const override {
        const Locked lock(loop_);
        if (stream_ == nullptr || pa_stream_get_state(stream_) != PA_STREAM_READY) return std::nullopt;
        pa_usec_t time = 0;
        if (pa_stream_get_time(stream_, &time) < 0) return std::nullopt;
        const auto sample = static_cast<std::size_t>(
            time * static_cast<pa_usec_t>(sound_.samples_per_second) / PA_USEC_PER_SEC);
        return std::min(sample, sound_.samples.size());
    }

    [[nodiscard]] std::optional<Message> trouble() const override {
        const Locked lock(loop_);
        if (is_ready() || is_connecting()) return {};
        return message(
            "No sound server answers. Start PulseAudio or PipeWire: the voice then comes back by itself.");
    }

private:
    [[nodiscard]] bool is_ready() const {
        return context_ != nullptr && pa_context_get_state(context_) == PA_CONTEXT_READY;
    }
    [[nodiscard]] bool is_connecting() const {
        return context_ != nullptr && PA_CONTEXT_IS_GOOD(pa_context_get_state(context_)) && !is_ready();
    }

    void connect() {
        last_try_ = Clock::now();
        context_ = pa_context_new(pa_threaded_mainloop_get_api(loop_), "jaqyn-mektep");
        if (context_ == nullptr) return;
        pa_context_set_state_callback(
            context_, [](pa_context*, void* self) { static_cast<PulsePlayer*>(self)->context_changed(); },
            this);
        if (pa_context_connect(context_, nullptr, PA_CONTEXT_NOAUTOSPAWN, nullptr) < 0) drop_context();
    }

    void reconnect_if_due() {
        if (loop_ == nullptr || Clock::now() - last_try_ < reconnect_pause) return;
        drop_context();
        connect();
    }

    void context_changed() {
        if (is_connecting() || !waiting_) return;
        waiting_ = false;
        if (is_ready() && !sound_.samples.empty() && open_stream()) return;
        if (auto finished = take_finished()) finished();
    }

    bool open_stream() {
        const pa_sample_spec format{PA_SAMPLE_S16NE, static_cast<std::uint32_t>(sound_.samples_per_second),
                                    1};
        stream_ = pa_stream_new(context_, "speech", &format, nullptr);
        if (stream_ == nullptr) return false;
        pa_stream_set_write_callback(
            stream_,
            [](pa_stream*, std::size_t bytes, void* self) { static_cast<PulsePlayer*>(self)->write(bytes); },
            this);
        pa_stream_set_state_callback(
            stream_, [](pa_stream*, void* self) { static_cast<PulsePlayer*>(self)->stream_changed(); }, this);
        pa_buffer_attr buffer{};
        buffer.maxlength = buffer.prebuf = buffer.minreq = buffer.fragsize = static_cast<std::uint32_t>(-1);
        buffer.tlength = static_cast<std::uint32_t>(pa_usec_to_bytes(latency_ms * PA_USEC_PER_MSEC, &format));
        const auto flags = static_cast<pa_stream_flags_t>(
            PA_STREAM_ADJUST_LATENCY | PA_STREAM_INTERPOLATE_TIMING | PA_STREAM_AUTO_TIMING_UPDATE);
        return pa_stream_connect_playback(stream_, nullptr, &buffer, flags, nullptr, nullptr) >= 0;
    }

    void write(std::size_t bytes) {
        const auto* const data = reinterpret_cast<const std::uint8_t*>(sound_.samples.data());
        const auto left = sound_.samples.size() * sizeof(std::int16_t) - written_;
        const auto count = std::min(bytes, left) & ~std::size_t{1};
        if (count > 0 && pa_stream_write(stream_, data + written_, count, nullptr, 0, PA_SEEK_RELATIVE) == 0)
            written_ += count;
        if (written_ < sound_.samples.size() * sizeof(std::int16_t)) return;
        pa_stream_set_write_callback(stream_, nullptr, nullptr);
        auto* const drain = pa_stream_drain(
            stream_, [](pa_stream*, int, void* self) { static_cast<PulsePlayer*>(self)->ended(); }, this);
        if (drain != nullptr) pa_operation_unref(drain);
    }

    void ended() {
        drop_stream();
        if (auto finished = take_finished()) finished();
    }

    std::function<void()> take_finished() { return std::exchange(finished_, nullptr); }

    void stream_changed() {
        if (pa_stream_get_state(stream_) == PA_STREAM_FAILED) ended();
    }

    void drop_stream() {
        if (stream_ == nullptr) return;
        pa_stream_set_write_callback(stream_, nullptr, nullptr);
        pa_stream_set_state_callback(stream_, nullptr, nullptr);
        if (pa_stream_get_state(stream_) == PA_STREAM_READY)
            if (auto* const operation = pa_stream_flush(stream_, nullptr, nullptr))
                pa_operation_unref(operation);
        pa_stream_disconnect(stream_);
        pa_stream_unref(stream_);
        stream_ = nullptr;
    }

    void drop_context() {
        if (context_ == nullptr) return;
        pa_context_set_state_callback(context_, nullptr, nullptr);
        pa_context_disconnect(context_);
        pa_context_unref(context_);
        context_ = nullptr;
    }

    pa_threaded_mainloop* loop_;
    pa_context* context_ = nullptr;
    pa_stream* stream_ = nullptr;
    Sound sound_;
    std::size_t written_ = 0;
    std::function<void()> finished_;
    bool waiting_ = false;
    Clock::time_point last_try_;
};

}  // namespace

std::unique_ptr<Player> pulse_player() { return std::make_unique<PulsePlayer>(); }

}  // namespace mektep
