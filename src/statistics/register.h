// SPDX-License-Identifier: GPL-3.0-or-later
// All tables that were published, in a file, and whether one more may be.
#pragma once

#include "statistics/release.h"

#include <filesystem>
#include <vector>

namespace mektep {

/// The releases in a file of JSON lines, as they were made; none if there is no such file. Problems with the
/// line of what is no release.
Result<std::vector<Release>> releases_in(const std::filesystem::path& file);
/// Writes all of them. Failure(disk).
void write_releases(const std::filesystem::path& file, const std::vector<Release>& releases);

/// Why these cannot be published beside those before: a hidden count, or that of a few reports, could be
/// computed from all of them together. Names the answers in words. None: they can.
Problems problems_of_publishing(const std::vector<Release>& now, const std::vector<Release>& before,
                                const Pack& pack, Language language);

/// The releases that can say anything of these, for they count reports of the same months, or of months that
/// such a release counts too.
std::vector<Release> related(const std::vector<Release>& before, const std::vector<Release>& now);

/// Those of now that the register does not hold already.
std::vector<Release> not_yet_in(const std::vector<Release>& before, std::vector<Release> now);

}  // namespace mektep
