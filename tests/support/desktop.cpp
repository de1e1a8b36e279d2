// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/desktop.h"

#include <atspi/atspi.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <stdexcept>
#include <thread>

namespace mektep {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

struct Unref {
    void operator()(gpointer object) const { g_object_unref(object); }
};
using Node = std::unique_ptr<AtspiAccessible, Unref>;

std::string taken(gchar* text) {
    std::string copy = text == nullptr ? "" : text;
    g_free(text);
    return copy;
}

/// What the bus sent meanwhile; without it the library would answer from old knowledge.
void read_events() {
    while (g_main_context_iteration(nullptr, FALSE) != FALSE) {
    }
}

SeenNode seen(AtspiAccessible* node, AtspiStateSet* states, int depth) {
    const auto has = [&](AtspiStateType state) { return atspi_state_set_contains(states, state) != FALSE; };
    SeenNode result{.role = taken(atspi_accessible_get_role_name(node, nullptr)),
                    .name = taken(atspi_accessible_get_name(node, nullptr)),
                    .description = taken(atspi_accessible_get_description(node, nullptr)),
                    .showing = has(ATSPI_STATE_SHOWING),
                    .focusable = has(ATSPI_STATE_FOCUSABLE),
                    .focused = has(ATSPI_STATE_FOCUSED),
                    .enabled = has(ATSPI_STATE_SENSITIVE),
                    .checked = has(ATSPI_STATE_CHECKED),
                    .depth = depth};
    if (auto* const component = atspi_accessible_get_component_iface(node)) {
        if (auto* const area = atspi_component_get_extents(component, ATSPI_COORD_TYPE_SCREEN, nullptr)) {
            result.x = area->x, result.y = area->y, result.width = area->width, result.height = area->height;
            g_free(area);
        }
        g_object_unref(component);
    }
    return result;
}

/// Visits what is visible, in the order of the tree, until `visit` returns true.
bool walk_tree(AtspiAccessible* node, int depth,
               const std::function<bool(AtspiAccessible*, const SeenNode&)>& visit) {
    auto* const states = atspi_accessible_get_state_set(node);
    if (states == nullptr) return false;  // it went while we looked
    const bool is_there = atspi_state_set_contains(states, ATSPI_STATE_VISIBLE) != FALSE;
    const auto known = is_there ? seen(node, states, depth) : SeenNode{};
    g_object_unref(states);
    if (!is_there) return false;
    if (visit(node, known)) return true;
    const int count = atspi_accessible_get_child_count(node, nullptr);
    for (int i = 0; i < count; ++i) {
        const Node child(atspi_accessible_get_child_at_index(node, i, nullptr));
        if (child && walk_tree(child.get(), depth + 1, visit)) return true;
    }
    return false;
}

bool visit_program(pid_t program, const std::function<bool(AtspiAccessible*, const SeenNode&)>& visit) {
    read_events();
    const Node desktop(atspi_get_desktop(0));
    const int count = atspi_accessible_get_child_count(desktop.get(), nullptr);
    for (int i = 0; i < count; ++i) {
        const Node application(atspi_accessible_get_child_at_index(desktop.get(), i, nullptr));
        if (!application ||
            static_cast<pid_t>(atspi_accessible_get_process_id(application.get(), nullptr)) != program)
            continue;
        atspi_accessible_set_cache_mask(application.get(), ATSPI_CACHE_NONE);
        const int windows = atspi_accessible_get_child_count(application.get(), nullptr);
        for (int w = 0; w < windows; ++w) {
            const Node window(atspi_accessible_get_child_at_index(application.get(), w, nullptr));
            if (window && walk_tree(window.get(), 0, visit)) return true;
        }
    }
    return false;
}

/// The display that a server with -displayfd chose.
std::string read_line(int descriptor) {
    std::string line;
    pollfd watched{descriptor, POLLIN, 0};
    char byte = 0;
    while (poll(&watched, 1, 15000) > 0 && read(descriptor, &byte, 1) == 1 && byte != '\n') line += byte;
    if (byte != '\n') throw std::runtime_error("the display server did not start");
    return line;
}

/// Every process that came from ours, by the parents that /proc names.
std::vector<pid_t> descendants() {
    std::multimap<pid_t, pid_t> children;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator("/proc", error)) {
        const auto name = entry.path().filename().string();
        if (!std::ranges::all_of(name, [](char c) { return c >= '0' && c <= '9'; })) continue;
        std::ifstream stat(entry.path() / "stat");
        std::string line;
        std::getline(stat, line);
        const auto after_name = line.rfind(')');  // a program's name may hold blanks
        if (after_name == std::string::npos || after_name + 4 >= line.size()) continue;
        children.emplace(static_cast<pid_t>(std::atoi(line.c_str() + after_name + 4)),
                         static_cast<pid_t>(std::stoi(name)));
    }
    std::vector<pid_t> found{getpid()};
    for (std::size_t i = 0; i < found.size(); ++i) {
        const auto [first, last] = children.equal_range(found[i]);
        for (auto each = first; each != last; ++each) found.push_back(each->second);
    }
    found.erase(found.begin());
    return found;
}

}  // namespace

pid_t start_program(const std::vector<std::string>& command,
                    const std::map<std::string, std::string>& variables, const fs::path& log, int kept_open) {
    std::vector<std::string> texts = command;
    std::vector<char*> arguments;
    for (auto& text : texts) arguments.push_back(text.data());
    arguments.push_back(nullptr);
    const int output = open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (output < 0) throw std::runtime_error("cannot write " + log.string());
    const pid_t child = fork();
    if (child < 0) throw std::runtime_error("cannot start " + command.front());
    if (child == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        dup2(output, STDOUT_FILENO);
        dup2(output, STDERR_FILENO);
        if (kept_open >= 0) fcntl(kept_open, F_SETFD, 0);
        for (const auto& [name, value] : variables) setenv(name.c_str(), value.c_str(), 1);
        execvp(arguments.front(), arguments.data());
        _exit(127);
    }
    close(output);
    return child;
}

void end_program(pid_t program) {
    kill(program, SIGTERM);
    for (int i = 0; i < 100; ++i) {
        if (waitpid(program, nullptr, WNOHANG) != 0) return;
        std::this_thread::sleep_for(20ms);
    }
    kill(program, SIGKILL);
    waitpid(program, nullptr, 0);
}

Desktop::Desktop() {
    prctl(PR_SET_CHILD_SUBREAPER, 1);  // what a bus starts comes to us when the bus ends
    for (const auto& each : {home(), runtime()}) {
        fs::create_directories(each);
        fs::permissions(each, fs::perms::owner_all);
    }
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("cannot make a pipe");
    start_program(
        {"Xvfb", "-displayfd", std::to_string(ends[1]), "-screen", "0",
         std::to_string(width) + "x" + std::to_string(height) + "x24", "-dpi", "96", "-nolisten", "tcp"},
        {}, folder_.path() / "display.log", ends[1]);
    close(ends[1]);
    const auto bus = (folder_.path() / "bus").string();
    // LC_ALL: xdotool reads its text by it. CUPS_SERVER: no test may reach a printer of the machine.
    variables_ = {{"DISPLAY", ":" + read_line(ends[0])},
                  {"DBUS_SESSION_BUS_ADDRESS", "unix:path=" + bus},
                  {"HOME", home().string()},
                  {"XDG_RUNTIME_DIR", runtime().string()},
                  {"LC_ALL", "C.UTF-8"},
                  {"GSETTINGS_BACKEND", "memory"},
                  {"CUPS_SERVER", "127.0.0.1:1"},
                  {"AT_SPI_BUS_ADDRESS", ""},
                  {"GDK_BACKEND", "x11"}};
    close(ends[0]);
    for (const auto& [name, value] : variables_) setenv(name.c_str(), value.c_str(), 1);
    unsetenv("AT_SPI_BUS_ADDRESS");
    variables_.erase("AT_SPI_BUS_ADDRESS");
    start_program({"dbus-daemon", "--session", "--nofork", "--nopidfile", "--address=unix:path=" + bus}, {},
                  folder_.path() / "bus.log");
    for (int i = 0; i < 500 && !fs::exists(bus); ++i) std::this_thread::sleep_for(20ms);
    run({"setxkbmap", "-layout", "us,kz"});
    atspi_init();
    atspi_set_timeout(5000, 20000);
}

Desktop::~Desktop() {
    atspi_exit();
    for (auto left = descendants(); !left.empty(); left = descendants()) {
        for (const auto each : left) kill(each, SIGKILL);
        while (waitpid(-1, nullptr, WNOHANG) > 0) {
        }
        std::this_thread::sleep_for(10ms);
    }
}

void Desktop::key(const std::string& name) const { run({"xdotool", "key", name}); }

void Desktop::type(const std::string& text) const { run({"xdotool", "type", "--delay", "15", "--", text}); }

void Desktop::screenshot(const fs::path& png) const {
    fs::create_directories(png.parent_path());
    run({"import", "-window", "root", png.string()});
}

std::vector<SeenNode> Desktop::tree(pid_t program) const {
    std::vector<SeenNode> nodes;
    visit_program(program, [&](AtspiAccessible*, const SeenNode& node) {
        nodes.push_back(node);
        return false;
    });
    return nodes;
}

bool Desktop::click(pid_t program, const std::string& role, const std::string& name) const {
    bool done = false;
    visit_program(program, [&](AtspiAccessible* node, const SeenNode& known) {
        if (known.role != role || known.name != name || !known.enabled) return false;
        if (auto* const action = atspi_accessible_get_action_iface(node)) {
            done = atspi_action_do_action(action, 0, nullptr) != FALSE;
            g_object_unref(action);
        }
        return true;
    });
    return done;
}

bool Desktop::set_text(pid_t program, const std::string& name, const std::string& text) const {
    bool done = false;
    visit_program(program, [&](AtspiAccessible* node, const SeenNode& known) {
        if ((known.role != "text" && known.role != "password text") || known.name != name) return false;
        if (auto* const field = atspi_accessible_get_editable_text_iface(node)) {
            done = atspi_editable_text_set_text_contents(field, text.c_str(), nullptr) != FALSE;
            g_object_unref(field);
        }
        return true;
    });
    return done;
}

std::string dump(const std::vector<SeenNode>& tree) {
    std::string text;
    for (const auto& node : tree) {
        text +=
            std::string(static_cast<std::size_t>(node.depth) * 2, ' ') + node.role + " “" + node.name + "”";
        if (!node.description.empty()) text += " (" + node.description + ")";
        for (const auto& [is_so, word] : {std::pair{node.focusable, " focusable"},
                                          {node.focused, " FOCUSED"},
                                          {node.checked, " checked"},
                                          {!node.enabled, " disabled"},
                                          {!node.showing, " scrolled-out"}})
            if (is_so) text += word;
        text += " " + std::to_string(node.x) + "," + std::to_string(node.y) + " " +
                std::to_string(node.width) + "x" + std::to_string(node.height) + "\n";
    }
    return text;
}

}  // namespace mektep
