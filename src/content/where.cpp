// SPDX-License-Identifier: GPL-3.0-or-later
#include "content/where.h"

#include <cstdlib>

namespace mektep {

std::filesystem::path default_pack() {
    const std::filesystem::path installed = MEKTEP_SHARE_DIR;
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    // A program that runs from its build folder uses the pack beside its sources, even where another one is
    // installed.
    const bool is_installed =
        !error && program.string().starts_with(installed.parent_path().parent_path().string() + "/bin/");
    return is_installed ? installed : std::filesystem::path(MEKTEP_SOURCE_DIR);
}

std::filesystem::path default_data() {
    // getenv: called once at the start, before there is any thread.
    if (const char* const home = std::getenv("XDG_DATA_HOME"); home != nullptr && *home != '\0')  // NOLINT
        return std::filesystem::path(home) / "jaqyn-mektep";
    const char* const home = std::getenv("HOME");  // NOLINT
    return std::filesystem::path(home == nullptr ? "/var/lib" : home) / ".local/share/jaqyn-mektep";
}

}  // namespace mektep
