// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/patterns.h"

#include <array>

namespace mektep {
namespace {

// People who fear a filter write “8_701*123”, and O for 0.
#define MEKTEP_BETWEEN u"[\\s.,()_*/|~\\p{Pd}]{0,3}"
#define MEKTEP_DIGIT u"[\\dOoОо]"
#define MEKTEP_MONTH                                                                                                                                                                          \
    u"(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр|қаңтар|ақпан|наурыз|"         \
    u"сәуір|мамыр|"                                                                                                                                                                 \
    u"маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан|кантар|акпан|сауир|шилде|кыркуйек|казан|караша|" \
    u"желтоксан)"
#define MEKTEP_DATE \
    u"(?:\\d{1,2}[./\\s\\p{Pd}]{1,2}(?:\\d{1,2}|" MEKTEP_MONTH u"\\p{L}*)[./\\s\\p{Pd}]{1,2}\\d{2,4}" \
    u"|\\d{4}\\s?(?:ж\\p{L}*\\.?)?\\s?\\d{1,2}[\\s\\p{Pd}]{0,2}" MEKTEP_MONTH u"\\p{L}*"              \
    u"|\\d{4}[./-]\\d{1,2}[./-]\\d{1,2})"

constexpr std::array<Pattern, 19> all{{
    {PersonalData::email,
     u"(?<![\\p{L}\\p{N}._%+-])[\\p{L}\\p{N}._%+-]{1,64}@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)*"},
    {PersonalData::email,
     u"(?i)(?<![\\p{L}\\p{N}._%+-])[\\p{L}\\p{N}._%+-]{1,64}\\s*(?:[(\\[{]\\s*(?:at|ат|эт|собака)\\s*[)\\]}]|"
     u"\\s(?:at|"
     u"ат|эт|собака|собачка)\\s|@)\\s*[\\p{L}\\p{N}-]{1,40}\\s*(?:\\.|,|[(\\[]?(?:dot|дот|точка|нүкте|нукте)["
     u")\\]]?)"
     u"\\s*(?:ru|com|kz|net|org|ру|ком|кз|рф|қаз)" MEKTEP_END},
    {PersonalData::web_address,
     u"(?i)(?:https?://"
     u"|www\\.)(?!(?:[a-z0-9-]{1,40}\\.){0,3}(?:egov|gov|zan|enbek|kundelik|e-?otinish)\\.kz)\\S+"},
    // What the state offers to everybody points to nobody.
    {PersonalData::web_address,
     u"(?i)" MEKTEP_START u"(?!(?:[a-z0-9-]{1,40}\\.){0,3}(?:egov|gov|zan|enbek|kundelik|e-?otinish)\\."
     u"k"
     u"z" MEKTEP_END u")(?:[a-z0-9-]{1,63}\\.){1,6}(?:kz|com|ru|org|net|me|қаз|"
     u"рф)" MEKTEP_END u"(?:/\\S*)?"},
    {PersonalData::web_address, u"(?<![\\p{L}\\p{N}])@[\\p{L}\\p{N}_.]{2,}"},
    {PersonalData::web_address,
     u"(?i)" MEKTEP_START u"(?:инст(?:а|аграм\\p{L}*)|insta(?:gram)?|телеграм\\p{L}*|телега|тг|telegram|tg|"
     u"тикток\\p{L}*|"
     u"tiktok|вк|vk|facebook|фейсбук\\p{L}*|ник\\p{L}{0,2}|nick|логин|аккаунт\\p{L}{0,3}|whatsapp|ватсап\\p{"
     u"L}*|скайп|"
     u"skype)[\\s:=—–-]{1,4}(?!(?:telegram|whatsapp|instagram|facebook|tiktok|zoom|"
     u"online)" MEKTEP_END u")(?:[a-z][a-z0-9._-]{2,}|\\p{L}[\\p{L}.]*[_\\d][\\p{L}\\p{N}_.]*)"},
    // A Latin word that holds “_” is a nick.
    {PersonalData::web_address, MEKTEP_START u"[A-Za-z][A-Za-z0-9.]*_[A-Za-z0-9_.]+"},
    // +7, 8 or nothing, then ten digits that begin with 7 (mobile and city codes), grouped in whatever way.
    {PersonalData::phone,
     u"(?<![\\d+])(?:\\+?7|8)?" MEKTEP_BETWEEN u"7(?:" MEKTEP_BETWEEN MEKTEP_DIGIT u"){9}(?!\\d)"},
    {PersonalData::phone, u"(?<!\\d)\\+\\d(?:" MEKTEP_BETWEEN MEKTEP_DIGIT u"){8,13}(?!\\d)"},
    {PersonalData::phone,
     u"(?i)" MEKTEP_START u"(?:тел|телефон|телефоны|ұялы|позвон|звон|хабарлас|ватсап|whatsapp)\\p{L}*[\\s.:—-"
     u"]*(?:(?:номер|"
     u"нөмір|на|по|мне)\\p{L}*[\\s.:—-]*){0,2}\\d(?:[\\s\\p{Pd}_*./]?\\d){4,10}(?!\\d)"},
    {PersonalData::phone,
     u"(?"
     u"i)" MEKTEP_START u"(?:номер|нөмір|номир)\\p{L}{0,4}[\\s:—-]*\\d(?:[\\s\\p{Pd}_*./]?\\d){5,10}(?!\\d)"},
    // City numbers; a first pair over 31 tells them from a date.
    {PersonalData::phone,
     u"(?<![\\d.,/-])(?<!\\d\\s)(?:\\d{3}|3[2-9]|[4-9]\\d)([ "
     u"_*.\\p{Pd}])\\d{2}\\1\\d{2}(?!\\d|[-.,/]\\d|\\s\\d)"},
    // A passport, an identity card.
    {PersonalData::iin, u"(?<![\\p{L}\\p{N}])[NnНн]\\s?№?\\s?\\d{8}(?!\\d)"},
    {PersonalData::iin, u"(?<![\\p{N}.,+-])\\d{9}(?!\\d)"},
    {PersonalData::iin,
     u"(?i)" MEKTEP_START u"(?:паспорт|удостоверени|уд\\.?\\s?личн|куәлі|куали|төлқұжат|толкужат|св-во|"
     u"свидетельств)\\p{L}*[^\\d\\n]{0,20}\\d(?:[\\s\\p{Pd}]?\\d){6,9}(?!\\d)"},
    {PersonalData::iin,
     u"(?i)" MEKTEP_START u"(?:родил|рожден|рожд|туған|туылған|туган|туылган)\\p{L}*[^\\d\\n]{0,"
     u"20}" MEKTEP_DATE},
    {PersonalData::iin, u"(?i)(?<!\\d)" MEKTEP_DATE u"[^\\d\\n.]{0,12}?(?:г\\.?\\s?р(?!\\p{L})|года "
                        u"рожд|рожд|родил|туған|туылған|туган|туылган|дүниеге)\\p{L}*"},
    {PersonalData::iin,
     u"(?i)" MEKTEP_START u"(?:иин|жсн)[\\s:№—-]{0,4}\\d(?:[\\s./_\\p{Pd}]{0,2}\\d){5,11}(?!\\d)"},
    {PersonalData::iin, u"(?<![\\p{N}])\\d{4}([ -])\\d{4}\\1\\d{4}\\1\\d{4}(?!\\d)"},
}};

}  // namespace

std::span<const Pattern> patterns_of_numbers() { return all; }

}  // namespace mektep
