// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/staff_statistics.h"

#include "base/log.h"
#include "paper/pdf.h"
#include "report/open.h"
#include "report/store.h"
#include "statistics/export.h"
#include "statistics/publication.h"
#include "statistics/workbook.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace mektep {
namespace {

const Question* region_question(const Interview& questionnaire) {
    const auto found = std::ranges::find(questionnaire.questions, Kind::region, &Question::kind);
    return found == questionnaire.questions.end() ? nullptr : &*found;
}

Selection selection_of(const StatisticsChoice& choice, const Interview& questionnaire) {
    Selection selection{.questionnaire = choice.questionnaire, .from = {}, .to = {}};
    if (choice.year) {
        const std::chrono::year year(*choice.year);
        selection.from = year / std::chrono::January;
        selection.to = year / std::chrono::December;
    }
    if (const auto* region = region_question(questionnaire); region != nullptr && !choice.region.empty())
        selection.where[region->id] = {choice.region};
    return selection;
}

ReportsOpened summary_of(const std::vector<Record>& records, const Pack& pack, std::int64_t unreadable) {
    ReportsOpened opened{.problems = {}, .reports = 0, .unreadable = unreadable};
    std::set<std::string> regions;
    std::set<int> years;
    for (const auto& record : records) {
        const auto* questionnaire = find_interview(pack, record.questionnaire);
        if (is_words(record) || questionnaire == nullptr) continue;
        ++opened.reports;
        years.insert(int{record.month.year()});
        const auto* region = region_question(*questionnaire);
        const auto code = region == nullptr ? record.codes.end() : record.codes.find(region->id);
        if (code != record.codes.end()) regions.insert(code->second.begin(), code->second.end());
    }
    opened.regions.assign(regions.begin(), regions.end());
    opened.years.assign(years.begin(), years.end());
    return opened;
}

std::vector<NamedFile> files_of(const std::vector<Record>& records, const std::vector<Wanted>& wanted,
                                const Interview& questionnaire, const Pack& pack, Day today,
                                Language language) {
    const auto threshold = threshold_of(pack);
    std::vector<NamedFile> files;
    for (const auto each : all_languages) {
        const auto counts = counted(records, wanted, pack, today, each).value();
        files.push_back({fmt::format("-{}.pdf", code(each)),
                         pdf(bulletin(counts.sections, threshold, pack, today, each))});
    }
    const auto counts = counted(records, wanted, pack, today, language).value();
    files.push_back({".xlsx", workbook(counts.sections, threshold, pack, today, language)});
    for (const auto& section : counts.sections)
        if (!section.table.dimensions.empty())
            files.push_back({fmt::format("-{}{}.csv", section.table.dimensions.front().question,
                                         section.is_coverage ? "-coverage" : ""),
                             as_csv(section.table)});
    files.push_back({"-codebook.csv", codebook(questionnaire, pack)});
    return files;
}

Problem not_readable() {
    return Problem{.place = {.item = "reports"},
                   .what = message("The reports could not be read."),
                   .remedy = message("Look at the state of the store on this page.")};
}

}  // namespace

StaffStatistics::StaffStatistics(std::filesystem::path data, const Pack& pack, const Clock& clock,
                                 StickPlace stick, std::function<void(Event)> tell)
    : data_(std::move(data)), pack_(pack), clock_(clock), stick_(std::move(stick)), tell_(std::move(tell)) {}

StaffStatistics::~StaffStatistics() { close(); }

void StaffStatistics::begin(std::function<void(const std::stop_token&)> work) {
    thread_ = std::jthread([work = std::move(work)](const std::stop_token& stop) { work(stop); });
}

void StaffStatistics::open(const Secret& passphrase) {
    close();
    begin([this, passphrase](const std::stop_token& stop) {
        try {
            open_all(passphrase, stop);
        } catch (const Failure& failure) {  // the edge of this thread
            log("The reports could not be opened: {}", failure.what());
            tell_(ReportsOpened{.problems = {not_readable()}});
        }
    });
}

void StaffStatistics::open_all(const Secret& passphrase, const std::stop_token& stop) {
    const auto file = data_ / "keys" / "reports.key";
    if (!std::filesystem::exists(file))
        return tell_(ReportsOpened{
            .problems = {
                Problem{.place = {.item = "passphrase"},
                        .what = message("The secret key is not in this kiosk."),
                        .remedy = message("That is as it should be. To count here, whoever looks after "
                                          "the kiosk puts it at keys/reports.key of the data folder for "
                                          "that time; else count with “mektep stats”.")}}});
    const auto key = unlock(file, passphrase);
    if (!key) return tell_(ReportsOpened{.problems = key.error()});
    const auto store = sqlite_store(data_);  // a connection of this thread's own
    auto opened = open_store(*store, {*key}, [&](std::int64_t done, std::int64_t total) {
        tell_(OpeningReports{.done = done, .total = total});
        return !stop.stop_requested();
    });
    if (stop.stop_requested()) return;
    records_ = std::move(opened.records);
    tell_(summary_of(records_, pack_, opened.unreadable));
}

void StaffStatistics::count(const StatisticsChoice& choice, Language language) {
    begin([this, choice, language](const std::stop_token&) {
        const auto& questionnaire = *find_interview(pack_, choice.questionnaire);
        const auto wanted = tables_of_bulletin(questionnaire, selection_of(choice, questionnaire));
        const auto counts = counted(records_, wanted, pack_, clock_.today(), language).value();
        tell_(
            ReportsCounted{bulletin(counts.sections, threshold_of(pack_), pack_, clock_.today(), language)});
    });
}

void StaffStatistics::save(const StatisticsChoice& choice, Language language) {
    begin([this, choice, language](const std::stop_token&) {
        const auto refuse = [&](Problems problems) {
            tell_(Saved{.problems = std::move(problems), .files = {}});
        };
        try {
            // Nothing is entered among the releases when there is nowhere to give it to.
            if (const auto stick = stick_in(stick_); !stick) return refuse(stick.error());
            const auto& questionnaire = *find_interview(pack_, choice.questionnaire);
            const auto wanted = tables_of_bulletin(questionnaire, selection_of(choice, questionnaire));
            const auto today = clock_.today();
            const auto counts = counted(records_, wanted, pack_, today, language).value();
            const auto files = files_of(records_, wanted, questionnaire, pack_, today, language);
            if (auto problems = enter(data_ / "releases.jsonl", counts.releases, pack_, language);
                !problems.empty())
                return refuse(std::move(problems));
            auto saved = save_on_stick(stick_, choice.questionnaire, files);
            if (!saved) return refuse(saved.error());
            tell_(Saved{.problems = {}, .files = *std::move(saved)});
        } catch (const Failure& failure) {  // the edge of this thread
            log("The statistics could not be saved: {}", failure.what());
            refuse({not_readable()});
        }
    });
}

void StaffStatistics::close() {
    thread_.request_stop();
    if (thread_.joinable()) thread_.join();
    std::vector<Record>().swap(records_);
}

}  // namespace mektep
