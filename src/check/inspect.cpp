// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/inspect.h"

#include "interview/facts.h"

#include <algorithm>
#include <limits>
#include <set>

namespace mektep {
namespace {

class Texts {
public:
    void add(const std::vector<BlockForm>& blocks) {
        for (const auto& block : blocks) {
            if (!block.text.empty())
                texts_.push_back({.text = &block.text,
                                  .when = {&block.when},
                                  .sources = &block.sources,
                                  .block_sources = &block.sources});
            add(block.items, &block);
        }
    }
    void add(const std::vector<BlockForm::Item>& items, const BlockForm* block = nullptr) {
        for (const auto& item : items)
            for (const auto* text : {&item.label, &item.text}) {
                if (text->empty()) continue;
                PlacedText placed{.text = text,
                                  .when = {&item.when},
                                  .sources = &item.sources,
                                  .block_sources = block == nullptr ? &item.sources : &block->sources};
                if (block != nullptr) placed.when.insert(placed.when.begin(), &block->when);
                texts_.push_back(std::move(placed));
            }
    }
    void add(const Text& text) {
        if (!text.empty()) texts_.push_back({.text = &text});
    }
    void operator()(const AdvicePage& page) { add(page.blocks); }
    void operator()(const LetterForm& letter) {
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
    void operator()(const RecordForm& record) {
        add(record.title);
        add(record.note);
    }
    [[nodiscard]] std::vector<PlacedText> texts() && { return std::move(texts_); }

private:
    std::vector<PlacedText> texts_;
};

void add_keys(const When& when, std::set<std::string>& keys) {
    for (const auto& term : when.all_of) keys.insert(term.key);
}

class Walker {
public:
    Walker(const Interview& interview, const Pack& pack, const std::set<std::string>& deciding,
           std::function<void(const Path&)> visit, std::function<void(const Question&)> stuck)
        : interview_(interview), pack_(pack), visit_(std::move(visit)), stuck_(std::move(stuck)) {
        for (const auto& kind : facts_of(pack))
            if (kind.type == FactKind::Type::yes_no && deciding.contains(kind.name)) facts_.push_back(kind);
        for (const auto& question : interview.questions) matters_.push_back(deciding.contains(question.id));
    }

    std::int64_t run() {
        from(0);
        return count_;
    }

    /// Passes over the questions that neither decide nor are needed by a fact that does: the number of ways
    /// stays the same.
    std::int64_t count() {
        for (const auto& question : interview_.questions) {
            const bool is_needed = std::ranges::any_of(facts_, [&](const FactKind& kind) {
                return std::ranges::find(kind.needs, question.id) != kind.needs.end();
            });
            passed_over_.push_back(!is_needed && !matters_[passed_over_.size()]);
        }
        return run();
    }

private:
    /// Facts that a condition mentions and whose questions are answered by now are decided before the next
    /// question.
    const FactKind* undecided_fact() const {
        for (const auto& kind : facts_) {
            if (path_.values.contains(kind.name)) continue;
            const bool is_known = std::ranges::all_of(
                kind.needs, [&](const std::string& id) { return path_.values.contains(id); });
            // addressee_is_asked also rests on an answer that is asked after the region.
            const bool waits = kind.name == "addressee_is_asked" && decides_later();
            if (is_known && !waits) return &kind;
        }
        return nullptr;
    }
    [[nodiscard]] bool decides_later() const {
        const auto department = path_.values.find("region_has_department");
        return department != path_.values.end() && department->second.front() == "yes" &&
               !path_.values.contains("other_body");
    }
    /// The values of a fact that are possible: both, but where the answers on the path decide it.
    [[nodiscard]] std::vector<std::string> fact_values(const FactKind& kind) const {
        if (kind.name == "region_has_department") {
            const auto* region = find_region(pack_.places, path_.values.at("region").front());
            if (region != nullptr) return {region->bodies.contains("education_department") ? "yes" : "no"};
        }
        if (kind.name == "addressee_is_asked") {
            const auto other = path_.values.find("other_body");
            if (other != path_.values.end()) return {other->second.front()};
            const auto department = path_.values.find("region_has_department");
            if (department != path_.values.end()) return {department->second.front() == "no" ? "yes" : "no"};
        }
        return {"yes", "no"};
    }

    void from(std::size_t index) {
        if (count_ > most_paths) return;
        if (const auto* kind = undecided_fact()) {
            const auto name = kind->name;
            for (const auto& value : fact_values(*kind)) {
                path_.values[name] = {value};
                from(index);
            }
            path_.values.erase(name);
            return;
        }
        if (index == interview_.questions.size()) {
            ++count_;
            if (visit_) visit_(path_);
            return;
        }
        if (!passed_over_.empty() && passed_over_[index]) return from(index + 1);
        const auto& question = interview_.questions[index];
        if (!holds_on(question.when, path_)) return from(index + 1);
        auto possible = values_of(question, path_, pack_, matters_[index]);
        if (possible.empty() && stuck_) stuck_(question);
        path_.asked.push_back(&question);
        for (auto& values : possible) {
            path_.values[question.id] = std::move(values);
            from(index + 1);
        }
        path_.values.erase(question.id);
        path_.asked.pop_back();
    }

public:
    static std::vector<std::vector<std::string>> values_of(const Question& question, const Path& path,
                                                           const Pack& pack, bool matters) {
        std::vector<std::vector<std::string>> values;
        for (const auto& option : question.options)
            if (holds_on(option.when, path)) values.push_back({option.key});
        // Several at once see no condition that one of them alone does not; none at all is a case of its own.
        if (question.options.empty()) values.push_back({"given"});
        if (question.kind == Kind::region && matters) {
            values.clear();
            for (const auto& region : pack.places.regions) values.push_back({region.code});
        }
        if (values.size() > 1 && !matters) values.resize(1);
        if (question.optional && (matters || values.empty())) values.push_back({"left_out"});
        return values;
    }

private:
    const Interview& interview_;
    const Pack& pack_;
    std::function<void(const Path&)> visit_;
    std::function<void(const Question&)> stuck_;
    std::vector<FactKind> facts_;    ///< those that decide
    std::vector<bool> matters_;      ///< per question: whether it decides
    std::vector<bool> passed_over_;  ///< per question, where ways are only counted
    Path path_;
    std::int64_t count_ = 0;
};

}  // namespace

std::vector<PlacedText> outcome_texts(const Interview& interview) {
    Texts texts;
    std::visit(texts, interview.outcome);
    return std::move(texts).texts();
}

bool holds_on(const When& when, const Path& path) {
    return std::ranges::all_of(when.all_of, [&](const When::Term& term) {
        const auto values = path.values.find(term.key);
        if (values == path.values.end()) return false;
        return std::ranges::any_of(values->second, [&](const std::string& value) {
            return std::ranges::find(term.any_of, value) != term.any_of.end();
        });
    });
}

std::set<std::string> deciding_questions(const Interview& interview) {
    std::set<std::string> keys;
    for (const auto& question : interview.questions) {
        add_keys(question.when, keys);
        for (const auto& option : question.options) add_keys(option.when, keys);
    }
    return keys;
}

std::set<std::string> deciding_for(const Interview& interview, const Pack& pack,
                                   const std::set<std::string>& keys) {
    std::set<std::string> closed, open = keys;
    const auto facts = facts_of(pack);
    while (!open.empty()) {
        const auto key = open.extract(open.begin()).value();
        if (!closed.insert(key).second) continue;
        if (const auto* question = find_question(interview, key)) {
            add_keys(question->when, open);
            for (const auto& option : question->options) add_keys(option.when, open);
        } else if (const auto fact = std::ranges::find(facts, key, &FactKind::name); fact != facts.end()) {
            open.insert(fact->needs.begin(), fact->needs.end());
            // Where a department is known, this fact rests on the answer to another question.
            if (key == "addressee_is_asked") open.insert({"region_has_department", "other_body"});
        }
    }
    return closed;
}

bool has_too_many_ways(const Interview& interview, const Pack& pack) {
    return Walker(interview, pack, deciding_questions(interview), {}, {}).count() > most_paths;
}

std::int64_t each_path(const Interview& interview, const Pack& pack, const std::set<std::string>& deciding,
                       const std::function<void(const Path&)>& visit,
                       const std::function<void(const Question&)>& stuck) {
    return Walker(interview, pack, deciding, visit, stuck).run();
}

std::int64_t count_of_ways(const Interview& interview, const Pack& pack) {
    if (has_too_many_ways(interview, pack)) return most_paths + 1;
    const auto deciding = deciding_questions(interview);
    const auto facts = facts_of(pack);
    std::set<std::string> in_blocks;
    for (const auto& placed : outcome_texts(interview))
        for (const auto* when : placed.when) add_keys(*when, in_blocks);
    // A long letter has more ways than can be counted: then the number stays at the greatest.
    const auto times = [](std::int64_t a, std::size_t b) {
        constexpr auto most = std::numeric_limits<std::int64_t>::max();
        std::int64_t product = 0;
        return __builtin_mul_overflow(a, b, &product) ? most : product;
    };
    std::int64_t ways = 0;
    each_path(interview, pack, deciding, [&](const Path& path) {
        std::int64_t here = 1;
        for (const auto* question : path.asked)
            if (in_blocks.contains(question->id) && !deciding.contains(question->id))
                here = times(here, Walker::values_of(*question, path, pack, true).size());
        for (const auto& kind : facts) {
            const bool is_known = std::ranges::all_of(
                kind.needs, [&](const std::string& needed) { return path.values.contains(needed); });
            if (kind.type == FactKind::Type::yes_no && is_known && in_blocks.contains(kind.name) &&
                !deciding.contains(kind.name))
                here = times(here, 2);
        }
        if (__builtin_add_overflow(ways, here, &ways)) ways = std::numeric_limits<std::int64_t>::max();
    });
    return ways;
}

Finding found(std::string_view check, Place place, Message what, Message remedy) {
    return {.check = std::string(check),
            .problem = {.place = std::move(place), .what = std::move(what), .remedy = std::move(remedy)}};
}

}  // namespace mektep
