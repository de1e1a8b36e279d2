// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/inspect.h"
#include "interview/facts.h"

#include <algorithm>
#include <map>
#include <set>

namespace mektep {
namespace {

constexpr std::string_view id = "references";

class References {
public:
    explicit References(const Proof& proof) : pack_(proof.pack), facts_(facts_of(proof.pack)) {}

    Findings run() {
        for (const auto& interview : pack_.interviews) interview_names(interview);
        same_answers();
        for (const auto& source : pack_.law.sources)
            if (find_act(pack_.law, source.act) == nullptr)
                complain(source.place, message("There is no act “{name}”.", {{"name", source.act}}));
        for (const auto& term : pack_.law.terms) {
            if (find_source(pack_.law, term.source) == nullptr)
                complain(term.place, message("There is no source “{name}”.", {{"name", term.source}}));
            const bool is_asked = term.from == "today" ||
                                  std::ranges::any_of(pack_.interviews, [&](const Interview& interview) {
                                      const auto* question = find_question(interview, term.from);
                                      return question != nullptr && question->kind == Kind::date;
                                  });
            if (!is_asked)
                complain(term.place,
                         message("The term is counted from “{name}”, but no interview asks for such a date.",
                                 {{"name", term.from}}));
        }
        return std::move(findings_);
    }

private:
    void complain(const Place& place, Message what) {
        findings_.push_back(
            found(id, place, std::move(what), message("Correct the name, or add what it stands for.")));
    }

    void interview_names(const Interview& interview) {
        sources(interview.sources, interview.place);
        for (std::size_t i = 0; i < interview.questions.size(); ++i) {
            const auto& question = interview.questions[i];
            sources(question.sources, question.place);
            condition(question.when, interview, i);
            for (const auto& option : question.options) condition(option.when, interview, i);
        }
        for (const auto& placed : outcome_texts(interview)) {
            for (const auto* when : placed.when)
                if (seen_.insert(when).second) condition(*when, interview, interview.questions.size());
            for (const auto* names : {placed.block_sources, placed.sources})
                if (names != nullptr && seen_.insert(names).second) sources(*names, placed.text->place);
        }
        if (const auto* page = std::get_if<AdvicePage>(&interview.outcome)) {
            for (const auto& letter : page->letters) offered(letter, interview, true);
            for (const auto& report : page->reports) offered(report, interview, false);
        }
        if (const auto* record = std::get_if<RecordForm>(&interview.outcome)) {
            if (record->coverage) coverage(*record->coverage, interview);
            for (const auto& cross : record->crosses) crossed(cross, interview);
        }
    }

    /// Two or three questions, each answered by codes.
    void crossed(const RecordForm::Cross& cross, const Interview& interview) {
        constexpr std::size_t least = 2, most = 3;
        if (cross.by.size() < least || cross.by.size() > most)
            complain(cross.place, message("A cross is of two or three questions."));
        for (const auto& name : cross.by)
            if (const auto* question = find_question(interview, name);
                question == nullptr || question->kind == Kind::text)
                complain(cross.place,
                         message("“{name}” is no question whose answers are chosen.", {{"name", name}}));
    }

    /// Shares are of reports that gave one answer each.
    void coverage(const RecordForm::Coverage& coverage, const Interview& interview) {
        condition(coverage.among, interview, interview.questions.size());
        const auto has_one_answer = [&](const std::string& name) {
            const auto* question = find_question(interview, name);
            return question != nullptr && question->kind != Kind::choices &&
                   (question->kind == Kind::region || !question->options.empty());
        };
        if (!has_one_answer(coverage.of))
            complain(coverage.place,
                     message("“{name}” is no question with one answer of several.", {{"name", coverage.of}}));
        for (const auto& term : coverage.among.all_of)
            if (!has_one_answer(term.key))
                complain(term.place, message("“{name}” is no question with one answer of several.",
                                             {{"name", term.key}}));
    }

    /// An answer is offered again in every interview that asks for the same id: it must be an answer there
    /// too.
    void same_answers() {
        std::map<std::string, const Question*> first;
        for (const auto& interview : pack_.interviews)
            for (const auto& question : interview.questions) {
                const auto* before = first.emplace(question.id, &question).first->second;
                if (before->kind != question.kind ||
                    !std::ranges::equal(before->options, question.options, {}, &Option::key, &Option::key))
                    findings_.push_back(found(
                        id, question.place,
                        message("“{name}” is asked elsewhere with other answers.", {{"name", question.id}}),
                        message("Give both the same kind and the same answers, or another id to one.")));
            }
    }

    void offered(const Offer& offer, const Interview& from, bool is_letter) {
        const auto& name = offer.interview;
        condition(offer.when, from, from.questions.size());
        const auto* interview = find_interview(pack_, name);
        if (interview == nullptr || (is_letter ? !interview->is_letter() : !interview->is_report()))
            complain(from.place, is_letter ? message("There is no letter “{name}”.", {{"name", name}})
                                           : message("There is no report “{name}”.", {{"name", name}}));
    }

    void sources(const std::vector<std::string>& names, const Place& place) {
        for (const auto& name : names)
            if (find_source(pack_.law, name) == nullptr)
                complain(place, message("There is no source “{name}”.", {{"name", name}}));
    }

    /// A condition may look at what was asked before and at yes/no facts.
    void condition(const When& when, const Interview& interview, std::size_t before) {
        for (const auto& term : when.all_of) {
            const auto question = std::ranges::find(interview.questions, term.key, &Question::id);
            const auto place_in_order = static_cast<std::size_t>(question - interview.questions.begin());
            if (question != interview.questions.end()) {
                if (place_in_order >= before)
                    complain(term.place, message("The condition looks at “{name}”, which is asked later.",
                                                 {{"name", term.key}}));
                values(term, *question);
                continue;
            }
            const auto fact = std::ranges::find(facts_, term.key, &FactKind::name);
            if (fact == facts_.end())
                complain(term.place,
                         message("There is no question and no fact “{name}”.", {{"name", term.key}}));
            else if (fact->type != FactKind::Type::yes_no)
                complain(term.place, message("The fact “{name}” is not a yes or no.", {{"name", term.key}}));
            else
                for (const auto& value : term.any_of)
                    if (value != "yes" && value != "no")
                        complain(term.place, message("“{value}” is no answer to “{name}”.",
                                                     {{"value", value}, {"name", term.key}}));
        }
    }

    void values(const When::Term& term, const Question& question) {
        for (const auto& value : term.any_of) {
            const bool is_key =
                find_option(question, value) != nullptr ||
                (question.kind == Kind::region && find_region(pack_.places, value) != nullptr);
            const bool is_state = value == "left_out" ? question.optional
                                                      : value == "given" && question.options.empty() &&
                                                            question.kind != Kind::region;
            if (!is_key && !is_state)
                complain(term.place, message("“{value}” is no answer to “{name}”.",
                                             {{"value", value}, {"name", term.key}}));
        }
    }

    const Pack& pack_;
    std::vector<FactKind> facts_;
    std::set<const void*> seen_;  ///< conditions and source lists that several texts of one block share
    Findings findings_;
};

}  // namespace

Findings check_references(const Proof& proof) { return References(proof).run(); }

}  // namespace mektep
