// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/proven.h"

using namespace mektep;

namespace {

const std::string russian = "locales/content/ru.po";
const std::string kazakh = "locales/content/kk.po";

std::string unsaid(const std::string& word, const std::string& language, const std::string& context) {
    return ": The voice cannot say “" + word + "” in the " + language + " text (" + context + ").";
}

}  // namespace

TEST_CASE("The voice can say every text", "[check]") {
    PackFolder folder;
    SECTION("a Latin word") {
        folder.change(russian, "msgstr \"Попросите талон.\"", "msgstr \"Попросите receiptxq.\"");
        CHECK(said_by("speakable", folder) == Lines{folder.where(guide_file, "Ask for a slip") +
                                                    unsaid("receiptxq", "ru", "need-help.page")});
    }
    SECTION("the bare id of a glossary word") {
        folder.change(kazakh, "[[catchment|Қызмет көрсету аумағы]]", "[[catchment]]");
        CHECK(said_by("speakable", folder).size() == 1);
    }
    SECTION("an abbreviation that nobody explained") {
        folder.change(kazakh, "msgstr \"Талон сұраңыз.\"", "msgstr \"ЖЩЦФ сұраңыз.\"");
        CHECK(said_by("speakable", folder) ==
              Lines{folder.where(guide_file, "Ask for a slip") + unsaid("ЖЩЦФ", "kk", "need-help.page")});
    }
    SECTION("numbers, dates and known abbreviations are no trouble") {
        folder.change(russian, "msgstr \"Попросите талон.\"",
                      "msgstr \"Попросите талон № 5 в ПМПК до 23.11.2026.\"");
        CHECK(said_by("speakable", folder).empty());
    }
}

TEST_CASE("Every branch of every choice is said once", "[check]") {
    PackFolder folder;
    SECTION("each branch") {
        const auto branch = GENERATE(as<std::string>(), "girl {Моя дочь", "other {Мой сын");
        folder.change(russian, branch, branch + " qwzrt");
        CHECK(said_by("speakable", folder).size() == 1);
    }
    SECTION("a choice inside a choice") {
        folder.change(russian, "girl {Моя дочь хочет}",
                      "girl {{applicant_name, select, a {дочь} b {qwzrt} other {дочь}}}");
        CHECK(said_by("speakable", folder) == Lines{folder.where(letter_file, "My daughter wants") +
                                                    unsaid("qwzrt", "ru", "complaint.letter")});
    }
    SECTION("the same choice twice, with other answers") {
        folder.change(russian, "other {Мой сын хочет}}",
                      "other {Мой сын хочет}} {child_sex, select, boy {qwzrt} other {он}}");
        CHECK(said_by("speakable", folder).size() == 1);
    }
    SECTION("each plural form") {
        const auto form = GENERATE(as<std::string>(), "one {", "few {", "many {");
        std::string text =
            "{child_age, plural, one {год} few {года} many {лет} other {года}} {child_sex, select, girl {Моя";
        text.insert(text.find(form) + form.size(), "qwzrt ");
        folder.change(russian, "msgstr \"{child_sex, select, girl {Моя", "msgstr \"" + text);
        CHECK(said_by("speakable", folder).size() == 1);
    }
}
