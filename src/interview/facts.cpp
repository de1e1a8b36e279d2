// SPDX-License-Identifier: GPL-3.0-or-later
#include "interview/facts.h"

#include "interview/deadline.h"

#include <array>

namespace mektep {
namespace {

std::optional<Day> day_answered(const Answers& answers, std::string_view question) {
    const auto* answer = find_answer(answers, question);
    return answer == nullptr ? std::nullopt : day_in(*answer);
}

std::optional<std::int64_t> child_age(const Answers& answers, Day today) {
    const auto born = day_answered(answers, "child_birth_date");
    return born ? std::optional<std::int64_t>(full_years(*born, today)) : std::nullopt;
}

/// Whether places.yaml names the education department of the region that was chosen.
FactValue region_has_department(const Pack& pack, const Answers& answers) {
    const auto* answer = find_answer(answers, "region");
    if (answer == nullptr) return std::monostate();
    const auto* region = find_region(pack.places, answer->canonical.reveal());
    return region != nullptr && region->bodies.contains("education_department");
}

/// Whether the parent has to name the addressee: the region has no department, or the paper names another
/// body.
FactValue addressee_is_asked(const Pack& pack, const Answers& answers) {
    const auto known = region_has_department(pack, answers);
    const auto* has_department = std::get_if<bool>(&known);
    if (has_department == nullptr) return std::monostate();
    if (!*has_department) return true;
    const auto* other = find_answer(answers, "other_body");
    if (other == nullptr) return std::monostate();
    return other->canonical.reveal() == "yes";
}

/// What a term's fact is called after the term's id.
struct TermFact {
    std::string_view ending;
    FactKind::Type type;
    std::string_view meaning;
};
constexpr std::array<TermFact, 5> term_facts{{
    {"_from", FactKind::Type::date, "The day that the term runs from."},
    {"_last_day", FactKind::Type::date, "The last day of the term."},
    {"_days_left", FactKind::Type::number,
     "Calendar days from today to the last day; negative when it has passed."},
    {"_passed", FactKind::Type::yes_no, "Whether the last day is before today."},
    {"_moved", FactKind::Type::yes_no, "Whether the last day was moved off a day off."},
}};

FactValue term_fact(const Term& term, std::string_view ending, const Pack& pack, const Answers& answers,
                    Day today) {
    const auto from = term.from == "today" ? std::optional(today) : day_answered(answers, term.from);
    if (!from) return std::monostate();
    const auto counted = deadline(term, *from, pack.calendar);
    if (ending == "_from") return counted.from;
    if (ending == "_last_day") return counted.last_day;
    if (ending == "_days_left") return std::int64_t{(counted.last_day - today).count()};
    if (ending == "_passed") return counted.last_day < today;
    return counted.moved;
}

}  // namespace

int full_years(Day born, Day today) {
    const std::chrono::year_month_day birth(born), now(today);
    const auto years = static_cast<int>(now.year()) - static_cast<int>(birth.year());
    const bool had_birthday =
        now.month() > birth.month() || (now.month() == birth.month() && now.day() >= birth.day());
    return had_birthday ? years : years - 1;
}

std::vector<FactKind> facts_of(const Pack& pack) {
    std::vector<FactKind> facts{
        {.name = "today",
         .type = FactKind::Type::date,
         .needs = {},
         .meaning = "The day on which the kiosk is used."},
        {.name = "child_age",
         .type = FactKind::Type::number,
         .needs = {"child_birth_date"},
         .meaning = "Full years of the child today."},
        {.name = "child_is_adult",
         .type = FactKind::Type::yes_no,
         .needs = {"child_birth_date"},
         .meaning = "Whether the child is 18 or older."},
        {.name = "region_has_department",
         .type = FactKind::Type::yes_no,
         .needs = {"region"},
         .meaning = "Whether places.yaml names the education department of the region."},
        {.name = "addressee_is_asked",
         .type = FactKind::Type::yes_no,
         .needs = {"region"},
         .meaning =
             "Whether the parent has to name the addressee: no department is known, or other_body is yes."}};
    for (const auto& term : pack.law.terms) {
        const auto needs = term.from == "today" ? std::vector<std::string>{} : std::vector{term.from};
        for (const auto& kind : term_facts)
            facts.push_back({.name = term.id + std::string(kind.ending),
                             .type = kind.type,
                             .needs = needs,
                             .meaning = std::string(kind.meaning)});
    }
    return facts;
}

FactValue fact(std::string_view name, const Pack& pack, const Answers& answers, Day today) {
    if (name == "today") return today;
    if (name == "child_age" || name == "child_is_adult") {
        const auto age = child_age(answers, today);
        if (!age) return std::monostate();
        if (name == "child_age") return *age;
        return *age >= age_of_majority;
    }
    if (name == "region_has_department") return region_has_department(pack, answers);
    if (name == "addressee_is_asked") return addressee_is_asked(pack, answers);
    for (const auto& term : pack.law.terms)
        for (const auto& kind : term_facts)
            if (name == term.id + std::string(kind.ending))
                return term_fact(term, kind.ending, pack, answers, today);
    bug("a fact that facts_of does not list");
}

}  // namespace mektep
