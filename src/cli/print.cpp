// SPDX-License-Identifier: GPL-3.0-or-later
// mektep print: sends a PDF to a printer and waits for the end.
#include "paper/print.h"

#include "base/file.h"
#include "cli/scene.h"
#include "cli/terminal.h"
#include "language/catalog.h"

#include <memory>

namespace mektep {
namespace {

constexpr auto limit = std::chrono::minutes(5);

struct Asked {
    std::string file;
    std::string printer;
};

Problems send(const Asked& asked, const Common& common) {
    if (auto problems = missing(asked.file); !problems.empty()) return problems;
    const auto bytes = read_file(asked.file);
    if (!bytes.starts_with("%PDF-"))
        return {Problem{.place = {.file = asked.file},
                        .what = message("This is not a PDF file."),
                        .remedy = message("Write one by “mektep letter … --out FILE.pdf”.")}};
    const auto end = cups_printer(asked.printer)
                         ->print(bytes, 1, limit,
                                 [&](PrintState state) {
                                     if (!has_ended(state) || state == PrintState::done)
                                         tell(in_words(state), common);
                                 },
                                 {});
    if (end != PrintState::done)
        throw Failure(Outside::printer, render(in_words(end), language_of(common), words_of(common)));
    return {};
}

}  // namespace

void add_print(CLI::App& app, const Common& common, Work& chosen) {
    auto* const command = app.add_subcommand("print", "Print a PDF file and wait until it is printed");
    const auto asked = std::make_shared<Asked>();
    command->add_option("file", asked->file, "The PDF file")->required();
    command->add_option("--printer", asked->printer, "A queue of CUPS (without it: the default printer)");
    command->callback(
        [&common, &chosen, asked] { chosen = [&common, asked] { return send(*asked, common); }; });
}

}  // namespace mektep
