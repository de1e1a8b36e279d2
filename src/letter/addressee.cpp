// SPDX-License-Identifier: GPL-3.0-or-later
#include "letter/addressee.h"

namespace mektep {

std::string addressee(std::string_view role, const Setting& setting) {
    if (const auto* corrected = find_answer(setting.walk.pruned, "addressee_name");
        corrected != nullptr && !corrected->left_out())
        return std::string(corrected->canonical.reveal());
    const auto* answered = find_answer(setting.walk.pruned, "region");
    const auto* region =
        answered == nullptr ? nullptr : find_region(setting.pack.places, answered->canonical.reveal());
    if (region == nullptr) return {};
    const auto body = region->bodies.find(std::string(role));
    return body == region->bodies.end() ? std::string() : body->second.of(setting.language);
}

}  // namespace mektep
