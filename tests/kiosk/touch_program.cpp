// SPDX-License-Identifier: GPL-3.0-or-later
#include "touch_program.h"

#include "report/data_folder.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

namespace mektep {
namespace {

using namespace std::chrono_literals;

template <class Condition>
bool within(std::chrono::milliseconds limit, Condition is_so) {
    const auto latest = std::chrono::steady_clock::now() + limit;
    while (!is_so())
        if (std::chrono::steady_clock::now() > latest) return false;
    return true;
}

}  // namespace

Desktop& desktop() {
    static Desktop session;
    return session;
}

TouchProgram::TouchProgram(const Start& start) {
    desktop();
    std::array<int, 2> ends{};
    REQUIRE(pipe2(ends.data(), O_CLOEXEC) == 0);
    fcntl(ends[1], F_SETPIPE_SZ, 1 << 20);  // the program drops what a full pipe does not take
    report_ = ends[0];
    std::vector<std::string> command{
        MEKTEP_KIOSK_PROGRAM, "--window", "--data",     data().string(),    "--pack",
        start.pack.string(),  "--today",  "2026-11-23", "--test-report-fd", std::to_string(ends[1])};
    command.insert(command.end(), start.arguments.begin(), start.arguments.end());
    program_ = start_program(command, start.variables, folder_.path() / "kiosk.log", ends[1]);
    close(ends[1]);
    wait_for_screen("language", 60s);
    REQUIRE(within(20s, [&] { return !focused().empty(); }));
}

TouchProgram::~TouchProgram() {
    end();
    close(report_);
}

void TouchProgram::end() {
    if (program_ > 0) end_program(program_);
    program_ = -1;
}

void TouchProgram::read_report() {
    pollfd watched{report_, POLLIN, 0};
    int patience = 20;  // milliseconds, for the first bytes only
    while (poll(&watched, 1, patience) > 0) {
        patience = 0;
        std::array<char, 65536> bytes;
        const auto count = read(report_, bytes.data(), bytes.size());
        if (count <= 0) {
            std::ifstream log(folder_.path() / "kiosk.log");
            FAIL("The kiosk has ended. It wrote: " << std::string(std::istreambuf_iterator<char>(log), {}));
        }
        unfinished_line_.append(bytes.data(), static_cast<std::size_t>(count));
        for (auto end = unfinished_line_.find('\n'); end != std::string::npos;
             end = unfinished_line_.find('\n')) {
            const auto line = unfinished_line_.substr(0, end);
            unfinished_line_.erase(0, end + 1);
            if (line.starts_with("screen\t")) screens_.push_back(line.substr(7));
            if (line.starts_with("say\t")) said_.push_back(line.substr(4));
        }
    }
}

const std::string& TouchProgram::screen() {
    read_report();
    return screens_.back();
}

std::size_t TouchProgram::screens() {
    read_report();
    return screens_.size();
}

const std::vector<std::string>& TouchProgram::utterances() {
    read_report();
    return said_;
}

void TouchProgram::wait_for_screen(const std::string& id, std::chrono::seconds limit) {
    const bool came = within(limit, [&] {
        read_report();
        return !screens_.empty() && screens_.back() == id;
    });
    INFO("the screen is " << (screens_.empty() ? "none" : screens_.back()) << " and not " << id);
    REQUIRE(came);
}

std::string TouchProgram::wait_for_next(std::size_t mark) {
    const bool came = within(20s, [&] { return screens() > mark; });
    INFO("no other screen came after " << screens_.back() << "\n" << dump(tree()));
    REQUIRE(came);
    return screens_.back();
}

bool TouchProgram::hears_more_than(std::size_t count) {
    return within(10s, [&] { return utterances().size() > count; });
}

void TouchProgram::press(const std::string& name) {
    const bool pressed = within(10s, [&] { return desktop().click(program_, "push button", name); });
    INFO("no button “" << name << "” on " << screen() << "\n" << dump(tree()));
    REQUIRE(pressed);
}

std::string TouchProgram::press_on(const std::string& name) {
    const auto mark = screens();
    press(name);
    return wait_for_next(mark);
}

std::string TouchProgram::begin(const Message& list, const std::string& interview) {
    const auto next = press_on(list);
    return next == "list" ? press_on(message_of(find_interview(shipped_pack(), interview)->title)) : next;
}

void TouchProgram::choose(const std::string& name, bool several) {
    const bool chosen =
        within(10s, [&] { return desktop().click(program_, several ? "check box" : "radio button", name); });
    INFO("no choice “" << name << "” on " << screen() << "\n" << dump(tree()));
    REQUIRE(chosen);
}

void TouchProgram::set_text(const std::string& field, const std::string& text) {
    const bool typed = within(10s, [&] { return desktop().set_text(program_, field, text); });
    INFO("no field “" << field << "” on " << screen() << "\n" << dump(tree()));
    REQUIRE(typed);
}

std::string TouchProgram::focused() const {
    for (const auto& node : tree())
        if (node.focused && node.role != "frame") return node.name;
    return {};
}

Message option_name(const Question& question, const std::string& key) {
    if (question.kind == Kind::yes_no) return key == "yes" ? message("Yes") : message("No");
    const auto option = std::ranges::find(question.options, key, &Option::key);
    INFO(question.id << " has no option " << key);
    REQUIRE(option != question.options.end());
    return message_of(option->label);
}

const Question& question_of(const std::string& screen) {
    const auto id = screen.substr(screen.find(':') + 1);
    for (const auto& interview : shipped_pack().interviews)
        if (const auto* question = find_question(interview, id)) return *question;
    FAIL("no question is called " << id);
    throw std::logic_error("unreachable");
}

std::string answer_all(TouchProgram& kiosk, const std::map<std::string, std::string>& answers,
                       const std::function<void()>& at_each) {
    const auto& pack = shipped_pack();
    while (kiosk.screen().starts_with("question:")) {
        const auto& question = question_of(kiosk.screen());
        INFO(question.id);
        at_each();
        const auto& given = answers.at(question.id);
        if (question.kind == Kind::region) {
            const auto place = std::ranges::find(pack.places.regions, given, &Region::code);
            kiosk.choose(place->name.of(kiosk.language));
        } else if (question.options.empty() && question.kind != Kind::yes_no) {
            if (!given.empty()) kiosk.set_text(kiosk.words(message_of(question.ask)), given);
        } else {
            for (std::size_t begin = 0; begin < given.size();) {
                const auto end = std::min(given.find('+', begin), given.size());
                kiosk.choose(kiosk.words(option_name(question, given.substr(begin, end - begin))),
                             question.kind == Kind::choices);
                begin = end + 1;
            }
        }
        const auto asked = kiosk.screen();
        if (kiosk.press_on(message("Continue")) == asked)
            FAIL("the kiosk did not take the answer\n" << dump(kiosk.tree()));
    }
    return kiosk.screen();
}

void leave_reports(const std::filesystem::path& data, int at_home, int nowhere) {
    const auto key = recipients_in(data / "keys").value();
    const auto store = sqlite_store(data);
    const auto& form = *find_interview(shipped_pack(), "barrier");
    const auto code = [&](const std::string& question, const std::string& answer) {
        return std::vector{find_option(*find_question(form, question), answer)->code};
    };
    for (int i = 0; i < at_home + nowhere; ++i) {
        Record record{.questionnaire = "barrier",
                      .version = std::get<RecordForm>(form.outcome).version,
                      .month = std::chrono::year(2026) / 10,
                      .site = "demo",
                      .codes = {},
                      .text = {}};
        record.codes.set("region", {"79"});
        record.codes.set("age_band", code("age_band", "from_6_to_10"));
        record.codes.set("learns_now", code("learns_now", i < at_home ? "at_home" : "nowhere"));
        store->add(seal(record, key));
    }
}

SeenNode TouchProgram::waits_for(const std::string& role, const std::string& words) const {
    SeenNode found;
    const bool came = within(20s, [&] {
        for (const auto& node : tree())
            if (node.role == role && node.name.find(words) != std::string::npos) {
                found = node;
                return true;
            }
        return false;
    });
    INFO("no " << role << " “" << words << "”\n" << dump(tree()));
    REQUIRE(came);
    return found;
}

void TouchProgram::waits_to_read(const Message& message) const {
    const auto text = words(message);
    const bool came = within(20s, [&] {
        const auto seen = tree();
        return std::ranges::any_of(
            seen, [&](const SeenNode& node) { return node.name.find(text) != std::string::npos; });
    });
    INFO("not said: “" << text << "”\n" << dump(tree()));
    REQUIRE(came);
}

}  // namespace mektep
