// SPDX-License-Identifier: GPL-3.0-or-later
// Files on a stick that staff plug in, and nowhere else.
#pragma once

#include "base/error.h"

#include <filesystem>
#include <string>
#include <vector>

namespace mektep {

/// Where sticks appear.
struct StickPlace {
    /// The mount point of a stick, or the folder in which sticks are mounted ("/media/kiosk").
    std::filesystem::path folder;
    /// Without it any folder will do: for whoever names one when starting the program. What a kiosk's
    /// settings name must be mounted, or a letter would stay on the kiosk's own disk when no stick is in it.
    bool must_be_mounted = true;
};

/// Whether something else is mounted here: the folder lies on another device than the one it is in.
bool is_mount_point(const std::filesystem::path& folder);

/// The folder to write to. Problems, in the words of who stands at the kiosk: no place is set up, no stick is
/// plugged in, there are several.
Result<std::filesystem::path> stick_in(const StickPlace& place);

struct NamedFile {
    std::string ending;  ///< of the name: ".pdf", "-kk.pdf"
    std::string bytes;
};

/// Writes all files or none, as NAME-1.pdf, NAME-1.odt …, with the first number of which there is none yet,
/// readable by the owner alone; they are on the stick when it returns. Gives their paths. Problems: as
/// stick_in(); the stick is full or cannot be written.
Result<std::vector<std::string>> save_on_stick(const StickPlace& place, const std::string& name,
                                               const std::vector<NamedFile>& files);

}  // namespace mektep
