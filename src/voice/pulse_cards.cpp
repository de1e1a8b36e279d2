// SPDX-License-Identifier: GPL-3.0-or-later
// The sound cards by libpulse's asynchronous API: its objects are touched on its thread, or under the main
// loop's lock.
#include "voice/headphones.h"
#include "voice/pulse_loop.h"

#include <pulse/pulseaudio.h>

#include <string_view>
#include <utility>

namespace mektep {
namespace {

constexpr pa_usec_t reconnect_pause = 2 * PA_USEC_PER_SEC;

OutputPort::Plug plug_of(int available) {
    if (available == PA_PORT_AVAILABLE_YES) return OutputPort::Plug::in;
    if (available == PA_PORT_AVAILABLE_NO) return OutputPort::Plug::out;
    return OutputPort::Plug::unknown;
}

OutputPort output_port(const pa_card_port_info& port) {
    return {.is_headphones =
                port.type == PA_DEVICE_PORT_TYPE_HEADPHONES || port.type == PA_DEVICE_PORT_TYPE_HEADSET,
            .plug = plug_of(port.available)};
}

class PulseCards : public SoundCards {
public:
    PulseCards() : loop_(pa_threaded_mainloop_new()) {}
    PulseCards(const PulseCards&) = delete;
    PulseCards& operator=(const PulseCards&) = delete;
    ~PulseCards() override {
        if (loop_ == nullptr) return;
        {
            const Locked lock(loop_);
            drop_context();
        }
        pa_threaded_mainloop_stop(loop_);
        pa_threaded_mainloop_free(loop_);
    }

    void watch(Changed changed) override {
        changed_ = std::move(changed);
        if (loop_ == nullptr || pa_threaded_mainloop_start(loop_) < 0) return;
        const Locked lock(loop_);
        connect();
    }

private:
    void connect() {
        drop_context();
        context_ = pa_context_new(pa_threaded_mainloop_get_api(loop_), "jaqyn-mektep headphones");
        if (context_ == nullptr) return;
        pa_context_set_state_callback(
            context_, [](pa_context*, void* self) { static_cast<PulseCards*>(self)->context_changed(); },
            this);
        if (pa_context_connect(context_, nullptr, PA_CONTEXT_NOAUTOSPAWN, nullptr) < 0) connect_later();
    }

    void connect_later() {
        if (timer_ == nullptr)
            timer_ = pa_context_rttime_new(
                context_, pa_rtclock_now() + reconnect_pause,
                [](pa_mainloop_api* api, pa_time_event* timer, const timeval*, void* user) {
                    auto* const self = static_cast<PulseCards*>(user);
                    api->time_free(timer);
                    self->timer_ = nullptr;
                    self->connect();
                },
                this);
    }

    void context_changed() {
        const auto state = pa_context_get_state(context_);
        if (state == PA_CONTEXT_READY) {
            pa_context_set_subscribe_callback(
                context_,
                [](pa_context*, pa_subscription_event_type_t, std::uint32_t, void* self) {
                    static_cast<PulseCards*>(self)->ask();
                },
                this);
            forget(pa_context_subscribe(context_, PA_SUBSCRIPTION_MASK_CARD, nullptr, nullptr));
            ask();
        } else if (!PA_CONTEXT_IS_GOOD(state)) {
            connect_later();
        }
    }

    /// Asks for all cards: one answer for each, and an end.
    void ask() {
        asked_.clear();
        forget(pa_context_get_card_info_list(
            context_,
            [](pa_context*, const pa_card_info* card, int end, void* self) {
                static_cast<PulseCards*>(self)->answered(card, end);
            },
            this));
    }

    void answered(const pa_card_info* card, int end) {
        if (end != 0) {
            if (end > 0) changed_(asked_);
            asked_.clear();
            return;
        }
        for (std::uint32_t i = 0; i < card->n_ports; ++i)
            if (const auto& port = *card->ports[i]; (port.direction & PA_DIRECTION_OUTPUT) != 0)
                asked_.push_back(output_port(port));
    }

    static void forget(pa_operation* operation) {
        if (operation != nullptr) pa_operation_unref(operation);
    }

    void drop_context() {
        if (timer_ != nullptr) pa_threaded_mainloop_get_api(loop_)->time_free(std::exchange(timer_, nullptr));
        if (context_ == nullptr) return;
        pa_context_set_state_callback(context_, nullptr, nullptr);
        pa_context_set_subscribe_callback(context_, nullptr, nullptr);
        pa_context_disconnect(context_);
        pa_context_unref(std::exchange(context_, nullptr));
    }

    pa_threaded_mainloop* loop_;
    pa_context* context_ = nullptr;
    pa_time_event* timer_ = nullptr;
    std::vector<OutputPort> asked_;  ///< what is known of the answer that is coming
    Changed changed_;
};

}  // namespace

std::unique_ptr<SoundCards> pulse_cards() { return std::make_unique<PulseCards>(); }

}  // namespace mektep
