// SPDX-License-Identifier: GPL-3.0-or-later
#include "utterance/lexicon.h"

#include "base/file.h"
#include "language/code_point.h"
#include "language/order.h"
#include "utterance/lexicon_tables.h"

#include <algorithm>
#include <optional>
#include <sstream>
#include <utility>

namespace mektep {
namespace {

std::vector<std::string> columns_of(const std::string& line) {
    std::vector<std::string> columns;
    std::istringstream stream(line);
    for (std::string column; std::getline(stream, column, '\t');) columns.push_back(column);
    return columns;
}

/// What may be said: letters, blanks, hyphens and stress marks. Digits and signs would reach the voice
/// unread.
bool is_sayable(const std::string& text) {
    if (text.empty() || !is_utf8(text)) return false;
    return text.find_first_of("0123456789%@/\\[]{}<>\"") == std::string::npos;
}

bool are_known(const std::string& conditions) {
    std::istringstream list(conditions);
    for (std::string condition; std::getline(list, condition, ',');)
        if (condition != "before_number" && condition != "after_number" && condition != "before_name" &&
            condition != "after_name" && !condition.starts_with("after="))
            return false;
    return true;
}

Problem bad_line(const std::filesystem::path& file, int line, Message what, Message remedy) {
    return {.place = {.file = file.string(), .line = line, .item = {}},
            .what = std::move(what),
            .remedy = std::move(remedy)};
}

/// The lines of a table as an editor left them, without what a table program on Windows adds.
template <class Take>
void for_each_line(const std::filesystem::path& file, Take take) {
    std::istringstream lines(read_file(file));
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
        if (++number == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
        if (line.ends_with('\r')) line.pop_back();
        if (!line.empty() && line.front() != '#') take(number, line);
    }
}

/// "обжа́лование": the word in small letters without its mark, and where the stressed vowel stands.
std::optional<std::pair<std::string, std::size_t>> marked_word(const std::string& text, Language language) {
    const auto letters = code_points(lower_case(text, language));
    const auto mark = letters.find(U'\u0301');
    const bool is_one_word =
        is_utf8(text) && mark != std::u32string::npos && mark > 0 && mark == letters.rfind(U'\u0301') &&
        letters.find_first_of(U" -0123456789") == std::u32string::npos &&
        std::u32string_view(U"аәеёиоөуұүыіэюя").find(letters[mark - 1]) != std::u32string_view::npos;
    if (!is_one_word) return std::nullopt;
    std::string plain;
    for (std::size_t i = 0; i < letters.size(); ++i)
        if (i != mark) plain += utf8(letters[i]);
    return std::pair(plain, mark - 1);
}

void read_stress(const std::filesystem::path& file, Language language, LexiconTables& tables,
                 Problems& problems) {
    for_each_line(file, [&](int number, const std::string& line) {
        const auto columns = columns_of(line);
        const auto word = marked_word(columns[0], language);
        const auto condition = columns.size() > 1 ? columns[1] : std::string();
        const bool is_condition =
            condition.empty() || condition.starts_with("before=") || condition.starts_with("after=");
        if (!word || !is_condition || columns.size() > 2)
            problems.push_back(
                bad_line(file, number,
                         message("This line is not one word with U+0301 behind its stressed vowel, and "
                                 "perhaps a condition."),
                         message("Write for example “обжа́лование”, or “пи́сьма”, TAB, “after=все”.")));
        else
            tables.stress[{language, word->first}].push_back({.vowel = word->second, .condition = condition});
    });
}

void read_units(const std::filesystem::path& file, Language language, LexiconTables& tables,
                Problems& problems) {
    for_each_line(file, [&](int number, const std::string& line) {
        const auto columns = columns_of(line);
        const std::size_t forms = language == Language::russian ? 3 : 1;
        const bool are_sayable = columns.size() == forms + 1 && !columns[0].empty() &&
                                 std::all_of(columns.begin() + 1, columns.end(), is_sayable);
        if (!are_sayable)
            problems.push_back(
                bad_line(file, number, message("This line is not a unit with its words."),
                         message("Write the unit, TAB, and its forms after 1, 2 and 5 (Russian) or "
                                 "its one form, with TABs between.")));
        else
            tables.units[{language, columns[0]}] = {.one = columns[1],
                                                    .few = columns.size() > 2 ? columns[2] : columns[1],
                                                    .many = columns.size() > 3 ? columns[3] : columns[1]};
    });
}

void read_names(const std::filesystem::path& file, LexiconTables& tables, Problems& problems) {
    for_each_line(file, [&](int number, const std::string& line) {
        if (!is_sayable(line) || line.find_first_of(" \t-") != std::string::npos)
            problems.push_back(bad_line(file, number, message("This line is not one name."),
                                        message("Write one name on each line, in the nominative.")));
        else
            tables.names.insert(code_points(lower_case(line, Language::russian)));
    });
}

void read_table(const std::filesystem::path& file, Language language, bool are_abbreviations,
                LexiconTables& tables, Problems& problems) {
    for_each_line(file, [&](int number, const std::string& line) {
        const auto columns = columns_of(line);
        if (columns.size() < 2 || columns.size() > 4 || columns[0].empty() || !is_sayable(columns[1])) {
            problems.push_back(bad_line(
                file, number, message("This line is not “written, TAB, said”."),
                message("Separate the columns by a tabulator; write what is said in letters only.")));
            return;
        }
        SaidAs entry{.words = columns[1], .language = language, .condition = {}};
        if (columns.size() > 2 && !columns[2].empty()) {
            const auto other = language_of(columns[2]);
            if (!other) {
                problems.push_back(bad_line(file, number,
                                            message("“{code}” is no language.", {{"code", columns[2]}}),
                                            message("Write kk, ru or en, or leave the column empty.")));
                return;
            }
            entry.language = *other;
        }
        if (columns.size() > 3) entry.condition = columns[3];
        if (!are_known(entry.condition)) {
            problems.push_back(bad_line(
                file, number, message("“{condition}” is no condition.", {{"condition", entry.condition}}),
                message("Write before_number, after_number, before_name, after_name or after=WORD, joined by "
                        "commas.")));
            return;
        }
        if (are_abbreviations)
            tables.abbreviations[{language, columns[0]}].push_back(std::move(entry));
        else
            tables.words[{language, lower_case(columns[0], language)}] = std::move(entry);
    });
}

}  // namespace

Lexicon::Lexicon() : tables_(std::make_shared<Tables>()) {}

Result<Lexicon> Lexicon::load(const std::filesystem::path& speech) {
    auto tables = std::make_shared<Tables>();
    Problems problems;
    for (const auto language : all_languages) {
        const auto folder = speech / code(language);
        if (const auto file = folder / "lexicon.tsv"; std::filesystem::exists(file))
            read_table(file, language, false, *tables, problems);
        if (const auto file = folder / "abbreviations.tsv"; std::filesystem::exists(file))
            read_table(file, language, true, *tables, problems);
        if (const auto file = folder / "stress.tsv"; std::filesystem::exists(file))
            read_stress(file, language, *tables, problems);
        if (const auto file = folder / "units.tsv"; std::filesystem::exists(file))
            read_units(file, language, *tables, problems);
    }
    if (const auto file = speech / "ru" / "names.tsv"; std::filesystem::exists(file))
        read_names(file, *tables, problems);
    if (!problems.empty()) return refused(std::move(problems));
    Lexicon lexicon;
    lexicon.tables_ = std::move(tables);
    return lexicon;
}

std::optional<std::string> Lexicon::said(std::string_view word, Language language) const {
    const auto found = tables_->words.find({language, std::string(word)});
    return found == tables_->words.end() ? std::nullopt : std::optional(found->second.words);
}

const LexiconTables& LexiconAccess::tables(const Lexicon& lexicon) { return *lexicon.tables_; }

}  // namespace mektep
