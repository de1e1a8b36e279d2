// SPDX-License-Identifier: GPL-3.0-or-later
// A finished report as codes: what is stored, and nothing else. The bytes are described in RECORD.md.
#pragma once

#include "content/pack.h"
#include "interview/walk.h"

#include <map>
#include <string>
#include <vector>

namespace mektep {

/// One anonymous report. No time finer than the month it was given in, no place finer than the region, no
/// device but the site code.
struct Record {
    std::string questionnaire;  ///< interview id
    int version = 1;
    Month month;  ///< in which it was given
    std::string site;
    std::map<std::string, std::vector<std::string>>
        codes;         ///< question id -> code, or codes of a `choices` question
    std::string text;  ///< the optional short text, at most 500 bytes; empty = none

    bool operator==(const Record&) const = default;
};

/// The record of a complete walk: option codes, ISO months, numbers, the one free text. Problems if the free
/// text holds personal data (see screening.h) or is too long.
Result<Record> record_of(const Interview& interview, const Walk& walk, const Pack& pack, Day today);

/// One line of JSON, keys sorted, UTF-8, without a line break.
std::string json_line(const Record& record);
/// From the JSON of a record. Problems for anything that is not one: wrong types, unknown keys, a future
/// version, over 10 kB.
Result<Record> record_from_json(std::string_view json);

}  // namespace mektep
