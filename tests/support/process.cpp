// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/process.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace mektep {
namespace {

struct Pipe {
    std::array<int, 2> ends{-1, -1};
    Pipe() {
        if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("cannot make a pipe");
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    ~Pipe() {
        close_end(0);
        close_end(1);
    }
    void close_end(std::size_t end) {
        if (ends[end] >= 0) close(ends[end]);
        ends[end] = -1;
    }
};

/// In the child: nothing but calls that are safe between fork and exec.
[[noreturn]] void become(char* const* arguments, char* const* variables, int in, int out, int err,
                         unsigned long largest_file) {
    dup2(in, STDIN_FILENO);
    dup2(out, STDOUT_FILENO);
    dup2(err, STDERR_FILENO);
    if (largest_file > 0) {
        const rlimit limit{largest_file, largest_file};
        setrlimit(RLIMIT_FSIZE, &limit);
        signal(SIGXFSZ, SIG_IGN);  // writing then fails, as on a full disk
    }
    signal(SIGPIPE, SIG_DFL);
    execvpe(arguments[0], arguments, variables);
    _exit(127);
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> result;
    for (auto& text : texts) result.push_back(text.data());
    result.push_back(nullptr);
    return result;
}

std::vector<std::string> variables_with(const std::map<std::string, std::string>& added) {
    std::vector<std::string> all;
    for (char** each = environ; *each != nullptr; ++each) {
        const std::string line = *each;
        if (!added.contains(line.substr(0, line.find('=')))) all.push_back(line);
    }
    for (const auto& [name, value] : added) all.push_back(name + "=" + value);
    return all;
}

/// Feeds and drains the three pipes until the program closes its ends or the time is over.
bool converse(Pipe& in, Pipe& out, Pipe& err, const Surroundings& surroundings, Ended& ended) {
    const auto deadline = std::chrono::steady_clock::now() + surroundings.limit;
    std::size_t written = 0;
    if (surroundings.input.empty()) in.close_end(1);
    while (out.ends[0] >= 0 || err.ends[0] >= 0) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            deadline - std::chrono::steady_clock::now());
        if (left.count() <= 0) return false;
        std::array<pollfd, 3> watched{
            {{in.ends[1], POLLOUT, 0}, {out.ends[0], POLLIN, 0}, {err.ends[0], POLLIN, 0}}};
        poll(watched.data(), watched.size(), static_cast<int>(left.count()));
        if (watched[0].revents != 0) {
            const auto count =
                write(in.ends[1], surroundings.input.data() + written, surroundings.input.size() - written);
            if (count > 0) written += static_cast<std::size_t>(count);
            if (count <= 0 || written == surroundings.input.size()) in.close_end(1);
        }
        const auto drain = [](const pollfd& watch, Pipe& pipe, std::string& text) {
            if (watch.revents == 0) return;
            std::array<char, 65536> bytes;
            const auto count = read(watch.fd, bytes.data(), bytes.size());
            if (count > 0)
                text.append(bytes.data(), static_cast<std::size_t>(count));
            else
                pipe.close_end(0);
        };
        drain(watched[1], out, ended.out);
        drain(watched[2], err, ended.err);
    }
    return true;
}

}  // namespace

Ended run(const std::vector<std::string>& command, const Surroundings& surroundings) {
    signal(SIGPIPE, SIG_IGN);  // a program need not read its input
    Pipe in, out, err;
    auto arguments = command;
    auto variables = variables_with(surroundings.variables);
    const auto argument_pointers = pointers(arguments), variable_pointers = pointers(variables);
    int target = out.ends[1];
    if (!surroundings.output.empty()) {
        target = open(surroundings.output.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
        if (target < 0) throw std::runtime_error("cannot open " + surroundings.output.string());
    }
    const auto child = fork();
    if (child < 0) throw std::runtime_error("cannot start a process");
    if (child == 0)
        become(argument_pointers.data(), variable_pointers.data(), in.ends[0], target, err.ends[1],
               surroundings.largest_file);
    if (!surroundings.output.empty()) close(target);
    in.close_end(0);
    out.close_end(1);
    err.close_end(1);
    Ended ended;
    if (!converse(in, out, err, surroundings, ended)) kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    ended.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return ended;
}

PrivateFolder::PrivateFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "mektep-test-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make a private folder");
    path_ = name;
}

PrivateFolder::~PrivateFolder() {
    std::error_code error;
    std::filesystem::remove_all(path_, error);
}

std::string PrivateFolder::write(const std::string& name, const std::string& bytes) const {
    const auto file = path_ / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
    return file.string();
}

std::string PrivateFolder::read(const std::string& name) const {
    std::ifstream stream(path_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace mektep
