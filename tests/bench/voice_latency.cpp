// SPDX-License-Identifier: GPL-3.0-or-later
// From an order to the first sound at the null sink's monitor, and from a stop to the last one: ours beside
// espeak-ng with its own playback and Speech Dispatcher with its eSpeak NG module, in one run. Says so where
// one is not installed.
#include "utterance/normalise.h"
#include "voice/sound_server.h"
#include "voice/speaker.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace mektep;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

constexpr int rounds = 15;
constexpr auto silence_that_counts = 200ms;  // Listener::hears_silence
const std::string text =
    "Родители вправе выбрать общеобразовательную школу рядом с домом, и школа обязана принять ребёнка.";

struct Contender {
    std::string name;
    std::function<void()> begin, stop;
};

double median(std::vector<double> values) {
    if (values.empty()) return -1;
    std::ranges::sort(values);
    return values[values.size() / 2];
}

void race(const Contender& contender, const Listener& listener) {
    std::vector<double> to_sound, to_silence;
    for (int round = 0; round < rounds; ++round) {
        const auto ordered = Clock::now();
        contender.begin();
        if (!listener.hears_sound(5s)) continue;
        to_sound.push_back(Milliseconds(Clock::now() - ordered).count());
        std::this_thread::sleep_for(500ms);  // into the sentence
        const auto stopped = Clock::now();
        contender.stop();
        if (!listener.hears_silence(5s)) continue;
        to_silence.push_back(
            std::max(0.0, Milliseconds(Clock::now() - stopped - silence_that_counts).count()));
    }
    if (to_sound.empty())
        std::printf("%-42s is not to be heard here\n", contender.name.c_str());
    else
        std::printf("%-42s first sound %6.1f ms, last sound %6.1f ms after the stop\n",
                    contender.name.c_str(), median(to_sound), median(to_silence));
}

void shell(const std::string& command) {
    if (std::system((command + " >/dev/null 2>&1").c_str()) == -1) std::printf("no shell\n");
}

}  // namespace

int main() {
    const SoundServer server;
    const Listener listener;
    const auto lexicon = Lexicon::load(std::string(MEKTEP_SOURCE_DIR) + "/speech").value();
    Speaker speaker(espeak_voice(std::string(MEKTEP_BINARY_DIR) + "/speech"), pulse_player());
    std::printf("Median of %d. The ear looks every 5 ms.\n", rounds);
    race({"ours, from the text on", [&] { speaker.say(normalised(text, Language::russian, lexicon), {}); },
          [&] { speaker.stop(); }},
         listener);
    race({"espeak-ng, its own playback", [] { shell("espeak-ng -v ru '" + text + "' &"); },
          [] { shell("pkill -x espeak-ng"); }},
         listener);
    race({"spd-say, module espeak-ng", [] { shell("spd-say -o espeak-ng -l ru '" + text + "' &"); },
          [] { shell("spd-say -C"); }},
         listener);
    shell("pkill -x speech-dispatch");
}
