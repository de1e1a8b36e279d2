// SPDX-License-Identifier: GPL-3.0-or-later
// A voice in another program: small scripts that speak, hang, die, talk rubbish.
#include "voice/program_voice.h"

#include "support/process.h"

#include <catch2/catch.hpp>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

using namespace mektep;
using namespace std::chrono_literals;

namespace {

/// "hello world", two words.
Utterance hello() {
    return {.source = "hello world.",
            .spans = {{Language::russian, {{"hello", {0, 5}}, {"world", {6, 11}}}, "."}}};
}

/// A program in sh: `body` is done for each line that it is asked, with its id in $id.
class Script {
public:
    explicit Script(const std::string& body, const std::string& before = {}) {
        path_ = folder_.write("voice", "#!/bin/sh\n" + before +
                                           "\nwhile read -r line; do\n"
                                           "id=${line#*\\\"id\\\":}; id=${id%%[,\\}]*}\n" +
                                           body + "\ndone\n");
        std::filesystem::permissions(path_, std::filesystem::perms::owner_all);
    }
    [[nodiscard]] VoiceProgram program() const {
        return {.command = {path_}, .sign_of_life = 400ms, .whole = 1500ms};
    }
    [[nodiscard]] std::string written() const { return folder_.read("asked"); }
    [[nodiscard]] std::string folder() const { return folder_.path().string(); }

private:
    PrivateFolder folder_;
    std::string path_;
};

/// Answers with 2,000 samples of 257 (two bytes of 1).
const std::string answers =
    "printf '{\"id\":%s,\"samples_per_second\":16000,\"samples\":2000}\\n' \"$id\"\n"
    "head -c 4000 /dev/zero | tr '\\000' '\\001'";

std::string failure_of(Voice& voice) {
    try {
        (void)voice.speak(hello(), {}, {});
    } catch (const Failure& failure) {
        return failure.what();
    }
    return "";
}

/// eSpeak's place.
class OwnVoice : public Voice {
public:
    Sound speak(const Utterance&, Manner, std::stop_token) override {
        ++spoken;
        return {.samples = std::vector<std::int16_t>(100, 1),
                .samples_per_second = 22050,
                .marks = {},
                .clauses = {}};
    }
    [[nodiscard]] std::string name() const override { return "own"; }
    static inline std::atomic<int> spoken = 0;
};

}  // namespace

TEST_CASE("A program that speaks is heard, word by word", "[voice][program]") {
    const Script script(answers);
    const auto voice = program_voice(script.program());
    for (int i = 0; i < 3; ++i) {
        const auto sound = voice->speak(hello(), {}, {});
        CHECK(sound.samples_per_second == 16000);
        CHECK(sound.samples == std::vector<std::int16_t>(2000, 257));
        REQUIRE(sound.marks.size() == 2);
        CHECK(sound.marks[0].sample == 0);
        CHECK(sound.marks[1].sample == 1000);  // both words are equally long
        CHECK(sound.marks[1].source == SourceRange{6, 11});
    }
}

TEST_CASE("A program may tell where its words begin", "[voice][program]") {
    const Script script(
        "printf '{\"id\":%s,\"samples_per_second\":16000,\"samples\":2000,\"words\":[10,700]}\\n' \"$id\"\n"
        "head -c 4000 /dev/zero");
    const auto sound = program_voice(script.program())->speak(hello(), {}, {});
    REQUIRE(sound.marks.size() == 2);
    CHECK(sound.marks[0].sample == 10);
    CHECK(sound.marks[1].sample == 700);
}

TEST_CASE("The program is asked by one line of JSON on its standard input, and by nothing else",
          "[voice][program]") {
    const Script script("printf '%s\\n' \"$line\" \"$*\" >> \"${0%/*}/asked\"\n" + answers);
    const auto voice = program_voice(script.program());
    auto utterance = hello();
    utterance.spans.front().words.front().text = "при\u0301вет";
    (void)voice->speak(utterance, {.rate_words_per_minute = 200, .volume_percent = 40}, {});
    CHECK(script.written() ==
          "{\"id\":1,\"language\":\"ru\",\"rate\":200,\"text\":\"привет world.\",\"volume\":40}\n\n");
}

TEST_CASE("A program that takes its time is waited for while it gives signs of life", "[voice][program]") {
    const Script script("for i in 1 2 3 4; do sleep 0.2; echo; done\n" + answers);
    CHECK(program_voice(script.program())->speak(hello(), {}, {}).samples.size() == 2000);
}

TEST_CASE("A program that does not speak is told with its reason, within a second or what it may take",
          "[voice][program]") {
    const auto [body, reason] = GENERATE(table<std::string, std::string>({
        {"sleep 100", "is too slow or hangs"},
        {"for i in 1 2 3 4 5 6 7 8 9; do sleep 0.3; echo; done\n", "is too slow or hangs"},
        {"exit 0", "has ended"},
        {"kill -9 $$", "has ended"},
        {"echo hello", "no line of the protocol"},
        {"head -c 100000 /dev/zero | tr '\\000' x", "no line of the protocol"},
        {"echo '{}'", "without a whole number “id”"},
        {"echo '[1]'", "no line of the protocol"},
        {"printf '{\"id\":99,\"samples_per_second\":16000,\"samples\":0}\\n'", "what it was not asked"},
        {"printf '{\"id\":%s,\"samples_per_second\":1,\"samples\":0}\\n' \"$id\"", "1 samples a second"},
        {"printf '{\"id\":%s,\"samples_per_second\":16000,\"samples\":999999999999}\\n' \"$id\"",
         "announced 999999999999 samples"},
        {"printf '{\"id\":%s,\"samples_per_second\":16000,\"samples\":-1}\\n' \"$id\"",
         "announced -1 samples"},
        {"printf '{\"id\":%s,\"error\":\"no such language\"}\\n' \"$id\"", "cannot speak this"},
        {"printf '{\"id\":%s,\"samples_per_second\":16000,\"samples\":2000}\\n12345' \"$id\"; exit 0",
         "in the middle of an answer"},
        {"printf '{\"id\":%s,\"samples_per_second\":16000,\"samples\":2000}\\n12345' \"$id\"; sleep 100",
         "is too slow or hangs"},
    }));
    INFO(body);
    const Script script(body);
    const auto voice = program_voice(script.program());
    const auto why = failure_of(*voice);
    CHECK_THAT(why, Catch::Contains(reason));
    CHECK(why.find("hello world") == std::string::npos);  // what was to be said is not in what staff read
    // It is started anew for the next one, and fails alike.
    CHECK_THAT(failure_of(*voice), Catch::Contains(reason));
}

TEST_CASE("A program that is not there is told", "[voice][program]") {
    CHECK_THAT(failure_of(*program_voice({.command = {"/nonexistent/voice"}})),
               Catch::Contains("is not there: /nonexistent/voice"));
    CHECK_THAT(failure_of(*program_voice({.command = {}})), Catch::Contains("no command is given"));
}

TEST_CASE("A program that does not read is not waited for", "[voice][program]") {
    const Script script("", "sleep 100");
    const auto voice = program_voice(script.program());
    auto utterance = hello();
    utterance.spans.front().words.front().text = std::string(500'000, 'a');
    bool failed = false;
    try {
        (void)voice->speak(utterance, {}, {});
    } catch (const Failure&) {
        failed = true;
    }
    CHECK(failed);
}

TEST_CASE("What was stopped is not heard, and the next utterance is", "[voice][program]") {
    const Script script("sleep 0.1\n" + answers);
    const auto voice = program_voice(script.program());
    std::stop_source stop;
    const std::jthread stopper([&] {
        std::this_thread::sleep_for(30ms);
        stop.request_stop();
    });
    CHECK(voice->speak(hello(), {}, stop.get_token()).samples.empty());
    CHECK(voice->speak(hello(), {}, {}).samples.size() == 2000);
}

TEST_CASE(
    "Where the better voice fails the same words are said by our own, staff are told, and later it is tried "
    "again",
    "[voice][program]") {
    const Script script("[ -e \"${0%/*}/mended\" ] || exit 1\n" + answers);
    OwnVoice::spoken = 0;
    const auto voice =
        voice_with_fallback(program_voice(script.program()), std::make_unique<OwnVoice>(), 300ms);
    CHECK(!voice->trouble());
    CHECK(voice->speak(hello(), {}, {}).samples.size() == 100);
    REQUIRE(voice->trouble());
    CHECK_THAT(voice->trouble()->text, Catch::Contains("eSpeak NG speaks instead"));
    std::ofstream(script.folder() + "/mended") << "yes";
    CHECK(voice->speak(hello(), {}, {}).samples.size() == 100);  // left alone for a while
    CHECK(OwnVoice::spoken == 2);
    std::this_thread::sleep_for(350ms);
    CHECK(voice->speak(hello(), {}, {}).samples.size() == 2000);
    CHECK(!voice->trouble());
    CHECK(voice->name() == "voice; else own");
}

TEST_CASE("With the program goes all that it started", "[voice][program]") {
    const Script script(answers, "sleep 1000 & echo $! > \"${0%/*}/asked\"");
    pid_t grandchild = 0;
    {
        const auto voice = program_voice(script.program());
        CHECK(voice->speak(hello(), {}, {}).samples.size() == 2000);
        grandchild = std::stoi(script.written());
        CHECK(std::filesystem::exists("/proc/" + std::to_string(grandchild)));
    }
    const auto is_gone = [&] {
        std::ifstream status("/proc/" + std::to_string(grandchild) + "/stat");
        std::string text(std::istreambuf_iterator<char>(status), {});
        return text.empty() || text.find(") Z ") != std::string::npos;
    };
    for (int i = 0; i < 300 && !is_gone(); ++i) std::this_thread::sleep_for(10ms);
    CHECK(is_gone());
}

TEST_CASE("The example wrappers of Piper and RHVoice speak the protocol, with a stand-in for the engine",
          "[voice][program]") {
    const PrivateFolder engines;
    std::filesystem::create_directories(engines.path() / "piper");
    engines.write("piper/__init__.py", "");
    // As piper-tts 1.2 and rhvoice-wrapper 0.8 are called; one sample for each letter.
    engines.write("piper/voice.py",
                  "import types\n"
                  "class PiperVoice:\n"
                  "    config = types.SimpleNamespace(sample_rate=22050)\n"
                  "    @staticmethod\n"
                  "    def load(path): return PiperVoice()\n"
                  "    def synthesize(self, text, wav): wav.writeframes(b'\\1\\1' * len(text))\n");
    engines.write("rhvoice_wrapper.py",
                  "import io, wave\n"
                  "class TTS:\n"
                  "    def __init__(self, threads): pass\n"
                  "    def say(self, text, voice, format_, rate, volume):\n"
                  "        out = io.BytesIO()\n"
                  "        with wave.open(out, 'wb') as wav:\n"
                  "            wav.setnchannels(1); wav.setsampwidth(2); wav.setframerate(22050)\n"
                  "            wav.writeframes(b'\\1\\1' * len(text))\n"
                  "        yield out.getvalue()\n");
    const auto [name, arguments] = GENERATE(table<std::string, std::vector<std::string>>(
        {{"piper-voice", {"kk.onnx", "ru.onnx"}}, {"rhvoice-voice", {"ru=anna"}}}));
    CAPTURE(name);
    std::vector<std::string> command{"/usr/bin/env", "PYTHONPATH=" + engines.path().string(),
                                     "PYTHONDONTWRITEBYTECODE=1", "python3",
                                     std::string(MEKTEP_SOURCE_DIR) + "/share/voices/" + name};
    command.insert(command.end(), arguments.begin(), arguments.end());
    const auto voice = program_voice({.command = command, .sign_of_life = 10s, .whole = 10s});
    const auto sound = voice->speak(hello(), {}, {});
    CHECK(sound.samples_per_second == 22050);
    CHECK(sound.samples == std::vector<std::int16_t>(12, 257));
    auto foreign = hello();
    foreign.spans.front().language = Language::english;
    CHECK_THROWS_AS(voice->speak(foreign, {}, {}), Failure);
}
