// SPDX-License-Identifier: GPL-3.0-or-later
// Law, places, calendar, glossary and settings that are broken in one place, and the line that the editor is
// told.
#include "base/error.h"
#include "content/refused.h"

using namespace mektep;

namespace {

/// A file that is replaced by a text; the words at which the line is named, and what is said.
struct Fault {
    std::string file, text, at, said;
};

void is_refused(const Fault& fault) {
    CAPTURE(fault.file, fault.text);
    PackFolder folder;
    folder.write(fault.file, fault.text);
    CHECK(refused_with(folder) == Lines{folder.where(fault.file, fault.at) + ": " + fault.said});
}

const std::string source = "sources:\n  a-1:\n    act: a\n    says: S\n    fact: F-1\n";

}  // namespace

TEST_CASE("A broken law is refused with its line", "[content][broken]") {
    is_refused(GENERATE(values<Fault>({
        {law_file, "acts:\n  a: {number: 1}\n", "a: {number", "“title” is missing."},
        {law_file, "acts:\n  a: {title: A, adopted: 2007-13-27}\n", "2007-13",
         "“adopted” must be a date that exists."},
        {law_file, "acts:\n  a: {title: A}\n  a: {title: B}\n", "a: {title: B", "“a” stands twice."},
        {law_file, "laws: {}\n", "laws", "“laws” is not known here."},
        {law_file, "acts: [a]\n", "[a]", "Here a list of “name: value” lines is expected."},
        {law_file, source + "    confidence: sure\n", "sure", "“confidence” cannot be “sure”."},
        {law_file, source + "    use: perhaps\n", "perhaps", "“use” must be yes or no."},
        {law_file, source + "    review_due: soon\n", "soon", "“review_due” must be a date that exists."},
        {law_file, source + "    reviewed: x\n", "reviewed: x", "“reviewed” is not known here."},
        {law_file, "sources:\n  a-1: {act: a, fact: F-1}\n", "a-1", "“says” is missing."},
        {law_file, "terms:\n  t: {from: today, source: a-1}\n", "t: {from",
         "A term is counted in months, in working days or in calendar days."},
        {law_file, "terms:\n  t: {months: 3, working_days: 3, from: today, source: a-1}\n", "t: {months",
         "A term is counted in months, in working days or in calendar days."},
        {law_file, "terms:\n  t: {months: 3, source: a-1}\n", "t: {months", "“from” is missing."},
        {law_file, "terms:\n  t: {months: 3, from: today, roll: up, source: a-1}\n", "roll: up",
         "“roll” cannot be “up”."},
    })));
}

TEST_CASE("Broken places, days and words are refused with their line", "[content][broken]") {
    is_refused(GENERATE(values<Fault>({
        {places_file, "regions:\n  \"79\": {name: {kk: Ш, ru: Ш}}\n", "\"79\"", "“en” is missing."},
        {places_file, "regions:\n  \"7\": {name: {kk: Ш, ru: Ш, en: Sh}}\n", "\"7\"",
         "“7” is not the code of a region."},
        {places_file, "regions:\n  \"79\": {court: {kk: С, ru: С, en: C}}\n", "\"79\"",
         "The region has no name."},
        {places_file, "regions:\n  \"79\": {name: {kk: Ш, ru: Ш, en: Sh, de: S}}\n", "de: S",
         "“de” is not known here."},
        {calendar_file, "holidays:\n  - {month: 2, day: 30, name: None}\n", "{month: 2",
         "“day” must be a date that exists."},
        {calendar_file, "holidays:\n  - {day: 8, name: No month}\n", "{day: 8",
         "“day” must be a date that exists."},
        {calendar_file, "years:\n  2026: {off: [2026-05-32]}\n", "2026-05-32",
         "“day” must be a date that exists."},
        {calendar_file, "years:\n  2026:\n    off:\n      - 2026-05-27\n      - 2027-01-04\n", "2027-01-04",
         "This day is not in the year 2026."},
        {calendar_file, "years:\n  soon: {off: []}\n", "soon", "“soon” is not a year."},
        {glossary_file, "entries:\n  catchment: {word: area}\n", "catchment", "“explanation” is missing."},
        {glossary_file, "entries:\n  catchment: area\n", "catchment",
         "Here a list of “name: value” lines is expected."},
    })));
}

TEST_CASE("Impossible settings are refused with their line", "[content][broken]") {
    is_refused(GENERATE(values<Fault>({
        {settings_file, "site: The Kiosk\n", "site", "“The Kiosk” cannot be the code of a site."},
        {settings_file, "printer: x\nfirst_language: en\n", "first_language",
         "The first language must be kk or ru."},
        {settings_file, "\nidle_answer_seconds: 5\n", "idle",
         "“idle_answer_seconds” must be a whole number from 20 to 600."},
        {settings_file, "smallest_cell: 4\n", "smallest",
         "“smallest_cell” must be a whole number from 5 to 1,000."},
        {settings_file, "volume_percent: loud\n", "volume",
         "“volume_percent” must be a whole number from 10 to 100."},
        {settings_file, "highlight: letters\n", "highlight", "“letters” is no way to mark what is said."},
        {settings_file, "voice: siri\n", "voice", "“siri” is no voice."},
        {settings_file, "voice: program\n", "voice", "The voice is a program, but no program is named."},
        {settings_file, "voice: program\nvoice_program: [piper]\n", "voice",
         "The voice is a program, but no program is named."},
        {settings_file, "speech_at_start: 1\n", "speech", "“speech_at_start” must be yes or no."},
        {settings_file, "keys: [F2]\n", "keys", "Here a list of “name: value” lines is expected."},
        {settings_file, "keys:\n  F2: [a]\n", "F2", "“F2” must be a text."},
        {settings_file, "sight: x\n", "sight", "“sight” is not known here."},
    })));
}

TEST_CASE("A missing file of the pack is named", "[content][broken]") {
    PackFolder folder;
    folder.remove(law_file);
    REQUIRE_FALSE(refused_with(folder).empty());
    CHECK(refused_with(folder).front() == "config/law.yaml:0: The file is missing.");
}

TEST_CASE("A folder that is no pack says what a pack is", "[content][broken]") {
    const auto pack = load_pack("/nonexistent/pack");
    REQUIRE_FALSE(pack);
    CHECK(pack.error().front().place.file == "/nonexistent/pack");
    CHECK(in_english(pack.error().front().what).find("config") != std::string::npos);
}

TEST_CASE("A broken catalogue refuses the pack", "[content][broken]") {
    PackFolder folder;
    folder.write("locales/content/kk.po", "msgid \"A\"\nmsgstr B\n");
    REQUIRE_FALSE(refused_with(folder).empty());
    CHECK(refused_with(folder).front().starts_with(
        "locales/content/kk.po:2: The translation file is not valid"));
}

TEST_CASE("Every problem of a pack can be told in Kazakh and Russian", "[content][broken]") {
    const auto catalog = Catalog::load(MEKTEP_SOURCE_DIR "/locales");
    REQUIRE(catalog);
    PackFolder folder;
    folder.write(law_file, "acts: {a: {number: 1}}\nterms: {t: {months: 0, roll: up}}\nx: y\n");
    folder.write(calendar_file,
                 "holidays: [{month: 2, day: 30}]\nyears: {2026: {off: [2025-01-01]}, x: {}}\n");
    folder.write(places_file, "regions: {x: {}}\n");
    folder.write(settings_file, "a: b\n---\nc: d\n");
    const auto pack = folder.load();
    REQUIRE_FALSE(pack);
    CHECK(pack.error().size() >= 10);
    for (const auto& problem : pack.error())
        for (const auto language : visitor_languages)
            for (const auto& sentence : {problem.what, problem.remedy}) {
                CHECK(catalog->find("", sentence.text, language));
                CHECK_FALSE(render(sentence, language, *catalog).empty());
            }
}
