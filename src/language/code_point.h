// SPDX-License-Identifier: GPL-3.0-or-later
// UTF-8 to code points and back.
#pragma once

#include <string>
#include <string_view>

namespace mektep {

/// The code points of the text; each byte that is not UTF-8 becomes U+FFFD. Linear in its length, never
/// throws on any input.
std::u32string code_points(std::string_view text);
/// UTF-8 of one code point; a blank for what is none.
std::string utf8(char32_t c);

}  // namespace mektep
