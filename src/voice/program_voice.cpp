// SPDX-License-Identifier: GPL-3.0-or-later
#include "voice/program_voice.h"

#include "language/code_point.h"
#include "language/language.h"
#include "voice/span_text.h"
#include "voice/timed_io.h"

#include <boost/process.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <bit>
#include <filesystem>
#include <numeric>
#include <optional>
#include <utility>

namespace mektep {
namespace {

static_assert(std::endian::native == std::endian::little, "the protocol's samples are little-endian");

namespace asio = boost::asio;
namespace process = boost::process;
using Clock = TimedIo::Clock;

constexpr std::size_t longest_line = 65536;
constexpr std::int64_t slowest_rate = 8000, fastest_rate = 48000, longest_seconds = 120;

[[noreturn]] void fail(const std::string& what) {
    throw Failure(Outside::sound, "the voice program " + what);
}

/// Where each word begins, if the program does not tell: in proportion to the letters.
std::vector<std::size_t> estimated_starts(const Span& span, std::size_t samples) {
    std::vector<std::size_t> letters;
    for (const auto& word : span.words) letters.push_back(code_points(word.text).size() + 1);
    const auto all =
        std::max<std::size_t>(std::accumulate(letters.begin(), letters.end(), std::size_t{0}), 1);
    std::vector<std::size_t> starts;
    std::size_t before = 0;
    for (const auto count : letters) {
        starts.push_back(samples * before / all);
        before += count;
    }
    return starts;
}

/// The header of an answer.
struct Answer {
    std::int64_t id = 0;
    int samples_per_second = 0;
    std::size_t samples = 0;
    std::vector<std::size_t> words = {};
};

Answer answer_of(const std::string& line) {
    const auto json = nlohmann::json::parse(line, nullptr, false);
    if (!json.is_object()) fail("answered something that is no line of the protocol");
    const auto number = [&](const char* name) -> std::int64_t {
        const auto found = json.find(name);
        if (found == json.end() || !found->is_number_integer())
            fail(fmt::format("answered without a whole number “{}”", name));
        return found->get<std::int64_t>();
    };
    if (json.contains("error")) fail("says that it cannot speak this");
    Answer answer{.id = number("id")};
    const auto rate = number("samples_per_second"), samples = number("samples");
    if (rate < slowest_rate || rate > fastest_rate)
        fail(fmt::format("answered with {} samples a second", rate));
    if (samples < 0 || samples > rate * longest_seconds) fail(fmt::format("announced {} samples", samples));
    answer.samples_per_second = static_cast<int>(rate);
    answer.samples = static_cast<std::size_t>(samples);
    if (const auto words = json.find("words"); words != json.end() && words->is_array())
        for (const auto& word : *words)
            if (word.is_number_unsigned()) answer.words.push_back(word.get<std::size_t>());
    return answer;
}

/// The program while it runs. Everything that it started is killed with it.
class Running {
public:
    explicit Running(const VoiceProgram& program)
        : limits_(program), in_(io_.context), out_(io_.context), received_(longest_line) {
        if (program.command.empty()) fail("cannot be started: no command is given");
        if (!std::filesystem::exists(program.command.front()))
            fail("is not there: " + program.command.front());
        std::error_code error;
        child_ = process::child(
            process::exe = program.command.front(),
            process::args = std::vector<std::string>(program.command.begin() + 1, program.command.end()),
            process::std_in<in_, process::std_out> out_, process::std_err > process::null, group_, error);
        if (error) fail("cannot be started: " + error.message());
    }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;
    ~Running() {
        std::error_code ignored;
        group_.terminate(ignored);
        child_.wait(ignored);
    }

    /// The time for one span begins.
    void begin_span() { span_ends_ = Clock::now() + limits_.whole; }

    void send(const std::string& line) {
        run([&](auto handler) { asio::async_write(in_, asio::buffer(line), handler); }, {});
        if (io_.error) fail("has ended");
    }

    /// The next line that is not empty, or nothing if it was stopped.
    std::optional<std::string> line(const std::stop_token& stop) {
        std::string text;
        while (text.empty()) {
            if (!run([&](auto handler) { asio::async_read_until(out_, received_, '\n', handler); }, stop))
                return std::nullopt;
            if (io_.error == asio::error::not_found)
                fail("answered something that is no line of the protocol");
            if (io_.error) fail("has ended");
            std::istream stream(&received_);
            std::getline(stream, text);
        }
        return text;
    }

    /// The samples that a header announced, or nothing if it was stopped: it is then in the middle of an
    /// answer.
    std::optional<std::vector<std::int16_t>> samples(std::size_t count, const std::stop_token& stop) {
        std::vector<std::int16_t> result(count);
        auto* const bytes = reinterpret_cast<char*>(result.data());
        const auto size = count * sizeof(std::int16_t);
        is_in_an_answer_ = true;
        auto have = static_cast<std::size_t>(received_.sgetn(bytes, static_cast<std::streamsize>(size)));
        while (have < size) {
            const auto rest = asio::buffer(bytes + have, size - have);
            if (!run([&](auto handler) { out_.async_read_some(rest, handler); }, stop)) return std::nullopt;
            if (io_.error) fail("has ended in the middle of an answer");
            have += io_.bytes;
        }
        is_in_an_answer_ = false;
        return result;
    }
    [[nodiscard]] bool is_in_an_answer() const { return is_in_an_answer_; }

private:
    /// False if it was stopped.
    template <class Start>
    bool run(Start start, const std::stop_token& stop) {
        const auto ends = std::min(Clock::now() + limits_.sign_of_life, span_ends_);
        const auto cancel = [this] { in_.cancel(), out_.cancel(); };
        const auto ended = io_.run(start, cancel, ends, stop);
        if (ended == TimedIo::Ended::late) fail("is too slow or hangs");
        return ended == TimedIo::Ended::done;
    }

    const VoiceProgram& limits_;
    TimedIo io_;
    process::async_pipe in_, out_;
    process::group group_;
    process::child child_;
    asio::streambuf received_;
    bool is_in_an_answer_ = false;
    Clock::time_point span_ends_;
};

class ProgramVoice : public Voice {
public:
    explicit ProgramVoice(VoiceProgram program) : program_(std::move(program)) {}

    Sound speak(const Utterance& utterance, Manner manner, std::stop_token stop) override {
        Sound sound{.samples = {}, .samples_per_second = 0, .marks = {}, .clauses = {}};
        try {
            for (const auto& span : utterance.spans)
                if (!stop.stop_requested()) add(sound, span, manner, stop);
        } catch (...) {
            running_.reset();
            throw;
        }
        if (sound.samples_per_second == 0) sound.samples_per_second = static_cast<int>(slowest_rate);
        return sound;
    }

    [[nodiscard]] std::string name() const override {
        return program_.command.empty() ? "no program"
                                        : std::filesystem::path(program_.command.front()).filename().string();
    }

private:
    void add(Sound& sound, const Span& span, Manner manner, const std::stop_token& stop) {
        if (!running_) running_ = std::make_unique<Running>(program_);
        running_->begin_span();
        const auto id = ++last_id_;
        running_->send(nlohmann::json{{"id", id},
                                      {"language", code(span.language)},
                                      {"text", text_of(span)},
                                      {"rate", manner.rate_words_per_minute},
                                      {"volume", manner.volume_percent}}
                           .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) +
                       "\n");
        while (const auto line = running_->line(stop)) {
            const auto answer = answer_of(*line);
            if (answer.id > id) fail("answered what it was not asked");
            const auto samples = running_->samples(answer.samples, stop);
            if (!samples) break;  // stopped in the middle
            // What comes first may be the answer to something that was stopped.
            if (answer.id == id) return append(sound, span, answer, *samples);
        }
        // How much of an answer is still to come is not known when it was stopped in the middle of it.
        if (running_->is_in_an_answer()) running_.reset();
    }

    static void append(Sound& sound, const Span& span, const Answer& answer,
                       const std::vector<std::int16_t>& samples) {
        if (sound.samples_per_second != 0 && sound.samples_per_second != answer.samples_per_second)
            fail("changes the rate of its samples within one utterance");
        sound.samples_per_second = answer.samples_per_second;
        const auto before = sound.samples.size();
        sound.clauses.push_back(before);
        const bool is_told = answer.words.size() == span.words.size() &&
                             std::ranges::is_sorted(answer.words) &&
                             (answer.words.empty() || answer.words.back() <= samples.size());
        const auto starts = is_told ? answer.words : estimated_starts(span, samples.size());
        for (std::size_t i = 0; i < span.words.size(); ++i)
            sound.marks.push_back({.sample = before + starts[i], .source = span.words[i].source});
        sound.samples.insert(sound.samples.end(), samples.begin(), samples.end());
    }

    VoiceProgram program_;
    std::unique_ptr<Running> running_;
    std::int64_t last_id_ = 0;
};

}  // namespace

std::unique_ptr<Voice> program_voice(VoiceProgram program) {
    return std::make_unique<ProgramVoice>(std::move(program));
}

}  // namespace mektep
