// SPDX-License-Identifier: GPL-3.0-or-later
// Named facts: what needs arithmetic or a calendar, so that `when` and texts need none.
#pragma once

#include "content/pack.h"
#include "interview/answers.h"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace mektep {

/// What a fact is; nothing while the answers that it needs are missing.
using FactValue = std::variant<std::monostate, bool, std::int64_t, Day>;

/// Full years of age; who was born on 29 February is a year older on 1 March.
int full_years(Day born, Day today);
inline constexpr int age_of_majority = 18;

/// What the checker and an author need to know of a fact.
struct FactKind {
    enum class Type { yes_no, number, date };
    std::string name;
    Type type = Type::yes_no;
    std::vector<std::string> needs;  ///< ids of the questions it is computed from
    std::string meaning;             ///< one English sentence for authors (`mektep check --facts`)
};

/// Every fact that this pack has: the fixed ones (today, child_age, child_is_adult, …) and, for each term T
/// of law.yaml, T_last_day, T_days_left and T_passed.
std::vector<FactKind> facts_of(const Pack& pack);
/// The fact's value, or monostate while an answer is missing. A name that facts_of does not list is a bug().
FactValue fact(std::string_view name, const Pack& pack, const Answers& answers, Day today);

}  // namespace mektep
