// SPDX-License-Identifier: GPL-3.0-or-later
// One document as plain text and as what is read aloud.
#include "document/plain_text.h"
#include "document/print_state.h"
#include "document/spoken.h"
#include "language/order.h"

#include <catch2/catch.hpp>
#include <rapidcheck/catch.h>

#include <set>

using namespace mektep;

namespace {

Runs said(const std::string& text, Language language = Language::russian) {
    return {Run{.text = text, .language = language}};
}

Document sample() {
    return {.title = "Жалоба",
            .language = Language::russian,
            .blocks = {
                Paragraph{.runs = said("Кому: Управление образования"), .style = Paragraph::Style::address},
                Heading{.level = 1, .runs = said("Жалоба")}, Paragraph{.runs = said("Прошу помочь.")},
                List{.ordered = true, .items = {said("Отменить."), said("Осмотреть.")}},
                List{.ordered = false, .items = {said("Копия.")}},
                Fields{{{said("Дата"), said("23 ноября 2026 года")}}}, BlankLine{said("Подпись")},
                SheetBreak{}, Paragraph{.runs = said("Для вас.")}}};
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

}  // namespace

TEST_CASE("A document as plain text has all its parts in order", "[document]") {
    const auto text = plain_text(sample());
    std::size_t at = 0;
    for (const std::string part :
         {"                                  Кому: Управление образования", "    Жалоба\n", "Прошу помочь.\n",
          "1. Отменить.\n", "2. Осмотреть.\n", "- Копия.\n", "Дата: 23 ноября 2026 года\n", "Подпись: ____",
          "--------", "Для вас.\n"}) {
        CAPTURE(part);
        const auto found = text.find(part, at);
        REQUIRE(found != std::string::npos);
        at = found + part.size();
    }
    CHECK(plain_text({}).empty());
}

TEST_CASE("Plain text is at most 78 columns wide, unless one word is wider", "[document][property]") {
    rc::prop("width", [] {
        std::string text;
        for (int count = *rc::gen::inRange(1, 60); count > 0; --count)
            text += *rc::gen::element<std::string>("мектеп ", "а ", "құқығыңыз\n", "балаларымыздың  ", "ё");
        const auto kind = *rc::gen::inRange(0, 5);
        const auto runs = said(text);
        Block block = Paragraph{.runs = runs};
        if (kind == 1) block = Paragraph{.runs = runs, .style = Paragraph::Style::address};
        if (kind == 2) block = List{.ordered = true, .items = {runs, runs}};
        if (kind == 3) block = Fields{{{runs, runs}}};
        if (kind == 4) block = BlankLine{runs};
        for (const auto& line : lines_of(plain_text({.title = "t", .blocks = {block}}))) {
            const auto begin = line.find_first_not_of(' ');
            const bool is_one_word = begin == std::string::npos || line.find(' ', begin) == std::string::npos;
            RC_ASSERT(length(line) <= 78U || is_one_word);
        }
    });
}

TEST_CASE("A document is read aloud in portions, with the numbers of its lists", "[document]") {
    std::vector<std::string> heard;
    for (const auto& part : spoken(sample().blocks)) {
        CHECK(part.language == Language::russian);
        heard.push_back(std::to_string(part.block) + " " + part.text);
    }
    CHECK(heard == std::vector<std::string>{"0 Кому: Управление образования", "1 Жалоба", "2 Прошу помочь.",
                                            "3 1. Отменить.", "3 2. Осмотреть.", "4 Копия.",
                                            "5 Дата: 23 ноября 2026 года", "6 Подпись", "8 Для вас."});
}

TEST_CASE("A change of language is a portion of its own, a glossary word is not", "[document]") {
    const Runs mixed{
        {.text = "Область ", .language = Language::russian},
        {.text = "Жетісу", .language = Language::kazakh},
        {.text = " и ", .language = Language::russian},
        {.text = "территория", .language = Language::russian, .strong = false, .term = "catchment"},
        {.text = ".", .language = Language::russian}};
    const auto parts = spoken({Paragraph{.runs = mixed}});
    REQUIRE(parts.size() == 3);
    CHECK(parts[0].text == "Область ");
    CHECK(parts[1].text == "Жетісу");
    CHECK(parts[1].language == Language::kazakh);
    CHECK(parts[2].text == " и территория.");
    // Each knows where it begins in the words that are shown.
    for (const auto& part : parts)
        CHECK(words_of(mixed).substr(static_cast<std::size_t>(part.offset), part.text.size()) == part.text);
}

TEST_CASE("The number of a list is said before the words that are shown", "[document]") {
    const auto parts = spoken({List{.ordered = true, .items = {said("Отменить."), said("Осмотреть.")}}});
    REQUIRE(parts.size() == 2);
    CHECK(parts[1].item == 1);
    CHECK(parts[1].offset == -3);
}

TEST_CASE("Nothing that is blank is read aloud", "[document]") {
    CHECK(spoken({Paragraph{.runs = said(" \n")}, SheetBreak{}, List{}, Fields{}}).empty());
}

TEST_CASE("Each state of printing has words of its own, and the last ones end it", "[document]") {
    const std::vector<PrintState> open{PrintState::sending,   PrintState::printing, PrintState::out_of_paper,
                                       PrintState::jammed,    PrintState::paused,   PrintState::offline,
                                       PrintState::attention, PrintState::unknown};
    const std::vector<PrintState> ended{PrintState::done,      PrintState::no_printer, PrintState::failed,
                                        PrintState::timed_out, PrintState::cancelled,  PrintState::lost};
    std::set<std::string> words;
    for (const auto state : open) {
        CHECK_FALSE(has_ended(state));
        CHECK(words.insert(in_words(state).text).second);
    }
    for (const auto state : ended) {
        CHECK(has_ended(state));
        CHECK(words.insert(in_words(state).text).second);
    }
}

TEST_CASE("A table stands in columns where they fit, else row by row, and is read aloud row by row",
          "[document]") {
    Table table{.caption = said("Барьеры"),
                .header = {said("Область"), said("Дома"), said("В школе")},
                .rows = {{said("Абай"), said("5"), said("12")}, {said("Алматы"), said("17"), said("8")}}};
    const auto as_text = [&] { return plain_text({.title = "t", .blocks = {table}}); };
    CHECK(as_text() ==
          "Барьеры\n"
          "Область  Дома  В школе\n"
          "Абай        5       12\n"
          "Алматы     17        8\n\n");
    std::vector<std::string> heard;
    for (const auto& part : spoken({table})) heard.push_back(part.text);
    CHECK(heard ==
          std::vector<std::string>{"Барьеры", "Абай: Дома 5, В школе 12", "Алматы: Дома 17, В школе 8"});
    auto chart = table;
    chart.bars = {0.5, 1};
    const auto drawn = plain_text({.title = "t", .blocks = {chart}});
    CHECK(drawn.find("12  " + std::string(27, '#') + "\n") != std::string::npos);
    CHECK(drawn.find("8  " + std::string(54, '#') + "\n") != std::string::npos);
    auto without_header = table;
    without_header.header.clear();
    CHECK(plain_text({.title = "t", .blocks = {without_header}}) ==
          "Барьеры\n"
          "Абай     5  12\n"
          "Алматы  17   8\n\n");
    table.header[1] = said(std::string(200, 'x'));
    CHECK(as_text().find("\nАбай:\nxxx") != std::string::npos);
    CHECK(tidied({.title = "t",
                  .blocks = {Table{.caption = said("Барьеры"), .header = {said("А")}, .rows = {}}}})
              .blocks.empty());
}
