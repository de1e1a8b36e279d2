// SPDX-License-Identifier: GPL-3.0-or-later
#include "voice/sound_server.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmath>
#include <stdexcept>

extern char** environ;

namespace mektep {
namespace {

constexpr int samples_per_second = 22050;

pid_t spawn(std::vector<std::string> command, int output = -1) {
    std::vector<char*> arguments;
    for (auto& argument : command) arguments.push_back(argument.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    if (output >= 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1);
    else
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    pid_t process = -1;
    const auto result =
        posix_spawnp(&process, arguments.front(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (result != 0)
        throw std::runtime_error(command.front() +
                                 " cannot be started. Install pulseaudio and pulseaudio-utils.");
    return process;
}

void end(pid_t& process, int signal) {
    if (process <= 0) return;
    kill(process, signal);
    waitpid(process, nullptr, 0);
    process = -1;
}

}  // namespace

SoundServer::SoundServer() {
    std::string name = std::filesystem::temp_directory_path() / "mektep-sound-XXXXXX";
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no private folder for the sound server");
    folder_ = name;
    setenv("XDG_RUNTIME_DIR", name.c_str(), 1);
    setenv("HOME", name.c_str(), 1);
    setenv("PULSE_SERVER", ("unix:" + name + "/socket").c_str(), 1);
    start();
}

SoundServer::~SoundServer() {
    die();
    std::filesystem::remove_all(folder_);
}

void SoundServer::die() { end(process_, SIGKILL); }

void SoundServer::start() {
    const auto socket = (folder_ / "socket").string();
    std::filesystem::remove(socket);
    process_ = spawn({"pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1",
                      "--disable-shm=yes", "-L", "module-null-sink sink_name=kiosk", "-L",
                      "module-native-protocol-unix auth-anonymous=1 socket=" + socket});
    const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (!std::filesystem::exists(socket)) {
        if (std::chrono::steady_clock::now() > limit)
            throw std::runtime_error("pulseaudio did not open its socket within 20 seconds");
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
}

Listener::Listener() {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe for the listener");
    pipe_ = ends[0];
    process_ = spawn({"parec", "--device=kiosk.monitor", "--format=s16ne", "--channels=1",
                      "--rate=" + std::to_string(samples_per_second), "--latency-msec=10"},
                     ends[1]);
    close(ends[1]);
    thread_ = std::jthread([this] { listen(); });
    if (!awaits([this] { return samples_ > 0; }, std::chrono::seconds(10)))
        throw std::runtime_error("parec hears nothing, not even silence");
}

Listener::~Listener() {
    end(process_, SIGTERM);
    if (thread_.joinable()) thread_.join();
    close(pipe_);
}

void Listener::listen() {
    std::int16_t block[256];
    for (ssize_t bytes = 0; (bytes = read(pipe_, block, sizeof block)) > 0;) {
        const std::scoped_lock lock(mutex_);
        for (ssize_t i = 0; i < bytes / 2; ++i) {
            ++samples_;
            if (std::abs(block[i]) > 1000) last_loud_ = samples_;
        }
    }
}

bool Listener::awaits(const std::function<bool()>& heard, std::chrono::milliseconds limit) const {
    const auto end_of_wait = std::chrono::steady_clock::now() + limit;
    while (std::chrono::steady_clock::now() < end_of_wait) {
        {
            const std::scoped_lock lock(mutex_);
            if (heard()) return true;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return false;
}

bool Listener::hears_sound(std::chrono::milliseconds limit) const {
    const auto from = [&] {
        const std::scoped_lock lock(mutex_);
        return samples_;
    }();
    return awaits([&] { return last_loud_ > from; }, limit);
}

bool Listener::hears_silence(std::chrono::milliseconds limit) const {
    const auto from = [&] {
        const std::scoped_lock lock(mutex_);
        return samples_;
    }();
    constexpr std::size_t fifth = samples_per_second / 5;
    return awaits([&] { return samples_ > from + fifth && samples_ - last_loud_ > fifth; }, limit);
}

}  // namespace mektep
