// SPDX-License-Identifier: GPL-3.0-or-later
// What happens before the window opens: the pack is proven, the data folder opened, the voice started.
#pragma once

#include "base/error.h"
#include "content/pack.h"
#include "utterance/lexicon.h"
#include "voice/speaker.h"

#include <filesystem>
#include <string>

namespace mektep {

/// A pack that may be shown.
struct ProvenPack {
    Pack pack;
    Lexicon lexicon;
    std::filesystem::path directory;
    std::string state;  ///< empty, or why the last good pack is used instead
};

/// Loads and checks the pack. One that fails is refused, and the copy of the last good one in `data` is used;
/// a new good one is copied there. Problems if there is no good one at all.
Result<ProvenPack> proven_pack(const std::filesystem::path& directory, const std::filesystem::path& data,
                               Day today);

}  // namespace mektep
