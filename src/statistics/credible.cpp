// SPDX-License-Identifier: GPL-3.0-or-later
#include "statistics/credible.h"

#include "base/error.h"
#include "language/date.h"
#include "statistics/table.h"

#include <algorithm>

namespace mektep {
namespace {

constexpr Month first_month = std::chrono::year(2025) / std::chrono::January;  // there was no kiosk before

bool is_answer(const Question& question, std::string_view code, Month given, const Pack& pack) {
    if (!question.options.empty())
        return std::ranges::find(question.options, code, &Option::code) != question.options.end();
    switch (question.kind) {
        case Kind::region:
            return find_region(pack.places, code) != nullptr;
        case Kind::month: {
            const auto month = month_of(code);
            return month && iso(*month) == code && *month <= given;
        }
        case Kind::number:
            return is_number_code(code);
        default:
            return false;
    }
}

}  // namespace

std::optional<Oddity> oddity_of(const Record& record, const Pack& pack, Day today) {
    if (is_words(record)) return std::nullopt;
    const auto* questionnaire = find_interview(pack, record.questionnaire);
    if (questionnaire == nullptr || !questionnaire->is_report()) return Oddity::questionnaire;
    const std::chrono::year_month_day date(today);
    if (record.month < first_month || record.month > date.year() / date.month()) return Oddity::month;
    if (record.version != std::get<RecordForm>(questionnaire->outcome).version) return Oddity::other_version;
    for (const auto& [id, codes] : record.codes.all()) {
        const auto* question = find_question(*questionnaire, id);
        const bool is_sound = question != nullptr &&
                              (codes.size() == 1 || (question->kind == Kind::choices && !codes.empty())) &&
                              std::all_of(codes.begin(), codes.end(), [&](std::string_view code) {
                                  return is_answer(*question, code, record.month, pack);
                              });
        if (!is_sound) return Oddity::answer;
    }
    return std::nullopt;
}

bool is_credible(const Record& record, const Pack& pack, Day today, Oddities& oddities) {
    const auto oddity = oddity_of(record, pack, today);
    if (oddity) ++oddities[*oddity];
    return !oddity;
}

Message in_words(Oddity oddity, std::int64_t count) {
    switch (oddity) {
        case Oddity::other_version:
            return message(
                "{count, plural, one {# report was} other {# reports were}} made with another "
                "version of the questionnaire and not counted; count them with the pack of "
                "that version (--pack).",
                {{"count", count}});
        case Oddity::questionnaire:
            return message(
                "{count, plural, one {# record is} other {# records are}} of a questionnaire that "
                "this pack does not have, and not counted.",
                {{"count", count}});
        case Oddity::month:
            return message(
                "{count, plural, one {# record names} other {# records name}} a month that is "
                "still to come, or one in which there was no kiosk: not counted.",
                {{"count", count}});
        case Oddity::answer:
            return message(
                "{count, plural, one {# record has} other {# records have}} an answer that the "
                "questionnaire does not offer, and no kiosk makes such: not counted.",
                {{"count", count}});
    }
    bug("an oddity without words");
}

}  // namespace mektep
