// SPDX-License-Identifier: GPL-3.0-or-later
// A private graphical session for tests: display, session bus and accessibility bus, and a program in it that
// is seen and driven through AT-SPI (as by a screen reader) and through the X server's keys (as by a keypad).
#pragma once

#include "support/process.h"

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

struct _GDBusConnection;

namespace mektep {

/// What AT-SPI tells of one widget that is there to be seen (scrolled out of sight counts as well).
struct SeenNode {
    std::string role;  ///< AT-SPI's name: "push button", "radio button", "text", "heading", "label" …
    std::string name;
    std::string description;
    bool showing = false;  ///< not scrolled out of sight
    bool focusable = false;
    bool focused = false;
    bool enabled = false;
    bool checked = false;
    int depth = 0;  ///< in the tree: a node's children are deeper and follow it
    int x = 0, y = 0, width = 0, height = 0;
};

/// One at a time in a process. Everything that it started, and everything that those started, has ended when
/// it is gone.
class Desktop {
public:
    static constexpr int width = 1280, height = 1024;

    Desktop();
    Desktop(const Desktop&) = delete;
    Desktop& operator=(const Desktop&) = delete;
    ~Desktop();

    /// What a program needs to belong to this session.
    [[nodiscard]] const std::map<std::string, std::string>& variables() const { return variables_; }
    [[nodiscard]] std::filesystem::path home() const { return folder_.path() / "home"; }
    [[nodiscard]] std::filesystem::path runtime() const { return folder_.path() / "run"; }

    /// Sends a key press and release by its X name: "Down", "Return", "F2".
    void key(const std::string& name) const;
    /// Types letters and digits on a keyboard with Latin and Kazakh groups.
    void type(const std::string& text) const;
    void screenshot(const std::filesystem::path& png) const;

    /// The tree of a program, in reading order; empty while it is not there yet.
    [[nodiscard]] std::vector<SeenNode> tree(pid_t program) const;
    /// The words that stand on a background of their own in a label; empty if there are none.
    [[nodiscard]] std::string marked_words(pid_t program) const;
    /// Acts on the first enabled node with that role and name; false if there is none or it refused.
    [[nodiscard]] bool click(pid_t program, const std::string& role, const std::string& name) const;
    [[nodiscard]] bool set_text(pid_t program, const std::string& name, const std::string& text) const;

private:
    PrivateFolder folder_;
    std::map<std::string, std::string> variables_;
    _GDBusConnection* widgets_ = nullptr;  ///< the accessibility bus
};

/// The tree for a person who reads why a test failed.
std::string dump(const std::vector<SeenNode>& tree);

/// Starts a program; `kept_open` is a descriptor that it inherits. Its output goes to `log`.
pid_t start_program(const std::vector<std::string>& command,
                    const std::map<std::string, std::string>& variables, const std::filesystem::path& log,
                    int kept_open = -1);
/// Asks it to end, then makes it end; returns when it is gone.
void end_program(pid_t program);

}  // namespace mektep
