// SPDX-License-Identifier: GPL-3.0-or-later
// What an editor's program is told to keep on one page. Private to `paper`.
#pragma once

#include "document/document.h"

#include <cstddef>
#include <vector>

namespace mektep {

/// Of each block, how many of its last lines or items stay with what follows: a signature takes the date and
/// two lines of text to its page.
std::vector<std::size_t> kept_with_next(const std::vector<Block>& blocks);

}  // namespace mektep
