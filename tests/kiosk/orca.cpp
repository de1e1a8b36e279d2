// SPDX-License-Identifier: GPL-3.0-or-later
// What a blind parent hears who brings the screen reader Orca: the main job by keys, each word that Orca
// says.
#include "orca_process.h"
#include "touch_program.h"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <tuple>

using namespace mektep;

namespace {

/// Orca's own words (43.1). Its Kazakh ones are mostly missing: it says them in English.
struct OwnWords {
    std::string heading, line, group, text, button, chosen, not_chosen, box_chosen, box_not_chosen, news,
        blank;
};
const OwnWords& own_words(Language language) {
    static const OwnWords kazakh{.heading = "heading",
                                 .line = "белгі",
                                 .group = "панель",
                                 .text = "мәтін",
                                 .button = "push button",
                                 .chosen = "selected radio button",
                                 .not_chosen = "not selected radio button",
                                 .box_chosen = "checked",
                                 .box_not_chosen = "check box not checked",
                                 .news = "notification",
                                 .blank = "бос аралық"};
    static const OwnWords russian{.heading = "заголовок",
                                  .line = "метка",
                                  .group = "панель",
                                  .text = "текст",
                                  .button = "нажимаемая кнопка",
                                  .chosen = "выбрано радио-кнопка",
                                  .not_chosen = "не выбрано радио-кнопка",
                                  .box_chosen = "отмечено",
                                  .box_not_chosen = "кнопка-флажок не отмечено",
                                  .news = "уведомление",
                                  .blank = "пробел"};
    return language == Language::russian ? russian : kazakh;
}

bool is_choice(const SeenNode& node) { return node.role == "radio button" || node.role == "check box"; }

/// A parent with Orca. Each step tells what must be heard, in its order and nothing else: what is said twice,
/// left out or said besides is found at this step or the next.
class Listener {
public:
    explicit Listener(Language language) : orca_(language), language_(language) {
        // The window itself is named only where a window manager makes it the active one.
        REQUIRE(orca_.comes_to(kiosk.words(message("Jaqyn Mektep")) + words().heading));
        // The kiosk has found Orca when its lines can be read.
        for (int i = 0; i < 1000 && !lines_are_stops(); ++i) kiosk.screen();
        REQUIRE(lines_are_stops());
    }

    void hears(const std::vector<std::string>& utterances) {
        for (const auto& expected : utterances) {
            const auto said = orca_.next();
            if (letters_of(said) == letters_of(expected)) continue;
            FAIL("on " << kiosk.screen() << " Orca said “" << said << "” and not “" << expected << "”\n"
                       << all_said() << dump(kiosk.tree()));
        }
    }
    /// Name, role, state and description of what has the focus now; its name.
    std::string hears_focus() { return hears_focus_after({}); }
    std::string hears_focus_after(const std::string& name_before) {
        auto [group, focused] = at_focus();
        for (int i = 0; i < 200 && focused.name == name_before; ++i) std::tie(group, focused) = at_focus();
        if (is_choice(focused) && group_ != group.name) hears({group.name + words().group});
        group_ = is_choice(focused) ? group.name : "";
        const auto& own = words();
        if (focused.role == "radio button")
            hears({focused.name, focused.checked ? own.chosen : own.not_chosen});
        else
            hears({focused.name + role_of(focused)});
        if (!focused.description.empty()) hears({focused.description});
        return focused.name;
    }
    void hears_news(const std::string& text) { hears({words().news + text}); }

    void go_to(const std::string& name, const char* key = "Down") {
        auto at = at_focus().second.name;
        for (int steps = 0; at != name; ++steps) {
            if (steps == 80) FAIL("there is no “" << name << "” on " << kiosk.screen() << dump(kiosk.tree()));
            kiosk.key(key);
            at = hears_focus_after(at);
        }
    }
    void go_to(const Message& name, const char* key = "Down") { go_to(kiosk.words(name), key); }
    /// Enter on what has the focus, which leads to another screen: its title is heard.
    void enter() {
        const auto mark = kiosk.screens();
        kiosk.key("Return");
        kiosk.wait_for_next(mark);
        group_.clear();
        hears_focus();
    }
    /// Enter, which is answered with a mistake; then with what has the focus.
    void enter_is_refused(const std::string& why) {
        kiosk.key("Return");
        hears_news(why);
        group_.clear();
        hears_focus();
    }
    void choose(const std::string& name) {
        go_to(name);
        kiosk.key("Return");
        hears_news(kiosk.words(message("{choice}: chosen", {{"choice", name}})));
    }
    /// Each letter is said as it is typed; the next key comes after it, or xdotool changes the layout under
    /// it.
    void type(const std::string& text) {
        for (std::size_t at = 0; at < text.size();) {
            auto end = at + 1;
            while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
            const auto letter = text.substr(at, end - at);
            desktop().type(letter);
            hears({letter == " " ? words().blank : letter});
            at = end;
        }
    }
    /// Past whatever is said before the screen's title and what else belongs to its first stop.
    void comes_to_title() {
        const auto focused = at_focus().second;
        if (!orca_.comes_to(focused.name)) FAIL("nobody says “" << focused.name << "”\n" << all_said());
        if (!focused.description.empty()) hears({focused.description});
        group_.clear();
    }
    [[nodiscard]] const OwnWords& words() const { return own_words(language_); }
    [[nodiscard]] const std::vector<std::string>& said() const { return orca_.said(); }

private:
    bool lines_are_stops() {
        const auto tree = kiosk.tree();
        return std::ranges::any_of(
            tree, [](const SeenNode& node) { return node.role == "label" && node.focusable; });
    }
    /// What has the focus, and the last named group before it; waits for a page that is being built.
    std::pair<SeenNode, SeenNode> at_focus() {
        for (int i = 0; i < 500; ++i) {
            SeenNode group;
            for (const auto& node : kiosk.tree()) {
                if (node.role == "panel" && !node.name.empty()) group = node;
                if (node.focused && node.role != "frame" && !node.name.empty()) return {group, node};
            }
        }
        FAIL("nothing has the focus, or what has it has no name\n" << dump(kiosk.tree()));
        throw std::logic_error("unreachable");
    }
    std::string role_of(const SeenNode& node) {
        const auto& own = words();
        const std::map<std::string, std::string> roles{
            {"heading", own.heading},
            {"label", own.line},
            {"text", own.text},
            {"push button", own.button},
            {"check box", node.checked ? own.box_chosen : own.box_not_chosen}};
        REQUIRE(roles.contains(node.role));
        return roles.at(node.role);
    }
    [[nodiscard]] std::string all_said() const {
        std::string text;
        for (const auto& each : orca_.said()) text += "  said: " + each + "\n";
        return text;
    }

    Orca orca_;
    Language language_;
    std::string group_;  ///< of choices that the focus is in

public:
    TouchProgram kiosk;
};

std::string nothing_given(const TouchProgram& kiosk, const Message& what, const Message& remedy) {
    return kiosk.words(what) + " " + kiosk.words(remedy);
}

/// No word but Orca's own and the names of things is foreign to a Kazakh or Russian ear.
void check_no_technical_names(const Listener& parent) {
    std::set<std::string> known{"Screen", "reader", "on", "English", "F2", "No"};
    const auto& own = parent.words();
    for (const auto& part :
         {own.heading, own.button, own.chosen, own.not_chosen, own.box_not_chosen, own.news}) {
        std::istringstream each(part);
        for (std::string word; each >> word;) known.insert(word);
    }
    for (const auto& said : parent.said()) {
        std::string word;
        for (const char c : said + " ") {
            if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c >= '0' && c <= '9')) {
                word += c;
                continue;
            }
            const bool is_latin = std::ranges::any_of(word, [](char l) { return l < '0' || l > '9'; });
            INFO("“" << word << "” in: " << said);
            if (is_latin && word.size() > 1) CHECK(known.contains(word));
            word.clear();
        }
    }
}

}  // namespace

TEST_CASE("With Orca a blind parent writes the complaint in Kazakh and hears the whole letter",
          "[kiosk][orca][K31][K32]") {
    Listener parent(Language::kazakh);
    auto& kiosk = parent.kiosk;
    kiosk.key("F2");  // the kiosk's own voice, which must stay silent
    parent.hears_focus();
    parent.go_to(std::string(own_name(Language::kazakh)));
    parent.enter();
    REQUIRE(kiosk.screen() == "home");
    parent.go_to(message("Write a letter"));
    parent.enter();
    parent.go_to(kiosk.words(message_of(find_interview(shipped_pack(), "pmpc-complaint")->title)));
    parent.enter();
    REQUIRE(kiosk.screen() == "question:applicant_role");

    const auto& role = question_of(kiosk.screen());
    parent.go_to(message("Continue"));
    parent.enter_is_refused(
        nothing_given(kiosk, message("Nothing is chosen yet."), message("Choose an answer, then continue.")));
    parent.choose(kiosk.words(option_name(role, "mother")));
    parent.go_to(message("Continue"));
    parent.enter();
    REQUIRE(kiosk.screen() == "question:applicant_name");
    parent.enter_is_refused(
        nothing_given(kiosk, message("Nothing is typed yet."), message("Type the answer, then continue.")));
    const auto family = family_in_shymkent();
    parent.type(family.at("applicant_name"));
    parent.enter();
    REQUIRE(kiosk.screen() == "question:applicant_iin");

    REQUIRE(answer_all(kiosk, family) == "check");
    parent.comes_to_title();
    parent.go_to(message("Write the letter"), "Up");
    parent.enter();
    REQUIRE(kiosk.screen() == "letter");
    const auto begin_of_letter = parent.said().size();
    parent.go_to(message("Print"));
    std::string letter;
    for (auto line = begin_of_letter; line < parent.said().size(); ++line)
        letter += parent.said()[line] + "\n";
    for (const auto& name : {family.at("applicant_name"), family.at("child_name")}) {
        INFO(letter);
        CHECK(letter.find(name) != std::string::npos);
    }
    CHECK(kiosk.utterances() == std::vector<std::string>{});
    check_no_technical_names(parent);
}

TEST_CASE("With Orca in Russian a parent chooses and ticks what applies", "[kiosk][orca][K31][K32]") {
    Listener parent(Language::russian);
    auto& kiosk = parent.kiosk;
    parent.go_to(std::string(own_name(Language::russian)));
    kiosk.language = Language::russian;
    parent.enter();
    REQUIRE(kiosk.screen() == "home");
    parent.go_to(message("Report a barrier"));
    parent.enter();
    parent.go_to(kiosk.words(message_of(find_interview(shipped_pack(), "barrier")->title)));
    parent.enter();
    REQUIRE(kiosk.screen() == "question:region");
    parent.choose(shipped_pack().places.regions.front().name.of(Language::russian));
    parent.go_to(message("Continue"), "Up");
    parent.enter();
    REQUIRE(kiosk.screen() == "question:age_band");
    parent.choose(kiosk.words(option_name(question_of(kiosk.screen()), "from_6_to_10")));
    parent.go_to(message("Continue"));
    parent.enter();
    REQUIRE(kiosk.screen() == "question:needs");
    const auto& needs = question_of(kiosk.screen());
    parent.go_to(kiosk.words(option_name(needs, "seeing")));
    kiosk.key("Return");
    parent.hears({parent.words().box_chosen});
    parent.go_to(message("Continue"));
    parent.enter();
    REQUIRE(kiosk.screen() == "question:learns_now");
    CHECK(kiosk.utterances() == std::vector<std::string>{});
    check_no_technical_names(parent);
}
