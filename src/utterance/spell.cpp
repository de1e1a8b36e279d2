// SPDX-License-Identifier: GPL-3.0-or-later
// Names of letters, digits and marks.
#include "utterance/spell.h"

#include "language/number.h"
#include "language/order.h"
#include "utterance/normalise.h"
#include "utterance/token.h"

#include <map>

namespace mektep {
namespace {

using Names = std::map<std::string, std::string, std::less<>>;

const Names& letter_names(Language language) {
    static const Names russian{{"б", "бэ"},  {"в", "вэ"},           {"г", "гэ"},         {"д", "дэ"},
                               {"ж", "жэ"},  {"з", "зэ"},           {"й", "и краткое"},  {"к", "ка"},
                               {"л", "эль"}, {"м", "эм"},           {"н", "эн"},         {"п", "пэ"},
                               {"р", "эр"},  {"с", "эс"},           {"т", "тэ"},         {"ф", "эф"},
                               {"х", "ха"},  {"ц", "цэ"},           {"ч", "чэ"},         {"ш", "ша"},
                               {"щ", "ща"},  {"ъ", "твёрдый знак"}, {"ь", "мягкий знак"}};
    // The names that schools of Kazakhstan use.
    static const Names kazakh{{"б", "бе"},
                              {"в", "ве"},
                              {"г", "ге"},
                              {"ғ", "ға"},
                              {"д", "де"},
                              {"ж", "же"},
                              {"з", "зе"},
                              {"й", "қысқа и"},
                              {"к", "ка"},
                              {"қ", "қа"},
                              {"л", "эл"},
                              {"м", "эм"},
                              {"н", "эн"},
                              {"ң", "ың"},
                              {"п", "пе"},
                              {"р", "эр"},
                              {"с", "эс"},
                              {"т", "те"},
                              {"ф", "эф"},
                              {"х", "ха"},
                              {"һ", "һа"},
                              {"ц", "це"},
                              {"ч", "че"},
                              {"ш", "ша"},
                              {"щ", "ща"},
                              {"ъ", "айыру белгісі"},
                              {"ь", "жіңішкелік белгісі"}};
    static const Names english{};
    switch (language) {
        case Language::kazakh:
            return kazakh;
        case Language::russian:
            return russian;
        case Language::english:
            return english;
    }
    return english;
}

struct MarkName {
    std::string kazakh, russian, english;
    [[nodiscard]] const std::string& in(Language l) const {
        return l == Language::kazakh ? kazakh : l == Language::russian ? russian : english;
    }
};

const std::map<std::string, MarkName, std::less<>>& mark_names() {
    static const std::map<std::string, MarkName, std::less<>> names{
        {".", {"нүкте", "точка", "full stop"}},
        {",", {"үтір", "запятая", "comma"}},
        {"-", {"дефис", "дефис", "hyphen"}},
        {"+", {"қосу", "плюс", "plus"}},
        {"@", {"ат белгісі", "собака", "at"}},
        {"/", {"қиғаш сызық", "косая черта", "slash"}},
        {"№", {"нөмір", "номер", "number"}},
        {"(", {"жақша ашылады", "скобка открывается", "opening bracket"}},
        {")", {"жақша жабылады", "скобка закрывается", "closing bracket"}},
        {":", {"қос нүкте", "двоеточие", "colon"}},
        {"«", {"тырнақша ашылады", "кавычка открывается", "opening quote"}},
        {"»", {"тырнақша жабылады", "кавычка закрывается", "closing quote"}},
        {" ", {"бос орын", "пробел", "space"}},
        {"'", {"дәйекше", "апостроф", "apostrophe"}}};
    return names;
}

}  // namespace

std::string letter_name(std::string_view letter, Language language) {
    const auto small = lower_case(letter, language);
    // A Kazakh letter in a Russian text keeps its Kazakh name; Russian has none for it.
    const auto& names = letter_names(has_kazakh_letter(small) ? Language::kazakh : language);
    const auto found = names.find(small);
    return found == names.end() ? small : found->second;
}

std::string mark_name(std::string_view mark, Language language) {
    const auto found = mark_names().find(mark);
    return found == mark_names().end() ? std::string() : found->second.in(language);
}

std::vector<Utterance> spelled(std::string_view text, Language language) {
    std::vector<Utterance> result;
    const auto say = [&](std::string words, Language in, SourceRange source) {
        if (words.empty()) return;
        result.push_back(
            {.source = std::string(text),
             .spans = {{.language = in, .words = {{std::move(words), source}}, .punctuation = ","}}});
    };
    for (const auto& token : tokens_of(text)) {
        if (token.kind == Token::Kind::mark || token.kind == Token::Kind::blank) {
            say(mark_name(token.text, language), language, token.source);
            continue;
        }
        for (const auto c : code_points(token.text)) {
            const auto letter = utf8(c);
            if (token.kind == Token::Kind::number)
                say(cardinal(static_cast<std::int64_t>(c - '0'), language), language, token.source);
            else if (is_latin_word(letter))
                say(letter, Language::english, token.source);
            else
                say(letter_name(letter, language), has_kazakh_letter(letter) ? Language::kazakh : language,
                    token.source);
        }
    }
    return result;
}

}  // namespace mektep
