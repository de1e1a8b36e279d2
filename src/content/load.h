// SPDX-License-Identifier: GPL-3.0-or-later
// From YAML files to a Pack, with file and line of everything that is wrong.
#pragma once

#include "base/error.h"
#include "content/pack.h"

#include <filesystem>
#include <string>
#include <vector>

namespace mektep {

/// Reads DIR/config and DIR/locales. Refuses unknown keys, repeated ids, wrong types, files that are not
/// UTF-8: all problems at once, each with file and line. What only a proof can show is left to `check`.
/// Failure(disk) only if DIR itself cannot be read.
Result<Pack> load_pack(const std::filesystem::path& directory);

/// One line of an answers file, not yet validated.
struct RawAnswer {
    std::string question;
    std::vector<std::string> values;  ///< one, or the list of a `choices` answer
    Place place;
};
/// `question_id: value` or `question_id: [a, b]`. At most 1 MB. Problems with file and line.
Result<std::vector<RawAnswer>> load_answers(const std::filesystem::path& file);

/// The pack's texts as a gettext template: msgctxt, msgid, file:line, and a comment for the translator.
std::string template_of(const Pack& pack);

}  // namespace mektep
