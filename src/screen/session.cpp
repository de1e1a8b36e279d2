// SPDX-License-Identifier: GPL-3.0-or-later
// Events in, screens and effects out.
#include "screen/session.h"

#include "screen/state.h"
#include "screen/turn.h"

#include <utility>

namespace mektep {
namespace {

/// What the visitor does, as against what the machine tells.
bool is_activity(const Event& event) {
    return std::holds_alternative<Pressed>(event) || std::holds_alternative<Chosen>(event) ||
           std::holds_alternative<Typed>(event) || std::holds_alternative<KeyPressed>(event) ||
           std::holds_alternative<HeadphonesChanged>(event);
}

}  // namespace

Session::Session(const SessionWorld& world) : state_(std::make_unique<SessionState>(world)) {}
Session::~Session() = default;
Session::Session(Session&&) noexcept = default;

Step Session::begin() { return Step{.screen = state_->screen(), .look = state_->look, .effects = {}}; }

Step Session::on(const Event& event) {
    Turn turn(*state_);
    if (is_activity(event)) {
        state_->last_activity = state_->world.clock.now();
        if (state_->warned) {
            // The touch that answers the warning does nothing else.
            state_->warned.reset();
            state_->focus.clear();
            state_->focus = state_->screen().focus;
            return std::move(turn).finish();
        }
    }
    std::visit(turn, event);
    return std::move(turn).finish();
}

}  // namespace mektep
