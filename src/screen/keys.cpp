// SPDX-License-Identifier: GPL-3.0-or-later
#include "screen/keys.h"

#include <algorithm>
#include <array>
#include <utility>

namespace mektep {
namespace {

constexpr std::array<std::pair<std::string_view, KeyAction>, 17> action_names{{
    {"up", KeyAction::up},
    {"down", KeyAction::down},
    {"select", KeyAction::select},
    {"back", KeyAction::back},
    {"help", KeyAction::help},
    {"speech_toggle", KeyAction::speech_toggle},
    {"repeat", KeyAction::repeat},
    {"stop", KeyAction::stop},
    {"pause", KeyAction::pause},
    {"previous_sentence", KeyAction::previous_sentence},
    {"next_sentence", KeyAction::next_sentence},
    {"spell", KeyAction::spell},
    {"louder", KeyAction::louder},
    {"softer", KeyAction::softer},
    {"faster", KeyAction::faster},
    {"slower", KeyAction::slower},
    {"finish", KeyAction::finish},
}};

}  // namespace

std::string_view name_of(KeyAction action) {
    return std::ranges::find(action_names, action, &std::pair<std::string_view, KeyAction>::second)->first;
}

KeyMap default_keys() {
    return {{"F1", KeyAction::help},
            {"F2", KeyAction::speech_toggle},
            {"F3", KeyAction::repeat},
            {"F4", KeyAction::stop},
            {"F5", KeyAction::softer},
            {"F6", KeyAction::louder},
            {"F7", KeyAction::slower},
            {"F8", KeyAction::faster},
            {"F9", KeyAction::back},
            {"F10", KeyAction::pause},
            {"F11", KeyAction::spell},
            {"F12", KeyAction::finish},
            {"Page_Up", KeyAction::previous_sentence},
            {"Page_Down", KeyAction::next_sentence},
            {"Up", KeyAction::up},
            {"Down", KeyAction::down},
            {"Return", KeyAction::select},
            {"KP_Enter", KeyAction::select}};
}

Result<KeyMap> key_map(const std::map<std::string, std::string>& changes) {
    auto map = default_keys();
    Problems problems;
    for (const auto& [key, action] : changes) {
        const auto known = std::ranges::find(action_names, std::string_view(action),
                                             &std::pair<std::string_view, KeyAction>::first);
        if (known != action_names.end()) {
            map[key] = known->second;
            continue;
        }
        problems.push_back(
            {.place = {.file = "kiosk.yaml", .item = key},
             .what = message("The key {key} is given an action that does not exist: {action}.",
                             {{"key", key}, {"action", action}}),
             .remedy = message("Write one of: up, down, select, back, help, speech_toggle, repeat, stop, "
                               "pause, previous_sentence, next_sentence, spell, louder, softer, faster, "
                               "slower, finish.")});
    }
    if (!problems.empty()) return refused(std::move(problems));
    return map;
}

}  // namespace mektep
