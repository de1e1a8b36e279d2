// SPDX-License-Identifier: GPL-3.0-or-later
// What our voice costs beside bare eSpeak NG, in one process and on one text: bench_voice.
#include "voice/voice.h"

#include "utterance/normalise.h"

#include <benchmark/benchmark.h>
#include <espeak-ng/speak_lib.h>

#include <fstream>
#include <iterator>
#include <string>

namespace {

using namespace mektep;

constexpr const char* kazakh =
    "Педагогикалық-медициналық-психологиялық консультацияның қорытындысы бойынша баланы арнаулы мектепке "
    "жіберу ұсынылған болса да, ата-ана үйге жақын жалпы білім беретін мектепті таңдауға құқылы, мектеп "
    "қабылдайды.";
constexpr const char* russian =
    "Даже если консультация рекомендовала специальную школу, родители вправе выбрать общеобразовательную "
    "школу "
    "рядом с домом, и школа обязана принять всех детей, которые живут на её территории обслуживания, без "
    "отказа.";

Voice& own_voice() {
    static const auto voice = espeak_voice(std::filesystem::path(MEKTEP_BINARY_DIR) / "speech");
    return *voice;
}
const Lexicon& lexicon() {
    static const auto lexicon = Lexicon::load(std::filesystem::path(MEKTEP_SOURCE_DIR) / "speech").value();
    return lexicon;
}

void bare(benchmark::State& state, const char* voice, const char* text) {
    own_voice();  // starts eSpeak with the same data
    espeak_SetVoiceByName(voice);
    espeak_SetParameter(espeakRATE, 150, 0);
    const std::string words = text;
    for (auto round : state) {
        (void)round;
        espeak_Synth(words.c_str(), words.size() + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8, nullptr,
                     nullptr);
    }
}
void own(benchmark::State& state, Language language, const char* text) {
    for (auto round : state) {
        (void)round;
        for (const auto& utterance : normalised(text, language, lexicon()))
            benchmark::DoNotOptimize(own_voice().speak(utterance, {}, {}).samples.data());
    }
}
void words_alone(benchmark::State& state, Language language) {
    // All texts of the content, as an editor sees them.
    std::ifstream file(std::string(MEKTEP_SOURCE_DIR) + "/locales/content/" + std::string(code(language)) +
                       ".po");
    const std::string text(std::istreambuf_iterator<char>(file), {});
    for (auto round : state) {
        (void)round;
        benchmark::DoNotOptimize(normalised(text, language, lexicon()).size());
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                            static_cast<std::int64_t>(text.size()));
}

BENCHMARK_CAPTURE(bare, eSpeak_kazakh, "kk", kazakh)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(own, ours_kazakh, Language::kazakh, kazakh)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(bare, eSpeak_russian, "ru", russian)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(own, ours_russian, Language::russian, russian)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(words_alone, normaliser_kazakh, Language::kazakh)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(words_alone, normaliser_russian, Language::russian)->Unit(benchmark::kMillisecond);

}  // namespace

int main(int count, char** arguments) {
    benchmark::Initialize(&count, arguments);
    benchmark::RunSpecifiedBenchmarks();
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM")) std::printf("Memory at its highest: %s\n", line.substr(6).c_str());
}
