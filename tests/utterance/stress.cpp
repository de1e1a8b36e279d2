// SPDX-License-Identifier: GPL-3.0-or-later
// Where the stress stands: speech/kk/stress_cases.tsv, the tables of the lexicon, Kazakh names in Russian.
#include "base/file.h"
#include "support/process.h"
#include "utterance/spoken.h"

#include <sstream>

using namespace mektep;

namespace {

std::string said(const std::string& text, Language language, const Lexicon& lexicon = shipped_words()) {
    auto words = std::string();
    for (const auto& utterance : normalised(text, language, lexicon)) words += words_of(utterance);
    if (words.ends_with('.')) words.pop_back();
    return words;
}

}  // namespace

TEST_CASE("Kazakh words are stressed on the last vowel, but for the endings that take no stress",
          "[utterance]") {
    std::istringstream lines(read_file(MEKTEP_SOURCE_DIR "/speech/kk/stress_cases.tsv"));
    int count = 0;
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line.front() == '#') continue;
        const auto tab = line.find('\t');
        REQUIRE(tab != std::string::npos);
        CHECK(said(line.substr(0, tab), Language::kazakh) == line.substr(tab + 1));
        ++count;
    }
    CHECK(count > 120);
}

TEST_CASE("A Russian word with two readings is stressed as its neighbours tell", "[utterance]") {
    CHECK(said("права ребёнка", Language::russian) == "пра́ва ребёнка");
    CHECK(said("ваши права", Language::russian) == "ваши права́");
    CHECK(said("два письма", Language::russian) == "два письма́");
    CHECK(said("все письма", Language::russian) == "все пи́сьма");
    CHECK(said("написать от руки", Language::russian) == "написать от руки́");
    CHECK(said("взять в руки", Language::russian) == "взять в ру́ки");
    CHECK(said("Органы опеки", Language::russian) == "О́рганы опеки");
}

TEST_CASE("A mark of the text itself is kept", "[utterance]") {
    CHECK(said("о́рганов и орга́нов", Language::russian) == "о́рганов и орга́нов");
}

TEST_CASE("A Kazakh name in a Russian text is stressed on the last vowel of the name in every case",
          "[utterance]") {
    CHECK(said("Ербол, Ербола, Ерболу, с Ерболом, о Ерболе", Language::russian) ==
          "Ербо́л, Ербо́ла, Ербо́лу, с Ербо́лом, о Ербо́ле");
    CHECK(said("Айгуль, Айгули, с Айгулью", Language::russian) == "Айгу́ль, Айгу́ли, с Айгу́лью");
    CHECK(said("в Шымкенте и Алматы", Language::russian) == "в Шымке́нте и Алматы́");
    CHECK(said("Нурсултан", Language::russian) == "Нурсулта́н");
}

TEST_CASE("A table of stress with a line that cannot be used is refused with its place", "[utterance]") {
    const auto line = GENERATE(as<std::string>(), "слово", "сло́во́", "сло́во\tперед=чем", "с\u0301лово",
                               "два сло́ва", "сло́во\tafter=не\tлишнее", "\u0301слово");
    const PrivateFolder folder;
    std::filesystem::create_directories(folder.path() / "ru");
    folder.write("ru/stress.tsv", "# ru\nму́ка\n" + line + "\n");
    const auto lexicon = Lexicon::load(folder.path());
    CAPTURE(line);
    REQUIRE(!lexicon);
    REQUIRE(lexicon.error().size() == 1);
    CHECK(lexicon.error().front().place.line == 3);
}

TEST_CASE("A list of names with something else in it is refused with its place", "[utterance]") {
    const PrivateFolder folder;
    std::filesystem::create_directories(folder.path() / "ru");
    folder.write("ru/names.tsv", "Ербол\nЕрбол 2\n");
    const auto lexicon = Lexicon::load(folder.path());
    REQUIRE(!lexicon);
    CHECK(lexicon.error().front().place.line == 2);
}
