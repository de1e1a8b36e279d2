// SPDX-License-Identifier: GPL-3.0-or-later
#include "interview/review.h"

#include "base/error.h"
#include "interview/facts.h"
#include "language/date.h"
#include "language/list.h"
#include "language/order.h"

namespace mektep {
namespace {

std::string labels_of(const Question& question, const Answer& answer, const Pack& pack, Language language) {
    std::vector<std::string> labels;
    for (const auto& key : chosen_keys(answer))
        if (const auto* option = find_option(question, key))
            labels.push_back(render(message_of(option->label), language, pack.catalog));
    return list_of(labels, language);
}

/// "+77011234567" -> "+7 701 123 45 67"
std::string phone_in_groups(std::string_view phone) {
    std::string text(phone);
    for (const std::size_t at : {10U, 8U, 5U, 2U})
        if (at < text.size()) text.insert(at, " ");
    return text;
}

/// A label as it stands inside a sentence: "Педагог-ассистент" -> "педагог-ассистент"; an abbreviation stays
/// as it is.
std::string inside_sentence(std::string label, Language language) {
    const auto lower = lower_case(label, language);
    const auto end_of_letter = [&](const std::string& text, std::size_t from) {
        auto end = from + 1;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
        return end;
    };
    if (label.empty() || lower.size() != label.size()) return label;
    const auto first = end_of_letter(label, 0);
    const auto second = first < label.size() ? end_of_letter(label, first) : first;
    const bool is_abbreviation = label.substr(first, second - first) != lower.substr(first, second - first);
    return is_abbreviation ? label : lower.substr(0, first) + label.substr(first);
}

std::string listed_inside_sentence(const Question& question, const Answer& answer, const Pack& pack,
                                   Language language) {
    std::vector<std::string> labels;
    for (const auto& key : chosen_keys(answer))
        if (const auto* option = find_option(question, key))
            labels.push_back(
                inside_sentence(render(message_of(option->label), language, pack.catalog), language));
    return list_of(labels, language);
}

Argument argument_for(const Question& question, const Answer& answer, const Pack& pack, Language language) {
    if (answer.left_out()) return std::string();
    switch (question.kind) {
        case Kind::choice:
        case Kind::yes_no:
            return std::string(answer.canonical.reveal());
        case Kind::date:
            return day_in(answer).value();
        case Kind::choices:
            return listed_inside_sentence(question, answer, pack, language);
        case Kind::month:
        case Kind::number:
        case Kind::name:
        case Kind::iin:
        case Kind::phone:
        case Kind::address:
        case Kind::region:
        case Kind::text:
            return in_words(question, answer, pack, language);
    }
    bug("a kind of question without an argument");
}

}  // namespace

std::string in_words(const Question& question, const Answer& answer, const Pack& pack, Language language) {
    if (answer.left_out()) return render(message("left empty"), language, pack.catalog);
    switch (question.kind) {
        case Kind::choice:
        case Kind::choices:
        case Kind::yes_no:
            return labels_of(question, answer, pack, language);
        case Kind::date:
            return long_date(day_in(answer).value(), language);
        case Kind::month:
            return month_and_year(month_of(answer.canonical.reveal()).value(), language);
        case Kind::region: {
            const auto* region = find_region(pack.places, answer.canonical.reveal());
            return region == nullptr ? std::string(answer.canonical.reveal()) : region->name.of(language);
        }
        case Kind::phone:
            return phone_in_groups(answer.canonical.reveal());
        case Kind::number:
        case Kind::name:
        case Kind::iin:
        case Kind::address:
        case Kind::text:
            return std::string(answer.canonical.reveal());
    }
    bug("a kind of question without words");
}

std::vector<ReviewLine> review(const Walk& walk, const Pack& pack, Language language) {
    std::vector<ReviewLine> lines;
    for (const auto* question : walk.path) {
        const auto* answer = find_answer(walk.pruned, question->id);
        if (answer == nullptr) continue;
        lines.push_back({.question = question->id,
                         .asked = render(message_of(question->ask), language, pack.catalog),
                         .answered = in_words(*question, *answer, pack, language)});
    }
    return lines;
}

Arguments arguments_for(const Walk& walk, const Interview& interview, const Pack& pack, Language language,
                        Day today) {
    Arguments arguments;
    for (const auto& [id, answer] : walk.pruned)
        if (const auto* question = find_question(interview, id))
            arguments[id] = argument_for(*question, answer, pack, language);
    for (const auto& kind : facts_of(pack)) {
        const auto value = fact(kind.name, pack, walk.pruned, today);
        if (const auto* truth = std::get_if<bool>(&value))
            arguments[kind.name] = std::string(*truth ? "yes" : "no");
        else if (const auto* number = std::get_if<std::int64_t>(&value))
            arguments[kind.name] = *number;
        else if (const auto* day = std::get_if<Day>(&value))
            arguments[kind.name] = *day;
    }
    return arguments;
}

}  // namespace mektep
