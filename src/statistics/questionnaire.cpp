// SPDX-License-Identifier: GPL-3.0-or-later
// The questionnaire itself for others: as a codebook and as an XLSForm.
#include "language/date.h"
#include "statistics/export.h"
#include "statistics/workbook.h"
#include "statistics/xlsx_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace mektep {
namespace {

constexpr std::array languages{Language::english, Language::kazakh, Language::russian};
constexpr std::array<std::string_view, 3> language_names{"English (en)", "Kazakh (kk)", "Russian (ru)"};

struct Answer {
    std::string code;
    std::array<std::string, 3> labels;
};

class Reader {
public:
    Reader(const Interview& questionnaire, const Pack& pack) : questionnaire_(questionnaire), pack_(pack) {}

    [[nodiscard]] std::array<std::string, 3> words(const Text& text) const {
        std::array<std::string, 3> all;
        if (text.source.empty()) return all;
        for (std::size_t i = 0; i < languages.size(); ++i)
            all[i] = render(message_of(text), languages[i], pack_.catalog);
        return all;
    }
    [[nodiscard]] std::vector<Answer> answers(const Question& question) const {
        std::vector<Answer> all;
        for (const auto& option : question.options) all.push_back({option.code, words(option.label)});
        if (question.kind == Kind::region)
            for (const auto& region : pack_.places.regions) {
                Answer answer{region.code, {}};
                for (std::size_t i = 0; i < languages.size(); ++i)
                    answer.labels[i] = region.name.of(languages[i]);
                all.push_back(std::move(answer));
            }
        return all;
    }

    /// A condition in XPath, as XLSForm writes it.
    [[nodiscard]] std::string relevant(const When& when) const {
        std::string all;
        for (const auto& term : when.all_of) {
            const auto* question = find_question(questionnaire_, term.key);
            if (question == nullptr) bug("a questionnaire asks by a fact, which XLSForm cannot tell");
            std::string any;
            for (const auto& value : term.any_of) {
                const auto* option = find_option(*question, value);
                if (!any.empty()) any += " or ";
                any += value == "given"      ? fmt::format("${{{}}} != ''", term.key)
                       : value == "left_out" ? fmt::format("${{{}}} = ''", term.key)
                                             : fmt::format("selected(${{{}}}, '{}')", term.key,
                                                           option == nullptr ? value : option->code);
            }
            all += (all.empty() ? "" : " and ") + fmt::format("({})", any);
        }
        return all;
    }

    [[nodiscard]] static std::string type(const Question& question) {
        switch (question.kind) {
            case Kind::choice:
            case Kind::yes_no:
            case Kind::region:
                return "select_one " + question.id;
            case Kind::choices:
                return "select_multiple " + question.id;
            case Kind::month:
            case Kind::date:
                return "date";
            case Kind::number:
                return "integer";
            default:
                return "text";
        }
    }

    [[nodiscard]] static std::string constraint(const Question& question) {
        std::string text;
        const auto add = [&](const std::string& term) { text += (text.empty() ? "" : " and ") + term; };
        const auto limit = [&](const DateLimit& each, const char* comparison) {
            // Never refuses what the kiosk takes, which asks for a month and not for its first day.
            constexpr int days_in_a_year = 366, days_in_a_month = 31;
            const auto days =
                each.years_before_today * days_in_a_year +
                (question.kind == Kind::month && each.years_before_today > 0 ? days_in_a_month : 0);
            add(each.today ? fmt::format(". {} today() - {}", comparison, days)
                           : fmt::format(". {} date('{}')", comparison, iso(*each.day)));
        };
        if (question.earliest) limit(*question.earliest, ">=");
        if (question.latest) limit(*question.latest, "<=");
        if (question.minimum) add(fmt::format(". >= {}", *question.minimum));
        if (question.maximum) add(fmt::format(". <= {}", *question.maximum));
        for (const auto& option : question.options)
            if (option.alone)
                add(fmt::format("not(selected(., '{}') and count-selected(.) > 1)", option.code));
        if (question.longest > 0) add(fmt::format("string-length(.) <= {}", question.longest));
        return text;
    }

private:
    const Interview& questionnaire_;
    const Pack& pack_;
};

void heads(XlsxFile& file, lxw_worksheet* sheet, const std::vector<std::string>& names) {
    for (std::size_t i = 0; i < names.size(); ++i) file.text(sheet, 0, i, names[i]);
}

std::vector<std::string> in_each_language(std::vector<std::string> names, const std::string& what) {
    for (const auto language : language_names) names.push_back(fmt::format("{}::{}", what, language));
    return names;
}

}  // namespace

std::string xlsform(const Interview& questionnaire, const Pack& pack) {
    const Reader reader(questionnaire, pack);
    XlsxFile file;
    auto* const survey = file.sheet("survey");
    auto* const choices = file.sheet("choices");
    auto* const settings = file.sheet("settings");
    auto names = in_each_language(in_each_language({"type", "name"}, "label"), "hint");
    names.insert(names.end(), {"required", "relevant", "constraint", "appearance"});
    heads(file, survey, names);
    heads(file, choices, in_each_language({"list_name", "name"}, "label"));
    std::size_t row = 0, choice_row = 0;
    for (const auto& question : questionnaire.questions) {
        std::vector<std::string> cells{Reader::type(question), question.id};
        for (const auto& texts : {reader.words(question.ask), reader.words(question.why)})
            cells.insert(cells.end(), texts.begin(), texts.end());
        cells.insert(cells.end(),
                     {question.optional ? "no" : "yes", reader.relevant(question.when),
                      Reader::constraint(question), question.kind == Kind::month ? "month-year" : ""});
        ++row;
        for (std::size_t i = 0; i < cells.size(); ++i)
            if (!cells[i].empty()) file.text(survey, row, i, cells[i]);
        for (const auto& answer : reader.answers(question)) {
            ++choice_row;
            file.text(choices, choice_row, 0, question.id);
            file.text(choices, choice_row, 1, answer.code);
            for (std::size_t i = 0; i < answer.labels.size(); ++i)
                file.text(choices, choice_row, 2 + i, answer.labels[i]);
        }
    }
    const auto& form = std::get<RecordForm>(questionnaire.outcome);
    // pyxform, which ODK and KoboToolbox convert with, takes one title, and no title in each language.
    heads(file, settings, {"form_id", "version", "default_language", "form_title"});
    file.text(settings, 1, 0, questionnaire.id);
    file.text(settings, 1, 1, std::to_string(form.version));
    constexpr std::size_t kazakh = 1;
    file.text(settings, 1, 2, std::string(language_names.at(kazakh)));
    file.text(settings, 1, 3, reader.words(questionnaire.title).at(kazakh));
    return file.bytes();
}

std::string codebook(const Interview& questionnaire, const Pack& pack) {
    const Reader reader(questionnaire, pack);
    const auto version = std::get<RecordForm>(questionnaire.outcome).version;
    std::string csv =
        "questionnaire,version,question,several_answers,question_en,question_kk,question_ru,code,answer_en,"
        "answer_kk,answer_ru\r\n";
    for (const auto& question : questionnaire.questions) {
        auto answers = reader.answers(question);
        if (answers.empty()) {
            const char* const form = question.kind == Kind::month    ? "YYYY-MM"
                                     : question.kind == Kind::number ? "number"
                                                                     : "words, kept apart";
            answers.push_back({form, {}});
        }
        for (const auto& answer : answers) {
            csv += fmt::format("{},{},{},{}", questionnaire.id, version, question.id,
                               question.kind == Kind::choices ? "yes" : "no");
            for (const auto& text : reader.words(question.ask)) csv += "," + in_csv(text);
            csv += "," + in_csv(answer.code);
            for (const auto& text : answer.labels) csv += "," + in_csv(text);
            csv += "\r\n";
        }
    }
    return csv;
}

}  // namespace mektep
