// SPDX-License-Identifier: GPL-3.0-or-later
// mektep interview: runs an interview on a file of answers, without a screen.
#include "cli/scene.h"
#include "cli/terminal.h"
#include "content/load.h"
#include "document/plain_text.h"
#include "interview/review.h"
#include "letter/letter.h"

#include <fmt/format.h>

#include <memory>

namespace mektep {
namespace {

struct Asked {
    std::string id;
    std::string answers;
};

Problems run(const Asked& asked, const Common& common) {
    const auto pack = load_pack(common.pack);
    if (!pack) return pack.error();
    const auto interview = interview_named(*pack, asked.id, OutcomeKind::any);
    if (!interview) return interview.error();
    const auto today = today_of(common);
    const auto walked = walk_of_file(**interview, asked.answers, *pack, today);
    if (!walked) return walked.error();
    const auto language = language_of(common);
    for (const auto& line : review(*walked, *pack, language))
        tell(fmt::format("{}\n    {}\n", line.asked, line.answered));
    if ((*interview)->is_guide()) {
        const Setting setting{
            .interview = **interview, .walk = *walked, .pack = *pack, .today = today, .language = language};
        tell("\n" + plain_text(advice(setting)));
    }
    return {};
}

}  // namespace

void add_interview(CLI::App& app, Common& common, Work& chosen) {
    auto* const command = app.add_subcommand(
        "interview", "Run an interview on a file of answers; print the review, and a guide's advice");
    const auto asked = std::make_shared<Asked>();
    command->add_option("id", asked->id, "The interview: the name of its file in config/")->required();
    command->add_option("--answers", asked->answers, "YAML file with a line “question: answer” for each")
        ->required();
    add_language(*command, common, {"kk", "ru", "en"}, "Language of the review");
    command->callback(
        [&common, &chosen, asked] { chosen = [&common, asked] { return run(*asked, common); }; });
}

}  // namespace mektep
