// SPDX-License-Identifier: GPL-3.0-or-later
#include "letter/compose.h"

#include "base/error.h"
#include "interview/review.h"
#include "language/written_in.h"
#include "letter/addressee.h"

#include <algorithm>
#include <utility>

namespace mektep {
namespace {

bool are_in_use(const std::vector<std::string>& sources, const Pack& pack) {
    return std::ranges::all_of(sources, [&](const std::string& id) {
        const auto* source = find_source(pack.law, id);
        return source != nullptr && source->use;
    });
}

/// Brackets that a parent typed must not be taken for a glossary mark: while a text is filled in, this
/// character, which no answer may hold, stands for them.
constexpr std::string_view bracket = "[", stand_in = "\uE000";

/// What a parent typed in another language than the letter's stands between these while a text is filled in,
/// so that it is read aloud in its own (WCAG 3.1.2). No answer may hold them either.
constexpr std::string_view begin_kazakh = "\uE001", begin_russian = "\uE002", end_other = "\uE003";

/// The runs divided at those marks, which go.
Runs in_their_languages(const Runs& runs) {
    Runs divided;
    for (const auto& run : runs) {
        auto part = run;
        part.text.clear();
        const auto end_part = [&] {
            if (!part.text.empty()) divided.push_back(part);
            part.text.clear();
        };
        std::string_view rest = run.text;
        while (!rest.empty()) {
            const bool is_mark = rest.starts_with(begin_kazakh) || rest.starts_with(begin_russian) ||
                                 rest.starts_with(end_other);
            if (!is_mark) {
                part.text += rest.front();
                rest.remove_prefix(1);
                continue;
            }
            end_part();
            part.language = rest.starts_with(begin_kazakh)    ? Language::kazakh
                            : rest.starts_with(begin_russian) ? Language::russian
                                                              : run.language;
            rest.remove_prefix(end_other.size());
        }
        end_part();
    }
    return divided;
}

std::string exchanged(std::string text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

/// Fills texts in with the arguments of one setting, which are computed once.
class Composer {
public:
    Composer(const Setting& setting, std::vector<std::string>& cited)
        : setting_(setting),
          cited_(cited),
          arguments_(
              arguments_for(setting.walk, setting.interview, setting.pack, setting.language, setting.today)) {
        if (const auto* form = std::get_if<LetterForm>(&setting.interview.outcome))
            arguments_["addressee"] =
                form->to.empty() ? addressee(form->addressee, setting) : filled_in(form->to);
        for (auto& [name, argument] : arguments_)
            if (auto* words = std::get_if<std::string>(&argument))
                *words = exchanged(std::move(*words), bracket, stand_in);
        for (const auto* question : setting.walk.path)
            if (const auto found = arguments_.find(question->id);
                question->kind == Kind::text && found != arguments_.end())
                if (auto* words = std::get_if<std::string>(&found->second))
                    if (const auto other = written_in(*words); other && *other != setting.language)
                        *words = std::string(*other == Language::kazakh ? begin_kazakh : begin_russian) +
                                 *words + std::string(end_other);
    }

    [[nodiscard]] std::string text(const Text& text) const {
        auto words = exchanged(filled_in(text), stand_in, bracket);
        for (const auto mark : {begin_kazakh, begin_russian, end_other})
            words = exchanged(std::move(words), mark, "");
        return words;
    }

    std::vector<Block> blocks(const BlockForm& form) {
        if (!applies(form.when, form.sources)) return {};
        cite(form.sources);
        switch (form.kind) {
            case BlockForm::Kind::heading:
                return {Heading{.level = 2, .runs = runs(form.text)}};
            case BlockForm::Kind::paragraph:
                return {Paragraph{.runs = runs(form.text)}};
            case BlockForm::Kind::list:
                return {List{.ordered = false, .items = items(form.items)}};
            case BlockForm::Kind::steps:
                return {List{.ordered = true, .items = items(form.items)}};
            case BlockForm::Kind::fields:
                return fields(form.items);
        }
        bug("a kind of block that is not composed");
    }

    std::vector<Runs> items(const std::vector<BlockForm::Item>& forms) {
        std::vector<Runs> kept;
        for (const auto& item : forms) {
            if (!applies(item.when, item.sources)) continue;
            cite(item.sources);
            kept.push_back(runs(item.text));
        }
        return kept;
    }

private:
    [[nodiscard]] bool applies(const When& when, const std::vector<std::string>& sources) const {
        return are_in_use(sources, setting_.pack) &&
               holds(when, setting_.walk.pruned, setting_.pack, setting_.today);
    }
    [[nodiscard]] std::string filled_in(const Text& text) const {
        return render(message_of(text, arguments_), setting_.language, setting_.pack.catalog);
    }
    [[nodiscard]] Runs runs(const Text& form) const {
        auto runs = runs_of(filled_in(form), setting_.language);
        for (auto& run : runs) run.text = exchanged(std::move(run.text), stand_in, bracket);
        return in_their_languages(runs);
    }

    /// Values that are empty are left out, or become a ruled line where the form wants one.
    std::vector<Block> fields(const std::vector<BlockForm::Item>& forms) {
        std::vector<Block> blocks;
        Fields present;
        for (const auto& item : forms) {
            if (!applies(item.when, item.sources)) continue;
            cite(item.sources);
            auto value = runs(item.text);
            auto label = runs(item.label);
            if (!words_of(value).empty()) {
                for (auto& run : label) run.strong = true;
                present.fields.push_back({.label = std::move(label), .value = std::move(value)});
            } else if (item.blank) {
                if (!present.fields.empty()) blocks.emplace_back(std::exchange(present, {}));
                blocks.emplace_back(BlankLine{.label = std::move(label)});
            }
        }
        if (!present.fields.empty()) blocks.emplace_back(std::move(present));
        return blocks;
    }

    void cite(const std::vector<std::string>& sources) {
        for (const auto& id : sources)
            if (std::ranges::find(cited_, id) == cited_.end()) cited_.push_back(id);
    }

    const Setting& setting_;
    std::vector<std::string>& cited_;
    Arguments arguments_;
};

}  // namespace

std::vector<Block> composed_blocks(const std::vector<BlockForm>& forms, const Setting& setting,
                                   std::vector<std::string>& cited) {
    Composer composer(setting, cited);
    std::vector<Block> blocks;
    for (const auto& form : forms)
        for (auto& block : composer.blocks(form)) blocks.push_back(std::move(block));
    return blocks;
}

std::vector<Runs> composed_items(const std::vector<BlockForm::Item>& items, const Setting& setting,
                                 std::vector<std::string>& cited) {
    return Composer(setting, cited).items(items);
}

std::string filled_in(const Text& text, const Setting& setting) {
    std::vector<std::string> none;
    return text.empty() ? std::string() : Composer(setting, none).text(text);
}

namespace {

/// The cited provisions of one act that were read on one day and reviewed alike, as one line.
struct ActNote {
    const Act* act = nullptr;
    std::optional<Day> text_as_of;
    std::string reviewed_by;
    std::optional<Day> reviewed_on;
    std::vector<std::string> provisions = {};
};

std::vector<ActNote> act_notes(const std::vector<std::string>& cited, const Pack& pack, Language language) {
    std::vector<ActNote> notes;
    for (const auto& id : cited) {
        const auto* source = find_source(pack.law, id);
        const auto* act = source == nullptr ? nullptr : find_act(pack.law, source->act);
        if (act == nullptr) bug("a block that cites a source without an act");
        auto note = std::ranges::find_if(notes, [&](const ActNote& n) {
            return n.act == act && n.text_as_of == source->text_as_of &&
                   n.reviewed_on == source->reviewed_on && n.reviewed_by == source->reviewed_by;
        });
        if (note == notes.end())
            note = notes.insert(note, ActNote{.act = act,
                                              .text_as_of = source->text_as_of,
                                              .reviewed_by = source->reviewed_by,
                                              .reviewed_on = source->reviewed_on});
        if (!source->provision.empty())
            note->provisions.push_back(render(message_of(source->provision), language, pack.catalog));
    }
    return notes;
}

std::string in_one_line(const ActNote& note, const Pack& pack, Language language) {
    const auto words = [&](const Message& m) { return render(m, language, pack.catalog); };
    auto line = words(message_of(note.act->title));
    for (std::size_t i = 0; i < note.provisions.size(); ++i)
        line += (i == 0 ? ": " : "; ") + note.provisions[i];
    line += ". ";
    if (note.text_as_of) line += words(message("Text as read on {day}.", {{"day", *note.text_as_of}}));
    if (note.reviewed_on)
        line += " " + words(message("Reviewed by {lawyer} on {day}.",
                                    {{"lawyer", note.reviewed_by}, {"day", *note.reviewed_on}}));
    return line;
}

}  // namespace

std::vector<Block> source_notes(const std::vector<std::string>& cited, const Pack& pack, Language language) {
    if (cited.empty()) return {};
    const auto runs = [&](std::string text) {
        return Runs{Run{.text = std::move(text), .language = language}};
    };
    const auto words = [&](const Message& m) { return runs(render(m, language, pack.catalog)); };
    List lines;
    bool all_reviewed = true;
    for (const auto& note : act_notes(cited, pack, language)) {
        all_reviewed = all_reviewed && note.reviewed_on.has_value();
        lines.items.push_back(runs(in_one_line(note, pack, language)));
    }
    std::vector<Block> blocks{Heading{.level = 2, .runs = words(message("What this rests on"))}};
    if (!all_reviewed)
        blocks.emplace_back(
            Paragraph{.runs = words(message("No lawyer has reviewed these texts yet. The review is pending. "
                                            "Before you decide something important, ask a lawyer.")),
                      .style = Paragraph::Style::note});
    blocks.emplace_back(std::move(lines));
    return blocks;
}

}  // namespace mektep
