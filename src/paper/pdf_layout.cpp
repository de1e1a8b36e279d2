// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/pdf_layout.h"

#include "base/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
#include <optional>
#include <string_view>
#include <utility>

namespace mektep {
namespace {

constexpr double line_spacing = 1.25;
constexpr double longest_bar = A4::chart_width - 12;  // a gap to the numbers
constexpr double column_gap = 12;                     // between the columns of a table
constexpr double list_indent = 1.7;                   ///< of the text's size

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
        block.keeps_with_next = block.keeps_together = true;
        add(std::move(block), heading.runs, {sheet_.text_points * sizes[level - 1], true}, 0, A4::text_width);
    }
    void operator()(const Paragraph& paragraph) {
        SetBlock block{.tag = "P"};
        const bool is_address = paragraph.style == Paragraph::Style::address;
        const bool is_note = paragraph.style == Paragraph::Style::note;
        block.space_before = sheet_.text_points * (is_address ? 0.15 : 0.5);
        const double x = is_address ? A4::text_width * 0.42 : 0;
        add(std::move(block), paragraph.runs,
            {is_note ? std::max(smallest_points, sheet_.text_points * 0.85) : sheet_.text_points, false}, x,
            A4::text_width - x);
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
            add(std::move(block), item, {sheet_.text_points, false}, indent, A4::text_width - indent);
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
            block.is_field = true;
            auto runs = field.label;
            for (auto& run : runs) run.strong = true;
            runs.push_back({.text = ": ", .language = runs.empty() ? language_ : runs.back().language});
            runs.insert(runs.end(), field.value.begin(), field.value.end());
            add(std::move(block), runs, {sheet_.text_points, false}, 0, A4::text_width);
        }
    }
    void operator()(const BlankLine& line) {
        SetBlock block{.tag = "P"};
        block.space_before = sheet_.text_points * 1.1;
        block.rule_width = A4::text_width * 0.45;
        take_text_along();
        auto runs = line.label;
        runs.push_back({.text = ":", .language = runs.empty() ? language_ : runs.back().language});
        add(std::move(block), runs, {sheet_.text_points, false}, 0, A4::text_width);
    }
    void operator()(const Table& table) {
        const auto setting = setting_of(table);
        if (!setting) return in_rows(table);
        const auto first_block = blocks_.size();
        if (!table.caption.empty()) {
            SetBlock block{.tag = "Caption"};
            block.space_before = sheet_.text_points * 0.6;
            block.keeps_with_next = true;
            add(std::move(block), table.caption, {sheet_.text_points, true}, 0, A4::text_width);
        }
        const auto header_height = table.header.empty() ? 0 : add_header(table, *setting);
        for (std::size_t i = 0; i < table.rows.size(); ++i) {
            const auto row = blocks_.size();
            add_row(table.rows[i], *setting, false, A4::text_height - header_height);
            // No row, and no sum below the others, stands alone on a page.
            blocks_.back().keeps_with_next = i == 0 || i + 2 == table.rows.size();
            if (!setting->has_bars) continue;
            for (auto part = row; part < blocks_.size(); ++part) blocks_[part].is_in_chart = true;
            if (i < table.bars.size()) blocks_[row].bar = std::clamp(table.bars[i], 0.0, 1.0) * longest_bar;
        }
        if (setting->has_bars && height_from(first_block) <= A4::text_height)
            for (auto i = first_block; i < blocks_.size(); ++i) blocks_[i].keeps_with_next = true;
        blocks_.back().keeps_with_next = false;
        blocks_[first_block].opens_table = true;
        blocks_.back().closes_table = true;
        if (setting->has_bars) blocks_.back().alternative = table.alternative;
    }
    void operator()(const SheetBreak&) { new_sheet_ = true; }

    [[nodiscard]] std::vector<SetBlock> blocks() && { return std::move(blocks_); }

private:
    /// The signature never stands alone on a page, nor with the date alone: two lines of the text that is
    /// signed go with it.
    void take_text_along() {
        auto before = blocks_.rbegin();
        const auto keep = [&] {
            if (before != blocks_.rend()) (before++)->keeps_with_next = true;
        };
        if (before != blocks_.rend() && before->is_field) keep();
        const bool is_short = before != blocks_.rend() && before->lines.size() < 2;
        keep();
        if (is_short) keep();
    }

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
        block.keeps_together = block.keeps_together || count <= 3;
        blocks_.push_back(std::move(block));
    }

    struct Column {
        double least = 0;  ///< so that no word and no number is broken, with the gap to the next
        double width = 0;
        bool is_of_words = true;  ///< else of numbers, which stand at its right edge
    };
    /// How a table is set: its letters, its columns, and whether there is place for bars.
    struct TableSetting {
        double points = 0;
        std::vector<Column> columns = {};
        bool has_bars = false;
    };

    double width_of(const Runs& runs, Face face, bool of_longest_word) {
        const auto layout = layout_of(runs, face, of_longest_word ? 0 : -1);
        pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD);
        int width = 0;
        pango_layout_get_size(layout.get(), &width, nullptr);
        return std::ceil(static_cast<double>(width) / PANGO_SCALE);
    }

    /// The largest letters, down to three quarters of the text's, in which every word of the table stays
    /// whole; bars give way before that. Nothing where no columns can hold its words.
    std::optional<TableSetting> setting_of(const Table& table) {
        for (const bool has_bars : {true, false}) {
            if (has_bars && table.bars.empty()) continue;
            const auto all = A4::text_width - (has_bars ? A4::chart_width : 0);
            double last = 0;
            for (const double scale : {1.0, 0.9, 0.8, 0.75}) {
                const auto points = std::max(smallest_points, sheet_.text_points * scale);
                if (points == std::exchange(last, points)) continue;
                auto columns = columns_of(table, points, all);
                if (!columns.empty())
                    return TableSetting{
                        .points = points, .columns = std::move(columns), .has_bars = has_bars};
            }
        }
        return std::nullopt;
    }

    /// Each as wide as its words on one line, if there is room; else what is left over the longest words is
    /// shared by need, as browsers do (CSS 2.1, 17.5.2.2). None where the longest words have no room; a word
    /// wider than half of the table is broken anyway.
    std::vector<Column> columns_of(const Table& table, double points, double all) {
        auto count = table.header.size();
        for (const auto& row : table.rows) count = std::max(count, row.size());
        std::vector<Column> columns(count);
        const auto longest_word = (count > 1 ? all / 2 : all) - column_gap;
        const auto measure = [&](const std::vector<Runs>& row, bool is_header) {
            const Face face{points, is_header};
            for (std::size_t i = 0; i < row.size(); ++i) {
                auto& [least, width, is_of_words] = columns[i];
                const auto word = std::min(width_of(row[i], face, has_letter(row[i])), longest_word);
                least = std::max(least, word + column_gap);
                width = std::max(width, width_of(row[i], face, false) + column_gap);
                is_of_words = is_of_words && (is_header || has_letter(row[i]));
            }
        };
        measure(table.header, true);
        for (const auto& row : table.rows) measure(row, false);
        double least = 0, wanted = 0;
        for (const auto& column : columns) {
            least += column.least;
            wanted += column.width;
        }
        if (least > all) return {};
        if (wanted <= all) {
            const auto others = columns.size() > 1 ? columns.begin() + 1 : columns.begin();
            const auto spare = (all - wanted) / static_cast<double>(columns.end() - others);
            std::for_each(others, columns.end(), [&](Column& column) { column.width += spare; });
        } else {
            const double given = (all - least) / (wanted - least);
            for (auto& column : columns) column.width = column.least + given * (column.width - column.least);
        }
        return columns;
    }

    /// Row by row, as it is read aloud.
    void in_rows(const Table& table) {
        auto caption = table.caption;
        for (auto& run : caption) run.strong = true;
        operator()(Paragraph{.runs = std::move(caption)});
        if (!table.caption.empty() && !table.rows.empty()) blocks_.back().keeps_with_next = true;
        operator()(as_fields(table));
    }

    [[nodiscard]] double height_from(std::size_t first_block) const {
        return std::accumulate(blocks_.begin() + static_cast<std::ptrdiff_t>(first_block), blocks_.end(), 0.0,
                               [](double sum, const SetBlock& block) {
                                   sum += block.space_before;
                                   for (const auto& line : block.lines) sum += line.height;
                                   return sum;
                               });
    }

    /// How much of each page its repetition takes: one that is higher than a third of the page stands once.
    double add_header(const Table& table, const TableSetting& setting) {
        const auto first = blocks_.size();
        add_row(table.header, setting, true, A4::text_height);
        blocks_.back().keeps_with_next = true;
        const auto height = height_from(first);
        const bool is_repeated = height <= A4::text_height / 3;
        blocks_[first].heads_table = is_repeated;
        return is_repeated ? height : 0;
    }

    /// A row that is higher than a page goes on as the next row.
    void add_row(const std::vector<Runs>& row, const TableSetting& setting, bool is_header, double highest) {
        const Runs none{Run{.text = " ", .language = language_}};
        const Face face{setting.points, is_header};
        bool has_other_language = false;
        std::vector<std::vector<SetLine>> cells;
        double left = 0;
        for (std::size_t i = 0; i < setting.columns.size(); ++i) {
            const auto& column = setting.columns[i];
            const auto& runs = i < row.size() && !row[i].empty() ? row[i] : none;
            cells.push_back(lines_of(runs, face, left, column));
            left += column.width;
            has_other_language =
                has_other_language || std::any_of(runs.begin(), runs.end(),
                                                  [&](const Run& run) { return run.language != language_; });
        }
        std::vector<std::size_t> next(cells.size());
        for (bool goes_on = true; goes_on;) {
            SetBlock block{.tag = "TR"};
            block.has_other_language = has_other_language;
            block.space_before = sheet_.text_points * 0.25;
            block.keeps_together = true;
            block.new_sheet = std::exchange(new_sheet_, false);
            SetLine part;
            goes_on = false;
            left = 0;
            for (std::size_t i = 0; i < cells.size(); ++i) {
                const bool is_head = is_header || i == 0;
                SetCell cell{.tag = is_head ? "TH" : "TD",
                             .scope = is_header ? "/Column"
                                      : is_head ? "/Row"
                                                : ""};
                double height = 0;
                for (auto& n = next[i]; n < cells[i].size(); ++n) {
                    if (!cell.lines.empty() && height + cells[i][n].height > highest) break;
                    cell.lines.push_back(std::move(cells[i][n]));
                    cell.lines.back().baseline += std::exchange(height, height + cell.lines.back().height);
                }
                // Every cell says something: a screen reader counts the columns.
                if (cell.lines.empty()) cell.lines = lines_of(none, face, left, setting.columns[i]);
                goes_on = goes_on || next[i] < cells[i].size();
                part.height = std::max(part.height, height);
                block.cells.push_back(std::move(cell));
                left += setting.columns[i].width;
            }
            block.goes_on = goes_on;
            block.lines.push_back(std::move(part));
            blocks_.push_back(std::move(block));
        }
    }

    std::vector<SetLine> lines_of(const Runs& runs, Face face, double left, const Column& column) {
        const double width = column.width - column_gap;
        const auto layout = layout_of(runs, face, width);
        std::vector<SetLine> lines;
        for (int n = 0; n < pango_layout_get_line_count(layout.get()); ++n) {
            auto line = line_of(layout.get(), n, left);
            int used = 0;
            pango_layout_get_size(line.layout.get(), &used, nullptr);
            if (!column.is_of_words) line.x = left + width - static_cast<double>(used) / PANGO_SCALE;
            lines.push_back(std::move(line));
        }
        return lines;
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

}  // namespace

std::vector<SetBlock> set_blocks(const Document& document, const Sheet& sheet, PangoContext* context) {
    Setter setter(sheet, document.language, context);
    for (const auto& block : document.blocks) std::visit(setter, block);
    return std::move(setter).blocks();
}

}  // namespace mektep
