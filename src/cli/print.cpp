// SPDX-License-Identifier: GPL-3.0-or-later
// mektep print: sends a PDF to a printer and waits for the end.
#include "paper/print.h"

#include "base/file.h"
#include "cli/interrupt.h"
#include "cli/scene.h"
#include "cli/terminal.h"
#include "content/load.h"
#include "language/catalog.h"
#include "paper/page_count.h"

#include <cstdio>
#include <memory>

namespace mektep {
namespace {

constexpr auto limit = std::chrono::minutes(5);

struct Asked {
    std::vector<std::string> files;
    std::string printer;
    int copies = 1;
};

/// What is wrong with the files, all at once, before the first sheet is printed.
Problems unprintable(const std::vector<std::string>& files) {
    Problems problems;
    for (const auto& file : files) {
        if (auto none = missing(file); !none.empty()) {
            problems.insert(problems.end(), none.begin(), none.end());
        } else if (!read_file(file).starts_with("%PDF-")) {
            problems.push_back(Problem{.place = {.file = file},
                                       .what = message("This is not a PDF file."),
                                       .remedy = message("Write one by “mektep letter … --out FILE.pdf”.")});
        }
    }
    return problems;
}

/// "letter.pdf: 5 pages, 1 copy. The printer kiosk is ready."
Message announcement(const std::string& file, std::string_view pdf, int copies, const std::string& printer) {
    const auto pages = page_count(pdf);
    if (!pages)
        return message("{file}: {copies, plural, one {# copy} other {# copies}}. {printer}",
                       {{"file", file}, {"copies", std::int64_t{copies}}, {"printer", printer}});
    return message(
        "{file}: {pages, plural, one {# page} other {# pages}}, {copies, plural, one {# copy} other {# "
        "copies}}. "
        "{printer}",
        {{"file", file},
         {"pages", std::int64_t{*pages}},
         {"copies", std::int64_t{copies}},
         {"printer", printer}});
}

/// The one that is named, else the kiosk's; empty is the default printer.
std::string queue_of(const Asked& asked, const Common& common) {
    if (!asked.printer.empty()) return asked.printer;
    const auto pack = load_pack(common.pack);
    return pack ? pack->settings.printer : "";
}

Problems send(const Asked& asked, const Common& common) {
    if (auto problems = unprintable(asked.files); !problems.empty()) return problems;
    const Interrupt interrupt;
    const auto printer = cups_printer(queue_of(asked, common));
    for (const auto& file : asked.files) {
        const auto prefix = asked.files.size() == 1 ? "" : file + ": ";
        const auto pdf = read_file(file);
        const auto status = printer->status();
        if (status.state != PrintState::no_printer) {
            const auto how_it_is = status.state == PrintState::done
                                       ? message("The printer {queue} is ready.", {{"queue", status.queue}})
                                       : before_printing(status.state);
            const auto words = render(how_it_is, language_of(common), words_of(common));
            tell(render(announcement(file, pdf, asked.copies, words), language_of(common), words_of(common)) +
                 "\n");
            std::fflush(stdout);
        }
        const auto end = printer->print(
            pdf, asked.copies, limit,
            [&](PrintState state) {
                if (has_ended(state) && state != PrintState::done) return;
                tell(prefix + render(in_words(state), language_of(common), words_of(common)) + "\n");
                std::fflush(stdout);  // somebody waits for it
            },
            interrupt.token());
        // A printer that failed once is not tried with the next file: what is said is what was not printed.
        if (end != PrintState::done)
            throw Failure(Outside::printer,
                          prefix + render(in_words(end), language_of(common), words_of(common)));
    }
    return {};
}

}  // namespace

void add_print(CLI::App& app, const Common& common, Work& chosen) {
    auto* const command =
        app.add_subcommand("print", "Print PDF files one after the other and wait until each is printed");
    const auto asked = std::make_shared<Asked>();
    command->add_option("file", asked->files, "The PDF files")->required();
    command->add_option("--copies", asked->copies, "How many copies of each (else one)")
        ->check(CLI::Range(1, 99))
        ->type_name("N");
    command->add_option("--printer", asked->printer,
                        "A queue of CUPS (without it: the one of kiosk.yaml, else the default printer)");
    command->callback(
        [&common, &chosen, asked] { chosen = [&common, asked] { return send(*asked, common); }; });
}

}  // namespace mektep
