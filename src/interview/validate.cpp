// SPDX-License-Identifier: GPL-3.0-or-later
#include "interview/validate.h"

#include "interview/facts.h"
#include "interview/text_rules.h"
#include "language/code_point.h"
#include "language/date.h"
#include "language/order.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

namespace mektep {
namespace {

constexpr std::size_t longest_name = 120, longest_address = 250, longest_text = 2000;

Problem at(const Question& question, Message what, Message remedy) {
    return {.place = {.file = {}, .line = 0, .item = question.id},
            .what = std::move(what),
            .remedy = std::move(remedy)};
}

Result<Answer> answer(Kind kind, std::string_view canonical) {
    return Answer{.kind = kind, .canonical = Secret(canonical)};
}

/// What no answer may hold, whatever its kind.
std::optional<Problem> unreadable(const Question& question, std::string_view text, std::size_t longest) {
    if (!is_utf8(text) || text.find('\0') != std::string_view::npos)
        return at(question, message("The answer holds characters that cannot be read."),
                  message("Type it again with the keys of this kiosk."));
    const auto letters = code_points(text);
    if (letters.size() > longest)
        return at(
            question,
            message(
                "The answer is too long: at most {longest, plural, one {# character} other {# characters}}.",
                {{"longest", static_cast<std::int64_t>(longest)}}),
            message("Say it in fewer words. You can attach a longer text on a sheet of its own."));
    if (std::ranges::any_of(letters, is_forbidden))
        return at(question, message("The answer holds invisible control characters."),
                  message("Type it again with the keys of this kiosk."));
    if (std::ranges::any_of(letters, is_emoji))
        return at(question, message("The answer holds pictures (emoji). An office cannot read them."),
                  message("Write it in words."));
    return std::nullopt;
}

/// What the words of an answer may not hold, since the letter prints them as they are.
std::optional<Problem> unprintable(const Question& question, std::string_view text) {
    const auto kept = code_points(text);
    if (!std::ranges::all_of(kept, is_written_here))
        return at(question, message("The answer holds letters or signs that cannot be printed."),
                  message("Write it in Kazakh, Russian or Latin letters."));
    if (has_heaped_accents(kept))
        return at(question, message("Too many accents stand on one letter."),
                  message("Type it again with the keys of this kiosk."));
    return std::nullopt;
}

/// As an answers file names them; on the screen only these can be chosen.
std::string keys_of(const Question& question) {
    std::string keys;
    for (const auto& option : question.options) keys += (keys.empty() ? "" : ", ") + option.key;
    return keys;
}

Result<Answer> checked_keys(const Question& question, const std::vector<std::string>& values) {
    std::set<std::string> seen;
    for (const auto& value : values) {
        if (find_option(question, value) == nullptr)
            return refused(at(question, message("This is not one of the answers that can be chosen."),
                              message("Choose one of these: {keys}.", {{"keys", keys_of(question)}})));
        if (!seen.insert(value).second)
            return refused(at(question, message("An answer is chosen twice."), message("Choose each once.")));
        if (values.size() > 1 && find_option(question, value)->alone)
            return refused(at(question, message("One of these answers says that nothing else applies."),
                              message("Take either it or the others away.")));
    }
    std::string keys;
    // In the order of the question, so that the same choice is always the same answer.
    for (const auto& option : question.options)
        if (seen.contains(option.key)) keys += (keys.empty() ? "" : ",") + option.key;
    return answer(question.kind, keys);
}

Result<Answer> checked_region(const Question& question, std::string_view text) {
    const bool fits =
        text.size() == 2 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    if (!fits)
        return refused(
            at(question, message("This is not a region."), message("Choose a region from the list.")));
    return answer(Kind::region, text);
}

Day limit_day(const DateLimit& limit, Day today) {
    if (limit.day) return *limit.day;
    return limit.years_before_today == 0 ? today : after_months(today, -12 * limit.years_before_today);
}

std::optional<Problem> outside(const Question& question, Day day, Day today) {
    const bool latest_is_today =
        question.latest && question.latest->today && question.latest->years_before_today == 0;
    if (question.latest && day > limit_day(*question.latest, today)) {
        if (latest_is_today)
            return at(question, message("This day has not come yet."),
                      message("Look at the paper again and type the date that stands there."));
        return at(question,
                  message("The date is too late: at the latest {day}.",
                          {{"day", limit_day(*question.latest, today)}}),
                  message("Check the year."));
    }
    if (question.earliest && day < limit_day(*question.earliest, today))
        return at(question,
                  message("The date is too early: at the earliest {day}.",
                          {{"day", limit_day(*question.earliest, today)}}),
                  message("Check the year."));
    return std::nullopt;
}

Result<Answer> checked_date(const Question& question, const std::string& text, Day today) {
    const auto day = day_of(text);
    if (!day)
        return refused(at(question, message("There is no such date in the calendar."),
                          message("Type day, month and year, for example 05.09.2026.")));
    if (auto problem = outside(question, *day, today)) return refused(*std::move(problem));
    return answer(Kind::date, iso(*day));
}

Result<Answer> checked_month(const Question& question, const std::string& text, Day today) {
    const auto month = month_of(text);
    if (!month)
        return refused(at(question, message("There is no such month."),
                          message("Type month and year, for example 09.2026.")));
    const Day first(*month / std::chrono::day(1)), last(*month / std::chrono::last);
    // A month is inside its limits if any of its days is.
    const bool too_late = question.latest && first > limit_day(*question.latest, today);
    if (auto problem = outside(question, too_late ? first : last, today);
        problem && (too_late || !question.latest || last <= limit_day(*question.latest, today)))
        return refused(*std::move(problem));
    return answer(Kind::month, iso(*month));
}

Result<Answer> checked_number(const Question& question, const std::string& text) {
    std::int64_t number = 0;
    const auto* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc() || rest != end)
        return refused(
            at(question, message("This is not a whole number."), message("Type the number in digits.")));
    if (question.minimum && number < *question.minimum)
        return refused(at(
            question, message("The number is too small: at least {least}.", {{"least", *question.minimum}}),
            message("Check the number.")));
    if (question.maximum && number > *question.maximum)
        return refused(at(question,
                          message("The number is too large: at most {most}.", {{"most", *question.maximum}}),
                          message("Check the number.")));
    return answer(Kind::number, std::to_string(number));
}

/// Letters of one alphabet in each word, joined by hyphens and apostrophes.
std::optional<Problem> not_a_name(const Question& question, std::string_view name) {
    bool word_has_cyrillic = false, word_has_latin = false, has_letter = false;
    for (const auto c : code_points(name)) {
        if (is_digit(c))
            return at(question, message("A name has no digits."),
                      message("Type surname, name and patronymic, as they stand in the identity card."));
        if (c == ' ')
            word_has_cyrillic = word_has_latin = false;
        else if (is_cyrillic(c))
            word_has_cyrillic = has_letter = true;
        else if (is_latin(c))
            word_has_latin = has_letter = true;
        else if (c != '-' && c != '\'' && c != U'’' && c != U'ʼ' && c != '.')
            return at(question, message("The name holds a character that no name has."),
                      message("Use letters, a hyphen or an apostrophe only."));
        if (word_has_cyrillic && word_has_latin)
            return at(question, message("One word of the name mixes Cyrillic and Latin letters."),
                      message("Type the name again in one alphabet, as it stands in the identity card."));
    }
    if (!has_letter)
        return at(question, message("The name is empty."),
                  message("Type surname, name and patronymic, as they stand in the identity card."));
    return std::nullopt;
}

Result<Answer> checked_name(const Question& question, const std::string& text) {
    if (auto problem = not_a_name(question, text)) return refused(*std::move(problem));
    return answer(Kind::name, text);
}

std::string digits_of(std::string_view text) {
    std::string digits;
    for (const char c : text)
        if (c >= '0' && c <= '9') digits += c;
    return digits;
}

/// FACTS F-IIN: weights 1..11; if the sum is 10 modulo 11, again with 3..11,1,2; if 10 again the number was
/// never issued.
bool has_check_digit(std::string_view iin) {
    const auto remainder = [&](int first) {
        int sum = 0;
        for (int i = 0; i < 11; ++i)
            sum += (iin[static_cast<std::size_t>(i)] - '0') * ((i + first - 1) % 11 + 1);
        return sum % 11;
    };
    auto check = remainder(1);
    if (check == 10) check = remainder(3);
    return check < 10 && check == iin[11] - '0';
}

Result<Answer> checked_iin(const Question& question, const std::string& text, Day today) {
    const auto letters = code_points(text);
    const bool only_digits =
        std::ranges::all_of(letters, [](char32_t c) { return is_digit(c) || c == ' ' || c == '-'; });
    const auto iin = digits_of(text);
    if (!only_digits || iin.size() != 12)
        return refused(
            at(question, message("An IIN has twelve digits."),
               message("Look at the identity card or the birth certificate and type all twelve.")));
    if (!has_check_digit(iin))
        return refused(at(question,
                          message("There is a slip in the IIN: its last digit does not fit the others."),
                          message("Compare it with the paper, digit by digit.")));
    if (const auto born = birth_date_in_iin(iin); !born || *born > today)
        return refused(at(question, message("The IIN begins with a date that does not exist."),
                          message("Compare it with the paper, digit by digit.")));
    return answer(Kind::iin, iin);
}

Result<Answer> checked_phone(const Question& question, const std::string& text) {
    const auto is_usual = [](char32_t c) {
        return is_digit(c) || c == ' ' || c == '-' || c == '(' || c == ')' || c == '+' || c == '.';
    };
    auto digits = digits_of(text);
    if (digits.size() == 11 && (digits.front() == '8' || digits.front() == '7')) digits.erase(0, 1);
    const auto letters = code_points(text);
    const bool plus_in_the_middle = text.find('+', 1) != std::string::npos;
    if (!std::ranges::all_of(letters, is_usual) || digits.size() != 10 || plus_in_the_middle ||
        digits.front() != '7')
        return refused(at(question, message("This is not a telephone number of Kazakhstan."),
                          message("Type it as 8 701 123 45 67, with the code of the city or the operator.")));
    return answer(Kind::phone, "+7" + digits);
}

Result<Answer> checked_address(const Question& question, const std::string& text) {
    const auto letters = code_points(text);
    const bool has_letter =
        std::ranges::any_of(letters, [](char32_t c) { return is_cyrillic(c) || is_latin(c); });
    if (!has_letter)
        return refused(at(question, message("This is not an address."),
                          message("Type the town or village, the street, the house and the flat.")));
    return answer(Kind::address, text);
}

std::size_t longest_of(const Question& question) {
    if (question.longest > 0) return static_cast<std::size_t>(question.longest);
    switch (question.kind) {
        case Kind::name:
            return longest_name;
        case Kind::address:
            return longest_address;
        case Kind::text:
            return longest_text;
        case Kind::choice:
        case Kind::choices:
        case Kind::yes_no:
        case Kind::date:
        case Kind::month:
        case Kind::number:
        case Kind::iin:
        case Kind::phone:
        case Kind::region:
            return 100;
    }
    bug("a kind of question without a limit");
}

Result<Answer> checked_text(const Question& question, const std::string& text, Day today) {
    switch (question.kind) {
        case Kind::region:
            return checked_region(question, text);
        case Kind::date:
            return checked_date(question, text, today);
        case Kind::month:
            return checked_month(question, text, today);
        case Kind::number:
            return checked_number(question, text);
        case Kind::name:
            return checked_name(question, text);
        case Kind::iin:
            return checked_iin(question, text, today);
        case Kind::phone:
            return checked_phone(question, text);
        case Kind::address:
            return checked_address(question, text);
        case Kind::text:
            return answer(Kind::text, text);
        case Kind::choice:
        case Kind::choices:
        case Kind::yes_no:
            break;
    }
    bug("an answer of keys that is checked as text");
}

bool has_keys(Kind kind) { return kind == Kind::choice || kind == Kind::choices || kind == Kind::yes_no; }

/// Programs that write YAML turn yes and no into true and false.
std::vector<std::string> without_booleans(const Question& question, std::vector<std::string> values) {
    if (has_keys(question.kind))
        for (auto& value : values) {
            const auto word = lower_case(value, Language::english);
            if (word == "true" && find_option(question, value) == nullptr) value = "yes";
            if (word == "false" && find_option(question, value) == nullptr) value = "no";
        }
    return values;
}

}  // namespace

std::optional<Day> birth_date_in_iin(std::string_view iin) {
    if (iin.size() != 12 || digits_of(iin).size() != 12 || !has_check_digit(iin)) return std::nullopt;
    const int century = iin[6] - '0';
    if (century < 1 || century > 6) return std::nullopt;
    const auto year = std::to_string(18 + (century - 1) / 2) + std::string(iin.substr(0, 2));
    return day_of(year + "-" + std::string(iin.substr(2, 2)) + "-" + std::string(iin.substr(4, 2)));
}

Result<Answer> validate(const Question& question, const std::vector<std::string>& values, Day today) {
    if (values.size() > 1 && question.kind != Kind::choices)
        return refused(at(question, message("Only one answer can be given here."), message("Choose one.")));
    for (const auto& value : values)
        if (auto problem = unreadable(question, value, longest_of(question)))
            return refused(*std::move(problem));
    auto text = values.empty() ? std::string() : tidy(values.front(), question.kind == Kind::text);
    const bool is_empty = values.empty() || (values.size() == 1 && text.empty());
    if (is_empty && question.optional) return answer(question.kind, "");
    if (is_empty && (has_keys(question.kind) || question.kind == Kind::region))
        return refused(
            at(question, message("Nothing is chosen yet."), message("Choose an answer, then continue.")));
    if (is_empty)
        return refused(
            at(question, message("Nothing is typed yet."), message("Type the answer, then continue.")));
    if (has_keys(question.kind)) return checked_keys(question, values);
    const bool is_printed =
        question.kind == Kind::name || question.kind == Kind::address || question.kind == Kind::text;
    auto problem = is_printed ? unprintable(question, text) : std::nullopt;
    auto result =
        problem ? Result<Answer>(refused(*std::move(problem))) : checked_text(question, text, today);
    wipe(text);
    return result;
}

Problems validate_together(const Interview& interview, const Answers& answers, Day today) {
    Problems problems;
    const auto day = [&](std::string_view id) {
        const auto* found = find_answer(answers, id);
        return found == nullptr ? std::optional<Day>() : day_in(*found);
    };
    const auto complain = [&](std::string_view id, Message what, Message remedy) {
        if (const auto* question = find_question(interview, id))
            problems.push_back(at(*question, std::move(what), std::move(remedy)));
    };
    const auto born = day("child_birth_date");
    if (const auto* iin = find_answer(answers, "child_iin"); iin != nullptr && !iin->left_out() && born)
        if (const auto in_iin = birth_date_in_iin(iin->canonical.reveal()); in_iin && *in_iin != *born)
            complain("child_iin",
                     message("The IIN belongs to a person with another birth date than the child''s."),
                     message("Type the child's own IIN, or correct the birth date."));
    if (born && full_years(*born, today) >= age_of_majority)
        complain(
            "child_birth_date",
            message(
                "By this date the child is already 18. An adult files a complaint in his or her own name."),
            message("Check the year, or ask the staff for help."));
    const auto decided = day("conclusion_date"), learned = day("learned_on");
    if (decided && learned && *learned < *decided)
        complain("learned_on", message("You cannot have learned of the conclusion before it was made."),
                 message("Check this date and the date of the conclusion."));
    if (decided && born && *decided < *born)
        complain("conclusion_date", message("The conclusion is dated before the child was born."),
                 message("Check this date and the birth date."));
    return problems;
}

Result<Answers> validate_all(const Interview& interview, const std::vector<RawAnswer>& raw, Day today) {
    Answers answers;
    Problems problems;
    const auto take = [&](Problems found, const Place& place) {
        for (auto& problem : found) {
            problem.place.file = place.file;
            problem.place.line = place.line;
            problems.push_back(std::move(problem));
        }
    };
    for (const auto& given : raw) {
        const auto* question = find_question(interview, given.question);
        if (question == nullptr) {
            problems.push_back({.place = given.place,
                                .what = message("The interview {interview} has no question “{question}”.",
                                                {{"interview", interview.id}, {"question", given.question}}),
                                .remedy = message("Remove the line, or correct the id of the question.")});
            continue;
        }
        auto checked = validate(*question, without_booleans(*question, given.values), today);
        if (checked)
            answers[given.question] = *std::move(checked);
        else
            take(checked.error(), given.place);
    }
    for (auto problem : validate_together(interview, answers, today)) {
        const auto line = std::ranges::find(raw, problem.place.item, &RawAnswer::question);
        take({std::move(problem)}, line == raw.end() ? Place{} : line->place);
    }
    if (!problems.empty()) return refused(std::move(problems));
    return answers;
}

}  // namespace mektep
