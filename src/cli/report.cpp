// SPDX-License-Identifier: GPL-3.0-or-later
// mektep report: seals a report into the store, counts them, opens them with the organisation's key.
#include "cli/scene.h"
#include "cli/terminal.h"
#include "content/load.h"
#include "report/data_folder.h"

#include <memory>

namespace mektep {
namespace {

struct Asked {
    std::string id;
    std::string answers;
    std::string key;
    std::string passphrase_file;
    std::string out = "-";
};

Problems add(const Asked& asked, const Common& common) {
    const auto pack = load_pack(common.pack);
    if (!pack) return pack.error();
    const auto interview = interview_named(*pack, asked.id, Outcome::report);
    if (!interview) return interview.error();
    const auto today = today_of(common);
    const auto walked = walk_of_file(**interview, asked.answers, *pack, today);
    if (!walked) return walked.error();
    const auto report = report_of(**interview, *walked, *pack, today);
    if (!report) return report.error();
    const auto data = open_data_folder(common.data);
    if (!data) return data.error();
    if (report->words) data->store->add(seal(*report->words, data->key));
    data->store->add(seal(report->answers, data->key));
    tell(message("The report is sealed and kept."), common);
    return {};
}

Problems count(const Common& common) {
    const std::filesystem::path data = common.data;
    // A kiosk that has not kept a report yet has no store: looking makes none.
    tell(std::to_string(std::filesystem::exists(data / "reports.sqlite") ? sqlite_store(data)->count() : 0) +
         "\n");
    return {};
}

/// What can be opened is written, also where some records cannot.
Problems open_all(const Asked& asked, const Common& common) {
    const auto opened = opened_reports(common, asked.key, asked.passphrase_file);
    if (!opened) return opened.error();
    std::string lines;
    for (const auto& record : opened->records) lines += json_line(record) + "\n";
    write_result(asked.out, lines);
    return opened->problems;
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
    count_all->callback([&common, &chosen] { chosen = [&common] { return count(common); }; });

    auto* const open_them =
        command->add_subcommand("open", "Print the reports as JSON lines; asks for the passphrase");
    open_them->add_option("--key", asked->key, "The organisation's secret key: reports.key")->required();
    open_them->add_option("--passphrase-file", asked->passphrase_file,
                          "File whose first line is the passphrase");
    open_them->add_option("--out", asked->out, "File to be written (without it: standard output)");
    open_them->callback(
        [&common, &chosen, asked] { chosen = [&common, asked] { return open_all(*asked, common); }; });
}

}  // namespace mektep
