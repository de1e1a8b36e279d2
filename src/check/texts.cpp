// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/inspect.h"

#include <algorithm>
#include <set>

namespace mektep {
namespace {

constexpr std::string_view id = "texts";

/// The glossary marks of a text, or nothing if one is not closed.
std::optional<std::vector<std::string>> marks_of(std::string_view text) {
    std::vector<std::string> terms;
    while (true) {
        const auto open = text.find("[["), close = text.find("]]");
        if (open == std::string_view::npos)
            return close == std::string_view::npos ? std::optional(terms) : std::nullopt;
        if (close == std::string_view::npos || close < open) return std::nullopt;
        const auto mark = text.substr(open + 2, close - open - 2);
        if (mark.find("[[") != std::string_view::npos) return std::nullopt;
        terms.emplace_back(mark.substr(0, mark.find('|')));
        text.remove_prefix(close + 2);
    }
}

/// Marks become buttons below running text; the words on a button or a choice are shown as they stand.
bool is_running_text(const std::string& context) {
    static const std::set<std::string> running{"why",   "explanation", "page", "letter",
                                               "cover", "enclosures",  "says", "part"};
    return running.contains(context.substr(context.rfind('.') + 1));
}

class Texts {
public:
    explicit Texts(const Proof& proof) : pack_(proof.pack) {}

    Findings run() {
        std::set<std::pair<std::string, std::string>> used;
        for (const auto& text : all_texts(pack_)) {
            used.emplace(text.context, text.source);
            const auto arguments = pattern(text.source, text.place);
            marks(text.source, text.place, text.context);
            if (!arguments) continue;
            for (const auto language : visitor_languages) translation(text, *arguments, language);
        }
        for (const auto language : visitor_languages)
            for (const auto& [key, translation] : pack_.catalog.all(language))
                if (!key.first.empty() && !used.contains(key))
                    findings_.push_back(
                        found(id, translation.place,
                              message("No text of the pack uses this translation ({context}).",
                                      {{"context", key.first}}),
                              message("Remove it, or correct its msgctxt and msgid.")));
        return std::move(findings_);
    }

private:
    std::optional<std::vector<PatternArgument>> pattern(const std::string& text, const Place& place) {
        auto arguments = pattern_arguments(text);
        if (arguments) return *std::move(arguments);
        auto problem = arguments.error().front();
        findings_.push_back(found(id, place, problem.what, problem.remedy));
        return std::nullopt;
    }

    void marks(const std::string& text, const Place& place, const std::string& context) {
        const auto terms = marks_of(text);
        if (!terms) {
            findings_.push_back(found(id, place, message("A mark [[…]] is not closed."),
                                      message("Write [[word]] or [[word|as it stands in the sentence]].")));
            return;
        }
        if (!terms->empty() && !is_running_text(context))
            findings_.push_back(found(
                id, place, message("A mark [[…]] cannot be opened here ({context}).", {{"context", context}}),
                message("Mark the word in an explanation (why) or in the text of a page or a letter.")));
        for (const auto& term : *terms)
            if (find_entry(pack_.glossary, term) == nullptr)
                findings_.push_back(found(id, place,
                                          message("The glossary has no word “{word}”.", {{"word", term}}),
                                          message("Add it to glossary.yaml, or remove the mark.")));
    }

    void translation(const Text& text, const std::vector<PatternArgument>& arguments, Language language) {
        const std::string name(code(language));
        const auto translated = pack_.catalog.find(text.context, text.source, language);
        if (!translated) {
            findings_.push_back(found(
                id, text.place,
                message("The text has no translation into {language} ({context}).",
                        {{"language", name}, {"context", text.context}}),
                message("Add it to locales/content/{language}.po; “mektep messages” prints the template.",
                        {{"language", name}})));
            return;
        }
        Place place = text.place;
        if (const auto entry = pack_.catalog.all(language).find({text.context, text.source});
            entry != pack_.catalog.all(language).end())
            place = entry->second.place;
        const auto theirs = pattern(*translated, place);
        marks(*translated, place, text.context);
        if (!theirs || same_arguments(arguments, *theirs)) return;
        findings_.push_back(found(
            id, place,
            message("The translation into {language} has other arguments than the English text ({context}).",
                    {{"language", name}, {"context", text.context}}),
            message("Use the same names in braces, and the same words before the braces of a choice.")));
    }

    /// The same names, the same kinds of use; a choice may have fewer branches, but none that the English
    /// text has not.
    static bool same_arguments(const std::vector<PatternArgument>& ours,
                               const std::vector<PatternArgument>& theirs) {
        const auto names = [](const std::vector<PatternArgument>& list) {
            std::set<std::string> result;
            for (const auto& argument : list) result.insert(argument.name);
            return result;
        };
        if (names(ours) != names(theirs)) return false;
        return std::ranges::all_of(theirs, [&](const PatternArgument& their) {
            if (their.use != PatternArgument::Use::select) return true;
            return std::ranges::any_of(ours, [&](const PatternArgument& our) {
                return our.name == their.name && our.use == PatternArgument::Use::select &&
                       std::ranges::includes(our.keys, their.keys);
            });
        });
    }

    const Pack& pack_;
    Findings findings_;
};

}  // namespace

Findings check_texts(const Proof& proof) { return Texts(proof).run(); }

}  // namespace mektep
