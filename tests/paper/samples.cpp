// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/samples.h"

#include "support/process.h"

#include <fmt/format.h>

#include <sstream>

namespace mektep {

Runs words(std::string_view text, Language language) {
    return {Run{.text = std::string(text), .language = language}};
}

Document sample_letter() {
    using Style = Paragraph::Style;
    constexpr auto russian = Language::russian;
    return {.title = "Шағым",
            .language = Language::kazakh,
            .blocks = {
                Paragraph{words("Кімге: Шымкент қаласының білім басқармасы"), Style::address},
                Fields{{{words("Өтініш беруші"), words("Сейітқызы Айгүл")},
                        {words("Телефоны"), words("+7 701 123 45 67")}}},
                Heading{1, words("Шағым")},
                Paragraph{words("Әділдік үшін: үй, өзен, ғалым, іні, ұлт, қаһарман, көңіл, ән.")},
                Heading{2, words("Құқықтық негіз")},
                List{false,
                     {words("Ата-ана білім беру ұйымын баланың тілегін ескере отырып таңдайды."),
                      words("Екінші негіз.")}},
                Heading{2, words("Өтінемін")},
                List{true, {words("Қорытындының күшін жоюды."), words("Баланы қайта тексеруді.")}},
                Paragraph{{{.text = "Мектептің атауы ", .language = Language::kazakh},
                           {.text = "«Школа имени Пушкина»", .language = russian},
                           {.text = " болып табылады.", .language = Language::kazakh}}},
                Paragraph{words("Бұл мәтінді заңгер тексерген жоқ."), Style::note},
                BlankLine{words("Қолы")},
                SheetBreak{},
                Heading{1, words("Что делать с письмом", russian)},
                Paragraph{
                    words("Отдайте письмо в управление образования & попросите талон <с номером>.", russian)},
            }};
}

Document long_letter(int paragraphs) {
    Document document{
        .title = "Ұзақ хат", .language = Language::kazakh, .blocks = {Heading{1, words("Ұзақ хат")}}};
    for (int i = 1; i <= paragraphs; ++i) {
        if (i % 4 == 1) document.blocks.push_back(Heading{2, words(fmt::format("Бөлім {}", i))});
        std::string text;
        for (int sentence = 0; sentence <= (i * 7) % 11; ++sentence)
            text += fmt::format("{}-абзац, {}-сөйлем: бала өз мектебінде оқуға құқылы. ", i, sentence + 1);
        text.pop_back();
        document.blocks.push_back(Paragraph{words(text)});
    }
    document.blocks.push_back(BlankLine{words("Қолы")});
    return document;
}

Document table_document(int rows) {
    Table table{.caption = words("Өңірлер бойынша кедергілер"),
                .header = {words("Өңір"), words("Барлығы"), words("Үйде"), words("Мектепте")},
                .rows = {}};
    for (int i = 1; i <= rows; ++i)
        table.rows.push_back({i == 2 ? words("Область без названия", Language::russian)
                                     : words(fmt::format("Атауы бір жолға сыймайтын өте ұзақ өңір {}", i)),
                              words(std::to_string(i * 7)), words(std::to_string(i * 3)),
                              words(std::to_string(i * 4))});
    return {.title = "Бюллетень",
            .language = Language::kazakh,
            .blocks = {Heading{1, words("Бюллетень")}, table, Paragraph{words("Кестеден кейінгі мәтін.")}}};
}

Document chart_document() {
    return {.title = "Бюллетень",
            .language = Language::kazakh,
            .blocks = {Heading{1, words("Бюллетень")},
                       Table{.caption = words("Бала қазір қайда оқиды?"),
                             .header = {words("Жауап"), words("Хабарлама"), words("Үлесі")},
                             .rows = {{words("Жақын мектепте"), words("140"), words("70 %")},
                                      {words("Үйде, мұғаліммен"), words("60"), words("30 %")},
                                      {words("Арнаулы мектепте"), words("·"), words("·")}},
                             .bars = {1, 60.0 / 140, 0},
                             .alternative = "Ең ұзын жолақ: жақын мектепте."},
                       Paragraph{words("· : жасырылған.")}}};
}

std::string text_of(const std::string& pdf, int page) {
    const PrivateFolder folder;
    std::vector<std::string> command{"pdftotext", "-enc", "UTF-8"};
    if (page > 0) command.insert(command.end(), {"-f", std::to_string(page), "-l", std::to_string(page)});
    command.insert(command.end(), {folder.write("letter.pdf", pdf), "-"});
    return run(command).out;
}

std::string one_line(std::string_view text) {
    std::istringstream stream{std::string(text)};
    std::string result;
    for (std::string word; stream >> word;) result += (result.empty() ? "" : " ") + word;
    return result;
}

}  // namespace mektep
