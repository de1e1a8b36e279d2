// SPDX-License-Identifier: GPL-3.0-or-later
// mektep letter for many families at once, and the forms of a letter.
#include "cli/program.h"

#include <catch2/catch.hpp>

#include <set>

using namespace mektep;

namespace {

/// Answers of a family of that name.
std::string family(const std::string& name) {
    std::string answers = complaint_answers;
    const std::string shipped = "Серіков Нұрлан Ерланұлы";
    return answers.replace(answers.find(shipped), shipped.size(), name);
}

/// Folders "cases" and "out".
struct Cases {
    PrivateFolder folder;
    Cases() { std::filesystem::create_directories(folder.path() / "cases"); }
    void add(const std::string& name, const std::string& answers) const {
        folder.write("cases/" + name, answers);
    }
    [[nodiscard]] std::string out() const { return (folder.path() / "out").string(); }
    [[nodiscard]] Ended letters(const std::string& form, std::vector<std::string> patterns = {}) const {
        if (patterns.empty()) patterns.push_back((folder.path() / "cases/*.yaml").string());
        std::vector<std::string> command{"letter", "pmpc-complaint", "--lang", "kk", "--form",
                                         form,     "--out",          out()};
        for (const auto& pattern : patterns) command.insert(command.end(), {"--answers", pattern});
        return mektep_with(command);
    }
    [[nodiscard]] std::set<std::string> written() const {
        std::set<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator(out()))
            names.insert(entry.path().filename().string());
        return names;
    }
};

}  // namespace

TEST_CASE("Each family of a folder gets its own letter, the same as if it were the only one", "[cli]") {
    const Cases cases;
    const std::vector<std::string> names{"Асан",  "Берік", "Ғали",   "Дана", "Ержан",
                                         "Жібек", "Зере",  "Инабат", "Қуат"};
    for (int i = 0; i < 9; ++i)
        cases.add("f" + std::to_string(i) + ".yaml", family(names[static_cast<std::size_t>(i)]));
    const auto ended = cases.letters("txt");
    CHECK(ended.err == "");
    CHECK(ended.code == 0);
    CHECK(ended.out == "Жазылған хат саны: 9 / 9.\n");
    CHECK(cases.written().size() == 9);
    for (int i = 0; i < 9; ++i) {
        const auto name = "f" + std::to_string(i);
        const auto alone = mektep_with({"letter", "pmpc-complaint", "--lang", "kk", "--out", "-", "--answers",
                                        (cases.folder.path() / "cases" / (name + ".yaml")).string()});
        CHECK(cases.folder.read("out/" + name + ".txt") == alone.out);
    }
}

TEST_CASE(
    "Of many families, those whose answers are wrong are told a line each, in order, and the others served",
    "[cli]") {
    const Cases cases;
    cases.add("a.yaml", complaint_answers);
    cases.add("b.yaml", "applicant_role: moon\n");
    cases.add("c.yaml", complaint_answers);
    cases.add("d.yaml", std::string(complaint_answers) + "colour: blue\n");
    const auto ended =
        cases.letters("pdf", {(cases.folder.path() / "cases/*.yaml").string(), "/nowhere/e.yaml"});
    CHECK(ended.code == 1);
    CHECK(ended.out == "Жазылған хат саны: 2 / 5.\n");
    CHECK(lines_in(ended.err) == 3);
    const auto b = ended.err.find("b.yaml:1: "), d = ended.err.find("d.yaml:"),
               e = ended.err.find("/nowhere/e.yaml: ");
    CHECK(b < d);
    CHECK(d < e);
    CHECK(e != std::string::npos);
    CHECK(cases.written() == std::set<std::string>{"a.pdf", "c.pdf"});
}

TEST_CASE("One family in several forms", "[cli]") {
    const Cases cases;
    cases.add("a.yaml", complaint_answers);
    CHECK(cases.letters("pdf,large,odt,docx,txt").code == 0);
    CHECK(cases.written() == std::set<std::string>{"a.pdf", "a-large.pdf", "a.odt", "a.docx", "a.txt"});
    CHECK_THAT(cases.folder.read("out/a.docx"),
               Catch::StartsWith("PK") && Catch::Contains("word/document.xml"));
    CHECK(cases.folder.read("out/a-large.pdf") != cases.folder.read("out/a.pdf"));
}

TEST_CASE("A form may be chosen whatever the file is called; an unknown one is named with those there are",
          "[cli]") {
    const PrivateFolder folder;
    const auto answers = folder.write("answers.yaml", complaint_answers);
    const auto form = [&](const char* name) {
        return mektep_with({"letter", "pmpc-complaint", "--answers", answers, "--lang", "ru", "--form", name,
                            "--out", (folder.path() / "letter").string()});
    };
    CHECK(form("large").code == 0);
    CHECK_THAT(folder.read("letter"), Catch::StartsWith("%PDF-"));
    const auto wrong = form("braille");
    CHECK(wrong.code == 2);
    CHECK_THAT(wrong.err, Catch::Contains("pdf, large, odt, docx, txt"));
}

TEST_CASE("Two families of one name do not overwrite each other's letter", "[cli]") {
    const Cases cases;
    cases.add("a.yaml", complaint_answers);
    cases.add("a.yml", complaint_answers);
    const auto ended = cases.letters("pdf", {(cases.folder.path() / "cases/*").string()});
    CHECK(ended.code == 1);
    CHECK_THAT(ended.err, Catch::Contains("a.yml: "));
    CHECK(!std::filesystem::exists(cases.out()));
}

TEST_CASE("No letter takes the place of another family's, whatever its form and however its name is written",
          "[cli]") {
    const Cases cases;
    cases.add("x.yaml", complaint_answers);
    cases.add("x-large.yaml", complaint_answers);
    const auto forms = cases.letters("pdf,large");
    CHECK(forms.code == 1);
    CHECK(lines_in(forms.err) == 1);
    CHECK_THAT(forms.err, Catch::Contains("x.yaml"));
    CHECK(!std::filesystem::exists(cases.out()));
    CHECK(cases.letters("pdf").code == 0);
    // As a stick folds them.
    cases.add("Ғали.yaml", complaint_answers);
    cases.add("ғали.yaml", complaint_answers);
    CHECK(cases.letters("txt").code == 1);
}

TEST_CASE("Several letters need a folder: neither standard output nor a file's name is taken for one",
          "[cli]") {
    const Cases cases;
    cases.add("a.yaml", complaint_answers);
    cases.add("b.yaml", complaint_answers);
    const auto a = (cases.folder.path() / "cases/a.yaml").string(),
               b = (cases.folder.path() / "cases/b.yaml").string();
    const auto to = [&](std::vector<std::string> more) {
        more.insert(more.begin(), {"letter", "pmpc-complaint", "--lang", "kk"});
        return mektep_with(more).code;
    };
    const auto file = (cases.folder.path() / "br.pdf").string();
    CHECK(to({"--answers", a, "--answers", b, "--out", "-"}) == 2);
    CHECK(to({"--answers", a, "--form", "pdf,txt", "--out", "-"}) == 2);
    CHECK(to({"--answers", a, "--answers", b, "--out", file}) == 2);
    CHECK(to({"--answers", a, "--form", "docx", "--out", file}) == 2);
    CHECK(!std::filesystem::exists("-"));
    CHECK(!std::filesystem::exists(file));
    CHECK(to({"--answers", a, "--form", "large", "--out", file}) == 0);
    CHECK_THAT(cases.folder.read("br.pdf"), Catch::StartsWith("%PDF-"));
}

TEST_CASE("A file whose name has the signs of a pattern is that file", "[cli]") {
    const Cases cases;
    cases.add("a[1].yaml", complaint_answers);
    const auto out = (cases.folder.path() / "letter.pdf").string();
    const auto ended = mektep_with({"letter", "pmpc-complaint", "--lang", "kk", "--out", out, "--answers",
                                    (cases.folder.path() / "cases/a[1].yaml").string()});
    CHECK(ended.err == "");
    CHECK(ended.code == 0);
    CHECK_THAT(cases.folder.read("letter.pdf"), Catch::StartsWith("%PDF-"));
}

TEST_CASE("A pattern that the shell has opened is as good as one in quotes", "[cli]") {
    const Cases cases;
    for (const char* name : {"a", "b", "c"}) cases.add(std::string(name) + ".yaml", complaint_answers);
    std::vector<std::string> command{"letter", "pmpc-complaint", "--answers"};
    for (const char* name : {"a", "b", "c"})
        command.push_back((cases.folder.path() / "cases" / (std::string(name) + ".yaml")).string());
    command.insert(command.end(), {"--lang", "kk", "--form", "txt", "--out", cases.out()});
    const auto ended = mektep_with(command);
    CHECK(ended.err == "");
    CHECK(ended.code == 0);
    CHECK(cases.written() == std::set<std::string>{"a.txt", "b.txt", "c.txt"});
}

TEST_CASE("Whoever watches a batch at a terminal sees how far it is; a script sees nothing of it", "[cli]") {
    const Cases cases;
    for (const char* name : {"a", "b", "c"}) cases.add(std::string(name) + ".yaml", complaint_answers);
    CHECK(cases.letters("txt").err == "");
    const auto at_a_terminal =
        run({"script", "--quiet", "--return", "--command",
             std::string(MEKTEP_PROGRAM) +
                 " --today 2026-11-23 letter pmpc-complaint --lang kk --form txt --out " + cases.out() +
                 " --answers '" + (cases.folder.path() / "cases/*.yaml").string() + "'",
             "/dev/null"},
            {.variables = {{"LC_ALL", "C.UTF-8"}}});
    CHECK(at_a_terminal.code == 0);
    std::size_t at = 0;
    for (const char* step : {"\r1 / 3", "\r2 / 3", "\r3 / 3"}) {
        at = at_a_terminal.out.find(step, at);
        CAPTURE(step, at_a_terminal.out);
        REQUIRE(at != std::string::npos);
    }
}

TEST_CASE("What a family typed never names a file", "[cli]") {
    const Cases cases;
    std::string answers = complaint_answers;
    const std::string key = "school_name: ";
    const auto begin = answers.find(key) + key.size();
    answers.replace(begin, answers.find('\n', begin) - begin, "\"../../№ 15/мектеп.pdf\"");
    cases.add("a.yaml", answers);
    const auto ended = cases.letters("pdf");
    CAPTURE(ended.err);
    CHECK(ended.code == 0);
    CHECK(cases.written() == std::set<std::string>{"a.pdf"});
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(cases.folder.path()))
        names.insert(entry.path().filename().string());
    CHECK(names == std::set<std::string>{"cases", "out"});
}

TEST_CASE("A folder that cannot be written to is told for each letter, and nothing is half written",
          "[cli]") {
    const Cases cases;
    cases.add("a.yaml", complaint_answers);
    cases.add("b.yaml", complaint_answers);
    Surroundings small_disk;
    small_disk.largest_file = 4096;
    const auto ended = mektep_with({"letter", "pmpc-complaint", "--lang", "kk", "--out", cases.out(),
                                    "--answers", (cases.folder.path() / "cases/*.yaml").string()},
                                   small_disk);
    CHECK(ended.code == 3);
    CHECK(lines_in(ended.err) == 2);
    CHECK(ended.out == "Жазылған хат саны: 0 / 2.\n");
    CHECK(cases.written().empty());
}
