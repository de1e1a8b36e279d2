// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/document.h"

#include <algorithm>

namespace mektep {
namespace {

bool is_blank(const Runs& runs) {
    return std::ranges::all_of(
        runs, [](const Run& run) { return run.text.find_first_not_of(" \n") == std::string::npos; });
}

struct IsEmpty {
    bool operator()(const Heading& heading) const { return is_blank(heading.runs); }
    bool operator()(const Paragraph& paragraph) const { return is_blank(paragraph.runs); }
    bool operator()(const List& list) const { return list.items.empty(); }
    bool operator()(const Fields& fields) const { return fields.fields.empty(); }
    bool operator()(const BlankLine&) const { return false; }
    bool operator()(const Table& table) const { return table.rows.empty(); }
    bool operator()(const SheetBreak&) const { return false; }
};

/// A heading that is followed by nothing, by a heading of its level or above, or by a new sheet.
bool is_lonely(const std::vector<Block>& blocks, std::size_t at) {
    const auto* heading = std::get_if<Heading>(&blocks[at]);
    if (heading == nullptr || heading->level == 1) return false;
    if (at + 1 == blocks.size() || std::holds_alternative<SheetBreak>(blocks[at + 1])) return true;
    const auto* next = std::get_if<Heading>(&blocks[at + 1]);
    return next != nullptr && next->level <= heading->level;
}

}  // namespace

std::string words_of(const Runs& runs) {
    std::string words;
    for (const auto& run : runs) words += run.text;
    return words;
}

Runs runs_of(std::string_view text, Language language) {
    Runs runs;
    const auto plain = [&](std::string_view words) {
        if (!words.empty()) runs.push_back({.text = std::string(words), .language = language});
    };
    while (true) {
        const auto open = text.find("[[");
        const auto close = open == std::string_view::npos ? open : text.find("]]", open);
        if (close == std::string_view::npos) break;
        plain(text.substr(0, open));
        const auto mark = text.substr(open + 2, close - open - 2);
        const auto bar = mark.find('|');
        const auto words = bar == std::string_view::npos ? mark : mark.substr(bar + 1);
        runs.push_back({.text = std::string(words),
                        .language = language,
                        .strong = false,
                        .term = std::string(mark.substr(0, bar))});
        text.remove_prefix(close + 2);
    }
    plain(text);
    return runs;
}

Fields as_fields(const Table& table) {
    Fields fields;
    for (const auto& row : table.rows) {
        if (row.empty()) continue;
        Fields::Field field{.label = row.front(), .value = {}};
        for (std::size_t i = 1; i < row.size(); ++i) {
            const auto add = [&](const Runs& runs) {
                field.value.insert(field.value.end(), runs.begin(), runs.end());
            };
            const auto blank = [&](const char* text, const Runs& like) {
                field.value.push_back(
                    {.text = text, .language = like.empty() ? Language::english : like.front().language});
            };
            if (words_of(row[i]).empty()) continue;
            if (!field.value.empty()) blank(", ", row[i]);
            if (i < table.header.size() && !words_of(table.header[i]).empty())
                add(table.header[i]), blank(" ", table.header[i]);
            add(row[i]);
        }
        fields.fields.push_back(std::move(field));
    }
    return fields;
}

Document tidied(Document document) {
    auto& blocks = document.blocks;
    for (auto& block : blocks) {
        if (auto* list = std::get_if<List>(&block)) std::erase_if(list->items, is_blank);
        if (auto* fields = std::get_if<Fields>(&block))
            std::erase_if(fields->fields, [](const Fields::Field& field) { return is_blank(field.value); });
    }
    std::erase_if(blocks, [](const Block& block) { return std::visit(IsEmpty{}, block); });
    // From the end, so that a heading that only held a lonely heading goes too.
    for (auto at = blocks.size(); at-- > 0;)
        if (is_lonely(blocks, at)) blocks.erase(blocks.begin() + static_cast<std::ptrdiff_t>(at));
    return document;
}

}  // namespace mektep
