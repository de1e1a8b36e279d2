// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal.h"

#include "base/file.h"
#include "cli/scene.h"

#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace mektep {
namespace {

/// Keeps what is typed from being shown, as long as it lives.
class Unseen {
public:
    Unseen() {
        tcgetattr(STDIN_FILENO, &before_);
        auto unseen = before_;
        unseen.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &unseen);
    }
    Unseen(const Unseen&) = delete;
    Unseen& operator=(const Unseen&) = delete;
    ~Unseen() {
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
        fmt::print(stderr, "\n");
    }

private:
    termios before_{};
};

/// Up to the first line break. Byte by byte: a buffered reader would keep a copy of its own.
Secret first_line_of_input() {
    std::string line;
    for (char byte = 0; read(STDIN_FILENO, &byte, 1) == 1 && byte != '\n';) line += byte;
    if (line.ends_with('\r')) line.pop_back();
    Secret secret{line};
    wipe(line);
    return secret;
}

Secret line_of(const std::string& file, std::size_t line) {
    auto bytes = read_file(file);
    std::string_view rest(bytes);
    for (std::size_t i = 0; i < line; ++i) {
        const auto end = rest.find('\n');
        if (end == std::string_view::npos || rest.find_first_not_of("\r\n", end) == std::string_view::npos)
            break;
        rest.remove_prefix(end + 1);
    }
    Secret secret{rest.substr(0, rest.find_first_of("\r\n"))};
    wipe(bytes);
    return secret;
}

Secret typed_unseen(const Message& prompt, const Common& common) {
    fmt::print(stderr, "{}", render(prompt, language_of(common), words_of(common)));
    const Unseen unseen;
    return first_line_of_input();
}

Result<Secret> not_empty(Secret secret) {
    if (!secret.empty()) return secret;
    return refused(
        Problem{.place = {.item = "passphrase"},
                .what = message("Nothing was typed."),
                .remedy = message("Type it, or name the file that holds it (--passphrase-file FILE).")});
}

}  // namespace

// What cannot be written (a full disk) is found once, at the end: main.cpp asks the stream.
void tell(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

void tell(const Message& sentence, const Common& common) {
    tell(render(sentence, language_of(common), words_of(common)) + "\n");
}

void note(const Message& sentence, const Common& common) {
    fmt::print(stderr, "{}\n", render(sentence, language_of(common), words_of(common)));
}

void tell_progress(std::int64_t done, std::int64_t all) {
    if (isatty(STDERR_FILENO) == 0) return;
    fmt::print(stderr, "\r{} / {}{}", done, all, done >= all ? "\n" : "");
    std::fflush(stderr);
}

void tell(const Problems& problems, const Common& common) {
    if (problems.empty()) return;
    const auto catalog = words_of(common);
    const auto language = language_of(common);
    for (const auto& [place, what, remedy] : problems) {
        std::string line;
        if (!place.file.empty())
            line += place.file + (place.line > 0 ? fmt::format(":{}: ", place.line) : ": ");
        if (!place.item.empty()) line += place.item + ": ";
        line += render(what, language, catalog) + " " + render(remedy, language, catalog);
        std::ranges::replace(line, '\n', ' ');
        fmt::print(stderr, "{}\n", line);
    }
}

Result<Secret> read_secret(const Message& prompt, const Common& common, const std::string& file,
                           std::size_t line) {
    if (!file.empty()) {
        if (auto problems = missing(file); !problems.empty()) return refused(std::move(problems));
        return not_empty(line_of(file, line));
    }
    if (isatty(STDIN_FILENO) != 0) return not_empty(typed_unseen(prompt, common));
    return not_empty(first_line_of_input());
}

Result<Secret> read_new_secret(const Message& prompt, const Common& common, const std::string& file) {
    auto first = read_secret(prompt, common, file);
    if (!first || !file.empty() || isatty(STDIN_FILENO) == 0) return first;
    if (typed_unseen(message("Once more: "), common) == *first) return first;
    return refused(Problem{.place = {.item = "passphrase"},
                           .what = message("The two are not the same."),
                           .remedy = message("Type it again, twice the same.")});
}

void write_result(const std::string& file, std::string_view bytes) {
    if (file == "-")
        tell(bytes);
    else
        write_file(file, bytes, Access::owner_only);
}

}  // namespace mektep
