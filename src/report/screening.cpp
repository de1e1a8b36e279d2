// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/screening.h"

#include "base/error.h"
#include "interview/validate.h"
#include "language/order.h"
#include "report/patterns.h"
#include "report/people.h"
#include "report/spoken_numbers.h"
#include "report/words.h"

#include <phonenumbers/phonenumbermatch.h>
#include <phonenumbers/phonenumbermatcher.h>
#include <phonenumbers/phonenumberutil.h>
#include <unicode/regex.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <string>

namespace mektep {
namespace {

// Of libphonenumber's own 65,535: a report has 500 bytes, and a longer text would keep the screen waiting.
constexpr int most_phone_attempts = 200;

struct Compiled {
    PersonalData what;
    std::unique_ptr<icu::RegexPattern> regex;
};

std::unique_ptr<icu::RegexPattern> compiled(const char16_t* regex) {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::RegexPattern> pattern(
        icu::RegexPattern::compile(icu::UnicodeString(regex), 0, status));
    if (U_FAILURE(status)) bug("a screening pattern that ICU refuses");
    return pattern;
}

const std::vector<Compiled>& compiled_patterns() {
    static const auto all = [] {
        std::vector<Compiled> patterns;
        for (const auto some : {patterns_of_numbers(), patterns_of_addresses(), patterns_of_introductions()})
            for (const auto& pattern : some)
                patterns.push_back({.what = pattern.what, .regex = compiled(pattern.regex)});
        return patterns;
    }();
    return all;
}

void find_pattern(const TextInWords& read, const Compiled& pattern, std::vector<PersonalFinding>& findings) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::RegexMatcher> matcher(pattern.regex->matcher(read.text, status));
    if (U_FAILURE(status)) bug("a screening pattern that matches nothing");
    while (matcher->find(status) && U_SUCCESS(status)) {
        const auto begin = static_cast<std::size_t>(matcher->start(status));
        const auto end = static_cast<std::size_t>(matcher->end(status));
        findings.push_back({.what = pattern.what, .begin = read.bytes[begin], .end = read.bytes[end]});
    }
    // What could not be examined to its end counts as found.
    if (U_FAILURE(status)) findings.push_back({.what = pattern.what, .begin = 0, .end = read.bytes.back()});
}

/// Twelve digits, in whatever groups, whose check digit fits or that stand in a row.
void find_iin(const TextInWords& read, std::vector<PersonalFinding>& findings) {
    static const auto pattern = compiled(u"(?<!\\d)(?:\\d[\\s./_\\p{Pd}]{0,2}){11}\\d(?!\\d)");
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::RegexMatcher> matcher(pattern->matcher(read.text, status));
    while (U_SUCCESS(status) && matcher->find(status)) {
        std::string digits;
        std::string written;
        matcher->group(status).toUTF8String(written);
        std::ranges::copy_if(written, std::back_inserter(digits),
                             [](char c) { return c >= '0' && c <= '9'; });
        constexpr std::size_t digits_of_an_iin = 12;
        if (birth_date_in_iin(digits) || written.size() == digits_of_an_iin)
            findings.push_back({.what = PersonalData::iin,
                                .begin = read.bytes[static_cast<std::size_t>(matcher->start(status))],
                                .end = read.bytes[static_cast<std::size_t>(matcher->end(status))]});
    }
}

/// Numbers as libphonenumber knows them: of every country, and of Kazakhstan without its code.
void find_phones(std::string_view text, std::vector<PersonalFinding>& findings) {
    using namespace i18n::phonenumbers;
    const std::string written(text);
    PhoneNumberMatcher matcher(*PhoneNumberUtil::GetInstance(), written, "KZ", PhoneNumberMatcher::VALID,
                               most_phone_attempts);
    PhoneNumberMatch match;
    while (matcher.HasNext()) {
        if (!matcher.Next(&match)) break;
        findings.push_back({.what = PersonalData::phone,
                            .begin = static_cast<std::size_t>(match.start()),
                            .end = static_cast<std::size_t>(match.end())});
    }
}

}  // namespace

std::vector<PersonalFinding> personal_data(std::string_view written) {
    const auto read = read_text(written);
    std::vector<PersonalFinding> findings;
    find_iin(read, findings);
    // libphonenumber reads no bytes that are not UTF-8; our own patterns have read what can be read of them.
    if (is_utf8(written)) find_phones(written, findings);
    find_spoken_numbers(read, findings);
    for (const auto& pattern : compiled_patterns()) find_pattern(read, pattern, findings);
    find_people(read, findings);
    for (auto& finding : findings)
        while (finding.begin < finding.end && written[finding.begin] == ' ') ++finding.begin;
    std::erase_if(findings, [](const PersonalFinding& finding) { return finding.begin == finding.end; });
    // The longer of two that begin together says more.
    std::ranges::stable_sort(findings, [](const PersonalFinding& a, const PersonalFinding& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
    // One finding a place: what begins within another one and goes on makes it longer, so that one touch
    // takes out all of it.
    std::vector<PersonalFinding> separate;
    for (const auto& finding : findings)
        if (separate.empty() || finding.begin >= separate.back().end)
            separate.push_back(finding);
        else
            separate.back().end = std::max(separate.back().end, finding.end);
    return separate;
}

Message in_words(PersonalData what) {
    switch (what) {
        case PersonalData::iin:
            return message("The text seems to hold an IIN.");
        case PersonalData::phone:
            return message("The text seems to hold a telephone number.");
        case PersonalData::email:
            return message("The text seems to hold an e-mail address.");
        case PersonalData::name:
            return message("The text seems to hold somebody's name.");
        case PersonalData::address:
            return message("The text seems to hold an address.");
        case PersonalData::web_address:
            return message("The text seems to hold an address on the internet.");
    }
    bug("personal data without words");
}

}  // namespace mektep
