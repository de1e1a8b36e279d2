// SPDX-License-Identifier: GPL-3.0-or-later
// The reports of this kiosk, open for the staff as long as they look at them.
#pragma once

#include "base/clock.h"
#include "content/pack.h"
#include "kiosk/staff_counts.h"
#include "paper/stick.h"
#include "screen/event.h"
#include "statistics/publication.h"

#include <filesystem>
#include <functional>
#include <thread>
#include <vector>

namespace mektep {

/// Opens, counts and saves in a thread of its own, one thing after the other; tells how it ended as
/// OpeningReports, ReportsOpened, ReportsCounted and Saved. Every call returns at once, but for what the one
/// before has still to do.
class StaffStatistics {
public:
    /// `data` is the kiosk's data folder, with reports.sqlite and the register of releases. The secret keys
    /// lie in its folder keys, or on the stick. `tell` may be called from any thread.
    StaffStatistics(std::filesystem::path data, const Pack& pack, const Clock& clock, StickPlace stick,
                    std::function<void(Event)> tell);
    ~StaffStatistics();
    StaffStatistics(const StaffStatistics&) = delete;
    StaffStatistics& operator=(const StaffStatistics&) = delete;

    void open(const Secret& passphrase);
    void count(const StatisticsChoice& choice, Language language);
    /// The bulletin in every language as PDF, its tables as XLSX and CSV, and the codebook; entered in the
    /// register of releases before.
    void save(const StatisticsChoice& choice, Language language);
    /// Forgets all that was counted.
    void close();

private:
    void begin(std::function<void(const std::stop_token&)> work);
    void open_all(const Secret& passphrase, const std::stop_token& stop);
    [[nodiscard]] Result<Counted> counted_by(const StatisticsChoice& choice, Language language) const;

    std::filesystem::path data_;
    const Pack& pack_;
    const Clock& clock_;
    StickPlace stick_;
    std::function<void(Event)> tell_;
    StaffCounts counts_;  ///< touched by the thread alone while it runs
    std::jthread thread_;
};

}  // namespace mektep
