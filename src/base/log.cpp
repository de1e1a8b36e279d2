// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"

#include <algorithm>
#include <cstdio>
#include <string>

namespace mektep {

void log_line(std::string_view line) {
    std::string clean(line);
    std::replace_if(
        clean.begin(), clean.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; }, ' ');
    clean += '\n';
    std::fwrite(clean.data(), 1, clean.size(), stderr);
}

}  // namespace mektep
