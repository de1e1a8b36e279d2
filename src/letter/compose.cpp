// SPDX-License-Identifier: GPL-3.0-or-later
#include "letter/compose.h"

#include <algorithm>
#include <utility>

#include "base/error.h"
#include "interview/review.h"
#include "letter/addressee.h"

namespace mektep {
namespace {

bool are_in_use(const std::vector<std::string>& sources, const Pack& pack) {
    return std::ranges::all_of(sources, [&](const std::string& id) {
        const auto* source = find_source(pack.law, id);
        return source != nullptr && source->use;
    });
}

/// Fills texts in with the arguments of one setting, which are computed once.
class Composer {
public:
    Composer(const Setting& setting, std::vector<std::string>& cited)
        : setting_(setting), cited_(cited),
          arguments_(arguments_for(setting.walk, setting.interview, setting.pack, setting.language, setting.today)) {
        if (const auto* form = std::get_if<LetterForm>(&setting.interview.outcome))
            arguments_["addressee"] = addressee(form->addressee, setting);
    }

    [[nodiscard]] std::string text(const Text& text) const {
        return render(message_of(text, arguments_), setting_.language, setting_.pack.catalog);
    }

    std::vector<Block> blocks(const BlockForm& form) {
        if (!applies(form.when, form.sources)) return {};
        cite(form.sources);
        switch (form.kind) {
            case BlockForm::Kind::heading: return {Heading{.level = 2, .runs = runs(form.text)}};
            case BlockForm::Kind::paragraph: return {Paragraph{.runs = runs(form.text)}};
            case BlockForm::Kind::list: return {List{.ordered = false, .items = items(form.items)}};
            case BlockForm::Kind::steps: return {List{.ordered = true, .items = items(form.items)}};
            case BlockForm::Kind::fields: return fields(form.items);
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
        return are_in_use(sources, setting_.pack) && holds(when, setting_.walk.pruned, setting_.pack, setting_.today);
    }
    [[nodiscard]] Runs runs(const Text& form) const { return runs_of(text(form), setting_.language); }

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

std::vector<Block> composed_blocks(const std::vector<BlockForm>& forms, const Setting& setting, std::vector<std::string>& cited) {
    Composer composer(setting, cited);
    std::vector<Block> blocks;
    for (const auto& form : forms)
        for (auto& block : composer.blocks(form)) blocks.push_back(std::move(block));
    return blocks;
}

std::vector<Runs> composed_items(const std::vector<BlockForm::Item>& items, const Setting& setting, std::vector<std::string>& cited) {
    return Composer(setting, cited).items(items);
}

std::string filled_in(const Text& text, const Setting& setting) {
    std::vector<std::string> none;
    return text.empty() ? std::string() : Composer(setting, none).text(text);
}

std::vector<Block> source_notes(const std::vector<std::string>& cited, const Pack& pack, Language language) {
    const auto words = [&](const Message& m) { return render(m, language, pack.catalog); };
    List notes;
    bool all_reviewed = true;
    for (const auto& id : cited) {
        const auto* source = find_source(pack.law, id);
        const auto* act = source == nullptr ? nullptr : find_act(pack.law, source->act);
        if (act == nullptr) bug("a block that cites a source without an act");
        std::string note = words(message_of(act->title));
        if (!source->provision.empty()) note += ", " + words(message_of(source->provision));
        note += ". ";
        if (source->text_as_of) note += words(message("Text as read on {day}.", {{"day", *source->text_as_of}}));
        if (source->reviewed_on)
            note += " " + words(message("Reviewed by {lawyer} on {day}.", {{"lawyer", source->reviewed_by}, {"day", *source->reviewed_on}}));
        all_reviewed = all_reviewed && source->reviewed_on.has_value();
        notes.items.push_back({Run{.text = note, .language = language}});
    }
    if (notes.items.empty()) return {};
    std::vector<Block> blocks{Heading{.level = 2, .runs = {Run{.text = words(message("What this rests on")), .language = language}}}};
    if (!all_reviewed)
        blocks.emplace_back(Paragraph{.runs = {Run{.text = words(message("No lawyer has reviewed these texts yet. The review is pending. Before you decide something important, ask a lawyer.")), .language = language}},
                                      .style = Paragraph::Style::note});
    blocks.emplace_back(std::move(notes));
    return blocks;
}

}  // namespace mektep
