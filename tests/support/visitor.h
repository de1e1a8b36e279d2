// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody in front of the kiosk: presses, chooses and types by what the screen shows, and remembers what was
// said and asked for.
#pragma once

#include "content/load.h"
#include "report/open.h"
#include "screen/session.h"
#include "support/fake_clock.h"

#include <catch2/catch.hpp>

#include <map>
#include <string>
#include <vector>

namespace mektep {

/// The shipped pack, loaded once.
inline const Pack& shipped_pack() {
    static const Pack pack = [] {
        auto loaded = load_pack(MEKTEP_SOURCE_DIR);
        if (!loaded) FAIL("the shipped pack cannot be loaded: " + loaded.error().front().place.file);
        return *std::move(loaded);
    }();
    return pack;
}
inline const Lexicon& shipped_lexicon() {
    static const Lexicon lexicon = Lexicon::load(std::string(MEKTEP_SOURCE_DIR) + "/speech").value();
    return lexicon;
}

class Visitor {
public:
    explicit Visitor(const Pack& pack = shipped_pack())
        : session_(SessionWorld{pack, shipped_lexicon(), clock, PublicKey{.bytes = {9}}}) {
        take(session_.begin());
    }

    void press(const std::string& button) {
        CAPTURE(screen.id, button);
        REQUIRE(find_button(screen, button) != nullptr);
        on(Pressed{button});
    }
    /// Presses a choice of the home page, and the interview where several are offered.
    void begin(const std::string& list, const std::string& interview) {
        press(list);
        if (screen.id == "list") press("start:" + interview);
    }
    void choose(const std::string& control, const std::string& key) {
        on(Chosen{.control = control, .key = key, .on = true});
    }
    /// What the printer answers to the last look at it.
    void printer_says(PrintState state, std::optional<int> pages = {}) {
        const auto* asked = asked_for<LookAtPrinter>();
        REQUIRE(asked != nullptr);
        on(PrinterSeen{.look = asked->look, .state = state, .pages = pages});
    }
    /// How the last job stands.
    void printing_is(PrintState state) { on(PrintingChanged{.job = last_job_, .state = state}); }
    /// Past the screen before printing, with a printer that is ready.
    void print(const std::string& button) {
        press(button);
        REQUIRE(screen.id == "before_printing");
        printer_says(PrintState::done, 5);
        press("print_now");
    }
    void type(const std::string& text) { on(Typed{.field = screen.focus, .text = Secret(text)}); }
    void key(KeyAction action) { on(KeyPressed{action}); }
    void on(const Event& event) { take(session_.on(event)); }

    /// Answers questions until another screen comes. An answer is a key, keys separated by "+", or a text; ""
    /// leaves an optional question out.
    void answer_all(const std::map<std::string, std::string>& answers) {
        for (int steps = 0; screen.id.starts_with("question:"); ++steps) {
            REQUIRE(steps < 100);
            const auto id = screen.id.substr(9);
            CAPTURE(id);
            REQUIRE(answers.contains(id));
            answer(id, answers.at(id));
            press("continue");
            CAPTURE(screen.alert);
            REQUIRE(screen.id != "question:" + id);
        }
    }
    void answer(const std::string& id, const std::string& value) {
        const auto* control = find_control(screen, id);
        REQUIRE(control != nullptr);
        if (std::holds_alternative<TextField>(*control)) return on(Typed{.field = id, .text = Secret(value)});
        for (std::size_t begin = 0; begin < value.size();) {
            const auto end = std::min(value.find('+', begin), value.size());
            choose(id, value.substr(begin, end - begin));
            begin = end + 1;
        }
    }

    /// All words that were to be said since the last call.
    std::string heard() {
        std::string words;
        for (const auto& effect : effects)
            if (const auto* say = std::get_if<Say>(&effect))
                for (const auto& utterance : say->utterances) words += words_of(utterance) + " ";
        effects.clear();
        return words;
    }
    template <class T>
    const T* asked_for() const {
        for (auto effect = effects.rbegin(); effect != effects.rend(); ++effect)
            if (const auto* found = std::get_if<T>(&*effect)) return found;
        return nullptr;
    }

    FakeClock clock;
    Screen screen;
    Look look;
    std::vector<Effect> effects;
    SpokenNow spoken;  ///< what is marked on the screen

private:
    void take(Step step) {
        spoken = std::move(step.spoken);
        screen = std::move(step.screen);
        look = step.look;
        for (auto& effect : step.effects) {
            if (const auto* print = std::get_if<PrintDocument>(&effect)) last_job_ = print->job;
            effects.push_back(std::move(effect));
        }
    }

    Session session_;
    int last_job_ = 0;
};

/// A family in Shymkent: what it answers to the guide and to the complaint.
inline std::map<std::string, std::string> family_in_shymkent() {
    return {{"placement", "special_school"},
            {"has_paper", "yes"},
            {"learned_on", "05.10.2026"},
            {"appeal_explained", "no"},
            {"consent_signed", "not_signed"},
            {"applicant_role", "mother"},
            {"applicant_name", "Сейітқызы Айгүл"},
            {"applicant_iin", ""},
            {"applicant_address", "Шымкент, Тәуке хан даңғылы 5"},
            {"same_residence", "yes"},
            {"applicant_phone", "8 701 123 45 67"},
            {"child_sex", "boy"},
            {"child_name", "Ерболұлы Нұрлан"},
            {"child_birth_date", "05.05.2019"},
            {"child_iin", ""},
            {"region", "79"},
            {"other_body", "no"},
            {"pmpc_name", "№ 2 ПМПК"},
            {"conclusion_date", "01.10.2026"},
            {"conclusion_number", "45"},
            {"school_name", "№ 15 мектеп"},
            {"lives_in_area", "in_area"},
            {"was_present", "absent"},
            {"was_explained", "no"},
            {"child_wishes", "wants"},
            {"child_skills", "Жиырмаға дейін санайды."},
            {"conditions", "assistant+curriculum"},
            {"papers", "medical"},
            {"wants_hearing", "yes"}};
}
/// A barrier that they report.
inline std::map<std::string, std::string> barrier_in_shymkent() {
    return {{"region", "79"},
            {"age_band", "from_6_to_10"},
            {"needs", "speaking+learning"},
            {"learns_now", "nowhere"},
            {"who_barred", "school"},
            {"barrier_kinds", "refused"},
            {"month", "09.2026"},
            {"complained", "spoken"},
            {"outcome", "open"},
            {"words", ""}};
}

}  // namespace mektep
