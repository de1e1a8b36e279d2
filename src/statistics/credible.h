// SPDX-License-Identifier: GPL-3.0-or-later
// Opened records that no kiosk would have made: anybody can seal one to the public key.
#pragma once

#include "report/record.h"

#include <cstdint>
#include <map>
#include <vector>

namespace mektep {

/// Why a record is not counted.
enum class Oddity {
    other_version,  ///< its codes may mean something else; the pack of its time can count it
    questionnaire,  ///< none of the pack
    month,          ///< that is still to come
    answer  ///< a question or a code that the questionnaire does not have, or several where one is asked
};

/// Nothing if a kiosk with this pack could have made it by this day. Words without answers are as they are.
std::optional<Oddity> oddity_of(const Record& record, const Pack& pack, Day today);

/// How many records of each kind were taken out.
using Oddities = std::map<Oddity, std::int64_t>;
/// Takes out what a kiosk could not have made; the others keep their order. Records of other versions stay:
/// table_of() leaves them out, and of_other_versions() tells how many.
Oddities take_out_odd(std::vector<Record>& records, const Pack& pack, Day today);

/// "2 records were given in a month that is still to come, and are not counted."
Message in_words(Oddity oddity, std::int64_t count);

}  // namespace mektep
