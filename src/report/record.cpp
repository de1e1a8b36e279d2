// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/record.h"

#include "base/secret.h"
#include "language/date.h"
#include "language/order.h"
#include "report/padding.h"
#include "report/screening.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace mektep {
namespace {

constexpr std::string_view words_suffix = ".words";  // stored: never change

std::vector<std::string> codes_of(const Question& question, const Answer& answer) {
    if (question.options.empty()) return {std::string(answer.canonical.reveal())};
    std::vector<std::string> codes;
    for (const auto& key : chosen_keys(answer))
        if (const auto* option = find_option(question, key)) codes.push_back(option->code);
    return codes;
}

/// Kinds whose answer is a code or a number that points to nobody.
bool may_be_stored(Kind kind) {
    switch (kind) {
        case Kind::choice:
        case Kind::choices:
        case Kind::yes_no:
        case Kind::region:
        case Kind::month:
        case Kind::number:
            return true;
        case Kind::text:  // one, screened
        case Kind::date:
        case Kind::name:
        case Kind::iin:
        case Kind::phone:
        case Kind::address:
            return false;
    }
    bug("a kind of question that is neither stored nor not");
}

}  // namespace

void wipe(Record& record) {
    wipe(record.text);
    record.codes.wipe();
}

bool is_words(const Record& record) { return record.questionnaire.ends_with(words_suffix); }

Result<Report> report_of(const Interview& interview, const Walk& walk, const Pack& pack, Day today) {
    const auto* form = std::get_if<RecordForm>(&interview.outcome);
    if (form == nullptr || !walk.complete()) bug("a record of an interview that is no finished report");
    const std::chrono::year_month_day date(today);
    const Month month = date.year() / date.month();
    Report report{.answers = {.questionnaire = interview.id,
                              .version = form->version,
                              .month = month,
                              .site = pack.settings.site,
                              .codes = {},
                              .text = {}}};
    for (const auto* question : walk.path) {
        const auto& answer = *find_answer(walk.pruned, question->id);
        if (answer.left_out()) continue;
        if (may_be_stored(question->kind)) {
            report.answers.codes.set(question->id, codes_of(*question, answer));
            continue;
        }
        const Place place{.file = {}, .line = 0, .item = question->id};
        if (question->kind != Kind::text || !question->screened || report.words)
            bug("a report that asks for personal data");
        if (const auto found = personal_data(answer.canonical.reveal()); !found.empty())
            return refused({.place = place,
                            .what = in_words(found.front().what),
                            .remedy = message("Please say it without what could point to a person.")});
        if (answer.canonical.size() > longest_text_bytes)
            return refused({.place = place,
                            .what = message("The text is too long for a report."),
                            .remedy = message("Say it in fewer words.")});
        report.words = Record{.questionnaire = interview.id + std::string(words_suffix),
                              .version = form->version,
                              .month = month,
                              .site = {},
                              .codes = {},
                              .text = std::string(answer.canonical.reveal())};
    }
    if (!is_sealable(report.answers))
        return refused({.place = {.file = {}, .line = 0, .item = interview.id},
                        .what = message("The answers are too long for a report."),
                        .remedy = message("Say it in fewer words.")});
    return report;
}

}  // namespace mektep
