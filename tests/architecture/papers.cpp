// SPDX-License-Identifier: GPL-3.0-or-later
// The papers for people cannot lie: what README.md tells one to run is there and can be run.
#include "include_rules.h"

#include <catch2/catch.hpp>
#include <unistd.h>

#include <sstream>

using namespace mektep;

namespace {

const std::filesystem::path root = MEKTEP_SOURCE_DIR;

/// The words of all blocks that are fenced as ```sh, line by line, comments left out.
std::vector<std::vector<std::string>> commands_of(const std::string& markdown) {
    std::vector<std::vector<std::string>> commands;
    std::istringstream lines(markdown);
    bool is_inside = false;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("```")) {
            is_inside = line == "```sh";
        } else if (is_inside) {
            std::istringstream words(line.substr(0, line.find('#')));
            std::vector<std::string> command;
            for (std::string word; words >> word;) command.push_back(word);
            if (!command.empty()) commands.push_back(std::move(command));
        }
    }
    return commands;
}

bool can_be_run(const std::string& path) { return access((root / path).c_str(), X_OK) == 0; }

}  // namespace

TEST_CASE("Commands are read from fenced shell blocks alone", "[architecture]") {
    const auto commands =
        commands_of("Text\n```sh\npackaging/run   # opens\n# only words\n```\n```\nnot/this\n```\n");
    CHECK(commands == std::vector<std::vector<std::string>>{{"packaging/run"}});
}

TEST_CASE("Every script that README.md tells one to run is there and can be run", "[architecture]") {
    std::set<std::string> scripts;
    for (const auto& command : commands_of(text_of(root / "README.md")))
        for (const auto& word : command)
            if (word.starts_with("packaging/") || word.starts_with("./packaging/") ||
                word.starts_with(".ci/")) {
                CAPTURE(word);
                CHECK(can_be_run(word));
                scripts.insert(word.substr(word.starts_with("./") ? 2 : 0));
            }
    CHECK(scripts.contains("packaging/run"));
    CHECK(scripts.contains("packaging/test"));
}

TEST_CASE("The gate of every change runs the README's second command", "[architecture]") {
    CHECK_THAT(text_of(root / ".ci/run"), Catch::Contains("packaging/test"));
    CHECK(can_be_run(".ci/run"));
}
