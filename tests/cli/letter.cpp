// SPDX-License-Identifier: GPL-3.0-or-later
// mektep interview and mektep letter, and what people write into answers files by mistake.
#include "cli/program.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <iterator>

using namespace mektep;

namespace {

/// An answers file with this line instead of the one that begins with the same question.
std::string with(const std::string& answers, const std::string& line) {
    const auto begin = answers.find("\n" + line.substr(0, line.find(':') + 1));
    if (begin == std::string::npos) return answers + line + "\n";
    return answers.substr(0, begin + 1) + line + answers.substr(answers.find('\n', begin + 1));
}

Ended complaint_of(const std::string& answers, const std::string& out = "-", Surroundings surroundings = {}) {
    const PrivateFolder folder;
    const auto file = folder.write("answers.yaml", answers);
    return mektep_with({"letter", "pmpc-complaint", "--answers", file, "--lang", "kk", "--out", out},
                       std::move(surroundings));
}

/// The same answers in English, which a letter cannot be written in.
Ended review_of(const std::string& answers) {
    const PrivateFolder folder;
    const auto file = folder.write("answers.yaml", answers);
    return mektep_with({"interview", "pmpc-complaint", "--answers", file, "--lang", "en"});
}

}  // namespace

TEST_CASE("Where an answer is wrong no letter is written", "[cli]") {
    const PrivateFolder folder;
    const auto out = folder.path() / "letter.pdf";
    const auto ended = complaint_of(with(complaint_answers, "placement: moon"), out.string());
    CHECK(ended.code == 1);
    CHECK(lines_in(ended.err) == 1);
    CHECK(!std::filesystem::exists(out));
}

TEST_CASE("An answers file that is a folder, or cannot be opened, is told as what it is", "[cli]") {
    const PrivateFolder folder;
    std::filesystem::create_directory(folder.path() / "family.yaml");
    std::filesystem::create_symlink("circle.yaml", folder.path() / "circle.yaml");
    const auto told = [&](const std::string& name) {
        const auto ended = mektep_with({"letter", "pmpc-complaint", "--lang", "ru", "--out", "-", "--answers",
                                        (folder.path() / name).string()});
        CHECK(ended.code == 1);
        CHECK(lines_in(ended.err) == 1);
        return ended.err;
    };
    CHECK_THAT(told("family.yaml"), Catch::Contains("Это папка, а не файл."));
    CHECK_THAT(told("circle.yaml"), Catch::Contains("Файл не открывается."));
    CHECK_THAT(told(std::string(300, 'x') + ".yaml"), Catch::Contains("Файл не открывается."));
    CHECK_THAT(told("nowhere.yaml"), Catch::Contains("Такого файла нет."));
}

TEST_CASE("A place that cannot be written to is a failure outside, not a fault of the program", "[cli]") {
    const PrivateFolder folder;
    std::filesystem::create_symlink("circle", folder.path() / "circle");
    for (const auto& out :
         {(folder.path() / (std::string(300, 'x') + ".pdf")).string(),
          (folder.path() / "circle" / "x.pdf").string(), (folder.path() / "nowhere" / "x.pdf").string()}) {
        const auto ended = complaint_of(complaint_answers, out);
        CAPTURE(out.substr(0, 100), ended.err);
        CHECK(ended.code == 3);
        CHECK(lines_in(ended.err) == 1);
    }
}

TEST_CASE("A letter is written through no link that somebody laid, and leaves nothing beside it", "[cli]") {
    const PrivateFolder folder;
    folder.write("theirs", "untouched");
    for (const char* name : {"letter.pdf", "letter.pdf.part"})
        std::filesystem::create_symlink("theirs", folder.path() / name);
    CHECK(complaint_of(complaint_answers, (folder.path() / "letter.pdf").string()).code == 0);
    CHECK(folder.read("theirs") == "untouched");
    CHECK_THAT(folder.read("letter.pdf"), Catch::StartsWith("%PDF-"));
    CHECK(!std::filesystem::is_symlink(folder.path() / "letter.pdf"));
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 3);
}

TEST_CASE("A letter that no font has is told with the answer that holds it", "[cli]") {
    const auto ended = complaint_of(with(complaint_answers, "school_name: 中学"));
    CHECK(ended.code == 1);
    CHECK_THAT(ended.err, Catch::Contains("school_name") && !Catch::Contains("中"));
}

TEST_CASE("An interview without a screen prints the review and the advice", "[cli]") {
    const PrivateFolder folder;
    const auto file = folder.write("answers.yaml", guide_answers);
    const auto ended = mektep_with({"interview", "pmpc-recommended", "--answers", file, "--lang", "en"});
    CHECK(ended.err == "");
    CHECK(ended.code == 0);
    CHECK_THAT(ended.out, Catch::Contains("What did the PMPC recommend?\n    A special school\n") &&
                              Catch::Contains("2 November 2026") && Catch::Contains("Your right"));
}

TEST_CASE("The review of a letter's answers is in the language that was asked for", "[cli]") {
    const PrivateFolder folder;
    const auto file = folder.write("answers.yaml", complaint_answers);
    const auto ended = mektep_with({"interview", "pmpc-complaint", "--answers", file, "--lang", "ru"});
    CHECK(ended.code == 0);
    CHECK_THAT(ended.out, Catch::Contains("2 ноября 2026") && Catch::Contains("+7 701 123 45 67"));
}

TEST_CASE("The letters of the pack are listed in the language of the terminal", "[cli]") {
    const auto ended = mektep_with({"letter", "--list"});
    CHECK(ended.code == 0);
    CHECK_THAT(ended.out,
               Catch::Contains("pmpc-complaint ") && Catch::Contains("Complaint against a PMPC conclusion"));
}

TEST_CASE("A letter as text holds both copies and the cover sheet", "[cli]") {
    const auto ended = complaint_of(complaint_answers);
    CHECK(ended.err == "");
    REQUIRE(ended.code == 0);
    CHECK_THAT(ended.out,
               Catch::Contains("Серікова Айгүл Маратқызы") && Catch::Contains("2026 жылғы 2 қараша"));
    const auto first = ended.out.find("Серіков Нұрлан Ерланұлы");
    CHECK(ended.out.find("Серіков Нұрлан Ерланұлы", first + 1) != std::string::npos);
}

TEST_CASE("A letter as PDF and as ODT is what its name says", "[cli]") {
    const PrivateFolder folder;
    const auto answers = folder.write("answers.yaml", complaint_answers);
    for (const auto* name : {"letter.pdf", "letter.odt", "letter.docx", "letter.txt"}) {
        CAPTURE(name);
        const auto ended = mektep_with({"letter", "pmpc-complaint", "--answers", answers, "--lang", "ru",
                                        "--out", (folder.path() / name).string()});
        CHECK(ended.err == "");
        CHECK(ended.code == 0);
    }
    CHECK_THAT(folder.read("letter.pdf"), Catch::StartsWith("%PDF-"));
    CHECK_THAT(folder.read("letter.odt"),
               Catch::StartsWith("PK") && Catch::Contains("application/vnd.oasis.opendocument.text"));
    CHECK_THAT(folder.read("letter.txt"), Catch::Contains("Серікова Айгүл Маратқызы"));
    const auto text = run({"pdftotext", (folder.path() / "letter.pdf").string(), "-"});
    CHECK_THAT(text.out, Catch::Contains("Нұрлан"));
}

TEST_CASE("A file that a letter is written to is for its owner alone", "[cli]") {
    const PrivateFolder folder;
    const auto answers = folder.write("answers.yaml", complaint_answers);
    const auto out = folder.path() / "letter.txt";
    CHECK(
        mektep_with({"letter", "pmpc-complaint", "--answers", answers, "--lang", "kk", "--out", out.string()})
            .code == 0);
    using std::filesystem::perms;
    CHECK((std::filesystem::status(out).permissions() & (perms::group_all | perms::others_all)) ==
          perms::none);
}

TEST_CASE("A wrong answer is named with its line, and not repeated", "[cli]") {
    struct Row {
        std::string line, complaint;
    };
    const auto row = GENERATE(values<Row>({
        {"conclusion_date: 2026-02-30", "There is no such date"},
        {"conclusion_date: yesterday", "There is no such date"},
        {"conclusion_date: 2027-01-01", "This day has not come yet"},
        {"placement: moon", "not one of the answers"},
        {"applicant_name: Серікова 2", "A name has no digits"},
        {"applicant_phone: 911", "not a telephone number"},
        {"child_iin: '123456789012'", ""},
        {"region: '99'", "not one of the answers"},
        {"colour: blue", "has no question “colour”"},
        {"school_name: \"№ 21 \\U0001F600\"", "emoji"},
        {"school_name: \"№ 21 \\u202E мектеп\"", "invisible control characters"},
        {"school_name: \"№ 21 \\0 мектеп\"", "cannot be read"},
        {"child_skills: " + std::string(10000, 'x'), "too long"},
        {"conditions: [assistant, assistant]", "twice"},
    }));
    CAPTURE(row.line.substr(0, 60));
    const auto answers = with(complaint_answers, row.line);
    const auto number = lines_in(answers.substr(0, answers.find(row.line))) + 1;
    const auto ended = review_of(answers);
    CHECK(ended.code == 1);
    CHECK(ended.out.empty());
    CHECK(lines_in(ended.err) == 1);
    CHECK_THAT(ended.err, Catch::Contains("answers.yaml:" + std::to_string(number) + ": ") &&
                              Catch::Contains(row.complaint));
    CHECK_THAT(ended.err, !Catch::Contains("moon") && !Catch::Contains("xxxx"));
}

TEST_CASE("All wrong answers are told at once", "[cli]") {
    const auto answers = with(with(complaint_answers, "placement: moon"), "applicant_phone: 911");
    CHECK(lines_in(review_of(answers).err) == 2);
}

TEST_CASE("The first question that is not answered is named", "[cli]") {
    const auto ended = review_of("applicant_role: mother\n");
    CHECK(ended.code == 1);
    CHECK_THAT(ended.err,
               Catch::Contains("answers.yaml: applicant_name: ") && Catch::Contains("is not answered"));
}

TEST_CASE("A file that holds no answers is told what it is", "[cli]") {
    const auto bytes = GENERATE(
        values<std::string>({"", "- a list\n- of lines\n", "\xFF\xFE\x00not text", std::string("a: b\0c", 6),
                             "a: [", "just words\n", "{{{{{{{{{{{{{{{{{{{{{{{{"}));
    CAPTURE(bytes);
    const auto ended = complaint_of(bytes);
    CHECK(ended.code == 1);
    CHECK(ended.out.empty());
    CHECK_THAT(ended.err, Catch::Contains("answers.yaml"));
}

TEST_CASE("A file that is not there is the caller's mistake", "[cli]") {
    const auto ended = mektep_with(
        {"letter", "pmpc-complaint", "--answers", "/nowhere/a.yaml", "--lang", "kk", "--out", "-"});
    CHECK(ended.code == 1);
    CHECK_THAT(ended.err, Catch::StartsWith("/nowhere/a.yaml: "));
    CHECK(lines_in(ended.err) == 1);
}

TEST_CASE("An interview that does not exist is answered with those that do", "[cli]") {
    const PrivateFolder folder;
    const auto file = folder.write("answers.yaml", guide_answers);
    const auto ended = mektep_with({"interview", "pmpc", "--answers", file, "--lang", "en"});
    CHECK(ended.code == 1);
    CHECK_THAT(ended.err, Catch::StartsWith("There is no interview “pmpc”. Known are: ") &&
                              Catch::Contains("pmpc-recommended, ") && Catch::Contains("pmpc-complaint, ") &&
                              Catch::EndsWith(", barrier, service-quality.\n"));
    CHECK(lines_in(ended.err) == 1);
    const auto guide =
        mektep_with({"letter", "pmpc-recommended", "--answers", file, "--lang", "kk", "--out", "-"});
    CHECK(guide.code == 1);
    CHECK_THAT(guide.err, Catch::Contains("pmpc-recommended") && Catch::Contains("pmpc-complaint"));
}

TEST_CASE("A letter that does not fit on the disk leaves the old one as it was", "[cli]") {
    const PrivateFolder folder;
    const auto answers = folder.write("answers.yaml", complaint_answers);
    const auto out = folder.write("letter.pdf", "the old letter");
    Surroundings small_disk;
    small_disk.largest_file = 4096;
    const auto ended = mektep_with(
        {"letter", "pmpc-complaint", "--answers", answers, "--lang", "kk", "--out", out}, small_disk);
    CHECK(ended.code == 3);
    CHECK_THAT(ended.err, Catch::StartsWith("mektep: ") && Catch::Contains("letter.pdf"));
    CHECK(folder.read("letter.pdf") == "the old letter");
    CHECK_THAT(ended.err, !Catch::Contains("Серік"));
}

TEST_CASE("A folder that cannot be written to is a failure of the disk", "[cli]") {
    CHECK(complaint_of(complaint_answers, "/proc/letter.txt").code == 3);
    CHECK(complaint_of(complaint_answers, "/nowhere/letter.txt").code == 3);
}

TEST_CASE("Every variant of a letter is written into a folder for whoever reviews it", "[cli]") {
    const PrivateFolder folder;
    const auto out = (folder.path() / "new" / "review").string();
    const auto ended =
        mektep_with({"letter", "conditions-request", "--all-paths", "--lang", "ru", "--out", out});
    CHECK(ended.err.empty());
    CHECK(ended.code == 0);
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(out)) {
        CHECK(entry.path().filename().string().starts_with("conditions-request-"));
        CHECK(entry.path().extension() == ".pdf");
        ++files;
    }
    CHECK(files > 10);
    CHECK(mektep_with({"letter", "--all-paths", "--lang", "ru"}).code == 2);
    CHECK(mektep_with({"letter", "barrier", "--all-paths", "--lang", "ru", "--out", out}).code == 1);
}
