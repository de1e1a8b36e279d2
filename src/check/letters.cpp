// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/inspect.h"
#include "interview/facts.h"

#include <algorithm>
#include <set>

namespace mektep {
namespace {

constexpr std::string_view id = "letters";

class Letters {
public:
    Letters(const Proof& proof, const Interview& interview)
        : pack_(proof.pack),
          interview_(interview),
          facts_(facts_of(proof.pack)),
          texts_(outcome_texts(interview)) {
        for (const auto& placed : texts_)
            arguments_.push_back(
                pattern_arguments(placed.text->source).value_or(std::vector<PatternArgument>{}));
    }

    Findings run() {
        for (std::size_t i = 0; i < texts_.size(); ++i) uses(*texts_[i].text, arguments_[i]);
        std::set<std::pair<const Text*, std::string>> missing;
        for (std::size_t i = 0; i < texts_.size(); ++i) find_missing(texts_[i], arguments_[i], missing);
        question_texts(missing);
        for (const auto& [text, name] : missing)
            findings_.push_back(
                found(id, text->place,
                      message("“{name}” is not answered on every way on which this text is printed.",
                              {{"name", name}}),
                      message("Give the block the condition under which the question is asked.")));
        if (const auto* letter = std::get_if<LetterForm>(&interview_.outcome);
            letter != nullptr && letter->to.empty())
            addressee(*letter);
        return std::move(findings_);
    }

private:
    /// Walks the ways that matter to this text.
    void find_missing(const PlacedText& placed, const std::vector<PatternArgument>& arguments,
                      std::set<std::pair<const Text*, std::string>>& missing) const {
        if (arguments.empty()) return;
        std::set<std::string> keys;
        for (const auto* when : placed.when)
            for (const auto& term : when->all_of) keys.insert(term.key);
        // What may be left empty is tried both ways.
        for (const auto& argument : arguments) keys.insert(argument.name);
        const auto deciding = deciding_for(interview_, pack_, keys);
        each_path(interview_, pack_, deciding, [&](const Path& path) {
            if (!std::ranges::all_of(placed.when, [&](const When* when) { return holds_on(*when, path); }))
                return;
            for (const auto& argument : arguments)
                if (!is_answered(argument, *placed.text, path)) missing.emplace(placed.text, argument.name);
        });
    }

    /// Questions are shown as they stand: nothing is filled in there.
    void question_texts(std::set<std::pair<const Text*, std::string>>& missing) const {
        const auto none_in = [&](const Text& text) {
            for (const auto& argument :
                 pattern_arguments(text.source).value_or(std::vector<PatternArgument>{}))
                missing.emplace(&text, argument.name);
        };
        for (const auto* text : {&interview_.title, &interview_.summary}) none_in(*text);
        for (const auto& question : interview_.questions) {
            for (const auto* text : {&question.ask, &question.why, &question.example}) none_in(*text);
            for (const auto& option : question.options)
                for (const auto* text : {&option.label, &option.explanation}) none_in(*text);
        }
    }

    /// A choice cannot stand in a sentence as it is: its key is no word of any language.
    void uses(const Text& text, const std::vector<PatternArgument>& arguments) {
        for (const auto& argument : arguments) {
            const auto* question = find_question(interview_, argument.name);
            const bool has_key =
                question != nullptr && (question->kind == Kind::choice || question->kind == Kind::yes_no);
            if (has_key && argument.use != PatternArgument::Use::select)
                findings_.push_back(found(
                    id, text.place,
                    message("“{name}” is a choice and cannot stand in a sentence as it is.",
                            {{"name", argument.name}}),
                    message("Write the words of each answer: {example}",
                            {{"example", "{" + argument.name + ", select, key {words} other {words}}"}})));
            if (argument.use == PatternArgument::Use::plural && !is_number(argument.name))
                findings_.push_back(
                    found(id, text.place,
                          message("“{name}” is not a number: no words can depend on how many there are.",
                                  {{"name", argument.name}}),
                          message("Use a fact that is a number, or write the sentence without a plural.")));
            if (!has_key || argument.use != PatternArgument::Use::select) continue;
            for (const auto& key : argument.keys)
                if (key != "other" && find_option(*question, key) == nullptr)
                    findings_.push_back(found(id, text.place,
                                              message("“{value}” is no answer to “{name}”.",
                                                      {{"value", key}, {"name", argument.name}}),
                                              message("Use the keys of the question''s answers.")));
        }
    }

    /// Only these reach a text as numbers; ICU refuses to count anything else.
    [[nodiscard]] bool is_number(const std::string& name) const {
        const auto fact = std::ranges::find(facts_, name, &FactKind::name);
        return fact != facts_.end() && fact->type == FactKind::Type::number;
    }

    /// An answer left out leaves a hole, but where the text is that answer alone (it goes with it) or chooses
    /// its words by it.
    [[nodiscard]] bool is_answered(const PatternArgument& argument, const Text& text,
                                   const Path& path) const {
        const auto& name = argument.name;
        if (name == "addressee" && std::holds_alternative<LetterForm>(interview_.outcome)) return true;
        if (std::ranges::find(path.asked, name, &Question::id) != path.asked.end()) {
            const bool is_left_out = path.values.at(name) == std::vector<std::string>{"left_out"};
            return !is_left_out || argument.use == PatternArgument::Use::select ||
                   text.source == "{" + name + "}";
        }
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
            findings_.push_back(found(id, interview_.place, message("The letter has no heading or no body."),
                                      message("Add “heading:” and “body:”.")));
        const auto* region = find_question(interview_, "region");
        const auto* own_words = find_question(interview_, "addressee_name");
        if (region == nullptr && own_words == nullptr) {
            findings_.push_back(found(id, interview_.place, message("Nothing tells to whom the letter goes."),
                                      message("Ask for the region, or for addressee_name.")));
            return;
        }
        for (const auto& code : regions_without_addressee(letter)) {
            const auto* place = find_region(pack_.places, code);
            if (place == nullptr)
                findings_.push_back(found(id, interview_.place,
                                          message("Nothing tells to whom the letter goes."),
                                          message("Ask for the region, or for addressee_name.")));
            else
                findings_.push_back(found(
                    id, place->place,
                    message("The region {region} has no body “{role}”, and the letter {letter} does not ask "
                            "for its name.",
                            {{"region", code}, {"role", letter.addressee}, {"letter", interview_.id}}),
                    message("Add the body to places.yaml, or a question addressee_name to the letter.")));
        }
    }

    /// Codes of the regions that leave the letter without anybody to go to on some way; an empty code where
    /// no region is asked for.
    [[nodiscard]] std::set<std::string> regions_without_addressee(const LetterForm& letter) const {
        const auto deciding = deciding_for(interview_, pack_, {"region", "addressee_name"});
        std::set<std::string> codes;
        each_path(interview_, pack_, deciding, [&](const Path& path) {
            const auto own_words = path.values.find("addressee_name");
            if (own_words != path.values.end() && own_words->second.front() != "left_out") return;
            const auto answered = path.values.find("region");
            const auto* region =
                answered == path.values.end() ? nullptr : find_region(pack_.places, answered->second.front());
            if (region == nullptr)
                codes.insert("");
            else if (!region->bodies.contains(letter.addressee))
                codes.insert(region->code);
        });
        return codes;
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
