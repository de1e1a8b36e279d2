// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/code_point.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace mektep {

std::u32string code_points(std::string_view text) {
    std::u32string result;
    const auto size = static_cast<std::int32_t>(std::min<std::size_t>(text.size(), INT32_MAX / 2));
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    for (std::int32_t at = 0; at < size;) {
        UChar32 c = 0;
        U8_NEXT(bytes, at, size, c);
        result += c < 0 ? U'\uFFFD' : static_cast<char32_t>(c);
    }
    return result;
}

std::string utf8(char32_t c) {
    std::array<std::uint8_t, 4> bytes{};
    std::int32_t size = 0;
    UBool failed = 0;
    U8_APPEND(bytes.data(), size, 4, static_cast<UChar32>(c), failed);
    return failed != 0 ? std::string(" ") : std::string(bytes.begin(), bytes.begin() + size);
}

}  // namespace mektep
