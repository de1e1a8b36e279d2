// SPDX-License-Identifier: GPL-3.0-or-later
// SSIP as speech-dispatcher 0.11 documents it: a command a line, an answer whose last line has a blank behind
// the code ("208 OK CLIENT NAME SET"), events (7xx) in between.
#include "voice/speech_dispatcher_voice.h"

#include "language/language.h"
#include "voice/span_text.h"
#include "voice/timed_io.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace mektep {
namespace {

namespace asio = boost::asio;
using Clock = TimedIo::Clock;
using Socket = asio::local::stream_protocol::socket;

constexpr std::size_t longest_line = 65536;
/// Nobody listens longer to one sentence.
constexpr auto longest_speech = std::chrono::minutes(2);
constexpr int event_begins = 701, event_ends = 702, event_cancelled = 703;
constexpr int usual_rate = 150;  // words a minute at Speech Dispatcher's rate 0, about

[[noreturn]] void fail(const std::string& what) {
    throw Failure(Outside::sound, "Speech Dispatcher " + what);
}

std::string socket_path() {
    constexpr std::string_view unix_address = "unix_socket:";
    if (const char* const address = std::getenv("SPEECHD_ADDRESS");
        address != nullptr && std::string_view(address).starts_with(unix_address))
        return address + unix_address.size();
    const char* const runtime = std::getenv("XDG_RUNTIME_DIR");
    return std::string(runtime == nullptr ? "/run" : runtime) + "/speech-dispatcher/speechd.sock";
}

/// The text of SPEAK ends with a line that is a single dot.
std::string with_doubled_dot(std::string text) {
    std::ranges::replace(text, '\n', ' ');
    std::ranges::replace(text, '\r', ' ');
    return text.starts_with('.') ? "." + text : text;
}

class Connection {
public:
    explicit Connection(std::chrono::milliseconds limit)
        : limit_(limit), socket_(io_.context), received_(longest_line) {
        const auto path = socket_path();
        boost::system::error_code error;
        socket_.connect(asio::local::stream_protocol::endpoint(path), error);
        if (error) fail("does not run at " + path);
        command("SET SELF CLIENT_NAME mektep:kiosk:voice");
        command("SET SELF NOTIFICATION BEGIN on");
        command("SET SELF NOTIFICATION END on");
        command("SET SELF NOTIFICATION CANCEL on");
    }

    /// Sends a command and waits for its answer; what is refused is a Failure.
    void command(const std::string& line) {
        send(line);
        answer(line.substr(0, line.find(' ', line.find(' ') + 1)));
    }

    /// Says a text to its end; false if it was stopped.
    bool speak(const std::string& text, const std::stop_token& stop) {
        command("SPEAK");
        send(with_doubled_dot(text) + "\r\n.");
        answer("SPEAK");
        auto ends = Clock::now() + limit_;
        while (true) {
            const auto line = next_line(ends, stop);
            if (!line) {
                command("CANCEL SELF");
                return false;
            }
            if (line->code == event_begins) ends = Clock::now() + longest_speech;
            if (line->code == event_ends) return true;
            if (line->code == event_cancelled) return false;
        }
    }

private:
    struct Line {
        int code = 0;
        bool is_last = false;
    };

    void send(const std::string& line) {
        const auto bytes = line + "\r\n";
        run([&](auto handler) { asio::async_write(socket_, asio::buffer(bytes), handler); },
            Clock::now() + limit_, {});
        if (io_.error) fail("has ended");
    }

    void answer(const std::string& command) {
        const auto ends = Clock::now() + limit_;
        while (const auto line = next_line(ends, {})) {
            constexpr int first_event = 700, last_event = 799, first_refusal = 300;
            if (!line->is_last || (line->code >= first_event && line->code <= last_event)) continue;
            if (line->code >= first_refusal) fail(fmt::format("refuses {}: {}", command, line->code));
            return;
        }
    }

    /// Nothing if it was stopped. Events may come in between the lines of an answer.
    std::optional<Line> next_line(Clock::time_point ends, const std::stop_token& stop) {
        if (!run([&](auto handler) { asio::async_read_until(socket_, received_, '\n', handler); }, ends,
                 stop))
            return std::nullopt;
        if (io_.error) fail("has ended");
        std::istream stream(&received_);
        std::string text;
        std::getline(stream, text);
        constexpr std::size_t digits = 3;
        if (text.size() <= digits) fail("answers something that is not SSIP");
        return Line{.code = std::atoi(text.substr(0, digits).c_str()), .is_last = text[digits] == ' '};
    }

    template <class Start>
    bool run(Start start, Clock::time_point ends, const std::stop_token& stop) {
        const auto ended = io_.run(
            start, [this] { socket_.cancel(); }, ends, stop);
        if (ended == TimedIo::Ended::late) fail("is too slow or hangs");
        return ended == TimedIo::Ended::done;
    }

    std::chrono::milliseconds limit_;
    TimedIo io_;
    Socket socket_;
    asio::streambuf received_;
};

class SpeechDispatcherVoice : public Voice {
public:
    explicit SpeechDispatcherVoice(std::chrono::milliseconds limit) : limit_(limit) {}

    Sound speak(const Utterance& utterance, Manner manner, std::stop_token stop) override {
        try {
            if (!connection_) connection_ = std::make_unique<Connection>(limit_);
            // -100 is the slowest, 0 usual, 100 the fastest; the volume likewise.
            connection_->command(fmt::format(
                "SET SELF RATE {}",
                std::clamp((manner.rate_words_per_minute - usual_rate) * 100 / usual_rate, -100, 100)));
            connection_->command(
                fmt::format("SET SELF VOLUME {}", std::clamp(manner.volume_percent * 2 - 100, -100, 100)));
            for (const auto& span : utterance.spans) {
                connection_->command(fmt::format("SET SELF LANGUAGE {}", code(span.language)));
                if (!connection_->speak(text_of(span), stop)) break;
            }
        } catch (...) {
            connection_.reset();
            throw;
        }
        return {};
    }

    [[nodiscard]] std::string name() const override { return "Speech Dispatcher"; }

private:
    std::chrono::milliseconds limit_;
    std::unique_ptr<Connection> connection_;
};

}  // namespace

std::unique_ptr<Voice> speech_dispatcher_voice(std::chrono::milliseconds limit) {
    return std::make_unique<SpeechDispatcherVoice>(limit);
}

}  // namespace mektep
