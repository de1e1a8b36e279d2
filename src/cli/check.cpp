// SPDX-License-Identifier: GPL-3.0-or-later
// mektep check: proves a pack sound, or names each fault with its line.
#include "check/check.h"

#include "cli/scene.h"
#include "cli/terminal.h"
#include "content/load.h"
#include "interview/facts.h"

#include <fmt/format.h>

#include <memory>

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

}  // namespace

void add_check(CLI::App& app, const Common& common, Work& chosen) {
    auto* const command =
        app.add_subcommand("check", "Prove the content pack: walk every way, read every text");
    const auto lists_checks = std::make_shared<bool>(false), lists_facts = std::make_shared<bool>(false);
    auto* const list = command->add_flag("--list", *lists_checks, "List the proofs");
    command->add_flag("--facts", *lists_facts, "List the facts that conditions and texts may use")
        ->excludes(list);
    command->callback([&common, &chosen, lists_checks, lists_facts] {
        chosen = [&common, lists_checks, lists_facts] {
            return *lists_checks ? list_checks() : *lists_facts ? list_facts(common) : prove(common);
        };
    });
}

}  // namespace mektep
