// SPDX-License-Identifier: GPL-3.0-or-later
#include "voice/headphones.h"

#include <algorithm>
#include <utility>

namespace mektep {

std::optional<bool> headphones_in(const std::vector<OutputPort>& ports) {
    std::optional<bool> result;
    for (const auto& port : ports)
        if (port.is_headphones && port.plug != OutputPort::Plug::unknown)
            result = result.value_or(false) || port.plug == OutputPort::Plug::in;
    return result;
}

HeadphoneWatch::HeadphoneWatch(std::unique_ptr<SoundCards> cards, std::function<void(bool)> tell)
    : tell_(std::move(tell)), cards_(std::move(cards)) {
    cards_->watch([this](const std::vector<OutputPort>& ports) { changed(ports); });
}

void HeadphoneWatch::changed(const std::vector<OutputPort>& ports) {
    // A card that vanished took its headphones with it.
    const bool now = headphones_in(ports).value_or(false);
    {
        const std::scoped_lock lock(mutex_);
        if (std::exchange(are_in_, now) == now) return;
    }
    tell_(now);
}

}  // namespace mektep
