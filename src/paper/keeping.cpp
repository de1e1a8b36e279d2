// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/keeping.h"

#include "language/order.h"

#include <algorithm>

namespace mektep {
namespace {

/// How many paragraphs of a word processor a block is; none where it cannot be kept in parts.
struct Paragraphs {
    std::size_t operator()(const Heading&) const { return 1; }
    std::size_t operator()(const Paragraph&) const { return 1; }
    std::size_t operator()(const List& list) const { return list.items.size(); }
    std::size_t operator()(const Fields& fields) const { return fields.fields.size(); }
    std::size_t operator()(const BlankLine&) const { return 1; }
    std::size_t operator()(const Table&) const { return 0; }
    std::size_t operator()(const SheetBreak&) const { return 0; }
};

/// Surely more than one line.
bool is_long(const Block& block) {
    constexpr std::size_t longest_line = 100;
    const auto* paragraph = std::get_if<Paragraph>(&block);
    return paragraph != nullptr && length(words_of(paragraph->runs)) > longest_line;
}

}  // namespace

std::vector<std::size_t> kept_with_next(const std::vector<Block>& blocks) {
    std::vector<std::size_t> kept(blocks.size());
    for (std::size_t signature = 1; signature < blocks.size(); ++signature) {
        if (!std::holds_alternative<BlankLine>(blocks[signature])) continue;
        std::size_t wanted = std::holds_alternative<Fields>(blocks[signature - 1]) ? 3 : 2;
        for (auto at = signature; at-- > 0 && wanted > 0;) {
            const auto some = std::min(wanted, std::visit(Paragraphs{}, blocks[at]));
            if (some == 0) break;
            kept[at] = std::max(kept[at], some);
            wanted -= is_long(blocks[at]) ? wanted : some;
        }
    }
    return kept;
}

}  // namespace mektep
