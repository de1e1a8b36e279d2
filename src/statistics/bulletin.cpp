// SPDX-License-Identifier: GPL-3.0-or-later
#include "statistics/bulletin.h"

#include "language/date.h"
#include "statistics/share.h"

#include <algorithm>
#include <numeric>

namespace mektep {
namespace {

class Writer {
public:
    Writer(const Interview& questionnaire, int threshold, const Pack& pack, Language language)
        : questionnaire_(questionnaire), threshold_(threshold), pack_(pack), language_(language) {}

    [[nodiscard]] std::string words(const Message& text) const {
        return render(text, language_, pack_.catalog);
    }
    [[nodiscard]] Runs runs(const std::string& text) const {
        return {Run{.text = text, .language = language_}};
    }
    [[nodiscard]] Runs runs(const Message& text) const { return runs(words(text)); }

    /// "January 2026 to June 2026".
    [[nodiscard]] std::string period(const Selection& selection) const {
        const auto month = [&](Month each) { return month_and_year(each, language_); };
        if (selection.from && selection.to && *selection.from == *selection.to) return month(*selection.from);
        if (selection.from && selection.to)
            return words(message("first month: {from}; last month: {to}",
                                 {{"from", month(*selection.from)}, {"to", month(*selection.to)}}));
        if (selection.from) return words(message("first month: {from}", {{"from", month(*selection.from)}}));
        if (selection.to) return words(message("last month: {to}", {{"to", month(*selection.to)}}));
        return words(message("all months"));
    }

    /// "How old is the child?: 6 to 10, 11 to 15".
    [[nodiscard]] std::string filter(const Selection& selection) const {
        std::string text;
        for (const auto& [id, codes] : selection.where) {
            const auto* question = find_question(questionnaire_, id);
            if (!text.empty()) text += "; ";
            if (question != nullptr) text += words(message_of(question->ask));
            for (const auto& code : codes) {
                text += &code == &codes.front() ? " " : ", ";
                text += question == nullptr ? code : words_of_code(*question, code, pack_, language_);
            }
        }
        return text;
    }

    [[nodiscard]] std::vector<Block> section(const Section& section) const {
        std::vector<Block> blocks;
        const auto& dimensions = section.table.dimensions;
        std::string title;
        for (const auto& dimension : dimensions) title += (title.empty() ? "" : " · ") + dimension.label;
        if (title.empty()) title = words(message("Number of reports"));
        blocks.emplace_back(Heading{2, runs(title)});
        if (section.is_coverage)
            blocks.emplace_back(Paragraph{
                .runs =
                    runs(leaves_few_out(section)
                             ? message("Where children learn, at whatever age: those who are not of "
                                       "school age are too few to be left out without pointing at them.")
                             : message("Where children of school age learn: the share of each answer."))});
        if (!section.selection.where.empty()) blocks.emplace_back(only_these(section.selection));
        switch (dimensions.size()) {
            case 0:
                blocks.emplace_back(Paragraph{.runs = runs(shown(section.table.at({})))});
                break;
            case 1:
                // Before the table: it stays on its page, and whoever listens knows it before the numbers.
                if (!dimensions.front().adds_up)
                    blocks.emplace_back(
                        Paragraph{.runs = runs(message("Several answers could be given: the shares add up to "
                                                       "more than a hundred percent."))});
                blocks.emplace_back(chart(section.table));
                break;
            case 2:
                blocks.emplace_back(crossed(section.table, {}));
                break;
            default:
                crossed_by_three(section.table, blocks);
        }
        return blocks;
    }

    [[nodiscard]] std::string shown(const Cell& cell) const {
        return cell.suppressed ? words(hidden_count()) : std::to_string(cell.count);
    }

    [[nodiscard]] std::vector<Block> method(const std::vector<Section>& sections, Day today) const {
        const auto hidden = std::accumulate(
            sections.begin(), sections.end(), std::int64_t{0},
            [](std::int64_t sum, const Section& each) { return sum + hidden_cells(each.table); });
        const auto& form = std::get<RecordForm>(questionnaire_.outcome);
        std::vector<Block> blocks{
            Heading{2, runs(message("How this was counted"))},
            Paragraph{.runs = runs(message("Parents answered the questions at a kiosk, without names. Each "
                                           "answer is a code; nobody knows who answered."))},
            Paragraph{.runs = runs(message(
                          "“{hidden}” stands for a count that is not published. Counts from 1 to {largest} "
                          "are hidden, so that "
                          "nobody can be recognised, and so are those from which they could be computed, in "
                          "this bulletin and in all that were published before. A nought is shown.",
                          {{"hidden", words(hidden_count())}, {"largest", std::int64_t{threshold_ - 1}}}))},
            Fields{{{runs(message("Threshold")), runs(std::to_string(threshold_))},
                    {runs(message("Hidden counts in this bulletin")), runs(std::to_string(hidden))},
                    {runs(message("Version of the questionnaire")), runs(std::to_string(form.version))},
                    {runs(message("Written on")), runs(long_date(today, language_))}}}};
        if (const auto& selection = sections.front().selection; !selection.where.empty())
            blocks.insert(blocks.begin() + 2, only_these(selection));
        if (!form.note.source.empty())
            blocks.insert(blocks.begin() + 2, Paragraph{.runs = runs(message_of(form.note))});
        return blocks;
    }

private:
    [[nodiscard]] std::string label_of(const Dimension& dimension, std::size_t category) const {
        return category == dimension.categories.size() ? words(message("total"))
                                                       : dimension.categories[category].label;
    }

    [[nodiscard]] Paragraph only_these(const Selection& selection) const {
        return {.runs = runs(
                    message("Only reports with these answers: {answers}", {{"answers", filter(selection)}}))};
    }

    /// Whether the coverage's condition was dropped (counted()).
    [[nodiscard]] bool leaves_few_out(const Section& section) const {
        const auto coverage = coverage_of(questionnaire_);
        return coverage && std::ranges::any_of(coverage->where, [&](const auto& condition) {
                   return !section.selection.where.contains(condition.first);
               });
    }

    [[nodiscard]] Table chart(const FrequencyTable& counts) const {
        const auto& dimension = counts.dimensions.front();
        Table table{.caption = {},
                    .header = {runs(message("Answer")), runs(message("Count")), runs(message("Share"))},
                    .rows = {},
                    .bars = {}};
        std::int64_t longest = 1;
        for (std::size_t i = 0; i < dimension.categories.size(); ++i) {
            const auto& cell = counts.at({i});
            if (cell.suppressed || cell.count < longest) continue;
            longest = cell.count;
            table.alternative =
                words(message("Bar chart of these counts. The longest bar: {answer}, {count}.",
                              {{"answer", dimension.categories[i].label}, {"count", longest}}));
        }
        for (std::size_t i = 0; i <= dimension.categories.size(); ++i) {
            const auto& cell = counts.at({i});
            const bool is_total = i == dimension.categories.size();
            table.rows.push_back({runs(label_of(dimension, i)), runs(shown(cell)),
                                  runs(as_percent(share_of(counts, {i}, 0), language_))});
            table.bars.push_back(is_total || cell.suppressed
                                     ? 0
                                     : static_cast<double>(cell.count) / static_cast<double>(longest));
        }
        return table;
    }

    /// Rows of the first dimension, columns of the second; those of a third at this place.
    [[nodiscard]] Table crossed(const FrequencyTable& counts, const std::vector<std::size_t>& third) const {
        const auto& rows = counts.dimensions[0];
        const auto& columns = counts.dimensions[1];
        const auto cell = [&](std::size_t row, std::size_t column) {
            std::vector<std::size_t> index{row, column};
            index.insert(index.end(), third.begin(), third.end());
            return counts.at(index);
        };
        // On paper there is place for few columns: with more, one row for each pair, without the noughts.
        constexpr std::size_t most_columns = 4;
        if (columns.categories.size() + 1 > most_columns) {
            Table table{.caption = {},
                        .header = {runs(rows.label), runs(columns.label), runs(message("Count"))},
                        .rows = {},
                        .bars = {}};
            for (std::size_t row = 0; row <= rows.categories.size(); ++row)
                for (std::size_t column = 0; column <= columns.categories.size(); ++column)
                    if (const auto& each = cell(row, column); each.suppressed || each.count != 0)
                        table.rows.push_back(
                            {runs(label_of(rows, row)), runs(label_of(columns, column)), runs(shown(each))});
            return table;
        }
        Table table{.caption = {}, .header = {runs(rows.label)}, .rows = {}, .bars = {}};
        for (std::size_t column = 0; column <= columns.categories.size(); ++column)
            table.header.push_back(runs(label_of(columns, column)));
        for (std::size_t row = 0; row <= rows.categories.size(); ++row) {
            std::vector<Runs> line{runs(label_of(rows, row))};
            for (std::size_t column = 0; column <= columns.categories.size(); ++column)
                line.push_back(runs(shown(cell(row, column))));
            table.rows.push_back(std::move(line));
        }
        return table;
    }

    void crossed_by_three(const FrequencyTable& counts, std::vector<Block>& blocks) const {
        const auto& third = counts.dimensions[2];
        for (std::size_t place = 0; place <= third.categories.size(); ++place) {
            auto table = crossed(counts, {place});
            const bool is_empty = std::ranges::all_of(table.rows, [](const std::vector<Runs>& row) {
                return std::all_of(row.begin() + 1, row.end(),
                                   [](const Runs& cell) { return mektep::words_of(cell) == "0"; });
            });
            if (is_empty) continue;
            blocks.emplace_back(Heading{3, runs(third.label + " " + label_of(third, place))});
            blocks.emplace_back(std::move(table));
        }
    }

    const Interview& questionnaire_;
    int threshold_;
    const Pack& pack_;
    Language language_;
};

const Interview& questionnaire_of(const std::vector<Section>& sections, const Pack& pack) {
    const auto* questionnaire =
        sections.empty() ? nullptr : find_interview(pack, sections.front().selection.questionnaire);
    if (questionnaire == nullptr || !questionnaire->is_report()) bug("a bulletin of no questionnaire");
    return *questionnaire;
}

}  // namespace

Message hidden_count() { return message("hidden"); }

std::vector<Block> method_of(const std::vector<Section>& sections, int threshold, const Pack& pack, Day today,
                             Language language) {
    return Writer(questionnaire_of(sections, pack), threshold, pack, language).method(sections, today);
}

std::string period_of(const Selection& selection, const Pack& pack, Language language) {
    return Writer(*find_interview(pack, selection.questionnaire), 0, pack, language).period(selection);
}

Document bulletin(const std::vector<Section>& sections, int threshold, const Pack& pack, Day today,
                  Language language) {
    const auto& questionnaire = questionnaire_of(sections, pack);
    const Writer writer(questionnaire, threshold, pack, language);
    const auto title = writer.words(message_of(statistics_title(questionnaire)));
    Document document{.title = title, .language = language, .blocks = {}};
    document.blocks.emplace_back(Heading{1, writer.runs(title)});
    const auto& all = sections.front().table;
    Fields head;
    if (const auto& organisation = pack.settings.organisation; !organisation.empty())
        head.fields.push_back({writer.runs(message("Published by")), writer.runs(organisation)});
    head.fields.push_back({writer.runs(message("Reports were given in")),
                           writer.runs(writer.period(sections.front().selection))});
    head.fields.push_back(
        {writer.runs(message("Reports counted")), writer.runs(writer.shown(all.cells.back()))});
    document.blocks.emplace_back(std::move(head));
    for (const auto& section : sections) {
        if (section.table.dimensions.empty() && sections.size() > 1) continue;  // said above
        auto blocks = writer.section(section);
        std::ranges::move(blocks, std::back_inserter(document.blocks));
    }
    std::ranges::move(writer.method(sections, today), std::back_inserter(document.blocks));
    return document;
}

}  // namespace mektep
