// SPDX-License-Identifier: GPL-3.0-or-later
// The loaders of the single files of a pack. Private to `content`.
#pragma once

#include "content/pack.h"

#include <filesystem>
#include <map>
#include <string>

namespace mektep {

enum class Outcome { advice, letter, record };

/// What several interviews share: questions, blocks and enclosures that a line `part: NAME` stands for. Its
/// texts are translated once ("applicant.applicant_name.ask", "applicant.part").
struct Part {
    std::string id;
    std::vector<Question> questions;
    std::vector<BlockForm> blocks;
    std::vector<BlockForm::Item> enclosures;
};
using Parts = std::map<std::string, Part>;

/// Each reads one file and adds what is wrong to `problems`; what could be read is returned all the same, so
/// that everything is reported in one go.
Part load_part(const std::filesystem::path& file, Problems& problems);
Interview load_interview(const std::filesystem::path& file, Outcome outcome, const Parts& parts,
                         Problems& problems);
Law load_law(const std::filesystem::path& file, Problems& problems);
Glossary load_glossary(const std::filesystem::path& file, Problems& problems);
Places load_places(const std::filesystem::path& file, Problems& problems);
Calendar load_calendar(const std::filesystem::path& file, Problems& problems);
Settings load_settings(const std::filesystem::path& file, Problems& problems);

}  // namespace mektep
