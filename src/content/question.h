// SPDX-License-Identifier: GPL-3.0-or-later
// A question of an interview, as the pack declares it.
#pragma once

#include "content/text.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace mektep {

/// What kind of answer a question takes. Closed: a new kind does not compile until it is validated, shown and
/// said.
enum class Kind { choice, choices, yes_no, date, month, number, name, iin, phone, address, region, text };

/// The condition under which something applies: every key must match, a list means any of its values.
/// A key is a question's id (values: option keys, "yes"/"no", region codes; for other kinds
/// "given"/"left_out") or the name of a yes/no fact (values "yes"/"no").
struct When {
    struct Term {
        std::string key;
        std::vector<std::string> any_of;
        Place place;
    };
    std::vector<Term> all_of;

    [[nodiscard]] bool empty() const { return all_of.empty(); }
};

/// One answer of a choice. `key` is stored in answers files; `code` (for reports) is stored in records and
/// never changes.
struct Option {
    std::string key;
    Text label;
    Text explanation;  ///< may be empty
    std::string code;  ///< equals the key unless the pack says otherwise
    When when;
    bool alone = false;  ///< of `choices`: says that nothing else applies ("None")
};

/// The limits of a date or month question, relative to today or fixed.
struct DateLimit {
    bool today = false;          ///< "today"
    int years_before_today = 0;  ///< "today-18y"
    std::optional<Day> day;      ///< "2020-01-01"
};

struct Question {
    std::string id;
    Text ask;
    Text why;      ///< why we ask, one step away; may be empty
    Text example;  ///< an example of a good answer; may be empty
    Kind kind = Kind::text;
    std::vector<Option> options;  ///< of choice and choices; yes_no gets "yes" and "no" from the loader; a
                                  ///< region's come from Places
    When when;
    bool optional = false;  ///< may be left empty
    std::optional<DateLimit> earliest;
    std::optional<DateLimit> latest;
    std::optional<std::int64_t> minimum;
    std::optional<std::int64_t> maximum;
    int longest = 0;        ///< code points of name, address and text; 0 = the kind's own limit
    bool screened = false;  ///< a free text that must not hold personal data (reports)
    std::vector<std::string> sources;
    Place place;
};

}  // namespace mektep
