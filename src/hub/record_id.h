// SPDX-License-Identifier: GPL-3.0-or-later
// The name of a sealed record wherever it goes.
#pragma once

#include "report/seal.h"

#include <array>
#include <cstddef>

namespace mektep {

/// Made from its bytes: the first half of their SHA-256, which PostgreSQL can check too. A record that is
/// sent twice is told to be the same. Says nothing of its content.
using RecordId = std::array<std::byte, 16>;
RecordId id_of(const SealedRecord& sealed);

}  // namespace mektep
