// SPDX-License-Identifier: GPL-3.0-or-later
// What commands work on: the day, the pack, an interview with the answers of a file, the key of a person who
// may open reports.
#pragma once

#include "cli/command.h"
#include "content/pack.h"
#include "interview/walk.h"
#include "report/open.h"

#include <filesystem>
#include <string_view>

namespace mektep {

/// --today, else the machine's.
Day today_of(const Common& common);
/// --lang, else the language of the terminal ($LC_ALL, $LC_MESSAGES, $LANG), else English.
Language language_of(const Common& common);
/// The words of the programs and of the pack; English where the pack's translations cannot be read.
Catalog words_of(const Common& common);
/// The kinds of outcome that an interview may end in.
enum class OutcomeKind { any, letter, report };
/// Problem if there is no such interview, or it ends in something else; it names those that there are.
Result<const Interview*> interview_named(const Pack& pack, std::string_view id, OutcomeKind outcome);

/// Optional questions that the file does not name count as left empty. Problems: of the file, of each answer,
/// or the first question that is not answered.
Result<Walk> walk_of_file(const Interview& interview, const std::filesystem::path& file, const Pack& pack,
                          Day today);

/// Problem if there is no such file, it is a folder or may not be read; what else is wrong with it is left to
/// its reader.
Problems missing(const std::filesystem::path& file);

/// The unlocked keys. Asks for the passphrase of each, or takes the lines of the file in their order.
/// Problems: no such key, not its passphrase.
Result<std::vector<SecretKey>> unlocked(const Common& common, const std::vector<std::filesystem::path>& keys,
                                        const std::string& passphrase_file);
/// The same for the reports of the data folder. Problems also: no store.
Result<std::vector<SecretKey>> keys_of_store(const Common& common,
                                             const std::vector<std::filesystem::path>& keys,
                                             const std::string& passphrase_file);

}  // namespace mektep
