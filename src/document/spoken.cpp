// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/spoken.h"

#include <iterator>
#include <utility>

namespace mektep {
namespace {

class Reader {
public:
    explicit Reader(std::size_t block) : block_(block) {}

    /// Runs of one language are said in one go, also where a glossary word stands among them.
    /// `begin` is the place of the first byte in what is shown.
    void say(const Runs& runs, const std::string& before = {}, std::ptrdiff_t begin = 0) {
        std::string text = before;
        for (std::size_t i = 0; i < runs.size(); ++i) {
            text += runs[i].text;
            const bool language_ends = i + 1 == runs.size() || runs[i + 1].language != runs[i].language;
            if (!language_ends) continue;
            const auto next = begin + std::ssize(text);
            add(std::exchange(text, {}), runs[i].language, begin);
            begin = next;
        }
    }

    void operator()(const Heading& heading) { say(heading.runs); }
    void operator()(const Paragraph& paragraph) { say(paragraph.runs); }
    void operator()(const List& list) {
        int number = 0;
        for (const auto& item : list.items) {
            const auto before = list.ordered ? std::to_string(++number) + ". " : "";
            say(item, before, -std::ssize(before));
            ++item_;
        }
    }
    void operator()(const Fields& fields) {
        for (const auto& field : fields.fields) {
            say(field.value, words_of(field.label) + ": ");
            ++item_;
        }
    }
    void operator()(const BlankLine& line) { say(line.label); }
    void operator()(const Table& table) {
        if (!table.caption.empty()) {
            say(table.caption);
            ++item_;
        }
        operator()(as_fields(table));
    }
    void operator()(const SheetBreak&) {}

    [[nodiscard]] std::vector<SpokenPart> parts() && { return std::move(parts_); }

private:
    void add(std::string text, Language language, std::ptrdiff_t begin) {
        if (text.find_first_not_of(" \n") == std::string::npos) return;
        parts_.push_back(
            {.text = std::move(text), .language = language, .block = block_, .item = item_, .offset = begin});
    }

    std::size_t block_;
    std::size_t item_ = 0;
    std::vector<SpokenPart> parts_;
};

}  // namespace

std::vector<SpokenPart> spoken(const std::vector<Block>& blocks) {
    std::vector<SpokenPart> parts;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        Reader reader(i);
        std::visit(reader, blocks[i]);
        for (auto& part : std::move(reader).parts()) parts.push_back(std::move(part));
    }
    return parts;
}

}  // namespace mektep
