// SPDX-License-Identifier: GPL-3.0-or-later
// mektep speak: says a text as the kiosk would, or shows what would be said.
#include "base/file.h"
#include "check/samples.h"
#include "cli/scene.h"
#include "cli/terminal.h"
#include "content/load.h"
#include "content/where.h"
#include "utterance/normalise.h"
#include "voice/speaker.h"

#include <fmt/format.h>

#include <array>
#include <future>
#include <memory>
#include <set>

namespace mektep {
namespace {

struct Asked {
    bool words = false;
    bool phonemes = false;
    bool content = false;
    std::string wav;
    std::vector<std::string> text;
};

void put_number(std::string& bytes, std::uint32_t number, int size) {
    for (int i = 0; i < size; ++i) bytes += static_cast<char>((number >> (8 * i)) & 0xFFU);
}

/// RIFF WAVE: mono, 16 bits, little endian.
std::string in_wav(const Sound& sound) {
    const auto size = static_cast<std::uint32_t>(sound.samples.size() * 2);
    const auto rate = static_cast<std::uint32_t>(sound.samples_per_second);
    std::string bytes = "RIFF";
    put_number(bytes, 36 + size, 4);
    bytes += "WAVEfmt ";
    put_number(bytes, 16, 4);  // size of what follows, up to "data"
    put_number(bytes, 1, 2);   // PCM
    put_number(bytes, 1, 2);   // channels
    put_number(bytes, rate, 4);
    put_number(bytes, rate * 2, 4);
    put_number(bytes, 2, 2);  // bytes a sample
    put_number(bytes, 16, 2);
    bytes += "data";
    put_number(bytes, size, 4);
    for (const auto sample : sound.samples) put_number(bytes, static_cast<std::uint16_t>(sample), 2);
    return bytes;
}

void say_aloud(std::vector<Utterance> utterances) {
    Speaker speaker(espeak_voice(default_speech_data()), pulse_player());
    const auto finished = std::make_shared<std::promise<void>>();
    speaker.say(std::move(utterances), Manner(), [finished] { finished->set_value(); });
    finished->get_future().wait();
    if (const auto trouble = speaker.trouble())
        throw Failure(Outside::sound, render(*trouble, Language::english, Catalog()));
}

/// Each text of the pack and of the programs once, in order: where it stands, what is written, the words, the
/// phonemes. The output of two versions can be compared line by line.
Problems list_content(const Common& common, Language language, const Lexicon& lexicon) {
    const auto pack = load_pack(common.pack);
    if (!pack) return pack.error();
    const auto voice = espeak_voice(default_speech_data());
    std::set<std::string> seen;
    for (const auto& text : all_texts(*pack))
        for (const auto& sample : samples_of(text, language, pack->catalog)) {
            if (!seen.insert(sample).second) continue;
            tell(fmt::format("# {}\n{}\n", text.context, sample));
            for (const auto& utterance : normalised(sample, language, lexicon))
                tell(fmt::format("= {}\n/ {}\n", words_of(utterance), phonemes(*voice, utterance)));
            tell("\n");
        }
    return {};
}

Problems speak(const Asked& asked, const Common& common) {
    const auto lexicon = Lexicon::load(std::filesystem::path(common.pack) / "speech");
    if (!lexicon) return lexicon.error();
    if (asked.content) return list_content(common, language_of(common), *lexicon);
    auto utterances =
        normalised(fmt::format("{}", fmt::join(asked.text, " ")), language_of(common), *lexicon);
    if (asked.words) {
        for (const auto& utterance : utterances) tell(words_of(utterance) + "\n");
    } else if (asked.phonemes) {
        const auto voice = espeak_voice(default_speech_data());
        for (const auto& utterance : utterances) tell(phonemes(*voice, utterance) + "\n");
    } else if (!asked.wav.empty()) {
        const auto voice = espeak_voice(default_speech_data());
        Sound all;
        for (const auto& utterance : utterances) {
            const auto sound = voice->speak(utterance, Manner(), {});
            all.samples_per_second = sound.samples_per_second;
            all.samples.insert(all.samples.end(), sound.samples.begin(), sound.samples.end());
        }
        write_result(asked.wav, in_wav(all));
    } else {
        say_aloud(std::move(utterances));
    }
    return {};
}

}  // namespace

void add_speak(CLI::App& app, Common& common, Work& chosen) {
    auto* const command = app.add_subcommand("speak", "Say a text as the kiosk says it");
    const auto asked = std::make_shared<Asked>();
    add_language(*command, common, {"kk", "ru", "en"}, "Language that the text is written in");
    command->get_option("--lang")->required();
    auto* const words =
        command->add_flag("--words", asked->words, "Print the words that would be said, without sound");
    auto* const phonemes =
        command->add_flag("--phonemes", asked->phonemes, "Print eSpeak's phonemes, without sound");
    auto* const wav = command->add_option("--wav", asked->wav, "Write the sound to this file");
    phonemes->excludes(words);
    wav->excludes(words)->excludes(phonemes);
    auto* const text = command->add_option("text", asked->text, "What is to be said");
    auto* const content =
        command->add_flag("--content", asked->content,
                          "Print every text of the pack with its words and phonemes, for a linguist");
    content->excludes(words)->excludes(phonemes)->excludes(wav)->excludes(text);
    command->callback([&common, &chosen, asked] {
        if (!asked->content && asked->text.empty()) throw CLI::RequiredError("text or --content");
        chosen = [&common, asked] { return speak(*asked, common); };
    });
}

}  // namespace mektep
