// SPDX-License-Identifier: GPL-3.0-or-later
// eSpeak NG in its synchronous mode: a whole utterance to memory, cancelled by the callback's return value
// alone.
#include "base/error.h"
#include "language/code_point.h"
#include "language/language.h"
#include "voice/restress.h"
#include "voice/voice.h"

#include <espeak-ng/speak_lib.h>
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <optional>

namespace mektep {
namespace {

/// What eSpeak's callback needs: it is a C function, and eSpeak's state is global.
struct Synthesis {
    Sound* sound = nullptr;
    std::stop_token stop = {};
    std::vector<std::size_t> word_starts = {};  ///< in code points of the text that eSpeak got, from 0
    const std::vector<SpokenWord>* words = nullptr;
    std::size_t offset = 0;  ///< samples before this span
};

void mark_word(Synthesis& synthesis, const espeak_EVENT& event) {
    // text_position counts code points from 1.
    const auto position = static_cast<std::size_t>(std::max(event.text_position - 1, 0));
    const auto& starts = synthesis.word_starts;
    const auto after = std::ranges::upper_bound(starts, position);
    if (after == starts.begin()) return;
    const auto index = static_cast<std::size_t>(after - starts.begin()) - 1;
    const auto sample = synthesis.offset + static_cast<std::size_t>(event.sample);
    synthesis.sound->marks.push_back({.sample = sample, .source = (*synthesis.words)[index].source});
}

int on_sound(short* samples, int count, espeak_EVENT* events) noexcept {
    if (events == nullptr || events->user_data == nullptr) return 0;
    auto& synthesis = *static_cast<Synthesis*>(events->user_data);
    if (synthesis.stop.stop_requested()) return 1;
    for (const auto* event = events; event->type != espeakEVENT_LIST_TERMINATED; ++event)
        if (event->type == espeakEVENT_WORD) mark_word(synthesis, *event);
    if (samples != nullptr && count > 0)
        synthesis.sound->samples.insert(synthesis.sound->samples.end(), samples, samples + count);
    return 0;
}

std::size_t code_points_in(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

constexpr std::string_view stress_mark = "\xCC\x81";

std::string without_marks(std::string word) {
    for (auto at = word.find(stress_mark); at != std::string::npos; at = word.find(stress_mark))
        word.erase(at, stress_mark.size());
    return word;
}

/// What the voice that is in use says for a word of its language.
std::string word_phonemes(const std::string& word) {
    const void* rest = word.c_str();
    const char* sounds = espeak_TextToPhonemes(&rest, espeakCHARS_UTF8, 0);
    return rest != nullptr || sounds == nullptr ? std::string() : std::string(sounds);
}

bool begins_with_three_consonants(std::string_view word) {
    constexpr std::u32string_view consonants = U"бвгғджзйкқлмнңпрстфхһцчшщ";
    const auto letters = code_points(word);
    return letters.size() > 3 && std::all_of(letters.begin(), letters.begin() + 3, [&](char32_t letter) {
               return consonants.find(letter) != std::u32string_view::npos;
           });
}

/// eSpeak 1.51 spells the first letter of a Kazakh word that begins with three consonants ("стратегия"):
/// it is asked for the sounds behind a vowel.
std::string sounds_behind_a_vowel(const std::string& word) {
    auto sounds = word_phonemes("а" + word);
    sounds.erase(0, sounds.find_first_not_of(' '));
    return sounds.starts_with("A") ? sounds.substr(1) : std::string();
}

/// The sounds of a word that eSpeak 1.51 would say wrongly from its letters. It drops a stress mark, so its
/// own sounds are moved.
std::optional<std::string> mended_sounds(const SpokenWord& word, Language language) {
    const auto letters = without_marks(word.text);
    const bool is_marked = letters.size() < word.text.size();
    const bool is_cluster = language == Language::kazakh && begins_with_three_consonants(letters);
    if (!is_marked && !is_cluster) return std::nullopt;
    auto sounds = is_cluster ? sounds_behind_a_vowel(letters) : word_phonemes(letters);
    sounds.erase(0, sounds.find_first_not_of(' '));
    if (is_marked) return restressed(sounds, word.text, language);
    return sounds.empty() ? std::nullopt : std::optional(sounds);
}

/// The text for eSpeak with each word's start; those that eSpeak would say wrongly as phonemes:
/// [[abZ'AlVvVn;ijI]].
std::string text_for_espeak(const Span& span, std::vector<std::size_t>& starts) {
    std::string text;
    std::size_t position = 0;
    for (const auto& word : span.words) {
        const auto sounds = mended_sounds(word, span.language);
        const auto said = sounds ? "[[" + *sounds + "]]" : without_marks(word.text);
        starts.push_back(position);
        text += said + ' ';
        position += code_points_in(said) + 1;
    }
    if (!text.empty()) text.pop_back();
    return text + (span.punctuation.empty() ? "" : span.punctuation);
}

const char* espeak_name(Language language) {
    switch (language) {
        case Language::kazakh:
            return "kk";
        case Language::russian:
            return "ru";
        case Language::english:
            return "en";
    }
    bug("a language without a voice");
}

std::atomic<bool> started = false;

class EspeakVoice : public Voice {
public:
    explicit EspeakVoice(const std::filesystem::path& data)
        : has_own_data_(std::filesystem::exists(data / "espeak-ng-data")) {
        if (started.exchange(true)) bug("eSpeak is started twice in one process");
        const auto folder = data.string();
        // Synchronous: no thread and no sound device of eSpeak's own. It is never terminated: a second start
        // would hang.
        rate_ = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, has_own_data_ ? folder.c_str() : nullptr,
                                  espeakINITIALIZE_DONT_EXIT);
        if (rate_ <= 0)
            throw Failure(
                Outside::sound,
                "starting eSpeak NG: its data cannot be loaded. Install the package espeak-ng-data.");
        espeak_SetSynthCallback(&on_sound);
    }

    Sound speak(const Utterance& utterance, Manner manner, std::stop_token stop) override {
        Sound sound{.samples = {}, .samples_per_second = rate_, .marks = {}, .clauses = {}};
        espeak_SetParameter(espeakRATE, std::clamp(manner.rate_words_per_minute, 80, 300), 0);
        espeak_SetParameter(espeakVOLUME, std::clamp(manner.volume_percent, 0, 100), 0);
        for (const auto& span : utterance.spans) {
            if (stop.stop_requested()) break;
            use_voice(span.language);
            Synthesis synthesis{.sound = &sound,
                                .stop = stop,
                                .word_starts = {},
                                .words = &span.words,
                                .offset = sound.samples.size()};
            sound.clauses.push_back(sound.samples.size());
            const auto text = text_for_espeak(span, synthesis.word_starts);
            const auto result = espeak_Synth(text.c_str(), text.size() + 1, 0, POS_CHARACTER, 0,
                                             espeakCHARS_UTF8 | espeakPHONEMES, nullptr, &synthesis);
            if (result != EE_OK && !stop.stop_requested())
                throw Failure(Outside::sound, "speaking with eSpeak NG: it gave up in the middle");
        }
        return sound;
    }

    [[nodiscard]] std::string name() const override {
        return fmt::format("eSpeak NG {}, {}", espeak_Info(nullptr),
                           has_own_data_ ? "own Kazakh rules" : "its stock Kazakh rules");
    }

    /// eSpeak shows no phonemes of what is handed to it as phonemes: those words are put in between.
    std::string phonemes_of(const Utterance& utterance) {
        std::string all;
        const auto add = [&](const std::string& sounds) {
            if (!sounds.empty()) all += (all.empty() || all.back() == ' ' ? "" : " ") + sounds;
        };
        for (const auto& span : utterance.spans) {
            use_voice(span.language);
            Span run{.language = span.language, .words = {}, .punctuation = {}};
            for (const auto& word : span.words) {
                const auto sounds = mended_sounds(word, span.language);
                if (!sounds) {
                    run.words.push_back(word);
                    continue;
                }
                add(phonemes_of_text(run));
                run.words.clear();
                add(*sounds);
            }
            run.punctuation = span.punctuation;
            if (!run.words.empty()) add(phonemes_of_text(run));
        }
        return all;
    }

private:
    static std::string phonemes_of_text(const Span& span) {
        std::vector<std::size_t> starts;
        const auto text = text_for_espeak(span, starts);
        std::string all;
        const void* rest = text.c_str();
        while (rest != nullptr) {
            const char* clause = espeak_TextToPhonemes(&rest, espeakCHARS_UTF8, 0);
            if (clause == nullptr) break;
            all += (all.empty() ? "" : " ") + std::string(clause);
        }
        return all;
    }

    void use_voice(Language language) {
        if (language_ == language) return;
        if (espeak_SetVoiceByName(espeak_name(language)) != EE_OK)
            throw Failure(Outside::sound, fmt::format("eSpeak NG has no voice “{}”", espeak_name(language)));
        language_ = language;
    }

    bool has_own_data_;
    int rate_ = 0;
    std::optional<Language> language_;
};

}  // namespace

std::unique_ptr<Voice> espeak_voice(const std::filesystem::path& data) {
    return std::make_unique<EspeakVoice>(data);
}

std::string phonemes(Voice& espeak, const Utterance& utterance) {
    auto* voice = dynamic_cast<EspeakVoice*>(&espeak);
    if (voice == nullptr) bug("phonemes of a voice that is not eSpeak");
    return voice->phonemes_of(utterance);
}

}  // namespace mektep
