// SPDX-License-Identifier: GPL-3.0-or-later
// Translations out of .po files, sound and broken.
#include "language/catalog.h"

#include "base/file.h"

#include <catch2/catch.hpp>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <thread>
#include <vector>

using namespace mektep;

namespace {

const std::string header = R"(msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
)";

/// A folder of .po files that goes with the test.
class Locales {
public:
    Locales() {
        std::string name = (std::filesystem::temp_directory_path() / "mektep-words-XXXXXX").string();
        path_ = mkdtemp(name.data());
        std::filesystem::create_directories(path_ / "program");
        std::filesystem::create_directories(path_ / "content");
    }
    ~Locales() { std::filesystem::remove_all(path_); }
    Locales(const Locales&) = delete;
    Locales& operator=(const Locales&) = delete;

    void write(const std::string& file, const std::string& text) const { write_file(path_ / file, text); }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] Result<Catalog> load() const { return Catalog::load(path_); }
    /// "program/ru.po:7" of each problem; each of them can be said.
    [[nodiscard]] std::vector<std::string> places_of_problems() const {
        const auto catalog = load();
        std::vector<std::string> places;
        if (catalog) return places;
        for (const auto& [place, what, remedy] : catalog.error()) {
            CHECK_FALSE(render(what, Language::english, Catalog()).empty());
            CHECK_FALSE(render(remedy, Language::english, Catalog()).empty());
            REQUIRE(place.file.starts_with(path_.string()));
            places.push_back(place.file.substr(path_.string().size() + 1) + ":" + std::to_string(place.line));
        }
        return places;
    }

private:
    std::filesystem::path path_;
};

using Places = std::vector<std::string>;

}  // namespace

TEST_CASE("A sentence is said in the reader's language", "[language][catalog]") {
    const Locales locales;
    locales.write("program/kk.po", header + "\nmsgid \"Page {page}\"\nmsgstr \"{page}-бет\"\n");
    locales.write("content/ru.po", header + "\nmsgctxt \"guide.title\"\nmsgid \"Help\"\nmsgstr \"Помощь\"\n");
    const auto catalog = locales.load();
    REQUIRE(catalog);
    CHECK(render(message("Page {page}", {{"page", std::int64_t{3}}}), Language::kazakh, *catalog) == "3-бет");
    CHECK(render(message("Page {page}", {{"page", std::int64_t{3}}}), Language::russian, *catalog) ==
          "Page 3");
    CHECK(catalog->find("guide.title", "Help", Language::russian) == "Помощь");
    CHECK_FALSE(catalog->find("", "Help", Language::russian));
    CHECK_FALSE(catalog->find("other.title", "Help", Language::russian));
    CHECK(catalog->find("anything", "Help", Language::english) == "Help");
    CHECK(catalog->all(Language::russian).size() == 1);
}

TEST_CASE("What is doubtful, empty or withdrawn in a .po file is not shown", "[language][catalog]") {
    const Locales locales;
    locales.write("program/ru.po", header + R"(
#, fuzzy
msgid "Doubtful"
msgstr "Сомнительно"

msgid "Empty"
msgstr ""

#~ msgid "Withdrawn"
#~ msgstr "Отозвано"
)");
    const auto catalog = locales.load();
    REQUIRE(catalog);
    for (const auto* const text : {"Doubtful", "Empty", "Withdrawn"})
        CHECK_FALSE(catalog->find("", text, Language::russian));
    REQUIRE(catalog->all(Language::russian).contains({"", "Doubtful"}));
    CHECK(catalog->all(Language::russian).at({"", "Doubtful"}).fuzzy);
}

TEST_CASE("Long texts and quotes of a .po file are put together", "[language][catalog]") {
    const Locales locales;
    locales.write("program/kk.po",
                  header + "\nmsgid \"\"\n\"two \"\n\"parts \\\"here\\\"\\n\"\nmsgstr \"екі\"\n");
    CHECK(locales.load()->find("", "two parts \"here\"\n", Language::kazakh) == "екі");
}

TEST_CASE("Without translations everything is English", "[language][catalog]") {
    const Locales locales;
    REQUIRE(locales.load());
    CHECK(render(message("Stop"), Language::kazakh, *locales.load()) == "Stop");
}

TEST_CASE("A broken .po file is refused with its line", "[language][catalog]") {
    const Locales locales;
    SECTION("a quote that is not closed") {
        locales.write("program/ru.po", header + "\nmsgid \"Page\"\nmsgstr \"Страница\n");
        // gettext names the line after the one that lacks the quote.
        CHECK(locales.places_of_problems() == Places{"program/ru.po:8"});
    }
    SECTION("words that are no gettext") {
        locales.write("content/kk.po", header + "\nmsgid \"Page\"\nmsgstr \"Бет\"\nhello\n");
        CHECK_FALSE(locales.places_of_problems().empty());
        CHECK(locales.places_of_problems().front() == "content/kk.po:8");
    }
    SECTION("the same text twice") {
        locales.write("program/kk.po", header + "\nmsgid \"A\"\nmsgstr \"Ә\"\n\nmsgid \"A\"\nmsgstr \"Б\"\n");
        CHECK_FALSE(locales.places_of_problems().empty());
        CHECK(locales.places_of_problems().front() == "program/kk.po:9");
    }
    SECTION("bytes that are not UTF-8") {
        locales.write("program/kk.po", header + "\nmsgid \"A\"\nmsgstr \"\xff\xfe\"\n");
        CHECK_FALSE(locales.places_of_problems().empty());
        CHECK(locales.places_of_problems().front() == "program/kk.po:7");
    }
    SECTION("both languages at once") {
        locales.write("program/kk.po", "msgid\n");
        locales.write("program/ru.po", "msgid\n");
        const auto places = locales.places_of_problems();
        CHECK(std::ranges::any_of(places, [](const auto& p) { return p.starts_with("program/kk.po:"); }));
        CHECK(std::ranges::any_of(places, [](const auto& p) { return p.starts_with("program/ru.po:"); }));
    }
}

TEST_CASE("A .po file in another encoding is refused, not garbled", "[language][catalog]") {
    const Locales locales;
    locales.write("program/ru.po",
                  "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=KOI8-R\\n\"\n\nmsgid "
                  "\"A\"\nmsgstr \"\xc1\"\n");
    CHECK_FALSE(locales.places_of_problems().empty());
    SECTION("and one that says no encoding") {
        locales.write("program/ru.po", "msgid \"A\"\nmsgstr \"\xc1\"\n");
        CHECK_FALSE(locales.places_of_problems().empty());
    }
}

TEST_CASE("A file broken in every line ends in problems, and the next file is read as ever",
          "[language][catalog]") {
    const Locales broken;
    std::string text = header;
    for (int i = 0; i < 200; ++i) text += "nonsense " + std::to_string(i) + "\n";
    broken.write("program/ru.po", text);
    for (int i = 0; i < 3; ++i) CHECK_FALSE(broken.places_of_problems().empty());

    const Locales sound;
    sound.write("program/ru.po", header + "\nmsgid \"Stop\"\nmsgstr \"Стоп\"\n");
    const auto catalog = sound.load();
    REQUIRE(catalog);
    CHECK(catalog->find("", "Stop", Language::russian) == "Стоп");
}

TEST_CASE("A folder where a .po file should be is a problem", "[language][catalog]") {
    const Locales locales;
    std::filesystem::create_directory(locales.path() / "program/kk.po");
    CHECK(locales.places_of_problems() == Places{"program/kk.po:0"});
}

TEST_CASE("The catalogue may be read and used by many threads", "[language][catalog]") {
    const Locales locales;
    locales.write("program/ru.po",
                  header +
                      "\nmsgid \"{n, plural, one {# day} other {# days}}\"\nmsgstr \"{n, plural, "
                      "one {# день} few {# дня} other {# дней}}\"\n");
    const auto shared = locales.load();
    REQUIRE(shared);
    std::array<int, 4> wrong{};
    {
        std::vector<std::jthread> threads;
        for (auto& count : wrong)
            threads.emplace_back([&] {
                for (std::int64_t n = 0; n < 50; ++n) {
                    const auto own = locales.load();
                    const auto expected = std::to_string(n * 10 + 5) + " дней";
                    const auto words =
                        message("{n, plural, one {# day} other {# days}}", {{"n", n * 10 + 5}});
                    if (!own || render(words, Language::russian, *own) != expected ||
                        render(words, Language::russian, *shared) != expected)
                        ++count;
                }
            });
    }
    CHECK(wrong == std::array<int, 4>{});
}
