// SPDX-License-Identifier: GPL-3.0-or-later
// Answers, letters, reports, and the end of a session.
#include "interview/validate.h"
#include "report/open.h"
#include "report/record.h"
#include "report/screening.h"
#include "screen/turn.h"

#include <algorithm>
#include <utility>

namespace mektep {
void Turn::choose(const Chosen& chosen) {
    const auto* question = find_question(s_.interview(), s_.page.item);
    auto& keys = s_.draft.keys;
    const bool several = question->kind == Kind::choices;
    if (!several)
        keys.clear();
    else
        std::erase(keys, chosen.key);
    if (chosen.on || !several) keys.push_back(chosen.key);
    s_.draft.problem.clear();
    state_changed_ = true;
}

void Turn::refuse(const Problems& problems) {
    s_.draft.problem = sentence_of(problems.front(), s_.scene());
    s_.focus.clear();
    s_.focus = s_.screen().focus;
    announce(s_.draft.problem);
    speak_ = Speak::whole_screen;
}

void Turn::refuse_personal(const Secret& text, const std::vector<PersonalFinding>& findings) {
    const auto& first = findings.front();
    refuse({{.place = {},
             .what = in_words(first.what),
             .remedy = message("Please say it without what could point to a person.")}});
    // The visitor's own words, shown where they were typed: they are in no Problem and in no log.
    std::string words(text.reveal().substr(first.begin, first.end - first.begin));
    s_.draft.problem += " " + s_.scene().words(message("It is this: “{words}”.", {{"words", words}}));
    wipe(words);
    s_.draft.can_take_out = true;
}

void Turn::take_out() {
    if (!s_.draft.can_take_out) return;
    std::string text(s_.draft.text.reveal());
    auto findings = personal_data(text);
    for (auto finding = findings.rbegin(); finding != findings.rend(); ++finding)
        text.replace(finding->begin, finding->end - finding->begin, "…");
    s_.draft.text = Secret(text);
    wipe(text);
    s_.draft.problem.clear();
    s_.draft.can_take_out = false;
    s_.focus = s_.page.item;
    announce(s_.scene().words(message("It is taken out. Read the text again, then continue.")));
    state_changed_ = true;
}

void Turn::answer() {
    if (s_.page.kind != PageKind::question) return;
    const auto& form = s_.interview();
    const auto& question = *find_question(form, s_.page.item);
    auto given = s_.draft.keys;
    const bool typed = question.options.empty() && question.kind != Kind::region;
    if (typed) given = {std::string(s_.draft.text.reveal())};
    auto checked = validate(question, given, s_.world.clock.today());
    for (auto& text : given) wipe(text);
    if (!checked) return refuse(checked.error());
    if (question.screened)
        if (const auto findings = personal_data(checked->canonical.reveal()); !findings.empty())
            return refuse_personal(checked->canonical, findings);
    auto with_new = s_.answers;
    with_new[question.id] = *checked;
    const auto pruned = walk(form, with_new, s_.world.pack, s_.world.clock.today()).pruned;
    for (const auto& problem : validate_together(form, pruned, s_.world.clock.today()))
        if (problem.place.item == question.id) return refuse({problem});
    s_.answers = std::move(with_new);
    s_.draft = {};
    s_.proceed();
    s_.drafts.erase(question.id);
}

void Turn::write() {
    const auto& form = s_.interview();
    const auto way = s_.walk_of(form);
    if (!way.complete()) return s_.proceed();
    if (const auto problems = validate_together(form, way.pruned, s_.world.clock.today());
        !problems.empty()) {
        s_.changing = true;
        s_.show_question(form.id, problems.front().place.item);
        return refuse(problems);
    }
    if (form.is_letter() && std::ranges::find(s_.letters, form.id) == s_.letters.end())
        s_.letters.push_back(form.id);
    s_.go({.kind = form.is_guide() ? PageKind::advice : PageKind::letter, .interview = form.id});
}

void Turn::send() {
    const auto& form = s_.interview();
    const auto way = s_.walk_of(form);
    if (!way.complete()) return s_.proceed();
    const auto report = report_of(form, way, s_.world.pack, s_.world.clock.today());
    if (!report) {
        s_.notice = sentence_of(report.error().front(), s_.scene());
        announce(s_.notice);
        speak_ = Speak::whole_screen;
        return;
    }
    const auto id = form.id;
    // The words go first and apart. If only they could be kept, sending again does not keep them twice.
    auto answers = seal(report->answers, s_.world.report_key);
    if (report->words && !(s_.kept_words == Secret(report->words->text))) {
        effects_.emplace_back(StoreReport{seal(*report->words, s_.world.report_key)});
        s_.words_on_the_way = Secret(report->words->text);
        s_.answers_to_store = std::move(answers);
    } else {
        effects_.emplace_back(StoreReport{std::move(answers)});
    }
    s_.go({.kind = PageKind::sending, .interview = id});
}

void Turn::forget_report(const std::string& id) {
    const auto* report = find_interview(s_.world.pack, id);
    for (const auto& question : report->questions) {
        const auto is_shared = std::ranges::any_of(s_.world.pack.interviews, [&](const Interview& other) {
            return !other.is_report() && find_question(other, question.id) != nullptr;
        });
        if (!is_shared) s_.answers.erase(question.id), s_.drafts.erase(question.id);
    }
}

void Turn::switch_letter_language() {
    s_.letter_language = s_.letter_language == Language::kazakh ? Language::russian : Language::kazakh;
    s_.focus = "title";
    speak_ = Speak::whole_screen;
}

void Turn::finish_session() {
    if (s_.page.kind == PageKind::language) return;
    if (s_.answers.empty() && s_.drafts.empty() && s_.draft.text.empty() && s_.draft.keys.empty())
        return end_session();
    if (s_.page.kind != PageKind::finish) s_.go_aside({.kind = PageKind::finish});
}

void Turn::end_session_if_changed() {
    const auto& settings = s_.world.pack.settings;
    const Look at_start{.speaking = settings.speech_at_start,
                        .rate_words_per_minute = settings.rate_words_per_minute,
                        .volume_percent = settings.volume_percent};
    if (!(s_.look == at_start) || s_.language != settings.first_language) end_session();
}

void Turn::end_session() {
    // From whichever page: what still waits for paper must not come out before the next visitor's eyes.
    if (s_.is_printing) effects_.emplace_back(CancelPrinting{});
    effects_.emplace_back(BeSilent{});
    effects_.emplace_back(Wipe{});
    s_.voice_is_busy = false;
    s_.reset();
}

}  // namespace mektep
