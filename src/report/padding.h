// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes of a record before it is sealed (RECORD.md). Private to `report`.
#pragma once

#include "report/seal.h"

#include <array>
#include <string_view>

namespace mektep {

inline constexpr std::array<unsigned char, 4> record_magic{'J', 'M', 'R', '1'};  // stored: never change
inline constexpr std::size_t padding_header = 6;                                 // magic and length

inline constexpr std::size_t longest_text_bytes = 500;  // of words

/// Whether it fits its fixed size.
bool is_sealable(const Record& record);

/// Magic, length of the JSON (2 bytes, little endian), JSON, zeros.
std::array<unsigned char, padded_size> padded(const Record& record);

}  // namespace mektep
