// SPDX-License-Identifier: GPL-3.0-or-later
#include "content/load.h"

#include "content/load_parts.h"
#include "content/yaml_reader.h"

#include <algorithm>
#include <future>

namespace mektep {
namespace {

namespace fs = std::filesystem;

/// The .yaml files of a folder in the order of their names; none if there is no such folder.
std::vector<fs::path> yaml_files(const fs::path& folder) {
    std::vector<fs::path> files;
    if (!fs::is_directory(folder)) return files;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().extension() == ".yaml") files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

void load_interviews(const fs::path& folder, Outcome outcome, const Parts& parts, Pack& pack,
                     Problems& problems) {
    const auto first = static_cast<std::ptrdiff_t>(pack.interviews.size());
    for (const auto& file : yaml_files(folder)) {
        auto interview = load_interview(file, outcome, parts, problems);
        if (find_interview(pack, interview.id) != nullptr)
            problems.push_back({.place = interview.place,
                                .what = message("There are two interviews “{id}”.", {{"id", interview.id}}),
                                .remedy = message("Rename one of them, and its file.")});
        pack.interviews.push_back(std::move(interview));
    }
    std::ranges::stable_sort(pack.interviews.begin() + first, pack.interviews.end(), {}, &Interview::order);
}

}  // namespace

Result<Pack> load_pack(const fs::path& directory) {
    const auto config = directory / "config";
    if (!fs::is_directory(config))
        return refused(
            {.place = {.file = directory.string()},
             .what = message("There is no content pack in this folder: it has no folder “config”."),
             .remedy = message("Name the folder that holds config, locales and speech (--pack DIR).")});
    // The translations are half of the work, and nothing of the rest needs them.
    auto translations = std::async(std::launch::async, Catalog::load, directory / "locales");
    Pack pack;
    Problems problems;
    const auto optional_file = [&](const char* name, auto load) {
        const auto file = config / name;
        if (fs::exists(file)) return load(file, problems);
        problems.push_back({.place = {.file = file.string()},
                            .what = message("The file is missing."),
                            .remedy = message("Copy it from the pack that came with the program.")});
        return decltype(load(file, problems)){};
    };
    pack.settings = optional_file("kiosk.yaml", load_settings);
    pack.law = optional_file("law.yaml", load_law);
    pack.places = optional_file("places.yaml", load_places);
    pack.calendar = optional_file("calendar.yaml", load_calendar);
    pack.glossary = optional_file("glossary.yaml", load_glossary);
    Parts parts;
    for (const auto& file : yaml_files(config / "parts")) {
        auto part = load_part(file, problems);
        parts.insert_or_assign(part.id, std::move(part));
    }
    load_interviews(config / "guide", Outcome::advice, parts, pack, problems);
    load_interviews(config / "letters", Outcome::letter, parts, pack, problems);
    load_interviews(config / "reports", Outcome::record, parts, pack, problems);
    auto catalog = translations.get();
    if (catalog)
        pack.catalog = *std::move(catalog);
    else
        problems.insert(problems.end(), catalog.error().begin(), catalog.error().end());
    if (!problems.empty()) return refused(std::move(problems));
    return pack;
}

Result<std::vector<RawAnswer>> load_answers(const fs::path& file) {
    Problems problems;
    YamlFile yaml(file, problems);
    std::vector<RawAnswer> answers;
    if (yaml.root().IsDefined() && !yaml.root().IsNull()) {
        for (const auto& [question, value] : yaml.entries(yaml.root())) {
            RawAnswer answer{.question = question, .values = {}, .place = yaml.place(value, question)};
            if (value.IsScalar())
                answer.values = {value.Scalar()};
            else if (value.IsSequence()) {
                for (const auto& item : yaml.items(value)) {
                    if (item.IsScalar())
                        answer.values.push_back(item.Scalar());
                    else
                        yaml.complain(item, message("An answer must be a word or a text."),
                                      message("Write one an item."));
                }
            } else if (!value.IsNull()) {
                yaml.complain(value, message("An answer must be a word, a text or a list."),
                              message("Write “question: answer”."));
            }
            answers.push_back(std::move(answer));
        }
    }
    if (!problems.empty()) return refused(std::move(problems));
    return answers;
}

}  // namespace mektep
