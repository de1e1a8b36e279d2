// SPDX-License-Identifier: GPL-3.0-or-later
#include "utterance/normalise.h"

#include "language/number.h"
#include "language/order.h"
#include "utterance/lexicon_tables.h"
#include "utterance/patterns.h"
#include "utterance/spell.h"
#include "utterance/stress.h"
#include "utterance/token.h"
#include "utterance/units.h"

#include <algorithm>
#include <sstream>

namespace mektep {
namespace {

constexpr std::size_t longest_abbreviation = 10;  // tokens, blanks and dots included
/// In words: whoever types for ever without a full stop is not waited for to the end of it.
constexpr std::size_t longest_sentence = 200;

/// Goes through the tokens once and builds the sentences.
class Normaliser {
public:
    Normaliser(std::string_view text, Language language, const Lexicon& lexicon)
        : text_(text),
          language_(language),
          tables_(LexiconAccess::tables(lexicon)),
          tokens_(with_units_in_words(tokens_of(text), language, tables_)) {}

    std::vector<Utterance> run() {
        while (at_ < tokens_.size()) at_ += step();
        end_sentence();
        return std::move(sentences_);
    }
    /// What no rule and no lexicon line covers.
    [[nodiscard]] const std::vector<std::string>& unknown() const { return unknown_; }

private:
    std::size_t step() {
        if (const auto used = address(); used != 0) return used;
        if (const auto used = abbreviation(); used != 0) return used;
        if (const auto used = repeated_number(); used != 0) return used;
        if (auto reading = read_pattern(tokens_, at_, language_, before_)) {
            say(reading->words, language_, range(reading->tokens));
            return reading->tokens;
        }
        const auto& token = tokens_[at_];
        switch (token.kind) {
            case Token::Kind::word:
                return word();
            case Token::Kind::line_end:
                end_sentence();
                return 1;
            case Token::Kind::mark:
                return mark();
            case Token::Kind::number:
            case Token::Kind::blank:
                return 1;
        }
        return 1;
    }

    [[nodiscard]] SourceRange range(std::size_t count) const {
        return {tokens_[at_].source.begin, tokens_[std::min(at_ + count, tokens_.size()) - 1].source.end};
    }

    /// "https://egov.kz/services?id=5": the name of the place, not its path. The name's pieces are then read
    /// one by one.
    std::size_t address() {
        const auto& scheme = tokens_[at_].text;
        const bool has_scheme = (scheme == "https" || scheme == "http") && is_mark(tokens_, at_ + 1, ":") &&
                                is_mark(tokens_, at_ + 2, "/") && is_mark(tokens_, at_ + 3, "/");
        if (has_scheme) {
            is_in_address_ = true;
            return 4;
        }
        if (scheme == "www" && is_mark(tokens_, at_ + 1, ".")) {
            is_in_address_ = true;
            return 2;
        }
        if (tokens_[at_].kind == Token::Kind::blank || tokens_[at_].kind == Token::Kind::line_end)
            is_in_address_ = false;
        if (!is_in_address_ || !is_mark(tokens_, at_, "/")) return 0;
        std::size_t path = 1;
        while (at_ + path < tokens_.size() && tokens_[at_ + path].kind != Token::Kind::blank &&
               tokens_[at_ + path].kind != Token::Kind::line_end && !is_mark(tokens_, at_ + path, ")"))
            ++path;
        return path;
    }

    /// "үш (3) ай": the number in brackets says again what was said in words.
    std::size_t repeated_number() {
        if (!is_mark(tokens_, at_, "(") || !is_kind(tokens_, at_ + 1, Token::Kind::number) ||
            !is_mark(tokens_, at_ + 2, ")") || tokens_[at_ + 1].text.size() > 3)
            return 0;
        const auto value = std::stoll(tokens_[at_ + 1].text);
        for (const auto in :
             {Case::nominative, Case::genitive, Case::dative, Case::instrumental, Case::locative})
            for (const auto gender : {Gender::masculine, Gender::feminine})
                if (lower_case(cardinal(value, language_, gender, in), language_) == before_) return 3;
        return 0;
    }

    /// "т.б.", "ст.", "г.": the longest written form that begins here, if its condition holds.
    std::size_t abbreviation() {
        if (tokens_[at_].kind != Token::Kind::word) return 0;
        std::string written;
        std::size_t used = 0;
        const SaidAs* best = nullptr;
        for (std::size_t i = 0; i < longest_abbreviation && at_ + i < tokens_.size(); ++i) {
            const auto& token = tokens_[at_ + i];
            if (token.kind == Token::Kind::line_end || token.kind == Token::Kind::number) break;
            // "и т. д." is "и т.д."
            if (token.kind == Token::Kind::blank && written.ends_with('.')) continue;
            written += token.text;
            const auto found = tables_.abbreviations.find({language_, written});
            if (found == tables_.abbreviations.end()) continue;
            for (const auto& entry : found->second)
                if (fits(entry.condition, at_ + i + 1)) {
                    best = &entry;
                    used = i + 1;
                    break;
                }
        }
        if (best == nullptr) return 0;
        say(best->words, best->language, range(used));
        // "2026 г.": its dot may end the sentence too.
        if (written_ends_sentence(at_ + used)) end_sentence();
        return used;
    }

    /// All conditions of a list ("before_name,after=в") hold.
    [[nodiscard]] bool fits(const std::string& conditions, std::size_t next) const {
        std::istringstream list(conditions);
        for (std::string condition; std::getline(list, condition, ',');)
            if (!fits_one(condition, next)) return false;
        return true;
    }

    [[nodiscard]] bool fits_one(std::string_view condition, std::size_t next) const {
        constexpr std::string_view after_word = "after=";
        if (condition.starts_with(after_word)) return before_ == condition.substr(after_word.size());
        auto after = next;
        while (is_kind(tokens_, after, Token::Kind::blank)) ++after;
        if (condition == "before_number") return is_kind(tokens_, after, Token::Kind::number);
        if (condition == "before_name")
            return is_kind(tokens_, after, Token::Kind::word) && starts_with_capital(tokens_[after].text);
        if (condition == "after_name") {
            auto earlier = at_;
            while (earlier > 0 && tokens_[earlier - 1].kind == Token::Kind::blank) --earlier;
            return is_kind(tokens_, earlier - 1, Token::Kind::word) && earlier > 0 &&
                   starts_with_capital(tokens_[earlier - 1].text);
        }
        if (condition == "after_number") {
            auto earlier = at_;
            while (earlier > 0 && tokens_[earlier - 1].kind == Token::Kind::blank) --earlier;
            return earlier > 0 && tokens_[earlier - 1].kind == Token::Kind::number;
        }
        return true;
    }

    [[nodiscard]] bool starts_with_capital(const std::string& word) const {
        return lower_case(word, language_).substr(0, 2) != word.substr(0, 2);
    }
    /// After an abbreviation with a dot: nothing more, or a blank and a capital letter of a new sentence.
    [[nodiscard]] bool written_ends_sentence(std::size_t next) const {
        if (next >= tokens_.size() || tokens_[next - 1].text != ".") return next >= tokens_.size();
        return is_kind(tokens_, next, Token::Kind::line_end);
    }

    std::size_t word() {
        const auto& token = tokens_[at_];
        if (is_initial(at_)) {
            say(letter_name(token.text, language_), language_of_word(token.text), token.source);
            return 1;
        }
        if (const auto* entry = lexicon_entry(token.text)) {
            say(entry->words, entry->language, token.source);
            return 1 + glued_suffix();
        }
        if (is_latin_word(token.text)) return latin(token);
        if (is_capitals(token.text)) {
            unknown_.push_back(token.text);
            std::string names;
            for (const auto c : code_points(token.text)) names += letter_name(utf8(c), language_);
            say(names, language_of_word(token.text), token.source);
            return 1 + glued_suffix();
        }
        if (is_unsayable(token.text) || is_cut_short()) unknown_.push_back(token.text);
        say(token.text, language_of_word(token.text), token.source);
        return 1;
    }

    /// The "А" of "А. Б. Иванов" and of "Иванов А.Б.": its dot ends no sentence.
    [[nodiscard]] bool is_initial(std::size_t at) const {
        return is_kind(tokens_, at, Token::Kind::word) && is_mark(tokens_, at + 1, ".") &&
               code_points(tokens_[at].text).size() == 1 && starts_with_capital(tokens_[at].text);
    }
    /// A short word whose dot is followed by a small letter: an abbreviation that nobody has entered.
    [[nodiscard]] bool is_cut_short() const {
        constexpr std::size_t longest = 5;
        if (!is_mark(tokens_, at_ + 1, ".") || code_points(tokens_[at_].text).size() > longest) return false;
        const auto next = is_kind(tokens_, at_ + 2, Token::Kind::blank) ? at_ + 3 : at_ + 2;
        return is_kind(tokens_, next, Token::Kind::word) && !starts_with_capital(tokens_[next].text) &&
               !is_latin_word(tokens_[next].text);
    }

    [[nodiscard]] const SaidAs* lexicon_entry(const std::string& word) const {
        const auto found = tables_.words.find({language_, lower_case(word, language_)});
        return found == tables_.words.end() ? nullptr : &found->second;
    }

    /// "ЖСН-іңіз" is said "нөміріңіз": the last vowel of the words is the suffix's own.
    static std::string joined(const std::string& words, const std::string& suffix) {
        const auto begins_with_vowel = suffix.starts_with("і") || suffix.starts_with("ы");
        const auto ends_with_vowel = words.ends_with("і") || words.ends_with("ы");
        return words +
               (begins_with_vowel && ends_with_vowel ? suffix.substr(std::string_view("і").size()) : suffix);
    }

    /// "ПМПК-ның": the suffix belongs to the word that the abbreviation became.
    std::size_t glued_suffix() {
        const bool has_suffix = is_mark(tokens_, at_ + 1, "-") &&
                                is_kind(tokens_, at_ + 2, Token::Kind::word) &&
                                !starts_with_capital(tokens_[at_ + 2].text);
        if (!has_suffix || sentence_.spans.empty() || sentence_.spans.back().words.empty()) return 0;
        auto& last = sentence_.spans.back().words.back();
        last.text = joined(last.text, tokens_[at_ + 2].text);
        last.source.end = tokens_[at_ + 2].source.end;
        return 2;
    }

    std::size_t latin(const Token& token) {
        if (const auto value = roman_value(token.text); value != 0) {
            const bool has_noun =
                is_kind(tokens_, at_ + 1, Token::Kind::blank) && is_kind(tokens_, at_ + 2, Token::Kind::word);
            say(roman_in_words(value, language_, before_,
                               has_noun ? lower_case(tokens_[at_ + 2].text, language_) : std::string()),
                language_, token.source);
            return 1;
        }
        if (language_ != Language::english) unknown_.push_back(token.text);
        say(token.text, Language::english, token.source);
        return 1;
    }

    [[nodiscard]] Language language_of_word(const std::string& word) const {
        return language_ == Language::russian && has_kazakh_letter(word) ? Language::kazakh : language_;
    }

    /// A short word without a vowel that is no preposition: an abbreviation that nobody has entered.
    [[nodiscard]] bool is_unsayable(const std::string& word) const {
        const auto small = lower_case(word, language_);
        const auto letters = code_points(small);
        const auto is_vowel = [](char32_t c) {
            return std::u32string_view(U"аәеёиоөуұүыіэюяaeiouy").find(c) != std::u32string_view::npos;
        };
        return letters.size() > 1 && std::ranges::none_of(letters, is_vowel);
    }

    [[nodiscard]] bool is_latin_at(std::size_t at) const {
        return is_kind(tokens_, at, Token::Kind::word) && is_latin_word(tokens_[at].text);
    }

    std::size_t mark() {
        const auto& text = tokens_[at_].text;
        // The dots of an address are said: "e-mail@example.kz".
        if (text == "." && is_latin_at(at_ - 1) && is_latin_at(at_ + 1)) {
            say(mark_name(".", language_), language_, tokens_[at_].source);
            return 1;
        }
        if (text == "." || text == "!" || text == "?" || text == "…") {
            const bool ends = at_ + 1 >= tokens_.size() || tokens_[at_ + 1].kind == Token::Kind::blank ||
                              tokens_[at_ + 1].kind == Token::Kind::line_end ||
                              is_mark(tokens_, at_ + 1, "»") || is_mark(tokens_, at_ + 1, "”") ||
                              is_mark(tokens_, at_ + 1, ")");
            const bool is_of_initial =
                at_ > 0 && text == "." && is_initial(at_ - 1) &&
                is_kind(tokens_, is_kind(tokens_, at_ + 1, Token::Kind::blank) ? at_ + 2 : at_ + 1,
                        Token::Kind::word);
            if (is_of_initial) return 1;
            punctuate(text == "…" ? "." : text);
            if (ends) end_sentence();
            return 1;
        }
        if (text == "," || text == ";" || text == ":") punctuate(text == ";" ? "," : text);
        if (text == "—" || text == "–" || text == "(" || text == ")") punctuate(",");
        return 1;
    }

    void punctuate(std::string mark) {
        if (!sentence_.spans.empty() && sentence_.spans.back().punctuation.empty())
            sentence_.spans.back().punctuation = std::move(mark);
    }

    void say(const std::string& words, Language language, SourceRange source) {
        auto& spans = sentence_.spans;
        if (spans.empty() || spans.back().language != language || !spans.back().punctuation.empty())
            spans.push_back({.language = language, .words = {}, .punctuation = {}});
        std::istringstream stream(words);
        for (std::string word; stream >> word; ++words_) spans.back().words.push_back({word, source});
        before_ = lower_case(words, language_);
        if (words_ >= longest_sentence) end_sentence();
    }

    void end_sentence() {
        std::erase_if(sentence_.spans, [](const Span& span) { return span.words.empty(); });
        if (!sentence_.spans.empty()) {
            if (auto& last = sentence_.spans.back().punctuation; last.empty() || last == ",") last = ".";
            take_source();
            mark_stress(sentence_, tables_);
            sentences_.push_back(std::move(sentence_));
        }
        sentence_ = {};
        words_ = 0;
        before_.clear();
    }

    /// The sentence keeps its own part of the text, and counts from there.
    void take_source() {
        const auto [begin, end] = sentence_of(sentence_);
        sentence_.source = text_.substr(begin, end - begin);
        sentence_.shown.offset = static_cast<std::ptrdiff_t>(begin);
        for (auto& span : sentence_.spans)
            for (auto& word : span.words) word.source = {word.source.begin - begin, word.source.end - begin};
    }

    std::string text_;
    Language language_;
    const LexiconTables& tables_;
    std::vector<Token> tokens_;
    std::size_t at_ = 0;
    bool is_in_address_ = false;
    std::string before_;
    Utterance sentence_;
    std::size_t words_ = 0;  ///< of the sentence
    std::vector<Utterance> sentences_;
    std::vector<std::string> unknown_;
};

}  // namespace

std::vector<Utterance> normalised(std::string_view text, Language language, const Lexicon& lexicon) {
    return Normaliser(text, language, lexicon).run();
}

std::vector<std::string> unspeakable(std::string_view text, Language language, const Lexicon& lexicon) {
    Normaliser normaliser(text, language, lexicon);
    for (const auto& utterance : normaliser.run())
        if (words_of(utterance).find_first_of("0123456789") != std::string::npos)
            return {words_of(utterance)};
    return normaliser.unknown();
}

}  // namespace mektep
