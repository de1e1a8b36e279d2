// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/batch.h"

#include "cli/scene.h"
#include "cli/terminal.h"
#include "language/order.h"
#include "letter/letter.h"

#include <fmt/format.h>
#include <glob.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <thread>

namespace mektep {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> matched(const std::string& pattern) {
    std::error_code error;
    if (fs::exists(pattern, error)) return {pattern};
    glob_t found{};
    std::vector<fs::path> files;
    // Braces and home folders as a shell has them; what matches nothing is a name, so that it is told as
    // missing.
    if (glob(pattern.c_str(), GLOB_BRACE | GLOB_TILDE | GLOB_NOCHECK, nullptr, &found) == 0)
        files.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
    globfree(&found);
    return files;
}

/// The answers files, each once, in their order.
std::vector<fs::path> matched(const std::vector<std::string>& patterns) {
    std::vector<fs::path> files;
    for (const auto& pattern : patterns)
        for (auto& file : matched(pattern))
            if (std::ranges::find(files, file) == files.end()) files.push_back(std::move(file));
    return files;
}

/// Letters that would have one name: the second would take the place of the first. Sticks know no difference
/// between large and small letters.
Problems same_names(const std::vector<fs::path>& files, const std::vector<Form>& forms) {
    Problems problems;
    std::map<std::string, fs::path> first;
    for (const auto& file : files)
        for (const auto form : forms) {
            const auto name = lower_case(composed(file.stem().string() + ending_of(form)), Language::english);
            const auto [known, is_new] = first.emplace(name, file);
            if (is_new) continue;
            problems.push_back(
                Problem{.place = {.file = file.string()},
                        .what = message("Its letter would overwrite that of another file: {file}.",
                                        {{"file", known->second.string()}}),
                        .remedy = message("Rename one of them: the letter is named after it.")});
            break;
        }
    return problems;
}

/// How one family's letter ended.
struct Ended {
    Problems problems = {};
    std::string failure = {};
};

Ended write_one(const LetterOrder& order, const fs::path& answers, const fs::path& folder) {
    try {
        const auto document = letter_of(order, answers);
        if (!document) return {.problems = document.error()};
        for (const auto form : order.forms)
            write_result((folder / (answers.stem().string() + ending_of(form))).string(),
                         written_as(form, *document));
        return {};
    } catch (const Failure& failure) {
        return {.failure = fmt::format("{}: {}", answers.string(), failure.what())};
    }
}

/// How far the work of several threads is.
class Progress {
public:
    explicit Progress(std::size_t count) : count_(static_cast<std::int64_t>(count)) {}
    void step() {
        const std::scoped_lock lock(mutex_);
        tell_progress(++done_, count_);
    }

private:
    std::int64_t count_, done_ = 0;
    std::mutex mutex_;
};

}  // namespace

bool is_file_name(const std::string& pattern) {
    std::error_code error;
    return pattern.find_first_of("*?[{") == std::string::npos || fs::exists(pattern, error);
}

Result<Document> letter_of(const LetterOrder& order, const fs::path& answers) {
    const auto walked = walk_of_file(order.interview, answers, order.pack, order.today);
    if (!walked) return refused(walked.error());
    const Setting setting{.interview = order.interview,
                          .walk = *walked,
                          .pack = order.pack,
                          .today = order.today,
                          .language = order.language};
    return as_printed(letter(setting));
}

Problems write_batch(const LetterOrder& order, const std::vector<std::string>& patterns,
                     const std::string& folder, const Common& common) {
    const auto files = matched(patterns);
    if (auto problems = same_names(files, order.forms); !problems.empty()) return problems;
    make_folder(folder);
    std::vector<Ended> ended(files.size());
    std::exception_ptr fault;
    std::mutex fault_mutex;
    std::atomic<std::size_t> next = 0;
    Progress progress(files.size());
    {
        std::vector<std::jthread> workers;
        const auto count = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, files.size());
        for (std::size_t i = 0; i < count; ++i)
            workers.emplace_back([&] {
                try {
                    for (auto at = next++; at < files.size(); at = next++) {
                        ended[at] = write_one(order, files[at], folder);
                        progress.step();
                    }
                } catch (...) {  // a fault of ours: told by whoever waits for us
                    const std::scoped_lock lock(fault_mutex);
                    fault = std::current_exception();
                    next = files.size();
                }
            });
    }
    if (fault) std::rethrow_exception(fault);
    Problems problems;
    std::vector<std::string> failures;
    for (const auto& each : ended) {
        problems.insert(problems.end(), each.problems.begin(), each.problems.end());
        if (!each.failure.empty()) failures.push_back(each.failure);
    }
    const auto written = std::ranges::count_if(
        ended, [](const Ended& each) { return each.problems.empty() && each.failure.empty(); });
    tell(message("Letters written: {written} of {all}.",
                 {{"written", std::to_string(written)}, {"all", std::to_string(files.size())}}),
         common);
    if (failures.empty()) return problems;
    tell(problems, common);
    for (std::size_t i = 0; i + 1 < failures.size(); ++i) fmt::print(stderr, "mektep: {}\n", failures[i]);
    throw Failure(Outside::disk, failures.back());
}

}  // namespace mektep
