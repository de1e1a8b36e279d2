// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.h"

#include <catch2/catch.hpp>

using namespace mektep;

TEST_CASE("The words that would be said hold no digit and no abbreviation", "[cli]") {
    const auto ended = mektep_with({"speak", "--lang", "ru", "--words", "ул. Абая, д. 5"});
    CHECK(ended.code == 0);
    CHECK_THAT(ended.out, Catch::Contains("улица") && Catch::Contains("дом пять"));
    CHECK(ended.out.find_first_of("0123456789") == std::string::npos);
}

TEST_CASE("Words of the command line are said as one text", "[cli]") {
    CHECK(mektep_with({"speak", "--lang", "kk", "--words", "жақын", "мектеп"}).out ==
          mektep_with({"speak", "--lang", "kk", "--words", "жақын мектеп"}).out);
}

TEST_CASE("The phonemes of a text are eSpeak's", "[cli]") {
    const auto ended = mektep_with({"speak", "--lang", "kk", "--phonemes", "мектеп"});
    CHECK(ended.err == "");
    CHECK(ended.code == 0);
    CHECK(!ended.out.empty());
    CHECK_THAT(ended.out, !Catch::Contains("мектеп"));
}

TEST_CASE("The sound of a text is a WAV file", "[cli]") {
    const PrivateFolder folder;
    const auto ended = mektep_with(
        {"speak", "--lang", "ru", "--wav", (folder.path() / "a.wav").string(), "Школа рядом с домом."});
    CHECK(ended.code == 0);
    const auto bytes = folder.read("a.wav");
    CHECK_THAT(bytes, Catch::StartsWith("RIFF"));
    // More than half a second of 16-bit samples at 22,050 a second.
    CHECK(bytes.size() > 22050);
}

TEST_CASE("Any text can be given to the voice", "[cli]") {
    const auto text = GENERATE(
        values<std::string>({"", " ", "\xFF\xFE", "\xF0\x9F\x98\x80", "\u202Eабв", std::string(10000, '7')}));
    CAPTURE(text.substr(0, 20));
    CHECK(mektep_with({"speak", "--lang", "kk", "--words", text}).code == 0);
}

TEST_CASE("Without a sound server speaking aloud fails and says so", "[cli]") {
    const PrivateFolder folder;
    Surroundings silent;
    silent.variables = {{"PULSE_SERVER", "unix:" + (folder.path() / "no-socket").string()},
                        {"XDG_RUNTIME_DIR", folder.path().string()},
                        {"HOME", folder.path().string()}};
    const auto ended = mektep_with({"speak", "--lang", "kk", "мектеп"}, silent);
    CHECK(ended.code == 3);
    CHECK_THAT(ended.err, Catch::Contains("No sound server"));
}
