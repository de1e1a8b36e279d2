// SPDX-License-Identifier: GPL-3.0-or-later
// A command of `mektep`: how it is declared, and what all commands share.
#pragma once

#include "base/error.h"
#include "language/language.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace mektep {

/// The options that work everywhere.
struct Common {
    std::string data;
    std::string pack;
    std::string today;
    std::string language = {};  ///< --lang, of the commands that have it
};

/// What the command line asked for, to be run once it is parsed. Returns what a person must mend, after
/// whatever could be done is done: empty is exit code 0. May throw Failure.
using Work = std::function<Problems()>;

// Each declares one command; if the command line names it, its work is put into `chosen`. The references are
// kept.
void add_check(CLI::App& app, Common& common, Work& chosen);
void add_interview(CLI::App& app, Common& common, Work& chosen);
void add_letter(CLI::App& app, Common& common, Work& chosen);
void add_print(CLI::App& app, const Common& common, Work& chosen);
void add_speak(CLI::App& app, Common& common, Work& chosen);
void add_report(CLI::App& app, const Common& common, Work& chosen);
void add_stats(CLI::App& app, Common& common, Work& chosen);
void add_releases(CLI::App& app, const Common& common, Work& chosen);
void add_keys(CLI::App& app, const Common& common, Work& chosen);
void add_hub(CLI::App& app, const Common& common, Work& chosen);
void add_messages(CLI::App& app, const Common& common, Work& chosen);

/// Adds `--lang`, one of the given codes. The command's messages are in that language too.
void add_language(CLI::App& command, Common& common, const std::vector<std::string>& codes,
                  const std::string& use);

}  // namespace mektep
