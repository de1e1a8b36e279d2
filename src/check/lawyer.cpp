// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/lawyer.h"

#include "check/inspect.h"
#include "language/catalog.h"

#include <algorithm>

namespace mektep {
namespace {

bool is_doubtful(const Source& source) {
    return source.confidence == Confidence::check || source.confidence == Confidence::not_verified;
}

/// How many sentences of letters and pages wait for this source.
std::int64_t waiting_for(const Source& source, const Pack& pack) {
    std::int64_t count = 0;
    for (const auto& interview : pack.interviews)
        for (const auto& placed : outcome_texts(interview)) {
            const auto names = [&](const std::vector<std::string>* list) {
                return list != nullptr && std::ranges::find(*list, source.id) != list->end();
            };
            if (names(placed.sources) || names(placed.block_sources)) ++count;
        }
    return count;
}

}  // namespace

Document lawyer_questions(const Pack& pack, Language language) {
    const auto words = [&](const Message& m) { return render(m, language, pack.catalog); };
    const auto runs = [&](const std::string& text) { return runs_of(text, language); };
    Document page{
        .title = words(message("Questions to the lawyer who reviews")), .language = language, .blocks = {}};
    page.blocks.emplace_back(Heading{.level = 1, .runs = runs(page.title)});
    page.blocks.emplace_back(Paragraph{
        .runs = runs(words(message("The kiosk leaves out what rests on these points until you have answered. "
                                   "Please write yes or no, and the provision as it stands today.")))});
    List questions{.ordered = true, .items = {}};
    std::int64_t in_use = 0, unreviewed = 0, practice = 0;
    for (const auto& source : pack.law.sources) {
        if (is_doubtful(source)) {
            const auto* act = find_act(pack.law, source.act);
            auto text = words(message_of(act->title));
            if (!source.provision.empty()) text += ", " + words(message_of(source.provision));
            text +=
                ". " + words(message_of(source.says)) + " " +
                words(message("How is it today? {count, plural, =0 {No sentence waits for it yet.} one {# "
                              "sentence waits for it.} other {# sentences wait for it.}}",
                              {{"count", waiting_for(source, pack)}})) +
                " [" + source.id + "]";
            questions.items.push_back(runs(text));
        } else {
            ++in_use;
            if (!source.reviewed_on) ++unreviewed;
            if (source.confidence == Confidence::secondary) ++practice;
        }
    }
    page.blocks.emplace_back(std::move(questions));
    page.blocks.emplace_back(Paragraph{
        .runs =
            runs(words(message("Also: {unreviewed} of {in_use} provisions in use have not been reviewed yet; "
                               "{practice} of them are known "
                               "from practice only and worded so. “mektep letter --all-paths” writes every "
                               "letter for you to read.",
                               {{"unreviewed", unreviewed}, {"in_use", in_use}, {"practice", practice}})))});
    for (const auto& line : {message("Name of the lawyer"), message("Date and signature")})
        page.blocks.emplace_back(BlankLine{.label = runs(words(line))});
    return page;
}

}  // namespace mektep
