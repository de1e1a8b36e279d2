// SPDX-License-Identifier: GPL-3.0-or-later
// mektep letter: writes a letter from a file of answers, as it would be printed.
#include "letter/letter.h"

#include "cli/scene.h"
#include "cli/terminal.h"
#include "content/load.h"
#include "document/plain_text.h"
#include "paper/odt.h"
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

/// The form is told by the ending of the file's name; standard output gets text.
std::string in_form_of(const std::string& out, const Document& document) {
    if (out.ends_with(".pdf")) return pdf(document);
    if (out.ends_with(".odt")) return odt(document);
    return plain_text(document);
}

Problems write(const Asked& asked, const Common& common) {
    const auto pack = load_pack(common.pack);
    if (!pack) return pack.error();
    const auto interview = interview_named(*pack, asked.id, Outcome::letter);
    if (!interview) return interview.error();
    const auto today = today_of(common);
    const auto walked = walk_of_file(**interview, asked.answers, *pack, today);
    if (!walked) return walked.error();
    const Setting setting{.interview = **interview,
                          .walk = *walked,
                          .pack = *pack,
                          .today = today,
                          .language = language_of(common)};
    write_result(asked.out, in_form_of(asked.out, as_printed(letter(setting))));
    return {};
}

std::string known_form(const std::string& out) {
    const bool is_known =
        out == "-" || out.ends_with(".pdf") || out.ends_with(".odt") || out.ends_with(".txt");
    return is_known ? "" : "the name must end in .pdf, .odt or .txt, or be - for text on standard output";
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
    command
        ->add_option("--out", asked->out,
                     "File to be written (.pdf, .odt, .txt), or - for text on standard output")
        ->check(CLI::Validator(known_form, "FILE", "form"));
    command->callback([&common, &chosen, asked] {
        if (!asked->list &&
            (asked->id.empty() || asked->answers.empty() || asked->out.empty() || common.language.empty()))
            throw CLI::RequiredError("an id, --answers, --lang and --out (or --list)");
        chosen = [&common, asked] { return asked->list ? list_letters(common) : write(*asked, common); };
    });
}

}  // namespace mektep
