// SPDX-License-Identifier: GPL-3.0-or-later
#include "statistics/register.h"

#include "base/file.h"
#include "language/date.h"
#include "statistics/disclosure.h"

#include <algorithm>
#include <iterator>
#include <sstream>

namespace mektep {
namespace {

constexpr std::chrono::seconds time_for_an_audit{120};
constexpr std::size_t most_told = 5;

bool share_reports(const Release& one, const Release& other) {
    const auto& a = one.selection;
    const auto& b = other.selection;
    return a.questionnaire == b.questionnaire && one.version == other.version &&
           !(a.to && b.from && *a.to < *b.from) && !(b.to && a.from && *b.to < *a.from);
}

/// "6 to 10"; of several that were ticked together "Hearing + Seeing".
std::string words_of(const std::string& id, const std::string& codes, const Interview* questionnaire,
                     const Pack& pack, Language language) {
    const auto* question = questionnaire == nullptr ? nullptr : find_question(*questionnaire, id);
    std::istringstream parts(codes);
    std::string words;
    for (std::string code; std::getline(parts, code, '+');)
        words += (words.empty() ? "" : " + ") +
                 (question == nullptr ? code : words_of_code(*question, code, pack, language));
    return words;
}

Message what_of(const Disclosure& disclosure, const std::vector<Release>& releases,
                const std::string& answers, Language language) {
    const auto day = [&](std::size_t release) { return long_date(releases[release].made, language); };
    switch (disclosure.kind) {
        case Disclosure::Kind::hidden:
            return message(
                "With all that is published, the hidden count of the release of {day} could be computed: "
                "{answers}.",
                {{"day", day(disclosure.release)}, {"answers", answers}});
        case Disclosure::Kind::difference:
            return message(
                "The release of {day} and this one would together show a count of few reports, those "
                "that only one of them counts: {answers}.",
                {{"day", day(disclosure.earlier)}, {"answers", answers}});
        case Disclosure::Kind::part:
            return message(
                "With all that is published, a count of few reports could be computed, which no table "
                "shows: {answers}.",
                {{"answers", answers}});
    }
    bug("a kind of disclosure without words");
}

Problem problem_of(const Disclosure& disclosure, const std::vector<Release>& releases, const Pack& pack,
                   Language language) {
    const auto& release = releases[disclosure.release];
    const auto* questionnaire = find_interview(pack, release.selection.questionnaire);
    std::string answers;
    for (const auto& [question, codes] : disclosure.answers) {
        if (!answers.empty()) answers += ", ";
        answers += "“" + words_of(question, codes, questionnaire, pack, language) + "”";
    }
    if (answers.empty()) answers = render(message("total"), language, pack.catalog);
    return {.place = {},
            .what = what_of(disclosure, releases, answers, language),
            .remedy = message(
                "Publish other months, cross fewer questions, or wait until more reports have come.")};
}

struct ProblemsOf {
    const std::vector<Release>& releases;
    const Pack& pack;
    Language language;

    Problems operator()(const std::vector<Disclosure>& disclosures) const {
        Problems problems;
        for (const auto& disclosure : disclosures) {
            if (problems.size() == most_told) break;
            problems.push_back(problem_of(disclosure, releases, pack, language));
        }
        return problems;
    }
    Problems operator()(const Contradiction&) const {
        return {Problem{.place = {},
                        .what = message("Reports that were counted in an earlier release are not here."),
                        .remedy = message("Bring them back (mektep hub receive), or publish months that "
                                          "no release has counted.")}};
    }
    Problems operator()(const Undecided&) const {
        return {Problem{.place = {},
                        .what = message("There was not enough time to prove that nothing hidden could be "
                                        "computed from this and the earlier releases."),
                        .remedy = message("Cross fewer questions, or publish other months.")}};
    }
};

}  // namespace

Result<std::vector<Release>> releases_in(const std::filesystem::path& file) {
    std::vector<Release> releases;
    if (!std::filesystem::exists(file)) return releases;
    std::istringstream lines(read_file(file));
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        auto release = release_from_json(line);
        if (!release) {
            auto problems = release.error();
            problems.front().place = {.file = file.string(), .line = number, .item = {}};
            return refused(std::move(problems));
        }
        releases.push_back(*std::move(release));
    }
    return releases;
}

void write_releases(const std::filesystem::path& file, const std::vector<Release>& releases) {
    std::string lines;
    for (const auto& release : releases) lines += json_line(release) + "\n";
    write_file(file, lines);
}

std::vector<Release> not_yet_in(const std::vector<Release>& before, std::vector<Release> now) {
    std::vector<Release> fresh;
    for (auto& release : now) {
        const auto is_this = [&](const Release& other) { return is_same(release, other); };
        if (std::ranges::none_of(before, is_this) && std::ranges::none_of(fresh, is_this))
            fresh.push_back(std::move(release));
    }
    return fresh;
}

std::vector<Release> related(const std::vector<Release>& before, const std::vector<Release>& now) {
    std::vector<bool> is_related(before.size(), false);
    std::vector<const Release*> open;
    open.reserve(now.size());
    for (const auto& release : now) open.push_back(&release);
    while (!open.empty()) {
        const auto& release = *open.back();
        open.pop_back();
        for (std::size_t i = 0; i < before.size(); ++i)
            if (!is_related[i] && share_reports(before[i], release)) {
                is_related[i] = true;
                open.push_back(&before[i]);
            }
    }
    std::vector<Release> found;
    for (std::size_t i = 0; i < before.size(); ++i)
        if (is_related[i]) found.push_back(before[i]);
    return found;
}

Problems problems_of_publishing(const std::vector<Release>& now, const std::vector<Release>& before,
                                const Pack& pack, Language language) {
    const auto fresh = not_yet_in(before, now);
    if (fresh.empty()) return {};  // what was published may be published again
    auto releases = related(before, fresh);
    releases.insert(releases.end(), fresh.begin(), fresh.end());
    return std::visit(ProblemsOf{releases, pack, language}, audit(releases, time_for_an_audit));
}

}  // namespace mektep
