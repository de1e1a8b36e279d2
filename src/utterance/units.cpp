// SPDX-License-Identifier: GPL-3.0-or-later
#include "utterance/units.h"

#include "language/order.h"
#include "utterance/patterns.h"

#include <algorithm>
#include <array>
#include <optional>

namespace mektep {
namespace {

constexpr std::size_t longest_unit = 3;  // tokens: "°", "C"; "тыс", "."

struct Match {
    const UnitForms* unit = nullptr;
    std::size_t end = 0;
};

/// The longest unit that begins there, not glued to further letters: "5 мин.", but not "5 минут".
std::optional<Match> unit_at(const std::vector<Token>& tokens, std::size_t at, Language language,
                             const LexiconTables& tables) {
    std::optional<Match> best;
    std::string written;
    for (std::size_t i = at; i < tokens.size() && i < at + longest_unit; ++i) {
        if (tokens[i].kind == Token::Kind::blank || tokens[i].kind == Token::Kind::number ||
            tokens[i].kind == Token::Kind::line_end)
            break;
        written += tokens[i].text;
        if (const auto found = tables.units.find({language, written}); found != tables.units.end())
            best = Match{&found->second, i + 1};
    }
    return best;
}

/// The word before the number, in small letters.
std::string word_before(const std::vector<Token>& tokens, std::size_t number, Language language) {
    auto at = number;
    while (at > 0 &&
           (tokens[at - 1].kind == Token::Kind::blank || tokens[at - 1].kind == Token::Kind::number ||
            tokens[at - 1].text == "," || tokens[at - 1].text == "–" || tokens[at - 1].text == "-"))
        --at;
    return at > 0 && tokens[at - 1].kind == Token::Kind::word ? lower_case(tokens[at - 1].text, language)
                                                              : std::string();
}

bool is_fraction(const std::vector<Token>& tokens, std::size_t number) {
    return number >= 2 && is_mark(tokens, number - 1, ",") &&
           is_kind(tokens, number - 2, Token::Kind::number);
}
bool is_of_range(const std::vector<Token>& tokens, std::size_t number) {
    return number >= 2 && (is_mark(tokens, number - 1, "–") || is_mark(tokens, number - 1, "-")) &&
           is_kind(tokens, number - 2, Token::Kind::number);
}

const std::string& form_of(const UnitForms& unit, const std::vector<Token>& tokens, std::size_t number,
                           Language language) {
    if (language != Language::russian) return unit.one;
    if (is_fraction(tokens, number)) return unit.few;
    const auto& digits = tokens[number].text;
    const auto last = digits.back();
    const bool is_teen = digits.size() > 1 && digits[digits.size() - 2] == '1';
    const bool is_one = last == '1' && !is_teen;
    if (is_of_range(tokens, number) || governs_genitive(word_before(tokens, number, language)))
        return is_one && !is_of_range(tokens, number) ? unit.few : unit.many;
    if (is_one) return unit.one;
    return last >= '2' && last <= '4' && !is_teen ? unit.few : unit.many;
}

/// "50 %-дан": a Kazakh ending that hangs on the sign.
bool has_ending(const std::vector<Token>& tokens, std::size_t at, Language language) {
    return language == Language::kazakh && is_mark(tokens, at, "-") &&
           is_kind(tokens, at + 1, Token::Kind::word);
}

}  // namespace

std::vector<Token> with_units_in_words(std::vector<Token> tokens, Language language,
                                       const LexiconTables& tables) {
    std::vector<Token> result;
    result.reserve(tokens.size());
    for (std::size_t at = 0; at < tokens.size();) {
        // A unit behind a unit: "1,5 млн тг".
        const bool follows_number = !result.empty() && result.back().kind == Token::Kind::number;
        const auto unit_begin = is_kind(tokens, at, Token::Kind::blank) ? at + 1 : at;
        const auto match = follows_number ? unit_at(tokens, unit_begin, language, tables) : std::nullopt;
        if (!match) {
            result.push_back(std::move(tokens[at]));
            ++at;
            continue;
        }
        Token word{Token::Kind::word,
                   form_of(*match->unit, result, result.size() - 1, language),
                   {tokens[unit_begin].source.begin, tokens[match->end - 1].source.end}};
        auto end = match->end;
        if (has_ending(tokens, end, language)) {
            word.text += tokens[end + 1].text;
            word.source.end = tokens[end + 1].source.end;
            end += 2;
        } else if (tokens[end - 1].text == "." && end == tokens.size()) {
            --end;  // the dot ends the text too
        }
        result.push_back({Token::Kind::blank, " ", {word.source.begin, word.source.begin}});
        result.push_back(std::move(word));
        at = end;
    }
    return result;
}

}  // namespace mektep
