// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/print.h"

#include "base/handle.h"
#include "paper/condition.h"
#include "paper/device.h"

#include <cups/cups.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <random>
#include <string>
#include <thread>

namespace mektep {
namespace {

constexpr auto poll_pause = std::chrono::milliseconds(200);
constexpr int connect_limit_ms = 3000;
constexpr double answer_limit_seconds = 3;
constexpr auto purge_limit = std::chrono::seconds(3);
/// Neutral, since a job's title stands in queues and logs; with a number of its own, so that the printer can
/// be asked for this job.
std::string new_job_title() { return fmt::format("Jaqyn Mektep {:08x}", std::random_device()()); }

struct FreeDest {
    void operator()(cups_dest_t* dest) const noexcept { cupsFreeDests(1, dest); }
};
using Dest = std::unique_ptr<cups_dest_t, FreeDest>;

/// Whether a scheduler is at the other end. Asked before anything else, since cupsGetNamedDest opens a
/// connection of its own, which no limit reaches: a silent scheduler would hold it for minutes.
bool answers(http_t* server) {
    const Handle<ipp_t, ippDelete> answer(cupsDoRequest(server, ippNewRequest(IPP_OP_CUPS_GET_DEFAULT), "/"));
    return answer != nullptr;
}

/// A connection to the scheduler, with a limit of our own: a hung one must not hang the kiosk.
Handle<http_t, httpClose> connected() {
    cupsSetUser("kiosk");  // here, since libcups keeps the name for each thread
    Handle<http_t, httpClose> server(httpConnect2(cupsServer(), ippPort(), nullptr, AF_UNSPEC,
                                                  cupsEncryption(), 1, connect_limit_ms, nullptr));
    if (!server) return server;
    httpSetTimeout(server.get(), answer_limit_seconds, nullptr, nullptr);
    if (!answers(server.get())) server.reset();
    return server;
}

Dest find_dest(http_t* server, const std::string& queue) {
    return Dest(cupsGetNamedDest(server, queue.empty() ? nullptr : queue.c_str(), nullptr));
}

std::optional<std::string> option_of(const cups_dest_t& dest, const char* name) {
    const char* const value = cupsGetOption(name, dest.num_options, dest.options);
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

/// What CUPS knows of the printer.
Condition condition_of_queue(const cups_dest_t& dest) {
    Condition condition{.reasons = option_of(dest, "printer-state-reasons")};
    if (const auto state = option_of(dest, "printer-state")) condition.state = std::atoi(state->c_str());
    return condition;
}

/// Before anything is sent: staff have paused the queue, else what the printer itself says where it can be
/// asked.
PrintState readiness(const cups_dest_t& dest) {
    const auto queue = hindrance(condition_of_queue(dest));
    if (queue == PrintState::paused || option_of(dest, "printer-is-accepting-jobs") == "false")
        return PrintState::paused;
    const auto device = option_of(dest, "device-uri").value_or("");
    if (!speaks_ipp(device)) return queue.value_or(PrintState::done);
    const auto condition = condition_of_device(device);
    return condition ? hindrance(*condition).value_or(PrintState::done) : PrintState::offline;
}

std::optional<ipp_jstate_t> job_state(http_t* server, const std::string& queue, int job) {
    cups_job_t* jobs = nullptr;
    const int count = cupsGetJobs2(server, &jobs, queue.c_str(), 0, CUPS_WHICHJOBS_ALL);
    std::optional<ipp_jstate_t> state;
    for (int i = 0; i < count; ++i)
        if (jobs[i].id == job) state = jobs[i].state;
    cupsFreeJobs(std::max(count, 0), jobs);
    return state;
}

bool was_aborted_by_printer(const cups_dest_t& dest, const std::string& title) {
    const auto state = job_state_at_device(option_of(dest, "device-uri").value_or(""), title);
    return state == IPP_JSTATE_ABORTED || state == IPP_JSTATE_CANCELED;
}

class CupsPrinter : public Printer {
public:
    explicit CupsPrinter(std::string queue) : queue_(std::move(queue)) {}

    PrintState print(std::string_view pdf, int copies, std::chrono::seconds limit,
                     const std::function<void(PrintState)>& tell, std::stop_token stop) override {
        const auto end = [&](PrintState state) {
            tell(state);
            return state;
        };
        tell(PrintState::sending);
        const auto server = connected();
        if (!server) return end(PrintState::no_printer);
        const auto dest = find_dest(server.get(), queue_);
        if (!dest) return end(PrintState::no_printer);
        const std::string name = dest->name;
        const auto title = new_job_title();
        const auto job = send(server.get(), dest.get(), title, pdf, copies);
        if (!job) return end(PrintState::failed);
        auto last = wait(server.get(), name, *job, limit, tell, stop);
        if (last == PrintState::done && was_aborted_by_printer(*dest, title)) last = PrintState::failed;
        purge(server.get(), name, *job);
        return end(last);
    }

    [[nodiscard]] Status status() override {
        const auto server = connected();
        if (!server) return {};
        const auto dest = find_dest(server.get(), queue_);
        if (!dest) return {};
        return {.queue = dest->name, .state = readiness(*dest)};
    }

private:
    static std::optional<int> send(http_t* server, cups_dest_t* dest, const std::string& title,
                                   std::string_view pdf, int copies) {
        const Handle<cups_dinfo_t, cupsFreeDestInfo> info(cupsCopyDestInfo(server, dest));
        if (!info) return std::nullopt;
        cups_option_t* options = nullptr;
        int count = cupsAddOption(CUPS_COPIES, std::to_string(copies).c_str(), 0, &options);
        // One whole set after the other, not all first pages first.
        count = cupsAddOption("multiple-document-handling", "separate-documents-collated-copies", count,
                              &options);
        int job = 0;
        bool sent = cupsCreateDestJob(server, dest, info.get(), &job, title.c_str(), count, options) <=
                    IPP_STATUS_OK_EVENTS_COMPLETE;
        if (sent) {
            sent = cupsStartDestDocument(server, dest, info.get(), job, title.c_str(), CUPS_FORMAT_PDF, 0,
                                         nullptr, 1) == HTTP_STATUS_CONTINUE;
            if (sent) cupsWriteRequestData(server, pdf.data(), pdf.size());
            sent = cupsFinishDestDocument(server, dest, info.get()) <= IPP_STATUS_OK_EVENTS_COMPLETE && sent;
            if (!sent) purge(server, dest->name, job);
        }
        cupsFreeOptions(count, options);
        return sent ? std::optional(job) : std::nullopt;
    }

    /// Takes the job away with its files, also a finished one: nothing of a letter stays in the spool.
    static void purge(http_t* server, const std::string& queue, int job) {
        // Ended first: the scheduler writes the control file of a job anew whose printer is still at work
        // when it is purged.
        const auto latest = std::chrono::steady_clock::now() + purge_limit;
        cupsCancelJob2(server, queue.c_str(), job, 0);
        while (std::chrono::steady_clock::now() < latest) {
            const auto state = job_state(server, queue, job);
            if (!state || *state >= IPP_JSTATE_CANCELED) break;
            std::this_thread::sleep_for(poll_pause);
        }
        cupsCancelJob2(server, queue.c_str(), job, 1);
    }

    static PrintState wait(http_t* server, const std::string& queue, int job, std::chrono::seconds limit,
                           const std::function<void(PrintState)>& tell, const std::stop_token& stop) {
        const auto latest = std::chrono::steady_clock::now() + limit;
        auto told = PrintState::sending;
        while (true) {
            if (stop.stop_requested()) return PrintState::cancelled;
            if (std::chrono::steady_clock::now() > latest) return PrintState::timed_out;
            const auto state = job_state(server, queue, job);
            if (state == IPP_JSTATE_COMPLETED) return PrintState::done;
            // "canceled" also means that the engine failed; a job that is gone was taken away by somebody
            // else.
            if (!state || *state == IPP_JSTATE_CANCELED || *state == IPP_JSTATE_ABORTED)
                return PrintState::failed;
            const auto dest = find_dest(server, queue);
            const auto now =
                (dest ? hindrance(condition_of_queue(*dest)) : std::optional(PrintState::offline))
                    .value_or(PrintState::printing);
            if (now != told) tell(told = now);
            std::this_thread::sleep_for(poll_pause);
        }
    }

    std::string queue_;
};

}  // namespace

std::unique_ptr<Printer> cups_printer(std::string queue) {
    return std::make_unique<CupsPrinter>(std::move(queue));
}

}  // namespace mektep
