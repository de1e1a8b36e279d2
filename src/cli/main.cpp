// SPDX-License-Identifier: GPL-3.0-or-later
// mektep: the work of the kiosk for staff, scripts and tests. The edge where every failure ends.
#include "cli/command.h"
#include "cli/terminal.h"
#include "content/where.h"
#include "language/date.h"

#include <fmt/format.h>

#include <cstdio>
#include <exception>

namespace mektep {

void add_language(CLI::App& command, Common& common, const std::vector<std::string>& codes,
                  const std::string& use) {
    command.add_option("--lang", common.language, use)->check(CLI::IsMember(codes));
}

namespace {

enum Exit : int { done = 0, wrong_input = 1, usage = 2, outside = 3, our_fault = 70 };

std::string is_day(const std::string& text) {
    return day_of(text) ? "" : fmt::format("“{}” is no date: write it as 2026-11-23", text);
}

void add_all(CLI::App& app, Common& common, Work& chosen) {
    // The defaults stand in words: the man page, too, is made from this help.
    app.add_option("--data", common.data, "Folder for reports and keys (else ~/.local/share/jaqyn-mektep)")
        ->type_name("DIR");
    app.add_option("--pack", common.pack,
                   "Folder of the content pack (else the one that came with the program)")
        ->type_name("DIR");
    app.add_option("--today", common.today, "What day it is (for tests)")
        ->check(CLI::Validator(is_day, "YYYY-MM-DD", "day"));
    app.set_version_flag("--version", MEKTEP_VERSION, "Print the version");
    app.set_help_all_flag("--help-all", "Print this help with the options of every command");
    app.require_subcommand(1);
    app.fallthrough();  // --data, --pack and --today work behind a command too
    add_check(app, common, chosen);
    add_interview(app, common, chosen);
    add_letter(app, common, chosen);
    add_print(app, common, chosen);
    add_speak(app, common, chosen);
    add_report(app, common, chosen);
    add_stats(app, common, chosen);
    add_releases(app, common, chosen);
    add_keys(app, common, chosen);
    add_hub(app, common, chosen);
    add_messages(app, common, chosen);
}

int run(const Work& work, const Common& common) {
    const auto problems = work();
    // What was told is on its way only now: a full disk shows here.
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0)
        throw Failure(Outside::disk,
                      "writing to standard output: the disk is full, or nobody reads it any more");
    tell(problems, common);
    return problems.empty() ? done : wrong_input;
}

}  // namespace
}  // namespace mektep

int main(int count, char** arguments) {
    using namespace mektep;
    try {
        CLI::App app("The work of the Jaqyn Mektep kiosk for staff, scripts and tests.", "mektep");
        Common common{.data = default_data().string(), .pack = default_pack().string(), .today = {}};
        Work work;
        add_all(app, common, work);
        try {
            app.parse(count, arguments);
        } catch (const CLI::ParseError& error) {
            return app.exit(error) == 0 ? done : usage;
        }
        return run(work, common);
    } catch (const Failure& failure) {
        fmt::print(stderr, "mektep: {}\n", failure.what());
        return outside;
    } catch (const std::exception& fault) {
        fmt::print(stderr,
                   "mektep: a fault of the program itself, for which we apologise: {}. Please report it.\n",
                   fault.what());
        return our_fault;
    }
}
