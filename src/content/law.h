// SPDX-License-Identifier: GPL-3.0-or-later
// The legal sources: what may be stated, how sure we are, and who has read it.
#pragma once

#include "content/text.h"

#include <optional>
#include <string>
#include <vector>

namespace mektep {

/// How well a statement of law is known (../shared/law/FACTS.md).
enum class Confidence { official, mirror, secondary, check, not_verified };

struct Act {
    std::string id;
    Text title;  ///< official title
    std::string number;
    std::optional<Day> adopted;
    std::optional<Day> changed;  ///< its last amendment: what was read before must be read again
    std::string address;         ///< on adilet.zan.kz; may be empty
    Place place;
};

/// One provision that texts of the pack cite.
struct Source {
    std::string id;    ///< "education-law-26-2"
    std::string act;   ///< id of an Act
    Text provision;    ///< "article 26, paragraph 2"
    Text says;         ///< what it says, in plain words
    std::string fact;  ///< id in FACTS.md, "F-EDU-26-2"
    Confidence confidence = Confidence::not_verified;
    std::optional<Day> text_as_of;  ///< the day on which the text was read
    std::string reviewed_by;        ///< a lawyer's name; empty until then
    std::optional<Day> reviewed_on;
    std::optional<Day> review_due;
    bool use = true;  ///< off = every block that cites it is omitted
    Place place;
};

/// A legal term: how long from which day.
struct Term {
    /// Where a last day falls on a day off: the body's terms move forward (APPC 76(5)); where that is
    /// doubtful for the parent, the safe last day is the working day before.
    enum class Roll { none, forward, back };
    std::string
        id;  ///< "complaint": gives the facts complaint_last_day, complaint_days_left, complaint_passed
    int months = 0;
    int working_days = 0;
    int calendar_days = 0;
    std::string from;  ///< id of a date question, or "today"
    Roll roll = Roll::none;
    std::string source;
    Place place;
};

struct Law {
    std::vector<Act> acts;
    std::vector<Source> sources;
    std::vector<Term> terms;
};

const Source* find_source(const Law& law, std::string_view id);
const Act* find_act(const Law& law, std::string_view id);
const Term* find_term(const Law& law, std::string_view id);

}  // namespace mektep
