// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/pdf_layout.h"

#include "base/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

namespace mektep {
namespace {

constexpr double line_spacing = 1.25;
constexpr double longest_bar = Page::chart_width - 12;  // a gap to the numbers
constexpr double column_gap = 12;                       // between the columns of a table
constexpr double list_indent = 1.7;                     ///< of the text's size

struct Face {
    double points = 14;
    bool bold = false;
};

/// "26-бабы" and "2-й" are one word: no line ends after such a hyphen, where readers would also take it for a
/// division.
void keep_ordinals_whole(std::string_view text, PangoAttrList* attributes) {
    for (auto at = text.find('-'); at != std::string_view::npos; at = text.find('-', at + 1)) {
        if (at == 0 || text[at - 1] < '0' || text[at - 1] > '9' || at + 1 == text.size()) continue;
        const char* const after = g_utf8_next_char(text.data() + at + 1);
        auto* const attribute = pango_attr_allow_breaks_new(FALSE);
        attribute->start_index = static_cast<guint>(at - 1);
        attribute->end_index = static_cast<guint>(after - text.data());
        pango_attr_list_insert(attributes, attribute);
    }
}

bool has_letter(const Runs& runs) {
    for (const auto& run : runs)
        for (const auto* at = run.text.c_str(); *at != '\0'; at = g_utf8_next_char(at))
            if (g_unichar_isalpha(g_utf8_get_char(at)) != 0) return true;
    return false;
}

class Setter {
public:
    Setter(const Sheet& sheet, Language language, PangoContext* context)
        : sheet_(sheet), language_(language), context_(context) {}

    void operator()(const Heading& heading) {
        const double sizes[] = {1.3, 1.08, 1.0};
        const auto level = static_cast<std::size_t>(std::clamp(heading.level, 1, 3));
        SetBlock block{.tag = fmt::format("H{}", std::clamp(heading.level, 1, 6))};
        block.space_before = sheet_.text_points * (level == 1 ? 1.2 : 0.9);
        block.keeps_with_next = true;
        add(std::move(block), heading.runs, {sheet_.text_points * sizes[level - 1], true}, 0,
            Page::text_width);
    }
    void operator()(const Paragraph& paragraph) {
        SetBlock block{.tag = "P"};
        const bool is_address = paragraph.style == Paragraph::Style::address;
        const bool is_note = paragraph.style == Paragraph::Style::note;
        block.space_before = sheet_.text_points * (is_address ? 0.15 : 0.5);
        const double x = is_address ? Page::text_width * 0.42 : 0;
        add(std::move(block), paragraph.runs,
            {is_note ? std::max(smallest_points, sheet_.text_points * 0.85) : sheet_.text_points, false}, x,
            Page::text_width - x);
    }
    void operator()(const List& list) {
        int number = 0;
        std::vector<Runs> items;
        std::copy_if(list.items.begin(), list.items.end(), std::back_inserter(items),
                     [](const Runs& runs) { return !runs.empty(); });
        for (const auto& item : items) {
            ++number;
            SetBlock block{.tag = "LI"};
            block.space_before = sheet_.text_points * 0.3;
            block.is_numbered = list.ordered;
            block.opens_list = number == 1;
            block.closes_list = static_cast<std::size_t>(number) == items.size();
            const double indent = sheet_.text_points * list_indent;
            add(std::move(block), item, {sheet_.text_points, false}, indent, Page::text_width - indent);
            auto& first = blocks_.back().lines.front();
            first.label = layout_of({Run{.text = list.ordered ? fmt::format("{}.", number) : "•",
                                         .language = item.front().language}},
                                    {sheet_.text_points, false}, -1);
            first.label_x = 0;
        }
    }
    void operator()(const Fields& fields) {
        for (const auto& field : fields.fields) {
            SetBlock block{.tag = "P"};
            block.space_before = sheet_.text_points * (&field == &fields.fields.front() ? 0.6 : 0.2);
            auto runs = field.label;
            for (auto& run : runs) run.strong = true;
            runs.push_back(
                {.text = ": ", .language = runs.empty() ? Language::english : runs.back().language});
            runs.insert(runs.end(), field.value.begin(), field.value.end());
            add(std::move(block), runs, {sheet_.text_points, false}, 0, Page::text_width);
        }
    }
    void operator()(const BlankLine& line) {
        SetBlock block{.tag = "P"};
        block.space_before = sheet_.text_points * 1.1;
        block.rule_width = Page::text_width * 0.45;
        // The signature never stands alone on a page: what comes before goes with it.
        if (!blocks_.empty()) blocks_.back().keeps_with_next = true;
        auto runs = line.label;
        runs.push_back({.text = ":", .language = runs.empty() ? Language::english : runs.back().language});
        add(std::move(block), runs, {sheet_.text_points, false}, 0, Page::text_width);
    }
    void operator()(const Table& table) {
        const auto first_block = blocks_.size();
        if (!table.caption.empty()) {
            SetBlock block{.tag = "Caption"};
            block.space_before = sheet_.text_points * 0.6;
            block.keeps_with_next = true;
            add(std::move(block), table.caption, {sheet_.text_points, true}, 0, Page::text_width);
        }
        const auto columns = columns_of(table);
        add_row(table.header, columns, true);
        blocks_.back().keeps_with_next = true;
        for (std::size_t i = 0; i < table.rows.size(); ++i) {
            add_row(table.rows[i], columns, false);
            // No row, and no sum below the others, stands alone on a page.
            blocks_.back().keeps_with_next = i == 0 || i + 2 == table.rows.size();
            if (i < table.bars.size()) blocks_.back().bar = std::clamp(table.bars[i], 0.0, 1.0) * longest_bar;
        }
        blocks_.back().keeps_with_next = false;
        blocks_[first_block].opens_table = true;
        blocks_.back().closes_table = true;
    }
    void operator()(const SheetBreak&) { new_sheet_ = true; }

    [[nodiscard]] std::vector<SetBlock> blocks() && { return std::move(blocks_); }

private:
    GObjectHandle<PangoLayout> layout_of(const Runs& runs, Face face, double width) {
        GObjectHandle<PangoLayout> layout(pango_layout_new(context_));
        const Handle<PangoFontDescription, pango_font_description_free> font(pango_font_description_new());
        pango_font_description_set_family(font.get(), "Noto Sans");
        pango_font_description_set_absolute_size(font.get(), face.points * PANGO_SCALE);
        if (face.bold) pango_font_description_set_weight(font.get(), PANGO_WEIGHT_BOLD);
        pango_layout_set_font_description(layout.get(), font.get());
        std::string text;
        auto* const attributes = pango_attr_list_new();
        for (const auto& run : runs) {
            const auto begin = static_cast<guint>(text.size());
            text += run.text;
            const auto end = static_cast<guint>(text.size());
            const auto insert = [&](PangoAttribute* attribute) {
                attribute->start_index = begin;
                attribute->end_index = end;
                pango_attr_list_insert(attributes, attribute);
            };
            insert(
                pango_attr_language_new(pango_language_from_string(std::string(tag(run.language)).c_str())));
            if (run.strong) insert(pango_attr_weight_new(PANGO_WEIGHT_SEMIBOLD));
        }
        keep_ordinals_whole(text, attributes);
        // Cairo writes a ligature as ActualText, at which readers stop.
        pango_attr_list_insert(attributes, pango_attr_font_features_new("liga=0, clig=0, dlig=0"));
        pango_layout_set_text(layout.get(), text.c_str(), static_cast<int>(text.size()));
        pango_layout_set_attributes(layout.get(), attributes);
        pango_attr_list_unref(attributes);
        pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
        pango_layout_set_width(layout.get(), width < 0 ? -1 : static_cast<int>(width * PANGO_SCALE));
        // Checked on what Pango chose, so that a fallback font that has the letter is as good.
        if (pango_layout_get_unknown_glyphs_count(layout.get()) > 0)
            throw Failure(
                Outside::disk,
                "writing the PDF: no font has all letters of the text. Install the package fonts-noto-core.");
        return layout;
    }

    /// Drawn line by line: Pango marks soft breaks with ActualText, at which readers stop.
    void add(SetBlock block, const Runs& runs, Face face, double x, double width) {
        if (runs.empty()) return;
        block.has_other_language =
            std::any_of(runs.begin(), runs.end(), [&](const Run& run) { return run.language != language_; });
        block.new_sheet = std::exchange(new_sheet_, false);
        const auto whole = layout_of(runs, face, width);
        const int count = pango_layout_get_line_count(whole.get());
        for (int i = 0; i < count; ++i) block.lines.push_back(line_of(whole.get(), i, x));
        block.keeps_together = count <= 3;
        blocks_.push_back(std::move(block));
    }

    struct Column {
        double least = 0;  ///< so that no word and no number is broken, with the gap to the next
        double width = 0;
        bool is_of_words = true;  ///< else of numbers, which stand at its right edge
    };

    double width_of(const Runs& runs, bool is_header, bool of_longest_word) {
        const auto layout = layout_of(runs, {sheet_.text_points, is_header}, of_longest_word ? 0 : -1);
        pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD);
        int width = 0;
        pango_layout_get_size(layout.get(), &width, nullptr);
        return std::ceil(static_cast<double>(width) / PANGO_SCALE);
    }

    /// Each as wide as its words on one line, if there is room; else what is left over the longest words is
    /// shared by need, as browsers do (CSS 2.1, 17.5.2.2).
    std::vector<Column> columns_of(const Table& table) {
        std::vector<Column> columns(table.header.size());
        const auto measure = [&](const std::vector<Runs>& row, bool is_header) {
            for (std::size_t i = 0; i < row.size() && i < columns.size(); ++i) {
                auto& [least, width, is_of_words] = columns[i];
                least = std::max(least, width_of(row[i], is_header, has_letter(row[i])) + column_gap);
                width = std::max(width, width_of(row[i], is_header, false) + column_gap);
                is_of_words = is_of_words && (is_header || has_letter(row[i]));
            }
        };
        measure(table.header, true);
        for (const auto& row : table.rows) measure(row, false);
        const double all = Page::text_width - (table.bars.empty() ? 0 : Page::chart_width);
        double least = 0, wanted = 0;
        for (const auto& column : columns) {
            least += column.least;
            wanted += column.width;
        }
        if (wanted <= all) {
            const auto others = columns.size() > 1 ? columns.begin() + 1 : columns.begin();
            const auto spare = (all - wanted) / static_cast<double>(columns.end() - others);
            std::for_each(others, columns.end(), [&](Column& column) { column.width += spare; });
        } else {
            const double given = std::max(0.0, all - least) / (wanted - least);
            const double scale = std::min(1.0, all / least);
            for (auto& column : columns)
                column.width = scale * (column.least + given * (column.width - column.least));
        }
        return columns;
    }

    void add_row(const std::vector<Runs>& row, const std::vector<Column>& columns, bool is_header) {
        SetBlock block{.tag = "TR"};
        block.heads_table = is_header;
        block.space_before = sheet_.text_points * 0.25;
        block.keeps_together = true;
        block.new_sheet = std::exchange(new_sheet_, false);
        SetLine whole_row;
        double left = 0;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            static const Runs none{Run{.text = " "}};
            const auto& runs = i < row.size() && !row[i].empty() ? row[i] : none;
            const bool is_head = is_header || i == 0;
            const double width = columns[i].width - column_gap;
            SetCell cell{.tag = is_head ? "TH" : "TD",
                         .scope = is_header ? "/Column"
                                  : is_head ? "/Row"
                                            : ""};
            const auto layout = layout_of(runs, {sheet_.text_points, is_header}, width);
            double height = 0;
            for (int n = 0; n < pango_layout_get_line_count(layout.get()); ++n) {
                auto line = line_of(layout.get(), n, left);
                int used = 0;
                pango_layout_get_size(line.layout.get(), &used, nullptr);
                if (!columns[i].is_of_words) line.x = left + width - static_cast<double>(used) / PANGO_SCALE;
                line.baseline += height;
                height += line.height;
                cell.lines.push_back(std::move(line));
            }
            whole_row.height = std::max(whole_row.height, height);
            block.has_other_language =
                block.has_other_language || std::any_of(runs.begin(), runs.end(), [&](const Run& run) {
                    return &runs != &none && run.language != language_;
                });
            block.cells.push_back(std::move(cell));
            left += columns[i].width;
        }
        block.lines.push_back(std::move(whole_row));
        blocks_.push_back(std::move(block));
    }

    static SetLine line_of(PangoLayout* whole, int index, double x) {
        const auto* line = pango_layout_get_line_readonly(whole, index);
        const auto start = static_cast<std::size_t>(line->start_index);
        const std::string_view all(pango_layout_get_text(whole));
        std::string text(all.substr(start, static_cast<std::size_t>(line->length)));
        const auto after = start + text.size();
        const bool is_broken_at_blank = after < all.size() && (text.ends_with(' ') || all[after] == '\n');
        while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.pop_back();
        // One real blank joins the words of two lines when the paragraph is read back; a word that was too
        // long gets none.
        if (is_broken_at_blank) text += ' ';
        GObjectHandle<PangoLayout> layout(pango_layout_copy(whole));
        pango_layout_set_width(layout.get(), -1);
        auto* const attributes = pango_attr_list_copy(pango_layout_get_attributes(whole));
        pango_attr_list_update(attributes, 0, static_cast<int>(start), 0);
        // Pango 1.50 reads behind the text where an attribute that forbids breaks goes further.
        const auto behind = all.size() - std::min(start + text.size(), all.size());
        pango_attr_list_update(attributes, static_cast<int>(text.size()), static_cast<int>(behind), 0);
        pango_layout_set_text(layout.get(), text.c_str(), static_cast<int>(text.size()));
        pango_layout_set_attributes(layout.get(), attributes);
        pango_attr_list_unref(attributes);
        int height = 0;
        pango_layout_get_size(layout.get(), nullptr, &height);
        SetLine set{.layout = std::move(layout), .x = x};
        set.baseline = static_cast<double>(pango_layout_get_baseline(set.layout.get())) / PANGO_SCALE;
        const auto* font = pango_layout_get_font_description(set.layout.get());
        set.height = std::max(static_cast<double>(pango_font_description_get_size(font)) * line_spacing,
                              static_cast<double>(height)) /
                     PANGO_SCALE;
        return set;
    }

    Sheet sheet_;
    Language language_;
    PangoContext* context_;
    std::vector<SetBlock> blocks_;
    bool new_sheet_ = false;
};

/// Goes down the pages with the blocks.
class Pager {
public:
    explicit Pager(const std::vector<SetBlock>& blocks) : blocks_(blocks), pages_(1) {}

    std::vector<std::vector<Placed>> run() {
        for (std::size_t i = 0; i < blocks_.size(); ++i) place(i);
        return std::move(pages_);
    }

private:
    static constexpr double bottom = Page::height - Page::bottom;

    /// What must stay on one page from this block on: its first lines, and where it stays with the next, also
    /// what that needs. A chain longer than a page cannot stay together: then the block alone.
    [[nodiscard]] double needed(std::size_t block) const {
        const auto& lines = blocks_[block].lines;
        const auto first =
            blocks_[block].keeps_together ? lines.size() : std::min<std::size_t>(2, lines.size());
        double sum = blocks_[block].space_before;
        for (std::size_t n = 0; n < first; ++n) sum += lines[n].height;
        const double chain = first == lines.size() ? sum + kept_with(block) : sum;
        return chain > bottom - Page::top ? sum : chain;
    }
    /// The height of what must follow this block on the same page.
    [[nodiscard]] double kept_with(std::size_t block) const {
        const auto next = block + 1;
        const bool keeps =
            next < blocks_.size() && blocks_[block].keeps_with_next && !blocks_[next].new_sheet;
        return keeps ? needed(next) : 0;
    }
    [[nodiscard]] bool is_empty() const { return pages_.back().empty() || pages_.back().back().repeated; }
    void new_page() {
        pages_.emplace_back();
        y_ = Page::top;
        if (!header_) return;
        pages_.back().push_back({*header_, 0, y_, true});
        y_ += blocks_[*header_].lines.front().height + blocks_[*header_].space_before;
    }
    void place(std::size_t index) {
        const auto& block = blocks_[index];
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
    double y_ = Page::top;
    std::optional<std::size_t> header_;  ///< of the table whose rows are being placed
};

}  // namespace

std::vector<SetBlock> set_blocks(const Document& document, const Sheet& sheet, PangoContext* context) {
    Setter setter(sheet, document.language, context);
    for (const auto& block : document.blocks) std::visit(setter, block);
    return std::move(setter).blocks();
}

std::vector<std::vector<Placed>> pages_of(const std::vector<SetBlock>& blocks) { return Pager(blocks).run(); }

}  // namespace mektep
