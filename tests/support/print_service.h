// SPDX-License-Identifier: GPL-3.0-or-later
// A real IPP printer and a real scheduler on loopback, for tests that print to the end.
#pragma once

#include "support/process.h"

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace mektep {

/// Starts `ippeveprinter` and `cupsd` on free ports, with a private bus and name service, and ends all of
/// them. The queue is called "kiosk" and is the default one. One at a time on a machine (avahi): such tests
/// hold the CTest resource "print_service".
class PrintService {
public:
    enum class Scene { ready, out_of_paper, cover_open, engine_fails, slow, no_scheduler };

    /// Ready to print when it returns; std::runtime_error with the logs if that took longer than its limit.
    /// Sets CUPS_SERVER in this process too; libcups reads it once a thread, so print on a new thread.
    explicit PrintService(Scene scene = Scene::ready);
    PrintService(const PrintService&) = delete;
    PrintService& operator=(const PrintService&) = delete;
    ~PrintService();

    /// What CUPS_SERVER must be: "127.0.0.1:PORT".
    [[nodiscard]] const std::string& server() const { return server_; }
    /// The folder where the printer lays what it received.
    [[nodiscard]] std::filesystem::path spool() const { return folder_.path() / "printed"; }
    /// The PDFs that reached the printer (written anew by the scheduler's filter: compare words, not bytes),
    /// in the order of their jobs.
    [[nodiscard]] std::vector<std::string> received() const;
    /// The files of jobs that lie in the scheduler's spool: none may stay after a job's end.
    [[nodiscard]] std::vector<std::string> left_in_scheduler() const;
    /// The unfinished jobs as `lpstat` tells them: queue, job, user.
    [[nodiscard]] std::string waiting() const;
    /// Takes the paper away or puts some in.
    void paper(bool is_there) const;
    /// Opens or closes the printer's cover.
    void cover(bool is_closed) const;
    /// How often the printer was told to print what it received (the IPP attribute "copies").
    [[nodiscard]] int copies_asked() const;
    /// The engine works again.
    void mend() const;
    /// The printer is switched off, or somebody pulls its cable: it answers nobody any more.
    void vanish();
    /// The scheduler is gone at once, with what lies in its spool.
    void lose_scheduler();
    /// The queue is paused (or resumed) as staff does it.
    void pause(bool is_paused) const;

private:
    void start(const std::string& log, const std::vector<std::string>& command);
    void start_bus();
    void start_printer();
    void start_scheduler();
    void write_scheduler_settings() const;
    void stop_all() noexcept;
    void flag(const char* name, bool is_set) const;
    [[nodiscard]] std::string logs() const;

    PrivateFolder folder_;
    std::vector<pid_t> processes_;
    pid_t printer_ = 0, scheduler_ = 0;
    int printer_port_ = 0;
    int scheduler_port_ = 0;
    std::string server_;
};

}  // namespace mektep
