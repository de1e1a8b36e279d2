// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/staff_statistics.h"

#include "base/log.h"
#include "paper/pdf.h"
#include "report/open.h"
#include "report/store.h"
#include "statistics/credible.h"
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

std::vector<NamedFile> files_of(const std::vector<Section>& sections, const Interview& questionnaire,
                                const Pack& pack, Day today, Language language) {
    const auto threshold = threshold_of(pack);
    std::vector<NamedFile> files;
    for (const auto each : all_languages)
        files.push_back({fmt::format("-{}.pdf", code(each)),
                         pdf(bulletin(in_language(sections, pack, each), threshold, pack, today, each))});
    files.push_back({".xlsx", workbook(sections, threshold, pack, today, language)});
    for (const auto& section : sections) {
        std::string name;
        for (const auto& dimension : section.table.dimensions) name += "-" + dimension.question;
        if (!name.empty())
            files.push_back(
                {name + (section.is_coverage ? "-coverage.csv" : ".csv"), as_csv(section, threshold)});
    }
    files.push_back({"-codebook.csv", codebook(questionnaire, pack)});
    return files;
}

/// The secret keys at hand: in the kiosk for that time, or on a stick.
std::vector<std::filesystem::path> key_files(const std::filesystem::path& data, const StickPlace& stick) {
    std::vector<std::filesystem::path> folders{data / "keys"};
    if (const auto plugged_in = stick_in(stick)) folders.push_back(*plugged_in);
    std::vector<std::filesystem::path> files;
    for (const auto& folder : folders) {
        std::error_code unreadable;
        for (const auto& entry : std::filesystem::directory_iterator(folder, unreadable))
            if (entry.path().extension() == ".key") files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
}

/// Those that this passphrase unlocks; else why the first does not.
Result<std::vector<SecretKey>> unlocked(const std::vector<std::filesystem::path>& files,
                                        const Secret& passphrase) {
    std::vector<SecretKey> keys;
    Problems problems;
    for (const auto& file : files) {
        auto key = unlock(file, passphrase);
        if (key) keys.push_back(*std::move(key));
        if (!key && problems.empty()) problems = key.error();
    }
    if (keys.empty()) return refused(std::move(problems));
    return keys;
}

void wipe_all(std::vector<Record>& records) {
    for (auto& record : records) {
        wipe(record.text);
        for (auto& [question, codes] : record.codes)
            for (auto& code : codes) wipe(code);
    }
    std::vector<Record>().swap(records);
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
    const auto files = key_files(data_, stick_);
    if (files.empty())
        return tell_(ReportsOpened{
            .problems = {
                Problem{.place = {.item = "passphrase"},
                        .what = message("The secret key is not in this kiosk."),
                        .remedy = message("That is as it should be. To count here, plug in the stick with "
                                          "reports.key; else count with “mektep stats”.")}}});
    const auto keys = unlocked(files, passphrase);
    if (!keys) return tell_(ReportsOpened{.problems = keys.error()});
    const auto store = sqlite_store(data_);  // a connection of this thread's own
    auto opened = open_store(*store, *keys, [&](std::int64_t done, std::int64_t total) {
        tell_(OpeningReports{.done = done, .total = total});
        return !stop.stop_requested();
    });
    records_ = std::move(opened.records);
    if (stop.stop_requested()) return wipe_all(records_);
    std::int64_t odd = 0;
    for (const auto& [oddity, count] : take_out_odd(records_, pack_, clock_.today())) odd += count;
    tell_(summary_of(records_, pack_, opened.unreadable + odd));
}

Result<Counted> StaffStatistics::counted_by(const StatisticsChoice& choice, Language language) const {
    const auto before = releases_in(data_ / "releases.jsonl");
    if (!before) return refused(before.error());
    const auto& questionnaire = *find_interview(pack_, choice.questionnaire);
    const auto wanted = tables_of_bulletin(questionnaire, selection_of(choice, questionnaire));
    return counted(records_, wanted, *before, pack_, clock_.today(), language);
}

void StaffStatistics::count(const StatisticsChoice& choice, Language language) {
    begin([this, choice, language](const std::stop_token&) {
        const auto counts = counted_by(choice, language);
        if (!counts) return tell_(Saved{.problems = counts.error(), .files = {}});
        tell_(
            ReportsCounted{bulletin(counts->sections, threshold_of(pack_), pack_, clock_.today(), language)});
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
            const auto counts = counted_by(choice, language);
            if (!counts) return refuse(counts.error());
            const auto& questionnaire = *find_interview(pack_, choice.questionnaire);
            const auto files = files_of(counts->sections, questionnaire, pack_, clock_.today(), language);
            std::vector<std::string> written;
            auto problems = publish(data_ / "releases.jsonl", counts->releases, pack_, language, [&] {
                auto saved = save_on_stick(stick_, choice.questionnaire, files);
                if (!saved) return saved.error();
                written = *std::move(saved);
                return Problems{};
            });
            if (!problems.empty()) return refuse(std::move(problems));
            tell_(Saved{.problems = {}, .files = std::move(written)});
        } catch (const Failure& failure) {  // the edge of this thread
            log("The statistics could not be saved: {}", failure.what());
            refuse({not_readable()});
        }
    });
}

void StaffStatistics::close() {
    thread_.request_stop();
    if (thread_.joinable()) thread_.join();
    wipe_all(records_);
}

}  // namespace mektep
