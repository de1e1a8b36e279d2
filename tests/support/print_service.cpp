// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/print_service.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <stdexcept>
#include <thread>

namespace mektep {
namespace {

namespace fs = std::filesystem;

sockaddr_in loopback(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<in_port_t>(port));
    return address;
}

/// A port that nobody listens on just now.
int free_port() {
    const int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    auto address = loopback(0);
    socklen_t size = sizeof address;
    auto* const generic = reinterpret_cast<sockaddr*>(&address);
    if (descriptor < 0 || bind(descriptor, generic, size) != 0 ||
        getsockname(descriptor, generic, &size) != 0)
        throw std::runtime_error("no free port");
    close(descriptor);
    return ntohs(address.sin_port);
}

bool listens(int port) {
    const int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    auto address = loopback(port);
    const bool answered = connect(descriptor, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    close(descriptor);
    return answered;
}

bool within(std::chrono::seconds limit, const std::function<bool()>& is_so) {
    const auto latest = std::chrono::steady_clock::now() + limit;
    while (!is_so()) {
        if (std::chrono::steady_clock::now() > latest) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return true;
}

std::string port_text(int port) { return std::to_string(port); }

}  // namespace

PrintService::PrintService(Scene scene) {
    // The scheduler's filters run as another user: they must get through to their files.
    fs::permissions(folder_.path(), fs::perms(0755));
    for (const char* each : {"printed", "root", "spool", "cache", "state", "temporary", "home"})
        fs::create_directories(folder_.path() / each);
    scheduler_port_ = free_port();
    server_ = "127.0.0.1:" + port_text(scheduler_port_);
    setenv("CUPS_SERVER", server_.c_str(), 1);
    if (scene == Scene::no_scheduler) return;
    flag("engine-fails", scene == Scene::engine_fails);
    flag("slow", scene == Scene::slow);
    paper(scene != Scene::out_of_paper);
    cover(scene != Scene::cover_open);
    try {
        start_bus();
        start_printer();
        start_scheduler();
    } catch (...) {
        stop_all();
        throw;
    }
}

PrintService::~PrintService() {
    stop_all();
    unsetenv("CUPS_SERVER");
}

void PrintService::start(const std::string& log, const std::vector<std::string>& command) {
    auto words = command;
    std::vector<char*> arguments;
    for (auto& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    const auto log_file = (folder_.path() / log).string();
    const auto bus = "DBUS_SYSTEM_BUS_ADDRESS=unix:path=" + (folder_.path() / "bus").string();
    const auto home = "HOME=" + (folder_.path() / "home").string();
    const auto child = fork();
    if (child < 0) throw std::runtime_error("cannot start " + command.front());
    if (child > 0) {
        processes_.push_back(child);
        return;
    }
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);  // also where the test itself is killed
    const int out = open(log_file.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
    dup2(out, STDOUT_FILENO);
    dup2(out, STDERR_FILENO);
    putenv(const_cast<char*>(bus.c_str()));
    putenv(const_cast<char*>(home.c_str()));
    execvp(arguments[0], arguments.data());
    _exit(127);
}

void PrintService::start_bus() {
    const auto bus = (folder_.path() / "bus").string();
    // The rules of a session bus let anybody own a name: no service user is needed.
    start("bus.log", {"dbus-daemon", "--session", "--address=unix:path=" + bus, "--nofork", "--nopidfile"});
    if (!within(std::chrono::seconds(5), [&] { return fs::exists(bus); }))
        throw std::runtime_error("the private bus did not start:\n" + logs());
    const auto settings = folder_.write(
        "avahi.conf",
        "[server]\nallow-interfaces=lo\nuse-ipv6=no\nenable-dbus=yes\n[publish]\nadd-service-cookie=no\n");
    start("avahi.log",
          {"/usr/sbin/avahi-daemon", "-f", settings, "--no-rlimits", "--no-drop-root", "--no-chroot"});
    // Before that, ippeveprinter may begin to listen and then end by an assertion of avahi's.
    within(std::chrono::seconds(10),
           [&] { return folder_.read("avahi.log").find("Server startup complete") != std::string::npos; });
}

void PrintService::start_printer() {
    const auto folder = folder_.path().string();
    const auto engine = folder_.write("engine.sh",
                                      "#!/bin/sh\n"
                                      "echo \"$IPP_COPIES\" > " +
                                          folder +
                                          "/copies\n"
                                          "if [ -f " +
                                          folder +
                                          "/engine-fails ]; then exit 1; fi\n"
                                          "if [ -f " +
                                          folder +
                                          "/slow ]; then sleep 2; fi\n"
                                          "while [ -f " +
                                          folder +
                                          "/no-paper ]; do\n"
                                          "    echo 'STATE: +media-empty-error' >&2; sleep 0.1\n"
                                          "done\n"
                                          "echo 'STATE: -media-empty-error' >&2\n"
                                          "while [ -f " +
                                          folder +
                                          "/cover-open ]; do\n"
                                          "    echo 'STATE: +cover-open-error' >&2; sleep 0.1\n"
                                          "done\n"
                                          "echo 'STATE: -cover-open-error' >&2\n");
    fs::permissions(engine, fs::perms(0755));
    printer_port_ = free_port();
    const std::vector<std::string> command{"/usr/sbin/ippeveprinter",
                                           "-p",
                                           port_text(printer_port_),
                                           "-n",
                                           "localhost",
                                           "-d",
                                           spool().string(),
                                           "-k",
                                           "-s",
                                           "600",
                                           "-c",
                                           engine,
                                           "-f",
                                           "application/pdf,image/pwg-raster",
                                           "Kiosk Printer"};
    // The printer gives up where the name service is not ready yet: then it is started again.
    const auto latest = std::chrono::steady_clock::now() + std::chrono::seconds(15);
    while (!listens(printer_port_)) {
        start("printer.log", command);
        const auto printer = printer_ = processes_.back();
        const auto has_ended = [&] { return waitpid(printer, nullptr, WNOHANG) != 0; };
        bool is_gone = false;
        within(std::chrono::seconds(5), [&] { return listens(printer_port_) || (is_gone = has_ended()); });
        if (is_gone) processes_.pop_back();
        if (std::chrono::steady_clock::now() > latest)
            throw std::runtime_error("the printer did not start:\n" + logs());
    }
}

void PrintService::write_scheduler_settings() const {
    const auto folder = folder_.path().string() + "/";
    folder_.write(
        "root/cupsd.conf",
        "Listen " + server_ +
            "\n"
            "LogLevel info\nBrowsing Off\nWebInterface No\nDefaultAuthType None\n"
            "PreserveJobFiles No\nPreserveJobHistory Yes\n"
            "<Location />\n  Order deny,allow\n  Allow all\n</Location>\n"
            "<Policy default>\n  <Limit All>\n    Order deny,allow\n    Allow all\n  </Limit>\n</Policy>\n");
    folder_.write("root/cups-files.conf",
                  "ServerRoot " + folder + "root\nRequestRoot " + folder + "spool\nCacheDir " + folder +
                      "cache\nStateDir " + folder + "state\nTempDir " + folder +
                      "temporary\n"
                      "AccessLog " +
                      folder + "access.log\nErrorLog " + folder +
                      "error.log\n"
                      "PageLog " +
                      folder + "page.log\nServerBin /usr/lib/cups\nDataDir /usr/share/cups\n");
}

void PrintService::start_scheduler() {
    write_scheduler_settings();
    start("scheduler.log", {"/usr/sbin/cupsd", "-f", "-c", (folder_.path() / "root/cupsd.conf").string(),
                            "-s", (folder_.path() / "root/cups-files.conf").string()});
    scheduler_ = processes_.back();
    if (!within(std::chrono::seconds(10), [&] { return listens(scheduler_port_); }))
        throw std::runtime_error("the scheduler did not start:\n" + logs());
    const auto added =
        run({"lpadmin", "-h", server_, "-p", "kiosk", "-E", "-v",
             "ipp://localhost:" + port_text(printer_port_) + "/ipp/print", "-m", "everywhere"});
    const auto chosen = run({"lpadmin", "-h", server_, "-d", "kiosk"});
    if (added.code != 0 || chosen.code != 0)
        throw std::runtime_error("the queue was not made: " + added.err + chosen.err + logs());
}

void PrintService::stop_all() noexcept {
    // The scheduler first, so that it does not try again to reach a printer that is gone.
    std::reverse(processes_.begin(), processes_.end());
    for (const auto process : processes_) {
        kill(process, SIGTERM);
        const auto latest = std::chrono::steady_clock::now() + std::chrono::seconds(2);
        while (waitpid(process, nullptr, WNOHANG) == 0) {
            if (std::chrono::steady_clock::now() > latest) kill(process, SIGKILL);
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        kill(-process, SIGKILL);  // what it had started itself
    }
    processes_.clear();
}

void PrintService::vanish() {
    processes_.erase(std::find(processes_.begin(), processes_.end(), printer_));
    kill(-printer_, SIGKILL);  // with the engine that it runs
    kill(printer_, SIGKILL);
    waitpid(printer_, nullptr, 0);
}

void PrintService::lose_scheduler() {
    processes_.erase(std::find(processes_.begin(), processes_.end(), scheduler_));
    kill(scheduler_, SIGKILL);
    waitpid(scheduler_, nullptr, 0);
}

void PrintService::flag(const char* name, bool is_set) const {
    if (is_set)
        folder_.write(name, "");
    else
        fs::remove(folder_.path() / name);
}

void PrintService::paper(bool is_there) const { flag("no-paper", !is_there); }

void PrintService::cover(bool is_closed) const { flag("cover-open", !is_closed); }

int PrintService::copies_asked() const {
    const auto text = folder_.read("copies");
    return text.find_first_of("0123456789") == std::string::npos ? 1 : std::stoi(text);
}

void PrintService::mend() const { flag("engine-fails", false); }

void PrintService::pause(bool is_paused) const {
    const auto ended = run({is_paused ? "cupsdisable" : "cupsenable", "-h", server_, "kiosk"});
    if (ended.code != 0) throw std::runtime_error("the queue cannot be paused or resumed: " + ended.err);
}

std::vector<std::string> PrintService::received() const {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(spool()))
        if (entry.is_regular_file() && entry.path().extension() == ".pdf") files.push_back(entry.path());
    std::sort(files.begin(), files.end(), [](const fs::path& a, const fs::path& b) {
        return fs::last_write_time(a) < fs::last_write_time(b);
    });
    std::vector<std::string> result;
    for (const auto& file : files)
        result.push_back(folder_.read(fs::relative(file, folder_.path()).string()));
    return result;
}

std::vector<std::string> PrintService::left_in_scheduler() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder_.path() / "spool"))
        if (entry.is_regular_file()) names.push_back(entry.path().filename().string());
    return names;
}

std::string PrintService::waiting() const { return run({"lpstat", "-h", server_, "-o"}).out; }

std::string PrintService::logs() const {
    std::string all;
    for (const char* each : {"bus.log", "avahi.log", "printer.log", "scheduler.log", "error.log"})
        all += "== " + std::string(each) + "\n" + folder_.read(each);
    return all;
}

}  // namespace mektep
