// SPDX-License-Identifier: GPL-3.0-or-later
// mektep letter: writes a letter from a file of answers, as it would be printed.
#include "letter/letter.h"

#include "base/file.h"
#include "check/variants.h"
#include "cli/batch.h"
#include "cli/output.h"
#include "cli/scene.h"
#include "cli/terminal.h"
#include "content/load.h"
#include "paper/pdf.h"

#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <system_error>

namespace mektep {
namespace {

struct Asked {
    bool list = false;
    std::string id;
    std::vector<std::string> answers, more;
    std::string out;
    std::string forms;
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

/// The forms of --form; else the one that the file's ending names; else PDF.
std::vector<Form> forms_of(const Asked& asked) {
    std::vector<Form> forms;
    for (const auto& name : CLI::detail::split(asked.forms, ','))
        if (const auto form = form_named(name)) forms.push_back(*form);
    if (forms.empty()) forms.push_back(form_of(asked.out).value_or(Form::pdf));
    return forms;
}

bool is_folder(const std::string& path) {
    std::error_code error;
    return std::filesystem::is_directory(path, error);
}

bool has_several(const Asked& asked) {
    return asked.answers.size() > 1 || !is_file_name(asked.answers.front()) ||
           asked.forms.find(',') != std::string::npos;
}

/// Several families, several forms, or a folder to write to.
bool is_batch(const Asked& asked) {
    return has_several(asked) || asked.out.ends_with('/') || is_folder(asked.out);
}

/// Empty if the letters can be written to --out; else what is wrong with it.
std::string wrong_out(const Asked& asked) {
    if (has_several(asked) && asked.out == "-")
        return "- is for one letter in one form; name a folder for several";
    if (has_several(asked) && form_of(asked.out) && !is_folder(asked.out))
        return fmt::format("several letters or forms need a folder; {} is the name of a file", asked.out);
    if (is_batch(asked)) return "";
    if (asked.forms.empty()) return unknown_form(asked.out);
    const auto named = form_of(asked.out);
    const auto chosen = forms_of(asked).front();
    const bool fits =
        !named || asked.out == "-" || *named == chosen || (*named == Form::pdf && chosen == Form::large);
    return fits ? "" : fmt::format("{} is not the name of what --form {} writes", asked.out, asked.forms);
}

Problems write(const Asked& asked, const Common& common) {
    const auto pack = load_pack(common.pack);
    if (!pack) return pack.error();
    const auto interview = interview_named(*pack, asked.id, OutcomeKind::letter);
    if (!interview) return interview.error();
    const LetterOrder order{.interview = **interview,
                            .pack = *pack,
                            .today = today_of(common),
                            .language = language_of(common),
                            .forms = forms_of(asked)};
    if (is_batch(asked)) return write_batch(order, asked.answers, asked.out, common);
    const auto document = letter_of(order, asked.answers.front());
    if (!document) return document.error();
    write_result(asked.out, written_as(order.forms.front(), *document));
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

std::string unknown_forms(const std::string& list) {
    for (const auto& name : CLI::detail::split(list, ','))
        if (!form_named(name)) return fmt::format("“{}” is none of {}", name, fmt::join(form_names(), ", "));
    return "";
}

}  // namespace

void add_letter(CLI::App& app, Common& common, Work& chosen) {
    auto* const command =
        app.add_subcommand("letter", "Write a letter, twice, and the sheet that tells what to do with it");
    const auto asked = std::make_shared<Asked>();
    auto* const list = command->add_flag("--list", asked->list, "List the letters of the pack");
    command->add_option("id", asked->id, "The letter: the name of its file in config/letters")
        ->excludes(list);
    command
        ->add_option(
            "--answers", asked->answers,
            "YAML file with a line “question: answer” for each; a pattern in quotes ('cases/*.yaml') or "
            "several --answers write a letter for each, in parallel")
        ->allow_extra_args(false);
    add_language(*command, common, {"kk", "ru"}, "Language of the letter");
    command->add_option(
        "--out", asked->out,
        "File to be written (.pdf, .odt, .docx, .txt), or - for text on standard output; with several "
        "--answers, several forms or --all-paths a folder");
    command
        ->add_option(
            "--form", asked->forms,
            "What to write, whatever the name of the file: pdf, large (a PDF in large print, 24 points), "
            "odt, docx, txt, or several (pdf,docx)")
        ->check(CLI::Validator(unknown_forms, "FORMS", "forms"));
    command
        ->add_flag(
            "--all-paths", asked->all_paths,
            "Write sample letters and pages until every answer has been given once: of this interview, or of "
            "all if no id is given")
        ->excludes(list);
    command
        ->add_option("files", asked->more,
                     "More answers files, as a shell makes them of --answers cases/*.yaml")
        ->excludes(list);
    command->callback([&common, &chosen, asked] {
        asked->answers.insert(asked->answers.end(), asked->more.begin(), asked->more.end());
        if (asked->all_paths && (asked->out.empty() || common.language.empty()))
            throw CLI::RequiredError("--all-paths needs --lang and --out");
        if (!asked->list && !asked->all_paths &&
            (asked->id.empty() || asked->answers.empty() || asked->out.empty() || common.language.empty()))
            throw CLI::RequiredError("an id, --answers, --lang and --out (or --list)");
        if (!asked->list && !asked->all_paths)
            if (const auto wrong = wrong_out(*asked); !wrong.empty())
                throw CLI::ValidationError("--out", wrong);
        chosen = [&common, asked] {
            return asked->list        ? list_letters(common)
                   : asked->all_paths ? write_all_paths(*asked, common)
                                      : write(*asked, common);
        };
    });
}

}  // namespace mektep
