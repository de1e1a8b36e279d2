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
#include <utility>

namespace mektep {
namespace {

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

Problem not_readable() {
    return Problem{.place = {.item = "reports"},
                   .what = message("The reports could not be read."),
                   .remedy = message("Look at the state of the store on this page.")};
}

}  // namespace

StaffStatistics::StaffStatistics(std::filesystem::path data, const Pack& pack, const Clock& clock,
                                 StickPlace stick, std::function<void(Event)> tell)
    : data_(std::move(data)),
      pack_(pack),
      clock_(clock),
      stick_(std::move(stick)),
      tell_(std::move(tell)),
      counts_(pack) {}

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
    const auto today = clock_.today();
    const auto opened = open_each(
        *store, *keys,
        [&](const std::vector<Record>& records) {
            for (const auto& record : records) counts_.add(record, today);
        },
        [&](std::int64_t done, std::int64_t total) {
            tell_(OpeningReports{.done = done, .total = total});
            return !stop.stop_requested();
        });
    if (stop.stop_requested()) return counts_.clear();
    tell_(ReportsOpened{.problems = {},
                        .reports = counts_.reports(),
                        .unreadable = opened.unreadable,
                        .left_out = counts_.left_out(),
                        .regions = counts_.regions(),
                        .years = counts_.years()});
}

Result<Counted> StaffStatistics::counted_by(const StatisticsChoice& choice, Language language) const {
    const auto before = releases_in(data_ / "releases.jsonl");
    if (!before) return refused(before.error());
    return counted(counts_.of(choice), *before, clock_.today(), language);
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
    counts_.clear();
}

}  // namespace mektep
