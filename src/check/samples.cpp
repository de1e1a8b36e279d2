// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/samples.h"

#include "document/document.h"

#include <map>

namespace mektep {
namespace {

/// What each argument of a pattern is tried with: every key of its choices, a number of each plural form, a
/// word.
std::map<std::string, std::vector<Argument>> values_of(const std::vector<PatternArgument>& arguments,
                                                       Language language) {
    std::map<std::string, std::vector<Argument>> values;
    for (const auto& argument : arguments)
        if (argument.use == PatternArgument::Use::plural)
            values[argument.name] = {std::int64_t{1}, std::int64_t{3}, std::int64_t{5}};
    for (const auto& argument : arguments) {
        auto& tried = values[argument.name];
        const bool is_number = !tried.empty() && std::holds_alternative<std::int64_t>(tried.front());
        if (argument.use == PatternArgument::Use::select && !is_number)
            for (const auto& key : argument.keys) tried.emplace_back(key);
    }
    for (auto& [name, tried] : values)
        if (tried.empty()) tried.emplace_back(std::string(language == Language::kazakh ? "сөз" : "слово"));
    return values;
}

}  // namespace

std::vector<std::string> samples_of(const Text& text, Language language, const Catalog& catalog) {
    constexpr std::size_t most_samples = 1000;
    const auto pattern = catalog.find(text.context, text.source, language);
    if (!pattern) return {};
    const auto arguments = pattern_arguments(*pattern);
    if (!arguments) return {};
    std::vector<Arguments> combinations{{}};
    for (const auto& [name, tried] : values_of(*arguments, language)) {
        std::vector<Arguments> longer;
        for (const auto& combination : combinations)
            for (const auto& value : tried) {
                longer.push_back(combination);
                longer.back()[name] = value;
            }
        combinations = std::move(longer);
        if (combinations.size() > most_samples) combinations.resize(most_samples);
    }
    std::vector<std::string> samples;
    samples.reserve(combinations.size());
    for (const auto& values : combinations)
        samples.push_back(words_of(runs_of(render(message_of(text, values), language, catalog), language)));
    return samples;
}

}  // namespace mektep
