// SPDX-License-Identifier: GPL-3.0-or-later
// Answers that are keys, days, numbers: what is taken, and what is refused with what words.
#include "interview/validate.h"

#include "interview/questions.h"

#include <rapidcheck/catch.h>

using namespace mektep;

TEST_CASE("One of the offered answers is chosen", "[validate]") {
    const auto placement = choice("placement", {"home", "school"});
    CHECK(taken(placement, "home") == "= home");
    CHECK(taken(placement, "Home") == "This is not one of the answers that can be chosen.");
    CHECK(taken(placement, "") == "Nothing is chosen yet.");
    CHECK(taken(placement, std::vector<std::string>{}) == "Nothing is chosen yet.");
    CHECK(taken(placement, std::vector<std::string>{"home", "school"}) ==
          "Only one answer can be given here.");
    CHECK(taken(question(Kind::yes_no), "no") == "= no");
    CHECK(taken(question(Kind::yes_no), "maybe") == "This is not one of the answers that can be chosen.");
}

TEST_CASE("Several answers are kept in the order of the question", "[validate]") {
    auto needs = choice("needs", {"seeing", "hearing", "walking"}, Kind::choices);
    CHECK(taken(needs, std::vector<std::string>{"walking", "seeing"}) == "= seeing,walking");
    CHECK(taken(needs, std::vector<std::string>{"walking", "walking"}) == "An answer is chosen twice.");
    CHECK(taken(needs, std::vector<std::string>{"walking", "flying"}) ==
          "This is not one of the answers that can be chosen.");
    CHECK(taken(needs, std::vector<std::string>{}) == "Nothing is chosen yet.");
    needs.optional = true;
    CHECK(taken(needs, std::vector<std::string>{}) == "= ");
}

TEST_CASE("A date is a day of the calendar, in either writing", "[validate]") {
    const auto date = question(Kind::date);
    CHECK(taken(date, "2026-11-23") == "= 2026-11-23");
    CHECK(taken(date, " 23.11.2026 ") == "= 2026-11-23");
    CHECK(taken(date, "2024-02-29") == "= 2024-02-29");
    for (const std::string none :
         {"2026-02-29", "31.04.2026", "00.01.2026", "2026-13-01", "23/11/2026", "23 November", "0000-00-00",
          "2026-11-231", "-2026-11-23", "99999999999-01-01", "2026-1１-23"}) {
        CAPTURE(none);
        CHECK(taken(date, none) == "There is no such date in the calendar.");
    }
    CHECK(taken(date, "") == "Nothing is typed yet.");
}

TEST_CASE("A date lies within its limits, both included", "[validate]") {
    auto date = question(Kind::date);
    date.latest = DateLimit{.today = true, .day = {}};
    CHECK(taken(date, "2026-11-23") == "= 2026-11-23");
    CHECK(taken(date, "2026-11-24") == "This day has not come yet.");
    date.earliest = DateLimit{.today = true, .years_before_today = 18, .day = {}};
    CHECK(taken(date, "2008-11-23") == "= 2008-11-23");
    CHECK(taken(date, "2008-11-22") == "The date is too early: at the earliest 23 November 2008.");
    date.earliest = DateLimit{.day = day_of("2020-01-01")};
    date.latest = DateLimit{.day = day_of("2020-12-31")};
    CHECK(taken(date, "2020-01-01") == "= 2020-01-01");
    CHECK(taken(date, "2019-12-31") == "The date is too early: at the earliest 1 January 2020.");
    CHECK(taken(date, "2021-01-01") == "The date is too late: at the latest 31 December 2020.");
}

TEST_CASE("A month lies within its limits if any of its days does", "[validate]") {
    auto month = question(Kind::month);
    CHECK(taken(month, "2026-11") == "= 2026-11");
    CHECK(taken(month, "11.2026") == "= 2026-11");
    CHECK(taken(month, "2026-13") == "There is no such month.");
    CHECK(taken(month, "2026-11-01") == "There is no such month.");
    month.latest = DateLimit{.today = true, .day = {}};
    CHECK(taken(month, "2026-11") == "= 2026-11");
    CHECK(taken(month, "2026-12") == "This day has not come yet.");
    month.earliest = DateLimit{.day = day_of("2026-03-15")};
    CHECK(taken(month, "2026-03") == "= 2026-03");
    CHECK(taken(month, "2026-02") == "The date is too early: at the earliest 15 March 2026.");
    month.earliest = DateLimit{.day = day_of("2026-11-10")};
    CHECK(taken(month, "2026-11") == "= 2026-11");
    CHECK(taken(month, "2026-10") == "The date is too early: at the earliest 10 November 2026.");
}

TEST_CASE("A number is whole and within its limits", "[validate]") {
    auto grade = question(Kind::number);
    grade.minimum = 1;
    grade.maximum = 12;
    CHECK(taken(grade, "7") == "= 7");
    CHECK(taken(grade, "007") == "= 7");
    CHECK(taken(grade, "0") == "The number is too small: at least 1.");
    CHECK(taken(grade, "13") == "The number is too large: at most 12.");
    for (const std::string none : {"7.5", "seven", "1e3", "+7", "99999999999999999999", "7 8", "0x7"}) {
        CAPTURE(none);
        CHECK(taken(grade, none) == "This is not a whole number.");
    }
}

TEST_CASE("A region is a code of two digits", "[validate]") {
    CHECK(taken(question(Kind::region), "79") == "= 79");
    CHECK(taken(question(Kind::region), "7") == "This is not a region.");
    CHECK(taken(question(Kind::region), "Almaty") == "This is not a region.");
}

TEST_CASE("Only an optional question may be left out", "[validate]") {
    for (const auto kind : {Kind::date, Kind::month, Kind::number, Kind::name, Kind::iin, Kind::phone,
                            Kind::address, Kind::text}) {
        auto q = question(kind);
        CHECK(taken(q, "  ") == "Nothing is typed yet.");
        q.optional = true;
        const auto left_out = validate(q, {" \t"}, today);
        REQUIRE(left_out);
        CHECK(left_out->left_out());
        CHECK(left_out->kind == kind);
    }
}

TEST_CASE("An IIN has its check digit and a birth date", "[validate]") {
    const auto iin = question(Kind::iin);
    // Check digits computed by hand from FACTS F-IIN; none belongs to a person that we know.
    CHECK(taken(iin, "160905500014") == "= 160905500014");
    CHECK(taken(iin, "160905 500014") == "= 160905500014");
    CHECK(taken(iin, "160905500015") ==
          "There is a slip in the IIN: its last digit does not fit the others.");
    CHECK(taken(iin, "16090550001") == "An IIN has twelve digits.");
    CHECK(taken(iin, "1609055000141") == "An IIN has twelve digits.");
    CHECK(taken(iin, "16090550001A") == "An IIN has twelve digits.");
    CHECK(birth_date_in_iin("160905500014") == day_of("2016-09-05"));
    CHECK(birth_date_in_iin("160905500015") == std::nullopt);
    CHECK(birth_date_in_iin("") == std::nullopt);
}

namespace {

/// An independent reading of F-IIN: the weights as a table. Nothing where the number was never issued.
std::optional<std::string> with_check_digit(const std::string& eleven) {
    for (const auto& weights : {std::vector<int>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11},
                                std::vector<int>{3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2}}) {
        int sum = 0;
        for (std::size_t i = 0; i < 11; ++i) sum += (eleven[i] - '0') * weights[i];
        if (sum % 11 < 10) return eleven + std::to_string(sum % 11);
    }
    return std::nullopt;
}

std::string digits(int number, int width) {
    auto text = std::to_string(number);
    return std::string(static_cast<std::size_t>(width) - text.size(), '0') + text;
}

}  // namespace

TEST_CASE("Of every IIN the check digit alone is right, and the birth date is read back",
          "[validate][property]") {
    rc::prop("IIN", [] {
        const auto year = *rc::gen::inRange(1950, 2026);
        const auto month = *rc::gen::inRange(1, 13), day = *rc::gen::inRange(1, 29);
        const auto century = year < 2000 ? *rc::gen::element(3, 4) : *rc::gen::element(5, 6);
        const auto serial = *rc::gen::inRange(0, 10000);
        const auto whole = with_check_digit(digits(year % 100, 2) + digits(month, 2) + digits(day, 2) +
                                            std::to_string(century) + digits(serial, 4));
        RC_PRE(whole.has_value());
        const auto q = question(Kind::iin);
        RC_ASSERT(taken(q, *whole) == "= " + *whole);
        RC_ASSERT(birth_date_in_iin(*whole) ==
                  day_of(digits(year, 4) + "-" + digits(month, 2) + "-" + digits(day, 2)));
        for (char last = '0'; last <= '9'; ++last) {
            auto other = *whole;
            other.back() = last;
            RC_ASSERT(validate(q, {other}, today).has_value() == (other == *whole));
        }
    });
}

TEST_CASE("The birth date of an IIN exists and has come", "[validate]") {
    const auto iin = question(Kind::iin);
    const auto refused = "The IIN begins with a date that does not exist.";
    for (const std::string eleven : {"16023050001", "16130150001", "16090550001", "16090570001",
                                     "16090500001", "27010150001", "26112450001"}) {
        CAPTURE(eleven);
        const auto whole = with_check_digit(eleven);
        if (!whole) continue;
        CHECK(taken(iin, *whole) == (eleven == "16090550001" ? "= " + *whole : refused));
    }
}

TEST_CASE("A telephone number is one of Kazakhstan, in any usual writing", "[validate]") {
    const auto phone = question(Kind::phone);
    for (const std::string usual :
         {"+77011234567", "87011234567", "8 701 123 45 67", "8 (701) 123-45-67", "+7 701 123-45-67",
          "701 123 45 67", "8.701.123.45.67", "8\u00A0701\u00A0123\u00A045\u00A067"}) {
        CAPTURE(usual);
        CHECK(taken(phone, usual) == "= +77011234567");
    }
    CHECK(taken(phone, "8 7172 55 66 77") == "= +77172556677");
    for (const std::string none : {"123", "+1 202 555 0100", "8 901 123 45 67", "8 701 123 45 6",
                                   "8 701 123 45 678", "701+1234567", "my phone 87011234567", "+7 (abc)"}) {
        CAPTURE(none);
        CHECK(taken(phone, none) == "This is not a telephone number of Kazakhstan.");
    }
}

TEST_CASE("What only several answers together can show is refused with the question to go back to",
          "[validate]") {
    const auto interview =
        interview_of({question(Kind::date, "child_birth_date"), question(Kind::iin, "child_iin"),
                      question(Kind::date, "conclusion_date"), question(Kind::date, "learned_on")});
    const auto complaints = [&](std::initializer_list<std::pair<std::string, std::string>> given) {
        Answers answers;
        for (const auto& [id, text] : given) answers[id] = said(*find_question(interview, id), text);
        std::vector<std::string> items;
        for (const auto& problem : validate_together(interview, answers, today)) {
            CHECK_FALSE(render(problem.what, Language::english, Catalog()).empty());
            CHECK_FALSE(render(problem.remedy, Language::english, Catalog()).empty());
            items.push_back(problem.place.item);
        }
        return items;
    };
    using Items = std::vector<std::string>;
    CHECK(complaints({}) == Items{});
    CHECK(complaints({{"child_birth_date", "2016-09-05"}, {"child_iin", "160905500014"}}) == Items{});
    CHECK(complaints({{"child_birth_date", "2016-09-06"}, {"child_iin", "160905500014"}}) ==
          Items{"child_iin"});
    CHECK(complaints({{"child_birth_date", "2008-11-24"}}) == Items{});
    CHECK(complaints({{"child_birth_date", "2008-11-23"}}) == Items{"child_birth_date"});
    CHECK(complaints({{"conclusion_date", "2026-11-01"}, {"learned_on", "2026-11-01"}}) == Items{});
    CHECK(complaints({{"conclusion_date", "2026-11-01"}, {"learned_on", "2026-10-31"}}) ==
          Items{"learned_on"});
    CHECK(complaints({{"child_birth_date", "2016-09-05"}, {"conclusion_date", "2016-09-04"}}) ==
          Items{"conclusion_date"});
}

TEST_CASE("An answers file is validated whole, each problem with its line", "[validate]") {
    auto phone = question(Kind::phone, "phone");
    phone.optional = true;
    const auto interview =
        interview_of({choice("placement", {"home", "school"}), question(Kind::date, "child_birth_date"),
                      phone, question(Kind::iin, "child_iin")});
    const auto line = [](int number, std::string id, std::vector<std::string> values) {
        return RawAnswer{.question = id, .values = std::move(values), .place = {"answers.yaml", number, id}};
    };
    const auto good = validate_all(
        interview,
        {line(1, "placement", {"home"}), line(2, "child_birth_date", {"2016-09-05"}), line(3, "phone", {})},
        today);
    REQUIRE(good);
    CHECK(good->size() == 3);
    CHECK(good->at("phone").left_out());

    const auto bad =
        validate_all(interview,
                     {line(1, "placement", {"street"}), line(2, "child_birth_date", {"2016-09-06"}),
                      line(3, "shoe_size", {"44"}), line(5, "child_iin", {"160905500014"})},
                     today);
    REQUIRE_FALSE(bad);
    std::vector<int> lines;
    for (const auto& problem : bad.error()) {
        CHECK(problem.place.file == "answers.yaml");
        lines.push_back(problem.place.line);
    }
    CHECK(lines == std::vector<int>{1, 3, 5});
}

TEST_CASE("In an answers file true is yes and false is no, unless they are answers of their own",
          "[validate]") {
    const auto interview = interview_of({question(Kind::yes_no, "present"), question(Kind::yes_no, "heard"),
                                         choice("said", {"true", "unsure"})});
    const auto given = [](std::string id, std::string value) {
        return RawAnswer{.question = id, .values = {std::move(value)}, .place = {"answers.yaml", 1, id}};
    };
    const auto taken = validate_all(
        interview, {given("present", "true"), given("heard", "False"), given("said", "true")}, today);
    REQUIRE(taken);
    CHECK(taken->at("present").canonical.reveal() == "yes");
    CHECK(taken->at("heard").canonical.reveal() == "no");
    CHECK(taken->at("said").canonical.reveal() == "true");
}
