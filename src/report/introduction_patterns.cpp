// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/patterns.h"

#include <array>

namespace mektep {
namespace {

// «Его зовут на собрание», “менің атым аталмасын”.
#define MEKTEP_NO_NAME                                                                                                                                                          \
    u"(?!(?i:не|ни|на|в|во|к|ко|и|у|по|с|со|за|из|от|домой|только|туда|сюда|каждый|там|так|как|все|всегда|" \
    u"они|дети|даже|"                                                                                                                                                \
    u"уже|была|был|есть|здесь|нет|ата|жоқ|жок|көрсет|корсет|жаз|айт|құпия|купия|болмасын|керек|"        \
    u"емес"                                                                                                                                                                 \
    u")" MEKTEP_END u"|(?i:ата(?:л|м)|көрсет|корсет|жаз|айт|құпия|купия|шық|шык|измен|указ|спрятан|скры))"
#define MEKTEP_INSTITUTION                                                                                                                                                     \
    u"(?<!(?i:мектеп|мектеб|бақша|бакша|көше|коше|ауыл|аудан|орталық|орталығ|орталыг|лицей|гимназия|" \
    u"бағдарлама|ұйым|қор|"                                                                                                                                   \
    u"клуб|сынып|пән)\\p{L}{0,8}\\s{1,2})"
#define MEKTEP_MORE_CAPITALISED u"(?:\\s+\\p{Lu}\\p{Ll}+)*"

constexpr std::array<Pattern, 6> all{{
    {PersonalData::name, MEKTEP_START u"(?i:меня|его|её|ее|сына|дочь|дочку|дочери|ребёнка|ребенка|мальчика|"
                                      u"девочку|директора|учителя|"
                                      u"учительницу|внука|внучку|мужа|жену|маму|папу)\\s+(?i:зовут|звать)\\s*"
                                      u"[:—–-]?\\s*" MEKTEP_NO_NAME u"\\p{L}{2,}" MEKTEP_MORE_CAPITALISED},
    {PersonalData::name, MEKTEP_START u"(?i:зовут|звать|фамилия|фамилию|фамилией|отчество|имя|именем)\\s*[:"
                                      u"—–-]?\\s*" MEKTEP_NO_NAME u"\\p{Lu}\\p{Ll}+" MEKTEP_MORE_CAPITALISED},
    {PersonalData::name, MEKTEP_START u"(?i:фамилия|отчество)\\s*[:—–-]\\s*\\p{L}{2,}"
                                      u"|" MEKTEP_START u"(?i:(?:моя|его|её|ее|наша)\\s+фамилия)"
                                      u"\\s+" MEKTEP_NO_NAME u"\\p{L}{2,}"},
    {PersonalData::name, MEKTEP_START u"(?i:атым|есімім|есимим|тегім|тегим|аты-жөнім)\\s*[:—–-]?"
                                      u"\\s*" MEKTEP_NO_NAME u"\\p{L}{2,}" MEKTEP_MORE_CAPITALISED},
    {PersonalData::name,
     MEKTEP_INSTITUTION MEKTEP_START u"(?i:аты|есімі|тегі|аты-жөні)\\s*[:—–-]?"
                                     u"\\s*" MEKTEP_NO_NAME u"\\p{Lu}\\p{Ll}+" MEKTEP_MORE_CAPITALISED},
    {PersonalData::name,
     MEKTEP_INSTITUTION
         MEKTEP_START u"(?i:аты|есімі|тегі)\\s*[:—–]\\s*\\p{L}{2,}"
                      u"|" MEKTEP_START u"(?i:(?:ұлымның|қызымның|баламның|улымнын|кызымнын|баламнын|оның|"
                      u"менің)\\s+(?:аты|есімі|тегі))\\s+" MEKTEP_NO_NAME u"\\p{L}{2,}"},
}};

}  // namespace

std::span<const Pattern> patterns_of_introductions() { return all; }

}  // namespace mektep
