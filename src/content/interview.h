// SPDX-License-Identifier: GPL-3.0-or-later
// An interview of the pack: questions that end in a page of advice, a letter or a record.
#pragma once

#include "content/question.h"

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace mektep {

/// A piece of a page or letter as the pack declares it. Omitted where `when` does not hold, or where one of
/// its sources is switched off in law.yaml.
struct BlockForm {
    /// steps is an ordered list; fields are labelled values, one a line.
    enum class Kind { heading, paragraph, list, steps, fields };
    struct Item {
        Text text;           ///< of fields: the value
        Text label;          ///< of fields only
        bool blank = false;  ///< of fields: where the value is empty, a ruled line to be filled in by hand
        When when;
        std::vector<std::string> sources;
    };
    Kind kind = Kind::paragraph;
    Text text;                ///< of heading and paragraph
    std::vector<Item> items;  ///< of list, steps and fields
    When when;
    std::vector<std::string> sources;
    Place place;
};

/// What is offered after a page of advice: another interview, where `when` holds.
struct Offer {
    std::string interview;
    When when;
};

/// The end of a guide.
struct AdvicePage {
    std::vector<BlockForm> blocks;
    std::vector<Offer> letters;  ///< offered below the advice, the first that applies as primary action
    std::vector<Offer> reports;
};

/// The end of a letter interview.
struct LetterForm {
    std::string addressee;             ///< role in places.yaml: who decides ("education_department")
    Text to;                           ///< instead of a role: the addressee as a pattern
    Text copy;                         ///< the line "copy to: …", a pattern; may be empty
    Text through;                      ///< the line "through: …" of APPC 91(4), a pattern; may be empty
    std::vector<BlockForm> applicant;  ///< who writes: fields below the addressee
    Text heading;                      ///< "Complaint"
    Text subject;                      ///< the line below the heading
    std::vector<BlockForm> body;
    std::vector<BlockForm::Item> enclosures;
    std::vector<BlockForm> cover;  ///< the family's cover sheet: where, how many copies, by when, what then
};

/// The end of a report interview: the record's version, raised whenever the meaning of a code changes.
struct RecordForm {
    /// The share of each answer to a question among the reports that meet a condition: where children of
    /// school age learn.
    struct Coverage {
        std::string of;  ///< a question with one answer
        When among;      ///< questions of this interview and their options
        Place place;
    };
    /// Two questions whose answers are published side by side: what was recommended by what was wanted.
    struct Cross {
        std::vector<std::string> by;
        Place place;
    };
    int version = 1;
    Text title = {};  ///< of the statistics; without one, the interview's
    Text note = {};   ///< printed with the statistics: what the answers are, and what they are not
    std::optional<Coverage> coverage = {};
    std::vector<Cross> crosses = {};
};

struct Interview {
    std::string id;
    Text title;
    int order = 100;  ///< among those of its kind; then by name
    Text summary;     ///< one sentence below the title where interviews are offered
    std::vector<std::string> sources;
    std::vector<Question> questions;
    std::variant<AdvicePage, LetterForm, RecordForm> outcome;
    Place place;

    [[nodiscard]] bool is_guide() const { return std::holds_alternative<AdvicePage>(outcome); }
    [[nodiscard]] bool is_letter() const { return std::holds_alternative<LetterForm>(outcome); }
    [[nodiscard]] bool is_report() const { return std::holds_alternative<RecordForm>(outcome); }
};

/// The question with that id, or null.
const Question* find_question(const Interview& interview, std::string_view id);
/// The option with that key, or null.
const Option* find_option(const Question& question, std::string_view key);
/// What the counts of a report are headed with; a bug() for anything else than a report.
const Text& statistics_title(const Interview& report);

}  // namespace mektep
