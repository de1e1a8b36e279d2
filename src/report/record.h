// SPDX-License-Identifier: GPL-3.0-or-later
// A finished report as codes: what is stored, and nothing else. The bytes are described in RECORD.md.
#pragma once

#include "content/pack.h"
#include "interview/walk.h"
#include "report/coded_answers.h"

#include <optional>
#include <string>

namespace mektep {

/// One anonymous report, or the words that were added to one. No time finer than the month it was given in,
/// no place finer than the region, no device but the site code.
struct Record {
    std::string questionnaire;  ///< interview id; with “.words” for a free text
    int version = 1;
    Month month;  ///< in which it was given
    std::string site;
    CodedAnswers codes;
    std::string text;  ///< of a record of words: at most 500 bytes; else empty

    bool operator==(const Record&) const = default;
};

/// Overwrites in memory what it says.
void wipe(Record& record);

/// What a report's free text is filed under: `barrier.words`. No interview can be called so. A record of
/// words holds its text and nothing else: no month, no site, no code that could tie it to the answers.
bool is_words(const Record& record);

/// A report becomes two records with no link between them.
struct Report {
    Record answers;
    std::optional<Record> words = {};
};

/// The records of a complete walk: option codes, ISO months, numbers; the one free text apart. Problems if
/// the free text holds personal data (see screening.h) or is too long.
Result<Report> report_of(const Interview& interview, const Walk& walk, const Pack& pack, Day today);

/// One line of JSON, keys sorted, UTF-8, without a line break.
std::string json_line(const Record& record);
/// From the JSON of a record. Problems for anything that is not one: wrong types, unknown keys, a future
/// version, over 10 kB.
Result<Record> record_from_json(std::string_view json);

}  // namespace mektep
