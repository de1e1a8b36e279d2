// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.h"

#include <catch2/catch.hpp>

using namespace mektep;

namespace {

const std::filesystem::path source = MEKTEP_SOURCE_DIR;

/// A copy of the shipped pack that a test may break.
class PackCopy {
public:
    PackCopy() {
        for (const auto* part : {"config", "locales", "speech"})
            std::filesystem::copy(source / part, folder_.path() / part,
                                  std::filesystem::copy_options::recursive);
    }
    [[nodiscard]] std::string path() const { return folder_.path().string(); }
    /// Replaces the first occurrence; its line from 1.
    std::size_t replace(const std::string& file, const std::string& old, const std::string& with) const {
        auto text = folder_.read(file);
        const auto at = text.find(old);
        REQUIRE(at != std::string::npos);
        const auto line = lines_in(text.substr(0, at)) + 1;
        text.replace(at, old.size(), with);
        folder_.write(file, text);
        return line;
    }
    const PrivateFolder& folder() const { return folder_; }

private:
    PrivateFolder folder_;
};

}  // namespace

TEST_CASE("The shipped pack is sound, and the check says what it walked", "[cli][pack]") {
    const auto ended = mektep_with({"check"});
    CHECK(ended.err == "");
    CHECK(ended.code == 0);
    CHECK_THAT(ended.out, Catch::StartsWith("The pack is sound: ") && Catch::Contains(" interviews walked"));
}

TEST_CASE("The list of checks is the list that is run", "[cli]") {
    const auto ended = mektep_with({"check", "--list"});
    CHECK(ended.code == 0);
    for (const auto* id : {"references", "paths", "texts", "letters", "law", "speakable", "reading"})
        CHECK_THAT(ended.out, Catch::Contains(id));
}

TEST_CASE("The facts that a condition may use are listed", "[cli]") {
    const auto ended = mektep_with({"check", "--facts"});
    CHECK(ended.code == 0);
    CHECK_THAT(ended.out, Catch::Contains("complaint_last_day") && Catch::Contains("child_age"));
}

TEST_CASE("A broken line of the pack is named with its file and number", "[cli]") {
    const PackCopy pack;
    const auto line = pack.replace("config/guide/pmpc-recommended.yaml", "when: {has_paper: yes}",
                                   "when: {has_papre: yes}");
    const auto ended = mektep_with({"--pack", pack.path(), "check"});
    CHECK(ended.code == 1);
    CHECK(ended.out.empty());
    CHECK_THAT(ended.err, Catch::Contains("pmpc-recommended.yaml:" + std::to_string(line) + ": ") &&
                              Catch::Contains("has_papre"));
}

TEST_CASE("YAML that cannot be read is named with its line", "[cli]") {
    const PackCopy pack;
    const auto line = pack.replace("config/law.yaml", "acts:", "acts: [");
    const auto ended = mektep_with({"check", "--pack", pack.path()});
    CHECK(ended.code == 1);
    CHECK_THAT(ended.err, Catch::Contains("law.yaml:"));
    CHECK(line > 0);
}

TEST_CASE("A missing translation is named with its language and context", "[cli]") {
    const PackCopy pack;
    pack.replace("locales/content/kk.po", "msgctxt \"pmpc-recommended.title\"",
                 "msgctxt \"pmpc-recommended.titel\"");
    const auto ended = mektep_with({"check", "--pack", pack.path()});
    CHECK(ended.code == 1);
    CHECK_THAT(ended.err, Catch::Contains("has no translation into kk (pmpc-recommended.title)"));
}

TEST_CASE("A folder that holds no pack is told apart from a broken one", "[cli]") {
    const PrivateFolder empty;
    const auto ended = mektep_with({"check", "--pack", empty.path().string()});
    CHECK(ended.code == 1);
    CHECK(lines_in(ended.err) == 1);
    CHECK_THAT(ended.err, Catch::StartsWith(empty.path().string()) && Catch::Contains("no content pack"));
}

TEST_CASE("Problems are told in the language of the terminal", "[cli]") {
    const PackCopy pack;
    std::filesystem::remove(pack.folder().path() / "config/law.yaml");
    Surroundings kazakh;
    kazakh.variables = {{"LC_ALL", "kk_KZ.UTF-8"}};
    const auto ended = mektep_with({"check", "--pack", pack.path()}, kazakh);
    CHECK(ended.code == 1);
    CHECK_THAT(ended.err, Catch::Contains("law.yaml") && !Catch::Contains("The file is missing."));
}

TEST_CASE("The template for translators holds every text with its place", "[cli]") {
    const auto ended = mektep_with({"messages"});
    CHECK(ended.code == 0);
    CHECK_THAT(ended.out, Catch::Contains("msgctxt \"family.applicant_role.why\"") &&
                              Catch::Contains("msgid \"What did the PMPC recommend?\""));
}

TEST_CASE("The page for the lawyer is printed in the language that was asked for", "[cli]") {
    const auto kazakh = mektep_with({"check", "--lawyer", "--lang", "kk"});
    CHECK(kazakh.code == 0);
    CHECK_THAT(kazakh.out, Catch::Contains("заңгерге") && Catch::Contains("[appc-92-1-1]"));
    const PrivateFolder folder;
    const auto file = (folder.path() / "questions.pdf").string();
    CHECK(mektep_with({"check", "--lawyer", "--lang", "ru", "--out", file}).code == 0);
    CHECK(folder.read("questions.pdf").starts_with("%PDF"));
}

TEST_CASE("The hardest text to read stands first", "[cli]") {
    const auto ended = mektep_with({"check", "--reading"});
    CHECK(ended.code == 0);
    CHECK(lines_in(ended.out) > 100);
}

TEST_CASE("Only one thing can be asked of the check", "[cli]") {
    CHECK(mektep_with({"check", "--lawyer", "--reading"}).code == 2);
}
