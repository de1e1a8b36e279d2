// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/pdf.h"

#include "base/error.h"
#include "paper/pdf_finish.h"
#include "paper/pdf_layout.h"

#include <cairo-pdf.h>
#include <fmt/format.h>

#include <algorithm>

namespace mektep {
namespace {

/// Cairo's own errors, at the place where they occur.
void check(cairo_status_t status, const char* doing) {
    if (status != CAIRO_STATUS_SUCCESS)
        throw Failure(Outside::disk, fmt::format("{}: {}", doing, cairo_status_to_string(status)));
}

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int size) noexcept {
    try {
        static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), size);
        return CAIRO_STATUS_SUCCESS;
    } catch (...) {
        return CAIRO_STATUS_NO_MEMORY;  // exceptions never cross C
    }
}

/// Pango writes "kk-kz"; RFC 5646 recommends "kk-KZ".
std::string tag_of(const char* language) {
    const std::string text(language);
    return std::string(tag(language_of(std::string_view(text).substr(0, 2)).value_or(Language::english)));
}

class Drawer {
public:
    Drawer(cairo_t* cairo, const std::vector<SetBlock>& blocks) : cairo_(cairo), blocks_(blocks) {}

    void page(const std::vector<Placed>& lines) {
        for (const auto& placed : lines) {
            if (placed.repeated) continue;
            const auto& block = blocks_[placed.block];
            const auto& line = block.lines[placed.line];
            if (placed.line == 0) open(block);
            if (block.cells.empty())
                draw(block, line, placed.y);
            else
                draw_cells(block, placed.y);
            if (placed.line + 1 != block.lines.size()) continue;
            close(block);
            // After the end of its block: a rule is no content, so it stands outside of the tags.
            if (block.rule_width > 0) rule(block, line, placed.y);
            if (!block.cells.empty() && !block.goes_on) row_rule(placed.y + line.height);
            if (block.is_in_chart) bars_.push_back({block.bar, placed.y, line.height});
            if (block.closes_table) end("Table");
            if (block.closes_table && !block.alternative.empty()) figure(block.alternative);
        }
        draw_bars();
        for (const auto& placed : lines)
            if (placed.repeated) repeat_header(blocks_[placed.block], placed.y);
    }

    /// In the order in which the elements were begun. Cairo 1.16 cannot write these itself.
    [[nodiscard]] const std::vector<Attribute>& attributes() const { return attributes_; }

private:
    void begin(const char* tag) { cairo_tag_begin(cairo_, tag, ""); }
    void end(const char* tag) { cairo_tag_end(cairo_, tag); }

    void open(const SetBlock& block) {
        if (block.opens_list) {
            begin("L");
            attributes_.push_back({"/L", block.is_numbered ? "/Decimal" : "/Disc"});
        }
        if (block.opens_table) begin("Table");
        begin(block.tag.c_str());
    }
    void close(const SetBlock& block) {
        if (block.tag == "LI") end("LBody");
        end(block.tag.c_str());
        if (block.closes_list) end("L");
    }

    void show(PangoLayout* layout, double x, double baseline) {
        cairo_move_to(cairo_, x, baseline);
        pango_cairo_show_layout_line(cairo_, pango_layout_get_line_readonly(layout, 0));
    }

    /// Each stretch of one language in a Span of its own. All of the line, else the reading order would be
    /// lost.
    void show_in_spans(PangoLayout* layout, double x, double baseline) {
        const char* const text = pango_layout_get_text(layout);
        PangoLanguage* language = nullptr;
        for (const GSList* each = pango_layout_get_line_readonly(layout, 0)->runs; each != nullptr;
             each = each->next) {
            auto* const run = static_cast<PangoGlyphItem*>(each->data);
            // Pango keeps one object for each language, so pointers may be compared.
            if (run->item->analysis.language != language) {
                if (language != nullptr) end("Span");
                language = run->item->analysis.language;
                attributes_.push_back(
                    {"/Span", tag_of((pango_language_to_string)(language))});  // the macro is an old cast
                begin("Span");
            }
            cairo_move_to(cairo_, x, baseline);
            pango_cairo_show_glyph_item(cairo_, text, run);
            x += static_cast<double>(pango_glyph_string_get_width(run->glyphs)) / PANGO_SCALE;
        }
        if (language != nullptr) end("Span");
    }

    void draw(const SetBlock& block, const SetLine& line, double y) {
        const double baseline = y + line.baseline;
        if (line.label) {
            begin("Lbl");
            show(line.label.get(), A4::left + line.label_x, baseline);
            end("Lbl");
            begin("LBody");
        }
        if (block.has_other_language)
            show_in_spans(line.layout.get(), A4::left + line.x, baseline);
        else
            show(line.layout.get(), A4::left + line.x, baseline);
    }

    void draw_cells(const SetBlock& block, double y) {
        for (const auto& cell : block.cells) {
            begin(cell.tag.c_str());
            if (!cell.scope.empty()) attributes_.push_back({"/TH", cell.scope});
            for (const auto& line : cell.lines) {
                if (block.has_other_language)
                    show_in_spans(line.layout.get(), A4::left + line.x, y + line.baseline);
                else
                    show(line.layout.get(), A4::left + line.x, y + line.baseline);
            }
            end(cell.tag.c_str());
        }
    }

    /// For the eye: a screen reader has read it where the table begins. Behind all content of the page: see
    /// header_grey.
    void repeat_header(const SetBlock& header, double y) {
        cairo_set_source_rgb(cairo_, header_grey, header_grey, header_grey);
        for (const auto& cell : header.cells)
            for (const auto& line : cell.lines) show(line.layout.get(), A4::left + line.x, y + line.baseline);
        row_rule(y + header.lines.front().height);
        cairo_set_source_rgb(cairo_, 0, 0, 0);
    }

    static constexpr double chart_left = A4::width - A4::right - A4::chart_width + 12;

    /// The bars of a chart that has ended, as a figure of its own behind the table, told in words.
    void figure(const std::string& alternative) {
        const auto top = bars_.front().y, bottom = bars_.back().y + bars_.back().height;
        attributes_.push_back(
            {.role = "/Figure",
             .value = alternative,
             .box = {chart_left - 1, A4::height - bottom - 1, A4::width - A4::right, A4::height - top + 1}});
        begin("Figure");
        draw_bars();
        end("Figure");
    }

    /// Those of this page that are not drawn yet, from a line at their left end. Without words for them they
    /// are for the eye: the numbers stand in the rows.
    void draw_bars() {
        if (bars_.empty()) return;
        cairo_save(cairo_);
        cairo_set_source_rgb(cairo_, 0.09, 0.38, 0.44);  // 6.9:1 against white
        for (const auto& bar : bars_) {
            const double thickness = std::min(bar.height * 0.6, smallest_points);
            cairo_rectangle(cairo_, chart_left, bar.y + (bar.height - thickness) / 2, bar.length, thickness);
        }
        const auto top = bars_.front().y;
        cairo_rectangle(cairo_, chart_left - 1, top, 1, bars_.back().y + bars_.back().height - top);
        cairo_fill(cairo_);
        cairo_restore(cairo_);
        bars_.clear();
    }

    /// A hair line below each row leads the eye.
    void row_rule(double y) {
        cairo_set_line_width(cairo_, 0.5);
        cairo_move_to(cairo_, A4::left, y + 1.5);
        cairo_line_to(cairo_, A4::width - A4::right, y + 1.5);
        cairo_stroke(cairo_);
    }

    void rule(const SetBlock& block, const SetLine& line, double y) {
        int width = 0;
        pango_layout_get_size(line.layout.get(), &width, nullptr);
        const double x = A4::left + line.x + static_cast<double>(width) / PANGO_SCALE + 6;
        cairo_set_line_width(cairo_, 0.8);
        cairo_move_to(cairo_, x, y + line.baseline + 2);
        cairo_line_to(cairo_, std::min(x + block.rule_width, A4::width - A4::right), y + line.baseline + 2);
        cairo_stroke(cairo_);
    }

    cairo_t* cairo_;
    const std::vector<SetBlock>& blocks_;
    std::vector<Attribute> attributes_;
    struct Bar {
        double length, y, height;
    };
    std::vector<Bar> bars_;  ///< of this page, not drawn yet
};

/// Each copy of a letter and the cover sheet count their own pages: "1 / 3".
struct PageNumber {
    std::size_t number = 1, count = 1;
};

std::vector<PageNumber> page_numbers(const std::vector<SetBlock>& blocks,
                                     const std::vector<std::vector<Placed>>& pages) {
    std::vector<PageNumber> numbers;
    std::size_t first = 0;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const bool begins_sheet = !pages[i].empty() && !pages[i].front().repeated &&
                                  pages[i].front().line == 0 && blocks[pages[i].front().block].new_sheet;
        if (begins_sheet) first = i;
        numbers.push_back({.number = i - first + 1, .count = 1});
        for (auto n = first; n <= i; ++n) numbers[n].count = i - first + 1;
    }
    return numbers;
}

/// One unit is a point, and letters stand where the font says, not on the pixels of a screen.
void set_up(PangoContext* context) {
    pango_cairo_context_set_resolution(context, 72);
    const Handle<cairo_font_options_t, cairo_font_options_destroy> options(cairo_font_options_create());
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options.get());
    pango_context_set_round_glyph_positions(context, FALSE);
}

void draw_page_number(cairo_t* cairo, PangoContext* context, PageNumber page) {
    const GObjectHandle<PangoLayout> layout(pango_layout_new(context));
    const auto text = fmt::format("{} / {}", page.number, page.count);
    const Handle<PangoFontDescription, pango_font_description_free> font(
        pango_font_description_from_string("Noto Sans"));
    pango_font_description_set_absolute_size(font.get(), smallest_points * PANGO_SCALE);
    pango_layout_set_font_description(layout.get(), font.get());
    pango_layout_set_text(layout.get(), text.c_str(), -1);
    int width = 0;
    pango_layout_get_size(layout.get(), &width, nullptr);
    cairo_set_source_rgb(cairo, footer_grey, footer_grey, footer_grey);
    cairo_move_to(cairo, A4::width - A4::right - static_cast<double>(width) / PANGO_SCALE, A4::height - 34);
    pango_cairo_show_layout_line(cairo, pango_layout_get_line_readonly(layout.get(), 0));
    cairo_set_source_rgb(cairo, 0, 0, 0);
}

}  // namespace

Drawn drawn(const Document& document, const Sheet& sheet) {
    Drawn result;
    {
        const Handle<cairo_surface_t, cairo_surface_destroy> surface(
            cairo_pdf_surface_create_for_stream(&append, &result.bytes, A4::width, A4::height));
        check(cairo_surface_status(surface.get()), "starting the PDF");
        cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, document.title.c_str());
        cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, "2026-01-01T00:00:00Z");
        const Handle<cairo_t, cairo_destroy> cairo(cairo_create(surface.get()));
        const GObjectHandle<PangoContext> context(pango_cairo_create_context(cairo.get()));
        set_up(context.get());
        const auto blocks = set_blocks(document, sheet, context.get());
        const auto pages = pages_of(blocks);
        Drawer drawer(cairo.get(), blocks);
        cairo_tag_begin(cairo.get(), "Document", nullptr);
        const auto numbers = page_numbers(blocks, pages);
        for (std::size_t i = 0; i < pages.size(); ++i) {
            drawer.page(pages[i]);
            draw_page_number(cairo.get(), context.get(), numbers[i]);
            cairo_show_page(cairo.get());
            check(cairo_status(cairo.get()), "writing a page of the PDF");
        }
        cairo_tag_end(cairo.get(), "Document");
        result.attributes = drawer.attributes();
        check(cairo_status(cairo.get()), "tagging the PDF");
        cairo_surface_finish(surface.get());
        check(cairo_surface_status(surface.get()), "finishing the PDF");
    }
    return result;
}

std::string pdf(const Document& document, Sheet sheet) { return finished(drawn(document, sheet), document); }

}  // namespace mektep
