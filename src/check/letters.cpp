// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <set>

#include "check/inspect.h"
#include "interview/facts.h"

namespace mektep {
namespace {

constexpr std::string_view id = "letters";

class Letters {
public:
    Letters(const Proof& proof, const Interview& interview) : pack_(proof.pack), interview_(interview), facts_(facts_of(proof.pack)), texts_(outcome_texts(interview)) {
        for (const auto& placed : texts_) arguments_.push_back(pattern_arguments(placed.text->source).value_or(std::vector<PatternArgument>{}));
    }

    Findings run() {
        for (std::size_t i = 0; i < texts_.size(); ++i) uses(*texts_[i].text, arguments_[i]);
        std::set<std::pair<const Text*, std::string>> missing;
        for (std::size_t i = 0; i < texts_.size(); ++i) find_missing(texts_[i], arguments_[i], missing);
        for (const auto& [text, name] : missing)
            findings_.push_back(found(id, text->place, message("“{name}” is not answered on every way on which this text is printed.", {{"name", name}}),
                                      message("Give the block the condition under which the question is asked.")));
        if (const auto* letter = std::get_if<LetterForm>(&interview_.outcome)) addressee(*letter);
        return std::move(findings_);
    }

private:
    /// Walks the ways that the text's own condition and the questions' conditions tell apart.
    void find_missing(const PlacedText& placed, const std::vector<PatternArgument>& arguments, std::set<std::pair<const Text*, std::string>>& missing) const {
        if (arguments.empty()) return;
        auto deciding = deciding_questions(interview_);
        for (const auto* when : placed.when)
            for (const auto& term : when->all_of) deciding.insert(term.key);
        each_path(interview_, pack_, deciding, [&](const Path& path) {
            if (!std::ranges::all_of(placed.when, [&](const When* when) { return holds_on(*when, path); })) return;
            for (const auto& argument : arguments)
                if (!is_answered(argument.name, path)) missing.emplace(placed.text, argument.name);
        });
    }

    /// A choice cannot stand in a sentence as it is: its key is no word of any language.
    void uses(const Text& text, const std::vector<PatternArgument>& arguments) {
        for (const auto& argument : arguments) {
            const auto* question = find_question(interview_, argument.name);
            const bool has_key = question != nullptr && (question->kind == Kind::choice || question->kind == Kind::yes_no);
            if (has_key && argument.use != PatternArgument::Use::select)
                findings_.push_back(found(id, text.place, message("“{name}” is a choice and cannot stand in a sentence as it is.", {{"name", argument.name}}),
                                          message("Write the words of each answer: {example}", {{"example", "{" + argument.name + ", select, key {words} other {words}}"}})));
            if (!has_key || argument.use != PatternArgument::Use::select) continue;
            for (const auto& key : argument.keys)
                if (key != "other" && find_option(*question, key) == nullptr)
                    findings_.push_back(found(id, text.place, message("“{value}” is no answer to “{name}”.", {{"value", key}, {"name", argument.name}}), message("Use the keys of the question''s answers.")));
        }
    }

    [[nodiscard]] bool is_answered(const std::string& name, const Path& path) const {
        if (name == "addressee" && std::holds_alternative<LetterForm>(interview_.outcome)) return true;
        if (std::ranges::find(path.asked, name, &Question::id) != path.asked.end()) return true;
        const auto fact = std::ranges::find(facts_, name, &FactKind::name);
        if (fact == facts_.end()) return false;
        return std::ranges::all_of(fact->needs, [&](const std::string& needed) {
            const auto question = std::ranges::find(path.asked, needed, &Question::id);
            return question != path.asked.end() && !(*question)->optional;
        });
    }

    /// Whatever region is chosen, the letter has somebody to go to.
    void addressee(const LetterForm& letter) {
        if (letter.heading.empty() || letter.body.empty())
            findings_.push_back(found(id, interview_.place, message("The letter has no heading or no body."), message("Add “heading:” and “body:”.")));
        const auto* region = find_question(interview_, "region");
        const auto* own_words = find_question(interview_, "addressee_name");
        if (region == nullptr && own_words == nullptr) {
            findings_.push_back(found(id, interview_.place, message("Nothing tells to whom the letter goes."), message("Ask for the region, or for addressee_name.")));
            return;
        }
        if (own_words != nullptr) return;
        for (const auto& place : pack_.places.regions)
            if (!place.bodies.contains(letter.addressee))
                findings_.push_back(found(id, place.place, message("The region {region} has no body “{role}”, and the letter {letter} does not ask for its name.",
                                                                   {{"region", place.code}, {"role", letter.addressee}, {"letter", interview_.id}}),
                                          message("Add the body to places.yaml, or a question addressee_name to the letter.")));
    }

    const Pack& pack_;
    const Interview& interview_;
    std::vector<FactKind> facts_;
    std::vector<PlacedText> texts_;
    std::vector<std::vector<PatternArgument>> arguments_;
    Findings findings_;
};

}  // namespace

Findings check_letters(const Proof& proof) {
    Findings findings;
    for (const auto& interview : proof.pack.interviews)
        for (auto& finding : Letters(proof, interview).run()) findings.push_back(std::move(finding));
    return findings;
}

}  // namespace mektep
