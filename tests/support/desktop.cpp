// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/desktop.h"

#include <atspi/atspi-constants.h>
#include <fcntl.h>
#include <gio/gio.h>
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
#include <limits>
#include <stdexcept>
#include <thread>

namespace mektep {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

/// Where a widget is on the accessibility bus. AT-SPI is spoken directly: libatspi keeps a cache, and hangs
/// in its own dispatcher when that changes while it waits for an answer (2.46).
struct Node {
    std::string owner;
    std::string path;
};

struct Unref {
    void operator()(GDBusConnection* connection) const { g_object_unref(connection); }
    void operator()(GVariant* value) const { g_variant_unref(value); }
};
using Value = std::unique_ptr<GVariant, Unref>;
using Bus = std::unique_ptr<GDBusConnection, Unref>;

Bus connected_to(const std::string& address) {
    GError* error = nullptr;
    constexpr int flags =
        G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION;
    Bus bus(g_dbus_connection_new_for_address_sync(address.c_str(), static_cast<GDBusConnectionFlags>(flags),
                                                   nullptr, nullptr, &error));
    if (!bus) throw std::runtime_error("no bus at " + address + ": " + error->message);
    return bus;
}

/// The answer, or null where the widget is gone.
Value call(GDBusConnection* bus, const Node& node, const char* interface, const char* method,
           GVariant* arguments = nullptr) {
    constexpr int limit_ms = 10000;
    return Value(g_dbus_connection_call_sync(bus, node.owner.c_str(), node.path.c_str(), interface, method,
                                             arguments, nullptr, G_DBUS_CALL_FLAGS_NONE, limit_ms, nullptr,
                                             nullptr));
}

constexpr const char* accessible = "org.a11y.atspi.Accessible";

std::vector<Node> children(GDBusConnection* bus, const Node& node) {
    std::vector<Node> found;
    const auto answer = call(bus, node, accessible, "GetChildren");
    if (!answer) return found;
    GVariantIter* each = nullptr;
    g_variant_get(answer.get(), "(a(so))", &each);
    const char *owner = nullptr, *path = nullptr;
    while (g_variant_iter_next(each, "(&s&o)", &owner, &path) != FALSE) found.push_back({owner, path});
    g_variant_iter_free(each);
    return found;
}

std::string property(GDBusConnection* bus, const Node& node, const char* name) {
    const auto answer =
        call(bus, node, "org.freedesktop.DBus.Properties", "Get", g_variant_new("(ss)", accessible, name));
    if (!answer) return {};
    GVariant* inner = nullptr;
    g_variant_get(answer.get(), "(v)", &inner);
    const Value value(inner);
    return g_variant_get_string(value.get(), nullptr);
}

/// The 64 states as bits; 0 where the widget is gone.
std::uint64_t states(GDBusConnection* bus, const Node& node) {
    const auto answer = call(bus, node, accessible, "GetState");
    if (!answer) return 0;
    GVariantIter* words = nullptr;
    g_variant_get(answer.get(), "(au)", &words);
    guint32 low = 0, high = 0;
    g_variant_iter_next(words, "u", &low);
    g_variant_iter_next(words, "u", &high);
    g_variant_iter_free(words);
    return low | std::uint64_t{high} << 32U;
}

bool has(std::uint64_t states, AtspiStateType state) {
    return (states >> static_cast<unsigned>(state) & 1U) != 0;
}

SeenNode seen(GDBusConnection* bus, const Node& node, std::uint64_t now, int depth) {
    SeenNode result{.role = {},
                    .name = property(bus, node, "Name"),
                    .description = property(bus, node, "Description"),
                    .showing = has(now, ATSPI_STATE_SHOWING),
                    .focusable = has(now, ATSPI_STATE_FOCUSABLE),
                    .focused = has(now, ATSPI_STATE_FOCUSED),
                    .enabled = has(now, ATSPI_STATE_SENSITIVE),
                    .checked = has(now, ATSPI_STATE_CHECKED),
                    .depth = depth};
    if (const auto role = call(bus, node, accessible, "GetRoleName")) {
        const char* name = nullptr;
        g_variant_get(role.get(), "(&s)", &name);
        result.role = name;
    }
    constexpr guint32 of_the_screen = ATSPI_COORD_TYPE_SCREEN;
    if (const auto area =
            call(bus, node, "org.a11y.atspi.Component", "GetExtents", g_variant_new("(u)", of_the_screen)))
        g_variant_get(area.get(), "((iiii))", &result.x, &result.y, &result.width, &result.height);
    // A page that was left between two of our questions has no place any more.
    result.showing = result.showing && result.x != std::numeric_limits<int>::min();
    return result;
}

using Visit = std::function<bool(const Node&, const SeenNode&)>;

/// Visits what is visible, in the order of the tree, until `visit` returns true.
bool walk_tree(GDBusConnection* bus, const Node& node, int depth, const Visit& visit) {
    const auto now = states(bus, node);
    if (!has(now, ATSPI_STATE_VISIBLE)) return false;
    if (visit(node, seen(bus, node, now, depth))) return true;
    const auto below = children(bus, node);
    return std::ranges::any_of(below,
                               [&](const Node& child) { return walk_tree(bus, child, depth + 1, visit); });
}

/// The run of equal attributes around a character: whether it has a background of its own, and its end.
struct AttributeRun {
    bool has_background = false;
    int end = 0;
};
AttributeRun attribute_run(GDBusConnection* bus, const Node& node, int offset) {
    AttributeRun run;
    const auto answer =
        call(bus, node, "org.a11y.atspi.Text", "GetAttributeRun", g_variant_new("(ib)", offset, FALSE));
    if (!answer) return run;
    GVariantIter* attributes = nullptr;
    int begin = 0;
    g_variant_get(answer.get(), "(a{ss}ii)", &attributes, &begin, &run.end);
    const char *name = nullptr, *value = nullptr;
    while (g_variant_iter_next(attributes, "{&s&s}", &name, &value) != FALSE)
        run.has_background = run.has_background || std::string_view(name) == "bg-color";
    g_variant_iter_free(attributes);
    return run;
}

std::string text_of(GDBusConnection* bus, const Node& node, int begin, int end) {
    const auto answer = call(bus, node, "org.a11y.atspi.Text", "GetText", g_variant_new("(ii)", begin, end));
    if (!answer) return {};
    const char* text = nullptr;
    g_variant_get(answer.get(), "(&s)", &text);
    return text;
}

pid_t process_of(GDBusConnection* bus, const std::string& owner) {
    const Node daemon{"org.freedesktop.DBus", "/org/freedesktop/DBus"};
    guint32 id = 0;
    if (const auto answer = call(bus, daemon, "org.freedesktop.DBus", "GetConnectionUnixProcessID",
                                 g_variant_new("(s)", owner.c_str())))
        g_variant_get(answer.get(), "(u)", &id);
    return static_cast<pid_t>(id);
}

bool visit_program(GDBusConnection* bus, pid_t program, const Visit& visit) {
    for (const auto& application :
         children(bus, {"org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root"})) {
        if (process_of(bus, application.owner) != program) continue;
        const auto windows = children(bus, application);
        if (std::ranges::any_of(windows,
                                [&](const Node& window) { return walk_tree(bus, window, 0, visit); }))
            return true;
    }
    return false;
}

/// Whether a call that answers with a boolean answered yes.
bool agreed(const Value& answer) {
    gboolean yes = FALSE;
    if (answer) g_variant_get(answer.get(), "(b)", &yes);
    return yes != FALSE;
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
                  {"GDK_BACKEND", "x11"}};
    close(ends[0]);
    for (const auto& [name, value] : variables_) setenv(name.c_str(), value.c_str(), 1);
    unsetenv("AT_SPI_BUS_ADDRESS");
    start_program({"dbus-daemon", "--session", "--nofork", "--nopidfile", "--address=unix:path=" + bus}, {},
                  folder_.path() / "bus.log");
    for (int i = 0; i < 500 && !fs::exists(bus); ++i) std::this_thread::sleep_for(20ms);
    run({"setxkbmap", "-layout", "us,kz"});
    const auto session = connected_to("unix:path=" + bus);
    const auto address = call(session.get(), {"org.a11y.Bus", "/org/a11y/bus"}, "org.a11y.Bus", "GetAddress");
    if (!address) throw std::runtime_error("the accessibility bus did not start");
    const char* where = nullptr;
    g_variant_get(address.get(), "(&s)", &where);
    widgets_ = connected_to(where).release();
}

Desktop::~Desktop() {
    g_dbus_connection_close_sync(widgets_, nullptr, nullptr);
    g_object_unref(widgets_);
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
    visit_program(widgets_, program, [&](const Node&, const SeenNode& node) {
        nodes.push_back(node);
        return false;
    });
    return nodes;
}

std::string Desktop::marked_words(pid_t program) const {
    std::string words;
    visit_program(widgets_, program, [&](const Node& node, const SeenNode& known) {
        if (known.role != "label" && known.role != "heading") return false;
        int begin = 0;
        for (auto run = attribute_run(widgets_, node, 0); run.end > begin;
             begin = run.end, run = attribute_run(widgets_, node, begin)) {
            if (run.has_background) words = text_of(widgets_, node, begin, run.end);
            if (run.has_background) return true;
        }
        return false;
    });
    return words;
}

bool Desktop::click(pid_t program, const std::string& role, const std::string& name) const {
    bool done = false;
    visit_program(widgets_, program, [&](const Node& node, const SeenNode& known) {
        if (known.role != role || known.name != name || !known.enabled) return false;
        done = agreed(call(widgets_, node, "org.a11y.atspi.Action", "DoAction", g_variant_new("(i)", 0)));
        return true;
    });
    return done;
}

bool Desktop::set_text(pid_t program, const std::string& name, const std::string& text) const {
    bool done = false;
    visit_program(widgets_, program, [&](const Node& node, const SeenNode& known) {
        if ((known.role != "text" && known.role != "password text") || known.name != name) return false;
        done = agreed(call(widgets_, node, "org.a11y.atspi.EditableText", "SetTextContents",
                           g_variant_new("(s)", text.c_str())));
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
