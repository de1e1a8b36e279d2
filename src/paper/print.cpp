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
constexpr auto device_pause = std::chrono::seconds(4);
constexpr std::string_view title_of_ours = "Jaqyn Mektep ";
/// Neutral, since a job's title stands in queues and logs; with a number of its own, so that the printer can
/// be asked for this job.
std::string new_job_title() { return fmt::format("{}{:08x}", title_of_ours, std::random_device()()); }

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

/// What the scheduler says of a job: that it does not answer is another thing than that the job is gone.
struct JobAnswer {
    bool is_answered = false;
    std::optional<ipp_jstate_t> state = {};
    [[nodiscard]] bool has_ended() const { return is_answered && (!state || *state >= IPP_JSTATE_CANCELED); }
};

JobAnswer ask_for(http_t* server, const std::string& queue, int job) {
    cups_job_t* jobs = nullptr;
    const int count = cupsGetJobs2(server, &jobs, queue.c_str(), 0, CUPS_WHICHJOBS_ALL);
    JobAnswer answer{.is_answered = count >= 0};
    for (int i = 0; i < count; ++i)
        if (jobs[i].id == job) answer.state = jobs[i].state;
    cupsFreeJobs(std::max(count, 0), jobs);
    return answer;
}

bool was_aborted_by_printer(const cups_dest_t& dest, const std::string& title) {
    const auto state = job_state_at_device(option_of(dest, "device-uri").value_or(""), title);
    return state == IPP_JSTATE_ABORTED || state == IPP_JSTATE_CANCELED;
}

/// Takes the job away with its files, also a finished one: nothing of a letter stays in the spool. False
/// if the scheduler did not confirm it.
bool purge(http_t* server, const std::string& queue, int job) {
    // Ended first: the scheduler writes the control file of a job anew whose printer is still at work
    // when it is purged.
    const auto latest = std::chrono::steady_clock::now() + purge_limit;
    cupsCancelJob2(server, queue.c_str(), job, 0);
    while (std::chrono::steady_clock::now() < latest && !ask_for(server, queue, job).has_ended())
        std::this_thread::sleep_for(poll_pause);
    cupsCancelJob2(server, queue.c_str(), job, 1);
    // The scheduler takes a moment to let go of a job whose printer was at work.
    const auto confirmed_by = std::chrono::steady_clock::now() + purge_limit;
    auto answer = ask_for(server, queue, job);
    while (!(answer.is_answered && !answer.state) && std::chrono::steady_clock::now() < confirmed_by) {
        std::this_thread::sleep_for(poll_pause);
        cupsCancelJob2(server, queue.c_str(), job, 1);
        answer = ask_for(server, queue, job);
    }
    return answer.is_answered && !answer.state;
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
        if (!purge(server.get(), name, *job)) last = PrintState::lost;
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
        // Else the second copy would begin on the back of the first.
        for (const auto& [option, value] :
             {std::pair(CUPS_SIDES, CUPS_SIDES_ONE_SIDED), std::pair(CUPS_MEDIA, "iso_a4_210x297mm")})
            if (cupsCheckDestSupported(server, dest, info.get(), option, value) != 0)
                count = cupsAddOption(option, value, count, &options);
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

    /// While it prints. Of a printer that is switched off CUPS says nothing for a long time: it is asked
    /// itself.
    static PrintState state_of(const cups_dest_t& dest, bool asks_device) {
        if (const auto trouble = hindrance(condition_of_queue(dest))) return *trouble;
        const auto device = option_of(dest, "device-uri").value_or("");
        if (!asks_device || !speaks_ipp(device)) return PrintState::printing;
        const auto condition = condition_of_device(device);
        return condition ? hindrance(*condition).value_or(PrintState::printing) : PrintState::offline;
    }

    static PrintState wait(http_t* server, const std::string& queue, int job, std::chrono::seconds limit,
                           const std::function<void(PrintState)>& tell, const std::stop_token& stop) {
        const auto latest = std::chrono::steady_clock::now() + limit;
        auto told = PrintState::sending;
        auto asked_at = std::chrono::steady_clock::now();
        while (true) {
            const auto time = std::chrono::steady_clock::now();
            if (stop.stop_requested()) return PrintState::cancelled;
            if (time > latest) return PrintState::timed_out;
            const auto answer = ask_for(server, queue, job);
            if (answer.state == IPP_JSTATE_COMPLETED) return PrintState::done;
            // "canceled" also means that the engine failed; a job that is gone was taken away by somebody
            // else; a stopped one never goes on.
            if (answer.has_ended() || answer.state == IPP_JSTATE_STOPPED) return PrintState::failed;
            const auto dest = find_dest(server, queue);
            const bool asks_device = time - asked_at > device_pause || told == PrintState::offline;
            if (asks_device) asked_at = time;
            const auto now = !answer.is_answered               ? PrintState::unknown
                             : answer.state == IPP_JSTATE_HELD ? PrintState::paused
                             : dest                            ? state_of(*dest, asks_device)
                                                               : PrintState::offline;
            if (now != told) tell(told = now);
            std::this_thread::sleep_for(poll_pause);
        }
    }

    std::string queue_;
};

}  // namespace

int purge_left_jobs() {
    const auto server = connected();
    if (!server) return 0;
    cups_job_t* jobs = nullptr;
    const int count = cupsGetJobs2(server.get(), &jobs, nullptr, 0, CUPS_WHICHJOBS_ALL);
    int purged = 0;
    for (int i = 0; i < count; ++i)
        if (std::string_view(jobs[i].title).starts_with(title_of_ours) &&
            purge(server.get(), jobs[i].dest, jobs[i].id))
            ++purged;
    cupsFreeJobs(std::max(count, 0), jobs);
    return purged;
}

std::unique_ptr<Printer> cups_printer(std::string queue) {
    return std::make_unique<CupsPrinter>(std::move(queue));
}

}  // namespace mektep
