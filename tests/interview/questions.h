// SPDX-License-Identifier: GPL-3.0-or-later
// Questions and packs in one line, for the tests of the interview.
#pragma once

#include "content/load.h"
#include "interview/validate.h"
#include "interview/walk.h"
#include "language/catalog.h"
#include "language/date.h"

#include <catch2/catch.hpp>

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

namespace mektep {

inline const Day today = day_of("2026-11-23").value();

inline Question question(Kind kind, std::string id = "q") {
    Question q;
    q.id = std::move(id);
    q.kind = kind;
    q.ask = {.context = "test." + q.id + ".ask", .source = "What about " + q.id + "?", .place = {}};
    if (kind == Kind::yes_no)
        for (const std::string key : {"yes", "no"})
            q.options.push_back({.key = key,
                                 .label = {.context = "", .source = key == "yes" ? "Yes" : "No", .place = {}},
                                 .explanation = {},
                                 .code = key,
                                 .when = {}});
    return q;
}

inline Question choice(std::string id, std::initializer_list<std::string> keys, Kind kind = Kind::choice) {
    auto q = question(kind, std::move(id));
    for (const auto& key : keys)
        q.options.push_back(
            {.key = key,
             .label = {.context = "test." + q.id + "." + key, .source = "The " + key, .place = {}},
             .explanation = {},
             .code = key,
             .when = {}});
    return q;
}

inline When when(std::string key, std::vector<std::string> any_of) {
    return {.all_of = {{.key = std::move(key), .any_of = std::move(any_of), .place = {}}}};
}

inline Interview interview_of(std::vector<Question> questions) {
    Interview interview;
    interview.id = "test";
    interview.questions = std::move(questions);
    return interview;
}

/// An answer that is known to be right.
inline Answer said(const Question& q, const std::string& text) { return validate(q, {text}, today).value(); }

/// Whether what was taken for a text is taken again unchanged; true where it was refused.
inline bool is_stable(Kind kind, const std::string& text) {
    const auto first = validate(question(kind), {text}, today);
    if (!first) return true;
    const auto again = validate(question(kind), {std::string(first->canonical.reveal())}, today);
    return again.has_value() && *again == *first;
}

/// What is taken for that text: "= canonical", or the first problem in English.
inline std::string taken(const Question& q, const std::vector<std::string>& values) {
    const auto result = validate(q, values, today);
    if (result) return "= " + std::string(result->canonical.reveal());
    CHECK(result.error().size() == 1);
    CHECK(result.error().front().place.item == q.id);
    CHECK_FALSE(render(result.error().front().remedy, Language::english, Catalog()).empty());
    return render(result.error().front().what, Language::english, Catalog());
}
inline std::string taken(const Question& q, const std::string& text) {
    return taken(q, std::vector<std::string>{text});
}

}  // namespace mektep
