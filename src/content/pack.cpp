// SPDX-License-Identifier: GPL-3.0-or-later
#include "content/pack.h"

#include "base/error.h"

#include <algorithm>
#include <set>
#include <utility>

namespace mektep {
namespace {

template <class Range, class Projection>
auto find_by(const Range& range, std::string_view id, Projection projection) -> decltype(&*range.begin()) {
    const auto found = std::ranges::find(range, id, projection);
    return found == range.end() ? nullptr : &*found;
}

class TextCollector {
public:
    /// A text of a part stands in several interviews: it is listed once.
    void add(const Text& text) {
        if (!text.empty() && seen_.emplace(text.context, text.source).second) texts_.push_back(text);
    }
    void add(const Question& question) {
        add(question.ask);
        add(question.why);
        add(question.example);
        for (const auto& option : question.options) {
            add(option.label);
            add(option.explanation);
        }
    }
    void add(const std::vector<BlockForm::Item>& items) {
        for (const auto& item : items) {
            add(item.label);
            add(item.text);
        }
    }
    void add(const std::vector<BlockForm>& blocks) {
        for (const auto& block : blocks) {
            add(block.text);
            add(block.items);
        }
    }
    void add(const AdvicePage& page) { add(page.blocks); }
    void add(const LetterForm& letter) {
        add(letter.to);
        add(letter.through);
        add(letter.copy);
        add(letter.applicant);
        add(letter.heading);
        add(letter.subject);
        add(letter.body);
        add(letter.enclosures);
        add(letter.cover);
    }
    void add(const RecordForm& record) {
        add(record.title);
        add(record.note);
    }

    [[nodiscard]] std::vector<Text> texts() && { return std::move(texts_); }

private:
    std::vector<Text> texts_;
    std::set<std::pair<std::string, std::string>> seen_;
};

}  // namespace

const Question* find_question(const Interview& interview, std::string_view id) {
    return find_by(interview.questions, id, &Question::id);
}
const Option* find_option(const Question& question, std::string_view key) {
    return find_by(question.options, key, &Option::key);
}
const Text& statistics_title(const Interview& report) {
    if (!report.is_report()) bug("statistics of an interview that is no report");
    const auto& own = std::get<RecordForm>(report.outcome).title;
    return own.source.empty() ? report.title : own;
}
const Source* find_source(const Law& law, std::string_view id) {
    return find_by(law.sources, id, &Source::id);
}
const Act* find_act(const Law& law, std::string_view id) { return find_by(law.acts, id, &Act::id); }
const Term* find_term(const Law& law, std::string_view id) { return find_by(law.terms, id, &Term::id); }
const Region* find_region(const Places& places, std::string_view code) {
    return find_by(places.regions, code, &Region::code);
}
const GlossaryEntry* find_entry(const Glossary& glossary, std::string_view id) {
    return find_by(glossary.entries, id, &GlossaryEntry::id);
}
const Interview* find_interview(const Pack& pack, std::string_view id) {
    return find_by(pack.interviews, id, &Interview::id);
}

std::vector<Text> all_texts(const Pack& pack) {
    TextCollector collector;
    for (const auto& interview : pack.interviews) {
        collector.add(interview.title);
        collector.add(interview.summary);
        for (const auto& question : interview.questions) collector.add(question);
        std::visit([&](const auto& outcome) { collector.add(outcome); }, interview.outcome);
    }
    for (const auto& act : pack.law.acts) collector.add(act.title);
    for (const auto& source : pack.law.sources) {
        collector.add(source.provision);
        collector.add(source.says);
    }
    for (const auto& entry : pack.glossary.entries) {
        collector.add(entry.word);
        collector.add(entry.explanation);
    }
    return std::move(collector).texts();
}

}  // namespace mektep
