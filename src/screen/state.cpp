// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of a session and the ways between them.
#include "screen/state.h"

#include "base/error.h"
#include "language/date.h"
#include "letter/reference.h"

#include <algorithm>

namespace mektep {

SessionState::SessionState(const SessionWorld& w) : world(w) { reset(); }

void SessionState::reset() {
    const auto& settings = world.pack.settings;
    language = settings.first_language;
    letter_language = language;
    look = Look{.speaking = settings.speech_at_start || headphones,
                .rate_words_per_minute = settings.rate_words_per_minute,
                .volume_percent = settings.volume_percent};
    page = {};
    trail.clear();
    entry.clear();
    answers.clear();
    draft = {};
    drafts.clear();
    changing = false;
    letters.clear();
    statistics = {};
    machine = {};
    notice.clear();
    words_on_the_way = Secret();
    kept_words = Secret();
    answers_to_store.reset();
    print_order = {};
    is_printing = false;
    printed_from = {};
    printed_by.clear();
    focus = "title";
    may_speak_private = false;
    spoke_aloud = settings.speech_at_start;
    reading = {};
    warned.reset();
    last_activity = world.clock.now();
}

const Interview& SessionState::interview() const {
    const auto* found = find_interview(world.pack, page.interview);
    if (found == nullptr) bug("a page of an interview that is not in the pack");
    return *found;
}

Walk SessionState::walk_of(const Interview& interview) const {
    return walk(interview, answers, world.pack, world.clock.today());
}

Language SessionState::usual_letter_language() const {
    return std::ranges::find(visitor_languages, language) == visitor_languages.end()
               ? world.pack.settings.first_language
               : language;
}

Letter SessionState::written(const Interview& form, Language in_language) const {
    const auto way = walk_of(form);
    const auto today = world.clock.today();
    auto result = letter(Setting{form, way, world.pack, today, in_language});
    if (in_language != language) result.cover = letter(Setting{form, way, world.pack, today, language}).cover;
    return result;
}

Document SessionState::advised() const {
    const auto& form = interview();
    const auto way = walk_of(form);
    return advice(Setting{form, way, world.pack, world.clock.today(), language});
}

std::vector<Letter> SessionState::all_letters() const {
    std::vector<Letter> complete;
    for (const auto& id : letters) {
        const auto& form = *find_interview(world.pack, id);
        // An answer that was changed in a later letter may have opened a question of an earlier one.
        if (walk_of(form).complete()) complete.push_back(written(form, letter_language));
    }
    return complete;
}

std::vector<Letter> SessionState::in_both_languages() const {
    std::vector<Letter> both;
    both.reserve(visitor_languages.size());
    for (const auto each : visitor_languages) both.push_back(written(interview(), each));
    both.back().cover.blocks.clear();  // the family's sheet is in the screen's language: once is enough
    return both;
}

Document SessionState::ordered() const {
    const auto title = [&] { return scene().words(message("What to do with the letters")); };
    switch (print_order.what) {
        case PrintOrder::What::all_letters:
            return as_printed(all_letters(), title());
        case PrintOrder::What::both_languages:
            return as_printed(in_both_languages(), title());
        case PrintOrder::What::letter:
        case PrintOrder::What::page:
            return on_paper(printed_from.kind);
    }
    bug("an order of nothing");
}

Document SessionState::on_paper(PageKind kind) const {
    switch (kind) {
        case PageKind::advice:
            return advised();
        case PageKind::letter:
        case PageKind::cover:
            return as_printed(written());
        case PageKind::words:
            return words_page(world.pack, language);
        case PageKind::contacts:
            return contacts_page(world.pack, language);
        case PageKind::law: {
            if (page.interview.empty()) return law_page(world.pack, language);
            const auto& form = interview();
            const auto way = walk_of(form);
            return law_page(world.pack, language,
                            cited_sources({form, way, world.pack, world.clock.today(), language}));
        }
        case PageKind::help: {
            const auto screen = help_screen(scene());
            Document document{.title = screen.title, .language = language, .blocks = {}};
            document.blocks.emplace_back(
                Heading{.level = 1, .runs = {Run{.text = screen.title, .language = language}}});
            document.blocks.insert(document.blocks.end(), screen.body.begin(), screen.body.end());
            return document;
        }
        case PageKind::language:
        case PageKind::home:
        case PageKind::guides:
        case PageKind::letters:
        case PageKind::reports:
        case PageKind::term:
        case PageKind::question:
        case PageKind::check:
        case PageKind::before_printing:
        case PageKind::printing:
        case PageKind::sending:
        case PageKind::thanks:
        case PageKind::pin:
        case PageKind::staff:
        case PageKind::statistics:
        case PageKind::charts:
        case PageKind::finish:
            break;
    }
    bug("a page that is not printed");
}

namespace {

std::vector<const Interview*> interviews_of(const Pack& pack, PageKind kind) {
    std::vector<const Interview*> chosen;
    for (const auto& interview : pack.interviews) {
        const bool fits = kind == PageKind::guides    ? interview.is_guide()
                          : kind == PageKind::letters ? interview.is_letter()
                                                      : interview.is_report();
        if (fits) chosen.push_back(&interview);
    }
    return chosen;
}

}  // namespace

Screen SessionState::screen() const {
    const auto here = scene();
    const auto build = [&]() -> Screen {
        switch (page.kind) {
            case PageKind::language:
                return language_screen(here);
            case PageKind::home:
                return home_screen(here);
            case PageKind::guides:
                return list_screen(here, interviews_of(world.pack, page.kind), message("What has happened?"));
            case PageKind::letters:
                return list_screen(here, interviews_of(world.pack, page.kind), message("Which letter?"));
            case PageKind::reports:
                return list_screen(here, interviews_of(world.pack, page.kind),
                                   message("What do you want to report?"));
            case PageKind::help:
                return help_screen(here);
            case PageKind::law:
            case PageKind::words:
            case PageKind::contacts:
                return reference_screen(here, on_paper(page.kind));
            case PageKind::term:
                return term_screen(here, *find_entry(world.pack.glossary, page.item));
            case PageKind::question: {
                const auto& form = interview();
                const auto way = walk_of(form);
                return question_screen(here, way, *find_question(form, page.item), draft,
                                       expected_length(form, answers, world.pack, here.today));
            }
            case PageKind::check:
                return check_screen(here, interview(), walk_of(interview()), letter_language, notice);
            case PageKind::advice:
                return advice_screen(here, interview(), walk_of(interview()), advised());
            case PageKind::letter:
                return letter_screen(here, written().letter, letter_language, letters.size(), notice);
            case PageKind::cover:
                return cover_screen(here, written().cover);
            case PageKind::before_printing:
                return before_printing_screen(here, print_order, notice);
            case PageKind::printing:
                return printing_screen(here, print_state);
            case PageKind::sending:
                return sending_screen(here);
            case PageKind::thanks:
                return thanks_screen(here);
            case PageKind::pin:
                return pin_screen(
                    here, draft,
                    pin_purpose == PinPurpose::staff_page
                        ? message("This page is for the staff of the centre.")
                        : message("A member of the staff plugs in the stick and types the PIN."));
            case PageKind::staff:
                return staff_screen(here, machine, draft);
            case PageKind::statistics:
                return statistics_screen(here, statistics, notice);
            case PageKind::charts:
                return charts_screen(here, statistics, notice);
            case PageKind::finish:
                return finish_screen(here);
        }
        bug("a page without a screen");
    };
    if (warned) return idle_screen(here);
    auto built = build();
    if (built.is_private && look.speaking && !screen_reader && !headphones && !may_speak_private)
        built.controls.insert(built.controls.begin(),
                              Button{.id = "allow_private",
                                     .label = here.words(message("Read my data aloud")),
                                     .icon = Icon::speak,
                                     .language = language});
    built.read_by_focus = screen_reader;
    const auto order = focus_order(built);
    if (std::ranges::find(order, focus) != order.end()) built.focus = focus;
    return built;
}

void SessionState::keep_draft() {
    if (page.kind == PageKind::question) drafts[page.item] = draft;
}

void SessionState::go(Page next) {
    keep_draft();
    page = std::move(next);
    draft = {};
    notice.clear();
    focus.clear();
    focus = screen().focus;
}

void SessionState::go_aside(Page next) {
    trail.push_back(page);
    go(std::move(next));
}

void SessionState::begin_interview(const std::string& id) {
    const auto* form = find_interview(world.pack, id);
    if (form == nullptr) return;  // a button of a page that is gone
    entry[id] = page;
    changing = false;
    if (form->is_letter()) letter_language = usual_letter_language();
    page = {.kind = PageKind::check, .interview = id};
    proceed();
}

void SessionState::proceed() {
    const auto& form = interview();
    const auto way = walk_of(form);
    const std::string id = form.id;
    if (way.next != nullptr) return show_question(id, way.next->id);
    const bool to_advice = form.is_guide() && !changing;
    changing = false;
    go({.kind = to_advice ? PageKind::advice : PageKind::check, .interview = id});
}

void SessionState::show_question(const std::string& interview_id, const std::string& question) {
    keep_draft();
    page = {.kind = PageKind::question, .interview = interview_id, .item = question};
    draft = {};
    if (const auto kept = drafts.find(question); kept != drafts.end()) {
        draft = kept->second;
        draft.problem.clear();
        drafts.erase(kept);
    } else if (const auto* answer = find_answer(answers, question)) {
        draft.keys = chosen_keys(*answer);
        draft.text = answer->canonical;
        if (answer->kind == Kind::date && day_in(*answer)) draft.text = Secret(short_date(*day_in(*answer)));
    }
    notice.clear();
    focus.clear();
    focus = screen().focus;
}

void SessionState::go_back() {
    const auto leave_interview = [&] {
        const auto from = entry.find(page.interview);
        go(from == entry.end() ? Page{.kind = PageKind::home} : from->second);
    };
    switch (page.kind) {
        case PageKind::language:
        case PageKind::thanks:
            return;
        case PageKind::home:
            return go({.kind = PageKind::language});
        case PageKind::question: {
            if (changing) return go({.kind = PageKind::check, .interview = page.interview});
            const auto way = walk_of(interview());
            if (const auto* earlier = before(way, page.item))
                return show_question(page.interview, earlier->id);
            return leave_interview();
        }
        case PageKind::check:
        case PageKind::advice: {
            const auto way = walk_of(interview());
            if (way.path.empty()) return leave_interview();
            return show_question(page.interview, way.path.back()->id);
        }
        case PageKind::letter:
            return go({.kind = PageKind::check, .interview = page.interview});
        case PageKind::cover:
            return go({.kind = PageKind::letter, .interview = page.interview});
        case PageKind::before_printing:
        case PageKind::printing:
            return go(printed_from);
        case PageKind::sending:
            return go({.kind = PageKind::check, .interview = page.interview});
        case PageKind::guides:
        case PageKind::letters:
        case PageKind::reports:
        case PageKind::help:
        case PageKind::law:
        case PageKind::words:
        case PageKind::contacts:
        case PageKind::term:
        case PageKind::pin:
        case PageKind::staff:
        case PageKind::statistics:
        case PageKind::charts:
        case PageKind::finish:
            break;
    }
    if (trail.empty()) return go({.kind = PageKind::home});
    const auto previous = trail.back();
    trail.pop_back();
    if (previous.kind == PageKind::question) return show_question(previous.interview, previous.item);
    go(previous);
}

}  // namespace mektep
