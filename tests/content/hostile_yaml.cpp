// SPDX-License-Identifier: GPL-3.0-or-later
// Files that nobody wrote in good faith: the loader answers each with a problem, soon, and never falls.
#include "content/refused.h"

#include <rapidcheck/catch.h>

#include <chrono>

using namespace mektep;

namespace {

std::string repeated(std::string_view text, std::size_t times) {
    std::string result;
    for (std::size_t i = 0; i < times; ++i) result += text;
    return result;
}

/// What is said of a glossary with these bytes.
Lines said_of(const std::string& bytes) {
    PackFolder folder;
    folder.write(glossary_file, bytes);
    return refused_with(folder);
}

}  // namespace

TEST_CASE("A YAML anchor or alias is refused with its line, wherever it hides", "[content][hostile]") {
    const auto [text, line] = GENERATE(table<std::string, int>({
        {"a: &a [x, x]\nb: [*a, *a]\n", 1},
        {"x: y\na: &_a [x]\n", 2},
        {"x: y\na: !!seq &a [x]\n", 2},
        {"x: this & that\n\ny: [a & b, &z c, *z]\n", 3},
        {"-\t&a x\n", 1},
        {"? &a x\n: y\n", 1},
        {"&a x: y\n", 1},
        {"entries:\n  a: &1 x\n", 2},
    }));
    CAPTURE(text);
    CHECK(said_of(text) ==
          Lines{glossary_file + ":" + std::to_string(line) + ": The file uses a YAML anchor or alias."});
}

TEST_CASE("A bomb of aliases is refused at once", "[content][hostile]") {
    std::string bomb = "a0: &a0 [x, x]\n";
    for (int i = 1; i < 40; ++i) {
        const auto before = "*a" + std::to_string(i - 1);
        bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before + ", " + before + "]\n";
    }
    CHECK(said_of(bomb).size() == 1);
}

TEST_CASE("Stars and ampersands within a text are no aliases", "[content][hostile]") {
    CHECK(
        said_of("entries:\n  a: {word: \"*a & b\", explanation: \"two * three & *four\"}\n  b:\n    word: |\n"
                "      *bold* &c\n    explanation: 5 * 5 & more # &x *y\n") == Lines{});
}

TEST_CASE("Files that are nested too deeply are refused", "[content][hostile]") {
    const auto text = GENERATE(values<std::string>({
        repeated("[", 30) + repeated("]", 30),
        repeated("[", 100'000),
        repeated("{a: ", 200'000),
        "entries: " + repeated("{a: ", 30) + "x" + repeated("}", 30),
        repeated("- ", 100'000) + "x",
        repeated("? ", 100'000) + "x",
        "{" + repeated("[", 30) + repeated("]", 30) + ": x}",
    }));
    const auto said = said_of(text);
    REQUIRE(said.size() == 1);
    CHECK(said.front().starts_with(glossary_file + ":"));
}

TEST_CASE("Twenty levels are read", "[content][hostile]") {
    CHECK(said_of("entries: " + repeated("[", 19) + repeated("]", 19)) ==
          Lines{glossary_file + ":1: Here a list of “name: value” lines is expected."});
}

TEST_CASE("What is not plain UTF-8 text of a sensible size is refused", "[content][hostile]") {
    CHECK(said_of("entries: {a: {word: \"\xff\", explanation: x}}\n") ==
          Lines{glossary_file + ":0: The file is not UTF-8 text."});
    CHECK(said_of(std::string("entries: {}\0", 12)) ==
          Lines{glossary_file + ":0: The file holds a NUL character."});
    CHECK(said_of(std::string("\xff\xfe"
                              "e\0n\0",
                              6)) == Lines{glossary_file + ":0: The file is not UTF-8 text."});
    CHECK(said_of("# " + std::string(1'000'001, 'x')) ==
          Lines{glossary_file + ":0: The file is larger than 1 MB."});
    CHECK(said_of("\xef\xbb\xbf"
                  "entries: {}\n") == Lines{});  // a byte order mark does no harm
    CHECK(said_of("entries: {}\r\n") == Lines{});
}

TEST_CASE("A second document in a file is not passed over in silence", "[content][hostile]") {
    CHECK(said_of("entries: {}\n---\nentries: {}\n") ==
          Lines{glossary_file + ":2: A second document begins here (“---”): it would not be read."});
    CHECK(said_of("---\nentries: {}\n") == Lines{});
}

TEST_CASE("What is not YAML is refused with its line", "[content][hostile]") {
    const auto [text, line] = GENERATE(table<std::string, int>({
        {"entries:\n  a: {word: x\n", 3},
        {"entries: {}\n\tb: c\n", 2},
        {"entries:\n  a: b: c\n", 2},
        {"entries:\n  a: @x\n", 2},
    }));
    CAPTURE(text);
    const auto said = said_of(text);
    REQUIRE(said.size() == 1);
    CHECK(said.front().starts_with(glossary_file + ":" + std::to_string(line) + ": This is not valid YAML:"));
}

TEST_CASE("A name that is no word is refused", "[content][hostile]") {
    CHECK(said_of("? [a, b]\n: x\n") == Lines{glossary_file + ":1: A name must be a single word."});
    CHECK(said_of("<<: {entries: {}}\n") == Lines{glossary_file + ":1: “<<” is not known here."});
    CHECK(said_of("entries: {}\nentries: {}\n") == Lines{glossary_file + ":2: “entries” stands twice."});
}

TEST_CASE("No file of any kind makes the loader fall", "[content][hostile]") {
    PackFolder folder;
    rc::prop("whatever stands in a file, the pack is read or every problem names a file", [&] {
        const auto file = *rc::gen::element(guide_file, letter_file, report_file, law_file, places_file,
                                            calendar_file, glossary_file, settings_file);
        const auto sound = folder.text_of(file);
        auto text = sound;
        // Cuts and scatters pieces of YAML over a sound file.
        const auto wounds = *rc::gen::inRange(1, 6);
        for (int i = 0; i < wounds; ++i) {
            const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
            const auto cut = *rc::gen::inRange<std::size_t>(0, 30);
            const auto piece = *rc::gen::element<std::string>(
                "", "[", "]", "{", "}", ": ", "\n", "- ", "\"", "'", "#", "&a ", "*a", "? ", "~", "null",
                "\t", "\xd2", "|\n", "---\n", "!!map ", ",", "{}", "[]", "-1", "{x", "  ");
            text.replace(at, cut, piece);
        }
        folder.write(file, text);
        const auto pack = folder.load();
        folder.write(file, sound);
        if (!pack)
            for (const auto& problem : pack.error()) {
                RC_ASSERT(!problem.place.file.empty());
                RC_ASSERT(!in_english(problem.what).empty());
                RC_ASSERT(!in_english(problem.remedy).empty());
            }
    });
}
