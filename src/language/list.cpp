// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/list.h"

#include "base/error.h"

#include <unicode/listformatter.h>

#include <memory>

namespace mektep {

std::string list_of(const std::vector<std::string>& items, Language language) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::ListFormatter> formatter(
        icu::ListFormatter::createInstance(icu::Locale(std::string(code(language)).c_str()), status));
    if (U_FAILURE(status)) bug("ICU has no lists for a language of ours");
    std::vector<icu::UnicodeString> texts;
    texts.reserve(items.size());
    for (const auto& item : items) texts.push_back(icu::UnicodeString::fromUTF8(item));
    icu::UnicodeString joined;
    formatter->format(texts.data(), static_cast<std::int32_t>(texts.size()), joined, status);
    if (U_FAILURE(status)) bug("ICU could not write a list");
    std::string result;
    return joined.toUTF8String(result);
}

}  // namespace mektep
