// SPDX-License-Identifier: GPL-3.0-or-later
// What staff do at the kiosk: a family's letter onto a stick, the reports counted and saved.
#include "touch_program.h"

#include "base/file.h"
#include "report/data_folder.h"

#include <algorithm>
#include <thread>

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

/// The first thing of that role whose name holds these words, once it is there.
SeenNode waits_for(const TouchProgram& kiosk, const std::string& role, const std::string& words) {
    for (int patience = 0; patience < 200; ++patience) {
        for (const auto& node : kiosk.tree())
            if (node.role == role && node.name.find(words) != std::string::npos) return node;
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    FAIL("no " << role << " “" << words << "”\n" << dump(kiosk.tree()));
    return {};
}

/// Reports of children at home and in no school, as parents left them at this kiosk.
void fill(const fs::path& data, int at_home, int nowhere) {
    const auto key = recipients_in(data / "keys").value();
    const auto store = sqlite_store(data);
    const auto& form = *find_interview(shipped_pack(), "barrier");
    const auto code = [&](const std::string& question, const std::string& answer) {
        return std::vector{find_option(*find_question(form, question), answer)->code};
    };
    for (int i = 0; i < at_home + nowhere; ++i) {
        Record record{.questionnaire = "barrier",
                      .version = std::get<RecordForm>(form.outcome).version,
                      .month = std::chrono::year(2026) / 10,
                      .site = "demo",
                      .codes = {},
                      .text = {}};
        record.codes["region"] = {"79"};
        record.codes["age_band"] = code("age_band", "from_6_to_10");
        record.codes["learns_now"] = code("learns_now", i < at_home ? "at_home" : "nowhere");
        store->add(seal(record, key));
    }
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
    waits_for(kiosk, "label", kiosk.words(message("No stick is plugged in.")));
    CHECK_FALSE(fs::exists(stick));
    fs::create_directory(stick);
    save();
    waits_for(kiosk, "label", kiosk.words(message("The letter is saved on the stick.")));
    CHECK(names_in(stick) == std::set<std::string>{"letter-1.odt", "letter-1.pdf"});
    CHECK(read_file(stick / "letter-1.pdf").starts_with("%PDF-"));
}

TEST_CASE("Staff open the reports, see and hear the counts, and save the bulletin to a stick",
          "[kiosk][staff]") {
    const PrivateFolder stick;
    TouchProgram kiosk({.arguments = {"--save-to", stick.path().string()}});
    fill(kiosk.data(), 30, 12);
    kiosk.press_on(std::string(own_name(Language::kazakh)));
    kiosk.press_on(message("Help"));
    kiosk.press_on(staff_page);
    type_pin(kiosk);
    REQUIRE(kiosk.screen() == "staff");
    waits_for(kiosk, "label", "2026 жылғы қазан: 42");
    const auto passphrase = kiosk.words(message("Passphrase of the organisation''s key"));

    kiosk.set_text(passphrase, "not the passphrase");
    kiosk.press(message("Open the reports"));
    waits_for(kiosk, "label", kiosk.words(message("This is not the passphrase of the key.")));
    REQUIRE(kiosk.screen() == "staff");

    kiosk.set_text(passphrase, std::string(demonstration_passphrase));
    kiosk.press_on(message("Open the reports"));
    REQUIRE(kiosk.screen() == "statistics");
    waits_for(kiosk, "radio button", "Шымкент");
    kiosk.choose(kiosk.words(message("the year {year}", {{"year", "2026"}})));
    desktop().screenshot(fs::path(MEKTEP_BINARY_DIR) / "screenshots" / "statistics-kk.png");

    const auto said = kiosk.utterances().size();
    kiosk.key("F2");
    REQUIRE(kiosk.press_on(message("Show the counts")) == "charts");
    const auto bar = waits_for(kiosk, "progress bar", "30");
    CHECK_THAT(bar.name, Contains("71,4 %"));
    CHECK(bar.width > 0);
    kiosk.press(message("Further down"));
    desktop().screenshot(fs::path(MEKTEP_BINARY_DIR) / "screenshots" / "charts-kk.png");
    REQUIRE(kiosk.hears_more_than(said + 20));
    const auto& words = kiosk.utterances();
    CHECK(std::any_of(words.begin() + static_cast<std::ptrdiff_t>(said), words.end(),
                      [](const std::string& each) { return each.find("отыз") != std::string::npos; }));

    kiosk.press(message("Save bulletin and tables to the stick"));
    waits_for(kiosk, "label", "сақталды");
    const auto names = names_in(stick.path());
    for (const auto* name : {"barrier-1-kk.pdf", "barrier-1-ru.pdf", "barrier-1-en.pdf", "barrier-1.xlsx",
                             "barrier-1-codebook.csv", "barrier-1-learns_now.csv"})
        CHECK(names.contains(name));
    CHECK(fs::file_size(kiosk.data() / "releases.jsonl") > 0);

    // Later one more child is at home: who has both bulletins would know of that one report.
    fill(kiosk.data(), 1, 0);
    kiosk.press_on(message("Back"));
    kiosk.press_on(message("Back"));
    REQUIRE(kiosk.screen() == "staff");
    kiosk.set_text(passphrase, std::string(demonstration_passphrase));
    kiosk.press_on(message("Open the reports"));
    waits_for(kiosk, "radio button", "Шымкент");
    kiosk.choose(kiosk.words(message("the year {year}", {{"year", "2026"}})));
    kiosk.press(message("Save bulletin and tables to the stick"));
    waits_for(kiosk, "label",
              kiosk.words(message(
                  "Publish other months, cross fewer questions, or wait until more reports have come.")));
    CHECK(names_in(stick.path()) == names);
}
