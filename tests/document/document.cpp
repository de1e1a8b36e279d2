// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/document.h"

#include <catch2/catch.hpp>
#include <rapidcheck/catch.h>

using namespace mektep;

namespace {

Runs said(const std::string& text) { return {Run{.text = text}}; }
Heading heading(int level, const std::string& text) { return {.level = level, .runs = said(text)}; }
Paragraph paragraph(const std::string& text) { return {.runs = said(text)}; }

/// One letter a block: H with its level, P, L with its items, F with its fields, B, T with its rows, S.
std::string shape(const Document& document) {
    struct Letter {
        std::string operator()(const Heading& h) const { return "H" + std::to_string(h.level); }
        std::string operator()(const Paragraph&) const { return "P"; }
        std::string operator()(const List& l) const { return "L" + std::to_string(l.items.size()); }
        std::string operator()(const Fields& f) const { return "F" + std::to_string(f.fields.size()); }
        std::string operator()(const BlankLine&) const { return "B"; }
        std::string operator()(const Table& t) const { return "T" + std::to_string(t.rows.size()); }
        std::string operator()(const SheetBreak&) const { return "S"; }
    };
    std::string text;
    for (const auto& block : document.blocks) text += (text.empty() ? "" : " ") + std::visit(Letter{}, block);
    return text;
}

std::string tidied_shape(std::vector<Block> blocks) {
    return shape(tidied({.title = "t", .blocks = std::move(blocks)}));
}

}  // namespace

TEST_CASE("Marks in a text become runs that name their glossary word", "[document]") {
    const auto runs = runs_of("Your [[catchment|service area]] and [[pmpc]].", Language::russian);
    REQUIRE(runs.size() == 5);
    CHECK(runs[0].text == "Your ");
    CHECK(runs[0].term.empty());
    CHECK(runs[1].text == "service area");
    CHECK(runs[1].term == "catchment");
    CHECK(runs[1].language == Language::russian);
    CHECK(runs[3].text == "pmpc");
    CHECK(runs[3].term == "pmpc");
    CHECK(words_of(runs) == "Your service area and pmpc.");
    CHECK(runs_of("", Language::kazakh).empty());
    // The checker refuses such texts; here they are shown as they stand, and nothing is lost.
    CHECK(words_of(runs_of("open [[mark", Language::kazakh)) == "open [[mark");
    CHECK(words_of(runs_of("closed]] mark", Language::kazakh)) == "closed]] mark");
}

TEST_CASE("Text without marks is one run, whatever it holds", "[document][property]") {
    rc::prop("plain", [](const std::string& text) {
        RC_PRE(text.find("[[") == std::string::npos);
        RC_ASSERT(words_of(runs_of(text, Language::kazakh)) == text);
        RC_ASSERT(runs_of(text, Language::kazakh).size() == (text.empty() ? 0U : 1U));
    });
}

TEST_CASE("What is empty is left out", "[document]") {
    CHECK(tidied_shape({paragraph("  \n"), paragraph("a")}) == "P");
    CHECK(tidied_shape({List{.items = {said("a"), said(" "), {}}}}) == "L1");
    CHECK(tidied_shape({List{.items = {said("")}}, paragraph("a")}) == "P");
    CHECK(tidied_shape({Fields{{{said("Name"), said("Ли")}, {said("Phone"), said("")}}}}) == "F1");
    CHECK(tidied_shape({Fields{{{said("Phone"), {}}}}}).empty());
    CHECK(tidied_shape({BlankLine{said("Signature")}}) == "B");
}

TEST_CASE("A heading that nothing follows is left out, and then the one above it too", "[document]") {
    CHECK(tidied_shape({heading(1, "Title"), heading(2, "a"), paragraph("x")}) == "H1 H2 P");
    CHECK(tidied_shape({heading(1, "Title"), heading(2, "a"), heading(2, "b"), paragraph("x")}) == "H1 H2 P");
    CHECK(tidied_shape({heading(2, "a"), heading(3, "b"), paragraph("x")}) == "H2 H3 P");
    CHECK(tidied_shape({paragraph("x"), heading(2, "a"), heading(3, "b")}) == "P");
    CHECK(tidied_shape({heading(2, "a"), SheetBreak{}, paragraph("x")}) == "S P");
    CHECK(tidied_shape({heading(2, "a"), paragraph(" ")}).empty());
    CHECK(tidied_shape({heading(1, "Title")}) == "H1");
}

TEST_CASE("What is tidy stays as it is", "[document][property]") {
    rc::prop("idempotent", [] {
        std::vector<Block> blocks;
        const auto words = [] { return said(*rc::gen::element<std::string>("", " ", "a", "a b")); };
        for (int count = *rc::gen::inRange(0, 12); count > 0; --count) switch (*rc::gen::inRange(0, 6)) {
                case 0:
                    blocks.emplace_back(Heading{.level = *rc::gen::inRange(1, 4), .runs = words()});
                    break;
                case 1:
                    blocks.emplace_back(Paragraph{.runs = words()});
                    break;
                case 2:
                    blocks.emplace_back(List{.items = {words(), words()}});
                    break;
                case 3:
                    blocks.emplace_back(Fields{{{words(), words()}}});
                    break;
                case 4:
                    blocks.emplace_back(BlankLine{words()});
                    break;
                default:
                    blocks.emplace_back(SheetBreak{});
                    break;
            }
        const auto once = tidied({.title = "t", .blocks = blocks});
        RC_ASSERT(shape(tidied(once)) == shape(once));
    });
}
