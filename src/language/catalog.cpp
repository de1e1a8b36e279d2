// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/catalog.h"

#include "language/date.h"
#include "language/po_file.h"

#include <unicode/messagepattern.h>
#include <unicode/msgfmt.h>

#include <algorithm>
#include <array>

namespace mektep {

struct Catalog::Tables {
    std::array<PoEntries, all_languages.size()> entries;

    [[nodiscard]] const PoEntries& of(Language language) const {
        return entries.at(static_cast<std::size_t>(language));
    }
};

Catalog::Catalog() : tables_(std::make_shared<Tables>()) {}

Result<Catalog> Catalog::load(const std::filesystem::path& locales) {
    auto tables = std::make_shared<Tables>();
    Problems problems;
    for (const auto* domain : {"program", "content"}) {
        for (const auto language : visitor_languages) {
            const auto file = locales / domain / (std::string(code(language)) + ".po");
            if (!std::filesystem::exists(file)) continue;
            auto entries = read_po(file);
            if (entries)
                tables->entries.at(static_cast<std::size_t>(language)).merge(*entries);
            else
                problems.insert(problems.end(), entries.error().begin(), entries.error().end());
        }
    }
    if (!problems.empty()) return refused(std::move(problems));
    Catalog catalog;
    catalog.tables_ = std::move(tables);
    return catalog;
}

std::optional<std::string> Catalog::find(std::string_view context, std::string_view msgid,
                                         Language language) const {
    if (language == Language::english) return std::string(msgid);
    const auto& entries = tables_->of(language);
    const auto found = entries.find({std::string(context), std::string(msgid)});
    if (found == entries.end() || found->second.fuzzy) return std::nullopt;
    return found->second.text;
}

const std::map<std::pair<std::string, std::string>, Translation>& Catalog::all(Language language) const {
    return tables_->of(language);
}

namespace {

icu::UnicodeString to_icu(std::string_view text) {
    return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

icu::Formattable formattable(const Argument& argument, Language language) {
    if (const auto* text = std::get_if<std::string>(&argument)) return {to_icu(*text)};
    if (const auto* number = std::get_if<std::int64_t>(&argument)) return {static_cast<int64_t>(*number)};
    return {to_icu(long_date(std::get<Day>(argument), language))};
}

}  // namespace

std::string render(const Message& message, Language language, const Catalog& catalog) {
    auto pattern = catalog.find(message.context, message.text, language);
    const auto written_in = pattern ? language : Language::english;
    if (!pattern) pattern = message.text;
    // Nothing to fill in and nothing quoted: the pattern is the sentence.
    if (pattern->find_first_of("{'") == std::string::npos) return *pattern;
    UErrorCode status = U_ZERO_ERROR;
    UParseError where;
    icu::MessageFormat format(to_icu(*pattern), icu::Locale(std::string(code(written_in)).c_str()), where,
                              status);
    if (U_FAILURE(status)) bug("a message that ICU cannot parse: " + *pattern);
    // ICU would show the name of a missing argument in braces.
    const auto wanted = pattern_arguments(*pattern);
    for (const auto& argument : *wanted)
        if (!message.arguments.contains(argument.name))
            bug("a message without its argument " + argument.name + ": " + *pattern);
    std::vector<icu::UnicodeString> names;
    std::vector<icu::Formattable> values;
    for (const auto& [name, argument] : message.arguments) {
        names.push_back(to_icu(name));
        values.push_back(formattable(argument, written_in));
    }
    icu::UnicodeString text;
    format.format(names.data(), values.data(), static_cast<std::int32_t>(names.size()), text, status);
    if (U_FAILURE(status)) bug("a message that ICU cannot fill in: " + *pattern);
    std::string result;
    return text.toUTF8String(result);
}

namespace {

std::string substring(const icu::MessagePattern& pattern, const icu::MessagePattern::Part& part) {
    std::string text;
    return pattern.getSubstring(part).toUTF8String(text);
}

PatternArgument argument_at(const icu::MessagePattern& pattern, std::int32_t start) {
    const auto& part = pattern.getPart(start);
    PatternArgument argument{.name = substring(pattern, pattern.getPart(start + 1)),
                             .use = PatternArgument::Use::plain,
                             .keys = {}};
    const auto type = part.getArgType();
    if (type == UMSGPAT_ARG_TYPE_PLURAL || type == UMSGPAT_ARG_TYPE_SELECTORDINAL)
        argument.use = PatternArgument::Use::plural;
    if (type != UMSGPAT_ARG_TYPE_SELECT) return argument;
    argument.use = PatternArgument::Use::select;
    const auto limit = pattern.getLimitPartIndex(start);
    for (auto i = start + 1; i < limit; ++i) {
        if (pattern.getPartType(i) == UMSGPAT_PART_TYPE_ARG_SELECTOR)
            argument.keys.push_back(substring(pattern, pattern.getPart(i)));
        // A branch may hold arguments of its own: their selectors are not ours.
        if (pattern.getPartType(i) == UMSGPAT_PART_TYPE_MSG_START) i = pattern.getLimitPartIndex(i);
    }
    std::ranges::sort(argument.keys);
    return argument;
}

}  // namespace

Result<std::vector<PatternArgument>> pattern_arguments(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    UParseError where;
    const icu::MessagePattern pattern(to_icu(text), &where, status);
    if (U_FAILURE(status))
        return refused(
            {.place = {},
             .what = message("The text is not a valid message: the braces or quotes do not fit (near "
                             "character {offset}).",
                             {{"offset", std::int64_t{where.offset}}}),
             .remedy =
                 message("Close every brace. A brace that is to be shown stands in single quotes; write an "
                         "apostrophe twice.")});
    std::vector<PatternArgument> arguments;
    for (std::int32_t i = 0; i < pattern.countParts(); ++i)
        if (pattern.getPartType(i) == UMSGPAT_PART_TYPE_ARG_START)
            arguments.push_back(argument_at(pattern, i));
    std::ranges::sort(arguments);
    arguments.erase(std::unique(arguments.begin(), arguments.end()), arguments.end());
    return arguments;
}

}  // namespace mektep
