// SPDX-License-Identifier: GPL-3.0-or-later
#include "content/where.h"

#include <cstdlib>

namespace mektep {

namespace {

/// A program that runs from its build folder uses what lies beside its sources, even where another one is
/// installed.
bool is_installed() {
    const std::filesystem::path share = MEKTEP_SHARE_DIR;
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    return !error && program.string().starts_with((share.parent_path().parent_path() / "bin/").string());
}

}  // namespace

std::filesystem::path default_pack() { return is_installed() ? MEKTEP_SHARE_DIR : MEKTEP_SOURCE_DIR; }

std::filesystem::path default_speech_data() {
    return is_installed() ? MEKTEP_SPEECH_DATA_DIR : MEKTEP_BUILT_SPEECH_DATA;
}

std::filesystem::path default_data() {
    // getenv: called once at the start, before there is any thread.
    if (const char* const home = std::getenv("XDG_DATA_HOME"); home != nullptr && *home != '\0')  // NOLINT
        return std::filesystem::path(home) / "jaqyn-mektep";
    const char* const home = std::getenv("HOME");  // NOLINT
    return std::filesystem::path(home == nullptr ? "/var/lib" : home) / ".local/share/jaqyn-mektep";
}

}  // namespace mektep
