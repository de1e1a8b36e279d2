// SPDX-License-Identifier: GPL-3.0-or-later
#include "interview/answers.h"

#include "language/date.h"

namespace mektep {

const Answer* find_answer(const Answers& answers, std::string_view question) {
    const auto found = answers.find(question);
    return found == answers.end() ? nullptr : &found->second;
}

std::vector<std::string> chosen_keys(const Answer& answer) {
    const bool has_keys = answer.kind == Kind::choice || answer.kind == Kind::choices ||
                          answer.kind == Kind::yes_no || answer.kind == Kind::region;
    std::vector<std::string> keys;
    if (!has_keys || answer.left_out()) return keys;
    auto rest = answer.canonical.reveal();
    while (true) {
        const auto comma = rest.find(',');
        keys.emplace_back(rest.substr(0, comma));
        if (comma == std::string_view::npos) return keys;
        rest.remove_prefix(comma + 1);
    }
}

std::optional<Day> day_in(const Answer& answer) {
    return answer.kind == Kind::date ? day_of(answer.canonical.reveal()) : std::nullopt;
}

}  // namespace mektep
