// SPDX-License-Identifier: GPL-3.0-or-later
// What staff do at the kiosk: a family's letter onto a stick, the reports counted and saved.
#include "touch_program.h"

#include "base/file.h"

#include <algorithm>

using namespace mektep;
using Catch::Contains;

namespace {

namespace fs = std::filesystem;

const Message staff_page = message("For staff");

void type_pin(TouchProgram& kiosk) {
    kiosk.set_text(kiosk.words(message("Staff PIN")), std::string(demonstration_pin));
    kiosk.press_on(message("Continue"));
}

std::set<std::string> names_in(const fs::path& folder) {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) names.insert(entry.path().filename().string());
    return names;
}

}  // namespace

TEST_CASE("With the PIN a family's letter goes to the stick, and without a stick nowhere", "[kiosk][stick]") {
    const PrivateFolder folder;
    const auto stick = folder.path() / "stick";
    TouchProgram kiosk({.arguments = {"--save-to", stick.string()}});
    kiosk.press_on(std::string(own_name(Language::kazakh)));
    kiosk.begin(message("Write a letter"), "pmpc-complaint");
    REQUIRE(answer_all(kiosk, family_in_shymkent()) == "check");
    REQUIRE(kiosk.press_on(message("Write the letter")) == "letter");
    const auto save = [&] {
        REQUIRE(kiosk.press_on(message("Save to a stick, with the staff")) == "pin");
        type_pin(kiosk);
        REQUIRE(kiosk.screen() == "letter");
    };
    save();
    kiosk.waits_for("label", kiosk.words(message("No stick is plugged in.")));
    CHECK_FALSE(fs::exists(stick));
    fs::create_directory(stick);
    save();
    kiosk.waits_for("label", kiosk.words(message("The letter is saved on the stick.")));
    CHECK(names_in(stick) == std::set<std::string>{"letter-1.odt", "letter-1.pdf"});
    CHECK(read_file(stick / "letter-1.pdf").starts_with("%PDF-"));
}

TEST_CASE("Staff open the reports, see and hear the counts, and save the bulletin to a stick",
          "[kiosk][staff]") {
    const PrivateFolder stick;
    TouchProgram kiosk({.arguments = {"--save-to", stick.path().string()}});
    leave_reports(kiosk.data(), 30, 12);
    kiosk.press_on(std::string(own_name(Language::kazakh)));
    kiosk.press_on(message("Help"));
    kiosk.press_on(staff_page);
    type_pin(kiosk);
    REQUIRE(kiosk.screen() == "staff");
    kiosk.waits_for("label", "2026 жылғы қазан: 42");
    const auto passphrase = kiosk.words(message("Passphrase of the organisation''s key"));

    kiosk.set_text(passphrase, "not the passphrase");
    kiosk.press(message("Open the reports"));
    kiosk.waits_for("label", kiosk.words(message("This is not the passphrase of the key.")));
    REQUIRE(kiosk.screen() == "staff");

    kiosk.set_text(passphrase, std::string(demonstration_passphrase));
    kiosk.press_on(message("Open the reports"));
    REQUIRE(kiosk.screen() == "statistics");
    kiosk.waits_for("radio button", "Шымкент");
    kiosk.choose(kiosk.words(message("the year {year}", {{"year", "2026"}})));
    desktop().screenshot(fs::path(MEKTEP_BINARY_DIR) / "screenshots" / "statistics-kk.png");

    const auto said = kiosk.utterances().size();
    kiosk.key("F2");
    REQUIRE(kiosk.press_on(message("Show the counts")) == "charts");
    const auto bar = kiosk.waits_for("progress bar", "30");
    CHECK_THAT(bar.name, Contains("71,4 %"));
    CHECK(bar.width > 0);
    kiosk.press(message("Further down"));
    desktop().screenshot(fs::path(MEKTEP_BINARY_DIR) / "screenshots" / "charts-kk.png");
    REQUIRE(kiosk.hears_more_than(said + 20));
    const auto& words = kiosk.utterances();
    CHECK(std::any_of(words.begin() + static_cast<std::ptrdiff_t>(said), words.end(),
                      [](const std::string& each) { return each.find("отыз") != std::string::npos; }));

    kiosk.press(message("Save bulletin and tables to the stick"));
    kiosk.waits_for("label", "сақталды");
    const auto names = names_in(stick.path());
    for (const auto* name : {"barrier-1-kk.pdf", "barrier-1-ru.pdf", "barrier-1-en.pdf", "barrier-1.xlsx",
                             "barrier-1-codebook.csv", "barrier-1-learns_now-coverage.csv"})
        CHECK(names.contains(name));
    CHECK(fs::file_size(kiosk.data() / "releases.jsonl") > 0);

    // Later one more child is at home: who has both bulletins would know of that one report.
    leave_reports(kiosk.data(), 1, 0);
    kiosk.press_on(message("Back"));
    kiosk.press_on(message("Back"));
    REQUIRE(kiosk.screen() == "staff");
    kiosk.set_text(passphrase, std::string(demonstration_passphrase));
    kiosk.press_on(message("Open the reports"));
    kiosk.waits_for("radio button", "Шымкент");
    kiosk.choose(kiosk.words(message("the year {year}", {{"year", "2026"}})));
    kiosk.press(message("Save bulletin and tables to the stick"));
    kiosk.waits_for(
        "label", kiosk.words(message(
                     "Publish other months, cross fewer questions, or wait until more reports have come.")));
    CHECK(names_in(stick.path()) == names);
}
