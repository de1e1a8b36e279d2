// SPDX-License-Identifier: GPL-3.0-or-later
#include "interview/facts.h"

#include "interview/questions.h"
#include "support/pack_folder.h"

#include <algorithm>

using namespace mektep;

namespace {

const Pack& small_pack() {
    static const auto pack = PackFolder().load().value();
    return pack;
}

Answers with(std::initializer_list<std::tuple<std::string, Kind, std::string>> given) {
    Answers answers;
    for (const auto& [id, kind, text] : given) answers[id] = Answer{.kind = kind, .canonical = Secret(text)};
    return answers;
}

FactValue known(std::string_view name, const Answers& answers) {
    return fact(name, small_pack(), answers, today);
}

}  // namespace

TEST_CASE("A fact is unknown while an answer that it needs is missing", "[facts]") {
    for (const auto& kind : facts_of(small_pack())) {
        CAPTURE(kind.name);
        CHECK(std::holds_alternative<std::monostate>(known(kind.name, {})) == !kind.needs.empty());
        CHECK(kind.meaning.ends_with("."));
    }
    CHECK(known("today", {}) == FactValue(today));
    CHECK_THROWS_AS(known("tomorrow", {}), std::logic_error);
}

TEST_CASE("A child is as old as its last birthday", "[facts]") {
    const auto born = [](const std::string& day) { return with({{"child_birth_date", Kind::date, day}}); };
    CHECK(known("child_age", born("2016-11-23")) == FactValue(std::int64_t{10}));
    CHECK(known("child_age", born("2016-11-24")) == FactValue(std::int64_t{9}));
    CHECK(known("child_is_adult", born("2008-11-24")) == FactValue(false));
    CHECK(known("child_is_adult", born("2008-11-23")) == FactValue(true));
    CHECK(full_years(day_of("2008-02-29").value(), day_of("2026-02-28").value()) == 17);
    CHECK(full_years(day_of("2008-02-29").value(), day_of("2026-03-01").value()) == 18);
}

TEST_CASE("The facts of a term follow its last day", "[facts]") {
    const auto learned = [](const std::string& day) { return with({{"learned_on", Kind::date, day}}); };
    CHECK(known("complaint_from", learned("2026-09-13")) == FactValue(day_of("2026-09-13").value()));
    CHECK(known("complaint_last_day", learned("2026-09-13")) == FactValue(day_of("2026-12-11").value()));
    CHECK(known("complaint_moved", learned("2026-09-13")) == FactValue(true));
    CHECK(known("complaint_days_left", learned("2026-09-13")) == FactValue(std::int64_t{18}));
    CHECK(known("complaint_passed", learned("2026-08-20")) == FactValue(true));
    CHECK(known("complaint_days_left", learned("2026-08-20")) == FactValue(std::int64_t{-3}));
    // The last day itself is not late.
    CHECK(known("complaint_last_day", learned("2026-08-23")) == FactValue(today));
    CHECK(known("complaint_passed", learned("2026-08-23")) == FactValue(false));
}

TEST_CASE("The addressee is asked for where nobody knows it, or where the paper names another body",
          "[facts]") {
    const auto region = [](const std::string& code) { return std::tuple("region", Kind::region, code); };
    const auto other = [](const std::string& is) { return std::tuple("other_body", Kind::yes_no, is); };
    CHECK(known("region_has_department", with({region("79")})) == FactValue(true));
    CHECK(known("region_has_department", with({region("00")})) == FactValue(false));
    CHECK(known("addressee_is_asked", with({region("00")})) == FactValue(true));
    CHECK(known("addressee_is_asked", with({region("79")})) == FactValue());
    CHECK(known("addressee_is_asked", with({region("79"), other("yes")})) == FactValue(true));
    CHECK(known("addressee_is_asked", with({region("79"), other("no")})) == FactValue(false));
}
