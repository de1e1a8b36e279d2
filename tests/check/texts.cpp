// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/proven.h"

using namespace mektep;

namespace {

const std::string russian = "locales/content/ru.po";
const std::string kazakh = "locales/content/kk.po";

}  // namespace

TEST_CASE("Every text has a translation that may be shown", "[check]") {
    PackFolder folder;
    SECTION("none") {
        folder.change(guide_file, "\"Ask for a slip.\"", "\"Ask for the slip.\"");
        const auto lines = said_by("texts", folder);
        REQUIRE(lines.size() == 4);
        const auto at = folder.where(guide_file, "Ask for the slip");
        CHECK(lines[0] == at + ": The text has no translation into kk (need-help.page).");
        CHECK(lines[1] == at + ": The text has no translation into ru (need-help.page).");
        CHECK(lines[2] == folder.where(kazakh, "msgid \"Ask for") +
                              ": No text of the pack uses this translation (need-help.page).");
        CHECK(lines[3] == folder.where(russian, "msgid \"Ask for") +
                              ": No text of the pack uses this translation (need-help.page).");
    }
    SECTION("empty") {
        folder.change(russian, "msgstr \"Попросите талон.\"", "msgstr \"\"");
        CHECK(said_by("texts", folder) == Lines{folder.where(guide_file, "Ask for a slip") +
                                                ": The text has no translation into ru (need-help.page)."});
    }
    SECTION("fuzzy: guessed by msgmerge") {
        folder.change(kazakh, "msgctxt \"need-help.page\"\nmsgid \"Ask for a slip.\"",
                      "#, fuzzy\nmsgctxt \"need-help.page\"\nmsgid \"Ask for a slip.\"");
        CHECK(said_by("texts", folder) == Lines{folder.where(guide_file, "Ask for a slip") +
                                                ": The text has no translation into kk (need-help.page)."});
    }
    SECTION("for another place") {
        folder.change(russian, "msgctxt \"complaint.title\"", "msgctxt \"complaint.subject\"");
        CHECK(said_by("texts", folder).size() == 2);
    }
}

TEST_CASE("A translation has the arguments and the choices of the English text", "[check]") {
    PackFolder folder;
    const std::string differs = ": The translation into ru has other arguments than the English text ";
    SECTION("another name") {
        folder.change(russian, "msgstr \"Причина: {home_reason}.\"", "msgstr \"Причина: {reason}.\"");
        CHECK(said_by("texts", folder) ==
              Lines{folder.where(russian, "msgid \"The reason") + differs + "(need-help.page)."});
    }
    SECTION("none") {
        folder.change(russian, "msgstr \"Причина: {home_reason}.\"", "msgstr \"Причина названа.\"");
        CHECK(said_by("texts", folder).size() == 1);
    }
    SECTION("a branch that the question does not have") {
        folder.change(russian, "msgstr \"{child_sex, select, girl", "msgstr \"{child_sex, select, woman");
        CHECK(said_by("texts", folder).size() == 1);
    }
    SECTION("fewer branches: Kazakh has one word for both") {
        folder.change(kazakh, "{child_sex, select, girl {Қызым} other {Ұлым}}",
                      "{child_sex, select, other {Балам}}");
        CHECK(said_by("texts", folder).empty());
    }
    SECTION("a choice where the English text has the bare answer") {
        folder.change(russian, "msgstr \"Причина: {home_reason}.\"",
                      "msgstr \"Причина: {home_reason, select, other {есть}}.\"");
        CHECK(said_by("texts", folder).size() == 1);
    }
}

TEST_CASE("Braces and marks are closed", "[check]") {
    PackFolder folder;
    SECTION("a brace of the English text") {
        folder.change(guide_file, "was: {home_reason}.", "was: {home_reason.");
        const auto lines = said_by("texts", folder);
        REQUIRE_FALSE(lines.empty());
        CHECK(lines.front().starts_with(folder.where(guide_file, "was: {home_reason.") +
                                        ": The text is not a valid message"));
    }
    SECTION("a brace of a translation") {
        folder.change(russian, "msgstr \"Причина: {home_reason}.\"", "msgstr \"Причина: {home_reason.\"");
        const auto lines = said_by("texts", folder);
        REQUIRE(lines.size() == 1);
        CHECK(lines.front().starts_with(folder.where(russian, "msgid \"The reason") +
                                        ": The text is not a valid message"));
    }
    SECTION("a glossary mark") {
        const auto broken = GENERATE(as<std::string>(), "[[catchment|территория", "catchment|территория]]",
                                     "]]территория[[", "[[catchment|территория [[catchment]] наша]]");
        folder.change(russian, "Важна [[catchment|территория обслуживания]].", "Важна " + broken + ".");
        CHECK(said_by("texts", folder) ==
              Lines{folder.where(russian, "msgid \"The [[catchment") + ": A mark [[…]] is not closed."});
    }
    SECTION("a glossary word that is not there") {
        folder.change(guide_file, "\"The [[catchment|", "\"The [[district|");
        const auto lines = said_by("texts", folder);
        REQUIRE_FALSE(lines.empty());
        CHECK(lines.front() ==
              folder.where(guide_file, "[[district") + ": The glossary has no word “district”.");
    }
    SECTION("a mark on a button, where nothing opens it") {
        folder.change(russian, "msgstr \"Обучение на дому\"", "msgstr \"Обучение на дому, [[catchment]]\"");
        const auto lines = said_by("texts", folder);
        REQUIRE(lines.size() == 1);
        CHECK(lines.front().ends_with(": A mark [[…]] cannot be opened here (need-help.placement.home)."));
    }
}
