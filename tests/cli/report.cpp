// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace mektep;

namespace {

/// A kiosk's data folder with an answers file beside it.
class Kiosk {
public:
    [[nodiscard]] std::string data() const { return (folder_.path() / "data").string(); }
    [[nodiscard]] std::string key() const { return data() + "/keys/reports.key"; }
    [[nodiscard]] Ended add(const std::string& answers = barrier_answers) const {
        return mektep_with({"--data", data(), "report", "add", "barrier", "--answers",
                            folder_.write("answers.yaml", answers)});
    }
    [[nodiscard]] Ended count() const { return mektep_with({"--data", data(), "report", "count"}); }
    [[nodiscard]] Ended open(const std::string& passphrase = "demonstration\n") const {
        Surroundings typed;
        typed.input = passphrase;
        return mektep_with({"--data", data(), "report", "open", "--key", key()}, typed);
    }
    [[nodiscard]] const PrivateFolder& folder() const { return folder_; }

private:
    PrivateFolder folder_;
};

}  // namespace

TEST_CASE("A report is sealed, counted, and opened with the key", "[cli]") {
    const Kiosk kiosk;
    CHECK(kiosk.count().out == "0\n");
    const auto added = kiosk.add();
    CHECK(added.err == "");
    REQUIRE(added.code == 0);
    CHECK(kiosk.count().out == "1\n");
    const auto opened = kiosk.open();
    CHECK(opened.err == "");
    CHECK(opened.code == 0);
    CHECK(lines_in(opened.out) == 1);
    CHECK_THAT(opened.out,
               Catch::Contains("\"barrier\"") && Catch::Contains("\"home\"") && Catch::Contains("2026-11"));
    // The day of the report and the order of arrival are nobody's business.
    CHECK_THAT(opened.out, !Catch::Contains("2026-11-23"));
}

TEST_CASE("Counting makes neither a folder nor a store", "[cli]") {
    const Kiosk kiosk;
    CHECK(kiosk.count().code == 0);
    CHECK(!std::filesystem::exists(kiosk.data()));
}

TEST_CASE("A wrong passphrase opens nothing and loses nothing", "[cli]") {
    const Kiosk kiosk;
    REQUIRE(kiosk.add().code == 0);
    const auto wrong = kiosk.open("demonstratiom\n");
    CHECK(wrong.code == 1);
    CHECK(wrong.out.empty());
    CHECK_THAT(wrong.err, Catch::Contains("not the passphrase"));
    CHECK(kiosk.open("").code == 1);
    CHECK(kiosk.open().code == 0);
}

TEST_CASE("The passphrase may stand in a file, and the reports go to a file for their owner alone", "[cli]") {
    const Kiosk kiosk;
    REQUIRE(kiosk.add().code == 0);
    const auto passphrase = kiosk.folder().write("passphrase", "demonstration\r\n");
    const auto out = kiosk.folder().path() / "reports.jsonl";
    const auto ended = mektep_with({"report", "open", "--data", kiosk.data(), "--key", kiosk.key(),
                                    "--passphrase-file", passphrase, "--out", out.string()});
    CHECK(ended.err == "");
    CHECK(ended.code == 0);
    CHECK(lines_in(kiosk.folder().read("reports.jsonl")) == 1);
    using std::filesystem::perms;
    CHECK((std::filesystem::status(out).permissions() & (perms::group_all | perms::others_all)) ==
          perms::none);
}

TEST_CASE("A key file that is none, or is not there, is named", "[cli]") {
    const Kiosk kiosk;
    REQUIRE(kiosk.add().code == 0);
    const auto bytes = GENERATE(
        values<std::string>({"", "a letter", "{}", "{\"type\": 5}", "[1, 2]", std::string("\0\xFF", 2)}));
    const auto file = kiosk.folder().write("other.key", bytes);
    Surroundings typed;
    typed.input = "demonstration\n";
    const auto ended = mektep_with({"report", "open", "--data", kiosk.data(), "--key", file}, typed);
    CHECK(ended.code == 1);
    CHECK_THAT(ended.err, Catch::StartsWith(file + ": ") && Catch::Contains("not a key file"));
    const auto nowhere =
        mektep_with({"report", "open", "--data", kiosk.data(), "--key", "/nowhere/reports.key"}, typed);
    CHECK(nowhere.code == 1);
    CHECK_THAT(nowhere.err, Catch::Contains("There is no such file"));
}

TEST_CASE("Reports sealed to another key are told, and those of this key still open", "[cli]") {
    const Kiosk kiosk, other;
    REQUIRE(kiosk.add().code == 0);
    REQUIRE(other.add().code == 0);
    std::filesystem::copy(
        other.data() + "/keys", kiosk.data() + "/keys",
        std::filesystem::copy_options::recursive | std::filesystem::copy_options::overwrite_existing);
    REQUIRE(kiosk.add().code == 0);
    const auto opened = kiosk.open();
    CHECK(opened.code == 1);
    CHECK(lines_in(opened.out) == 1);
    CHECK(lines_in(opened.err) == 1);
    CHECK_THAT(opened.err, Catch::Contains("not sealed to this key"));
}

TEST_CASE("A file of passphrases has a line for each key, to open reports and to count them", "[cli]") {
    const Kiosk kiosk;
    REQUIRE(kiosk.add().code == 0);
    const auto second = kiosk.folder().write("second.txt", "a second passphrase\n");
    const auto made = (kiosk.folder().path() / "made").string();
    REQUIRE(mektep_with({"keys", "new", "--out", made, "--passphrase-file", second}).code == 0);
    const auto both = kiosk.folder().write("both.txt", "demonstration\na second passphrase\n");
    const std::vector<std::string> keys{
        "--key", kiosk.data() + "/keys/reports.key", "--key", made + "/reports.key", "--passphrase-file",
        both};
    std::vector<std::string> open{"--data", kiosk.data(), "report", "open"};
    open.insert(open.end(), keys.begin(), keys.end());
    const auto opened = mektep_with(open);
    CHECK(opened.err == "");
    CHECK(lines_in(opened.out) == 1);
    std::vector<std::string> count{"--data", kiosk.data(), "stats", "--report", "barrier"};
    count.insert(count.end(), keys.begin(), keys.end());
    CHECK(mektep_with(count).code == 0);
}

TEST_CASE("A damaged store is refused and left as it is", "[cli]") {
    const Kiosk kiosk;
    REQUIRE(kiosk.add().code == 0);
    const std::string damaged(9000, 'x');
    kiosk.folder().write("data/reports.sqlite", damaged);
    for (const auto& ended : {kiosk.count(), kiosk.add(), kiosk.open()}) {
        CHECK(ended.code == 3);
        CHECK(ended.out.empty());
        CHECK_THAT(ended.err, Catch::Contains("reports.sqlite"));
    }
    CHECK(kiosk.folder().read("data/reports.sqlite") == damaged);
}

TEST_CASE("A data folder that cannot be made is a failure of the disk", "[cli]") {
    const PrivateFolder folder;
    const auto answers = folder.write("answers.yaml", barrier_answers);
    const auto file = folder.write("file", "not a folder");
    const auto data = GENERATE_COPY(file + "/data", std::string("/proc/data"));
    const auto ended = mektep_with({"--data", data, "report", "add", "barrier", "--answers", answers});
    CHECK(ended.code == 3);
    CHECK_THAT(ended.err, Catch::StartsWith("mektep: ") && Catch::Contains(data));
}

TEST_CASE("A report that holds personal data is refused without repeating it", "[cli]") {
    const Kiosk kiosk;
    const auto words = GENERATE(values<std::string>(
        {"Менің нөмірім 8 701 123 45 67", "Пишите на mama@example.kz", "Сына зовут Ерлан Сериков"}));
    CAPTURE(words);
    const auto ended = kiosk.add(std::string(barrier_answers) + "words: \"" + words + "\"\n");
    CHECK(ended.code == 1);
    CHECK_THAT(ended.err, Catch::Contains("seems to hold"));
    CHECK_THAT(ended.err, !Catch::Contains("701") && !Catch::Contains("mama") && !Catch::Contains("Ерлан"));
    CHECK(kiosk.count().out == "0\n");
}

TEST_CASE("What the PMPC's service was like is a report of codes", "[cli]") {
    const Kiosk kiosk;
    const auto answers = kiosk.folder().write("service.yaml", R"(
region: "79"
visit_month: 2026-09
age_band: from_6_to_10
needs: [speaking, concentrating]
waited: over_three_months
papers_asked: [medical, home_papers]
parent_present: not_let_in
explained: partly
conclusion_given: not_given
spoken_language: other_language
right_explained: no
recommended: special_school
wanted: local_school
money_asked: without_receipt
)");
    const auto added =
        mektep_with({"--data", kiosk.data(), "report", "add", "service-quality", "--answers", answers});
    CHECK(added.err == "");
    REQUIRE(added.code == 0);
    CHECK_THAT(kiosk.open().out, Catch::Contains("\"waited\":[\"over\"]") &&
                                     Catch::Contains("\"money_asked\":[\"noreceipt\"]") &&
                                     Catch::Contains("\"needs\":[\"speak\",\"attention\"]"));
}

TEST_CASE("Only a questionnaire can be reported", "[cli]") {
    const Kiosk kiosk;
    const auto answers = kiosk.folder().write("a.yaml", guide_answers);
    const auto ended =
        mektep_with({"--data", kiosk.data(), "report", "add", "pmpc-recommended", "--answers", answers});
    CHECK(ended.code == 1);
    CHECK(ended.err == "There is no report “pmpc-recommended”. Known are: barrier, service-quality.\n");
}

TEST_CASE("Staff see the counts of each month without a key", "[cli]") {
    const Kiosk kiosk;
    REQUIRE(kiosk.add().code == 0);
    REQUIRE(kiosk.add().code == 0);
    CHECK(mektep_with({"--data", kiosk.data(), "report", "count", "--by-month"}).out ==
          "2026-11  barrier  2\n");
}

TEST_CASE("Old records leave by the calendar, if the kiosk is told to", "[cli][retention]") {
    const Kiosk kiosk;
    REQUIRE(kiosk.add().code == 0);
    const auto expire_on = [&](const std::string& day, const std::string& pack) {
        Surroundings english;
        english.variables["LC_ALL"] = "C.UTF-8";
        return run(
            {MEKTEP_PROGRAM, "--today", day, "--data", kiosk.data(), "--pack", pack, "report", "expire"},
            english);
    };
    CHECK_THAT(expire_on("2036-01-01", MEKTEP_SOURCE_DIR).out,
               Catch::Contains("until the organisation has them"));
    const auto pack = kiosk.folder().path() / "pack";
    std::filesystem::create_directories(pack);
    for (const auto* part : {"config", "locales", "speech"})
        std::filesystem::copy(std::filesystem::path(MEKTEP_SOURCE_DIR) / part, pack / part,
                              std::filesystem::copy_options::recursive);
    auto settings = kiosk.folder().read("pack/config/kiosk.yaml");
    const std::string never = "keep_months: 0 ";
    kiosk.folder().write("pack/config/kiosk.yaml",
                         settings.replace(settings.find(never), never.size(), "keep_months: 3 "));
    // Given in November: its quarter ends with December, and three months later it goes.
    CHECK_THAT(expire_on("2027-03-31", pack).out, Catch::Contains("0 records were older"));
    CHECK(kiosk.count().out == "1\n");
    CHECK_THAT(expire_on("2027-04-01", pack).out, Catch::Contains("1 record was older than 3 months"));
    CHECK(kiosk.count().out == "0\n");
}

TEST_CASE("A clock that runs wild does not overwrite what was given", "[cli][retention]") {
    const Kiosk kiosk;
    REQUIRE(kiosk.add().code == 0);
    const auto pack = kiosk.folder().path() / "pack";
    std::filesystem::create_directories(pack);
    for (const auto* part : {"config", "locales", "speech"})
        std::filesystem::copy(std::filesystem::path(MEKTEP_SOURCE_DIR) / part, pack / part,
                              std::filesystem::copy_options::recursive);
    auto settings = kiosk.folder().read("pack/config/kiosk.yaml");
    const std::string never = "keep_months: 0 ";
    kiosk.folder().write("pack/config/kiosk.yaml",
                         settings.replace(settings.find(never), never.size(), "keep_months: 3 "));
    Surroundings english;
    english.variables["LC_ALL"] = "C.UTF-8";
    std::vector<std::string> command{MEKTEP_PROGRAM, "--today", "2038-01-19", "--data", kiosk.data(),
                                     "--pack",       pack,      "report",     "expire"};
    const auto ended = run(command, english);
    CHECK(ended.code == 1);
    CHECK_THAT(ended.err, Catch::Contains("more than a year after the newest report"));
    CHECK(kiosk.count().out == "1\n");
    command.emplace_back("--yes");
    CHECK(run(command, english).code == 0);
    CHECK(kiosk.count().out == "0\n");
}

TEST_CASE("What is left in a damaged store is opened", "[cli]") {
    const Kiosk kiosk;
    REQUIRE(kiosk.add().code == 0);
    REQUIRE(kiosk.add().code == 0);
    auto bytes = kiosk.folder().read("data/reports.sqlite");
    std::fill_n(bytes.begin(), 100, 'x');
    const auto damaged = kiosk.folder().write("damaged.sqlite", bytes);
    Surroundings typed;
    typed.input = "demonstration\n";
    const auto opened = mektep_with(
        {"--data", kiosk.data(), "report", "open", "--key", kiosk.key(), "--damaged", damaged}, typed);
    CHECK(opened.err == "");
    CHECK(lines_in(opened.out) == 2);
}
