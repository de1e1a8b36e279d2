// SPDX-License-Identifier: GPL-3.0-or-later
// Where the programs look for their content pack and keep their data.
#pragma once

#include <filesystem>

namespace mektep {

/// The pack that came with the program: the installed one (share/jaqyn-mektep), else the source tree it was
/// built from.
std::filesystem::path default_pack();
/// The eSpeak data with our own Kazakh dictionary: the installed one, else that of the build folder.
std::filesystem::path default_speech_data();
/// $XDG_DATA_HOME/jaqyn-mektep, else ~/.local/share/jaqyn-mektep.
std::filesystem::path default_data();

}  // namespace mektep
