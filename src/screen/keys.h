// SPDX-License-Identifier: GPL-3.0-or-later
// From key names to actions: a map in kiosk.yaml, so that another keypad needs no new build (K36).
#pragma once

#include "base/error.h"
#include "screen/event.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace mektep {

using KeyMap = std::map<std::string, KeyAction, std::less<>>;

/// F1 help, F2 speech on or off, F3 repeat, F4 stop, F5/F6 softer/louder, F7/F8 slower/faster, F9 back, F12
/// finish, and the arrow keys and Enter of the keypad. Ctrl-free and chord-free.
KeyMap default_keys();
/// The default with the pack's changes. Problems name an unknown action.
Result<KeyMap> key_map(const std::map<std::string, std::string>& changes);
/// "speech_toggle" and so on.
std::string_view name_of(KeyAction action);

}  // namespace mektep
