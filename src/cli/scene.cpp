// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/scene.h"

#include "base/clock.h"
#include "cli/terminal.h"
#include "content/load.h"
#include "interview/validate.h"
#include "language/date.h"
#include "report/store.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <system_error>
#include <utility>

namespace mektep {
namespace {

bool ends_in(const Interview& interview, OutcomeKind outcome) {
    switch (outcome) {
        case OutcomeKind::any:
            return true;
        case OutcomeKind::letter:
            return interview.is_letter();
        case OutcomeKind::report:
            return interview.is_report();
    }
    bug("an outcome that no interview has");
}

}  // namespace

Day today_of(const Common& common) { return machine_clock(day_of(common.today))->today(); }

Language language_of(const Common& common) {
    if (const auto asked = mektep::language_of(std::string_view(common.language))) return *asked;
    for (const auto* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* const value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): no thread yet
        if (value == nullptr || *value == '\0') continue;
        return mektep::language_of(std::string_view(value).substr(0, 2)).value_or(Language::english);
    }
    return Language::english;
}

Catalog words_of(const Common& common) {
    if (language_of(common) == Language::english) return {};  // the messages themselves
    return Catalog::load(std::filesystem::path(common.pack) / "locales").value_or(Catalog());
}

Result<const Interview*> interview_named(const Pack& pack, std::string_view id, OutcomeKind outcome) {
    const auto* interview = find_interview(pack, id);
    if (interview != nullptr && ends_in(*interview, outcome)) return interview;
    std::vector<std::string> names;
    for (const auto& each : pack.interviews)
        if (ends_in(each, outcome)) names.push_back(each.id);
    const auto name = std::string(id);
    const auto what =
        outcome == OutcomeKind::letter   ? message("There is no letter “{name}”.", {{"name", name}})
        : outcome == OutcomeKind::report ? message("There is no report “{name}”.", {{"name", name}})
                                         : message("There is no interview “{name}”.", {{"name", name}});
    return refused(Problem{
        .place = {},
        .what = what,
        .remedy = message("Known are: {names}.", {{"names", fmt::format("{}", fmt::join(names, ", "))}})});
}

/// What the next question of a walk can be answered with, as an answers file writes it.
std::string offered(const Walk& walked, const Answers& answers, const Pack& pack, Day today) {
    std::vector<std::string> keys;
    if (walked.next->kind == Kind::region)
        for (const auto& region : pack.places.regions) keys.push_back(region.code);
    for (const auto* option : options_of(*walked.next, answers, pack, today)) keys.push_back(option->key);
    return fmt::format("{}", fmt::join(keys, ", "));
}

Result<Walk> walk_of_file(const Interview& interview, const std::filesystem::path& file, const Pack& pack,
                          Day today) {
    if (auto problems = missing(file); !problems.empty()) return refused(std::move(problems));
    const auto raw = load_answers(file);
    if (!raw) return refused(raw.error());
    auto answers = validate_all(interview, *raw, today);
    if (!answers) {
        // What only several answers show has the question alone as its place.
        for (auto& problem : answers.error())
            if (problem.place.file.empty()) problem.place.file = file.string();
        return refused(answers.error());
    }
    auto walked = walk(interview, *answers, pack, today);
    const auto in_file = [&raw](const std::string& question) {
        const auto given = std::ranges::find(*raw, question, &RawAnswer::question);
        return given == raw->end() ? std::optional<Place>() : given->place;
    };
    // What may be left empty on a screen may be left out of a file.
    while (!walked.complete() && walked.next->optional && !in_file(walked.next->id)) {
        auto left_out = validate(*walked.next, {}, today);
        if (!left_out) return refused(left_out.error());
        answers->insert_or_assign(walked.next->id, *std::move(left_out));
        walked = walk(interview, *answers, pack, today);
    }
    if (walked.complete()) return walked;
    // An answer that is in the file, but not on the way, is one that is not offered: no such region, or not
    // for this family.
    if (const auto place = in_file(walked.next->id))
        return refused(Problem{.place = *place,
                               .what = message("This is not one of the answers that can be chosen."),
                               .remedy = message("Choose one of these: {keys}.",
                                                 {{"keys", offered(walked, *answers, pack, today)}})});
    return refused(
        Problem{.place = {.file = file.string(), .item = walked.next->id},
                .what = message("The question is not answered."),
                .remedy = message("Add the line “{question}: …”.", {{"question", walked.next->id}})});
}

Problems missing(const std::filesystem::path& file) {
    const auto wrong = [&file](Message what, Message remedy) {
        return Problems{
            {.place = {.file = file.string()}, .what = std::move(what), .remedy = std::move(remedy)}};
    };
    std::error_code error;
    const auto status = std::filesystem::status(file, error);
    if (status.type() == std::filesystem::file_type::not_found)
        return wrong(message("There is no such file."), message("Correct the name of the file."));
    if (std::filesystem::is_directory(status))
        return wrong(message("This is a folder, not a file."), message("Name a file that lies in it."));
    if (error || ::access(file.c_str(), R_OK) != 0)
        return wrong(message("The file cannot be opened."), message("Check its name, and who may read it."));
    return {};
}

Result<std::vector<SecretKey>> unlocked(const Common& common, const std::vector<std::filesystem::path>& files,
                                        const std::string& passphrase_file) {
    std::vector<SecretKey> keys;
    for (const auto& file : files)
        if (auto problems = missing(file); !problems.empty()) return refused(std::move(problems));
    for (const auto& file : files) {
        const auto passphrase = read_secret(
            files.size() == 1 ? message("Passphrase of the key: ")
                              : message("Passphrase of the key {file}: ", {{"file", file.string()}}),
            common, passphrase_file, keys.size());
        if (!passphrase) return refused(passphrase.error());
        auto key = unlock(file, *passphrase);
        if (!key) return refused(key.error());
        keys.push_back(*std::move(key));
    }
    return keys;
}

Result<std::vector<SecretKey>> keys_of_store(const Common& common,
                                             const std::vector<std::filesystem::path>& key_files,
                                             const std::string& passphrase_file) {
    const std::filesystem::path data = common.data;
    for (const auto& file : key_files)
        if (auto problems = missing(file); !problems.empty()) return refused(std::move(problems));
    if (!std::filesystem::exists(data / "reports.sqlite"))
        return refused(Problem{.place = {.file = data.string()},
                               .what = message("This folder holds no reports."),
                               .remedy = message("Name the data folder of the kiosk (--data DIR).")});
    return unlocked(common, key_files, passphrase_file);
}

}  // namespace mektep
