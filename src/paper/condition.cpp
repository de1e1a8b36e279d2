// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/condition.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace mektep {
namespace {

constexpr int stopped = 5;

struct Reason {
    std::string_view name;      ///< "cover-open"
    std::string_view severity;  ///< "error", "warning", "report", or "": as bad as an error
};

Reason reason_of(std::string_view text) {
    for (const std::string_view severity : {"error", "warning", "report"})
        if (text.size() > severity.size() && text.ends_with(severity) &&
            text[text.size() - severity.size() - 1] == '-')
            return {.name = text.substr(0, text.size() - severity.size() - 1), .severity = severity};
    return {.name = text, .severity = ""};
}

std::vector<Reason> reasons_in(std::string_view text) {
    std::vector<Reason> reasons;
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of(", "), text.size());
        if (end > 0) reasons.push_back(reason_of(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return reasons;
}

/// What stops every printer, however bad the printer says it is: ippeveprinter calls an open cover a warning
/// while it waits for somebody to close it.
bool is_open(std::string_view name) {
    return name == "cover-open" || name == "door-open" || name == "interlock-open";
}

/// What stops a printer if it is an error. Without a severity these alone are taken for one: of "toner-low"
/// or of what only CUPS calls by that name ("cups-waiting-for-job-completed") nobody has to be told.
bool stops(const Reason& reason) {
    constexpr std::array stoppers{"toner-empty",
                                  "marker-supply-empty",
                                  "marker-waste-full",
                                  "developer-empty",
                                  "output-area-full",
                                  "output-tray-missing",
                                  "input-tray-missing",
                                  "marker-supply-missing",
                                  "opc-life-over",
                                  "fuser-over-temp",
                                  "interpreter-resource-unavailable",
                                  "spool-area-full",
                                  "other"};
    if (is_open(reason.name) || reason.severity == "error") return true;
    return reason.severity.empty() && std::ranges::find(stoppers, reason.name) != stoppers.end();
}

}  // namespace

std::optional<PrintState> hindrance(const Condition& condition) {
    if (!condition.state && !condition.reasons) return PrintState::unknown;
    const std::string text = condition.reasons.value_or("");
    const auto names = [&](const char* reason) { return text.find(reason) != std::string::npos; };
    if (names("media-empty") || names("media-needed")) return PrintState::out_of_paper;
    if (names("media-jam")) return PrintState::jammed;
    if (names("paused")) return PrintState::paused;
    if (names("offline") || names("connecting-to-device") || names("shutdown")) return PrintState::offline;
    if (std::ranges::any_of(reasons_in(text), stops) || condition.state == stopped)
        return PrintState::attention;
    return std::nullopt;
}

}  // namespace mektep
