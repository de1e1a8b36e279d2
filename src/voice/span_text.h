// SPDX-License-Identifier: GPL-3.0-or-later
// A span as text for a voice that is not ours. Private to `voice`.
#pragma once

#include "utterance/utterance.h"

#include <string>

namespace mektep {

/// Its words with blanks between them and its punctuation, without stress marks (U+0301).
std::string text_of(const Span& span);

}  // namespace mektep
