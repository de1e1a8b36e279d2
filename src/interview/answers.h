// SPDX-License-Identifier: GPL-3.0-or-later
// What a visitor has answered: canonical texts in memory that is wiped.
#pragma once

#include "base/error.h"
#include "base/secret.h"
#include "content/question.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mektep {

/// A valid answer in its canonical text, made by `validate` alone. choice: the option's key; choices: keys
/// joined by ","; yes_no: "yes" or "no"; date: "2026-11-23"; month: "2026-11"; number: digits; region: two
/// digits; phone: "+77011234567"; iin: twelve digits; name, address and text: NFC, single spaces, trimmed (a
/// text keeps single line ends).
/// Empty = an optional question left out.
struct Answer {
    Kind kind = Kind::text;
    Secret canonical;

    [[nodiscard]] bool left_out() const { return canonical.empty(); }
    friend bool operator==(const Answer&, const Answer&) = default;
};

/// By question id. Shared by all interviews of one session, so that nothing is asked twice.
using Answers = std::map<std::string, Answer, std::less<>>;

/// The answer to that question, or null.
const Answer* find_answer(const Answers& answers, std::string_view question);
/// The chosen keys of a choice, choices, yes_no or region answer; empty otherwise.
std::vector<std::string> chosen_keys(const Answer& answer);
/// The day of a date answer; nothing for other kinds and for an answer that was left out.
std::optional<Day> day_in(const Answer& answer);

}  // namespace mektep
