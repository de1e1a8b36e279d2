// SPDX-License-Identifier: GPL-3.0-or-later
// What a letter on paper costs, where the time goes, and what others take for the same text: bench_paper.
// Build it in release (cmake --preset release -DMEKTEP_TESTS=ON).
#include "document/plain_text.h"
#include "paper/docx.h"
#include "paper/odt.h"
#include "paper/pdf.h"
#include "paper/pdf_finish.h"
#include "paper/pdf_layout.h"
#include "paper/samples.h"
#include "support/process.h"

#include <benchmark/benchmark.h>
#include <cairo-pdf.h>
#include <fmt/format.h>
#include <sys/resource.h>

#include <fstream>

namespace {

using namespace mektep;

/// A full page with everything: addressees, fields, headings, both lists, a signature, words in two
/// languages.
const Document& one_page() {
    static const Document document = [] {
        auto letter = sample_letter();
        while (!std::holds_alternative<SheetBreak>(letter.blocks.back())) letter.blocks.pop_back();
        letter.blocks.pop_back();
        return letter;
    }();
    return document;
}

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int size) noexcept {
    static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), size);
    return CAIRO_STATUS_SUCCESS;
}

/// A context of Pango and a PDF surface that nothing was drawn on.
struct Canvas {
    std::string bytes;
    Handle<cairo_surface_t, cairo_surface_destroy> surface{
        cairo_pdf_surface_create_for_stream(&append, &bytes, Page::width, Page::height)};
    Handle<cairo_t, cairo_destroy> cairo{cairo_create(surface.get())};
    GObjectHandle<PangoContext> context{pango_cairo_create_context(cairo.get())};
    Canvas() { pango_cairo_context_set_resolution(context.get(), 72); }
};

/// The high-water mark of this process in megabytes.
double peak_megabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

void one_page_pdf(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(pdf(one_page()));
    state.counters["peak_MB"] = peak_megabytes();
}
BENCHMARK(one_page_pdf)->Unit(benchmark::kMillisecond);

void of_it_setting_lines_and_pages(benchmark::State& state) {
    for (auto _ : state) {
        const Canvas canvas;
        benchmark::DoNotOptimize(pages_of(set_blocks(one_page(), {}, canvas.context.get())));
    }
}
BENCHMARK(of_it_setting_lines_and_pages)->Unit(benchmark::kMillisecond);

void of_it_finishing_by_qpdf(benchmark::State& state) {
    // A file that is finished can be finished once more: the same work but for the artifacts.
    const auto bytes =
        pdf({.title = "Хат", .language = Language::kazakh, .blocks = {Paragraph{words("Хат")}}});
    for (auto _ : state)
        benchmark::DoNotOptimize(
            finished(bytes, {.title = "Хат", .language = Language::kazakh, .blocks = {}}, {}));
}
BENCHMARK(of_it_finishing_by_qpdf)->Unit(benchmark::kMillisecond);

/// The same lines by Pango and Cairo alone: no tags, no language, nothing a screen reader could use.
void floor_without_tags(benchmark::State& state) {
    for (auto _ : state) {
        Canvas canvas;
        const auto blocks = set_blocks(one_page(), {}, canvas.context.get());
        for (const auto& page : pages_of(blocks)) {
            for (const auto& placed : page) {
                const auto& line = blocks[placed.block].lines[placed.line];
                cairo_move_to(canvas.cairo.get(), Page::left + line.x, placed.y + line.baseline);
                pango_cairo_show_layout_line(canvas.cairo.get(),
                                             pango_layout_get_line_readonly(line.layout.get(), 0));
            }
            cairo_show_page(canvas.cairo.get());
        }
        cairo_surface_finish(canvas.surface.get());
        benchmark::DoNotOptimize(canvas.bytes);
    }
}
BENCHMARK(floor_without_tags)->Unit(benchmark::kMillisecond);

void one_page_odt(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(odt(one_page()));
}
BENCHMARK(one_page_odt)->Unit(benchmark::kMillisecond);

void one_page_docx(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(docx(one_page()));
}
BENCHMARK(one_page_docx)->Unit(benchmark::kMillisecond);

/// One iteration is one letter of the batch, on each of two threads.
void letters_on_two_threads(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(pdf(one_page()));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(letters_on_two_threads)->Threads(2)->Iterations(500)->UseRealTime()->Unit(benchmark::kMillisecond);

/// A whole program from its start to its end.
void program(benchmark::State& state, const std::vector<std::string>& command, const PrivateFolder& folder) {
    for (auto _ : state) {
        const auto ended = run(command, {.variables = {{"HOME", folder.path().string()}}});
        if (ended.code != 0) return state.SkipWithError(ended.err.c_str());
    }
}

/// The answers of a family: the letter of the shipped pack, twice, and its cover sheet.
void whole_mektep(benchmark::State& state) {
    const PrivateFolder folder;
    std::ifstream story(std::string(MEKTEP_SOURCE_DIR) +
                        "/tests/content/stories/special-school-in-shymkent.yaml");
    std::string answers;
    bool is_answer = false;
    for (std::string line; std::getline(story, line);) {
        if (is_answer && !line.starts_with("  ")) break;
        if (is_answer) answers += line.substr(2) + "\n";
        is_answer = is_answer || line == "answers:";
    }
    program(
        state,
        {MEKTEP_PROGRAM, "letter", "pmpc-complaint", "--today", "2026-11-23", "--answers",
         folder.write("answers.yaml", answers), "--lang", "kk", "--out", (folder.path() / "a.pdf").string()},
        folder);
}
BENCHMARK(whole_mektep)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(10);

void whole_weasyprint(benchmark::State& state) {
    const PrivateFolder folder;
    std::string html =
        "<html lang=kk><meta charset=utf-8><style>body{font:14pt Noto Sans}</style><title>Хат</title>";
    for (const auto& block : one_page().blocks)
        html += "<p>" + plain_text({.title = "", .language = Language::kazakh, .blocks = {block}}) + "</p>";
    program(state, {"weasyprint", folder.write("a.html", html), (folder.path() / "a.pdf").string()}, folder);
}
BENCHMARK(whole_weasyprint)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(5);

void whole_libreoffice(benchmark::State& state) {
    const PrivateFolder folder;
    const auto file = folder.write("a.odt", odt(one_page()));
    const std::vector<std::string> command{
        "soffice",
        "--headless",
        "-env:UserInstallation=file://" + (folder.path() / "profile").string(),
        "--convert-to",
        "pdf",
        "--outdir",
        folder.path().string(),
        file};
    run(command,
        {.variables = {{"HOME", folder.path().string()}}});  // makes its profile, which is not measured
    program(state, command, folder);
}
BENCHMARK(whole_libreoffice)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(5);

}  // namespace

BENCHMARK_MAIN();
