// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/reading.h"

#include "check/inspect.h"
#include "language/catalog.h"
#include "language/code_point.h"
#include "language/order.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace mektep {
namespace {

constexpr std::string_view id = "reading";
constexpr std::size_t long_word = 6;
/// Of shorter texts one long word would decide.
constexpr int fewest_words = 10;

/// What a parent reads alone must be easiest; a letter speaks to an office, in the words of the law.
double limit_for(const std::string& context, Language language) {
    const auto kind = context.substr(context.rfind('.') + 1);
    const bool is_kazakh = language == Language::kazakh;
    static const std::map<std::string, double> limits{{"ask", 70},         {"why", 70},  {"example", 70},
                                                      {"summary", 70},     {"page", 70}, {"cover", 70},
                                                      {"explanation", 70}, {"says", 75}, {"part", 70}};
    const auto found = limits.find(kind);
    return found == limits.end() ? 0 : found->second + (is_kazakh ? 15 : 0);
}

/// Of the alphabets that texts of the pack are written in.
bool is_letter(char32_t c) {
    const bool is_latin = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    constexpr char32_t first_cyrillic = 0x400, last_cyrillic = 0x52F;
    return is_latin || (c >= first_cyrillic && c <= last_cyrillic);
}

bool ends_sentence(char32_t c) {
    return c == '.' || c == '!' || c == '?' || c == ':' || c == ';' || c == '\n';
}

/// Without glossary marks and arguments: neither can be made easier here.
std::string own_words(std::string_view text) {
    std::string own;
    int braces = 0, marks = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto two = text.substr(i, 2);
        if (two == "[[") ++marks;
        if (text[i] == '{') ++braces;
        if (braces == 0 && marks == 0) own += text[i];
        if (text[i] == '}') --braces;
        if (two == "]]") --marks, ++i;
    }
    return own;
}

}  // namespace

double reading_level(std::string_view text) {
    int words = 0, sentences = 0, long_words = 0;
    std::size_t letters = 0;
    bool is_open = false;  // a sentence that has begun
    const auto end_word = [&] {
        if (letters == 0) return;
        ++words;
        if (letters > long_word) ++long_words;
        letters = 0;
        is_open = true;
    };
    for (const auto c : code_points(own_words(text))) {
        if (is_letter(c)) {
            ++letters;
            continue;
        }
        end_word();
        if (ends_sentence(c) && is_open) {
            ++sentences;
            is_open = false;
        }
    }
    end_word();
    if (is_open) ++sentences;
    if (words < fewest_words) return 0;
    return static_cast<double>(words) / sentences + 100.0 * long_words / words;
}

std::vector<ReadText> reading_levels(const Pack& pack) {
    std::vector<ReadText> all;
    for (const auto& text : all_texts(pack))
        for (const auto language : visitor_languages) {
            const auto limit = limit_for(text.context, language);
            const auto words = pack.catalog.find(text.context, text.source, language);
            if (limit == 0 || !words) continue;
            all.push_back({.text = text,
                           .language = language,
                           .words = *words,
                           .level = reading_level(*words),
                           .limit = limit});
        }
    std::ranges::stable_sort(all, std::greater(), [](const ReadText& t) { return t.level - t.limit; });
    return all;
}

Findings check_reading(const Proof& proof) {
    Findings findings;
    for (const auto& read : reading_levels(proof.pack)) {
        if (read.level <= read.limit) break;
        findings.push_back(found(
            id, read.text.place,
            message("The text is too hard to read in {language} ({context}): {level} of at most {limit}.",
                    {{"language", std::string(code(read.language))},
                     {"context", read.text.context},
                     {"level", fmt::format("{:.0f}", read.level)},
                     {"limit", fmt::format("{:.0f}", read.limit)}}),
            message("Split the sentence, or use shorter words; mark words of the law with [[…]].")));
    }
    return findings;
}

}  // namespace mektep
