// SPDX-License-Identifier: GPL-3.0-or-later
// Opened records that no kiosk would have made: anybody can seal one to the public key.
#pragma once

#include "report/record.h"

#include <cstdint>
#include <map>

namespace mektep {

/// Why a record is not counted.
enum class Oddity {
    other_version,  ///< its codes may mean something else; the pack of its time can count it
    questionnaire,  ///< none of the pack
    month,          ///< that is still to come, or long past
    answer  ///< a question or a code that the questionnaire does not have, or several where one is asked
};

/// Nothing if a kiosk with this pack could have made it by this day. Words without answers are as they are.
std::optional<Oddity> oddity_of(const Record& record, const Pack& pack, Day today);

/// How many records are not counted, by reason.
using Oddities = std::map<Oddity, std::int64_t>;
/// Whether the record is to be counted; if not, one more oddity.
bool is_credible(const Record& record, const Pack& pack, Day today, Oddities& oddities);

/// "2 records name a month that is still to come, or one in which there was no kiosk: not counted."
Message in_words(Oddity oddity, std::int64_t count);

}  // namespace mektep
