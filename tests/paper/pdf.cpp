// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/pdf.h"

#include "base/error.h"
#include "document/pdf_ua.h"
#include "paper/samples.h"
#include "support/process.h"

#include <catch2/catch.hpp>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include <array>
#include <cmath>
#include <functional>

using namespace mektep;
using Catch::Contains;

namespace {

/// What a tool of poppler or qpdf says of the file.
Ended told_by(std::vector<std::string> command, const std::string& bytes) {
    const PrivateFolder folder;
    command.push_back(folder.write("letter.pdf", bytes));
    return run(command);
}

std::string structure_of(const Document& document) {
    return told_by({"pdfinfo", "-struct-text"}, pdf(document)).out;
}

Document only(Block block) {
    return {.title = "Хат", .language = Language::kazakh, .blocks = {std::move(block)}};
}

/// The operators of a page.
std::string marked_content_of(QPDFObjectHandle page) {
    auto stream = page.getKey("/Contents");
    std::string text;
    for (auto part : stream.isArray() ? stream.getArrayAsVector() : std::vector{stream}) {
        const auto data = part.getStreamData();
        text.append(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
    }
    return text;
}

/// All operators that draw stand inside of BDC or BMC … EMC.
bool draws_only_marked(const std::string& content) {
    class Watcher : public QPDFObjectHandle::ParserCallbacks {
    public:
        void handleObject(QPDFObjectHandle object, size_t, size_t) override {
            if (!object.isOperator()) return;
            const auto op = object.getOperatorValue();
            if (op == "BDC" || op == "BMC") ++depth;
            if (op == "EMC") --depth;
            if (depth == 0 && (op == "Tj" || op == "TJ" || op == "S" || op == "f")) is_clean = false;
            deepest_negative = std::min(deepest_negative, depth);
        }
        void handleEOF() override {}
        int depth = 0, deepest_negative = 0;
        bool is_clean = true;
    } watcher;
    auto pdf = QPDF::create();
    pdf->emptyPDF();
    QPDFObjectHandle::newStream(pdf.get(), content).parseAsContents(&watcher);
    return watcher.is_clean && watcher.depth == 0 && watcher.deepest_negative == 0;
}

}  // namespace

TEST_CASE("The PDF of a letter has no error that qpdf knows", "[paper]") {
    const auto ended = told_by({"qpdf", "--check"}, pdf(sample_letter()));
    CHECK(ended.code == 0);
    CHECK(ended.err.empty());
}

TEST_CASE("A screen reader meets headings, paragraphs and lists in the order of the letter", "[paper]") {
    const auto structure = structure_of(sample_letter());
    std::size_t at = 0;
    for (const char* expected : {"Document",
                                 "P (block)",
                                 "Шымкент қаласының білім басқармасы",
                                 "Өтініш беруші: Сейітқызы Айгүл",
                                 "H1 (block)",
                                 "Шағым",
                                 "H2 (block)",
                                 "Құқықтық негіз",
                                 "L (block)",
                                 "LI (block)",
                                 "Lbl (block)",
                                 "•",
                                 "LBody (block)",
                                 "Ата-ана білім беру ұйымын баланың тілегін ескере отырып таңдайды.",
                                 "Екінші негіз.",
                                 "H2 (block)",
                                 "Өтінемін",
                                 "L (block)",
                                 "1.",
                                 "Қорытындының күшін жоюды.",
                                 "2.",
                                 "Баланы қайта тексеруді.",
                                 "Мектептің атауы",
                                 "«Школа имени Пушкина»",
                                 "болып табылады.",
                                 "заңгер",
                                 "Қолы:",
                                 "H1 (block)",
                                 "Что делать с письмом"}) {
        INFO(structure);
        CAPTURE(expected);
        at = structure.find(expected, at);
        REQUIRE(at != std::string::npos);
    }
}

TEST_CASE("A paragraph of many lines reads back whole, with its blanks", "[paper]") {
    const std::string text =
        "Ата-ана баланың тілегін, бейімділігі мен ерекшеліктерін ескере отырып, білім беру ұйымын таңдайды, "
        "ал "
        "мектеп қызмет көрсететін аумақта тұратын барлық баланы қабылдауға міндетті.";
    CHECK_THAT(one_line(structure_of(only(Paragraph{words(text)}))), Contains("\"" + text + "\""));
}

TEST_CASE("Latin letters that a font would join come back as they were typed", "[paper][ua]") {
    const auto bytes = pdf({.title = "Letter",
                            .language = Language::english,
                            .blocks = {Paragraph{words("office@efi.kz, first flat", Language::english)}}});
    REQUIRE_FALSE(said_in(bytes).empty());
    CHECK(said_in(bytes).front().text == "office@efi.kz, first flat");
}

TEST_CASE("Every Kazakh letter comes back from the page", "[paper]") {
    const std::string lower = "әже ғалым қала таң өмір ұлт үміт һәм іс",
                      upper = "ӘЖЕ ҒАЛЫМ ҚАЛА ТАҢ ӨМІР ҰЛТ ҮМІТ ҺӘМ ІС";
    for (const auto points : {14.0, 24.0}) {
        const auto text =
            one_line(text_of(pdf(only(Paragraph{words(lower + " " + upper)}), {.text_points = points})));
        CAPTURE(points);
        CHECK_THAT(text, Contains(lower + " " + upper));
    }
}

TEST_CASE("The file says its language and title, that it is tagged, and in which order Tab goes", "[paper]") {
    const auto bytes = pdf(sample_letter());
    QPDF file;
    file.processMemoryFile("letter", bytes.data(), bytes.size());
    auto root = file.getRoot();
    CHECK(root.getKey("/Lang").getUTF8Value() == "kk-KZ");
    CHECK(root.getKey("/MarkInfo").getKey("/Marked").getBoolValue());
    CHECK(root.getKey("/ViewerPreferences").getKey("/DisplayDocTitle").getBoolValue());
    const auto data = root.getKey("/Metadata").getStreamData();
    const std::string xmp(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
    CHECK_THAT(xmp, Contains("Шағым") && Contains("kk-KZ") && Contains("<pdfuaid:part>1<") &&
                        Contains("<pdfaid:conformance>A<"));
    CHECK(file.getTrailer().getKey("/Info").getKey("/Title").getUTF8Value() == "Шағым");
    for (auto& page : QPDFPageDocumentHelper(file).getAllPages())
        CHECK(page.getObjectHandle().getKey("/Tabs").getName() == "/S");
    int fonts = 0;
    for (auto& object : file.getAllObjects())
        if (object.isDictionaryOfType("/Font", "/CIDFontType2")) {
            ++fonts;
            CHECK(object.getKey("/CIDToGIDMap").isNameAndEquals("/Identity"));
        }
    CHECK(fonts > 0);
}

TEST_CASE("Nothing in the file tells of the machine, the program's version or the day", "[paper]") {
    const auto bytes = pdf(sample_letter());
    QPDF file;
    file.processMemoryFile("letter", bytes.data(), bytes.size());
    CHECK(file.getTrailer().getKey("/Info").getKeys() == std::set<std::string>{"/Title"});
    CHECK_THAT(bytes, !Contains("cairo") && !Contains("pango") && !Contains("/home/") && !Contains("/root"));
}

TEST_CASE("Page numbers and rules are artifacts, all else is tagged", "[paper]") {
    const auto bytes = pdf(sample_letter());
    QPDF file;
    file.processMemoryFile("letter", bytes.data(), bytes.size());
    const auto pages = QPDFPageDocumentHelper(file).getAllPages();
    REQUIRE(pages.size() == 2);
    const auto first = marked_content_of(pages[0].getObjectHandle());
    CHECK(draws_only_marked(first));
    CHECK(draws_only_marked(marked_content_of(pages[1].getObjectHandle())));
    CHECK_THAT(first, Contains("/Artifact <</Type /Layout>> BDC"));  // the signature's rule
    CHECK_THAT(first, Contains("/Artifact <</Type /Pagination /Subtype /Footer>> BDC"));
    QPDF table;
    const auto long_table = pdf(table_document(40));
    table.processMemoryFile("table", long_table.data(), long_table.size());
    const auto second = QPDFPageDocumentHelper(table).getAllPages().at(1).getObjectHandle();
    CHECK_THAT(marked_content_of(second), Contains("/Artifact <</Type /Pagination /Subtype /Header>> BDC"));
    CHECK_THAT(structure_of(sample_letter()), !Contains("1 / 1"));
}

TEST_CASE("Words in another language say so, the others do not", "[paper]") {
    const auto bytes = pdf(sample_letter());
    QPDF file;
    file.processMemoryFile("letter", bytes.data(), bytes.size());
    std::vector<std::string> languages;
    const std::function<void(QPDFObjectHandle)> walk = [&](QPDFObjectHandle element) {
        if (element.isArray())
            for (auto& child : element.aitems()) walk(child);
        if (!element.isDictionary() || !element.hasKey("/K")) return;
        if (element.hasKey("/Lang")) languages.push_back(element.getKey("/Lang").getUTF8Value());
        walk(element.getKey("/K"));
    };
    walk(file.getRoot().getKey("/StructTreeRoot"));
    // One Kazakh sentence with a Russian name, then a Russian heading and a paragraph of two lines.
    REQUIRE(languages.size() >= 5);
    CHECK(languages[0] == "kk-KZ");
    CHECK(languages[1] == "ru-KZ");
    CHECK(languages[2] == "kk-KZ");
    for (std::size_t i = 3; i < languages.size(); ++i) CHECK(languages[i] == "ru-KZ");
}

TEST_CASE("The same document gives the same bytes", "[paper]") {
    CHECK(pdf(sample_letter()) == pdf(sample_letter()));
    CHECK(pdf(sample_letter()) != pdf(sample_letter(), {.text_points = 24}));
}

TEST_CASE("A letter that no font has is found before anything is written", "[paper]") {
    // A noncharacter: no font may have it.
    CHECK_THROWS_AS(pdf(only(Paragraph{words("Сөз \xF3\xB0\x80\x80 сөз")})), Failure);
    CHECK_THROWS_WITH(pdf(only(Heading{1, words("\xF3\xB0\x80\x80")})),
                      Contains("fonts-noto-core") && !Contains("\xF3\xB0\x80\x80"));
}

TEST_CASE("A word of 300 letters stays inside the margins and reads back as one word", "[paper]") {
    std::string word;
    for (int i = 0; i < 300; ++i) word += i % 7 == 0 ? "ұ" : "қ";
    const auto bytes = pdf(only(Paragraph{words("Мекенжай " + word)}));
    const PrivateFolder folder;
    const auto page = run({"pdftotext", "-bbox", folder.write("letter.pdf", bytes), "-"}).out;
    int count = 0;
    for (std::size_t at = page.find("xMax=\""); at != std::string::npos;
         at = page.find("xMax=\"", at + 1), ++count)
        CHECK(std::stod(page.substr(at + 6)) <= 595.3 - 42.5 + 0.5);
    CHECK(count >= 4);
    CHECK_THAT(told_by({"pdfinfo", "-struct-text"}, bytes).out, Contains(word));
}

TEST_CASE("What a visitor typed with line ends, tabs or many blanks still makes a page", "[paper]") {
    for (const char* text : {"бірінші\nекінші", "a\tb", " ", "   сөз   ", "\n", "«»—–…№§"}) {
        CAPTURE(text);
        CHECK(told_by({"qpdf", "--check"}, pdf(only(Paragraph{words(text)}))).code == 0);
    }
    CHECK_THAT(one_line(structure_of(only(Paragraph{words("бірінші\nекінші")}))), Contains("бірінші екінші"));
}

TEST_CASE("An empty document is one empty page, and empty items leave no mark", "[paper]") {
    CHECK_THAT(told_by({"pdfinfo"}, pdf({.title = "Хат", .language = Language::kazakh, .blocks = {}})).out,
               Contains("Pages:           1"));
    const auto structure = structure_of(only(List{true, {{}, words("жалғыз"), {}}}));
    CHECK_THAT(structure, Contains("1.") && !Contains("2.") && Contains("жалғыз"));
    CHECK_THAT(told_by({"qpdf", "--check"}, pdf(only(List{true, {{}, {}}}))).out, Contains("No syntax"));
}

TEST_CASE("No line ends inside of an ordinal number", "[paper]") {
    std::string text = "Негіз:";
    for (int i = 10; i < 70; ++i)
        text += " " + std::to_string(i) + "-баптың " + std::to_string(i % 9) + "-тармағы,";
    const auto page = text_of(pdf(only(Paragraph{words(text)})));
    // Poppler takes a hyphen at a line's end away.
    CHECK(one_line(page).starts_with(text));
}

TEST_CASE("All fonts are embedded, on A4", "[paper]") {
    const auto bytes = pdf(sample_letter());
    CHECK_THAT(told_by({"pdfinfo"}, bytes).out, Contains("A4") && Contains("Tagged:          yes"));
    const auto fonts = told_by({"pdffonts"}, bytes).out;
    CHECK_THAT(fonts, Contains("NotoSans") && Contains("yes yes yes") && !Contains(" no  "));
}
