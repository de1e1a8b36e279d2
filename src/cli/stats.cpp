// SPDX-License-Identifier: GPL-3.0-or-later
// mektep stats: opened reports as a table whose small counts are hidden.
#include "cli/scene.h"
#include "cli/terminal.h"
#include "content/load.h"
#include "language/date.h"
#include "paper/pdf.h"
#include "statistics/credible.h"
#include "statistics/export.h"
#include "statistics/publication.h"
#include "statistics/workbook.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <memory>
#include <sstream>

namespace mektep {
namespace {

struct Asked {
    std::string report;
    std::vector<std::string> by;
    std::vector<std::string> where;
    bool coverage = false;
    std::string from;
    std::string to;
    std::string format = "table";
    std::vector<std::string> keys;
    std::string passphrase_file;
    bool despite_unreadable = false;
    std::string register_file;
    bool draft = false;
    std::string out = "-";
};

/// The questionnaire that is asked for; where the pack has but one, it need not be named.
Result<const Interview*> questionnaire(const Asked& asked, const Pack& pack) {
    const auto first = std::ranges::find_if(pack.interviews, &Interview::is_report);
    const auto count = std::ranges::count_if(pack.interviews, &Interview::is_report);
    if (asked.report.empty() && count == 1) return &*first;
    return interview_named(pack, asked.report, OutcomeKind::report);
}

bool is_document(const Asked& asked) { return asked.format == "pdf" || asked.format == "xlsx"; }

/// Conditions as they are typed: "age_band=a6,a11".
Result<Selection> selection_of(const Asked& asked, const Interview& report) {
    Selection selection{.questionnaire = report.id, .from = month_of(asked.from), .to = month_of(asked.to)};
    for (const auto& condition : asked.where) {
        const auto equals = condition.find('=');
        std::istringstream codes(equals == std::string::npos ? "" : condition.substr(equals + 1));
        auto& wanted = selection.where[condition.substr(0, equals)];
        for (std::string code; std::getline(codes, code, ',');) wanted.push_back(code);
    }
    if (selection.from && selection.to && *selection.from > *selection.to)
        return refused(Problem{.place = {.item = "--from"},
                               .what = message("The first month is later than the last."),
                               .remedy = message("Exchange --from and --to.")});
    if (asked.format == "sdmx" && !(selection.from && selection.to))
        return refused(Problem{.place = {.item = "--from"},
                               .what = message("SDMX names the months that are counted."),
                               .remedy = message("Give --from and --to.")});
    return selection;
}

/// The table that is asked for; for a document without a question all tables of the questionnaire.
Result<std::vector<Wanted>> tables_of(const Asked& asked, const Interview& report) {
    auto selection = selection_of(asked, report);
    if (!selection) return refused(selection.error());
    if (asked.coverage) {
        auto coverage = coverage_table(report, *selection, asked.by);
        if (!coverage)
            return refused(Problem{.place = {.item = "--coverage"},
                                   .what = message("This questionnaire does not ask where children learn."),
                                   .remedy = message("Leave --coverage out, or name another --report.")});
        return std::vector{*std::move(coverage)};
    }
    if (!asked.by.empty() || !is_document(asked)) return std::vector{Wanted{asked.by, *selection}};
    return tables_of_bulletin(report, *selection);
}

std::string written_as(const Asked& asked, const std::vector<Section>& sections, int threshold,
                       const Pack& pack, Day today, Language language) {
    const auto& first = sections.front();
    if (asked.format == "csv") return as_csv(first, threshold);
    if (asked.format == "hxl") return as_hxl(first, threshold);
    if (asked.format == "sdmx") return as_sdmx(first, *find_interview(pack, first.selection.questionnaire));
    if (asked.format == "xlsx") return workbook(sections, threshold, pack, today, language);
    if (asked.format == "pdf") {
        auto document = bulletin(sections, threshold, pack, today, language);
        if (asked.draft) {
            const auto draft = render(message("Draft, not for publication"), language, pack.catalog);
            document.blocks.insert(
                document.blocks.begin() + 1,
                Paragraph{.runs = {Run{.text = draft, .language = language, .strong = true}}});
        }
        return pdf(document);
    }
    return as_text(first.table, threshold, language, pack.catalog);
}

/// A table on the screen is for the eyes of whoever asked; all else is published.
bool is_published(const Asked& asked) {
    return !asked.draft && !(asked.format == "table" && asked.out == "-");
}

std::filesystem::path register_of(const Asked& asked, const Common& common) {
    return asked.register_file.empty() ? std::filesystem::path(common.data) / "releases.jsonl"
                                       : std::filesystem::path(asked.register_file);
}

std::vector<std::filesystem::path> keys_of(const Asked& asked, const Common& common) {
    if (asked.keys.empty()) return {std::filesystem::path(common.data) / "keys" / "reports.key"};
    return {asked.keys.begin(), asked.keys.end()};
}

void tell_what_is_missing(const OpenedReports& opened, const Oddities& odd, const Common& common) {
    if (opened.unreadable > 0)
        note(message("{count, plural, one {# record does} other {# records do}} not open with this key: made "
                     "for another one, or damaged.",
                     {{"count", opened.unreadable}}),
             common);
    for (const auto& [oddity, count] : odd) note(in_words(oddity, count), common);
}

Problems tabulate(const Asked& asked, const Common& common) {
    const auto pack = load_pack(common.pack);
    if (!pack) return pack.error();
    const auto report = questionnaire(asked, *pack);
    if (!report) return report.error();
    const auto wanted = tables_of(asked, **report);
    if (!wanted) return wanted.error();
    const auto language = language_of(common);
    // A wrong question is told before the passphrase is asked for.
    auto tallies = Tallies::of(*wanted, *pack);
    if (!tallies) return tallies.error();
    if (is_document(asked) && asked.out == "-")
        return {Problem{.place = {.item = "--out"},
                        .what = message("A document needs a file."),
                        .remedy = message("Name it: --out FILE")}};
    const auto before = releases_in(register_of(asked, common));
    if (!before) return before.error();
    const auto keys = keys_of_store(common, keys_of(asked, common), asked.passphrase_file);
    if (!keys) return keys.error();
    const auto today = today_of(common);
    Oddities odd;
    const auto count = [&](const Record& record) {
        const bool is_of_another =
            record.questionnaire != (*report)->id && find_interview(*pack, record.questionnaire) != nullptr;
        if (!is_of_another && is_credible(record, *pack, today, odd)) tallies->add(record);
    };
    const auto opened = open_each(
        *sqlite_store(common.data), *keys,
        [&](const std::vector<Record>& records) { std::ranges::for_each(records, count); },
        [](std::int64_t done, std::int64_t all) {
            tell_progress(done, all);
            return true;
        });
    const auto counts = counted(*tallies, *before, today, language);
    tell_what_is_missing(opened, odd, common);
    const auto write = [&] {
        write_result(asked.out,
                     written_as(asked, counts.sections, threshold_of(*pack), *pack, today, language));
        return Problems{};
    };
    if (!is_published(asked)) {
        write();
        if (!asked.draft)
            note(message(
                     "For your eyes: this was not entered among what is published. To publish it, write it "
                     "with --out."),
                 common);
        return {};
    }
    if (opened.unreadable > 0 && !asked.despite_unreadable)
        return {
            Problem{.place = {.item = "--key"},
                    .what = message("Some reports do not open, so the counts would not be whole."),
                    .remedy = message("Give the other keys too (--key may be repeated), or publish without "
                                      "them: --without-unreadable.")}};
    return publish(register_of(asked, common), counts.releases, *pack, language, write);
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
    command->add_option(
        "--where", asked->where,
        "Count only reports with one of these codes, as QUESTION=CODE,CODE (may be repeated)");
    command->add_flag("--coverage", asked->coverage,
                      "Where children of school age learn, also by the questions of --by");
    command->add_option("--from", asked->from, "First month that counts")->check(month);
    command->add_option("--to", asked->to, "Last month that counts")->check(month);
    command
        ->add_option("--format", asked->format,
                     "How the table is written; pdf and xlsx without --by: the bulletin, all tables")
        ->check(CLI::IsMember({"table", "csv", "hxl", "sdmx", "xlsx", "pdf"}))
        ->capture_default_str();
    add_language(*command, common, {"kk", "ru", "en"}, "Language of the labels");
    command->add_option("--key", asked->keys,
                        "The secret key (without it: keys/reports.key of the data folder); may be repeated, "
                        "where it was changed");
    command->add_option("--passphrase-file", asked->passphrase_file,
                        "File whose first line is the passphrase; of several keys a line for each");
    command->add_flag("--without-unreadable", asked->despite_unreadable,
                      "Publish although some reports open with none of the keys");
    command->add_flag("--draft", asked->draft,
                      "Not for publication: neither held against earlier releases nor entered among them");
    command->add_option("--register", asked->register_file,
                        "File of all releases (without it: releases.jsonl of the data folder)");
    command->add_option("--out", asked->out, "File to be written (without it: standard output)");
    command->callback(
        [&common, &chosen, asked] { chosen = [&common, asked] { return tabulate(*asked, common); }; });
}

}  // namespace mektep
