// SPDX-License-Identifier: GPL-3.0-or-later
// Letters of many families in one go.
#pragma once

#include "cli/command.h"
#include "cli/output.h"
#include "content/pack.h"
#include "language/date.h"

#include <filesystem>
#include <string>
#include <vector>

namespace mektep {

/// What is the same for every family.
struct LetterOrder {
    const Interview& interview;
    const Pack& pack;
    Day today;
    Language language = Language::kazakh;
    std::vector<Form> forms = {};
};

/// Names one file: it has no sign of a pattern (glob(7)), or lies there with it ("family[1].yaml").
bool is_file_name(const std::string& pattern);

/// The letter, twice, and its cover sheet for the answers of one file.
Result<Document> letter_of(const LetterOrder& order, const std::filesystem::path& answers);

/// Writes a letter for each answers file that the patterns (glob(7)) match into the folder, in each form,
/// named after the answers file; on as many threads as there are processors. Each file is whole or not
/// written. Problems: of each family, in the order of the files; the others get their letter. Failure where
/// at least one letter could not be written, after a line for each on standard error.
Problems write_batch(const LetterOrder& order, const std::vector<std::string>& patterns,
                     const std::string& folder, const Common& common);

}  // namespace mektep
