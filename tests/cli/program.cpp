// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>
#include <regex>
#include <set>

using namespace mektep;

namespace {

/// The commands that a help text lists.
std::set<std::string> commands_in(const std::string& help) {
    const auto list = help.substr(std::min(help.size(), help.find("Subcommands:")));
    static const std::regex line(R"(\n  ([a-z]+) +[A-Z])");
    std::set<std::string> commands;
    for (std::sregex_iterator each(list.begin(), list.end(), line); each != std::sregex_iterator(); ++each)
        commands.insert((*each)[1]);
    return commands;
}

std::string man_page() {
    std::ifstream stream(MEKTEP_MANUAL);
    return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

TEST_CASE("The program tells the project's version", "[cli]") {
    const auto ended = run({MEKTEP_PROGRAM, "--version"});
    CHECK(ended.code == 0);
    CHECK(ended.out == MEKTEP_VERSION "\n");
}

TEST_CASE("The help lists every command of the design", "[cli]") {
    const auto ended = run({MEKTEP_PROGRAM, "--help"});
    CHECK(ended.code == 0);
    CHECK(commands_in(ended.out) == std::set<std::string>{"check", "hub", "interview", "keys", "letter",
                                                          "messages", "print", "releases", "report", "speak",
                                                          "stats"});
}

TEST_CASE("Every command of the help is in the man page", "[cli]") {
    const auto page = man_page();
    REQUIRE(!page.empty());
    for (const auto& command : commands_in(run({MEKTEP_PROGRAM, "--help"}).out)) {
        CAPTURE(command);
        CHECK(std::regex_search(page, std::regex("(^|\\n)(\\.B )?" + command + "\\b")));
    }
    CHECK_THAT(page, Catch::Contains(MEKTEP_VERSION));
    // What only this machine knows has no place in a manual.
    CHECK_THAT(page, !Catch::Contains("/root") && !Catch::Contains(MEKTEP_SOURCE_DIR));
}

TEST_CASE("A wrong command line is told on standard error, with exit code 2", "[cli]") {
    const auto arguments = GENERATE(values<std::vector<std::string>>({
        {},
        {"fly"},
        {"check", "--fast"},
        {"letter"},
        {"letter", "pmpc-complaint", "--answers", "a.yaml", "--lang", "de", "--out", "-"},
        {"letter", "pmpc-complaint", "--answers", "a.yaml", "--lang", "kk", "--out", "letter.doc"},
        {"interview", "pmpc-recommended"},
        {"report"},
        {"report", "open"},
        {"speak", "text without a language"},
        {"speak", "--lang", "kk"},
        {"speak", "--lang", "kk", "--words", "--phonemes", "мектеп"},
        {"stats", "--from", "2026-13"},
        {"stats", "--format", "pie"},
        {"keys"},
        {"--today", "2026-02-30", "check"},
    }));
    CAPTURE(arguments);
    std::vector<std::string> command{MEKTEP_PROGRAM};
    command.insert(command.end(), arguments.begin(), arguments.end());
    const auto ended = run(command);
    CHECK(ended.code == 2);
    CHECK(ended.out.empty());
    CHECK(!ended.err.empty());
}

TEST_CASE("A full disk behind standard output is a failure, not a success", "[cli]") {
    Surroundings full;
    full.output = "/dev/full";
    const auto ended = mektep_with({"messages"}, full);
    CHECK(ended.code == 3);
    CHECK_THAT(ended.err, Catch::Contains("disk is full"));
}
