// SPDX-License-Identifier: GPL-3.0-or-later
// The real mektep-kiosk in a real window, and a visitor who knows only what it shows.
#pragma once

#include "support/desktop.h"
#include "support/visitor.h"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace mektep {

/// The session of this test process; started at its first use.
Desktop& desktop();

struct Start {
    std::filesystem::path pack = MEKTEP_SOURCE_DIR;
    std::map<std::string, std::string> variables = {};
    std::vector<std::string> arguments = {};  ///< beside those that every test gives
};

class TouchProgram {
public:
    explicit TouchProgram(const Start& start = {});
    TouchProgram(const TouchProgram&) = delete;
    TouchProgram& operator=(const TouchProgram&) = delete;
    ~TouchProgram();

    /// Presses the button with that name.
    void press(const std::string& name);
    void press(const Message& name) { press(words(name)); }
    /// Presses, and waits for another screen; its id.
    std::string press_on(const std::string& name);
    std::string press_on(const Message& name) { return press_on(words(name)); }
    /// Presses a choice of the home page, and the interview where several are offered; the next screen.
    std::string begin(const Message& list, const std::string& interview);
    void choose(const std::string& name, bool several = false);
    void set_text(const std::string& field, const std::string& text);
    void key(const std::string& name) const { desktop().key(name); }

    /// The id of the present screen.
    const std::string& screen();
    void wait_for_screen(const std::string& id, std::chrono::seconds limit = std::chrono::seconds(20));
    /// How many screens there were: a mark for wait_for_next.
    std::size_t screens();
    std::string wait_for_next(std::size_t mark);
    /// What it said since it began.
    const std::vector<std::string>& utterances();
    /// Waits until it says more than that; false if it stays silent.
    bool hears_more_than(std::size_t count);

    /// The first thing of that role whose name holds these words, once it is there.
    SeenNode waits_for(const std::string& role, const std::string& words) const;

    /// Waits until the screen says this, in whatever.
    void waits_to_read(const Message& message) const;

    [[nodiscard]] std::vector<SeenNode> tree() const { return desktop().tree(program_); }
    [[nodiscard]] std::string marked_words() const { return desktop().marked_words(program_); }
    [[nodiscard]] std::string focused() const;
    [[nodiscard]] std::string words(const Message& message) const {
        return render(message, language, shipped_pack().catalog);
    }
    [[nodiscard]] std::filesystem::path data() const { return folder_.path() / "data"; }
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_.path(); }
    /// Ends it, as turning the machine off would.
    void end();

    Language language = Language::kazakh;  ///< of the screen: `words` are in it

private:
    void read_report();

    PrivateFolder folder_;
    pid_t program_ = -1;
    int report_ = -1;
    std::string unfinished_line_;
    std::vector<std::string> screens_;
    std::vector<std::string> said_;
};

/// Reports of children at home and in no school, as parents leave them at a kiosk.
void leave_reports(const std::filesystem::path& data, int at_home, int nowhere);

/// How an option, or yes and no, is called on the screen.
Message option_name(const Question& question, const std::string& key);
/// The question of the present screen.
const Question& question_of(const std::string& screen);
/// Answers by AT-SPI alone until another screen than a question comes; its id. `at_each` looks at each
/// question before it is answered.
std::string answer_all(
    TouchProgram& kiosk, const std::map<std::string, std::string>& answers,
    const std::function<void()>& at_each = [] {});

}  // namespace mektep
