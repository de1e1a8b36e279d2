// SPDX-License-Identifier: GPL-3.0-or-later
#include "utterance/lexicon.h"

#include "support/process.h"
#include "utterance/spoken.h"

using namespace mektep;

namespace {

/// speech/ with one file of its own.
struct SpeechFolder {
    PrivateFolder folder;
    SpeechFolder(const std::string& language, const std::string& name, const std::string& text) {
        std::filesystem::create_directories(folder.path() / language);
        folder.write(language + "/" + name, text);
    }
    [[nodiscard]] Result<Lexicon> loaded() const { return Lexicon::load(folder.path()); }
    [[nodiscard]] std::string said(const std::string& text, Language language) const {
        std::string all;
        for (const auto& utterance : normalised(text, language, loaded().value()))
            all += (all.empty() ? "" : " / ") + words_of(utterance);
        return all;
    }
};

}  // namespace

TEST_CASE("The shipped lexicon can be read", "[utterance]") {
    CHECK(shipped_words().said("пмпк", Language::russian) == "пээмпэка");
    CHECK(shipped_words().said("пмпк", Language::kazakh) == "пээмпэка");
    CHECK_FALSE(shipped_words().said("школа", Language::russian));
}

TEST_CASE("A broken line of the lexicon is told with its file and number", "[utterance]") {
    const auto line =
        GENERATE(as<std::string>(), "слово без табулятора", "слово\t", "\tсказано", "а\tб\tв\tг\tд",
                 "слово\tсло5во", "слово\tсло[[во", "слово\t\xFF\xFE", "слово\tслово\tde");
    CAPTURE(line);
    const SpeechFolder speech("ru", "lexicon.tsv", "# words\nпин\tпин\n" + line + "\n");
    const auto loaded = speech.loaded();
    REQUIRE_FALSE(loaded);
    REQUIRE(loaded.error().size() == 1);
    CHECK_THAT(loaded.error().front().place.file, Catch::EndsWith("ru/lexicon.tsv"));
    CHECK(loaded.error().front().place.line == 3);
}

TEST_CASE("All broken lines are told at once", "[utterance]") {
    const SpeechFolder speech("kk", "abbreviations.tsv", "а\nб\nв\tв\n");
    REQUIRE_FALSE(speech.loaded());
    CHECK(speech.loaded().error().size() == 2);
}

TEST_CASE("A condition that nobody knows is told", "[utterance]") {
    const SpeechFolder speech("ru", "abbreviations.tsv", "г.\tгород\t\tbefore_nmae\n");
    REQUIRE_FALSE(speech.loaded());
    CHECK(speech.loaded().error().front().place.line == 1);
}

TEST_CASE("A folder without lexicon is an empty lexicon", "[utterance]") {
    const PrivateFolder folder;
    REQUIRE(Lexicon::load(folder.path()));
}

TEST_CASE("A file written on Windows is read alike", "[utterance]") {
    const SpeechFolder speech("ru", "lexicon.tsv", "\xEF\xBB\xBF# words\r\nбап\tстатья\r\n");
    CHECK(speech.said("бап", Language::russian) == "статья.");
}

TEST_CASE("An abbreviation is said by what stands beside it", "[utterance]") {
    const SpeechFolder speech(
        "ru", "abbreviations.tsv",
        "г.\tгороде\t\tbefore_name,after=в\nг.\tгород\t\tbefore_name\nг.\tграмм\t\tafter_number\n");
    CHECK(speech.said("в г. Алматы", Language::russian) == "в городе Алматы.");
    CHECK(speech.said("это г. Алматы", Language::russian) == "это город Алматы.");
    CHECK(speech.said("5 г. соли", Language::russian) == "пять грамм соли.");
}

TEST_CASE("A word of another language is said by its voice", "[utterance]") {
    const SpeechFolder speech("ru", "lexicon.tsv", "mektep\tмектеп\tkk\n");
    const auto utterances = normalised("это mektep рядом", Language::russian, speech.loaded().value());
    REQUIRE(utterances.size() == 1);
    REQUIRE(utterances[0].spans.size() == 3);
    CHECK(utterances[0].spans[1].language == Language::kazakh);
    CHECK(utterances[0].spans[1].words.at(0).text == "мектеп");
}

TEST_CASE("Stress marks of the lexicon reach the spoken word", "[utterance]") {
    const SpeechFolder speech("ru", "lexicon.tsv", "обжалование\tобжа\xCC\x81лование\n");
    CHECK(speech.said("Обжалование", Language::russian) == "обжа\xCC\x81лование.");
}
