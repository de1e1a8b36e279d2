// SPDX-License-Identifier: GPL-3.0-or-later
#include "statistics/export.h"

#include "language/date.h"
#include "language/order.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <regex>

namespace mektep {
namespace {

std::string padded(const std::string& text, std::size_t width) {
    return text + std::string(width - std::min(width, length(text)), ' ');
}

std::string upper(std::string id) {
    std::ranges::transform(id, id.begin(), [](unsigned char c) { return std::toupper(c); });
    return id;
}

constexpr const char* byte_order_mark = "\xEF\xBB\xBF";

/// "age_band=a6+a11 region=79".
std::string selected_by(const Selection& selection) {
    std::string text;
    for (const auto& [question, codes] : selection.where)
        text += fmt::format("{}{}={}", text.empty() ? "" : " ", question, fmt::join(codes, "+"));
    return text;
}

/// One row a cell, after as many rows of heads as there are.
std::string rows_of(const Section& section, int threshold, std::string csv) {
    const auto& [table, selection, is_coverage] = section;
    const auto counted = fmt::format(
        "{},{},{},{},{}\r\n", in_csv(selection.questionnaire), selection.from ? iso(*selection.from) : "",
        selection.to ? iso(*selection.to) : "", in_csv(selected_by(selection)), threshold);
    each_index(widths_of(table), [&](const std::vector<std::size_t>& index) {
        for (std::size_t d = 0; d < index.size(); ++d) {
            const auto& categories = table.dimensions[d].categories;
            const bool is_total = index[d] == categories.size();
            csv += (is_total ? "_total,"
                             : in_csv(categories[index[d]].code) + "," + in_csv(categories[index[d]].label)) +
                   ",";
        }
        const auto& cell = table.at(index);
        csv += (cell.suppressed ? ",suppressed," : fmt::format("{},published,", cell.count)) + counted;
    });
    return csv;
}

std::string heads_of(const FrequencyTable& table) {
    std::string csv = byte_order_mark;
    for (const auto& dimension : table.dimensions)
        csv += in_csv(dimension.question) + "," + in_csv(dimension.question + "_label") + ",";
    return csv + "count,status,questionnaire,from,to,selected,threshold\r\n";
}

/// "2026-01-01/P6M".
std::string time_period(const Selection& selection) {
    if (!selection.from || !selection.to) bug("SDMX of an open period");
    const auto months = (selection.to->year() - selection.from->year()).count() * 12 +
                        static_cast<int>(static_cast<unsigned>(selection.to->month())) -
                        static_cast<int>(static_cast<unsigned>(selection.from->month())) + 1;
    return fmt::format("{}-01/P{}M", iso(*selection.from), months);
}

}  // namespace

std::string in_csv(const std::string& text) {
    const bool is_formula =
        !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
    auto safe = is_formula ? "'" + text : text;
    if (safe.find_first_of(",\"\n\r") == std::string::npos) return safe;
    std::string quoted = "\"";
    for (const char c : safe) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

std::string as_text(const FrequencyTable& table, int threshold, Language language, const Catalog& catalog) {
    const auto total = render(message("total"), language, catalog);
    std::vector<std::size_t> widths;
    for (const auto& dimension : table.dimensions) {
        std::size_t width = std::max(length(dimension.label), length(total));
        for (const auto& category : dimension.categories) width = std::max(width, length(category.label));
        widths.push_back(width);
    }
    std::string text;
    for (std::size_t d = 0; d < table.dimensions.size(); ++d)
        text += padded(table.dimensions[d].label, widths[d]) + "  ";
    text += render(message("reports"), language, catalog) + "\n";
    bool any_hidden = false;
    each_index(widths_of(table), [&](const std::vector<std::size_t>& index) {
        const auto& cell = table.at(index);
        if (cell.count == 0 && !cell.suppressed && table.dimensions.size() > 1)
            return;  // a large table is mostly zeros
        for (std::size_t d = 0; d < index.size(); ++d) {
            const auto& categories = table.dimensions[d].categories;
            text +=
                padded(index[d] < categories.size() ? categories[index[d]].label : total, widths[d]) + "  ";
        }
        text += cell.suppressed ? "·" : std::to_string(cell.count);
        text += '\n';
        any_hidden = any_hidden || cell.suppressed;
    });
    if (any_hidden)
        text += render(message("· : hidden. Counts under {threshold} are not published, nor those from which "
                               "they could be computed.",
                               {{"threshold", std::int64_t{threshold}}}),
                       language, catalog) +
                "\n";
    return text;
}

std::string as_csv(const Section& section, int threshold) {
    return rows_of(section, threshold, heads_of(section.table));
}

std::string as_hxl(const Section& section, int threshold) {
    std::string tags;
    for (const auto& dimension : section.table.dimensions) {
        const auto tag =
            dimension.question == "region" ? std::string("#adm1") : "#indicator+" + dimension.question;
        tags.append(tag).append("+code,").append(tag).append("+name,");
    }
    return rows_of(section, threshold,
                   heads_of(section.table) + tags +
                       "#indicator+reports+num,#status,#meta+questionnaire,#date+start,#date+end,"
                       "#meta+selected,#meta+threshold\r\n");
}

std::string as_sdmx(const Section& section, const Interview& questionnaire) {
    const auto& [table, selection, is_coverage] = section;
    const auto period = time_period(selection);
    const auto flow = fmt::format("JAQYN_MEKTEP:{}({}.0)",
                                  std::regex_replace(upper(selection.questionnaire), std::regex("-"), "_"),
                                  std::get<RecordForm>(questionnaire.outcome).version);
    std::string csv = "DATAFLOW,";
    std::vector<std::string> questions;
    for (const auto& question : questionnaire.questions)
        if (question.kind != Kind::text) questions.push_back(question.id);
    for (const auto& question : questions) csv += in_csv(upper(question)) + ",";
    csv += "TIME_PERIOD,OBS_VALUE,OBS_STATUS,CONF_STATUS\r\n";
    each_index(widths_of(table), [&](const std::vector<std::size_t>& index) {
        csv += flow + ",";
        for (const auto& question : questions) {
            const auto selected = selection.where.find(question);
            std::string code = selected == selection.where.end()
                                   ? "_T"
                                   : fmt::format("{}", fmt::join(selected->second, "+"));
            for (std::size_t d = 0; d < index.size(); ++d) {
                const auto& [id, label, categories, adds_up] = table.dimensions[d];
                if (id == question && index[d] < categories.size())
                    code = categories[index[d]].code == unanswered_code ? "_U" : categories[index[d]].code;
            }
            csv += in_csv(code) + ",";
        }
        const auto& cell = table.at(index);
        csv += period + (cell.suppressed ? ",,Q,C\r\n" : fmt::format(",{},A,F\r\n", cell.count));
    });
    return csv;
}

}  // namespace mektep
