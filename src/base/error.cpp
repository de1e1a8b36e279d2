// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"

namespace mektep {

void bug(std::string_view sentence) { throw std::logic_error(std::string(sentence)); }

}  // namespace mektep
