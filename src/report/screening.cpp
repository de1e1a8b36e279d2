// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/screening.h"

#include <unicode/regex.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <string>

#include "base/error.h"
#include "interview/validate.h"

namespace mektep {
namespace {

struct Pattern {
    PersonalData what;
    const char16_t* regex;
};

// A surname or patronymic by its usual ending, in Russian and Kazakh spelling.
#define MEKTEP_FAMILY_NAME u"\\p{Lu}\\p{Ll}+(?:ова|ев|ева|ин|ина|ский|ская|ов|ұлы|қызы|улы|кызы|тегі|ович|евич|овна|евна)"

const std::array<Pattern, 12>& patterns() {
    static const std::array<Pattern, 12> all{{
        {PersonalData::email, u"[\\p{L}\\p{N}._%+-]+@[\\p{L}\\p{N}.-]+"},
        {PersonalData::web_address, u"(?:https?://|www\\.)\\S+|\\b[a-z0-9-]+\\.(?:kz|com|ru|org|net|me)\\b\\S*"},
        {PersonalData::web_address, u"(?<![\\p{L}\\p{N}])@[A-Za-z0-9_]{4,}"},
        {PersonalData::phone, u"(?<!\\d)(?:\\+?7|8)[\\s(-]*7\\d{2}[\\s)-]*\\d{3}[\\s-]*\\d{2}[\\s-]*\\d{2}(?!\\d)"},
        {PersonalData::phone, u"(?<!\\d)7\\d{2}[\\s)-]*\\d{3}[\\s-]*\\d{2}[\\s-]*\\d{2}(?!\\d)"},
        {PersonalData::name, u"(?i:зовут|звать|фамилия|отчество)\\s*[:—-]?\\s*\\p{Lu}\\p{Ll}+(?:\\s+\\p{Lu}\\p{Ll}+)*"},
        {PersonalData::name, u"(?i:атым|аты|есімім|есімі|тегі|тегім|аты-жөні|аты-жөнім)\\s*[:—-]?\\s*\\p{Lu}\\p{Ll}+(?:\\s+\\p{Lu}\\p{Ll}+)*"},
        {PersonalData::name, u"(?i:сын|дочь|дочка|директор|учитель|учительница|завуч|психолог|ұлым|қызым|мұғалім|директоры|апай|ағай)\\s+\\p{Lu}\\p{Ll}{2,}(?:\\s+\\p{Lu}\\p{Ll}+)*"},
        {PersonalData::name, MEKTEP_FAMILY_NAME u"\\s+\\p{Lu}\\p{Ll}+(?:\\s+\\p{Lu}\\p{Ll}+)?"},
        {PersonalData::name, u"\\p{Lu}\\p{Ll}+\\s+" MEKTEP_FAMILY_NAME u"(?:\\s+\\p{Lu}\\p{Ll}+)?"},
        {PersonalData::name, u"\\p{Lu}\\p{Ll}+\\s+\\p{Lu}\\.\\s*(?:\\p{Lu}\\.)?"},
        {PersonalData::address, u"(?i:\\b(?:ул\\.?|улица|улице|пр\\.?|проспект|проспекте|мкр\\.?|микрорайон|переулок)\\s+)[\\p{L}-]+(?:\\s+[\\p{L}-]+)?[\\s,]*(?i:д\\.?|дом|үй)?\\s*\\d+"
                                u"|\\p{Lu}[\\p{L}-]+\\s+(?i:көшесі|даңғылы|шағын ауданы|ықшам ауданы)[\\s,]*(?i:үй|дом)?\\s*№?\\s*\\d+"
                                u"|(?i:\\b(?:кв\\.?|квартира|пәтер)\\s*№?\\s*\\d+)|\\d+-?(?i:пәтер|үй)\\b"},
    }};
    return all;
}

/// Byte offset in UTF-8 of an offset in UTF-16.
std::size_t byte_offset(const icu::UnicodeString& text, std::int32_t offset) {
    std::string before;
    text.tempSubString(0, offset).toUTF8String(before);
    return before.size();
}

void find_pattern(const icu::UnicodeString& text, const Pattern& pattern, std::vector<PersonalFinding>& findings) {
    UErrorCode status = U_ZERO_ERROR;
    icu::RegexMatcher matcher(icu::UnicodeString(pattern.regex), text, 0, status);
    if (U_FAILURE(status)) bug("a screening pattern that ICU refuses");
    while (matcher.find(status) && U_SUCCESS(status)) {
        const auto begin = matcher.start(status), end = matcher.end(status);
        findings.push_back({.what = pattern.what, .begin = byte_offset(text, begin), .end = byte_offset(text, end)});
    }
}

/// Twelve digits, also with blanks between them, whose check digit fits or that begin with a date.
void find_iin(const icu::UnicodeString& text, std::vector<PersonalFinding>& findings) {
    UErrorCode status = U_ZERO_ERROR;
    icu::RegexMatcher matcher(icu::UnicodeString(u"(?<!\\d)(?:\\d[\\s-]?){11}\\d(?!\\d)"), text, 0, status);
    while (matcher.find(status) && U_SUCCESS(status)) {
        std::string digits;
        std::string written;
        matcher.group(status).toUTF8String(written);
        std::ranges::copy_if(written, std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
        if (birth_date_in_iin(digits) || written.size() == 12)
            findings.push_back({.what = PersonalData::iin, .begin = byte_offset(text, matcher.start(status)), .end = byte_offset(text, matcher.end(status))});
    }
}

}  // namespace

std::vector<PersonalFinding> personal_data(std::string_view written) {
    const auto text = icu::UnicodeString::fromUTF8({written.data(), static_cast<std::int32_t>(written.size())});
    std::vector<PersonalFinding> findings;
    find_iin(text, findings);
    for (const auto& pattern : patterns()) find_pattern(text, pattern, findings);
    std::ranges::stable_sort(findings, {}, &PersonalFinding::begin);
    // One finding a place: the first that covers it.
    std::vector<PersonalFinding> separate;
    for (const auto& finding : findings)
        if (separate.empty() || finding.begin >= separate.back().end) separate.push_back(finding);
    return separate;
}

Message in_words(PersonalData what) {
    switch (what) {
        case PersonalData::iin: return message("The text seems to hold an IIN.");
        case PersonalData::phone: return message("The text seems to hold a telephone number.");
        case PersonalData::email: return message("The text seems to hold an e-mail address.");
        case PersonalData::name: return message("The text seems to hold somebody's name.");
        case PersonalData::address: return message("The text seems to hold an address.");
        case PersonalData::web_address: return message("The text seems to hold an address on the internet.");
    }
    bug("personal data without words");
}

}  // namespace mektep
