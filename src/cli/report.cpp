// SPDX-License-Identifier: GPL-3.0-or-later
// mektep report: seals a report into the store, counts them, opens them with the organisation's key.
#include "base/file.h"
#include "cli/scene.h"
#include "cli/terminal.h"
#include "content/load.h"
#include "language/date.h"
#include "report/data_folder.h"
#include "report/open.h"
#include "statistics/workbook.h"

#include <fmt/format.h>

#include <memory>
#include <optional>

namespace mektep {
namespace {

struct Asked {
    std::string id;
    std::string answers;
    std::vector<std::string> keys;
    std::string damaged;
    bool by_month = false;
    bool is_sure = false;
    std::string passphrase_file;
    std::string out = "-";
};

Problems add(const Asked& asked, const Common& common) {
    const auto pack = load_pack(common.pack);
    if (!pack) return pack.error();
    const auto interview = interview_named(*pack, asked.id, OutcomeKind::report);
    if (!interview) return interview.error();
    const auto today = today_of(common);
    const auto walked = walk_of_file(**interview, asked.answers, *pack, today);
    if (!walked) return walked.error();
    const auto report = report_of(**interview, *walked, *pack, today);
    if (!report) return report.error();
    const auto data = open_data_folder(common.data);
    if (!data) return data.error();
    std::vector<SealedRecord> records{seal(report->answers, data->key)};
    if (report->words) records.push_back(seal(*report->words, data->key));
    data->store->add_all(records);
    tell(message("The report is sealed and kept."), common);
    return {};
}

/// What staff may see without a key: how many reports of each questionnaire came in each month.
void tell_months(Store& store) {
    for (const auto& [questionnaire, month, reports] : store.counts())
        tell(fmt::format("{}  {}  {}\n", iso(month), questionnaire, reports));
}

Problems count(const Asked& asked, const Common& common) {
    const std::filesystem::path data = common.data;
    if (asked.by_month) {
        if (std::filesystem::exists(data / "reports.sqlite")) tell_months(*sqlite_store(data));
        return {};
    }
    // A kiosk that has not kept a report yet has no store: looking makes none.
    tell(std::to_string(std::filesystem::exists(data / "reports.sqlite") ? sqlite_store(data)->count() : 0) +
         "\n");
    return {};
}

Problems expire(const Asked& asked, const Common& common) {
    const auto pack = load_pack(common.pack);
    if (!pack) return pack.error();
    const auto keep = pack->settings.keep_months;
    if (keep == 0) {
        tell(message("Records are kept until the organisation has them (keep_months in kiosk.yaml)."),
             common);
        return {};
    }
    const std::filesystem::path data = common.data;
    const std::chrono::year_month_day today(today_of(common));
    const auto first_kept = today.year() / today.month() - std::chrono::months(keep);
    std::int64_t gone = 0;
    if (std::filesystem::exists(data / "reports.sqlite")) {
        const auto store = sqlite_store(data);
        // A clock that runs wild would overwrite everything.
        constexpr std::chrono::months quarter_and_year(15);
        if (const auto newest = store->newest_quarter();
            newest.ok() && !asked.is_sure && today.year() / today.month() >= newest + quarter_and_year)
            return {Problem{.place = {.file = common.data},
                            .what = message("The clock stands more than a year after the newest report."),
                            .remedy = message("Set the clock. If it is right, run this with --yes.")}};
        gone = store->forget_before(first_kept);
    }
    tell(message("{count, plural, one {# record was} other {# records were}} older than {months, plural, one "
                 "{# month} "
                 "other {# months}} and overwritten.",
                 {{"count", gone}, {"months", std::int64_t{keep}}}),
         common);
    return {};
}

/// The questionnaire as a file for others.
Problems give(const Asked& asked, const Common& common,
              std::string (*made_by)(const Interview&, const Pack&)) {
    const auto pack = load_pack(common.pack);
    if (!pack) return pack.error();
    const auto questionnaire = interview_named(*pack, asked.id, OutcomeKind::report);
    if (!questionnaire) return questionnaire.error();
    write_result(asked.out, made_by(**questionnaire, *pack));
    return {};
}

std::string lines_of(const std::vector<Record>& records) {
    std::string lines;
    for (const auto& record : records) lines += json_line(record) + "\n";
    return lines;
}

/// What can be opened is written, also where some records cannot; batch by batch, however many there are.
Problems open_all(const Asked& asked, const Common& common) {
    const std::vector<std::filesystem::path> files(asked.keys.begin(), asked.keys.end());
    const bool is_damaged = !asked.damaged.empty();
    if (is_damaged)
        if (auto problems = missing(asked.damaged); !problems.empty()) return problems;
    const auto keys = is_damaged ? unlocked(common, files, asked.passphrase_file)
                                 : keys_of_store(common, files, asked.passphrase_file);
    if (!keys) return keys.error();
    std::optional<NewFile> file;
    if (asked.out != "-") file.emplace(asked.out, Access::owner_only);
    const auto write = [&](const std::vector<Record>& records) {
        if (file)
            file->write(lines_of(records));
        else
            tell(lines_of(records));
    };
    Problems problems;
    if (is_damaged)
        open_each_of_damaged(asked.damaged, *keys, write);
    else
        problems = open_each(*sqlite_store(common.data), *keys, write).problems;
    if (file) file->finish();
    return problems;
}

}  // namespace

void add_report(CLI::App& app, const Common& common, Work& chosen) {
    auto* const command = app.add_subcommand("report", "Keep, count or open anonymous reports");
    command->require_subcommand(1);
    const auto asked = std::make_shared<Asked>();

    auto* const add_one =
        command->add_subcommand("add", "Seal a report from a file of answers into the store");
    add_one->add_option("id", asked->id, "The questionnaire: the name of its file in config/reports")
        ->required();
    add_one->add_option("--answers", asked->answers, "YAML file with a line “question: answer” for each")
        ->required();
    add_one->callback(
        [&common, &chosen, asked] { chosen = [&common, asked] { return add(*asked, common); }; });

    auto* const count_all =
        command->add_subcommand("count", "Print how many sealed reports are in the store");
    count_all->add_flag(
        "--by-month", asked->by_month,
        "How many reports of each questionnaire came in each month, also those that have left");
    count_all->callback(
        [&common, &chosen, asked] { chosen = [&common, asked] { return count(*asked, common); }; });

    auto* const expire_old = command->add_subcommand(
        "expire", "Overwrite the records that are older than keep_months of kiosk.yaml; for a daily timer");
    expire_old->add_flag("--yes", asked->is_sure,
                         "The clock is right, also if it stands more than a year after the newest report");
    expire_old->callback(
        [&common, &chosen, asked] { chosen = [&common, asked] { return expire(*asked, common); }; });

    const auto questionnaire_as = [&](const char* name, const char* meaning, auto made_by) {
        auto* const make = command->add_subcommand(name, meaning);
        make->add_option("id", asked->id, "The questionnaire: the name of its file in config/reports")
            ->required();
        make->add_option("--out", asked->out, "File to be written (without it: standard output)");
        make->callback([&common, &chosen, asked, made_by] {
            chosen = [&common, asked, made_by] { return give(*asked, common, made_by); };
        });
    };
    questionnaire_as("codebook", "Print what the codes mean, in Kazakh, Russian and English, as CSV",
                     codebook);
    questionnaire_as("form", "Write the questionnaire as an XLSForm for KoboToolbox or ODK", xlsform);

    auto* const open_them =
        command->add_subcommand("open", "Print the reports as JSON lines; asks for the passphrase");
    open_them
        ->add_option("--key", asked->keys,
                     "The organisation's secret key: reports.key; several, where it was changed")
        ->required();
    open_them->add_option("--damaged", asked->damaged, "Open what is left in this damaged reports.sqlite");
    open_them->add_option("--passphrase-file", asked->passphrase_file,
                          "File whose first line is the passphrase; of several keys a line for each");
    open_them->add_option("--out", asked->out, "File to be written (without it: standard output)");
    open_them->callback(
        [&common, &chosen, asked] { chosen = [&common, asked] { return open_all(*asked, common); }; });
}

}  // namespace mektep
