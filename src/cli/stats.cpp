// SPDX-License-Identifier: GPL-3.0-or-later
// mektep stats: opened reports as a table whose small counts are hidden.
#include "cli/scene.h"
#include "cli/terminal.h"
#include "content/load.h"
#include "language/date.h"
#include "statistics/export.h"
#include "statistics/suppress.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

namespace mektep {
namespace {

struct Asked {
    std::string report;
    std::vector<std::string> by;
    std::string from;
    std::string to;
    std::string format = "table";
    std::string key;
    std::string passphrase_file;
    std::string out = "-";
};

/// The questionnaire that is asked for; where the pack has but one, it need not be named.
Result<const Interview*> questionnaire(const Asked& asked, const Pack& pack) {
    const auto first = std::ranges::find_if(pack.interviews, &Interview::is_report);
    const auto count = std::ranges::count_if(pack.interviews, &Interview::is_report);
    if (asked.report.empty() && count == 1) return &*first;
    return interview_named(pack, asked.report, OutcomeKind::report);
}

Problems tabulate(const Asked& asked, const Common& common) {
    const auto pack = load_pack(common.pack);
    if (!pack) return pack.error();
    const auto report = questionnaire(asked, *pack);
    if (!report) return report.error();
    const Selection selection{
        .questionnaire = (*report)->id, .from = month_of(asked.from), .to = month_of(asked.to)};
    if (selection.from && selection.to && *selection.from > *selection.to)
        return {Problem{.place = {.item = "--from"},
                        .what = message("The first month is later than the last."),
                        .remedy = message("Exchange --from and --to.")}};
    const auto language = language_of(common);
    // A wrong question is told before the passphrase is asked for.
    if (const auto empty = table_of({}, asked.by, selection, *pack, language); !empty) return empty.error();
    const auto key = asked.key.empty() ? std::filesystem::path(common.data) / "keys" / "reports.key"
                                       : std::filesystem::path(asked.key);
    const auto opened = opened_reports(common, key, asked.passphrase_file);
    if (!opened) return opened.error();
    auto table = table_of(opened->records, asked.by, selection, *pack, language);
    if (!table) return table.error();
    const auto threshold = std::max(pack->settings.smallest_cell, lowest_threshold);
    const auto hidden = suppressed(*std::move(table), threshold);
    write_result(asked.out, asked.format == "csv" ? as_csv(hidden)
                                                  : as_text(hidden, threshold, language, pack->catalog));
    return opened->problems;
}

std::string is_month(const std::string& text) {
    return month_of(text) ? "" : fmt::format("“{}” is no month: write it as 2026-11", text);
}

}  // namespace

void add_stats(CLI::App& app, Common& common, Work& chosen) {
    auto* const command = app.add_subcommand("stats", "Count opened reports; small counts are hidden");
    const auto asked = std::make_shared<Asked>();
    const CLI::Validator month(is_month, "YYYY-MM", "month");
    command->add_option("--report", asked->report, "The questionnaire (needed where the pack has several)");
    command->add_option("--by", asked->by, "Questions to count by, at most three, divided by commas")
        ->delimiter(',');
    command->add_option("--from", asked->from, "First month that counts")->check(month);
    command->add_option("--to", asked->to, "Last month that counts")->check(month);
    command->add_option("--format", asked->format, "How the table is written")
        ->check(CLI::IsMember({"table", "csv"}))
        ->capture_default_str();
    add_language(*command, common, {"kk", "ru", "en"}, "Language of the labels");
    command->add_option("--key", asked->key,
                        "The secret key (without it: keys/reports.key of the data folder)");
    command->add_option("--passphrase-file", asked->passphrase_file,
                        "File whose first line is the passphrase");
    command->add_option("--out", asked->out, "File to be written (without it: standard output)");
    command->callback(
        [&common, &chosen, asked] { chosen = [&common, asked] { return tabulate(*asked, common); }; });
}

}  // namespace mektep
