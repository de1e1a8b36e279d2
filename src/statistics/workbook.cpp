// SPDX-License-Identifier: GPL-3.0-or-later
#include "statistics/workbook.h"

#include "statistics/share.h"
#include "statistics/xlsx_file.h"

#include <fmt/format.h>

#include <algorithm>

namespace mektep {
namespace {

/// Where the numbers of one sheet stand, for its chart.
struct Range {
    std::size_t first = 1;  ///< row of the first category
    std::size_t last = 1;
    std::size_t columns = 1;  ///< of numbers, from the second on
};

class Sheets {
public:
    Sheets(const Pack& pack, Language language) : pack_(pack), language_(language) {}

    void table(const Section& section, std::size_t number) {
        const auto& counts = section.table;
        const auto name =
            counts.dimensions.empty() ? words(message("total")) : counts.dimensions.front().label;
        auto* const sheet = file_.sheet(fmt::format("{} {}", number, name));
        worksheet_set_column(sheet, 0, 0, 38, nullptr);
        worksheet_set_column(sheet, 1, 12, 14, nullptr);
        if (counts.dimensions.size() == 1)
            one(sheet, counts);
        else if (counts.dimensions.size() == 2)
            two(sheet, counts);
        else
            rows(sheet, counts);
    }

    void method(const std::vector<Block>& blocks, const std::string& period) {
        auto* const sheet = file_.sheet(words(message("Method")));
        worksheet_set_column(sheet, 0, 0, 100, nullptr);
        std::size_t row = 0;
        file_.text(sheet, row++, 0, words(message("Months")) + ": " + period, file_.wrapped());
        for (const auto& block : blocks) {
            if (const auto* heading = std::get_if<Heading>(&block))
                file_.text(sheet, row++, 0, mektep::words_of(heading->runs), file_.bold());
            if (const auto* paragraph = std::get_if<Paragraph>(&block))
                file_.text(sheet, row++, 0, mektep::words_of(paragraph->runs), file_.wrapped());
            if (const auto* fields = std::get_if<Fields>(&block))
                for (const auto& field : fields->fields)
                    file_.text(sheet, row++, 0,
                               mektep::words_of(field.label) + ": " + mektep::words_of(field.value),
                               file_.wrapped());
        }
    }

    std::string bytes() { return file_.bytes(); }

private:
    [[nodiscard]] std::string words(const Message& text) const {
        return render(text, language_, pack_.catalog);
    }
    [[nodiscard]] std::string label(const Dimension& dimension, std::size_t category) const {
        return category == dimension.categories.size() ? words(message("total"))
                                                       : dimension.categories[category].label;
    }
    void count(lxw_worksheet* sheet, std::size_t row, std::size_t column, const Cell& cell) {
        if (cell.suppressed)
            file_.text(sheet, row, column, words(hidden_count()));
        else
            file_.number(sheet, row, column, static_cast<double>(cell.count));
    }

    void one(lxw_worksheet* sheet, const FrequencyTable& counts) {
        const auto& dimension = counts.dimensions.front();
        file_.text(sheet, 0, 0, dimension.label, file_.bold());
        file_.text(sheet, 0, 1, words(message("Count")), file_.bold());
        file_.text(sheet, 0, 2, words(message("Share")), file_.bold());
        for (std::size_t i = 0; i <= dimension.categories.size(); ++i) {
            file_.text(sheet, i + 1, 0, label(dimension, i), file_.wrapped());
            count(sheet, i + 1, 1, counts.at({i}));
            if (const auto share = share_of(counts, {i}, 0))
                file_.number(sheet, i + 1, 2, *share, file_.percent());
        }
        chart(sheet, dimension.label, {.first = 1, .last = dimension.categories.size(), .columns = 1});
    }

    void two(lxw_worksheet* sheet, const FrequencyTable& counts) {
        const auto& down = counts.dimensions[0];
        const auto& across = counts.dimensions[1];
        file_.text(sheet, 0, 0, down.label + " · " + across.label, file_.bold());
        for (std::size_t c = 0; c <= across.categories.size(); ++c)
            file_.text(sheet, 0, c + 1, label(across, c), file_.bold());
        for (std::size_t r = 0; r <= down.categories.size(); ++r) {
            file_.text(sheet, r + 1, 0, label(down, r), file_.wrapped());
            for (std::size_t c = 0; c <= across.categories.size(); ++c)
                count(sheet, r + 1, c + 1, counts.at({r, c}));
        }
        chart(sheet, down.label + " · " + across.label,
              {.first = 1, .last = down.categories.size(), .columns = across.categories.size()});
    }

    /// None or three questions: a row a cell.
    void rows(lxw_worksheet* sheet, const FrequencyTable& counts) {
        const auto& dimensions = counts.dimensions;
        for (std::size_t d = 0; d < dimensions.size(); ++d)
            file_.text(sheet, 0, d, dimensions[d].label, file_.bold());
        file_.text(sheet, 0, dimensions.size(), words(message("Count")), file_.bold());
        std::size_t row = 0;
        each_index(widths_of(counts), [&](const std::vector<std::size_t>& index) {
            ++row;
            for (std::size_t d = 0; d < index.size(); ++d)
                file_.text(sheet, row, d, label(dimensions[d], index[d]), file_.wrapped());
            count(sheet, row, index.size(), counts.at(index));
        });
    }

    /// Horizontal bars: long labels have their place, and the first answer stands on top.
    void chart(lxw_worksheet* sheet, const std::string& title, const Range& range) {
        if (range.last < range.first) return;
        auto* const bars = workbook_add_chart(file_.book(), LXW_CHART_BAR);
        const auto row = [](std::size_t r) { return static_cast<lxw_row_t>(r); };
        for (std::size_t c = 1; c <= range.columns; ++c) {
            auto* const series = chart_add_series(bars, nullptr, nullptr);
            const auto column = static_cast<lxw_col_t>(c);
            const std::string name = sheet->name;
            chart_series_set_categories(series, name.c_str(), row(range.first), 0, row(range.last), 0);
            chart_series_set_values(series, name.c_str(), row(range.first), column, row(range.last), column);
            chart_series_set_name_range(series, name.c_str(), 0, column);
        }
        chart_title_set_name(bars, title.c_str());
        chart_axis_set_reverse(bars->y_axis);
        if (range.columns == 1) chart_legend_set_position(bars, LXW_CHART_LEGEND_NONE);
        lxw_chart_options options{};
        options.description = const_cast<char*>(title.c_str());  // the library copies it
        options.x_scale = 1.6;
        options.y_scale = std::max(1.0, 0.06 * static_cast<double>(range.last * range.columns));
        worksheet_insert_chart_opt(sheet, 1, static_cast<lxw_col_t>(range.columns + 4), bars, &options);
    }

    const Pack& pack_;
    Language language_;
    XlsxFile file_;
};

}  // namespace

std::string workbook(const std::vector<Section>& sections, int threshold, const Pack& pack, Day today,
                     Language language) {
    Sheets sheets(pack, language);
    for (std::size_t i = 0; i < sections.size(); ++i) sheets.table(sections[i], i + 1);
    sheets.method(method_of(sections, threshold, pack, today, language),
                  period_of(sections.front().selection, pack, language));
    return sheets.bytes();
}

}  // namespace mektep
