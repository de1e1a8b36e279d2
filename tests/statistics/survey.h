// SPDX-License-Identifier: GPL-3.0-or-later
// A small questionnaire and its replies.
#pragma once

#include "content/pack.h"
#include "report/record.h"

#include <string>
#include <utility>
#include <vector>

namespace mektep {

inline const Pack& survey() {
    static const Pack pack = [] {
        const auto text = [](const char* source) {
            return Text{.context = {}, .source = source, .place = {}};
        };
        const auto option = [&](const char* code, const char* label) {
            return Option{.key = std::string("key_of_") + code,
                          .label = text(label),
                          .explanation = {},
                          .code = code,
                          .when = {}};
        };
        const auto question = [&](const char* id, Kind kind, const char* ask,
                                  std::vector<Option> options = {}) {
            Question result;
            result.id = id;
            result.kind = kind;
            result.ask = text(ask);
            result.options = std::move(options);
            return result;
        };
        Interview report, guide;
        report.id = "barrier";
        report.outcome = RecordForm{};
        report.questions = {
            question("region", Kind::region, "In which region?"),
            question("who", Kind::choice, "Who stood in the way?",
                     {option("s1", "The school"), option("p0", "The PMPC"), option("n0", "Nobody")}),
            question("needs", Kind::choices, "In what does the child need support?",
                     {option("see", "Seeing"), option("hear", "Hearing")}),
            question("month", Kind::month, "In which month?"),
            question("words", Kind::text, "Do you want to add something?")};
        guide.id = "guide";
        Pack made;
        made.interviews = {report, guide};
        made.places.regions = {{.code = "75",
                                .name = {{{Language::kazakh, "Алматы қаласы"},
                                          {Language::russian, "город Алматы"},
                                          {Language::english, "Almaty"}}},
                                .bodies = {},
                                .place = {}},
                               {.code = "71",
                                .name = {{{Language::kazakh, "Астана қаласы"},
                                          {Language::russian, "город Астана"},
                                          {Language::english, "Astana"}}},
                                .bodies = {},
                                .place = {}}};
        return made;
    }();
    return pack;
}

struct Said {
    std::string region = "75";
    std::string who = "s1";
    std::vector<std::string> needs = {"see"};
    std::string month = "2026-09";
};

/// A report that was given in November 2026.
inline Record reply(const Said& said = {}) {
    using namespace std::chrono;
    Record record;
    record.questionnaire = "barrier";
    record.month = 2026y / November;
    record.site = "demo";
    record.codes = {
        {"region", {said.region}}, {"who", {said.who}}, {"needs", said.needs}, {"month", {said.month}}};
    return record;
}

}  // namespace mektep
