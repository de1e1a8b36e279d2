// SPDX-License-Identifier: GPL-3.0-or-later
// Lines go down the pages.
#include "paper/pdf_layout.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace mektep {
namespace {

class Pager {
public:
    explicit Pager(const std::vector<SetBlock>& blocks) : blocks_(blocks), pages_(1) {}

    std::vector<std::vector<Placed>> run() {
        for (std::size_t i = 0; i < blocks_.size(); ++i) place(i);
        return std::move(pages_);
    }

private:
    static constexpr double bottom = A4::height - A4::bottom;

    /// Short, or meant to stay whole: else its first two lines may part from the others.
    [[nodiscard]] bool is_whole(std::size_t block) const {
        return blocks_[block].keeps_together || blocks_[block].lines.size() <= 2;
    }
    /// Of a block itself, what must stay on one page.
    [[nodiscard]] double beginning(std::size_t block) const {
        const auto& lines = blocks_[block].lines;
        double sum = blocks_[block].space_before;
        for (std::size_t n = 0; n < lines.size() && (n < 2 || is_whole(block)); ++n) sum += lines[n].height;
        return sum;
    }
    [[nodiscard]] bool keeps_with_next(std::size_t block) const {
        return block + 1 < blocks_.size() && blocks_[block].keeps_with_next && !blocks_[block + 1].new_sheet;
    }
    /// What must stay on one page from this block on, as far as each keeps with the next.
    [[nodiscard]] double chain(std::size_t block) const {
        double sum = beginning(block);
        for (; is_whole(block) && keeps_with_next(block); ++block) sum += beginning(block + 1);
        return sum;
    }
    /// A chain longer than a page cannot stay together: then each block with the next, if these fit.
    [[nodiscard]] double needed(std::size_t block) const {
        if (!is_loose_) return chain(block);
        const auto alone = beginning(block);
        const auto both = alone + (is_whole(block) && keeps_with_next(block) ? beginning(block + 1) : 0);
        return both > A4::text_height ? alone : both;
    }
    /// The height of what must follow the last two lines of this block on the same page.
    [[nodiscard]] double kept_with(std::size_t block) const {
        if (!keeps_with_next(block)) return 0;
        const auto all = chain(block + 1);
        const auto& lines = blocks_[block].lines;
        const auto two = lines.size() < 2 ? 0 : lines.back().height + lines[lines.size() - 2].height;
        return two + all > A4::text_height ? beginning(block + 1) : all;
    }
    [[nodiscard]] bool is_empty() const { return pages_.back().empty() || pages_.back().back().repeated; }
    void new_page() {
        pages_.emplace_back();
        y_ = A4::top;
        if (!header_) return;
        pages_.back().push_back({*header_, 0, y_, true});
        y_ += blocks_[*header_].lines.front().height + blocks_[*header_].space_before;
    }
    void place(std::size_t index) {
        const auto& block = blocks_[index];
        const bool begins_chain = index == 0 || !keeps_with_next(index - 1) || !is_whole(index - 1);
        if (begins_chain) is_loose_ = chain(index) > A4::text_height;
        if (block.new_sheet && !is_empty()) new_page();
        if (!is_empty() && y_ + needed(index) > bottom) new_page();
        if (!is_empty()) y_ += block.space_before;
        if (block.heads_table) header_ = index;
        if (block.closes_table) header_.reset();
        for (std::size_t line = 0; line < block.lines.size(); ++line) {
            const auto left = block.lines.size() - line;
            // The last two lines go over together, and take along what must follow them.
            const double ahead =
                block.lines[line].height + (left == 2 ? block.lines[line + 1].height + kept_with(index) : 0);
            if (y_ + ahead > bottom && !is_empty()) new_page();
            pages_.back().push_back({index, line, y_});
            y_ += block.lines[line].height;
        }
    }

    const std::vector<SetBlock>& blocks_;
    std::vector<std::vector<Placed>> pages_;
    double y_ = A4::top;
    std::optional<std::size_t> header_;  ///< of the table whose rows are being placed
    bool is_loose_ = false;              ///< the chain that is being placed is longer than a page
};

}  // namespace

std::vector<std::vector<Placed>> pages_of(const std::vector<SetBlock>& blocks) { return Pager(blocks).run(); }

}  // namespace mektep
