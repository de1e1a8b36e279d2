// SPDX-License-Identifier: GPL-3.0-or-later
#include "statistics/credible.h"

#include "statistics/survey.h"

#include <catch2/catch.hpp>

namespace mektep {
namespace {

constexpr Day today = std::chrono::sys_days{std::chrono::year(2026) / 11 / 23};

std::optional<Oddity> oddity(const Record& record) { return oddity_of(record, survey(), today); }

}  // namespace

TEST_CASE("What a kiosk makes is counted", "[statistics][credible]") {
    CHECK_FALSE(oddity(reply()).has_value());
    CHECK_FALSE(oddity(reply({.needs = {"see", "hear"}})).has_value());
    Record words;
    words.questionnaire = "barrier.words";
    words.text = "Пандуса нет";
    CHECK_FALSE(oddity(words).has_value());
}

TEST_CASE("A record that no kiosk makes is told apart, by what is wrong with it", "[statistics][credible]") {
    using namespace std::chrono;
    auto record = reply();
    record.questionnaire = "nonsense";
    CHECK(oddity(record) == Oddity::questionnaire);
    record = reply();
    record.month = 2026y / December;
    CHECK(oddity(record) == Oddity::month);
    record.month = 1999y / December;
    CHECK(oddity(record) == Oddity::month);
    record = reply();
    record.version = 7;
    CHECK(oddity(record) == Oddity::other_version);
    CHECK(oddity(reply({.region = "99"})) == Oddity::answer);
    CHECK(oddity(reply({.who = "=cmd()"})) == Oddity::answer);
    CHECK(oddity(reply({.month = "2099-05"})) == Oddity::answer);  // it was not yet when it was reported
    CHECK(oddity(reply({.month = "2026-9"})) == Oddity::answer);
    record = reply();
    record.codes.set("who", {"s1", "p0"});
    CHECK(oddity(record) == Oddity::answer);
    record = reply();
    record.codes.set("salary", {"s1"});
    CHECK(oddity(record) == Oddity::answer);
}

TEST_CASE("Records that are not counted are told by their reason", "[statistics][credible]") {
    std::vector<Record> records{reply(), reply({.region = "99"}), reply({.who = "x"}), reply(), reply()};
    records[3].questionnaire = "nonsense";
    records[4].version = 2;
    Oddities odd;
    std::erase_if(records, [&](const Record& record) { return !is_credible(record, survey(), today, odd); });
    CHECK(records == std::vector{reply()});
    CHECK(odd == Oddities{{Oddity::other_version, 1}, {Oddity::questionnaire, 1}, {Oddity::answer, 2}});
    for (const auto& [kind, count] : odd)
        CHECK_FALSE(render(in_words(kind, count), Language::english, Catalog()).empty());
}

}  // namespace mektep
