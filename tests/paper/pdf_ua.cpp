// SPDX-License-Identifier: GPL-3.0-or-later
// Our PDFs against our checker, and the checker against files with one thing broken each.
#include "document/pdf_ua.h"

#include "paper/pdf.h"
#include "paper/samples.h"

#include <catch2/catch.hpp>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFNumberTreeObjectHelper.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

using namespace mektep;

namespace {

using Handle_ = QPDFObjectHandle;

std::string written(QPDF& file) {
    QPDFWriter writer(file);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

/// What may be broken: the file with handles to its parts.
struct Open {
    QPDF& file;
    Handle_ root() { return file.getRoot(); }
    Handle_ page() { return QPDFPageDocumentHelper(file).getAllPages().front().getObjectHandle(); }
    /// The first structure element of that role, in the order of the tree.
    Handle_ element(const std::string& role) {
        auto found = Handle_::newNull();
        const std::function<void(Handle_)> walk = [&](Handle_ each) {
            if (each.isArray())
                for (auto& kid : each.aitems()) walk(kid);
            if (!found.isNull() || !each.isDictionary()) return;
            if (each.getKey("/S").isNameAndEquals(role))
                found = each;
            else
                walk(each.getKey("/K"));
        };
        walk(root().getKey("/StructTreeRoot").getKey("/K"));
        if (found.isNull()) throw std::logic_error("no element " + role);
        return found;
    }
    std::string content() {
        std::string text;
        auto stream = page().getKey("/Contents");
        const auto data = stream.getStreamData(qpdf_dl_all);
        return {reinterpret_cast<const char*>(data->getBuffer()), data->getSize()};
    }
    void content(const std::string& text) { page().replaceKey("/Contents", Handle_::newStream(&file, text)); }
    void replace(const std::string& from, const std::string& to) {
        auto text = content();
        const auto at = text.find(from);
        if (at == std::string::npos) throw std::logic_error("the page does not draw " + from);
        content(text.replace(at, from.size(), to));
    }
    /// A font of the first page: of one byte a letter, or of two.
    Handle_ font(bool is_composite) {
        auto fonts = page().getKey("/Resources").getKey("/Font");
        for (auto& [name, font] : fonts.ditems())
            if (font.getKey("/Subtype").isNameAndEquals("/Type0") == is_composite) return font;
        throw std::logic_error("no such font");
    }
    Handle_ descendant() { return font(true).getKey("/DescendantFonts").getArrayItem(0); }
    void metadata(const std::string& from, const std::string& to) {
        auto stream = root().getKey("/Metadata");
        const auto data = stream.getStreamData();
        std::string text(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
        const auto at = text.find(from);
        if (at == std::string::npos) throw std::logic_error("no metadata " + from);
        stream.replaceStreamData(text.replace(at, from.size(), to), Handle_::newNull(), Handle_::newNull());
    }
    void unicode(const std::string& from, const std::string& to) {
        auto stream = font(true).getKey("/ToUnicode");
        const auto data = stream.getStreamData(qpdf_dl_all);
        std::string text(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
        const auto at = text.find(from);
        if (at == std::string::npos) throw std::logic_error("no mapping " + from);
        stream.replaceStreamData(text.replace(at, from.size(), to), Handle_::newNull(), Handle_::newNull());
    }
};

Handle_ name(const char* text) { return Handle_::newName(text); }

struct Broken {
    const char* point;
    const char* how;
    std::function<void(Open)> harm;
};

/// Adds a structure element with kids of these roles under the document's element.
Handle_ add(Open open, const std::string& text) {
    auto document = open.element("/Document");
    const std::function<Handle_(Handle_, Handle_)> adopt = [&](Handle_ each, Handle_ parent) {
        auto element = open.file.makeIndirectObject(each);
        element.replaceKey("/P", parent);
        auto kids = element.getKey("/K");
        for (int i = 0; kids.isArray() && i < kids.getArrayNItems(); ++i)
            kids.setArrayItem(i, adopt(kids.getArrayItem(i), element));
        return element;
    };
    auto added = adopt(Handle_::parse(text), document);
    document.getKey("/K").appendItem(added);
    return added;
}

const char* const good_table =
    "<< /S /Table /K [ << /S /TR /K [ << /S /TH /A << /O /Table /Scope /Column >> >> << /S /TH /A << /O "
    "/Table "
    "/Scope /Column >> >> ] >> << /S /TR /K [ << /S /TH /A << /O /Table /Scope /Row >> >> << /S /TD >> ] >> "
    "] >>";

void replace_in_table(Open open, const std::string& from, const std::string& to) {
    std::string text = good_table;
    const auto at = text.find(from);
    if (at == std::string::npos) throw std::logic_error("no table with " + from);
    add(open, text.replace(at, from.size(), to));
}

const std::vector<Broken>& broken_files() {
    static const std::vector<Broken> all{
        {"01-003", "an artifact inside of tagged content",
         [](Open o) { o.replace("BT", "/Artifact BMC EMC BT"); }},
        {"01-004", "tagged content inside of an artifact",
         [](Open o) { o.content("/Artifact BMC " + o.content() + " EMC"); }},
        {"01-005", "a rule that is neither", [](Open o) { o.content(o.content() + " 9 9 m 20 20 l S"); }},
        {"01-005", "text whose mark no element owns",
         [](Open o) { o.element("/H1").replaceKey("/K", Handle_::newArray()); }},
        {"01-005", "an artifact that is not closed",
         [](Open o) { o.content(o.content() + " /Artifact BMC"); }},
        {"01-007", "tags that are suspect",
         [](Open o) { o.root().getKey("/MarkInfo").replaceKey("/Suspects", Handle_::newBool(true)); }},
        {"02-001", "a role that nobody knows",
         [](Open o) { o.element("/P").replaceKey("/S", name("/Abzac")); }},
        {"02-003", "roles that lead in a circle",
         [](Open o) {
             o.element("/P").replaceKey("/S", name("/A1"));
             o.root()
                 .getKey("/StructTreeRoot")
                 .replaceKey("/RoleMap", Handle_::parse("<< /A1 /A2 /A2 /A1 >>"));
         }},
        {"02-004", "a standard role that is mapped",
         [](Open o) {
             o.root().getKey("/StructTreeRoot").replaceKey("/RoleMap", Handle_::parse("<< /P /Span >>"));
         }},
        {"06-001", "no metadata", [](Open o) { o.root().removeKey("/Metadata"); }},
        {"06-002", "no identifier", [](Open o) { o.metadata("<pdfuaid:part>1</pdfuaid:part>", ""); }},
        {"06-003", "no title in the metadata", [](Open o) { o.metadata(">Шағым<", "><"); }},
        {"07-001", "nobody says that the title is shown",
         [](Open o) { o.root().removeKey("/ViewerPreferences"); }},
        {"07-002", "the file's name is shown",
         [](Open o) {
             o.root().getKey("/ViewerPreferences").replaceKey("/DisplayDocTitle", Handle_::newBool(false));
         }},
        {"09-004", "a cell outside of a row", [](Open o) { add(o, "<< /S /TD >>"); }},
        {"09-004", "a paragraph in a row", [](Open o) { replace_in_table(o, "/TD", "/P"); }},
        {"09-005", "a paragraph in a list", [](Open o) { o.element("/LI").replaceKey("/S", name("/P")); }},
        {"09-005", "an item without a label",
         [](Open o) {
             auto item = o.element("/LI");
             auto kids = Handle_::newArray();
             kids.appendItem(item.getKey("/K").getArrayItem(1));
             item.replaceKey("/K", kids);
         }},
        {"09-006", "a line of contents outside of them", [](Open o) { add(o, "<< /S /TOCI >>"); }},
        {"10-001", "a letter without Unicode", [](Open o) { o.unicode("<0001>", "<00F1>"); }},
        {"11-001", "a document without a language", [](Open o) { o.root().removeKey("/Lang"); }},
        {"11-001", "words in a language that cannot be",
         [](Open o) { o.element("/Span").replaceKey("/Lang", Handle_::newString("kazakh language")); }},
        {"11-006", "metadata without a language",
         [](Open o) { o.root().replaceKey("/Lang", Handle_::newString("")); }},
        {"13-004", "a figure without words", [](Open o) { add(o, "<< /S /Figure >>"); }},
        {"14-002", "a letter that begins with H2",
         [](Open o) { o.element("/H1").replaceKey("/S", name("/H2")); }},
        {"14-003", "H3 after H1", [](Open o) { o.element("/H2").replaceKey("/S", name("/H3")); }},
        {"14-006", "two H in one element",
         [](Open o) { add(o, "<< /S /Sect /K [ << /S /H >> << /S /H >> ] >>"); }},
        {"14-007", "H beside H1", [](Open o) { add(o, "<< /S /H >>"); }},
        {"15-001", "a table without a header",
         [](Open o) { add(o, "<< /S /Table /K [ << /S /TR /K [ << /S /TD >> ] >> ] >>"); }},
        {"15-003", "a header without scope", [](Open o) { replace_in_table(o, "/Scope /Row", ""); }},
        {"15-005", "a row that is too short", [](Open o) { replace_in_table(o, "<< /S /TD >>", ""); }},
        {"16-001", "a list of no kind", [](Open o) { o.element("/L").removeKey("/A"); }},
        {"17-002", "a formula without words", [](Open o) { add(o, "<< /S /Formula >>"); }},
        {"19-003", "a note without ID", [](Open o) { add(o, "<< /S /Note >>"); }},
        {"19-004", "two notes of one ID",
         [](Open o) { add(o, "<< /S /Note /ID (a) >>"), add(o, "<< /S /Note /ID (a) >>"); }},
        {"20-001", "layers", [](Open o) { o.root().replaceKey("/OCProperties", Handle_::parse("<< >>")); }},
        {"21-001", "an attachment",
         [](Open o) { o.root().replaceKey("/Names", Handle_::parse("<< /EmbeddedFiles << >> >>")); }},
        {"28-002", "an annotation",
         [](Open o) { o.page().replaceKey("/Annots", Handle_::parse("[ << /Subtype /Text >> ]")); }},
        {"28-008", "no order for Tab", [](Open o) { o.page().removeKey("/Tabs"); }},
        {"28-009", "the order of rows for Tab", [](Open o) { o.page().replaceKey("/Tabs", name("/R")); }},
        {"28-010", "a form", [](Open o) { o.root().replaceKey("/AcroForm", Handle_::parse("<< >>")); }},
        {"31-004", "a map of glyphs that is neither",
         [](Open o) { o.descendant().replaceKey("/CIDToGIDMap", name("/Other")); }},
        {"31-005", "no map of glyphs", [](Open o) { o.descendant().removeKey("/CIDToGIDMap"); }},
        {"31-006", "a CMap from elsewhere",
         [](Open o) { o.font(true).replaceKey("/Encoding", name("/Mine-H")); }},
        {"31-009", "a font that is not embedded",
         [](Open o) { o.descendant().getKey("/FontDescriptor").removeKey("/FontFile2"); }},
        {"31-009", "a font of one byte that is not embedded",
         [](Open o) { o.font(false).getKey("/FontDescriptor").removeKey("/FontFile2"); }},
        {"31-011", "a glyph that the program lacks", [](Open o) { o.replace("[<0001", "[<0FFF"); }},
        {"31-016", "widths of another font",
         [](Open o) { o.descendant().replaceKey("/W", Handle_::parse("[0 [600 1 2 3 4 5 6]]")); }},
        {"31-018", "a letter of one byte that the program lacks",
         [](Open o) { o.replace("BT", "BT /f-0-0 1 Tf (\\341) Tj"); }},
        {"31-019", "a font without an encoding", [](Open o) { o.font(false).removeKey("/Encoding"); }},
        {"31-024", "a font of symbols with an encoding",
         [](Open o) {
             o.font(false).getKey("/FontDescriptor").replaceKey("/Flags", Handle_::newInteger(4));
         }},
        {"31-027", "no Unicode for any letter", [](Open o) { o.font(true).removeKey("/ToUnicode"); }},
        {"31-028", "a letter that is U+0000",
         [](Open o) { o.unicode("<0001> <041", "<0001> <0000> <0051> <041"); }},
        {"31-029", "a letter that is U+FEFF",
         [](Open o) { o.unicode("<0001> <041", "<0001> <FEFF> <0051> <041"); }},
        {"31-030", "a letter that is .notdef", [](Open o) { o.replace("[<0001", "[<0000"); }},
        {"UA 7.1-1", "no structure", [](Open o) { o.root().removeKey("/StructTreeRoot"); }},
        {"UA 7.1-2", "no way from the content to its element",
         [](Open o) { o.root().getKey("/StructTreeRoot").removeKey("/ParentTree"); }},
        {"UA 7.1-2", "an element that has another parent",
         [](Open o) { o.element("/LI").replaceKey("/P", o.element("/H1")); }},
        {"UA 7.1-2", "one mark twice", [](Open o) { o.replace("/MCID 1 ", "/MCID 0 "); }},
        {"UA 7.1-8", "a file that is not marked", [](Open o) { o.root().removeKey("/MarkInfo"); }},
        {"A 6.1.7.2", "LZW",
         [](Open o) {
             o.file.makeIndirectObject(Handle_::parse("<< /Filter /LZWDecode >>"));
             o.root().replaceKey("/Z", o.file.makeIndirectObject(Handle_::parse("<< /Filter /LZWDecode >>")));
         }},
        {"A 6.2.4.3", "colours of a device",
         [](Open o) { o.page().getKey("/Resources").removeKey("/ColorSpace"); }},
        {"A 6.2.10", "something transparent",
         [](Open o) {
             o.root().replaceKey("/Z", o.file.makeIndirectObject(Handle_::parse("<< /ca 0.5 >>")));
         }},
        {"A 6.5.1", "a program",
         [](Open o) {
             o.root().replaceKey("/OpenAction",
                                 o.file.makeIndirectObject(Handle_::parse("<< /S /JavaScript >>")));
         }},
        {"A 6.6.2.1", "no metadata", [](Open o) { o.root().removeKey("/Metadata"); }},
        {"A 6.6.2.3.1", "a schema that nobody describes",
         [](Open o) { o.metadata(">http://www.aiim.org/pdfua/ns/id/<", ">http://other/<"); }},
        {"A 6.6.3", "two titles",
         [](Open o) { o.file.getTrailer().getKey("/Info").replaceKey("/Title", Handle_::newString("A")); }},
        {"A 6.6.4", "no identifier",
         [](Open o) { o.metadata("<pdfaid:conformance>A</pdfaid:conformance>", ""); }},
    };
    return all;
}

}  // namespace

TEST_CASE("A PDF is PDF/UA-1 and PDF/A-2a, as it says", "[paper][ua]") {
    for (const auto& document : {sample_letter(), long_letter(30), table_document(40), chart_document(),
                                 Document{.title = "Хат", .language = Language::kazakh, .blocks = {}}})
        for (const auto points : {14.0, 24.0}) {
            const auto bytes = pdf(document, {.text_points = points});
            CHECK(as_lines(breaches_of_ua(bytes)) == "");
            CHECK(as_lines(breaches_of_a2a(bytes)) == "");
        }
}

TEST_CASE("The checker catches each point in a file where it is broken", "[paper][ua]") {
    const auto good = pdf(sample_letter());
    for (const auto& [point, how, harm] : broken_files()) {
        QPDF file;
        file.setSuppressWarnings(true);
        file.processMemoryFile("letter", good.data(), good.size());
        harm(Open{file});
        const auto bytes = written(file);
        const auto found =
            std::string_view(point).starts_with("A ") ? breaches_of_a2a(bytes) : breaches_of_ua(bytes);
        INFO(point << ", " << how << ":\n" << as_lines(found));
        CHECK(std::any_of(found.begin(), found.end(),
                          [p = std::string(point)](const Breach& each) { return each.point == p; }));
    }
}

TEST_CASE("The checker takes a sound table for one", "[paper][ua]") {
    const auto good = pdf(sample_letter());
    QPDF file;
    file.processMemoryFile("letter", good.data(), good.size());
    add(Open{file}, good_table);
    CHECK(as_lines(breaches_of_ua(written(file))) == "");
}

TEST_CASE("A file that is cut off or no PDF at all is a breach, not a crash", "[paper][ua]") {
    const auto good = pdf(sample_letter());
    for (const auto& bytes : {std::string(), std::string("%PDF-1.7\n"), good.substr(0, good.size() / 2)}) {
        CHECK_FALSE(breaches_of_ua(bytes).empty());
        CHECK_FALSE(breaches_of_a2a(bytes).empty());
    }
    auto header = good;
    header[7] = '9';
    CHECK_FALSE(breaches_of_a2a(header).empty());
}

TEST_CASE("What is read out of the file is what the document says, each word in its language",
          "[paper][ua]") {
    std::string kazakh, russian;
    for (const auto& said : said_in(pdf(sample_letter()))) {
        CAPTURE(said.role, said.text);
        CHECK(said.points >= 14);
        (said.language == "ru-kz" ? russian : kazakh) += said.text;
    }
    CHECK_THAT(russian, Catch::Contains("«Школа имени Пушкина»") &&
                            Catch::Contains("Отдайте письмо в управление") && !Catch::Contains("Шағым"));
    CHECK_THAT(kazakh,
               Catch::Contains("Шағым") && Catch::Contains("Мектептің атауы") && !Catch::Contains("Отдайте"));
}

TEST_CASE("A paragraph that goes on over the page does not say the page's number", "[paper][ua]") {
    const auto bytes = pdf(long_letter(30));
    std::string text;
    for (const auto& said : said_in(bytes)) text += said.text;
    CHECK_THAT(text, !Catch::Contains(" / "));
    const auto numbers = artifacts_in(bytes);
    REQUIRE(numbers.size() >= 3);
    CHECK(numbers[0].text.starts_with("1 / "));
    CHECK(numbers[2].text.starts_with("3 / "));
}

TEST_CASE("A table that goes on over the page has its header again, for the eye alone",
          "[paper][ua][table]") {
    const auto bytes = pdf(table_document(40));
    CHECK(as_lines(breaches_of_ua(bytes)).empty());
    CHECK(as_lines(breaches_of_a2a(bytes)).empty());
    const auto all = said_in(bytes);
    CHECK(std::ranges::count(all, "Барлығы", &Said::text) == 1);
    const auto last_page = all.back().page;
    REQUIRE(last_page > 1);
    double first_row = 1000;
    for (const auto& said : all)
        if (said.page == 2) first_row = std::min(first_row, said.y);
    std::map<int, std::string> above_the_rows;
    for (const auto& drawn : artifacts_in(bytes))
        if (drawn.y < first_row) above_the_rows[drawn.page] += drawn.text;
    for (int page = 2; page <= last_page; ++page) CHECK(above_the_rows[page] == "ӨңірБарлығыҮйдеМектепте");
}

TEST_CASE("No row stands alone at the foot or at the head of a page", "[paper][ua][table]") {
    for (int rows = 20; rows < 60; ++rows) {
        std::map<int, std::set<int>> rows_of_page;
        for (const auto& said : said_in(pdf(table_document(rows))))
            if (said.role.find("TR/T") != std::string::npos && said.role.find("/TR/TH") == std::string::npos)
                rows_of_page[said.page].insert(said.block);
        CAPTURE(rows);
        for (const auto& [page, on] : rows_of_page) CHECK(on.size() > 1);
    }
}

TEST_CASE("A table is read cell by cell, each row with its header, and no row is torn",
          "[paper][ua][table]") {
    const auto all = said_in(pdf(table_document(40)));
    std::vector<std::string> roles, texts;
    std::set<int> pages;
    for (const auto& said : all) {
        if (said.role.find("/Table") == std::string::npos) continue;
        pages.insert(said.page);
        if (said.page != 1 || texts.size() > 12) continue;
        roles.push_back(said.role.substr(said.role.find("Table")));
        texts.push_back(said.text);
    }
    REQUIRE(texts.size() > 12);
    CHECK(roles[0] == "Table/Caption");
    CHECK(texts[0] == "Өңірлер бойынша кедергілер");
    CHECK(roles[1] == "Table/TR/TH");
    CHECK(std::vector<std::string>(texts.begin() + 1, texts.begin() + 5) ==
          std::vector<std::string>{"Өңір", "Барлығы", "Үйде", "Мектепте"});
    CHECK(pages.size() > 1);
    std::map<int, std::set<int>> pages_of_row;
    for (const auto& said : all) pages_of_row[said.block].insert(said.page);
    for (const auto& [row, on] : pages_of_row) CHECK(on.size() == 1);
    CHECK(std::any_of(all.begin(), all.end(), [](const Said& said) {
        return said.language == "ru-kz" && said.text == "Область без названия";
    }));
}
