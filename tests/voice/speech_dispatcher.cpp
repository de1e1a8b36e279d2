// SPDX-License-Identifier: GPL-3.0-or-later
// The real Speech Dispatcher with a voice that writes down what it is given, and services that misbehave.
#include "support/process.h"
#include "voice/speech_dispatcher_voice.h"

#include <boost/asio.hpp>
#include <catch2/catch.hpp>
#include <sys/socket.h>

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <thread>

using namespace mektep;
using namespace std::chrono_literals;

namespace {

namespace asio = boost::asio;
using Local = asio::local::stream_protocol;

Utterance sentence(Language language, const std::string& word) {
    return {.source = word, .spans = {{language, {{word, {0, word.size()}}}, "."}}};
}

/// A Speech Dispatcher of the test's own; its only voice appends language and words to a file.
class Service {
public:
    explicit Service(const std::string& before_speaking = "true") {
        const auto record = folder_.write("record", "");
        const auto script = folder_.write(
            "voice.sh", before_speaking + "\nprintf '%s %s\\n' \"$2\" \"$1\" >> " + record + "\n");
        folder_.write("conf/speechd.conf",
                      "AudioOutputMethod \"libao\"\nAddModule \"record\" \"sd_generic\" \"record.conf\"\n"
                      "DefaultModule record\n");
        std::string module = "GenericExecuteSynth \"sh " + script +
                             " '$DATA' '$LANGUAGE'\"\n"
                             "GenericMaxChunkLength 30000\nGenericDelimiters \"~\"\n";
        for (const auto* const language : {"kk", "ru", "en"})
            module += "GenericLanguage \"" + std::string(language) + "\" \"" + language +
                      "\" \"utf-8\"\nAddVoice \"" + language + "\" \"MALE1\" \"voice\"\n";
        folder_.write("conf/modules/record.conf", module);
        const auto socket = (folder_.path() / "speechd.sock").string();
        setenv("SPEECHD_ADDRESS", ("unix_socket:" + socket).c_str(), 1);
        const auto ended = run({"speech-dispatcher", "-d", "-C", (folder_.path() / "conf").string(), "-L",
                                folder_.path().string(), "-P", (folder_.path() / "pid").string(), "-t", "0",
                                "-c", "unix_socket", "-S", socket});
        if (ended.code != 0) throw std::runtime_error("speech-dispatcher: " + ended.err);
    }
    Service(const Service&) = delete;
    Service& operator=(const Service&) = delete;
    ~Service() { end(); }

    void end() {
        std::ifstream file(folder_.path() / "pid");
        pid_t process = 0;
        if (!(file >> process) || process <= 0) return;
        kill(process, SIGKILL);
        run({"pkill", "-KILL", "-f", folder_.path().string()});
        std::filesystem::remove(folder_.path() / "pid");
    }
    [[nodiscard]] std::string record() const { return folder_.read("record"); }

private:
    PrivateFolder folder_;
};

/// Something at the socket that is no Speech Dispatcher: answers every line with `answer` (nothing if empty).
class Impostor {
public:
    explicit Impostor(std::string answer)
        : answer_(std::move(answer)), acceptor_(io_, Local::endpoint(path())) {
        setenv("SPEECHD_ADDRESS", ("unix_socket:" + path()).c_str(), 1);
        thread_ = std::jthread([this] { serve(); });
    }
    ~Impostor() {
        boost::system::error_code ignored;
        ::shutdown(acceptor_.native_handle(), SHUT_RDWR);
        if (open_ >= 0) ::shutdown(open_, SHUT_RDWR);
        thread_.join();
    }
    Impostor(const Impostor&) = delete;
    Impostor& operator=(const Impostor&) = delete;

private:
    [[nodiscard]] std::string path() const { return (folder_.path() / "socket").string(); }
    void serve() {
        boost::system::error_code error;
        Local::socket client(io_);
        acceptor_.accept(client, error);
        if (error) return;
        open_ = client.native_handle();
        asio::streambuf asked;
        while (!error) {
            asked.consume(asio::read_until(client, asked, '\n', error));
            if (!error && !answer_.empty()) asio::write(client, asio::buffer(answer_), error);
        }
    }

    PrivateFolder folder_;
    std::string answer_;
    asio::io_context io_;
    Local::acceptor acceptor_;
    std::atomic<int> open_ = -1;
    std::jthread thread_;
};

std::string failure_of(Voice& voice) {
    try {
        (void)voice.speak(sentence(Language::russian, "школа"), {}, {});
    } catch (const Failure& failure) {
        return failure.what();
    }
    return "";
}

}  // namespace

TEST_CASE("Speech Dispatcher says each span in its language", "[voice][speechd]") {
    const Service service;
    const auto voice = speech_dispatcher_voice(5s);
    auto utterance = sentence(Language::russian, "шко\u0301ла");
    utterance.spans.push_back({Language::kazakh, {{"мектеп", {0, 1}}}, ""});
    CHECK(voice->speak(utterance, {}, {}).samples.empty());  // the service plays it itself
    (void)voice->speak(sentence(Language::russian, ".точка"), {}, {});
    CHECK(service.record() == "ru школа.\nkk мектеп\nru .точка.\n");
}

TEST_CASE("What Speech Dispatcher says is stopped at once", "[voice][speechd]") {
    const Service service("sleep 20");
    const auto voice = speech_dispatcher_voice(5s);
    std::stop_source stop;
    const std::jthread stopper([&] {
        std::this_thread::sleep_for(700ms);
        stop.request_stop();
    });
    const auto begin = std::chrono::steady_clock::now();
    (void)voice->speak(sentence(Language::russian, "школа"), {}, stop.get_token());
    CHECK(std::chrono::steady_clock::now() - begin < 10s);  // far from its 20 seconds
    CHECK(service.record().empty());
}

TEST_CASE("Without Speech Dispatcher, or when it goes, that is told", "[voice][speechd]") {
    setenv("SPEECHD_ADDRESS", "unix_socket:/nonexistent/speechd.sock", 1);
    CHECK_THAT(failure_of(*speech_dispatcher_voice()),
               Catch::Contains("does not run at /nonexistent/speechd.sock"));
    Service service;
    const auto voice = speech_dispatcher_voice(5s);
    CHECK(failure_of(*voice).empty());
    service.end();
    CHECK_FALSE(failure_of(*voice).empty());
}

TEST_CASE("A service that hangs, refuses or talks something else is not waited for", "[voice][speechd]") {
    const auto [answer, reason] = GENERATE(table<std::string, std::string>({
        {"", "is too slow or hangs"},
        {"301 ERROR NO SUCH CLIENT\r\n", "refuses SET SELF: 301"},
        {"x\r\n", "something that is not SSIP"},
        {std::string(70'000, 'x'), "has ended"},
    }));
    const Impostor impostor(answer);
    CHECK_THAT(failure_of(*speech_dispatcher_voice(300ms)), Catch::Contains(reason));
}
