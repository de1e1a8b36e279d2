// SPDX-License-Identifier: GPL-3.0-or-later
// How single words are said, in eSpeak's mnemonics: ' stands before the stressed vowel. The lists were read
// by hand.
#include "voice/the_espeak.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>

using namespace mektep;

namespace {

/// Phonemes of one word, without blanks and secondary stress.
std::string word_phonemes(const std::string& word, Language language) {
    const Utterance utterance{.source = word, .spans = {{language, {{word, {0, word.size()}}}, ""}}};
    auto result = phonemes(the_espeak(), utterance);
    // "@-" is the way in to a rolled r.
    for (auto at = result.find("@-"); at != std::string::npos; at = result.find("@-")) result.erase(at, 2);
    std::erase_if(result, [](char c) { return c == ' ' || c == ',' || c == '\n' || c == '%'; });
    return result;
}

using Expected = std::map<std::string, std::string>;

void check_all(const Expected& expected, Language language) {
    for (const auto& [word, said] : expected) {
        CAPTURE(word);
        CHECK(word_phonemes(word, language) == said);
    }
}

}  // namespace

TEST_CASE("Kazakh words of our field are said as they are spoken", "[voice]") {
    REQUIRE_THAT(the_espeak().name(), Catch::Contains("own Kazakh rules"));
    check_all({{"мектеп", "mekt'ep"},       {"өтініш", "8tIn'IS"},
               {"бала", "bAL'A"},           {"құқық", "qUq'@q"},
               {"қазақстан", "qAzAqst'An"}, {"шағым", "SAG'@m"},
               {"сынып", "s@n'@p"},         {"оқу", "oq'Uw"},
               {"беру", "be*'u#w"},         {"тарту", "tA*t'Uw"},
               {"жүру", "Zu#*'u#w"},        {"туралы", "tUw*AL'@"},
               {"сурет", "su#w*'et"},       {"халық", "xAL'@q"},
               {"уақыт", "wAq'@t"},         {"қорытынды", "qo*@t@nd'@"},
               {"тиіс", "tIj'Is"},          {"объект", "ob'ekt"},
               {"компьютер", "kompjut'e*"}, {"аудан", "Awd'An"},
               {"ауыл", "Aw'@L"},           {"тау", "t'Aw"},
               {"ауру", "Aw*'Uw"},          {"дәуір", "d&w'I*"},
               {"жауап", "ZAw'Ap"},         {"әр", "'&*"},
               {"егер", "eg'e*"},           {"кітап", "kIt'Ap"},
               {"шымкент", "S@mk'ent"},     {"жеті", "Zet'I"}},
              Language::kazakh);
}

TEST_CASE("Russian words of our field are said as they are spoken", "[voice]") {
    check_all({{"школа", "Sk'ola#"},
               {"заявление", "zVjavl;'en;ijI"},
               {"образование", "VbrVzVv'An;ijI"},
               {"акимат", "ak;im'At"},
               {"апелляция", "ap;ill;'Atsyja"},
               {"сегодня", "s;iv'odn;V"},
               {"комиссия", "kVm;'is;s;ija"},
               {"директор", "d;ir;'ektVr"},
               {"жалоба", "Z'AlVba#"},
               {"ответ", "Vtv;'et"},
               {"класс", "kl'Ass"},
               {"районный", "raj'onnyj"},
               {"психолог", "ps;ix'olVk"},
               {"логопед", "lVgVp;'et"},
               {"учитель", "utS;'it;il"},
               {"родители", "rVd;'it;il;I"},
               {"рядом", "r;'AdVm"},
               {"пунктов", "p'unktVf"},
               {"консультация", "kVnsult'Atsyja"}},
              Language::russian);
}
