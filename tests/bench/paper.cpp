// SPDX-License-Identifier: GPL-3.0-or-later
// What a letter on paper costs, where the time goes, and what others take for the same text: bench_paper.
// packaging/packages-bench.txt names them.
#include "paper/docx.h"
#include "paper/odt.h"
#include "paper/pdf.h"
#include "paper/pdf_finish.h"
#include "paper/pdf_layout.h"
#include "paper/samples.h"
#include "support/process.h"
#include "support/story.h"

#include <benchmark/benchmark.h>
#include <cairo-pdf.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

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
        cairo_pdf_surface_create_for_stream(&append, &bytes, A4::width, A4::height)};
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

/// What this process holds now, fonts and all that was read once included.
double warm_megabytes() {
    std::ifstream file("/proc/self/statm");
    std::size_t all = 0, resident = 0;
    file >> all >> resident;
    return static_cast<double>(resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE))) / 1024 / 1024;
}

void one_page_pdf(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(pdf(one_page()));
    state.counters["peak_MB"] = peak_megabytes();
    state.counters["warm_MB"] = warm_megabytes();
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
    const auto unfinished = drawn(one_page(), {});
    for (auto _ : state) benchmark::DoNotOptimize(finished(unfinished, one_page()));
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
                cairo_move_to(canvas.cairo.get(), A4::left + line.x, placed.y + line.baseline);
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

/// A letter of the shipped pack, twice, and its cover sheet: what each of the programs below makes a PDF of.
class ShippedLetter {
public:
    ShippedLetter() {
        answers_ = folder_.write("letter.yaml", answers_of_story("special-school-in-shymkent"));
        write("odt,txt", answers_, folder_.path().string());
    }
    [[nodiscard]] const PrivateFolder& folder() const { return folder_; }
    [[nodiscard]] const std::string& answers() const { return answers_; }
    [[nodiscard]] static std::vector<std::string> command(const std::string& form, const std::string& answers,
                                                          const std::string& out) {
        return {MEKTEP_PROGRAM, "letter", "pmpc-complaint", "--today", "2026-11-23", "--lang", "kk",
                "--form",       form,     "--answers",      answers,   "--out",      out};
    }
    /// The same words as HTML: a paragraph for each, a page for each sheet.
    [[nodiscard]] std::string html() const {
        std::istringstream text(folder_.read("letter.txt"));
        std::string html =
            "<html lang=kk><meta charset=utf-8><title>Хат</title><style>@page{size:A4;margin:20mm 15mm 22mm "
            "30mm}body{font:14pt Noto Sans}hr{break-after:page}</style><p>";
        for (std::string line; std::getline(text, line);)
            html += line.empty() ? "<p>" : line.starts_with("-----") ? "<hr>" : line + "\n";
        return html;
    }

private:
    static void write(const std::string& form, const std::string& answers, const std::string& out) {
        const auto ended = run(command(form, answers, out));
        if (ended.code != 0) throw std::runtime_error(ended.err);
    }
    PrivateFolder folder_;
    std::string answers_;
};

/// A whole program from its start to its end.
void program(benchmark::State& state, const std::vector<std::string>& command, const PrivateFolder& folder) {
    for (auto _ : state) {
        const auto ended = run(
            command, {.variables = {{"HOME", folder.path().string()}}, .limit = std::chrono::minutes(10)});
        if (ended.code != 0) return state.SkipWithError(ended.err.c_str());
    }
}

void whole_mektep(benchmark::State& state) {
    const ShippedLetter letter;
    program(state,
            ShippedLetter::command("pdf", letter.answers(), (letter.folder().path() / "a.pdf").string()),
            letter.folder());
}
BENCHMARK(whole_mektep)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(10);

void whole_weasyprint(benchmark::State& state) {
    const ShippedLetter letter;
    const auto html = letter.folder().write("a.html", letter.html());
    program(state, {"weasyprint", html, (letter.folder().path() / "a.pdf").string()}, letter.folder());
}
BENCHMARK(whole_weasyprint)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(5);

void whole_libreoffice(benchmark::State& state) {
    const ShippedLetter letter;
    const auto& path = letter.folder().path();
    const std::vector<std::string> command{"soffice",
                                           "--headless",
                                           "-env:UserInstallation=file://" + (path / "profile").string(),
                                           "--convert-to",
                                           "pdf",
                                           "--outdir",
                                           path.string(),
                                           (path / "letter.odt").string()};
    run(command, {.variables = {{"HOME", path.string()}}});  // makes its profile, which is not measured
    program(state, command, letter.folder());
}
BENCHMARK(whole_libreoffice)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(5);

/// A day of an organisation: a thousand families in one call.
void whole_batch_of_1000(benchmark::State& state) {
    const ShippedLetter letter;
    std::filesystem::create_directory(letter.folder().path() / "cases");
    constexpr int families = 1000;
    for (int i = 0; i < families; ++i)
        letter.folder().write(fmt::format("cases/{}.yaml", i),
                              answers_of_story("special-school-in-shymkent"));
    program(state,
            ShippedLetter::command("pdf", (letter.folder().path() / "cases/*.yaml").string(),
                                   (letter.folder().path() / "out").string()),
            letter.folder());
    state.SetItemsProcessed(state.iterations() * families);
}
BENCHMARK(whole_batch_of_1000)->Unit(benchmark::kSecond)->UseRealTime()->Iterations(1);

}  // namespace

BENCHMARK_MAIN();
