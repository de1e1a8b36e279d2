// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/screening.h"

#include "base/error.h"
#include "interview/validate.h"
#include "language/order.h"
#include "report/given_names.h"

#include <phonenumbers/phonenumbermatch.h>
#include <phonenumbers/phonenumbermatcher.h>
#include <phonenumbers/phonenumberutil.h>
#include <unicode/regex.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <string>

namespace mektep {
namespace {

// Of libphonenumber's own 65,535: a report has 500 bytes, and a longer text would keep the screen waiting.
constexpr int most_phone_attempts = 200;

struct Pattern {
    PersonalData what;
    const char16_t* regex;
};

// Pieces of the patterns below. Word ends are spelt out (\b of ICU knows letters of every alphabet when
// UREGEX_UWORD is off, too, but a look-around says on which side).
#define MEKTEP_START u"(?<![\\p{L}\\p{N}])"
#define MEKTEP_END u"(?![\\p{L}\\p{N}])"
#define MEKTEP_BETWEEN u"[\\s.,()\\p{Pd}]{0,3}"
#define MEKTEP_CAPITALISED u"\\p{Lu}\\p{Ll}+(?:-\\p{Lu}\\p{Ll}+)?"
// A surname by its usual ending, in any case of the declension but “-ской”, which is how regions and
// districts end.
#define MEKTEP_SURNAME                                                                                                                         \
    u"\\p{Lu}\\p{Ll}+(?:(?:ов|ев|ёв|ин|ын)(?:а|у|ым|е|ой|ы|ых|ыми)?|(?:ск|цк)(?:ий|ая|ого|ому|им|ую)" \
    u")" MEKTEP_END
// A patronymic: nothing else ends like this, so it needs no neighbour.
#define MEKTEP_PATRONYMIC                                                                                                                       \
    u"\\p{Lu}\\p{Ll}{2,}(?:(?:ұлы|қызы|улы|кызы)\\p{Ll}{0,6}|(?:ович|евич)(?:а|у|ем|е)?|(?:овн|евн|ичн)(?:" \
    u"а|ы|е|у|ой))" MEKTEP_END
#define MEKTEP_NUMBER u"\\s*№?\\s*\\d+"

const std::array<Pattern, 20>& patterns() {
    static const std::array<Pattern, 20> all{{
        {PersonalData::email,
         u"(?<![\\p{L}\\p{N}._%+-])[\\p{L}\\p{N}._%+-]{1,64}@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)*"},
        {PersonalData::web_address,
         u"(?i:https?://"
         u"|www\\.)\\S+"
         u"|" MEKTEP_START u"(?i:[a-z0-9-]{1,63}\\.){1,6}(?i:kz|com|ru|org|net|me|қаз|"
         u"рф)" MEKTEP_END u"(?:/\\S*)?"},
        {PersonalData::web_address, u"(?<![\\p{L}\\p{N}])@[A-Za-z0-9_]{4,}"},
        // +7, 8 or nothing, then ten digits that begin with 7 (mobile and city codes), grouped in whatever
        // way.
        {PersonalData::phone,
         u"(?<![\\d+])(?:\\+?7|8)?" MEKTEP_BETWEEN u"7(?:" MEKTEP_BETWEEN u"\\d){9}(?!\\d)"},
        {PersonalData::phone, u"(?<!\\d)\\+\\d(?:" MEKTEP_BETWEEN u"\\d){8,13}(?!\\d)"},
        {PersonalData::phone,
         u"(?i:" MEKTEP_START u"(?:тел|телефон|телефоны|ұялы|позвон|звон|хабарлас|ватсап|whatsapp)\\p{L}*)["
         u"\\s.:—-]*(?:(?i:номер|нөмір|на|по|мне)\\p{L}*[\\s.:—-]*){0,2}\\d(?:[\\s\\p{"
         u"Pd}]?\\d){4,10}(?!\\d)"},
        // City numbers; a first pair over 31 tells them from a date.
        {PersonalData::phone, u"(?<![\\d-])(?:\\d{3}|3[2-9]|[4-9]\\d)-\\d{2}-\\d{2}(?![\\d-])"},
        {PersonalData::name, MEKTEP_START u"(?i:меня|его|её|ее|сына|дочь|дочку|дочери|ребёнка|ребенка|"
                                          u"мальчика|девочку|директора|учителя|учительницу)\\s+(?i:зовут|"
                                          u"звать)\\s*[:—–-]?\\s*\\p{L}+(?:\\s+\\p{Lu}\\p{Ll}+)*"},
        {PersonalData::name, MEKTEP_START u"(?i:зовут|звать|фамилия|фамилию|фамилией|отчество|имя|именем)\\s*"
                                          u"[:—–-]?\\s*\\p{Lu}\\p{Ll}+(?:\\s+\\p{Lu}\\p{Ll}+)*"},
        {PersonalData::name,
         MEKTEP_START u"(?i:фамилия|отчество)\\s*[:—–-]\\s*\\p{L}{2,}"
                      u"|" MEKTEP_START u"(?i:(?:моя|его|её|ее|наша)\\s+фамилия)\\s+\\p{L}{2,}"},
        {PersonalData::name, MEKTEP_START u"(?i:атым|есімім|тегім|аты-жөнім)\\s*[:—–-]?\\s*(?!(?i:ата|жоқ|"
                                          u"көрсет|жаз|айт|құпия))\\p{L}{2,}(?:\\s+\\p{Lu}\\p{Ll}+)*"},
        {PersonalData::name,
         MEKTEP_START u"(?i:аты|есімі|тегі|аты-жөні)\\s*[:—–-]?\\s*\\p{Lu}\\p{Ll}+(?:\\s+\\p{Lu}\\p{Ll}+)*"},
        {PersonalData::name,
         MEKTEP_START u"(?i:аты|есімі|тегі)\\s*[:—–]\\s*\\p{L}{2,}|" MEKTEP_START u"(?i:(?:ұлымның|қызымның|"
                      u"баламның|оның|менің)\\s+("
                      u"?:аты|есімі|тегі))\\s+(?!"
                      u"(?i:ата|жоқ|көрсет|жаз|"
                      u"айт|құпия))\\p{L}{2,}"},
        {PersonalData::name,
         MEKTEP_START u"(?i:сын|сына|сыну|сыном|дочь|дочка|дочку|дочери|директор|учитель|учительница|завуч|"
                      u"психолог|логопед|ұлым|қызым|мұғалім|мұғалімі|директоры|апай|ағай)\\s+(?!\\p{L}+(?:"
                      u"ской|ского|ской|цкой)" MEKTEP_END u")\\p{Lu}\\p{Ll}{2,}(?:\\s+\\p{Lu}\\p{Ll}+)*"},
        {PersonalData::name, u"(?:" MEKTEP_START MEKTEP_CAPITALISED u"\\s+){0,2}" MEKTEP_START
                                 MEKTEP_PATRONYMIC u"(?:\\s+" MEKTEP_CAPITALISED u")?"},
        {PersonalData::name,
         MEKTEP_START u"(?!(?i:один|одна)"
                      u"\\s)" MEKTEP_SURNAME u"\\s+" MEKTEP_CAPITALISED u"(?:\\s+" MEKTEP_CAPITALISED u")?"},
        {PersonalData::name,
         MEKTEP_START MEKTEP_CAPITALISED u"\\s+" MEKTEP_SURNAME u"(?:\\s+" MEKTEP_CAPITALISED u")?"},
        {PersonalData::name,
         MEKTEP_START
             MEKTEP_CAPITALISED u"\\s+\\p{Lu}\\.(?:\\s*\\p{Lu}\\.)?"
                                u"|" MEKTEP_START u"\\p{Lu}\\.\\s*(?:\\p{Lu}\\.\\s*)?" MEKTEP_CAPITALISED},
        {PersonalData::address,
         MEKTEP_START u"(?i:ул|улица|пр(?=\\.)|пр-т|проспект\\p{L}*|мкр|мкрн|микрорайон\\p{L}*|переул\\p{L}+)"
                      u"(?!\\p{L})\\.?\\s*(?:[\\p{L}.-]+\\s+){0,2}[\\p{L}.-]*[\\s,-]*(?:(?i:д\\.?|дом\\p{L}?|"
                      u"үй)\\s*)?№?\\s*\\d+"
                      u"|" MEKTEP_START u"(?i:улиц\\p{L}+)\\s+\\p{Lu}[\\p{L}.-]*(?:\\s+[\\p{L}.-]+)?[\\s,]*(?"
                      u":(?i:д\\.?|дом)\\s*)?№?\\s*\\d+"
                      u"|\\p{Lu}[\\p{L}-]+\\s+(?i:көше|даңғыл|(?:шағын|ықшам)\\s?аудан)\\p{L}*[\\s,]*(?i:үй|"
                      u"дом)?" MEKTEP_NUMBER},
        {PersonalData::address,
         MEKTEP_START u"(?i:кв\\.?|квартир\\p{L}+|пәтер\\p{L}*|(?<!детский )(?<!детском )(?<!детского "
                      u")дом[еу]?|"
                      u"үй"
                      u")" MEKTEP_NUMBER u"|" MEKTEP_START u"\\d+(?i:\\s?-?\\s?(?:пәтер|үй)(?:де|дің|ге|міз|"
                      u"дегі)?)" MEKTEP_END},
    }};
    return all;
}

/// Byte offset in UTF-8 of an offset in UTF-16.
std::size_t byte_offset(const icu::UnicodeString& text, std::int32_t offset) {
    std::string before;
    text.tempSubString(0, offset).toUTF8String(before);
    return before.size();
}

void find_pattern(const icu::UnicodeString& text, const Pattern& pattern,
                  std::vector<PersonalFinding>& findings) {
    UErrorCode status = U_ZERO_ERROR;
    icu::RegexMatcher matcher(icu::UnicodeString(pattern.regex), text, 0, status);
    if (U_FAILURE(status)) bug("a screening pattern that ICU refuses");
    while (matcher.find(status) && U_SUCCESS(status)) {
        const auto begin = matcher.start(status), end = matcher.end(status);
        findings.push_back(
            {.what = pattern.what, .begin = byte_offset(text, begin), .end = byte_offset(text, end)});
    }
    // What could not be examined to its end counts as found.
    if (U_FAILURE(status))
        findings.push_back({.what = pattern.what, .begin = 0, .end = byte_offset(text, text.length())});
}

/// Twelve digits, also with blanks between them, whose check digit fits or that begin with a date.
void find_iin(const icu::UnicodeString& text, std::vector<PersonalFinding>& findings) {
    UErrorCode status = U_ZERO_ERROR;
    icu::RegexMatcher matcher(icu::UnicodeString(u"(?<!\\d)(?:\\d[\\s-]?){11}\\d(?!\\d)"), text, 0, status);
    while (matcher.find(status) && U_SUCCESS(status)) {
        std::string digits;
        std::string written;
        matcher.group(status).toUTF8String(written);
        std::ranges::copy_if(written, std::back_inserter(digits),
                             [](char c) { return c >= '0' && c <= '9'; });
        if (birth_date_in_iin(digits) || written.size() == 12)
            findings.push_back({.what = PersonalData::iin,
                                .begin = byte_offset(text, matcher.start(status)),
                                .end = byte_offset(text, matcher.end(status))});
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

/// A given name in any case of the declension, however it begins: nobody looks for capitals on a touch
/// screen. A school, a street or a region may be called after somebody: what is “named after” is no person
/// here.
void find_given_names(const icu::UnicodeString& text, std::vector<PersonalFinding>& findings) {
    static const std::u16string regex =
        std::u16string(MEKTEP_START u"(?i:") + given_names +
        u")(?i:а|у|ом|ым|е|ы|и|ой|ю|я|ей|ем|й|ь|ға|ге|қа|ке|ны|ні|ды|ді|ты|ті|(?:н|д|т)(?:ың|ің)|(?:м|б|п)ен|"
        u"(?:д|т)(?:ан|ен|а|е)"
        u"|ия|ию|ии|ья|ью|ье|ька|чик|ек)"
        u"?" MEKTEP_END u"(?!\\s+(?i:атындағы|атында|облыс|ауданы|қаласы|көшесі|даңғылы))";
    find_pattern(text, {.what = PersonalData::name, .regex = regex.c_str()}, findings);
}

}  // namespace

std::vector<PersonalFinding> personal_data(std::string_view written) {
    const auto text =
        icu::UnicodeString::fromUTF8({written.data(), static_cast<std::int32_t>(written.size())});
    std::vector<PersonalFinding> findings;
    find_iin(text, findings);
    // libphonenumber reads no bytes that are not UTF-8; our own patterns have read what can be read of them.
    if (is_utf8(written)) find_phones(written, findings);
    find_given_names(text, findings);
    for (const auto& pattern : patterns()) find_pattern(text, pattern, findings);
    for (auto& finding : findings)
        while (finding.begin < finding.end && written[finding.begin] == ' ') ++finding.begin;
    // The longer of two that begin together says more.
    std::ranges::stable_sort(findings, [](const PersonalFinding& a, const PersonalFinding& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
    // One finding a place: the first that covers it.
    std::vector<PersonalFinding> separate;
    for (const auto& finding : findings)
        if (separate.empty() || finding.begin >= separate.back().end) separate.push_back(finding);
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
