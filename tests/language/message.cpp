// SPDX-License-Identifier: GPL-3.0-or-later
// From a message to a sentence, and what a pattern asks for.
#include "language/catalog.h"

#include <catch2/catch.hpp>
#include <rapidcheck/catch.h>

#include <algorithm>

using namespace mektep;
using namespace std::chrono_literals;
using Use = PatternArgument::Use;

namespace {

std::string said(const std::string& text, const Arguments& arguments = {},
                 Language language = Language::english) {
    return render(message(text, arguments), language, Catalog());
}

}  // namespace

TEST_CASE("A sentence is filled with what it names", "[language][message]") {
    CHECK(said("Page {page} of {count}", {{"page", std::int64_t{2}}, {"count", std::int64_t{5}}}) ==
          "Page 2 of 5");
    CHECK(said("{days, plural, one {# day} other {# days}} left", {{"days", std::int64_t{1}}}) ==
          "1 day left");
    CHECK(said("{days, plural, one {# day} other {# days}} left", {{"days", std::int64_t{12}}}) ==
          "12 days left");
    CHECK(said("{who, select, girl {her} other {his}} school", {{"who", std::string("girl")}}) ==
          "her school");
    CHECK(said("until {day}", {{"day", Day(std::chrono::sys_days(2026y / 11 / 23))}}) ==
          "until 23 November 2026");
    CHECK(said("It''s '{'this'}'.") == "It's {this}.");
}

TEST_CASE("What was typed stays as it was typed, braces and quotes too", "[language][message]") {
    rc::prop("an argument is never read as a pattern", [] {
        const auto typed = *rc::gen::container<std::string>(rc::gen::elementOf(std::string("{}'#|<a, ")));
        RC_ASSERT(said("<{typed}>", {{"typed", typed}}) == "<" + typed + ">");
    });
}

TEST_CASE("Where there is no translation the whole sentence is English, its dates too",
          "[language][message]") {
    CHECK(said("until {day}", {{"day", Day(std::chrono::sys_days(2026y / 11 / 23))}}, Language::kazakh) ==
          "until 23 November 2026");
}

TEST_CASE("A sentence that cannot be said is our bug", "[language][message]") {
    CHECK_THROWS_AS(said("{page", {{"page", std::int64_t{2}}}), std::logic_error);
    CHECK_THROWS_AS(said("Page {page}"), std::logic_error);
    CHECK_THROWS_AS(said("{n, plural, one {# of {all}} other {#}}", {{"n", std::int64_t{2}}}),
                    std::logic_error);
}

TEST_CASE("A pattern tells its arguments, also those inside of a branch", "[language][message]") {
    const auto found = pattern_arguments(
        "{place, select, home {at home since {since}} other {{count, plural, one {# in {town}} other "
        "{{town}}}}}");
    REQUIRE(found);
    CHECK(*found ==
          std::vector<PatternArgument>{{.name = "count", .use = Use::plural, .keys = {}},
                                       {.name = "place", .use = Use::select, .keys = {"home", "other"}},
                                       {.name = "since", .use = Use::plain, .keys = {}},
                                       {.name = "town", .use = Use::plain, .keys = {}}});
}

TEST_CASE("The keys of an inner select are not those of the outer one", "[language][message]") {
    const auto found = pattern_arguments("{a, select, x {{b, select, y {1} other {2}}} other {3}}");
    REQUIRE(found);
    REQUIRE(found->size() == 2);
    CHECK(found->at(0).keys == std::vector<std::string>{"other", "x"});
    CHECK(found->at(1).keys == std::vector<std::string>{"other", "y"});
}

TEST_CASE("An argument that stands twice is named once", "[language][message]") {
    CHECK(pattern_arguments("{name} and {name}")->size() == 1);
    CHECK(pattern_arguments("no arguments, '{'none'}'")->empty());
    CHECK(pattern_arguments("")->empty());
}

TEST_CASE("A pattern that ICU refuses is a problem with a remedy", "[language][message]") {
    const auto text =
        GENERATE(values<std::string>({"{page", "a } b {", "{a, plural, one {x}}", "{a, select, b {c}}", "{}",
                                      "{a b}", "{n, plural, one {#} other {#}"}));
    const auto found = pattern_arguments(text);
    REQUIRE_FALSE(found);
    CHECK_FALSE(render(found.error().front().what, Language::english, Catalog()).empty());
    CHECK_FALSE(render(found.error().front().remedy, Language::english, Catalog()).empty());
}

TEST_CASE("No text stops the reading of patterns", "[language][message]") {
    rc::prop("every text is a pattern with sorted arguments, or a problem", [] {
        const auto text = *rc::gen::container<std::string>(
            rc::gen::elementOf(std::string("{}',# selectplurather\xd2\xff")));
        const auto found = pattern_arguments(text);
        if (found)
            RC_ASSERT(std::ranges::is_sorted(*found));
        else
            RC_ASSERT(found.error().size() == 1U);
    });
    CHECK_FALSE(pattern_arguments(std::string(100'000, '{')));
}
