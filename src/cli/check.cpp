// SPDX-License-Identifier: GPL-3.0-or-later
// mektep check: proves a pack sound, or names each fault with its line.
#include "check/check.h"

#include "check/lawyer.h"
#include "check/reading.h"
#include "cli/output.h"
#include "cli/scene.h"
#include "cli/terminal.h"
#include "content/load.h"
#include "interview/facts.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <thread>

namespace mektep {
namespace {

Problems list_checks() {
    for (const auto& each : all_checks()) tell(fmt::format("{:<12} {}\n", each.id, each.description));
    return {};
}

Problems list_facts(const Common& common) {
    const auto pack = load_pack(common.pack);
    if (!pack) return pack.error();
    for (const auto& fact : facts_of(*pack)) tell(fmt::format("{:<28} {}\n", fact.name, fact.meaning));
    return {};
}

Problems prove(const Common& common) {
    const auto pack = load_pack(common.pack);
    const auto lexicon = Lexicon::load(std::filesystem::path(common.pack) / "speech");
    Problems problems;
    if (!pack) problems = pack.error();
    if (!lexicon) problems.insert(problems.end(), lexicon.error().begin(), lexicon.error().end());
    if (!problems.empty()) return problems;

    const auto verdict = check({.pack = *pack, .lexicon = *lexicon, .today = today_of(common)});
    for (const auto& finding : verdict.findings) problems.push_back(finding.problem);
    if (verdict.sound())
        tell(
            message(
                "The pack is sound: {paths, plural, one {# way} other {# ways}} through {interviews, plural, "
                "one {# interview} other {# interviews}} walked, {texts, plural, one {# text} other {# "
                "texts}} "
                "read, {statements, plural, one {# statement} other {# statements}} of law traced.",
                {{"paths", verdict.paths},
                 {"interviews", static_cast<std::int64_t>(pack->interviews.size())},
                 {"texts", verdict.texts},
                 {"statements", verdict.statements}}),
            common);
    return problems;
}

Problems ask_the_lawyer(const Common& common, const std::string& out) {
    const auto pack = load_pack(common.pack);
    if (!pack) return pack.error();
    write_document(out.empty() ? "-" : out, lawyer_questions(*pack, language_of(common)));
    return {};
}

Problems list_reading(const Common& common) {
    const auto pack = load_pack(common.pack);
    if (!pack) return pack.error();
    for (const auto& read : reading_levels(*pack))
        tell(fmt::format("{} {:3.0f} of {:.0f}  {}: {}\n", code(read.language), read.level, read.limit,
                         read.text.context, read.words));
    return {};
}

/// When anything in the pack's folders was last written: two equal marks mean that nothing changed.
std::string mark_of(const std::filesystem::path& pack) {
    namespace fs = std::filesystem;
    std::string mark;
    for (const auto* const folder : {"config", "locales", "speech"}) {
        std::error_code error;
        for (fs::recursive_directory_iterator each(pack / folder, error), end; !error && each != end;
             each.increment(error)) {
            if (!each->is_regular_file(error)) continue;
            mark += fmt::format("{} {} {}\n", each->path().string(), each->file_size(error),
                                each->last_write_time(error).time_since_epoch().count());
        }
    }
    return mark;
}

/// Proves the pack, and again whenever somebody saves a file of it; until the terminal ends it (Ctrl+C).
Problems watch(const Common& common) {
    std::string seen;
    while (true) {
        if (auto mark = mark_of(common.pack); mark != seen) {
            seen = std::move(mark);
            tell(prove(common), common);
            tell(message("Waiting for the next change. Ctrl+C ends it."), common);
            std::fflush(stdout);
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(500));
    }
}

/// What the command is asked to do; one of them.
struct Asked {
    bool checks = false, facts = false, lawyer = false, reading = false, watches = false;
    std::string out;
};

Problems run(const Asked& asked, const Common& common) {
    if (asked.checks) return list_checks();
    if (asked.facts) return list_facts(common);
    if (asked.lawyer) return ask_the_lawyer(common, asked.out);
    if (asked.reading) return list_reading(common);
    if (asked.watches) return watch(common);
    return prove(common);
}

}  // namespace

void add_check(CLI::App& app, Common& common, Work& chosen) {
    auto* const command =
        app.add_subcommand("check", "Prove the content pack: walk every way, read every text");
    const auto asked = std::make_shared<Asked>();
    auto* const one = command->add_option_group("instead", "Instead of the proof");
    one->add_flag("--list", asked->checks, "List the proofs");
    one->add_flag("--facts", asked->facts, "List the facts that conditions and texts may use");
    one->add_flag("--reading", asked->reading, "List how hard each text is to read, the hardest first");
    one->add_flag("--lawyer", asked->lawyer,
                  "The questions that a reviewing lawyer has to answer, on one page");
    one->add_flag("--watch", asked->watches, "Prove the pack again whenever a file of it is saved");
    one->require_option(0, 1);
    add_language(*command, common, {"kk", "ru", "en"}, "Language of the page for the lawyer");
    command
        ->add_option("--out", asked->out,
                     "File for the page (.pdf, .odt, .txt), or - for text on standard output")
        ->check(CLI::Validator(unknown_form, "FILE", "form"));
    command->callback(
        [&common, &chosen, asked] { chosen = [&common, asked] { return run(*asked, common); }; });
}

}  // namespace mektep
