// SPDX-License-Identifier: GPL-3.0-or-later
// mektep letter: writes a letter from a file of answers, as it would be printed.
#include "letter/letter.h"

#include "base/file.h"
#include "check/variants.h"
#include "cli/output.h"
#include "cli/scene.h"
#include "cli/terminal.h"
#include "content/load.h"
#include "paper/pdf.h"

#include <fmt/format.h>

#include <memory>

namespace mektep {
namespace {

struct Asked {
    bool list = false;
    std::string id;
    std::string answers;
    std::string out;
    bool all_paths = false;
};

Problems list_letters(const Common& common) {
    const auto pack = load_pack(common.pack);
    if (!pack) return pack.error();
    for (const auto& interview : pack->interviews)
        if (interview.is_letter())
            tell(fmt::format("{:<24} {}\n", interview.id,
                             render(message_of(interview.title), language_of(common), pack->catalog)));
    return {};
}

Problems write(const Asked& asked, const Common& common) {
    const auto pack = load_pack(common.pack);
    if (!pack) return pack.error();
    const auto interview = interview_named(*pack, asked.id, OutcomeKind::letter);
    if (!interview) return interview.error();
    const auto today = today_of(common);
    const auto walked = walk_of_file(**interview, asked.answers, *pack, today);
    if (!walked) return walked.error();
    const Setting setting{.interview = **interview,
                          .walk = *walked,
                          .pack = *pack,
                          .today = today,
                          .language = language_of(common)};
    write_document(asked.out, as_printed(letter(setting)));
    return {};
}

/// Every variant of one interview as PDF.
void write_variants(const Interview& interview, const Pack& pack, const Asked& asked, const Common& common) {
    const auto today = today_of(common);
    const auto language = language_of(common);
    int count = 0;
    for (const auto& variant : variants(interview, pack, today, language)) {
        const auto walked = walk(interview, variant.answers, pack, today);
        const Setting setting{
            .interview = interview, .walk = walked, .pack = pack, .today = today, .language = language};
        const auto file =
            std::filesystem::path(asked.out) / fmt::format("{}-{}.pdf", interview.id, variant.name);
        write_result(file.string(), pdf(interview.is_guide() ? advice(setting) : one_copy(letter(setting))));
        ++count;
    }
    tell(fmt::format("{:<28} {}\n", interview.id, count));
}

Problems write_all_paths(const Asked& asked, const Common& common) {
    const auto pack = load_pack(common.pack);
    if (!pack) return pack.error();
    if (!asked.id.empty()) {
        const auto interview = interview_named(*pack, asked.id, OutcomeKind::any);
        if (!interview) return interview.error();
        if ((*interview)->is_report())
            return {{.place = {},
                     .what = message("A report has no page to print."),
                     .remedy = message("Name a letter or a guide.")}};
        make_folder(asked.out);
        write_variants(**interview, *pack, asked, common);
        return {};
    }
    make_folder(asked.out);
    for (const auto& interview : pack->interviews)
        if (!interview.is_report()) write_variants(interview, *pack, asked, common);
    return {};
}

}  // namespace

void add_letter(CLI::App& app, Common& common, Work& chosen) {
    auto* const command =
        app.add_subcommand("letter", "Write a letter, twice, and the sheet that tells what to do with it");
    const auto asked = std::make_shared<Asked>();
    auto* const list = command->add_flag("--list", asked->list, "List the letters of the pack");
    command->add_option("id", asked->id, "The letter: the name of its file in config/letters")
        ->excludes(list);
    command->add_option("--answers", asked->answers, "YAML file with a line “question: answer” for each");
    add_language(*command, common, {"kk", "ru"}, "Language of the letter");
    command->add_option(
        "--out", asked->out,
        "File to be written (.pdf, .odt, .txt), or - for text on standard output; with --all-paths a "
        "folder");
    command
        ->add_flag(
            "--all-paths", asked->all_paths,
            "Write sample letters and pages until every answer has been given once: of this interview, or of "
            "all if no id is given")
        ->excludes(list);
    command->callback([&common, &chosen, asked] {
        if (asked->all_paths && (asked->out.empty() || common.language.empty()))
            throw CLI::RequiredError("--all-paths needs --lang and --out");
        if (!asked->list && !asked->all_paths &&
            (asked->id.empty() || asked->answers.empty() || asked->out.empty() || common.language.empty()))
            throw CLI::RequiredError("an id, --answers, --lang and --out (or --list)");
        if (!asked->list && !asked->all_paths)
            if (const auto wrong = unknown_form(asked->out); !wrong.empty())
                throw CLI::ValidationError("--out", wrong);
        chosen = [&common, asked] {
            return asked->list        ? list_letters(common)
                   : asked->all_paths ? write_all_paths(*asked, common)
                                      : write(*asked, common);
        };
    });
}

}  // namespace mektep
